import type { LooseBlock } from '#speech/structure/blocks.js';
import { joinLines, type WrapLine } from '#speech/structure/join-lines.js';
import { columnRegions } from './column-regions.js';
import type { PageLayout, Row } from './page-layout.js';
import { ruledTables } from './ruled-tables.js';

interface PageLine extends WrapLine {
  readonly page: number;
  readonly centred: boolean;
  readonly table?: string[][];
}

/** How far from the right margin a wrapped line may end: one long word. */
const RAGGED = 45;
const INDENT = 14;

/** Pages → paragraphs and tables; a paragraph may go on over a page's end. */
export function pdfBlocks(pages: readonly PageLayout[]): { loose: LooseBlock[]; linesJoined: number } {
  const lines = pages.flatMap(pageLines);
  const loose: LooseBlock[] = [];
  let linesJoined = 0;
  let run: PageLine[] = [];
  const close = (): void => {
    for (const part of joinLines(run, false)) {
      const first = run[part.from];
      if (!first) continue;
      linesJoined += part.to - part.from - 1;
      loose.push({
        kind: 'paragraph',
        text: part.text,
        page: first.page,
        ...(first.centred ? { hints: { centred: true } } : {}),
      });
    }
    run = [];
  };
  for (const line of lines) {
    if (line.table) {
      close();
      const last = loose.at(-1);
      // A framed table that goes on over a page's end goes on in one table.
      if (
        last?.kind === 'table' &&
        last.page === line.page - 1 &&
        last.rows[0]?.length === line.table[0]?.length
      ) {
        loose[loose.length - 1] = {
          ...last,
          rows: [...last.rows, ...withoutHeader(line.table, last.rows[0])],
          page: line.page,
        };
      } else loose.push({ kind: 'table', rows: line.table, page: line.page });
    } else run.push(line);
  }
  close();
  return { loose, linesJoined };
}

/** A header that is repeated on every page is told once. */
const withoutHeader = (rows: string[][], header: readonly string[] | undefined): string[][] =>
  header?.join('\t') === rows[0]?.join('\t') ? rows.slice(1) : rows;

function pageLines(layout: PageLayout): PageLine[] {
  const tables = ruledTables(layout);
  const inTable = (row: Row): number =>
    tables.findIndex((table) => row.y <= table.top && row.y >= table.bottom);
  const free = layout.rows.filter((row) => inTable(row) < 0);
  const measure = measureText(free);
  const regions = columnRegions(free, (measure.left + measure.right) / 2);
  const lines: { y: number; line: PageLine }[] = tables.map((table) => ({
    y: table.top,
    line: { text: '', full: false, gapBefore: true, page: layout.page, centred: false, table: table.rows },
  }));
  free.forEach((row, index) => {
    const region = regions.find((each) => index >= each.from && index < each.to);
    if (region && index > region.from) return;
    const line = region
      ? tableLine(region.rows, layout.page)
      : textLine(row, free[index - 1], measure, layout);
    lines.push({ y: row.y, line });
  });
  return lines.sort((a, b) => b.y - a.y).map(({ line }) => line);
}

const tableLine = (rows: string[][], page: number): PageLine => ({
  text: '',
  full: false,
  gapBefore: true,
  page,
  centred: false,
  table: rows,
});

interface Measure {
  readonly left: number;
  readonly right: number;
  readonly spacing: number;
}

/** Where most lines start and end, and how far apart they are. */
function measureText(rows: readonly Row[]): Measure {
  const single = rows.filter((row) => row.segments.length === 1);
  const lefts = single.map((row) => row.segments[0]?.x ?? 0).sort((a, b) => a - b);
  const rights = single.map((row) => row.segments[0]?.right ?? 0).sort((a, b) => a - b);
  const gaps = rows
    .slice(1)
    .map((row, index) => (rows[index]?.y ?? 0) - row.y)
    .filter((gap) => gap > 0)
    .sort((a, b) => a - b);
  return {
    left: lefts[Math.floor(lefts.length * 0.1)] ?? 0,
    right: rights[Math.floor(rights.length * 0.9)] ?? 0,
    spacing: gaps[Math.floor(gaps.length * 0.4)] ?? 14,
  };
}

function textLine(row: Row, above: Row | undefined, measure: Measure, layout: PageLayout): PageLine {
  const x = row.segments[0]?.x ?? 0;
  const right = row.segments.at(-1)?.right ?? 0;
  const middle = Math.abs(x + right - (measure.left + measure.right)) < 16;
  return {
    text: row.segments.map((segment) => segment.text).join(' '),
    full: right >= measure.right - RAGGED,
    gapBefore: above !== undefined && above.y - row.y > 1.6 * measure.spacing,
    indented: x > measure.left + INDENT,
    page: layout.page,
    centred: middle && x > measure.left + 2 * INDENT,
  };
}
