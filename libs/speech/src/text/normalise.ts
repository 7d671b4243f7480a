/** The source brought to one alphabet, with the way back to the offsets of the text as given. */
export interface NormalisedSource {
  text: string;
  /** Offset in the given text of an offset in `text` (0..text.length). */
  toSource(offset: number): number;
}

/** Characters that need no work: ASCII, precomposed Vietnamese letters, usual marks of print. */
const STRANGE =
  /[^\n\t\r\x20-\x7eÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9–—…“”‘’•°²³µ₫€£½¼¾×÷±≥≤≠→]|[A-Za-zÀ-ỹ][\u0300-\u036f]/;
const PIECES = new RegExp(
  `[A-Za-zÀ-ỹ][\\u0300-\\u036f]{1,8}|(?:${STRANGE.source.split('|')[0] ?? ''})`,
  'gu',
);

/** Letters that do not decompose, and signs with an everyday twin. */
const TWINS = new Map<string, string>(
  Object.entries({
    ø: 'o',
    Ø: 'O',
    ł: 'l',
    Ł: 'L',
    æ: 'ae',
    Æ: 'AE',
    œ: 'oe',
    Œ: 'OE',
    ß: 'ss',
    ð: 'đ',
    Ð: 'Đ',
    Ɖ: 'Đ',
    ı: 'i',
    þ: 'th',
    Þ: 'Th',
    ŋ: 'ng',
    μ: 'µ',
    '−': '-',
    '‐': '-',
    '‑': '-',
    '‒': '-',
    '―': '-',
    '﹣': '-',
    '－': '-',
    '⁄': '/',
    '∕': '/',
    '／': '/',
    '·': '•',
    '●': '•',
    '▪': '•',
    '■': '•',
    '◆': '•',
    '►': '•',
    '✓': '•',
    '✔': '•',
    // Bullets of Word's Symbol and Wingdings fonts, which have no letters of Unicode.
    '\uf0b7': '•',
    '\uf0a7': '•',
    '\uf0d8': '•',
    '\uf0fc': '•',
    '\uf076': '•',
    '\uf02d': '-',
    '«': '"',
    '»': '"',
    '„': '"',
    '‟': '"',
    '″': '"',
    '′': "'",
    '‵': "'",
    '`': "'",
    '´': "'",
    ʼ: "'",
    '‛': "'",
    '‚': ',',
    '、': ',',
    '。': '.',
    '，': ',',
    '；': ';',
    '：': ':',
    '！': '!',
    '？': '?',
    º: '°',
    '˚': '°',
    '℃': '°C',
    '℉': '°F',
    '№': 'số ',
    '㎏': 'kg',
    '㎡': 'm²',
    '㎥': 'm³',
    '㏊': 'ha',
    '\u2028': '\n',
    '\u2029': '\n',
    '\u0085': '\n',
    '\u000b': '\n',
    '\u000c': '\n',
    '⇒': '→',
    '➔': '→',
    '➢': '•',
    '❖': '•',
  }),
);
const INVISIBLE =
  /^[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u0000-\u0008\u000e-\u001f\u007f-\u009f]$/u;
const SPACES = /^\p{Zs}$/u;
/** Stands for a character of another script or a sign without a name: dropped and reported by the last rule. */
export const UNREADABLE = '\ufffd';
/** Signs outside the usual set that have a name or a meaning of their own. */
const KEPT = new Set(['₩', '¥', '≈', '§', '¶', '©', '®', '™', '‰']);
const MARKS = /\p{M}/gu;
const USUAL = /^[\n\x20-\x7eÀ-ỹĐđ°²³•µ]{1,4}$/;

function digitValue(character: string): string | null {
  if (!/^\p{Nd}$/u.test(character)) return null;
  const code = character.codePointAt(0) ?? 0;
  // Decimal digits stand in runs of ten that begin with their zero.
  let zero = code;
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}

function replacement(piece: string): string {
  const twin = TWINS.get(piece);
  if (twin !== undefined) return twin;
  if (INVISIBLE.test(piece)) return '';
  if (SPACES.test(piece)) return ' ';
  const composed = piece.normalize('NFC');
  if (!STRANGE.test(composed)) return composed;
  if (/^\p{Script=Latin}\p{M}/u.test(piece)) {
    const bare = composed.normalize('NFD');
    const kept =
      (bare[0] ?? '') + bare.slice(1).replace(/[^\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323]/g, '');
    const again = kept.normalize('NFC');
    if (!STRANGE.test(again)) return again;
    return /^[A-Za-z]/.test(bare) ? bare.charAt(0) : UNREADABLE;
  }
  const digit = digitValue(piece);
  if (digit !== null) return digit;
  const wide = piece.normalize('NFKC');
  if (wide !== piece && USUAL.test(wide) && !STRANGE.test(wide)) return wide;
  const base = piece.normalize('NFKD').replace(MARKS, '');
  if (base !== piece && /^[A-Za-z]{1,4}$/.test(base)) return base;
  return KEPT.has(piece) ? piece : UNREADABLE;
}

/**
 * Composes Vietnamese letters (NFD becomes NFC, at most eight marks on a letter), folds wide, mathematical and
 * foreign digits and letters to their plain twins and drops invisible characters. Linear; never throws.
 */
export function normaliseSource(given: string): NormalisedSource {
  if (!STRANGE.test(given)) return { text: given, toSource: (offset) => offset };
  const from: number[] = [];
  let text = '';
  let done = 0;
  const keep = (end: number): void => {
    for (let index = done; index < end; index++) from.push(index);
    text += given.slice(done, end);
  };
  const seen = new Map<string, string>();
  for (const found of given.matchAll(PIECES)) {
    const piece = found[0];
    keep(found.index);
    let plain = seen.get(piece);
    if (plain === undefined) {
      plain = replacement(piece);
      if (seen.size < 4096) seen.set(piece, plain);
    }
    for (let count = 0; count < plain.length; count++) from.push(found.index);
    text += plain;
    done = found.index + piece.length;
  }
  keep(given.length);
  from.push(given.length);
  return { text, toSource: (offset) => from[offset] ?? given.length };
}
