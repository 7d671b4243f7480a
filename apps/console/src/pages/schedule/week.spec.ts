import { shortDate } from '../../texts/format.js';
import { describe, expect, it } from '@jest/globals';
import { dateOf, datesBetween, drawnHours, mondayOf, timeOf, wallOf } from './week.js';

const span = (from: string, to: string) => ({
  startAt: `2026-11-23T${from}:00+07:00`,
  endAt: `2026-11-23T${to}:00+07:00`,
});

describe('weeks and clocks of the schedule', () => {
  it('weeks begin on Monday', () => {
    expect([mondayOf('2026-11-23'), mondayOf('2026-11-29'), mondayOf('2027-01-01')]).toEqual([
      '2026-11-23',
      '2026-11-23',
      '2026-12-28',
    ]);
    expect(datesBetween('2026-12-30', '2027-01-02')).toHaveLength(4);
    expect(shortDate('2026-11-02')).toBe('02/11');
  });

  it('the wall clock is that of Việt Nam, across midnight too', () => {
    expect(wallOf('2026-11-22T23:30:00.000Z')).toBe('2026-11-23T06:30:00');
    expect([dateOf('2026-11-22T16:59:59Z'), timeOf('2026-11-22T17:00:00Z')]).toEqual(['2026-11-22', '00:00']);
  });

  it('draws an hour around what there is', () => {
    expect(drawnHours([span('05:30', '06:30'), span('17:00', '18:30')])).toEqual({
      from: '04:00:00',
      to: '20:00:00',
    });
    expect(
      drawnHours([{ startAt: '2026-11-23T23:00:00+07:00', endAt: '2026-11-24T01:00:00+07:00' }]),
    ).toEqual({
      from: '22:00:00',
      to: '24:00:00',
    });
    expect(drawnHours([span('05:30', '06:30')], 0)).toEqual({ from: '05:30:00', to: '06:30:00' });
    expect(drawnHours([])).toEqual({ from: '05:00:00', to: '21:00:00' });
  });
});
