import type { DisplayItem } from './display-types.js';
import type { AskedStation, PlanItem, PlannedItem } from './types.js';

/** What an order airs and shows at a station, with withdrawn bulletins left out; shared by all its dates there. */
export interface Programme {
  items: readonly PlanItem[];
  /** What boards show of it; null: nothing. */
  shown: readonly DisplayItem[] | null;
  /** Without stingers; of a display alone, one turn. */
  soundMs: number;
  /** How many stingers lie between its items: one wherever another bulletin begins. */
  innerStingers: number;
  layouts: Map<number, readonly PlannedItem[]>;
}

export function programmeOf(asked: AskedStation, withdrawn: ReadonlyMap<string, number>): Programme {
  const items =
    withdrawn.size === 0 ? asked.items : asked.items.filter((item) => !withdrawn.has(item.bulletinId));
  const shown = asked.display?.items.filter((item) => !withdrawn.has(item.bulletinId)) ?? [];
  let soundMs = items.length === 0 ? (asked.display?.turnMs ?? 0) : 0;
  let innerStingers = 0;
  items.forEach((item, i) => {
    soundMs += item.durationMs;
    if (i > 0 && items[i - 1]?.bulletinId !== item.bulletinId) innerStingers += 1;
  });
  return { items, shown: shown.length > 0 ? shown : null, soundMs, innerStingers, layouts: new Map() };
}

/** The items with their offsets; `leadMs` is the stinger before the first, `stingerMs` those between bulletins. */
export function layOut(programme: Programme, leadMs: number, stingerMs: number): readonly PlannedItem[] {
  const key = leadMs * 1_000_003 + stingerMs;
  const known = programme.layouts.get(key);
  if (known) return known;
  const items: PlannedItem[] = [];
  let offsetMs = 0;
  const stinger = (durationMs: number): void => {
    if (durationMs > 0) items.push({ kind: 'stinger', offsetMs, durationMs });
    offsetMs += durationMs;
  };
  stinger(leadMs);
  programme.items.forEach((item, i) => {
    if (i > 0 && programme.items[i - 1]?.bulletinId !== item.bulletinId) stinger(stingerMs);
    items.push({ kind: 'content', offsetMs, ...item });
    offsetMs += item.durationMs;
  });
  programme.layouts.set(key, items);
  return items;
}

/** One text for all the content, in its order. */
export function contentHashOf(items: readonly { contentHash: string }[]): string {
  return items.map((item) => item.contentHash).join('+');
}
