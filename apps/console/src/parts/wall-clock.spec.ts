import { describe, expect, it } from '@jest/globals';
import { minutesOf, readDate, readTime } from './wall-clock.js';

describe('what people type', () => {
  it.each([
    ['5:30', '05:30'],
    ['05:30', '05:30'],
    ['530', '05:30'],
    ['1705', '17:05'],
    ['5h30', '05:30'],
    ['5h', '05:00'],
    ['17', '17:00'],
    ['17.05', '17:05'],
    [' 6:00 ', '06:00'],
    ['24:00', null],
    ['5:60', null],
    ['sáng', null],
    ['', null],
  ])('the time %j is %j', (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });

  it.each([
    ['2/11/2026', '2026-11-02'],
    ['02-11-2026', '2026-11-02'],
    ['29/2/2028', '2028-02-29'],
    ['29/2/2026', null],
    ['2/11/26', null],
    ['hôm nay', null],
  ])('the date %j is %j', (typed, date) => {
    expect(readDate(typed)).toBe(date);
  });

  it('minutes of the day', () => {
    expect(minutesOf('17:05')).toBe(1025);
  });
});
