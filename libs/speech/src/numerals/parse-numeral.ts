/** Spoken digits, with the forms they take after tens. */
const UNITS = new Map<string, bigint>([
  ['không', 0n],
  ['một', 1n],
  ['mốt', 1n],
  ['hai', 2n],
  ['ba', 3n],
  ['bốn', 4n],
  ['tư', 4n],
  ['năm', 5n],
  ['lăm', 5n],
  ['sáu', 6n],
  ['bảy', 7n],
  ['tám', 8n],
  ['chín', 9n],
]);

function parseTens(words: string[]): bigint | null {
  const [first, second, third] = words;
  if (first === undefined) return 0n;
  if (first === 'linh' || first === 'lẻ')
    return words.length === 2 ? (UNITS.get(second ?? '') ?? null) : null;
  if (first === 'mười') {
    if (words.length > 2) return null;
    const unit = second === undefined ? 0n : UNITS.get(second);
    return unit === undefined ? null : 10n + unit;
  }
  const head = UNITS.get(first);
  if (head === undefined) return null;
  if (second === undefined) return head;
  if (second !== 'mươi' || words.length > 3) return null;
  const unit = third === undefined ? 0n : UNITS.get(third);
  return unit === undefined ? null : head * 10n + unit;
}

function parseGroup(words: string[]): bigint | null {
  const at = words.indexOf('trăm');
  if (at < 0) return parseTens(words);
  const hundreds = at === 1 ? UNITS.get(words[0] ?? '') : undefined;
  const rest = parseTens(words.slice(at + 1));
  return hundreds === undefined || rest === null ? null : hundreds * 100n + rest;
}

const SCALES: readonly (readonly [RegExp, bigint])[] = [
  [/^tỷ$/, 1_000_000_000n],
  [/^triệu$/, 1_000_000n],
  [/^(?:nghìn|ngàn)$/, 1000n],
];

function parseWords(words: string[]): bigint | null {
  for (const [scale, factor] of SCALES) {
    const at = words.findLastIndex((word) => scale.test(word));
    if (at < 0) continue;
    const head = parseWords(words.slice(0, at));
    const tail = at + 1 < words.length ? parseWords(words.slice(at + 1)) : 0n;
    return at === 0 || head === null || tail === null ? null : head * factor + tail;
  }
  return words.length === 0 ? null : parseGroup(words);
}

/**
 * The number that a spoken Vietnamese numeral means, as a decimal string ("-12.5"), or null when the words are not
 * one numeral. The inverse of the reader: tests carry every numeral through and back with it.
 */
export function parseNumeral(spoken: string): string | null {
  const words = spoken.trim().toLowerCase().split(/\s+/);
  const negative = words[0] === 'âm';
  const body = negative ? words.slice(1) : words;
  const comma = body.indexOf('phẩy');
  const whole = parseWords(comma < 0 ? body : body.slice(0, comma));
  if (whole === null) return null;
  let text = (negative ? '-' : '') + whole.toString();
  if (comma >= 0) {
    const digits = body.slice(comma + 1).map((word) => UNITS.get(word));
    if (digits.length === 0 || digits.some((digit) => digit === undefined)) return null;
    text += `.${digits.join('')}`;
  }
  return text;
}
