import { element } from './element.js';
import type { Medium, TurnEnd } from './medium.js';

/** A film that stalls is not waited for much longer than it lasts. */
const PATIENCE_MS = 5000;

/** Without sound. One that never gets a picture, or stands still before its half, was not shown. */
export function showVideo({ place, url, durationMs }: Medium, onEnd: (end: TurnEnd) => void): () => void {
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
  const hasRun = (): boolean => video.currentTime * 2000 >= durationMs;
  const timer = setTimeout(() => end(hasRun() ? undefined : 'device'), durationMs + PATIENCE_MS);
  video.addEventListener('loadeddata', () => {
    if (!over) place.replaceChildren(element('section', 'turn', video));
  });
  video.addEventListener('ended', () => end(undefined));
  video.addEventListener('error', () => end('device'));
  video.src = url;
  video.play().catch((cause: unknown) => {
    console.warn('the film does not play', cause);
    // Covered by another page or by the next scene it was only stopped; a browser that forbids it will not play it later.
    if (cause instanceof DOMException && cause.name === 'NotAllowedError') end('device');
  });
  return () => {
    over = true;
    clearTimeout(timer);
    video.pause();
    video.removeAttribute('src');
    // Gives the decoder back now: a box has few of them.
    video.load();
  };
}
