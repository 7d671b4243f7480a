import { describe, expect, it } from '@jest/globals';
import { RateLimit } from './rate-limit.js';

describe('a rate limit', () => {
  const limit = { perSecond: 20, burst: 100 };
  const takeMany = (rate: RateLimit, name: string, count: number, nowMs: number) =>
    [...Array(count).keys()].filter(() => rate.take(name, nowMs)).length;

  it('allows a burst, then its rate, each name for itself', () => {
    const rate = new RateLimit(limit);
    expect(takeMany(rate, 'a', 150, 0)).toBe(100);
    expect(takeMany(rate, 'b', 10, 0)).toBe(10);
    expect(takeMany(rate, 'a', 150, 1000)).toBe(20);
    expect(takeMany(rate, 'a', 150, 60_000)).toBe(100);
  });

  it('a steady stream at the rate passes for ever; one above it does not', () => {
    const steady = (perSecond: number) => {
      const rate = new RateLimit(limit);
      let passed = 0;
      for (let i = 0; i < perSecond * 60; i++) if (rate.take('a', (i * 1000) / perSecond)) passed += 1;
      return passed;
    };
    expect(steady(20)).toBe(1200);
    expect(steady(30)).toBeLessThan(1310);
  });

  it('a clock that jumps back refills nothing, and full buckets are forgotten', () => {
    const rate = new RateLimit(limit);
    takeMany(rate, 'a', 100, 10_000);
    expect(rate.take('a', 0)).toBe(false);
    rate.sweep(4000);
    expect(rate.size).toBe(1);
    rate.sweep(5000);
    expect(rate.size).toBe(0);
  });
});
