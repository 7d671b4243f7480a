import type { BoardText } from '#contracts/board-text.js';
import { element } from './element.js';
import { fitInto, fitsInto } from './fitted.js';
import { pagesFor, type ScreenPage } from './text-pages.js';

/** In hundredths of the shorter side; docs/boards.md, "How it looks", has the rule behind the smallest. */
const SIZES = { smallest: 8.5, largest: 18 };
/** A title that would take more of the place comes before the pages. */
const TITLE_SHARE = 0.34;

/** The title over every page, the pages one after another, each for its time. */
export function showText(place: HTMLElement, text: BoardText, onEnd: () => void): () => void {
  const box = element('div', 'text-page');
  const mark = element('div', 'page-mark');
  const title = element('h1', 'text-title', text.title);
  const view = element('section', 'turn text', title, box, mark);
  view.lang = text.language;
  place.replaceChildren(view);

  let timer: ReturnType<typeof setTimeout> | undefined;
  let at = 0;
  let pages: ScreenPage[] = [];
  const draw = (): void => {
    const page = pages[at];
    if (!page) return;
    view.classList.toggle('of-title', page.isTitle);
    fitInto(box, page.text, SIZES);
    mark.textContent = pages.length > 1 ? `${at + 1}/${pages.length}` : '';
  };
  const turnPage = (): void => {
    const page = pages[at];
    if (!page) {
      onEnd();
      return;
    }
    draw();
    timer = setTimeout(() => {
      at += 1;
      turnPage();
    }, page.durationMs);
  };
  const layOut = (): void => {
    const source = pages[at]?.source ?? -1;
    title.hidden = false;
    const isAbove = title.offsetHeight <= view.clientHeight * TITLE_SHARE;
    title.hidden = !isAbove;
    pages = pagesFor(text, isAbove, (page) => fitsInto(box, page, SIZES));
    at = Math.max(
      0,
      pages.findIndex((page) => page.source >= source),
    );
    draw();
  };
  layOut();
  turnPage();
  // Called once at the beginning, too.
  let width = place.clientWidth;
  let height = place.clientHeight;
  const resized = new ResizeObserver(() => {
    if (place.clientWidth === width && place.clientHeight === height) return;
    width = place.clientWidth;
    height = place.clientHeight;
    layOut();
  });
  resized.observe(place);
  return () => {
    clearTimeout(timer);
    resized.disconnect();
  };
}
