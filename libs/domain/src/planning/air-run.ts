import type { DayNumber, LocalDate } from '../time/civil-date.js';
import type { Request } from './requests.js';
import type { Slotted } from './slotted.js';
import type { Furniture, PlannedOccurrence } from './types.js';

/** Something frozen in its slot. */
export interface FrozenSlot extends Slotted {
  frozen: PlannedOccurrence;
}

/** Something that has a slot in a run. */
export type Aired = FrozenSlot | Request;

/** What a station used of its quota on a local day. */
export interface DayUse {
  sessions: number;
  countedMs: number;
}

/** One possible session: a stretch of a window without quiet hours in it, with what has a slot there, by start. */
export interface AirRun {
  day: DayNumber;
  localDate: LocalDate;
  window: string;
  /** Tells the runs of a window and date apart in the session's id. */
  part: string;
  /** When an open session that froze goes on here: its id. */
  sessionId: string | null;
  fromMs: number;
  toMs: number;
  /** The whole piece of the window that it is part of. */
  piece: { fromMs: number; toMs: number };
  furniture: Furniture;
  aired: Aired[];
  countedMs: number;
  /** Of sessions that closed earlier in the same piece: the limit of a session holds for all of them together. */
  earlierMs: number;
  use: DayUse;
  /** Its session closed within the frozen part: nothing may be added. */
  sealed: boolean;
}

/** Where a start is looked for. Instants in epoch ms. */
export interface Search {
  /** Content with the stingers inside it, without one before it. */
  contentMs: number;
  /** Nothing of it sounds before this: opening included. */
  airFromMs: number;
  /** It starts at or after this. */
  startFromMs: number;
  startToMs: number;
  endToMs: number;
  atFixedTime: boolean;
}

/** When something in a slot ends. */
export function endOf(aired: Slotted): number {
  return aired.startMs + aired.lengthMs;
}

/**
 * Where the neighbour after `run.aired[i]` may start. The first of a session has no stinger yet; the room for one is
 * left after it, so that something may still be put before it; only a fixed time may come closer.
 */
function endWithReserve(run: AirRun, i: number, nextAtFixedTime: boolean): number {
  const before = run.aired[i];
  if (!before) return run.fromMs;
  return endOf(before) + (i === 0 && before.leadMs === 0 && !nextAtFixedTime ? run.furniture.stingerMs : 0);
}

/** True when the first of the run can take a stinger, because something comes before it. */
function headCanTakeStinger(run: AirRun): boolean {
  const [head, second] = run.aired;
  if (!head || head.frozen) return false;
  const endMs = endOf(head) + run.furniture.stingerMs;
  const notAfterMs = head.airing.version.validToMs ?? Number.POSITIVE_INFINITY;
  return endMs <= (second ? second.startMs : run.toMs - run.furniture.closingMs) && endMs <= notAfterMs;
}

/** The first start before the first of the run, or in an empty one; what stands there comes after the opening. */
function headFrom(run: AirRun, search: Search): number {
  return Math.max(Math.max(run.fromMs, search.airFromMs) + run.furniture.openingMs, search.startFromMs);
}

/** The last start before the first of the run, or in an empty one. */
function headTo(run: AirRun, search: Search): number {
  const { closingMs, stingerMs } = run.furniture;
  const to = Math.min(search.startToMs, search.endToMs - search.contentMs);
  const head = run.aired[0];
  if (!head) return Math.min(to, run.toMs - closingMs - search.contentMs);
  if (!headCanTakeStinger(run)) return Number.NEGATIVE_INFINITY;
  return Math.min(to, head.startMs - search.contentMs - (head.atFixedTime ? 0 : stingerMs));
}

/** The first start right after `run.aired[i - 1]`. */
function afterFrom(run: AirRun, i: number, search: Search): number {
  return Math.max(endWithReserve(run, i - 1, search.atFixedTime), search.airFromMs, search.startFromMs);
}

/** The last start before `run.aired[i]`, or before the end of the run. */
function afterTo(run: AirRun, i: number, search: Search): number {
  const lengthMs = search.contentMs + run.furniture.stingerMs;
  const next = run.aired[i];
  const limit = next ? next.startMs : run.toMs - run.furniture.closingMs;
  return Math.min(search.startToMs, Math.min(search.endToMs, limit) - lengthMs);
}

/** The earliest start in a run, or null. */
export function earliestStart(run: AirRun, search: Search): number | null {
  if (run.sealed) return null;
  const from = headFrom(run, search);
  if (from <= headTo(run, search)) return from;
  const { aired } = run;
  for (let i = 1; i <= aired.length; i += 1) {
    const next = aired[i];
    if (next && next.startMs < search.startFromMs) continue;
    const after = afterFrom(run, i, search);
    if (after <= afterTo(run, i, search)) return after;
    if (after > search.startToMs) return null;
  }
  return null;
}

/** The latest start in a run, or null. In an empty run the room for a stinger is left at its end where there is room. */
export function latestStart(run: AirRun, search: Search): number | null {
  if (run.sealed) return null;
  for (let i = run.aired.length; i >= 1; i -= 1) {
    const to = afterTo(run, i, search);
    if (afterFrom(run, i, search) <= to) return to;
  }
  const from = headFrom(run, search);
  const to = headTo(run, search);
  if (from > to) return null;
  if (run.aired.length > 0 || search.atFixedTime) return to;
  const { closingMs, stingerMs } = run.furniture;
  const withReserve = Math.min(to, run.toMs - closingMs - stingerMs - search.contentMs);
  return withReserve >= from ? withReserve : to;
}

/** What a further occurrence adds to the counted time: with the opening and closing if it begins the session. */
export function addedMs(run: AirRun, contentMs: number): number {
  const { openingMs, stingerMs, closingMs } = run.furniture;
  return contentMs + (run.aired.length === 0 ? openingMs + closingMs : stingerMs);
}

/**
 * Puts something into a run at a start that was found for it, and counts it. What was the first of the session before
 * takes its stinger. `content` comes without one.
 */
export function insert(run: AirRun, content: Request): void {
  const { aired, furniture, use } = run;
  const added = addedMs(run, content.lengthMs);
  if (aired.length === 0) use.sessions += 1;
  let i = aired.length;
  while (i > 0 && (aired[i - 1]?.startMs ?? 0) > content.startMs) i -= 1;
  const head = aired[0];
  if (i > 0) {
    content.leadMs = furniture.stingerMs;
    content.lengthMs += furniture.stingerMs;
  } else if (head) {
    head.leadMs = furniture.stingerMs;
    head.lengthMs += furniture.stingerMs;
  }
  aired.splice(i, 0, content);
  run.countedMs += added;
  use.countedMs += added;
}

/** What sounds or is reserved in [fromMs, toMs). */
export function airedBetween(run: AirRun, fromMs: number, toMs: number): Aired[] {
  return run.aired.filter((aired) => aired.startMs < toMs && endOf(aired) > fromMs);
}
