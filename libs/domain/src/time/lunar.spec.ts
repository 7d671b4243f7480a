import { describe, expect, it } from '@jest/globals';
import * as vnLunar from '@dqcai/vn-lunar';
import { civilOf, formatLocalDate, parseLocalDate } from './civil-date.js';
import { dayOfLunar, lunarMonthOf, lunarOf, lunarOfDay } from './lunar.js';

// Its declarations lack file extensions, which Node's resolution of types wants.
const { getLunarDate } = vnLunar as unknown as {
  getLunarDate: (
    day: number,
    month: number,
    year: number,
  ) => { day: number; month: number; year: number; leap: boolean };
};

describe('lunar calendar', () => {
  it('knows the New Years whose dates everybody knows', () => {
    const newYears = [
      ['1985-01-21', 1985],
      ['2007-02-17', 2007],
      ['2023-01-22', 2023],
      ['2024-02-10', 2024],
      ['2025-01-29', 2025],
      ['2026-02-17', 2026],
      ['2027-02-06', 2027],
      ['2030-02-02', 2030],
    ] as const;
    for (const [date, year] of newYears)
      expect(lunarOf(date)).toEqual({ year, month: 1, day: 1, leap: false });
  });

  // The new moon of May 2054 is reckoned half a minute after midnight, closer than anybody can foretell the turning
  // of the earth; the tables that were printed put it before. It is the only month of these 125 years in doubt.
  it('agrees with an independent calendar on every day from 1975 to 2099', () => {
    const doubtful = { from: parseLocalDate('2054-05-07'), to: parseLocalDate('2054-06-05') };
    const wrong: string[] = [];
    for (let day = parseLocalDate('1975-01-01'); day <= parseLocalDate('2099-12-31'); day += 1) {
      const { year, month, day: dayOfMonth } = civilOf(day);
      const theirs = getLunarDate(dayOfMonth, month, year);
      const ours = lunarOfDay(day);
      const same =
        theirs.day === ours.day &&
        theirs.month === ours.month &&
        theirs.year === ours.year &&
        theirs.leap === ours.leap;
      if (!same && (day < doubtful.from || day > doubtful.to))
        wrong.push(`${formatLocalDate(day)} ${JSON.stringify(ours)} ${JSON.stringify(theirs)}`);
    }
    expect(wrong).toEqual([]);
  });

  it('has leap months, and finds its way back from them', () => {
    expect(lunarMonthOf(parseLocalDate('2025-08-01'))).toMatchObject({ year: 2025, month: 6, leap: true });
    expect(lunarMonthOf(parseLocalDate('2028-07-01'))).toMatchObject({ year: 2028, month: 5, leap: true });
    for (let day = parseLocalDate('2024-01-01'); day < parseLocalDate('2034-01-01'); day += 1) {
      expect(dayOfLunar(lunarOfDay(day))).toBe(day);
    }
    expect(dayOfLunar({ year: 2026, month: 6, day: 1, leap: true })).toBeNull();
  });
});
