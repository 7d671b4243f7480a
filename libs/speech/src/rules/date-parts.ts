import { readCardinal, readMonth } from '../numerals/cardinal.js';
import type { RuleContext } from './rule.js';

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether day and month can stand in a calendar of any year; both are strings of digits. */
export function isDayOfMonth(day: string, month: string): boolean {
  const length = DAYS[Number(month) - 1];
  return length !== undefined && Number(day) >= 1 && Number(day) <= length;
}

export const isMonth = (month: string): boolean => Number(month) >= 1 && Number(month) <= 12;

/** Years that a text of administration may name in a numeric date. */
export const isYear = (year: string): boolean =>
  year.length === 4 && Number(year) >= 1000 && Number(year) <= 2999;

export const sayDay = (day: string, context: RuleContext): string => readCardinal(day, context.region);
export const sayMonth = (month: string, context: RuleContext): string =>
  `tháng ${readMonth(month, context.region)}`;
export const sayYear = (year: string, context: RuleContext): string =>
  `năm ${readCardinal(year, context.region)}`;

/** "hai mươi tháng mười một năm hai nghìn …": the year is left out when it is ''. */
export function sayDate(day: string, month: string, year: string, context: RuleContext): string {
  const head = `${sayDay(day, context)} ${sayMonth(month, context)}`;
  return year === '' ? head : `${head} ${sayYear(year, context)}`;
}

/** Words after which a day needs no "ngày" of its own. */
const DAY_WORDS = new Set(['ngày', 'mùng', 'mồng', 'rằm', 'hôm']);

/** "ngày " unless the word before has said it. */
export const dayPrefix = (before: string): string => (DAY_WORDS.has(before) ? '' : 'ngày ');
