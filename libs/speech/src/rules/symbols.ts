import { PER_WORDS, QUANTITY_WORDS, unitName } from '../data/units.js';
import {
  classOf,
  isLetterCode,
  isDigitCode,
  isSpaceCode,
  isWordCode,
  OTHER,
  skipSpaces,
  LOWER,
} from '../text/letters.js';
import { readRate } from './amount.js';
import { wordsBehindInitials } from './explained.js';
import { isLineStart, textBefore, wordBefore } from './look-back.js';
import { matchAt, type Rewrite, type Rule, type RuleContext } from './rule.js';

/** Signs that are words. */
const SPOKEN: Readonly<Record<string, string>> = {
  '&': 'và',
  '+': 'cộng',
  '=': 'bằng',
  '≥': 'lớn hơn hoặc bằng',
  '≤': 'nhỏ hơn hoặc bằng',
  '≠': 'khác',
  '±': 'cộng trừ',
  '×': 'nhân',
  '÷': 'đến',
  '@': 'a còng',
  '½': 'một phần hai',
  '¼': 'một phần tư',
  '¾': 'ba phần tư',
  '²': 'bình phương',
  '³': 'lập phương',
  '§': 'mục',
  µ: 'mi crô',
};
/** Signs that separate: what a listener hears is a short pause. */
const PAUSES = new Set(['(', ')', '[', ']', '{', '}', '|', '→', '…', '¶']);
/** Marks of print that say nothing. */
const SILENT = new Set([
  '"',
  '“',
  '”',
  '‘',
  '’',
  "'",
  '*',
  '_',
  '•',
  '#',
  '\\',
  '^',
  '~',
  '©',
  '®',
  '™',
  '`',
  '<',
  '>',
  '°',
  '$',
  '€',
  '£',
  '₫',
  '¥',
  '₩',
  '%',
  '‰',
]);

const silent = (end: number, rule: string, markAfter?: string): Rewrite => ({
  end,
  spoken: '',
  type: 'punctuation',
  rule,
  markAfter,
});

function runOf(text: string, at: number, sign: string): number {
  let end = at;
  while (text[end] === sign) end++;
  return end;
}

const TAG = /<\/?[A-Za-z][^<>\n]{0,120}>|\{#[^{}\n]{0,80}\}|\]\([^()\n]{0,200}\)/y;

/** HTML tags, anchors and link targets of text that was copied from a page. */
export const markup: Rule = (context, at) => {
  const found = matchAt(TAG, context.text, at);
  return found && silent(at + found[0].length, 'markup');
};

const BRACKETED =
  /\(\s{0,5}(?:sau đây\s{1,5})?(?:gọi\s{1,5}(?:tắt\s{1,5})?là|viết tắt là|gọi là|viết tắt)?\s{0,5}:?\s{0,5}["“]?([A-ZĐƯ]{2,8})["”]?\s{0,5}\)/uy;

/** Whether what the lexicon says for the letters stands in the words before the bracket. */
function saidBefore(context: RuleContext, at: number, short: string): boolean {
  const found = context.lexicon.match(short, 0);
  if (found?.end !== short.length) return false;
  const names = [found.entry.alias, ...(found.entry.alternatives ?? [])];
  const before = textBefore(context.text, at, 90);
  return names.some((name) => before.includes(name.toLowerCase()));
}

/** "Ủy ban nhân dân (UBND)": the bracket repeats what has just been said. */
export const repeatedAbbreviation: Rule = (context, at) => {
  const found = matchAt(BRACKETED, context.text, at);
  const short = found?.[1] ?? '';
  if (!found || (wordsBehindInitials(context.text, at, short) === '' && !saidBefore(context, at, short)))
    return null;
  return {
    end: at + found[0].length,
    spoken: '',
    type: 'abbreviation',
    rule: 'repeated-abbreviation',
    confidence: 0.9,
  };
};

const isDash = (sign: string): boolean => sign === '-' || sign === '–' || sign === '—';

/** 10A1-10A8, A1-A5: from one code to another. */
const JOINS_CODES = new Set(['lettered-number', 'number-with-capital', 'letters-and-digits']);
const NEXT_CODE = /(?:\d{1,3}\p{Lu}\d{0,3}|\p{Lu}{1,2}\d{1,3})(?![\p{L}\d])/uy;

const NEXT_WEEKDAY = /T[2-7](?![\p{L}\d])|CN(?!\p{L})/uy;
const NEXT_ROMAN = /[IVX]{1,6}(?![\p{L}\d])/uy;

/** Whether the dash before `at` leads from one code, weekday or Roman numeral to another. */
function joinsCodes({ text, last }: RuleContext, at: number): boolean {
  if (JOINS_CODES.has(last.rule)) return matchAt(NEXT_CODE, text, at) !== null;
  if (last.rule === 'weekday') return matchAt(NEXT_WEEKDAY, text, at) !== null;
  return last.rule === 'roman' && matchAt(NEXT_ROMAN, text, at) !== null;
}

/** Dashes: a bullet, a joint inside a name, a range left over, or a pause. */
export const dash: Rule = (context, at) => {
  const { text } = context;
  const sign = text.charAt(at);
  if (!isDash(sign)) return null;
  const end = runOf(text, at, sign);
  if (isLineStart(text, at)) return { ...silent(end, 'bullet'), type: 'list' };
  const tightBefore = isWordCode(text.charCodeAt(at - 1));
  const tightAfter = isWordCode(text.charCodeAt(end));
  if (tightBefore && tightAfter)
    return joinsCodes(context, end)
      ? { end, spoken: 'đến', type: 'range', rule: 'range-of-codes', confidence: 0.85 }
      : silent(end, 'hyphen');
  const next = skipSpaces(text, end);
  if (at - context.last.end < 3 && joinsCodes(context, next))
    return { end: next, spoken: 'đến', type: 'range', rule: 'range-of-codes', confidence: 0.85 };
  const joint =
    classOf(text.charCodeAt(next)) === LOWER && /\p{L}\s{0,5}$/u.test(text.slice(Math.max(0, at - 3), at));
  return silent(end, 'dash', joint ? undefined : ',');
};

const FULL_END = /\s?\.?\/\.(?:\/)?/y;

/** "./." closes a document; "/" between words is a pause, behind a quantity "trên", between numbers "trên". */
export const slash: Rule = (context, at) => {
  const { text } = context;
  if (text[at] === '.' || text[at] === '/') {
    const closing = matchAt(FULL_END, text, at);
    if (closing && !isWordCode(text.charCodeAt(at + closing[0].length)))
      return silent(at + closing[0].length, 'end-of-document', '.');
  }
  if (text[at] !== '/') return null;
  const next = skipSpaces(text, at + 1);
  if (isDigitCode(text.charCodeAt(at - 1)) && isDigitCode(text.charCodeAt(next)))
    return { end: at + 1, spoken: 'trên', type: 'symbol', rule: 'slash-of-numbers', confidence: 0.7 };
  if (context.last.type === 'phone' && at - context.last.end < 3) return silent(at + 1, 'slash', ',');
  if (isQuantityBefore(text, at)) {
    const rate = readRate(context, at);
    if (rate.end > at)
      return {
        end: rate.end,
        spoken: rate.spoken.trim(),
        type: 'quantity',
        rule: 'rate',
        confidence: 0.9,
        alternatives: [
          rate.spoken.trim().replace(/^trên/, 'một'),
          rate.spoken.trim().replace(/^trên/, 'mỗi'),
        ],
      };
  }
  return silent(runOf(text, at, '/'), 'slash', isLetterCode(text.charCodeAt(next)) ? ',' : undefined);
};

function isQuantityBefore(text: string, at: number): boolean {
  const word = wordBefore(text, at);
  if (QUANTITY_WORDS.has(word)) return true;
  return (
    (PER_WORDS.has(word) || unitName(word) !== null || word.length > 1) &&
    /\d[\d.,]*(?:\s?\p{L}{1,7}){1,3}(?:\/\p{L}{1,7})?\s?$/u.test(textBefore(text, at, 28))
  );
}

const BLANK = /[.…]{4,}|…{2,}|_{2,}/y;

/** "……", "____": a field to fill in. */
export const blankField: Rule = (context, at) => {
  const found = matchAt(BLANK, context.text, at);
  return found && silent(at + found[0].length, 'blank-field', ',');
};

const ELLIPSIS = /\.{2,3}|…/y;

export const ellipsis: Rule = (context, at) => {
  const found = matchAt(ELLIPSIS, context.text, at);
  if (!found) return null;
  const end = at + found[0].length;
  const next = classOf(context.text.charCodeAt(skipSpaces(context.text, end)));
  return silent(end, 'ellipsis', next === LOWER || /[,;:).]/.test(context.text.charAt(end)) ? ',' : '.');
};

