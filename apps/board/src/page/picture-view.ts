import { element } from './element.js';
import type { Medium, TurnEnd } from './medium.js';

/** Whole, on black. What was there before stays until this can be seen. */
export function showPicture({ place, url, durationMs }: Medium, onEnd: (end: TurnEnd) => void): () => void {
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
