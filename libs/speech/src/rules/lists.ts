import { sayWhole } from '../numerals/scan-number.js';
import { letterName } from '../text/letter-names.js';
import { isVowel } from '../text/letters.js';
import { isLineStart, isNameAt } from './look-back.js';
import { matchAt, type Rule } from './rule.js';

const NUMBERED = /(\d{1,3})([.)/])(?=\s|\*|$|\p{Lu})(?!\s?\d)/uy;
const LETTERED = /([a-zđA-ZĐ])([.)/])(?=\s|$|\*)/uy;
const SMALL_ROMAN = /\(?(i{1,3}|iv|vi{0,3}|ix|x)\)(?=\s)/y;
const SMALL = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

/** "1." and "2)" at the head of a line: the number, and a stop behind it. */
export const listNumber: Rule = (context, at) => {
  if (!isLineStart(context.text, at)) return null;
  const found = matchAt(NUMBERED, context.text, at);
  if (!found) return null;
  return {
    end: at + found[0].length,
    spoken: sayWhole(found[1] ?? '', context.region),
    type: 'list',
    rule: 'list-number',
    markAfter: found[2] === '.' ? '.' : ',',
  };
};

/** A vowel stays as it is written, so that the same letter passes as a word elsewhere; a capital I looks like a numeral. */
const sayLetter = (letter: string): string =>
  isVowel(letter.toLowerCase()) && letter !== 'I' ? letter : letterName(letter);

/** "a)", "đ)", "b." at the head of a line, "(i)" and "ii)" anywhere. */
export const listLetter: Rule = (context, at) => {
  const { text } = context;
  const roman = matchAt(SMALL_ROMAN, text, at);
  if (roman && (isLineStart(text, at) || roman[0].startsWith('(') || text[at - 1] === '(')) {
    const value = SMALL.indexOf(roman[1] ?? '') + 1;
    return {
      end: at + roman[0].length,
      spoken: sayWhole(String(value), context.region),
      type: 'list',
      rule: 'list-roman',
      markAfter: ',',
    };
  }
  if (!isLineStart(text, at)) return null;
  const found = matchAt(LETTERED, text, at);
  if (!found || (found[2] === '.' && /[IVX]/.test(found[1] ?? ''))) return null;
  // "P. Cam Đường": a ward, not an item P of a list.
  if (found[0] === 'P.' && isNameAt(text, at + 2)) return null;
  return {
    end: at + found[0].length,
    spoken: sayLetter(found[1] ?? ''),
    type: 'list',
    rule: 'list-letter',
    markAfter: found[2] === '.' ? '.' : ',',
  };
};
