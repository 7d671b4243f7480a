import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { waitAfterMs } from './begin-anew.js';
import { Watch } from './watch.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('a worker that lives is left alone, one that hangs is noticed once, one that never began is another’s to see', () => {
  let hung = 0;
  const watch = new Watch(() => (hung += 1));
  jest.advanceTimersByTime(600_000);
  expect(hung).toBe(0);
  for (let i = 0; i < 40; i++) {
    watch.alive();
    jest.advanceTimersByTime(15_000);
  }
  expect(hung).toBe(0);
  jest.advanceTimersByTime(600_000);
  expect(hung).toBe(1);
});

it('a page begins anew soon after its first fall, and not more than once a minute after many', () => {
  expect([0, 1, 2, 3, 4, 5, 100].map(waitAfterMs)).toEqual([
    2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000,
  ]);
});