/** Every other sign: a word, a pause, nothing, or dropped and reported. */
export const sign: Rule = (context, at) => {
  const { text } = context;
  const mark = text.charAt(at);
  const end = runOf(text, at, mark);
  if (mark === '+' && isLineStart(text, at)) return { ...silent(end, 'bullet'), type: 'list' };
  if (mark === '&' && !(isWordCode(text.charCodeAt(end)) || isSpaceCode(text.charCodeAt(end))))
    return silent(end, 'sign');
  if (mark === '^' && isDigitCode(text.charCodeAt(at - 1)) && isDigitCode(text.charCodeAt(end)))
    return { end, spoken: 'mũ', type: 'symbol', rule: 'power', confidence: 0.9 };
  const word = SPOKEN[mark];
  if (word !== undefined) return { end, spoken: word, type: 'symbol', rule: 'sign', confidence: 0.9 };
  if (PAUSES.has(mark)) return silent(end, 'bracket', ',');
  if (SILENT.has(mark)) return silent(end, 'mark');
  return unreadable(text, at);
};

/** Runs of signs, emoji and letters of other scripts: nothing is said, and the editor is told. */
function unreadable(text: string, at: number): Rewrite {
  let end = at + 1;
  while (
    end < text.length &&
    classOf(text.charCodeAt(end)) === OTHER &&
    text.charCodeAt(end) > 0x7e &&
    !isKnown(text.charAt(end))
  )
    end++;
  return { end, spoken: '', type: 'unknown', rule: 'unreadable-dropped', confidence: 0.3 };
}

const isKnown = (mark: string): boolean =>
  mark in SPOKEN || PAUSES.has(mark) || SILENT.has(mark) || isDash(mark);

const COMPARE = /[<>](?==?\s?\d)|[<>]=/y;

/** "< 5", ">= 10". */
export const comparison: Rule = (context, at) => {
  const found = matchAt(COMPARE, context.text, at);
  if (!found) return null;
  const orEqual = context.text[at + 1] === '=';
  const spoken = `${found[0].startsWith('<') ? 'nhỏ hơn' : 'lớn hơn'}${orEqual ? ' hoặc bằng' : ''}`;
  return { end: at + (orEqual ? 2 : 1), spoken, type: 'symbol', rule: 'comparison', confidence: 0.9 };
};
