/** Tables inside plain text: Markdown's bars, or columns parted by tabs. */
export interface TextTable {
  readonly rows: string[][];
  readonly headerRows: number;
  /** One after its last line. */
  readonly to: number;
}

const SEPARATOR = /^:?-{2,}:?$/u;
const MOST_COLUMNS = 40;
const FEWEST_TAB_ROWS = 2;

const cellsOf = (line: string): string[] =>
  line
    .replace(/^\s*\|/u, '')
    .replace(/\|\s*$/u, '')
    .split(/(?<!\\)\|/u, MOST_COLUMNS)
    .map((cell) => cell.trim());

/** A table that starts at line `at`, or undefined. One without any cell has no rows. */
export function textTableAt(lines: readonly string[], at: number): TextTable | undefined {
  return barTable(lines, at) ?? tabTable(lines, at);
}

function barTable(lines: readonly string[], at: number): TextTable | undefined {
  const isRow = (line: string | undefined): boolean => line !== undefined && /^\s*\|.*\|\s*$/u.test(line);
  let to = at;
  while (isRow(lines[to])) to += 1;
  if (to - at < 2) return undefined;
  const rows: string[][] = [];
  let headerRows = 0;
  for (const line of lines.slice(at, to)) {
    const cells = cellsOf(line);
    if (cells.every((cell) => SEPARATOR.test(cell))) headerRows = rows.length === 1 ? 1 : headerRows;
    else rows.push(cells);
  }
  if (headerRows === 1 && rows[0]?.every((cell) => cell === '')) {
    rows.shift();
    headerRows = 0;
  }
  return { rows, headerRows, to };
}

function tabTable(lines: readonly string[], at: number): TextTable | undefined {
  const columns = (line: string | undefined): number => (line?.trim() ? line.trim().split('\t').length : 0);
  const wanted = columns(lines[at]);
  if (wanted < 2 || wanted > MOST_COLUMNS) return undefined;
  let to = at;
  while (columns(lines[to]) === wanted) to += 1;
  if (to - at < FEWEST_TAB_ROWS) return undefined;
  const rows = lines.slice(at, to).map((line) =>
    line
      .trim()
      .split('\t')
      .map((cell) => cell.trim()),
  );
  return { rows, headerRows: 0, to };
}
