import type { LocalDate, Weekday } from '../time/civil-date.js';

/** Dates that a recurrence leaves out, whatever its kind. */
export interface Exceptions {
  /** Single dates ("only this one" cancelled, a day without electricity). */
  dates?: readonly LocalDate[];
  /** Leave out every day that one of the given calendars marks as a holiday. */
  onHolidays?: boolean;
}

interface Span {
  /** First date that may carry an airing; also the anchor that `every` counts from. */
  from: LocalDate;
  /** Last date, included; absent: without end. */
  to?: LocalDate;
}

/** On which local dates an order airs. Weekdays are 1 (Monday) to 7 (Sunday). */
export type Recurrence = { exceptions?: Exceptions } & (
  | { kind: 'once'; date: LocalDate }
  | ({ kind: 'daily'; every?: number } & Span)
  | ({ kind: 'weekly'; weekdays: readonly Weekday[]; every?: number } & Span)
  | { kind: 'dates'; dates: readonly LocalDate[] }
  | ({
      kind: 'lunar';
      /** Lunar months 1–12; absent: every month (for example the 1st and the 15th, mồng một and rằm). */
      months?: readonly number[];
      /** Lunar days 1–30. */
      days: readonly number[];
      /** What a leap month (tháng nhuận) does: left out (default), taken like the month it repeats, or the only one taken. */
      leapMonths?: 'skip' | 'include' | 'only';
      /** Day 30 in a month of 29 days: left out (default) or its last day. */
      missingDay?: 'skip' | 'last';
    } & Span)
);

/** What a day of a calendar does to planning. */
export type DayEffect =
  /** Only named: left out by recurrences with `onHolidays`, otherwise a day like any other. */
  | { kind: 'holiday' }
  /** The station keeps the windows, quiet hours and quota of another weekday. */
  | { kind: 'as-weekday'; weekday: Weekday }
  /** No programme at all. */
  | { kind: 'closed' }
  /** No normal items; sessions have the station's mourning furniture. */
  | { kind: 'mourning' };

export interface CalendarDay {
  date: LocalDate;
  name: string;
  effect: DayEffect;
}

/** A named set of special days: national holidays, a province's mourning, a commune's festival. */
export interface Calendar {
  id: string;
  days: readonly CalendarDay[];
}
