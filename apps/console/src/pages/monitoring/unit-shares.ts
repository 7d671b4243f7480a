import type { FleetStore } from '../../live/fleet-store.js';

/** From bad to good, and communes without a device that could be connected; tips and the list say it in figures. */
export const SHARE_COLOURS = ['#c2410c', '#f59e0b', '#fde68a', '#7cc47f', '#f1f3f5'] as const;
const LIMITS = [50, 80, 95];
const NO_DEVICE = 4;

export interface UnitShare {
  key: string;
  name: string;
  connected: number;
  lost: number;
  devices: number;
  /** Per cent; -1: no device. */
  share: number;
}

/** By unit key: a commune may have two stations. */
export function sharesByUnit(store: FleetStore): UnitShare[] {
  const byKey = new Map<string, UnitShare>();
  store.fleet.units.forEach(({ key, name }, i) => {
    const { online, playing, lost, unknown } = store.count(i);
    const sum = byKey.get(key) ?? { key, name, connected: 0, lost: 0, devices: 0, share: -1 };
    sum.connected += online + playing;
    sum.lost += lost;
    sum.devices += online + playing + lost + unknown;
    sum.share = sum.devices === 0 ? -1 : (100 * sum.connected) / sum.devices;
    byKey.set(key, sum);
  });
  return [...byKey.values()];
}

/** Index of the colour. */
export function classOf(unit: UnitShare | undefined): number {
  if (!unit || unit.share < 0) return NO_DEVICE;
  return LIMITS.filter((limit) => unit.share >= limit).length;
}
