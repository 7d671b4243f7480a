import type { PageScene } from '../messages.js';
import { vi } from '../texts/vi.js';
import type { ClockFace } from './clock-face.js';
import { element } from './element.js';
import { paginate, readingMs } from './fit-text.js';
import { fitInto, fitsInto } from './fitted.js';

type AlertScene = PageScene & { kind: 'alert' };
/** From twenty metres (docs/boards.md), and while running. What does not fit at the smallest size is turned in pages. */
const SIZES = { smallest: 11.5, largest: 22 };
/** A title that would take more of the screen comes as a page of its own, before the text. */
const TITLE_SHARE = 0.3;

/**
 * An emergency over the whole screen, its pages turned for ever. Returns how to take it away.
 * @param onRead once all pages have been up for their time
 */
export function showAlert(scene: AlertScene, clock: ClockFace, onRead: () => void): () => void {
  const { exercise, title = '', text } = scene;
  const box = element('div', 'alert-text');
  const mark = element('span', '');
  const time = element('span', '');
  const heading = element('h1', 'alert-title', title);
  const view = frame(exercise, heading, box, element('div', 'alert-foot', time, ...word(exercise), mark));
  document.body.append(view);
  // Before the text is measured: the line of the time takes its room.
  const unwatch = clock.watch((moment) => (time.textContent = moment.time));

  let timer: ReturnType<typeof setTimeout> | undefined;
  let at = 0;
  let isRead = false;
  let pages: string[] = [];
  const turnPage = (): void => {
    clearTimeout(timer);
    const page = pages[at] ?? '';
    fitInto(box, page, SIZES);
    mark.textContent = pages.length > 1 ? `${at + 1}/${pages.length}` : '';
    if (pages.length < 2 && isRead) return;
    timer = setTimeout(() => {
      at = (at + 1) % Math.max(1, pages.length);
      if (at === 0 && !isRead) {
        isRead = true;
        onRead();
      }
      turnPage();
    }, readingMs(page));
  };
  const layOut = (): void => {
    heading.hidden = title === '';
    const isAbove = heading.offsetHeight <= view.clientHeight * TITLE_SHARE;
    if (!isAbove) heading.hidden = true;
    const fits = (page: string): boolean => fitsInto(box, page, SIZES);
    pages = [...(isAbove ? [] : paginate(title, fits)), ...paginate(text, fits)];
    at = Math.min(at, Math.max(0, pages.length - 1));
    turnPage();
  };
  layOut();
  window.addEventListener('resize', layOut);
  return () => {
    clearTimeout(timer);
    window.removeEventListener('resize', layOut);
    unwatch();
    view.remove();
  };
}

function frame(exercise: boolean, ...inside: HTMLElement[]): HTMLElement {
  const sign = (): HTMLElement => element('span', 'sign', exercise ? '' : '⚠');
  const band = element(
    'div',
    'alert-band',
    sign(),
    element('span', '', exercise ? vi.exercise : vi.emergency),
    sign(),
  );
  const view = element('section', `alert${exercise ? ' exercise' : ''}`, band, ...inside);
  view.setAttribute('role', 'alert');
  return view;
}

/** An exercise says so below, too. */
const word = (exercise: boolean): HTMLElement[] => (exercise ? [element('span', '', vi.exercise)] : []);
