import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { RRuleTemporal } from 'rrule-temporal';
import { addDays, type LocalDate, type Weekday } from '../time/civil-date.js';
import { lunarOf } from '../time/lunar.js';
import { expand, MAX_EXPANSION_DAYS } from './expand.js';
import type { Calendar, Recurrence } from './recurrence.js';

const dayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const compact = (date: LocalDate): string => date.replaceAll('-', '');

/** The same rule as iCalendar, expanded by a library that has nothing in common with ours. */
function oracle(
  rule: Recurrence & { kind: 'daily' | 'weekly' },
  from: LocalDate,
  to: LocalDate,
): LocalDate[] {
  const parts = [`FREQ=${rule.kind.toUpperCase()}`, `INTERVAL=${rule.every ?? 1}`, 'WKST=MO'];
  if (rule.kind === 'weekly') parts.push(`BYDAY=${rule.weekdays.map((day) => dayNames[day - 1]).join(',')}`);
  const last = rule.to !== undefined && rule.to < to ? rule.to : to;
  parts.push(`UNTIL=${compact(last)}T235959Z`);
  const rruleString = `DTSTART;TZID=UTC:${compact(rule.from)}T120000\nRRULE:${parts.join(';')}`;
  if (last < rule.from) return [];
  const dates = new RRuleTemporal({ rruleString }).all().map((instant) => instant.toPlainDate().toString());
  return dates.filter((date) => date >= from);
}

const day = fc.integer({ min: 0, max: 500 }).map((days) => addDays('2027-10-20', days));
const weekdays = fc
  .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
  .map((days) => days as Weekday[]);
const rule = fc
  .record({
    from: day,
    to: fc.option(day, { nil: undefined }),
    every: fc.constantFrom(undefined, 1, 2, 3, 5),
    weekdays,
    daily: fc.boolean(),
  })
  .map(({ daily, weekdays: days, ...span }): Recurrence & { kind: 'daily' | 'weekly' } =>
    daily ? { kind: 'daily', ...span } : { kind: 'weekly', weekdays: days, ...span },
  );

describe('expanding recurrences', () => {
  it('agrees with RFC 5545 on daily and weekly rules, over months, years and a leap day', () => {
    fc.assert(
      fc.property(rule, day, fc.integer({ min: 0, max: 120 }), (recurrence, from, length) => {
        const to = addDays(from, length);
        expect(expand(recurrence, from, to)).toEqual(oracle(recurrence, from, to));
      }),
      { numRuns: 300 },
    );
  });

  it('gives the dates of a list once each, in order, and a single date', () => {
    const dates = ['2026-12-31', '2026-11-02', '2026-12-31', '2027-01-01'];
    expect(expand({ kind: 'dates', dates }, '2026-11-03', '2027-01-01')).toEqual([
      '2026-12-31',
      '2027-01-01',
    ]);
    expect(expand({ kind: 'once', date: '2028-02-29' }, '2028-01-01', '2028-12-31')).toEqual(['2028-02-29']);
    expect(expand({ kind: 'once', date: '2028-02-29' }, '2028-03-01', '2028-12-31')).toEqual([]);
  });

  it('leaves out exceptions and, when asked, holidays of the calendars', () => {
    const calendars: Calendar[] = [
      {
        id: 'vn',
        days: [
          { date: '2026-11-24', name: 'a holiday', effect: { kind: 'holiday' } },
          { date: '2026-11-25', name: 'not a holiday', effect: { kind: 'as-weekday', weekday: 6 } },
        ],
      },
    ];
    const daily: Recurrence = { kind: 'daily', from: '2026-11-23' };
    const without = (exceptions: Recurrence['exceptions']): LocalDate[] =>
      expand({ ...daily, exceptions }, '2026-11-23', '2026-11-26', calendars);
    expect(without({ dates: ['2026-11-23'] })).toEqual(['2026-11-24', '2026-11-25', '2026-11-26']);
    expect(without({ onHolidays: true })).toEqual(['2026-11-23', '2026-11-25', '2026-11-26']);
    expect(without({ onHolidays: false })).toHaveLength(4);
  });

  it('knows mồng một and rằm of every lunar month, with leap months left out, taken or alone', () => {
    const lunar = (leapMonths?: 'skip' | 'include' | 'only'): LocalDate[] =>
      expand({ kind: 'lunar', from: '2025-01-01', days: [1, 15], leapMonths }, '2025-07-01', '2025-09-30');
    // 2025 has a leap sixth month, from 25 July to 22 August.
    expect(lunar()).toEqual(['2025-07-09', '2025-08-23', '2025-09-06', '2025-09-22']);
    expect(lunar('only')).toEqual(['2025-07-25', '2025-08-08']);
    expect(lunar('include')).toEqual([...lunar(), ...lunar('only')].sort());
  });

  it('finds the Kings’ death day, and the last day of a month that has no thirtieth', () => {
    const kings: Recurrence = { kind: 'lunar', from: '2024-01-01', months: [3], days: [10] };
    expect(expand(kings, '2024-01-01', '2027-12-31')).toEqual([
      '2024-04-18',
      '2025-04-07',
      '2026-04-26',
      '2027-04-16',
    ]);
    const thirtieth = (missingDay?: 'skip' | 'last'): LocalDate[] =>
      expand({ kind: 'lunar', from: '2026-01-01', days: [30], missingDay }, '2026-01-01', '2026-12-31');
    for (const date of thirtieth()) expect(lunarOf(date).day).toBe(30);
    for (const date of thirtieth('last')) expect(lunarOf(addDays(date, 1)).day).toBe(1);
    expect(thirtieth('last').length).toBeGreaterThan(thirtieth().length);
  });

  it('is bounded, in order and inside what was asked for, whatever the rule', () => {
    const any: fc.Arbitrary<Recurrence> = fc.oneof(
      rule,
      fc.record({
        kind: fc.constant('lunar' as const),
        from: day,
        days: fc.array(fc.integer({ min: 1, max: 30 })),
        leapMonths: fc.constantFrom('skip' as const, 'include' as const),
      }),
    );
    fc.assert(
      fc.property(any, day, fc.integer({ min: -5, max: 90 }), (recurrence, from, length) => {
        const to = addDays(from, length);
        const dates = expand(recurrence, from, to);
        expect(dates).toEqual([...new Set(dates)].sort());
        expect(dates.every((date) => date >= from && date <= to)).toBe(true);
      }),
    );
    expect(() =>
      expand({ kind: 'daily', from: '2026-01-01' }, '2026-01-01', addDays('2026-01-01', MAX_EXPANSION_DAYS)),
    ).toThrow(RangeError);
  });

  it('refuses rules that say nothing sensible', () => {
    const year = ['2026-01-01', '2026-12-31'] as const;
    expect(() => expand({ kind: 'daily', from: '2026-01-01', every: 0 }, ...year)).toThrow('every');
    expect(() => expand({ kind: 'lunar', from: '2026-01-01', days: [31] }, ...year)).toThrow('lunar days');
    expect(() => expand({ kind: 'lunar', from: '2026-01-01', days: [1], months: [13] }, ...year)).toThrow(
      'lunar months',
    );
    expect(() => expand({ kind: 'once', date: '2026-02-30' }, ...year)).toThrow('not a date');
  });
});
