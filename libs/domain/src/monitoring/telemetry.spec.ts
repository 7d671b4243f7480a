import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { downSample, judgeSeries } from './telemetry.js';

const HOUR = 3_600_000;
const series = (...values: (number | null)[]) => values.map((value, i) => ({ atMs: i * 3 * HOUR, value }));

describe('plausible telemetry', () => {
  it('takes what varies', () => {
    const judged = judgeSeries('tempC', series(30, 31, null, 35));
    expect(judged).toMatchObject({ flags: [], leftOut: 0, mean: 32 });
  });

  it('flags a figure that cannot be, and leaves it out of the mean', () => {
    const judged = judgeSeries('tempC', series(30, 255, 40));
    expect(judged).toMatchObject({ flags: ['out-of-range'], leftOut: 1, mean: 35 });
  });

  it('flags a sensor that shows the same for half a day, and keeps what came before', () => {
    const judged = judgeSeries('tempC', series(20, 30, 25, 25, 25, 25, 25, 25));
    expect(judged).toMatchObject({ flags: ['constant'], leftOut: 6, mean: 25 });
    expect(judged.good).toHaveLength(2);
  });

  it('equal figures for a short time prove nothing', () => {
    const quick = Array.from({ length: 9 }, (_, i) => ({ atMs: i * 60_000, value: 25 }));
    expect(judgeSeries('tempC', quick)).toMatchObject({ flags: [], mean: 25 });
  });

  it('a volume may stand still, and a silent sensor has no mean', () => {
    expect(judgeSeries('volume', series(60, 60, 60, 60, 60, 60, 60))).toMatchObject({ flags: [], mean: 60 });
    expect(judgeSeries('rssi', series(null, null))).toMatchObject({ flags: [], mean: null, leftOut: 0 });
  });
});

describe('down-sampling', () => {
  it('means equal parts, and shows holes', () => {
    const good = [
      { atMs: 0, value: 10 },
      { atMs: 5, value: 20 },
      { atMs: 35, value: 7 },
      { atMs: 40, value: 9 },
    ];
    expect(downSample(good, { fromMs: 0, toMs: 40, count: 4 })).toEqual([
      { atMs: 5, value: 15 },
      { atMs: 15, value: null },
      { atMs: 25, value: null },
      { atMs: 35, value: 8 },
    ]);
  });

  it('is never more than asked for, and stays between the extremes', () => {
    const point = fc.record({ atMs: fc.nat(1000), value: fc.integer({ min: -50, max: 50 }) });
    fc.assert(
      fc.property(fc.array(point), fc.integer({ min: 1, max: 50 }), (good, count) => {
        const points = downSample(good, { fromMs: 0, toMs: 1000, count });
        expect(points).toHaveLength(count);
        const values = good.map(({ value }) => value);
        for (const { value } of points)
          if (value !== null) {
            expect(value).toBeGreaterThanOrEqual(Math.min(...values));
            expect(value).toBeLessThanOrEqual(Math.max(...values));
          }
      }),
    );
  });
});
