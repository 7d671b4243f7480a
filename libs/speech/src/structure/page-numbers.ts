const ALONE = /^\s*(?:[-–—]\s*)?(?:(?:trang|page)\s*)?(\d{1,4})(?:\s*\/\s*\d{1,4})?(?:\s*[-–—])?\s*$/iu;
const FEWEST = 3;
const SHORTEST_PAGE = 12;
const LONGEST = 40;

/**
 * Page numbers that a text program left between the lines: numbers alone on a line that count up by one, each a
 * page's worth of lines after the last. Pages are about equally long; the rows of a table are not.
 */
export function dropPageNumbers<L extends { readonly raw: string }>(
  lines: readonly L[],
): { lines: L[]; dropped: string[] } {
  const found: { index: number; filled: number }[] = [];
  let expected: number | undefined;
  let filled = 0;
  lines.forEach((line, index) => {
    if (line.raw.trim() === '') return;
    filled += 1;
    const number = line.raw.length <= LONGEST ? ALONE.exec(line.raw)?.[1] : undefined;
    if (number === undefined) return;
    const value = Number(number);
    const opens = expected === undefined && value <= 2;
    if (!opens && (value !== expected || filled - (found.at(-1)?.filled ?? 0) < SHORTEST_PAGE)) return;
    found.push({ index, filled });
    expected = value + 1;
  });
  if (found.length < FEWEST || !areEven(found.map((each) => each.filled)))
    return { lines: [...lines], dropped: [] };
  const out = new Set(found.map((each) => each.index));
  return {
    lines: lines.filter((_, index) => !out.has(index)),
    dropped: found.slice(0, 20).map(({ index }) => lines[index]?.raw.trim() ?? ''),
  };
}

/** The first page may be short of its number or long by it; no later one is twice as long as another. */
function areEven(at: readonly number[]): boolean {
  const gaps = at.slice(1).map((value, index) => value - (at[index] ?? 0));
  return Math.max(...gaps) <= 2 * Math.min(...gaps) && (at[0] ?? 0) <= 2 * Math.max(...gaps);
}
