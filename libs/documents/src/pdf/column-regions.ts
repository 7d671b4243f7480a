import type { Row } from './page-layout.js';

/** Rows `from`–`to` (end exclusive) that stand in columns without a frame. */
export interface ColumnRegion {
  readonly from: number;
  readonly to: number;
  readonly rows: string[][];
}

interface Column {
  left: number;
  right: number;
}

const FEWEST_COLUMN_ROWS = 2;
const SLACK = 3;

/**
 * Finds runs of rows in columns: the head of a document (issuer | motto), its foot (recipients | signature), tables
 * without frames. A row that lies across two columns, or is centred on the page, ends the run.
 * @param middle where centred lines have their middle
 */
export function columnRegions(rows: readonly Row[], middle: number): ColumnRegion[] {
  const regions: ColumnRegion[] = [];
  for (let at = 0; at < rows.length; at++) {
    if ((rows[at]?.segments.length ?? 0) < 2) continue;
    const region = grow(rows, at, middle, regions.at(-1)?.to ?? 0);
    if (!region) continue;
    regions.push(region);
    at = region.to - 1;
  }
  return regions;
}

function grow(rows: readonly Row[], start: number, middle: number, lowest: number): ColumnRegion | undefined {
  const columns: Column[] = (rows[start]?.segments ?? []).map(({ x, right }) => ({ left: x, right }));
  const cells: string[][] = [];
  let wide = 0;
  let to = start;
  for (let at = start; at < rows.length; at++) {
    const row = rows[at];
    if (!row || (at > start && (isFar(rows[at - 1], row) || isCentred(row, middle)))) break;
    const placed = place(row, columns);
    if (!placed) break;
    cells.push(placed);
    if (row.segments.length >= 2) wide += 1;
    to = at + 1;
  }
  if (wide < FEWEST_COLUMN_ROWS) return undefined;
  let from = start;
  for (let at = start - 1; at >= lowest; at--) {
    const row = rows[at];
    const placed =
      row && row.segments.length === 1 && !isFar(row, rows[at + 1]) && !isCentred(row, middle)
        ? place(row, columns)
        : undefined;
    if (!placed || placed[0] !== '') break; // on the left it may as well be the last line of a paragraph
    cells.unshift(placed);
    from = at;
  }
  return { from, to, rows: cells };
}

const isFar = (above: Row | undefined, row: Row | undefined): boolean =>
  above !== undefined && row !== undefined && above.y - row.y > 6 * Math.max(row.height, 8);

function isCentred(row: Row, middle: number): boolean {
  const [only, second] = row.segments;
  return only !== undefined && second === undefined && Math.abs((only.x + only.right) / 2 - middle) < 12;
}

/** The row's segments by column, or undefined when one lies across two columns or two share one. */
function place(row: Row, columns: Column[]): string[] | undefined {
  const cells = columns.map(() => '');
  for (const segment of row.segments) {
    const over = columns.flatMap((column, index) =>
      segment.x < column.right + SLACK && segment.right > column.left - SLACK ? [index] : [],
    );
    const index = over[0];
    if (over.length !== 1 || index === undefined || cells[index] !== '') return undefined;
    cells[index] = segment.text;
    const column = columns[index];
    if (column) {
      column.left = Math.min(column.left, segment.x);
      column.right = Math.max(column.right, segment.right);
    }
  }
  return cells;
}
