import type { BoardText } from '#contracts/board-text.js';
import type { PageScene } from '../messages.js';
import type { TurnEnd } from './medium.js';
import { showPicture } from './picture-view.js';
import { showText } from './text-view.js';
import { showVideo } from './video-view.js';

export type Turn = PageScene & { kind: 'turn' };
/** What a browser may be given; nothing of these can hold a script. */
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
  if (!(content instanceof Blob)) return showText(place, content satisfies BoardText, () => onEnd(undefined));
  const type = MIME[item.codec];
  if (type === undefined) {
    const timer = setTimeout(() => onEnd('unsupported'), 0);
    return () => clearTimeout(timer);
  }
  const url = URL.createObjectURL(content.slice(0, content.size, type));
  const show = item.kind === 'image' ? showPicture : showVideo;
  const stop = show({ place, url, durationMs: item.durationMs }, onEnd);
  return () => {
    stop();
    URL.revokeObjectURL(url);
  };
}
