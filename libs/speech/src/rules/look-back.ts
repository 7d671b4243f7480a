import { endOfLetters, isDigitCode, isLetterCode, isSpaceCode, skipSpaces } from '../text/letters.js';

const LONGEST_WORD = 24;

/** The stretch of text before `at`, in lower case, at most `reach` characters and never across a line. */
export function textBefore(text: string, at: number, reach: number): string {
  const from = Math.max(0, at - reach);
  const stretch = text.slice(from, at);
  const line = stretch.lastIndexOf('\n');
  return (line < 0 ? stretch : stretch.slice(line + 1)).toLowerCase();
}

/** The lower-case word just before `at`, over spaces and a colon; '' when something else stands there. */
export function wordBefore(text: string, at: number): string {
  let end = at;
  while (end > 0 && at - end < 8 && (isSpaceCode(text.charCodeAt(end - 1)) || text[end - 1] === ':')) end--;
  let start = end;
  while (start > 0 && end - start < LONGEST_WORD && isLetterCode(text.charCodeAt(start - 1))) start--;
  return text.slice(start, end).toLowerCase();
}

/** The lower-case word that begins after optional spaces at `at`; '' when there is none. */
export function wordAfter(text: string, at: number): string {
  const start = skipSpaces(text, at);
  const end = endOfLetters(text, start);
  return end - start > LONGEST_WORD ? '' : text.slice(start, end).toLowerCase();
}

/** Whether nothing but spaces, list marks and brackets stands between the start of the line and `at`. */
export function isLineStart(text: string, at: number): boolean {
  let index = at - 1;
  while (index >= 0 && at - index < 16 && /[ \t\r#*_>"“(+•|-]/.test(text.charAt(index))) index--;
  return index < 0 || text[index] === '\n';
}

/** Whether a letter or a digit ends right before `at`, so that a token cannot begin here. */
export function isInsideToken(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return at > 0 && (isLetterCode(before) || isDigitCode(before));
}

const TWO_NAMES = /\p{Lu}\p{Ll}{0,6} \p{Lu}\p{Ll}/uy;

/** Whether "Cam Đường" stands at `at`, but not "Kết luận": a name has two capitals, the item of a list one. */
export function isNameAt(text: string, at: number): boolean {
  TWO_NAMES.lastIndex = skipSpaces(text, at);
  return TWO_NAMES.test(text);
}
