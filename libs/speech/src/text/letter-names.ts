/** Vietnamese names of the letters, in the short forms that announcers use inside abbreviations. */
const NAMES = new Map<string, string>(
  Object.entries({
    b: 'bê',
    c: 'xê',
    d: 'dê',
    đ: 'đê',
    f: 'ép',
    g: 'giê',
    h: 'hát',
    j: 'di',
    k: 'ca',
    l: 'lờ',
    m: 'mờ',
    n: 'nờ',
    p: 'pê',
    q: 'quy',
    r: 'rờ',
    s: 'ét',
    t: 'tê',
    v: 'vê',
    w: 'vê kép',
    x: 'ích',
    z: 'dét',
    µ: 'mi crô',
  }),
);

/** Name of one letter of either case; vowels name themselves. */
export function letterName(letter: string): string {
  const lower = letter.toLowerCase();
  return NAMES.get(lower) ?? lower;
}

/** "XYZ" → "ích y dét": every letter by its name. */
export function spellLetters(word: string): string {
  return [...word].map(letterName).join(' ');
}
