import { latest } from './latest.js';
import type { Mark, RowFacts } from './types.js';

/** What a place has heard of something so far. */
export type HeardState =
  /** No sound was reported. */
  | 'silent'
  /** It plays, or its end has not been reported yet. */
  | 'sounding'
  /** Every play that began is reported to have ended. */
  | 'ended';

export interface Heard {
  state: HeardState;
  /** What is reported as played, plus what a play that still sounds has had time for since it began. */
  heardMs: number;
  /** `heardMs` is reckoned from the clock, not reported. */
  estimated: boolean;
}

/**
 * How much of a row was heard until `nowMs`, and whether its place has confirmed that it is silent now. A play that sounds
 * is reckoned from its start (or from where it was resumed) and never over `lengthMs`.
 */
export function heardSoFar(
  facts: RowFacts,
  row: { playedMs: number; lengthMs: number },
  nowMs: number,
): Heard {
  if (facts.plays.length === 0) return { state: 'silent', heardMs: row.playedMs, estimated: false };
  const since = facts.plays.flatMap(({ startedAtMs, resumed, ends }) => {
    const last = latest<Mark & { began: boolean }>([
      ...resumed.map((mark) => ({ ...mark, began: true })),
      ...ends.map((mark) => ({ ...mark, began: false })),
    ]);
    if (last === null) return startedAtMs === null ? [] : [startedAtMs];
    return last.began ? [last.atMs] : [];
  });
  if (since.length === 0) return { state: 'ended', heardMs: row.playedMs, estimated: false };
  const more = Math.max(0, nowMs - Math.min(...since));
  const heardMs = Math.max(row.playedMs, Math.min(row.lengthMs, row.playedMs + more));
  return { state: 'sounding', heardMs, estimated: true };
}
