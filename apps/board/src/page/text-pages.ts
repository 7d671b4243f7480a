import type { BoardText } from '#contracts/board-text.js';
import { paginate, readingMs } from './fit-text.js';

/** One page as this screen shows it. */
export interface ScreenPage {
  text: string;
  durationMs: number;
  isTitle: boolean;
  /** Which page of the file it is from; −1: the title. */
  source: number;
}
/** Part of a page is not gone before somebody has found where it begins. */
const SHORTEST_PART_MS = 3000;

/**
 * The pages of a text for a screen on which not every page of the file may fit at a size that can be read: what does not
 * fit is cut further, and its time shared by length. A title too long to stand over the pages comes before them.
 */
export function pagesFor(
  text: BoardText,
  isTitleAbove: boolean,
  fits: (page: string) => boolean,
): ScreenPage[] {
  const title = isTitleAbove ? [] : paginate(text.title, fits);
  return [
    ...title.map((part) => ({ text: part, durationMs: readingMs(part), isTitle: true, source: -1 })),
    ...text.pages.flatMap((page, source) =>
      share(page.durationMs, paginate(page.text, fits)).map((part) => ({ ...part, isTitle: false, source })),
    ),
  ];
}

function share(durationMs: number, parts: readonly string[]): { text: string; durationMs: number }[] {
  const all = parts.reduce((sum, { length }) => sum + length, 0);
  return parts.map((text) => {
    const ownMs = Math.round((durationMs * text.length) / Math.max(1, all));
    return { text, durationMs: parts.length === 1 ? durationMs : Math.max(SHORTEST_PART_MS, ownMs) };
  });
}
