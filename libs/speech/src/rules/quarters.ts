import { readMonth } from '../numerals/cardinal.js';
import { romanValue } from '../numerals/roman.js';
import { isWordCode } from '../text/letters.js';
import { isYear, sayYear } from './date-parts.js';
import { wordBefore } from './look-back.js';
import { matchAt, type Rule, type RuleContext } from './rule.js';

const ONE = '(?:IV|I{1,3}|[1-4]|0[1-4])';
const QUARTER = new RegExp(
  `${ONE}(?:\\s?(?:[-–+,&]|và|đến)\\s?${ONE})*(?:\\s?[/.-]\\s?(\\d{4}))?(?![\\d])`,
  'y',
);
const SHORT_QUARTER = /Q([1-4])\s?[/.-]\s?(\d{4})(?!\d)/y;
const WEEKDAY_MONTH = /T(\d{1,2})\s?\/\s?(\d{4})(?!\d)/y;
const TOKENS = /IV|I{1,3}|\d{1,2}|[-–+,&]|và|đến/g;

function sayQuarter(written: string, context: RuleContext): string {
  return readMonth(/^\d/.test(written) ? written : String(romanValue(written)), context.region);
}

/** Quý I/2025, quý III.2021, quý 02.2021, Quý I, II/2025, quý I-II. */
export const quarter: Rule = (context, at) => {
  const { text } = context;
  const before = wordBefore(text, at);
  if (before !== 'quý') return null;
  const found = matchAt(QUARTER, text, at);
  if (!found) return null;
  const [all, year = ''] = found;
  const end = at + all.length;
  if (isWordCode(text.charCodeAt(end)) || (year !== '' && !isYear(year))) return null;
  const body = year === '' ? all : all.slice(0, all.lastIndexOf(year)).replace(/[\s/.-]+$/, '');
  const said: string[] = [];
  for (const [token] of body.matchAll(TOKENS)) {
    if (token === '-' || token === '–' || token === 'đến') said.push('đến');
    else if (token === ',') said.push(',');
    else if (/[+&]|và/.test(token)) said.push('và');
    else said.push(sayQuarter(token, context));
  }
  const tail = year === '' ? '' : ` ${sayYear(year, context)}`;
  return { end, spoken: said.join(' ').replace(/ ,/g, ',') + tail, type: 'date', rule: 'quarter' };
};

/** Q1/2025 and T5/2025: the quarter and the month of a table's head. */
export const shortPeriod: Rule = (context, at) => {
  const quarterOf = matchAt(SHORT_QUARTER, context.text, at);
  if (quarterOf) {
    const spoken = `quý ${readMonth(quarterOf[1] ?? '', context.region)} ${sayYear(quarterOf[2] ?? '', context)}`;
    return { end: at + quarterOf[0].length, spoken, type: 'date', rule: 'short-quarter', confidence: 0.9 };
  }
  const month = matchAt(WEEKDAY_MONTH, context.text, at);
  if (!month || Number(month[1]) < 1 || Number(month[1]) > 12) return null;
  const spoken = `tháng ${readMonth(month[1] ?? '', context.region)} ${sayYear(month[2] ?? '', context)}`;
  return { end: at + month[0].length, spoken, type: 'date', rule: 'short-month', confidence: 0.9 };
};

const WEEKDAY = /T\.?([2-7])(?![\p{L}\d/]|[.,]\d)|CN(?=\s{0,5}(?:[,.;:)/-]|$|hàng|hằng|tuần|ngày))/uy;
const WEEKDAYS = ['', '', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy'];
const WEEK_BEFORE = new Set(
  'thứ từ đến và sáng chiều tối trưa hôm ngày lịch nghỉ trừ tuần bảy hai ba tư năm sáu vào các hằng hàng'.split(
    ' ',
  ),
);

/** T2 … T7 and CN where the days of a week are spoken of. */
export const weekday: Rule = (context, at) => {
  const { text, last } = context;
  const found = matchAt(WEEKDAY, text, at);
  if (!found) return null;
  const goesOn = last.rule === 'weekday' && at - last.end < 10;
  const end = at + found[0].length;
  if (!goesOn && !WEEK_BEFORE.has(wordBefore(text, at)) && !/^\s{0,5}[-–,đ]/.test(text.slice(end, end + 3)))
    return null;
  const day = found[1];
  return {
    end,
    spoken: day === undefined ? 'chủ nhật' : `thứ ${WEEKDAYS[Number(day)]}`,
    type: 'date',
    rule: 'weekday',
    confidence: goesOn ? 0.95 : 0.85,
  };
};
