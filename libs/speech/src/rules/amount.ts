import { CURRENCIES } from '../data/currencies.js';
import { PER_PAIRS, PER_WORDS, unitName } from '../data/units.js';
import { readCardinal } from '../numerals/cardinal.js';
import { scanNumber, sayNumber, sayWhole, type WrittenNumber } from '../numerals/scan-number.js';
import {
  endOfDigits,
  isDigitCode,
  isLetterCode,
  isSpaceCode,
  isWordCode,
  skipSpaces,
} from '../text/letters.js';
import type { SpanType } from '../reading.js';
import { matchAt, type RuleContext } from './rule.js';

/** What follows a number and belongs to it. */
interface Suffix {
  end: number;
  spoken: string;
  kind: 'percent' | 'unit' | 'money';
}

/** A number with its unit, currency or shorthand, and the rate behind it. */
export interface Amount {
  end: number;
  spoken: string;
  type: SpanType;
  number: WrittenNumber;
  hasSuffix: boolean;
  confidence: number;
}

const UNIT_TOKEN = /[\p{L}µ]{1,8}(?:[23](?!\d)|[²³])?/uy;
const DEGREE = /°\s?([CFKcf])?(?![A-Za-z])/y;
/** 19,8°N, 113,5°E, 20°B, 106°Đ: no text for a Vietnamese village means the south by N. */
const BEARING = /°\s?([NSEWBĐ])(?![\p{L}\d])/uy;
const BEARINGS: Readonly<Record<string, string>> = {
  N: 'Bắc',
  B: 'Bắc',
  S: 'Nam',
  E: 'Đông',
  Đ: 'Đông',
  W: 'Tây',
};
/** "25oC": the degree sign as many keyboards write it. */
const LETTER_DEGREE = /[oº]\s?C(?![\p{L}\d])/uy;
const PERCENT = /\s?(%|‰)/y;
const SHORTHAND = /(?:\s?(tr|trđ|tỷ|tỉ|k|K|củ))(\d{1,3})?(?![\p{L}\d])/uy;
const COIN = /\s?(US\$|[$€£¥₫₩])/y;

const SPACED_SINGLES = new Set(['m', 'g', 'l', 'h', 'đ', 'V', 'W', 'L']);

function unitSuffix(text: string, at: number): Suffix | null {
  const start = isSpaceCode(text.charCodeAt(at)) ? at + 1 : at;
  const found = matchAt(UNIT_TOKEN, text, start);
  if (!found) return null;
  const token = found[0];
  const end = start + token.length;
  if (isWordCode(text.charCodeAt(end)) || "'’".includes(text.charAt(end) || ' ')) return null;
  if (start > at && token.length === 1 && !SPACED_SINGLES.has(token)) return null;
  // "5 in", "3 a": a spaced lower-case word that is also a unit is a unit only when it can be nothing else.
  if (start > at && (token === 'in' || token === 'min' || token === 'bar')) return null;
  const money = CURRENCIES.get(token);
  if (money) return { end, spoken: money, kind: 'money' };
  const unit = unitName(token);
  return unit ? { end, spoken: unit, kind: 'unit' } : null;
}

/** Unit, currency or percent sign at `at`, one space before it allowed. */
export function readSuffix(text: string, at: number): Suffix | null {
  const percent = matchAt(PERCENT, text, at);
  if (percent)
    return {
      end: at + percent[0].length,
      spoken: percent[1] === '%' ? 'phần trăm' : 'phần nghìn',
      kind: 'percent',
    };
  const coin = matchAt(COIN, text, at);
  if (coin) return { end: at + coin[0].length, spoken: CURRENCIES.get(coin[1] ?? '') ?? '', kind: 'money' };
  const degreeAt = text[at] === ' ' ? at + 1 : at;
  const bearing = matchAt(BEARING, text, degreeAt);
  if (bearing)
    return { end: degreeAt + bearing[0].length, spoken: `độ ${BEARINGS[bearing[1] ?? '']}`, kind: 'unit' };
  const degree = matchAt(DEGREE, text, degreeAt);
  if (degree) {
    const scale = { C: ' xê', F: ' ép', K: ' ca' }[(degree[1] ?? '').toUpperCase()] ?? '';
    return { end: degreeAt + degree[0].trimEnd().length, spoken: `độ${scale}`, kind: 'unit' };
  }
  const written = matchAt(LETTER_DEGREE, text, degreeAt);
  if (written) return { end: degreeAt + written[0].length, spoken: 'độ xê', kind: 'unit' };
  return unitSuffix(text, at);
}

const RATE_WORD = /[\p{L}]{1,8}(?:[23](?!\d)|[²³])?/uy;

const SPACED_PER_WORD = / \p{Ll}{2,6}(?![\p{L}\d])/uy;
const WORD_PAIR = /\p{L}{1,6} \p{L}{1,6}(?![\p{L}\d])/uy;

