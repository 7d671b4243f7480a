import { isWordCode } from '../text/letters.js';
import {
  dayPrefix,
  isDayOfMonth,
  isMonth,
  isYear,
  sayDate,
  sayDay,
  sayMonth,
  sayYear,
} from './date-parts.js';
import { wordBefore } from './look-back.js';
import { matchAt, type Rewrite, type Rule, type RuleContext } from './rule.js';

const DASH = '\\s?[-–—]\\s?';
const FULL = /(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d])/y;
const SPACED_FULL = /(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4})(?![\d])/y;
const SHORT_YEAR = /(\d{1,2})\/(\d{1,2})\/(\d{2})(?![\d/])/y;
const ISO = /(\d{4})-(\d{2})-(\d{2})(?!\d|-)/y;
/** 15-17/8, 15-17/8/2026, 15, 16/8 are one date with two days. */
const DAY_RANGE = new RegExp(`(\\d{1,2})${DASH}(\\d{1,2})([/.])(\\d{1,2})(?:\\3(\\d{4}))?(?![\\d/])`, 'y');
const FULL_RANGE = new RegExp(
  `(\\d{1,2})([/.])(\\d{1,2})(?:\\2(\\d{4}))?${DASH}(\\d{1,2})\\2(\\d{1,2})(?:\\2(\\d{4}))?(?![\\d/])`,
  'y',
);
const MONTH_YEAR = /(\d{1,2})([/.-])(\d{4})(?![\d/]|[.,-]\d)/y;
const MONTH_RANGE = new RegExp(`(\\d{1,2})(?:[/.](\\d{4}))?${DASH}(\\d{1,2})([/.])(\\d{4})(?![\\d/])`, 'y');

/** "số 12/2025" is a number of that year, "tỷ lệ 1/2000" a scale. */
const NOT_A_MONTH = new Set(['lệ', 'số']);

/** Digits, letters or a further slash right behind mean that this is something else. */
function standsAlone(context: RuleContext, end: number): boolean {
  const code = context.text.charCodeAt(end);
  if (isWordCode(code)) return false;
  return !(context.text[end] === '/' && isWordCode(context.text.charCodeAt(end + 1)));
}

function rewrite(
  context: RuleContext,
  at: number,
  length: number,
  spoken: string,
  rule: string,
  confidence = 1,
): Rewrite | null {
  const end = at + length;
  return standsAlone(context, end) ? { end, spoken, type: 'date', rule, confidence } : null;
}

const isoDate: Rule = (context, at) => {
  const found = matchAt(ISO, context.text, at);
  if (!found) return null;
  const [all, year = '', month = '', day = ''] = found;
  if (!isDayOfMonth(day, month) || !isYear(year)) return null;
  const before = wordBefore(context.text, at);
  return rewrite(context, at, all.length, dayPrefix(before) + sayDate(day, month, year, context), 'date-iso');
};

const fullDate: Rule = (context, at) => {
  const before = wordBefore(context.text, at);
  const found = matchAt(before === 'ngày' ? SPACED_FULL : FULL, context.text, at);
  if (!found) return null;
  const [all, day = '', , month = '', year = ''] = found;
  if (!isDayOfMonth(day, month) || !isYear(year)) return null;
  return rewrite(
    context,
    at,
    all.length,
    dayPrefix(before) + sayDate(day, month, year, context),
    'date-full',
  );
};

const shortYearDate: Rule = (context, at) => {
  const found = matchAt(SHORT_YEAR, context.text, at);
  if (!found) return null;
  const [all, day = '', month = '', year = ''] = found;
  if (!isDayOfMonth(day, month)) return null;
  const before = wordBefore(context.text, at);
  return rewrite(
    context,
    at,
    all.length,
    dayPrefix(before) + sayDate(day, month, year, context),
    'date-short-year',
    0.7,
  );
};

/** 15/8-17/8/2026 and 30/4 - 1/5. */
const dateToDate: Rule = (context, at) => {
  const found = matchAt(FULL_RANGE, context.text, at);
  if (!found) return null;
  const [all, day1 = '', , month1 = '', year1 = '', day2 = '', month2 = '', year2 = ''] = found;
  if (!isDayOfMonth(day1, month1) || !isDayOfMonth(day2, month2)) return null;
  const first = sayDate(day1, month1, year1, context);
  const second = sayDate(day2, month2, year2, context);
  return rewrite(
    context,
    at,
    all.length,
    `${dayPrefix(wordBefore(context.text, at))}${first} đến ngày ${second}`,
    'date-range',
  );
};

/** 15-17/8, 27-28/02/2000. */
const daysOfMonth: Rule = (context, at) => {
  const found = matchAt(DAY_RANGE, context.text, at);
  if (!found) return null;
  const [all, day1 = '', day2 = '', separator, month = '', year = ''] = found;
  if (!isDayOfMonth(day1, month) || !isDayOfMonth(day2, month)) return null;
  if (separator === '.' && year === '' && wordBefore(context.text, at) !== 'ngày') return null;
  const spoken = `${dayPrefix(wordBefore(context.text, at))}${sayDay(day1, context)} đến ngày ${sayDate(day2, month, year, context)}`;
  return rewrite(context, at, all.length, spoken, 'date-days');
};

const sayMonthAfter = (before: string, month: string, context: RuleContext): string =>
  before === 'tháng' ? sayMonth(month, context).replace('tháng ', '') : sayMonth(month, context);

/** 02-03/2000, 9/2025-5/2026: months of a year. */
const monthToMonth: Rule = (context, at) => {
  const found = matchAt(MONTH_RANGE, context.text, at);
  if (!found) return null;
  const [all, month1 = '', year1 = '', month2 = '', , year2 = ''] = found;
  const before = wordBefore(context.text, at);
  if (!isMonth(month1) || !isMonth(month2) || !isYear(year2) || before === 'quý') return null;
  const first = sayMonthAfter(before, month1, context) + (year1 === '' ? '' : ` ${sayYear(year1, context)}`);
  return rewrite(
    context,
    at,
    all.length,
    `${first} đến ${sayMonth(month2, context)} ${sayYear(year2, context)}`,
    'date-months',
  );
};

const monthOfYear: Rule = (context, at) => {
  const found = matchAt(MONTH_YEAR, context.text, at);
  if (!found) return null;
  const [all, month = '', separator, year = ''] = found;
  const before = wordBefore(context.text, at);
  if (!isMonth(month) || !isYear(year) || Number(year) < 1800 || NOT_A_MONTH.has(before)) return null;
  if (
    separator !== '/' &&
    before !== 'tháng' &&
    (Number(year) < 1900 || (separator === '-' && month.length < 2))
  )
    return null;
  return rewrite(
    context,
    at,
    all.length,
    `${sayMonthAfter(before, month, context)} ${sayYear(year, context)}`,
    'date-month-year',
  );
};

/** Dates that are certain by their shape alone; the ambiguous day/month without a year is another rule. */
export const dateRules: readonly Rule[] = [
  isoDate,
  dateToDate,
  fullDate,
  daysOfMonth,
  monthToMonth,
  monthOfYear,
  shortYearDate,
];
