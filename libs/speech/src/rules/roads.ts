import { sayWhole } from '../numerals/scan-number.js';
import { letterName } from '../text/letter-names.js';
import { wordBefore } from './look-back.js';
import { matchAt, type Rule, type RuleContext } from './rule.js';

const ROADS: Readonly<Record<string, string>> = {
  QL: 'quốc lộ',
  TL: 'tỉnh lộ',
  ĐT: 'đường tỉnh',
  ĐH: 'đường huyện',
  HL: 'hương lộ',
  ĐX: 'đường xã',
  CT: 'cao tốc',
};
const ROAD =
  /(QL|TL|ĐT|ĐH|HL|ĐX|CT)[.\s]{0,2}((?<=\.)0?\d{1,3}|[1-9]\d{0,2})(?:([A-ZĐ])(\d)?)?(?![\p{L}\d/])(?!-[A-ZĐ])(?![.,]\d)/uy;
const NAMED_ROAD = /(\d{1,3})([A-ZĐ])(?![\p{L}\d])/uy;
const KILOMETRE_POST = /(?:[Kk][Mm]|K)\s?(\d{1,4})\s?\+\s?(\d{1,3})(?!\d)/y;
const TO_POST = /\s?[-–—]\s?(?=(?:[Kk][Mm]|K)\s?\d{1,4}\s?\+)/y;
const KILOMETRE = /(?:Km|KM|km)\s?(\d{1,4})(?![\d/])(?:([.,])(\d{1,3})(?!\d))?/y;

/** "cao tốc CT.05", "quốc lộ QL4D": the kind has been said. */
const NAMED = new Set(['lộ', 'tốc', 'đường']);

function sayRoad(context: RuleContext, digits: string, letter = '', tail = ''): string {
  const rest = (letter ? ` ${letterName(letter)}` : '') + (tail ? ` ${sayWhole(tail, context.region)}` : '');
  return sayWhole(digits, context.region) + rest;
}

/** QL.4D, TL 132, ĐT.132: roads by their number. */
export const road: Rule = (context, at) => {
  const found = matchAt(ROAD, context.text, at);
  if (!found) return null;
  const [all, kind = '', digits = '', letter, tail] = found;
  // A directive or a telephone has the same letters; they bring a slash or a longer number with them.
  const certain = kind === 'QL' || kind === 'TL' || letter !== undefined || /[.\d]/.test(all.charAt(2));
  if (kind === 'CT' && !/^CT\.\d/.test(all)) return null;
  return {
    end: at + all.length,
    spoken: `${NAMED.has(wordBefore(context.text, at)) ? '' : `${ROADS[kind]} `}${sayRoad(context, digits, letter, tail)}`,
    type: 'address',
    rule: 'road',
    confidence: certain ? 0.95 : 0.7,
  };
};

/** Quốc lộ 4D, lớp 9A. */
export const numberWithCapital: Rule = (context, at) => {
  const found = matchAt(NAMED_ROAD, context.text, at);
  if (!found) return null;
  return {
    end: at + found[0].length,
    spoken: sayRoad(context, found[1] ?? '', found[2]),
    type: 'code',
    rule: 'number-with-capital',
    confidence: 0.9,
  };
};

const sayPost = (post: RegExpExecArray, region: RuleContext['region']): string =>
  `ki lô mét ${sayWhole(post[1] ?? '', region)} cộng ${sayWhole((post[2] ?? '').replace(/^0+(?=\d)/, ''), region)}`;

/** km 12+300, Km15, Km12+300 - Km15+500. */
export const kilometrePost: Rule = (context, at) => {
  const { text, region } = context;
  const post = matchAt(KILOMETRE_POST, text, at);
  if (post) {
    const end = at + post[0].length;
    const to = matchAt(TO_POST, text, end);
    const last = to && matchAt(KILOMETRE_POST, text, end + to[0].length);
    const until = last ? ` đến ${sayPost(last, region)}` : '';
    const behind = to && last ? end + to[0].length + last[0].length : end;
    return { end: behind, spoken: sayPost(post, region) + until, type: 'address', rule: 'kilometre-post' };
  }
  const found = matchAt(KILOMETRE, text, at);
  if (!found) return null;
  const fraction = found[3] === undefined ? '' : ` phẩy ${sayWhole(found[3], region)}`;
  return {
    end: at + found[0].length,
    spoken: `ki lô mét ${sayWhole(found[1] ?? '', region)}${fraction}`,
    type: 'address',
    rule: 'kilometre',
  };
};
