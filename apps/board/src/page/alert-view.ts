import type { PageScene } from '../messages.js';
import { vi } from '../texts/vi.js';
import type { ClockFace } from './clock-face.js';
import { element } from './element.js';
import { paginate, readingMs } from './fit-text.js';
import { fitInto, fitsInto } from './fitted.js';

type AlertScene = PageScene & { kind: 'alert' };
/** From twenty metres, and while running. What does not fit at the smallest size is turned in pages. */
const SMALLEST = 9;
const LARGEST = 22;

/** An emergency over the whole screen, its pages turned for ever. Returns how to take it away. */
export function showAlert(scene: AlertScene, clock: ClockFace): () => void {
  const { exercise, title, text } = scene;
  const box = element('div', 'alert-text');
  const mark = element('span', '');
  const time = element('span', '');
  const word = exercise ? vi.exercise : vi.emergency;
  const sign = (): HTMLElement => element('span', 'sign', exercise ? '' : '⚠');
  const view = element(
    'section',
    `alert${exercise ? ' exercise' : ''}`,
    element('div', 'alert-band', sign(), element('span', '', word), sign()),
    ...(title === undefined ? [] : [element('h1', 'alert-title', title)]),
    box,
    element('div', 'alert-foot', time, ...(exercise ? [element('span', '', word)] : []), mark),
  );
  view.setAttribute('role', 'alert');
  document.body.append(view);

  let timer: ReturnType<typeof setTimeout> | undefined;
  let at = 0;
  let pages: string[] = [];
  const turnPage = (): void => {
    clearTimeout(timer);
    const page = pages[at % Math.max(1, pages.length)] ?? '';
    fitInto(box, page, { smallest: SMALLEST, largest: LARGEST });
    mark.textContent = pages.length > 1 ? `${(at % pages.length) + 1}/${pages.length}` : '';
    if (pages.length < 2) return;
    timer = setTimeout(() => {
      at += 1;
      turnPage();
    }, readingMs(page));
  };
  const layOut = (): void => {
    pages = paginate(text, (page) => fitsInto(box, page, SMALLEST));
    turnPage();
  };
  layOut();
  window.addEventListener('resize', layOut);
  const unwatch = clock.watch((moment) => (time.textContent = moment.time));
  return () => {
    clearTimeout(timer);
    window.removeEventListener('resize', layOut);
    unwatch();
    view.remove();
  };
}
