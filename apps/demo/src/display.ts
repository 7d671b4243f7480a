import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Api } from './api.js';

/** What boards shall show of a bulletin: a text of their own, and a picture. */
export interface DisplayWish {
  title: string;
  text: string;
  picture: string;
}
interface DisplayAnswer {
  version: number;
  wouldTake: { full: number | null };
  maxPages: number;
}

/**
 * Makes one bulletin for two channels.
 * @param wish null: its own words, where it has any and boards have room for them
 */
export async function giveDisplay(
  editor: Api,
  { id, title }: { id: string; title: string },
  wish: DisplayWish | null,
): Promise<void> {
  const path = `/api/v1/bulletins/${id}/display`;
  const { version, wouldTake, maxPages } = await editor.get<DisplayAnswer>(path);
  if (wish === null) {
    const fits = wouldTake.full !== null && wouldTake.full <= maxPages;
    if (fits) await editor.put(path, { version, title: title.slice(0, 120), words: 'full' });
    return;
  }
  const { text, picture } = wish;
  const words = await editor.put<DisplayAnswer>(path, { version, title: wish.title, words: 'own', text });
  await editor.upload(
    `${path}/media?version=${words.version}`,
    basename(picture),
    new Uint8Array(readFileSync(picture)),
  );
}
