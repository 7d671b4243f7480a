import { hubNowMs } from '../api/hub-clock.js';
import type { DeviceChange } from '#contracts/realtime.js';

/** What one glance tells of a place; the order is that of counting, drawing and the legend. */
export const CELLS = ['online', 'playing', 'lost', 'unknown', 'none'] as const;
export type Cell = (typeof CELLS)[number];
const ONLINE = 0;
const PLAYING = 1;
const LOST = 2;
const UNKNOWN = 3;
const NONE = 4;

export interface FleetUnit {
  key: string;
  name: string;
  path: string;
  lat: number | null;
  lon: number | null;
  station: string;
  technology: 'ip' | 'fm' | 'wired';
  muted: 'no' | 'programme' | 'all';
}
/** The hub's answer to `GET /api/v1/monitoring/fleet`: columns, the i-th of each belongs together. */
export interface Fleet {
  total: number;
  truncated: boolean;
  units: FleetUnit[];
  places: {
    device: (string | null)[];
    place: string[];
    name: string[];
    unit: number[];
    kind: ('speaker' | 'board')[];
    lat: (number | null)[];
    lon: (number | null)[];
    presence: string[];
    since: (string | null)[];
    playing: boolean[];
    muted: string[];
    clock: (string | null)[];
  };
}

const EMPTY: Fleet = {
  ...{ total: 0, truncated: false, units: [] },
  places: {
    ...{ device: [], place: [], name: [], unit: [], kind: [], lat: [], lon: [] },
    ...{ presence: [], since: [], playing: [], muted: [], clock: [] },
  },
};

/**
 * Thousands of devices outside React: changes touch typed columns and counters, and tell only who listens to the unit
 * that changed. `version` moves with every change.
 */
export class FleetStore {
  fleet: Fleet = EMPTY;
  version = 0;
  /** A device came that the list does not have: it should be read again. */
  stale = false;
  private cells = new Uint8Array(0);
  private indexes = new Map<string, number>();
  /** Per unit one counter for each of {@link CELLS}. */
  private counts: Int32Array[] = [];
  private members: number[][] = [];
  private readonly listeners = new Set<() => void>();
  private readonly byUnit = new Map<number, Set<() => void>>();

  load(fleet: Fleet): void {
    this.fleet = fleet;
    this.stale = false;
    this.indexes = new Map(fleet.places.device.flatMap((id, i) => (id === null ? [] : [[id, i] as const])));
    this.cells = Uint8Array.from(fleet.places.place, (_, i) => this.cellCode(i));
    this.counts = fleet.units.map(() => new Int32Array(CELLS.length));
    this.members = fleet.units.map(() => []);
    fleet.places.unit.forEach((unit, i) => {
      this.counts[unit]![this.cells[i]!]!++;
      this.members[unit]!.push(i);
    });
    this.tell(fleet.units.map((_, i) => i));
  }

  apply(changes: readonly DeviceChange[]): void {
    const touched = new Set<number>();
    const { places } = this.fleet;
    for (const { id, presence, playing, muted, clock } of changes) {
      const i = this.indexes.get(id);
      if (i === undefined) {
        this.stale = true;
        continue;
      }
      if (presence !== undefined && places.presence[i] !== presence) {
        places.presence[i] = presence;
        places.since[i] = new Date(hubNowMs()).toISOString();
      }
      if (playing !== undefined) places.playing[i] = playing;
      if (muted !== undefined) places.muted[i] = muted;
      if (clock !== undefined) places.clock[i] = clock;
      const before = this.cells[i]!;
      const now = this.cellCode(i);
      const unit = places.unit[i]!;
      touched.add(unit);
      if (before === now) continue;
      this.cells[i] = now;
      this.counts[unit]![before]!--;
      this.counts[unit]![now]!++;
    }
    if (touched.size > 0) this.tell([...touched]);
  }

  cell(i: number): Cell {
    return CELLS[this.cells[i]!]!;
  }

  /** Indexes of a unit's places. */
  placesOf(unit: number): readonly number[] {
    return this.members[unit] ?? [];
  }

  indexOf(device: string): number | undefined {
    return this.indexes.get(device);
  }

  /** @param unit index; left out: everything */
  count(unit?: number): Record<Cell, number> {
    const sum = new Int32Array(CELLS.length);
    for (const counts of unit === undefined ? this.counts : [this.counts[unit] ?? sum])
      counts.forEach((n, cell) => (sum[cell]! += n));
    return Object.fromEntries(CELLS.map((cell, i) => [cell, sum[i]!])) as Record<Cell, number>;
  }

  listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  listenUnit(unit: number, listener: () => void): () => void {
    const own = this.byUnit.get(unit) ?? new Set();
    this.byUnit.set(unit, own.add(listener));
    return () => void own.delete(listener);
  }

  private tell(units: readonly number[]): void {
    this.version++;
    for (const unit of units) for (const listener of this.byUnit.get(unit) ?? []) listener();
    for (const listener of this.listeners) listener();
  }

  private cellCode(i: number): number {
    const { presence, playing, device } = this.fleet.places;
    if (device[i] === null) return NONE;
    switch (presence[i]) {
      case 'online':
        return playing[i] ? PLAYING : ONLINE;
      case 'offline':
      case 'link-lost':
        return LOST;
      default:
        return UNKNOWN;
    }
  }
}
