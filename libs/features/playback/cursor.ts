/** What of a journal is committed: everything to `upTo`, and the ranges above it that came out of order. */
export interface JournalCursor {
  upTo: number;
  /** Disjoint, ascending, none touching another nor `upTo`. */
  above: [number, number][];
}

/** More holes than this and what lies above them is not taken (the device sends it again, in order). */
export const MAX_RANGES = 64;

export const emptyCursor = (): JournalCursor => ({ upTo: 0, above: [] });

export function covers(cursor: JournalCursor, seq: number): boolean {
  return seq <= cursor.upTo || cursor.above.some(([from, to]) => seq >= from && seq <= to);
}

/**
 * The cursor with the numbers from…to added, or null where that would need more than {@link MAX_RANGES} ranges.
 * Idempotent and independent of order.
 */
export function addRange(cursor: JournalCursor, from: number, to: number): JournalCursor | null {
  if (to < from || to <= cursor.upTo) return cursor;
  const ranges: [number, number][] = [...cursor.above, [from, to] as [number, number]].sort(
    (a, b) => a[0] - b[0],
  );
  let upTo = cursor.upTo;
  const above: [number, number][] = [];
  for (const [start, end] of ranges) {
    const last = above.at(-1);
    if (above.length === 0 && start <= upTo + 1) upTo = Math.max(upTo, end);
    else if (last && start <= last[1] + 1) last[1] = Math.max(last[1], end);
    else above.push([start, end]);
  }
  return above.length > MAX_RANGES ? null : { upTo, above };
}
