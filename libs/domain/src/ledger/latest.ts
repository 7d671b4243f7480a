import type { Mark } from './types.js';

/**
 * The last word: within a journal its numbers decide, whatever the device's clock said. A place with two journals (its
 * box was replaced) is decided by the journal whose latest time is later.
 */
export function latest<T extends Mark>(marks: readonly T[]): T | null {
  const newest = new Map<string, number>();
  for (const { journal, atMs } of marks) newest.set(journal, Math.max(atMs, newest.get(journal) ?? 0));
  const rank = (mark: T): [number, string, number] => [newest.get(mark.journal) ?? 0, mark.journal, mark.seq];
  return marks.reduce<T | null>(
    (best, mark) => (best === null || after(rank(mark), rank(best)) ? mark : best),
    null,
  );
}

function after(a: [number, string, number], b: [number, string, number]): boolean {
  if (a[0] !== b[0]) return a[0] > b[0];
  if (a[1] !== b[1]) return a[1] > b[1];
  return a[2] > b[2];
}
