import { afterEach, describe, expect, it } from '@jest/globals';
import {
  formatIn,
  say,
  shortDate,
  showDate,
  showDateSeconds,
  showDateTime,
  showLocalDate,
  showMonth,
  showNumber,
  showPosition,
  showShare,
  showTime,
  typedDate,
} from './format.js';

const AT = '2026-11-01T22:30:07Z'; // the next morning in Việt Nam

afterEach(() => formatIn('vi'));

describe('numbers as they are written in Việt Nam', () => {
  it('have a decimal comma and dots for thousands', () => {
    expect([1184, 0.5, -70].map(showNumber)).toEqual(['1.184', '0,5', '-70']);
    expect([1, 0.98765, 0].map(showShare)).toEqual(['100%', '98,8%', '0%']);
    expect(showPosition(22.481234567, 103.97)).toBe('22,48123; 103,97');
  });

  it('stand so in sentences too; words stay as they are', () => {
    expect(say`${1184} cụm loa ở ${'xã 1184'}`).toBe('1.184 cụm loa ở xã 1184');
  });

  it('dates too: the day first, the time before the date', () => {
    expect([showDate(AT), showLocalDate('2026-11-02'), shortDate('2026-11-02')]).toEqual([
      '02/11/2026',
      '02/11/2026',
      '02/11',
    ]);
    expect([showDateTime(AT), showDateSeconds(AT)]).toEqual(['05:30 02/11/2026', '05:30:07 02/11/2026']);
    expect(showMonth('2026-11')).toBe('11/2026');
  });
});

describe('on an English screen', () => {
  it('numbers have a decimal point and commas for thousands, in sentences too', () => {
    formatIn('en');
    expect([1184, 0.5, -70].map(showNumber)).toEqual(['1,184', '0.5', '-70']);
    expect([1, 0.98765].map(showShare)).toEqual(['100%', '98.8%']);
    expect(showPosition(22.481234567, 103.97)).toBe('22.48123, 103.97');
    expect(say`${1184} places`).toBe('1,184 places');
  });

  it('one is said as one, also where the number came written', () => {
    formatIn('en');
    const places = (n: number | string, name: string) =>
      say`${n} {place is|places are} ready in ${name} {,|;} all of {it|them}`;
    expect([places(1, 'a'), places(2, '{b|c}'), places('1', '1 village')]).toEqual([
      '1 place is ready in a , all of it',
      '2 places are ready in {b|c} ; all of them',
      '1 place is ready in 1 village , all of it',
    ]);
  });

  it('a month has its name, so that nobody takes the second of November for the eleventh of February', () => {
    formatIn('en');
    expect([showDate(AT), showLocalDate('2026-11-02'), shortDate('2026-09-12')]).toEqual([
      '2 Nov 2026',
      '2 Nov 2026',
      '12 Sep',
    ]);
    expect([showDateTime(AT), showDateSeconds(AT), showTime(AT)]).toEqual([
      '05:30, 2 Nov 2026',
      '05:30:07, 2 Nov 2026',
      '05:30',
    ]);
    expect(showMonth('2026-11')).toBe('Nov 2026');
  });

  it('a date in a field stays as it is typed', () => {
    formatIn('en');
    expect(typedDate('2026-11-02')).toBe('02/11/2026');
  });
});
