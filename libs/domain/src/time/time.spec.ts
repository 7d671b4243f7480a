import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  civilOf,
  dayNumberOf,
  daysBetween,
  formatLocalDate,
  isLocalDate,
  parseLocalDate,
  weekdayOf,
} from './civil-date.js';
import { formatDayMonthYear, formatInstant, parseInstant } from './instant.js';
import { formatWallClock, isWallClock, parseWallClock } from './wall-clock.js';
import { instantOf, isKnownZone, localDateOf, wallClockOf, zoneOffsetMs } from './zone.js';

const vietnam = 'Asia/Ho_Chi_Minh';

describe('civil dates', () => {
  it('reckon like the platform’s calendar, over leap days and centuries', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 100_000 }), (day) => {
        const theirs = new Date(day * 86_400_000);
        expect(formatLocalDate(day)).toBe(theirs.toISOString().slice(0, 10));
        expect(parseLocalDate(formatLocalDate(day))).toBe(day);
        expect(weekdayOf(formatLocalDate(day)) % 7).toBe(theirs.getUTCDay());
        const { year, month, day: dayOfMonth } = civilOf(day);
        expect(dayNumberOf(year, month, dayOfMonth)).toBe(day);
      }),
    );
  });

  it('are added and subtracted over the end of a year', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(daysBetween('2026-12-31', '2027-03-01')).toBe(60);
  });

  it('that do not exist are refused', () => {
    for (const text of [
      '2026-02-30',
      '2026-13-01',
      '0000-01-01',
      '26-01-01',
      '2026-1-1',
      '2026-01-01T00:00',
      '',
    ]) {
      expect(isLocalDate(text)).toBe(false);
      expect(() => parseLocalDate(text)).toThrow(RangeError);
    }
  });
});

describe('wall clock and zones', () => {
  it('read and write times of day', () => {
    expect(parseWallClock('05:30')).toBe(19_800_000);
    expect(formatWallClock(parseWallClock('23:59:07'))).toBe('23:59:07');
    expect(formatWallClock(19_800_000)).toBe('05:30');
    for (const text of ['24:00', '5:30', '05:60', '05:30:60', '', '05:30 '])
      expect(isWallClock(text)).toBe(false);
  });

  it('turn wall-clock times into instants and back, under any zone of the process', () => {
    expect(instantOf('2026-11-23', '05:30', vietnam)).toBe(Date.UTC(2026, 10, 22, 22, 30));
    expect(localDateOf(Date.UTC(2026, 10, 22, 17), vietnam)).toBe('2026-11-23');
    expect(localDateOf(Date.UTC(2026, 10, 22, 17) - 1, vietnam)).toBe('2026-11-22');
    expect(wallClockOf(Date.UTC(2026, 10, 22, 22, 30), vietnam)).toBe('05:30');
    expect(zoneOffsetMs('-03:30')).toBe(-12_600_000);
    expect(isKnownZone('Europe/Berlin')).toBe(false);
    expect(() => zoneOffsetMs('toString')).toThrow(RangeError);
  });
});

describe('instants', () => {
  it('are written with their offset and read back', () => {
    expect(formatInstant(Date.UTC(2026, 10, 22, 22, 30), vietnam)).toBe('2026-11-23T05:30:00+07:00');
    expect(formatInstant(Date.UTC(2026, 10, 22, 22, 30, 0, 7), 'UTC')).toBe('2026-11-22T22:30:00.007+00:00');
    expect(formatDayMonthYear(Date.UTC(2026, 10, 22, 22, 30), vietnam)).toBe('23/11/2026');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000_000 }),
        fc.constantFrom(vietnam, 'UTC', '-03:30'),
        (ms, zone) => {
          expect(parseInstant(formatInstant(ms, zone))).toBe(ms);
          expect(Date.parse(formatInstant(ms, zone))).toBe(ms);
        },
      ),
    );
  });

  it('without an offset, or that do not exist, are none', () => {
    const none = [
      '2026-11-23T05:30:00',
      '2026-11-23 05:30:00Z',
      '2026-02-30T00:00:00Z',
      '2026-11-23T25:00:00Z',
      '1',
      '',
    ];
    for (const text of none) expect(parseInstant(text)).toBeNull();
    expect(parseInstant('2016-12-31T23:59:60Z')).toBe(Date.UTC(2017, 0, 1));
    expect(parseInstant('2026-11-23T05:30:00.123456+07:00')).toBe(Date.UTC(2026, 10, 22, 22, 30, 0, 123));
  });
});
