import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { AlarmClock, type Sleeper } from './alarm-clock.js';

describe('one timer for many', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  it('wakes everyone at the moment they last set, in order, and nobody twice', () => {
    jest.useFakeTimers();
    let nowMs = 0;
    const woken: [number, number][] = [];
    const clock = new AlarmClock(() => nowMs);
    const sleepers = Array.from({ length: 500 }, (_, index): Sleeper => ({
      wakeAtMs: Infinity,
      wake: () => woken.push([index, nowMs]),
    }));
    sleepers.forEach((sleeper, index) => clock.set(sleeper, 10_000 + index));
    sleepers.forEach((sleeper, index) => clock.set(sleeper, (index * 7919) % 1000));
    clock.set(sleepers[3]!, Infinity);
    for (; nowMs < 2000; nowMs += 1) jest.advanceTimersByTime(1);
    expect(woken).toHaveLength(499);
    expect(woken.map(([, at]) => at)).toEqual([...woken.map(([, at]) => at)].sort((a, b) => a - b));
    for (const [index, at] of woken) expect(Math.abs(at - ((index * 7919) % 1000))).toBeLessThanOrEqual(3);
    clock.close();
  });
});
