/**
 * The words of a bulletin as pages of a board: short enough to be read from 15 m in the seconds that they are up.
 * Deterministic: the same text has the same pages, so that an approval binds what was seen.
 */
export interface DisplayPage {
  text: string;
  durationMs: number;
}

/** About five lines of 32 letters, the size that is read from 15 m on a screen of 55 inches. */
export const PAGE_CHARS = 160;
export const MAX_PAGES = 40;
/** Slow readers, from the roadside: 15 letters a second, and a while to look up. */
const CHARS_A_SECOND = 15;
const LOOK_UP_MS = 3000;
const SHORTEST_MS = 6000;
const LONGEST_MS = 20_000;

/** Pages end at sentences where they can, at words where they must; empty for a text without a letter or digit. */
export function displayPages(text: string): DisplayPage[] {
  const pages: string[] = [];
  for (const paragraph of text.normalize('NFC').split(/\n\s*\n/)) pages.push(...pagesOf(paragraph));
  return pages
    .filter((page) => /[\p{L}\p{N}]/u.test(page))
    .map((page) => ({ text: page, durationMs: readingMs(page) }));
}

function readingMs(page: string): number {
  const ms = LOOK_UP_MS + Math.ceil(length(page) / CHARS_A_SECOND) * 1000;
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, ms));
}

function pagesOf(paragraph: string): string[] {
  const pages: string[] = [];
  let page = '';
  const add = (piece: string, joint: string): void => {
    if (page !== '' && length(page) + joint.length + length(piece) > PAGE_CHARS) {
      pages.push(page);
      page = piece;
    } else page = page === '' ? piece : `${page}${joint}${piece}`;
  };
  for (const line of paragraph.split('\n')) {
    let joint = '\n';
    for (const sentence of sentencesOf(line)) {
      if (length(sentence) <= PAGE_CHARS) add(sentence, joint);
      else for (const chunk of chunksOf(sentence)) add(chunk, joint);
      joint = ' ';
    }
  }
  if (page !== '') pages.push(page);
  return pages;
}

/** At full stops, question and exclamation marks and semicolons that a blank follows, not after a number or an initial. */
function sentencesOf(line: string): string[] {
  const clean = line.replace(/[^\S\n]+/gu, ' ').trim();
  return clean === '' ? [] : clean.split(/(?<=[^\s\d][^\s\d][.!?;…])\s+(?=\S)/u);
}

/** A sentence longer than a page: as many words as fit, evenly, and never within a word unless it is itself too long. */
function chunksOf(sentence: string): string[] {
  const parts = Math.ceil(length(sentence) / PAGE_CHARS);
  const aim = Math.min(PAGE_CHARS, Math.ceil(length(sentence) / parts) + 12);
  const chunks: string[] = [];
  let chunk = '';
  for (const word of sentence.split(' ').flatMap(cut)) {
    if (chunk !== '' && length(chunk) + 1 + length(word) > aim) {
      chunks.push(chunk);
      chunk = word;
    } else chunk = chunk === '' ? word : `${chunk} ${word}`;
  }
  return chunk === '' ? chunks : [...chunks, chunk];
}

function cut(word: string): string[] {
  if (length(word) <= PAGE_CHARS) return [word];
  const letters = [...word];
  const pieces: string[] = [];
  // A letter has one or two units.
  for (let i = 0; i < letters.length; i += PAGE_CHARS / 2)
    pieces.push(letters.slice(i, i + PAGE_CHARS / 2).join(''));
  return pieces;
}

/** In the units that the wire counts by. */
const length = (text: string): number => text.length;