/** "/năm", "/24h", "/km2", "/hộ/tháng" behind a quantity; '' when no rate stands there. */
export function readRate(context: RuleContext, at: number): { end: number; spoken: string } {
  const { text } = context;
  let end = at;
  let spoken = '';
  for (let depth = 0; depth < 3; depth++) {
    const slash = text[end] === '/' ? end : text[end] === ' ' && text[end + 1] === '/' ? end + 1 : -1;
    if (slash < 0) break;
    const start = skipSpaces(text, slash + 1);
    const part = readRatePart(context, start);
    if (!part) break;
    spoken += ` trên ${part.spoken}`;
    end = part.end;
  }
  return { end, spoken };
}

/** "s²" in m/s²: a unit with a power that has no name of its own. */
function squared(token: string): string | null {
  const unit = /[²³]$/.test(token) ? unitName(token.slice(0, -1)) : null;
  return unit && `${unit} ${token.endsWith('²') ? 'bình phương' : 'lập phương'}`;
}

function readRatePart(context: RuleContext, at: number): { end: number; spoken: string } | null {
  const { text, region } = context;
  if (isDigitCode(text.charCodeAt(at))) {
    const number = scanNumber(text, at, false);
    const word = number ? matchAt(SPACED_PER_WORD, text, number.end)?.[0] : undefined;
    if (number && word && PER_WORDS.has(word.trim()))
      return { end: number.end + word.length, spoken: `${sayNumber(number, region)}${word}` };
    const suffix = number ? readSuffix(text, number.end) : null;
    return number && suffix
      ? { end: suffix.end, spoken: `${sayNumber(number, region)} ${suffix.spoken}` }
      : null;
  }
  const found = matchAt(RATE_WORD, text, at);
  if (!found) return null;
  const end = at + found[0].length;
  if (isWordCode(text.charCodeAt(end))) return null;
  const pair = matchAt(WORD_PAIR, text, at);
  if (pair && PER_PAIRS.has(pair[0].toLowerCase()))
    return { end: at + pair[0].length, spoken: pair[0].toLowerCase() };
  const unit = unitName(found[0]) ?? squared(found[0]);
  if (unit) return { end, spoken: unit };
  return PER_WORDS.has(found[0].toLowerCase()) ? { end, spoken: found[0].toLowerCase() } : null;
}

const SHORT_SCALE: Record<string, readonly [string, string]> = {
  k: ['nghìn', 'trăm'],
  K: ['nghìn', 'trăm'],
  tr: ['triệu', 'nghìn'],
  trđ: ['triệu đồng', 'nghìn'],
  củ: ['triệu', 'nghìn'],
  tỷ: ['tỷ', 'triệu'],
  tỉ: ['tỷ', 'triệu'],
};

/** "10k", "1tr", "2tr5" (2,500,000): the shorthand of the market. */
function readShorthand(context: RuleContext, number: WrittenNumber): { end: number; spoken: string } | null {
  const found = matchAt(SHORTHAND, context.text, number.end);
  if (!found) return null;
  const [all, scale = '', rest] = found;
  const words = SHORT_SCALE[scale];
  const spaced = /^\s/.test(all);
  if (
    !words ||
    (spaced && (scale === 'k' || scale === 'K' || rest !== undefined)) ||
    ((scale === 'tỷ' || scale === 'tỉ') && rest === undefined)
  )
    return null;
  const thousand = words[0] === 'nghìn' && context.region === 'south' ? 'ngàn' : words[0];
  let spoken = `${sayNumber(number, context.region)} ${thousand}`;
  if (rest !== undefined) {
    const value = rest.padEnd(3, '0');
    const lower = scale.startsWith('k') || scale === 'K' ? '' : ` ${words[1]}`;
    spoken += ` ${readCardinal(value, context.region)}${lower}`;
  }
  return { end: number.end + all.length, spoken };
}

/** "1m80", "1m5": metres and what is left of them. */
function readMetres(context: RuleContext, number: WrittenNumber): { end: number; spoken: string } | null {
  const { text, region } = context;
  if (number.fraction || text[number.end] !== 'm' || !isDigitCode(text.charCodeAt(number.end + 1)))
    return null;
  const end = endOfDigits(text, number.end + 1);
  const rest = text.slice(number.end + 1, end);
  if (rest.length > 2 || rest === '2' || rest === '3' || isLetterCode(text.charCodeAt(end))) return null;
  return { end, spoken: `${sayWhole(number.whole, region)} mét ${readCardinal(rest, region)}` };
}

/** The number at `at` with everything that belongs to it; null when no number stands there. */
export function readAmount(context: RuleContext, at: number, spaces = true, point = 'phẩy'): Amount | null {
  const { text, region } = context;
  const number = scanNumber(text, at, spaces);
  if (!number) return null;
  const special = readShorthand(context, number) ?? readMetres(context, number);
  let end = special?.end ?? number.end;
  let spoken = special?.spoken ?? sayNumber(number, region, point);
  let type: SpanType = special ? 'money' : 'number';
  const suffix = readSuffix(text, end);
  if (suffix) {
    end = suffix.end;
    spoken += ` ${suffix.spoken}`;
    type = suffix.kind === 'money' ? 'money' : 'quantity';
  }
  if (suffix || special) {
    const rate = readRate(context, end);
    end = rate.end;
    spoken += rate.spoken;
  }
  return { end, spoken, type, number, hasSuffix: Boolean(suffix ?? special), confidence: 1 };
}
