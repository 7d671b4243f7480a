import { describe, expect, it } from '@jest/globals';
import { showLeft } from './time-left.js';

const words = {
  days: (n: number) => `${n} ngày`,
  hours: (n: number) => `${n} giờ`,
  minutes: (n: number) => `${n} phút`,
};
const MINUTE = 60_000;

describe('how long is left', () => {
  it.each([
    [1, '1 phút'],
    [30_000, '1 phút'],
    [5 * MINUTE, '5 phút'],
    [60 * MINUTE, '1 giờ'],
    [80 * MINUTE, '1 giờ 20 phút'],
    [24 * 60 * MINUTE, '1 ngày'],
    [51 * 60 * MINUTE + 5 * MINUTE, '2 ngày 3 giờ'],
  ])('%d ms: %s', (ms, shown) => {
    expect(showLeft(ms, words)).toBe(shown);
  });
});
