import type { Condition } from './alarms.js';

/** One device as the monitor sees it now. */
export interface WatchedDevice {
  device: string;
  unit: string;
  /** Offline, and last heard then; null: not offline. A device that was never heard is not offline but awaited. */
  silentSinceMs: number | null;
}
export interface SilenceRule {
  /** More than this share of a unit … */
  share: number;
  /** … falling silent within this time is one alarm of the unit. */
  withinMs: number;
  /** A unit needs so many silent devices to have an alarm of its own. */
  atLeast: number;
  /** Devices of one outage are noticed up to a heartbeat apart: a single one waits this long for the others. */
  holdMs: number;
}
export const SILENCE_RULE: SilenceRule = { share: 0.3, withinMs: 120_000, atLeast: 2, holdMs: 60_000 };

/**
 * Alarm conditions for silence: one for a unit that fell silent together, otherwise one per device. Devices under an
 * open alarm of their unit stay under it until they are heard, so that a slow recovery is not a burst of alarms.
 *
 * @param covered per unit the devices that its open alarm names
 * @param offlineAfterMs how long a device is silent before it counts as offline (three heartbeats)
 */
export function silenceConditions(
  devices: readonly WatchedDevice[],
  covered: ReadonlyMap<string, ReadonlySet<string>>,
  nowMs: number,
  offlineAfterMs: number,
  rule: SilenceRule = SILENCE_RULE,
): Condition[] {
  const byUnit = new Map<string, WatchedDevice[]>();
  for (const device of devices) byUnit.set(device.unit, [...(byUnit.get(device.unit) ?? []), device]);
  return [...byUnit].flatMap(([unit, members]) => {
    const silent = members.flatMap(({ device, silentSinceMs }) =>
      silentSinceMs === null ? [] : [{ device, sinceMs: silentSinceMs }],
    );
    const together = new Set([
      ...fellTogether(silent, members.length, rule),
      ...silent.map(({ device }) => device).filter((device) => covered.get(unit)?.has(device)),
    ]);
    const alone = silent.filter(
      ({ device, sinceMs }) => !together.has(device) && nowMs - sinceMs >= offlineAfterMs + rule.holdMs,
    );
    const ofUnit = silent.filter(({ device }) => together.has(device));
    return [
      ...(ofUnit.length === 0 ? [] : [unitSilent(unit, ofUnit, members.length)]),
      ...alone.map(({ device, sinceMs }): Condition => ({
        key: `device-offline:${device}`,
        kind: 'device-offline',
        unit,
        subject: device,
        sinceMs,
        details: {},
      })),
    ];
  });
}

interface Silent {
  device: string;
  sinceMs: number;
}

const unitSilent = (unit: string, silent: readonly Silent[], total: number): Condition => ({
  key: `unit-silent:${unit}`,
  kind: 'unit-silent',
  unit,
  subject: unit,
  sinceMs: Math.min(...silent.map(({ sinceMs }) => sinceMs)),
  details: { devices: silent.map(({ device }) => device).sort(), total },
});

/** The largest group that fell silent within the window, if it is large enough for the unit. */
function fellTogether(silent: readonly Silent[], total: number, rule: SilenceRule): string[] {
  const sorted = [...silent].sort((a, b) => a.sinceMs - b.sinceMs);
  let best: Silent[] = [];
  let from = 0;
  sorted.forEach(({ sinceMs }, to) => {
    while (sinceMs - (sorted[from]?.sinceMs ?? sinceMs) > rule.withinMs) from += 1;
    if (to - from + 1 > best.length) best = sorted.slice(from, to + 1);
  });
  const isLarge = best.length >= rule.atLeast && best.length > total * rule.share;
  return isLarge ? best.map(({ device }) => device) : [];
}
