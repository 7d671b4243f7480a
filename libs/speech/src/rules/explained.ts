import { isSyllable, withoutTone } from '../text/syllable.js';

const MOST_EXPLANATIONS = 200;
const IN_BRACKETS =
  /\((?:sau đây\s{1,5})?(?:gọi\s{1,5}(?:tắt\s{1,5})?là|viết tắt là|gọi là|viết tắt|tắt là)?\s{0,5}:?\s{0,5}["“]?([A-ZĐƯ]{2,8})["”]?\)/gu;

const initialOf = (word: string): string => withoutTone(word.slice(0, 1).toLowerCase()).toUpperCase();

/** The words right before `at` whose initials are the letters of `short`; '' when they are not. */
export function wordsBehindInitials(text: string, at: number, short: string): string {
  const before = text.slice(Math.max(0, at - 120), at);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const words = line.split(/[\s,&-]+/).filter((word) => word !== '');
  const chosen = words.slice(-short.length);
  if (chosen.length < short.length || short.length < 2) return '';
  const letters = [...short];
  return chosen.every((word, index) => initialOf(word) === letters[index]) ? chosen.join(' ') : '';
}

/**
 * Abbreviations that the text explains itself, "Ban quản lý dự án (BQLDA)": within this text they mean that, whatever
 * any lexicon says.
 */
export function findExplanations(text: string): Map<string, string> {
  const found = new Map<string, string>();
  if (!text.includes('(')) return found;
  for (const match of text.matchAll(IN_BRACKETS)) {
    const short = match[1] ?? '';
    const words = wordsBehindInitials(text, match.index, short);
    const said = words.split(' ').map((word) => (word === word.toUpperCase() ? word.toLowerCase() : word));
    if (words !== '' && said.every((word) => isSyllable(word.toLowerCase())))
      found.set(short, said.join(' '));
    if (found.size >= MOST_EXPLANATIONS) break;
  }
  return found;
}
