import type { BoardText } from '#contracts/board-text.js';
import type { PageScene } from '../messages.js';
import { element } from './element.js';
import { fitInto, fitsInto } from './fitted.js';

export type Turn = PageScene & { kind: 'turn' };
/** How a turn ended: `undefined` as it should, else why it could not be shown. */
export type TurnEnd = 'unsupported' | 'device' | undefined;

const TEXT = { smallest: 7.5, largest: 17 };
/** A film that stalls is not waited for much longer than it lasts. */
const VIDEO_PATIENCE_MS = 5000;
const MIME: Record<string, string> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  mp4: 'video/mp4',
  webm: 'video/webm',
};

/**
 * Puts one turn into the place, replacing what was there as soon as it can be seen.
 * @param onEnd called once, unless the view is stopped before
 * @returns how to stop it
 */
export function showTurn(place: HTMLElement, turn: Turn, onEnd: (end: TurnEnd) => void): () => void {
  const { content, item } = turn;
  if (!(content instanceof Blob)) return showText(place, content, onEnd);
  const type = MIME[item.codec];
  if (type === undefined) {
    const timer = setTimeout(() => onEnd('unsupported'), 0);
    return () => clearTimeout(timer);
  }
  const url = URL.createObjectURL(content.slice(0, content.size, type));
  const stop =
    item.kind === 'image'
      ? showImage(place, url, item.durationMs, onEnd)
      : showVideo(place, url, item.durationMs, onEnd);
  return () => {
    stop();
    URL.revokeObjectURL(url);
  };
}

/** The title over every page, the pages one after another, each for its time. */
function showText(place: HTMLElement, text: BoardText, onEnd: (end: TurnEnd) => void): () => void {
  const page = element('div', 'text-page');
  const mark = element('div', 'page-mark');
  const view = element('section', 'turn text', element('h1', 'text-title', text.title), page, mark);
  view.lang = text.language;
  place.replaceChildren(view);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let at = 0;
  const layOut = (): void => {
    view.classList.remove('tight');
    const isTight = text.pages.some((each) => !fitsInto(page, each.text, TEXT.smallest));
    view.classList.toggle('tight', isTight);
    draw();
  };
  const draw = (): void => {
    const current = text.pages[at];
    if (current) fitInto(page, current.text, TEXT);
    mark.textContent = text.pages.length > 1 ? `${at + 1}/${text.pages.length}` : '';
  };
  const turnPage = (): void => {
    const current = text.pages[at];
    if (!current) {
      onEnd(undefined);
      return;
    }
    draw();
    timer = setTimeout(() => {
      at += 1;
      turnPage();
    }, current.durationMs);
  };
  turnPage();
  // Called once at the beginning, too.
  const resized = new ResizeObserver(layOut);
  resized.observe(place);
  return () => {
    clearTimeout(timer);
    resized.disconnect();
  };
}

function showImage(
  place: HTMLElement,
  url: string,
  durationMs: number,
  onEnd: (end: TurnEnd) => void,
): () => void {
  const image = element('img', 'picture');
  image.alt = '';
  image.src = url;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  image.decode().then(
    () => {
      if (stopped) return;
      place.replaceChildren(element('section', 'turn', image));
      timer = setTimeout(() => onEnd(undefined), durationMs);
    },
    () => {
      if (!stopped) onEnd('device');
    },
  );
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

function showVideo(
  place: HTMLElement,
  url: string,
  durationMs: number,
  onEnd: (end: TurnEnd) => void,
): () => void {
  const video = element('video', 'picture');
  video.muted = true;
  video.playsInline = true;
  video.preload = 'auto';
  let over = false;
  const end = (how: TurnEnd): void => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    onEnd(how);
  };
  const timer = setTimeout(() => end(undefined), durationMs + VIDEO_PATIENCE_MS);
  video.addEventListener('loadeddata', () => place.replaceChildren(element('section', 'turn', video)));
  video.addEventListener('ended', () => end(undefined));
  video.addEventListener('error', () => end('device'));
  video.src = url;
  video.play().catch((cause: unknown) => {
    // The page was covered or the next scene came: the film did not fail.
    if (!over) console.warn('the film does not play', cause);
  });
  return () => {
    over = true;
    clearTimeout(timer);
    video.pause();
    video.removeAttribute('src');
  };
}
