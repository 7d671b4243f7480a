import { describe, expect, it } from '@jest/globals';
import { chartOption } from './chart-option.js';

const span = { from: '2026-11-21T17:00:00Z', to: '2026-11-22T17:00:00Z' };
const series = {
  ...{ quantity: 'ampMa' as const, flags: [], leftOut: 0, mean: 1 },
  points: [{ atMs: Date.parse('2026-11-21T22:30:00Z'), value: 1234.56 }],
};
const { xAxis, yAxis, tooltip, useUTC, series: lines } = chartOption(series, 'Dòng tăng âm (mA)', span);

describe('a chart of what was measured', () => {
  it('shows a value that stands alone', () => {
    const empty = Array.from({ length: 240 }, (_, i) => ({ atMs: i, value: null }));
    const alone = chartOption({ ...series, points: [...empty, ...series.points] }, '', span);
    expect(alone.series[0]!.showSymbol).toBe(true);
  });

  it('writes its numbers with a decimal comma and dots for thousands', () => {
    expect([0.5, 1500, -70].map((value) => yAxis.axisLabel.formatter(value))).toEqual([
      '0,5',
      '1.500',
      '-70',
    ]);
    expect([1234.56, null].map((value) => tooltip.valueFormatter(value))).toEqual(['1.234,6', '–']);
  });

  it('is in the time of Việt Nam, wherever the computer thinks it is', () => {
    expect(useUTC).toBe(true);
    const shown = (ms: number) => new Date(ms).toISOString().slice(0, 16);
    expect([xAxis.min, xAxis.max].map(shown)).toEqual(['2026-11-22T00:00', '2026-11-23T00:00']);
    const [at] = lines[0]!.data[0]!;
    expect(shown(at!)).toBe('2026-11-22T05:30');
    expect(tooltip.axisPointer.label.formatter({ value: at! })).toBe('05:30 22/11/2026');
  });
});
