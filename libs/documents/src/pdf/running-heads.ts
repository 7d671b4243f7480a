import type { PageLayout, Row } from './page-layout.js';

const PAGE_NUMBER = /^[-–—\s]*(?:trang|page|tr\.)?\s*\d{1,4}\s*(?:(?:\/|of|trên)\s*\d{1,4})?[-–—\s]*$/iu;
const MARGIN_SHARE = 0.12;
const LINES = 3;
const MOST_SHOWN = 20;

const textOf = (row: Row): string => row.segments.map((segment) => segment.text).join(' ');
/** The same head on another page differs in its numbers only. */
const shape = (row: Row): string => textOf(row).replace(/\d+/gu, '#').replace(/\s+/gu, ' ').toLowerCase();

/** Rows in a page's margins: at most three from each end. */
function marginRows(layout: PageLayout): Row[] {
  const high = layout.height * (1 - MARGIN_SHARE);
  const low = layout.height * MARGIN_SHARE;
  return [
    ...layout.rows.slice(0, LINES).filter((row) => row.y >= high),
    ...layout.rows.slice(-LINES).filter((row) => row.y <= low),
  ];
}

/**
 * Takes running heads, feet and page numbers out of the pages: numbers alone in a margin, and lines that stand in
 * the margins of most pages (of all, where there are two).
 */
export function dropRunningHeads(pages: readonly PageLayout[]): { pages: PageLayout[]; dropped: string[] } {
  const seen = new Map<string, number>();
  for (const page of pages) {
    for (const key of new Set(marginRows(page).map(shape))) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  const enough = pages.length <= 2 ? Math.max(2, pages.length) : Math.max(2, Math.ceil(pages.length * 0.5));
  const dropped = new Set<string>();
  const kept = pages.map((page) => {
    const out = new Set(
      marginRows(page).filter(
        (row) => PAGE_NUMBER.test(textOf(row)) || (seen.get(shape(row)) ?? 0) >= enough,
      ),
    );
    for (const row of out) if (dropped.size < MOST_SHOWN) dropped.add(textOf(row));
    return { ...page, rows: page.rows.filter((row) => !out.has(row)) };
  });
  return { pages: kept, dropped: [...dropped] };
}
