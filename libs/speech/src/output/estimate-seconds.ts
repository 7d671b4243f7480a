import type { Reading } from '../reading.js';
import { readText } from '../read.js';

/** Syllables that an announcer of a commune station says in a minute, pauses aside. */
export const WORDS_PER_MINUTE = 170;

function countWords(text: string): number {
  let words = 0;
  let inside = false;
  for (let index = 0; index < text.length; index++) {
    const gap = text[index] === ' ' || text[index] === '\n';
    if (!gap && !inside) words++;
    inside = !gap;
  }
  return words;
}

/**
 * How long a reading (or a text, which is read first) will take, in seconds: its syllables at `wordsPerMinute` and its
 * pauses. Good to about a tenth; the engine's own duration replaces it once there is sound.
 */
export function estimateSeconds(readingOrText: Reading | string, wordsPerMinute = WORDS_PER_MINUTE): number {
  const reading = typeof readingOrText === 'string' ? readText(readingOrText) : readingOrText;
  const speed = wordsPerMinute > 0 ? wordsPerMinute : WORDS_PER_MINUTE;
  let seconds = 0;
  for (const sentence of reading.sentences)
    seconds += (countWords(sentence.text) * 60) / speed + sentence.pauseMsAfter / 1000;
  return Math.round(seconds * 10) / 10;
}
