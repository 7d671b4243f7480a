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
 * without frames. A row that lies across two columns ends the run.
 */
export function columnRegions(rows: readonly Row[]): ColumnRegion[] {
  const regions: ColumnRegion[] = [];
  for (let at = 0; at < rows.length; at++) {
    if ((rows[at]?.segments.length ?? 0) < 2) continue;
    const region = grow(rows, at);
    if (!region) continue;
    regions.push(region);
    at = region.to - 1;
  }
  return regions;
}

function grow(rows: readonly Row[], from: number): ColumnRegion | undefined {
  const columns: Column[] = (rows[from]?.segments ?? []).map(({ x, right }) => ({ left: x, right }));
  const cells: string[][] = [];
  let wide = 0;
  let to = from;
  for (let at = from; at < rows.length; at++) {
    const row = rows[at];
    const previous = rows[at - 1];
    if (!row || (at > from && previous && previous.y - row.y > 6 * Math.max(row.height, 8))) break;
    const placed = place(row, columns);
    if (!placed) break;
    cells.push(placed);
    if (row.segments.length >= 2) wide += 1;
    to = at + 1;
  }
  return wide >= FEWEST_COLUMN_ROWS ? { from, to, rows: cells } : undefined;
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
