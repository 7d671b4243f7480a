import type { PageLayout, Row, Rule } from './page-layout.js';

export interface PageTable {
  readonly rows: string[][];
  /** Height on the page, for the order among paragraphs. */
  readonly top: number;
  readonly bottom: number;
}

const TOUCHING = 4;
const FEWEST_COLUMNS = 2;
const MOST_LINES = 400;

/**
 * Tables with frames: the vertical rules give the columns, the horizontal ones the rows, and every text goes to the
 * cell that it stands in.
 */
export function ruledTables(layout: PageLayout): PageTable[] {
  const tables: PageTable[] = [];
  for (const group of groupVerticals(layout.verticals)) {
    const xs = distinct(group.map((rule) => rule.x0));
    const top = Math.max(...group.map((rule) => rule.y1));
    const bottom = Math.min(...group.map((rule) => rule.y0));
    if (xs.length < FEWEST_COLUMNS + 1) continue;
    const left = xs[0] ?? 0;
    const right = xs.at(-1) ?? 0;
    const within = (rule: Rule): boolean =>
      rule.y0 >= bottom - TOUCHING &&
      rule.y1 <= top + TOUCHING &&
      rule.x1 > left + TOUCHING &&
      rule.x0 < right - TOUCHING;
    const ys = distinct([top, bottom, ...layout.horizontals.filter(within).map((rule) => rule.y0)]).reverse();
    if (ys.length < 2) continue;
    const rows = fillCells(layout.rows, xs, ys, top, bottom);
    if (rows.length > 0) tables.push({ rows, top, bottom });
  }
  return tables;
}

/** Vertical rules that follow each other down the page belong to one table. */
function groupVerticals(verticals: readonly Rule[]): Rule[][] {
  const sorted = [...verticals].sort((a, b) => b.y1 - a.y1);
  const groups: { rules: Rule[]; bottom: number }[] = [];
  for (const rule of sorted.slice(0, MOST_LINES * 10)) {
    const last = groups.at(-1);
    if (last && rule.y1 >= last.bottom - TOUCHING) {
      last.rules.push(rule);
      last.bottom = Math.min(last.bottom, rule.y0);
    } else groups.push({ rules: [rule], bottom: rule.y0 });
  }
  return groups.map((group) => group.rules);
}

/** Sorted, with values that nearly touch taken as one. */
function distinct(values: readonly number[]): number[] {
  const out: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    if (out.length === 0 || value - (out.at(-1) ?? 0) > TOUCHING) out.push(value);
  }
  return out.slice(0, MOST_LINES);
}

function fillCells(
  rows: readonly Row[],
  xs: readonly number[],
  ys: readonly number[],
  top: number,
  bottom: number,
): string[][] {
  const grid: string[][][] = ys.slice(1).map(() => xs.slice(1).map(() => []));
  for (const row of rows) {
    const middle = row.y + row.height * 0.3;
    if (middle > top || middle < bottom) continue;
    const line = ys.findIndex((y, index) => index > 0 && middle >= y) - 1;
    for (const segment of row.segments) {
      const centre = Math.min(segment.x + 6, (segment.x + segment.right) / 2);
      const column = xs.findIndex((x, index) => index > 0 && centre <= x) - 1;
      grid[line]?.[column]?.push(segment.text);
    }
  }
  return grid
    .map((row) => row.map((cell) => cell.join(' ')))
    .filter((row) => row.some((cell) => cell !== ''));
}
