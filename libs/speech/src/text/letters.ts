/** Classes of UTF-16 units after `normaliseSource`: the first thing the scanner asks about a character. */
export const OTHER = 0;
export const LOWER = 1;
export const UPPER = 2;
export const DIGIT = 3;
export const SPACE = 4;
export const NEWLINE = 5;

const VOWELS_LOWER = 'aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ';
const CONSONANTS_LOWER = 'bcdđfghjklmnpqrstvwxz';
const TABLE_SIZE = 0x2100;

function buildClasses(): Uint8Array {
  const table = new Uint8Array(TABLE_SIZE);
  for (const letter of VOWELS_LOWER + CONSONANTS_LOWER + 'µ') {
    table[letter.charCodeAt(0)] = LOWER;
    const upper = letter.toUpperCase();
    if (letter !== 'µ') table[upper.charCodeAt(0)] = UPPER;
  }
  for (let digit = 0x30; digit <= 0x39; digit++) table[digit] = DIGIT;
  for (const space of ' \t\r') table[space.charCodeAt(0)] = SPACE;
  table[0x0a] = NEWLINE;
  return table;
}

const CLASSES = buildClasses();
const VOWELS = new Set(VOWELS_LOWER);

/** Class of a UTF-16 code unit; NaN (past the end) is `OTHER`. */
export function classOf(code: number): number {
  return code < TABLE_SIZE ? (CLASSES[code] ?? OTHER) : OTHER;
}

export const isLetterCode = (code: number): boolean => {
  const kind = classOf(code);
  return kind === LOWER || kind === UPPER;
};

export const isDigitCode = (code: number): boolean => code >= 0x30 && code <= 0x39;

export const isWordCode = (code: number): boolean => isLetterCode(code) || isDigitCode(code);

export const isSpaceCode = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0d;

export const isUpperCode = (code: number): boolean => classOf(code) === UPPER;

/** True for a single lower-case Vietnamese or Latin vowel letter, toned or not. */
export const isVowel = (letter: string): boolean => VOWELS.has(letter);

/** First index at or after `at` that is not a letter. */
export function endOfLetters(text: string, at: number): number {
  let index = at;
  while (isLetterCode(text.charCodeAt(index))) index++;
  return index;
}

/** First index at or after `at` that is not an ASCII digit. */
export function endOfDigits(text: string, at: number): number {
  let index = at;
  while (isDigitCode(text.charCodeAt(index))) index++;
  return index;
}

/** First index at or after `at` that is not a space or tab. */
export function skipSpaces(text: string, at: number): number {
  let index = at;
  while (isSpaceCode(text.charCodeAt(index))) index++;
  return index;
}
