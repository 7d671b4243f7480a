import iconv from 'iconv-lite';
import { isSyllable } from './syllable.js';

/**
 * TCVN3 (ABC, the `.Vn…` fonts): one byte a letter from A1 on, read as Windows-1252 here; below that the fonts
 * keep Windows' own punctuation. AD is ư: a soft hyphen for everybody else. Toned capitals have no codes of
 * their own; writers used capital fonts (`.Vn…H`) or let them stand small.
 */
const FIRST_LETTER = 0xa1;
const letters = Array.from({ length: 0x100 - FIRST_LETTER }, (_, index) =>
  iconv.decode(Buffer.from([FIRST_LETTER + index]), 'tcvn').normalize('NFC'),
);

/** Decodes TCVN3 text that was read as Windows-1252, letter by letter. Linear. */
export function decodeTcvn3(text: string): string {
  return text.replace(/[\u00a1-\u00ff]/gu, (sign) => letters[sign.charCodeAt(0) - FIRST_LETTER] ?? sign);
}

/** `.VnTimeH` and its like show small codes as capitals. */
export const isCapitalFont = (font: string): boolean => /^\.Vn\w*H$/u.test(font.trim());

const SMALL_TONED = /[àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/u;
const WORD = /[\p{L}\p{M}]+/gu;

/**
 * Gives words like `BảN`, and every toned word of a line that is otherwise in capitals, their capitals back.
 * @returns the text and how many letters were raised; the rest of the lost capitals cannot be known
 */
export function restoreCapitals(text: string): { text: string; raised: number } {
  let raised = 0;
  const lines = text.split('\n').map((line) => {
    const inCapitals = capitalsAround(line);
    return line.replace(WORD, (word) => {
      if (!SMALL_TONED.test(word) || !isSyllable(word)) return word;
      const others = [...word].filter((letter) => !SMALL_TONED.test(letter));
      if (!others.every((letter) => letter !== letter.toLowerCase())) return word;
      if (others.length < 2 && !inCapitals) return word;
      raised += 1;
      return word.toUpperCase();
    });
  });
  return { text: lines.join('\n'), raised };
}

/** Whether the untoned letters of a line are nearly all capitals (and there are at least four). */
function capitalsAround(line: string): boolean {
  let capitals = 0;
  let small = 0;
  for (const letter of line) {
    if (SMALL_TONED.test(letter)) continue;
    if (letter !== letter.toLowerCase()) capitals += 1;
    else if (letter !== letter.toUpperCase()) small += 1;
  }
  return capitals >= 4 && capitals >= 9 * small;
}
