import { readCardinal } from './cardinal.js';
import { readDigits } from './digits.js';
import type { VoiceRegion } from '../reading.js';

/** A number as it is written in the text. */
export interface WrittenNumber {
  end: number;
  /** Digits of the whole part, without separators. */
  whole: string;
  /** Digits behind the decimal sign; empty when there is none. */
  fraction: string;
  /** How the thousands were set off. */
  grouping: 'none' | 'dot' | 'comma' | 'space';
  decimalSign: '' | ',' | '.';
}

const DOT_GROUPED = /(?!0)\d{1,3}(?:\.\d{3}){1,8}(?![\d])(?:,(\d{1,12})(?!\d))?(?!\.\d)/y;
const COMMA_GROUPED =
  /(?!0)\d{1,3}(?:(?:,\d{3}){2,8}(?!\d)(?:\.(\d{1,12})(?!\d))?|(?:,\d{3}){1,8}\.(\d{1,12})(?![\d.]))/y;
/** 50,000 and 1,500 đồng: the English comma, where Vietnamese decimals cannot be meant. */
const COMMA_THOUSAND = /(?!0)\d{1,3},(?:000(?![\d,.])|\d{3}(?=\s?(?:đ(?!\p{L})|₫|đồng|VN[DĐ]|vn[dđ])))/uy;
const SPACE_GROUPED = /(?!0)\d{1,3}(?: \d{3}){1,8}(?![\d])(?!\.\d)(?!\/\d)(?:,(\d{1,12})(?!\d))?/y;
const DECIMAL = /(\d{1,21})([.,])(\d{1,21})(?!\d)(?!\.\d)/y;
const WHOLE = /\d+/y;

function grouped(
  pattern: RegExp,
  text: string,
  at: number,
  grouping: WrittenNumber['grouping'],
): WrittenNumber | null {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  if (!found) return null;
  const fraction = found[1] ?? found[2] ?? '';
  const body = fraction ? found[0].slice(0, -fraction.length - 1) : found[0];
  const decimalSign = fraction ? (grouping === 'comma' ? '.' : ',') : '';
  return { end: at + found[0].length, whole: body.replace(/[., ]/g, ''), fraction, grouping, decimalSign };
}

/**
 * The number written at `at`: Vietnamese separators first (1.500.000,5), English ones where nothing else fits
 * (1,234,567.8), groups set off by spaces when `spaces` allows them. Null when there is no digit.
 */
export function scanNumber(text: string, at: number, spaces = true): WrittenNumber | null {
  const withGroups =
    grouped(DOT_GROUPED, text, at, 'dot') ??
    grouped(COMMA_GROUPED, text, at, 'comma') ??
    grouped(COMMA_THOUSAND, text, at, 'comma') ??
    (spaces ? grouped(SPACE_GROUPED, text, at, 'space') : null);
  if (withGroups) return withGroups;
  DECIMAL.lastIndex = at;
  const decimal = DECIMAL.exec(text);
  if (decimal) {
    const [all, whole = '', sign, fraction = ''] = decimal;
    return { end: at + all.length, whole, fraction, grouping: 'none', decimalSign: sign === ',' ? ',' : '.' };
  }
  WHOLE.lastIndex = at;
  const whole = WHOLE.exec(text);
  return whole
    ? { end: at + whole[0].length, whole: whole[0], fraction: '', grouping: 'none', decimalSign: '' }
    : null;
}

/** A written number in words: "3,14" → "ba phẩy một bốn"; digits behind the comma one by one, so that none is lost. */
export function sayNumber(number: WrittenNumber, region: VoiceRegion, point = 'phẩy'): string {
  const whole = sayWhole(number.whole, region);
  return number.fraction ? `${whole} ${point} ${readDigits(number.fraction)}` : whole;
}

/** A run of digits: "05" is five, "007" and longer ones with a leading zero are said digit by digit. */
export function sayWhole(digits: string, region: VoiceRegion): string {
  if (digits.length > 2 && digits.startsWith('0')) return readDigits(digits);
  return digits === '00' ? 'không không' : readCardinal(digits, region);
}
