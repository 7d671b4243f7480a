import { digitName, readDigits } from './digits.js';
import type { VoiceRegion } from '../reading.js';

/** The words that differ from one region's announcers to another's. */
interface NumeralWords {
  thousand: string;
  zeroTens: string;
  four: string;
}

const WORDS: Record<VoiceRegion, NumeralWords> = {
  north: { thousand: 'nghìn', zeroTens: 'linh', four: 'tư' },
  central: { thousand: 'nghìn', zeroTens: 'lẻ', four: 'bốn' },
  south: { thousand: 'ngàn', zeroTens: 'lẻ', four: 'bốn' },
};

/** Past this many digits a number is read digit by digit: nobody follows "tỷ tỷ tỷ". */
export const LONGEST_CARDINAL = 21;

function readUnitsAfterTens(unit: string, tens: string, words: NumeralWords): string {
  if (unit === '1' && tens !== '1') return 'mốt';
  if (unit === '4' && tens !== '1') return words.four;
  if (unit === '5') return 'lăm';
  return digitName(unit);
}

function readTens(tens: string, unit: string, afterHundreds: boolean, words: NumeralWords): string {
  if (tens === '0') {
    if (unit === '0') return '';
    return afterHundreds ? `${words.zeroTens} ${digitName(unit)}` : digitName(unit);
  }
  const head = tens === '1' ? 'mười' : `${digitName(tens)} mươi`;
  return unit === '0' ? head : `${head} ${readUnitsAfterTens(unit, tens, words)}`;
}

/** A group of three digits; `full` says its hundreds even when they are zero ("không trăm linh năm"). */
function readGroup(group: string, full: boolean, words: NumeralWords): string {
  const [hundreds = '0', tens = '0', unit = '0'] = group;
  const withHundreds = full || hundreds !== '0';
  const tail = readTens(tens, unit, withHundreds, words);
  if (!withHundreds) return tail;
  return `${digitName(hundreds)} trăm${tail ? ` ${tail}` : ''}`;
}

function readBelowBillion(digits: string, full: boolean, words: NumeralWords): string {
  const padded = digits.padStart(9, '0');
  const scales = ['triệu', words.thousand, ''];
  const said: string[] = [];
  let higher = full;
  scales.forEach((scale, index) => {
    const group = padded.slice(index * 3, index * 3 + 3);
    if (group !== '000') said.push(readGroup(group, higher, words) + (scale ? ` ${scale}` : ''));
    if (group !== '000') higher = true;
  });
  return said.join(' ');
}

function readAny(digits: string, words: NumeralWords): string {
  if (digits.length <= 9) return readBelowBillion(digits, false, words);
  const high = readAny(digits.slice(0, -9), words);
  const low = digits.slice(-9);
  return /^0+$/.test(low) ? `${high} tỷ` : `${high} tỷ ${readBelowBillion(low, true, words)}`;
}

/**
 * A natural number in words. `digits` is a string of ASCII digits; leading zeros are not said; more than
 * `LONGEST_CARDINAL` digits are said one by one.
 */
export function readCardinal(digits: string, region: VoiceRegion = 'north'): string {
  if (digits.length > LONGEST_CARDINAL) return readDigits(digits);
  const plain = digits.replace(/^0+(?=\d)/, '');
  if (plain === '0' || plain === '') return 'không';
  return readAny(plain, WORDS[region]);
}

/** "thứ nhất", "thứ tư": the two numbers that change after "thứ"; the rest are cardinals. */
export function readOrdinal(digits: string, region: VoiceRegion = 'north'): string {
  const plain = digits.replace(/^0+(?=\d)/, '');
  if (plain === '1') return 'nhất';
  if (plain === '4') return 'tư';
  return readCardinal(plain, region);
}

/** "tháng tư": April and the fourth quarter are said with "tư". */
export function readMonth(digits: string, region: VoiceRegion = 'north'): string {
  const plain = digits.replace(/^0+(?=\d)/, '');
  return plain === '4' ? 'tư' : readCardinal(plain, region);
}
