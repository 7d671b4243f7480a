import {
  formatLocalDate,
  parseLocalDate,
  weekdayOfDay,
  type DayNumber,
  type LocalDate,
} from '../time/civil-date.js';
import { lunarMonthOf } from '../time/lunar.js';
import type { Calendar, Recurrence } from './recurrence.js';

/** Ten years: what a single expansion may span, so that its output is bounded. */
export const MAX_EXPANSION_DAYS = 3660;

/**
 * The dates of a recurrence inside [fromDate, toDate], both included, in order and without repeats.
 * `calendars` matter to `exceptions.onHolidays` only. At most one date a day: the output is bounded by the span.
 *
 * @throws RangeError for a span over {@link MAX_EXPANSION_DAYS} days, a malformed date, or a recurrence that says
 * nothing sensible (`every` below 1, a lunar month 13).
 */
export function expand(
  recurrence: Recurrence,
  fromDate: LocalDate,
  toDate: LocalDate,
  calendars: readonly Calendar[] = [],
): LocalDate[] {
  return expandDays(recurrence, parseLocalDate(fromDate), parseLocalDate(toDate), holidaysOf(calendars)).map(
    formatLocalDate,
  );
}

/** Every date that one of the calendars marks as a holiday. */
export function holidaysOf(calendars: readonly Calendar[]): ReadonlySet<LocalDate> {
  const dates = calendars.flatMap(({ days }) => days.filter(({ effect }) => effect.kind === 'holiday'));
  return new Set(dates.map(({ date }) => date));
}

/** {@link expand} in day numbers, for whoever goes on reckoning. */
export function expandDays(
  recurrence: Recurrence,
  fromDay: DayNumber,
  toDay: DayNumber,
  holidays: ReadonlySet<LocalDate>,
): DayNumber[] {
  if (toDay - fromDay >= MAX_EXPANSION_DAYS) {
    throw new RangeError(`a recurrence is expanded over at most ${MAX_EXPANSION_DAYS} days`);
  }
  const days = daysOf(recurrence, fromDay, toDay);
  const { exceptions } = recurrence;
  if (!exceptions || (!exceptions.dates?.length && !exceptions.onHolidays)) return days;
  const left = new Set(exceptions.dates);
  return days.filter((day) => {
    const date = formatLocalDate(day);
    return !left.has(date) && !(exceptions.onHolidays && holidays.has(date));
  });
}

function daysOf(recurrence: Recurrence, fromDay: DayNumber, toDay: DayNumber): DayNumber[] {
  const inside = (day: DayNumber): boolean => day >= fromDay && day <= toDay;
  switch (recurrence.kind) {
    case 'once':
      return [parseLocalDate(recurrence.date)].filter(inside);
    case 'dates':
      return [...new Set(recurrence.dates.map(parseLocalDate))].filter(inside).sort((a, b) => a - b);
    case 'daily':
      return daily(recurrence, fromDay, toDay);
    case 'weekly':
      return weekly(recurrence, fromDay, toDay);
    case 'lunar':
      return lunar(recurrence, fromDay, toDay);
  }
}

function lastOf(span: { to?: LocalDate }, toDay: DayNumber): DayNumber {
  return span.to === undefined ? toDay : Math.min(toDay, parseLocalDate(span.to));
}

function stepOf(every: number | undefined): number {
  const step = every ?? 1;
  if (!Number.isInteger(step) || step < 1)
    throw new RangeError(`every has to be a whole number from 1: ${step}`);
  return step;
}

function daily(rule: Recurrence & { kind: 'daily' }, fromDay: DayNumber, toDay: DayNumber): DayNumber[] {
  const anchor = parseLocalDate(rule.from);
  const step = stepOf(rule.every);
  const last = lastOf(rule, toDay);
  const days: DayNumber[] = [];
  const first = anchor >= fromDay ? anchor : anchor + Math.ceil((fromDay - anchor) / step) * step;
  for (let day = first; day <= last; day += step) days.push(day);
  return days;
}

/** Weeks begin on Monday; `every` counts from the week that holds `from`. */
function weekly(rule: Recurrence & { kind: 'weekly' }, fromDay: DayNumber, toDay: DayNumber): DayNumber[] {
  const anchor = parseLocalDate(rule.from);
  const anchorMonday = anchor - weekdayOfDay(anchor) + 1;
  const step = stepOf(rule.every);
  const last = lastOf(rule, toDay);
  const wanted = new Set<number>(rule.weekdays);
  const days: DayNumber[] = [];
  for (let day = Math.max(anchor, fromDay); day <= last; day += 1) {
    if (Math.floor((day - anchorMonday) / 7) % step !== 0) {
      day += 7 - weekdayOfDay(day); // on to Sunday: a week that is not taken
    } else if (wanted.has(weekdayOfDay(day))) days.push(day);
  }
  return days;
}

function lunar(rule: Recurrence & { kind: 'lunar' }, fromDay: DayNumber, toDay: DayNumber): DayNumber[] {
  if (rule.days.some((day) => !Number.isInteger(day) || day < 1 || day > 30)) {
    throw new RangeError('lunar days are 1 to 30');
  }
  if (rule.months?.some((month) => !Number.isInteger(month) || month < 1 || month > 12)) {
    throw new RangeError('lunar months are 1 to 12');
  }
  const first = Math.max(parseLocalDate(rule.from), fromDay);
  const last = lastOf(rule, toDay);
  const days = new Set<DayNumber>();
  for (let day = first; day <= last;) {
    const month = lunarMonthOf(day);
    if (takesMonth(rule, month.month, month.leap)) {
      for (const wanted of rule.days) {
        if (wanted <= month.length) days.add(month.firstDay + wanted - 1);
        else if (rule.missingDay === 'last') days.add(month.firstDay + month.length - 1);
      }
    }
    day = month.firstDay + month.length;
  }
  return [...days].filter((day) => day >= first && day <= last).sort((a, b) => a - b);
}

function takesMonth(rule: Recurrence & { kind: 'lunar' }, month: number, leap: boolean): boolean {
  if (rule.months && !rule.months.includes(month)) return false;
  const how = rule.leapMonths ?? 'skip';
  return leap ? how !== 'skip' : how !== 'only';
}
