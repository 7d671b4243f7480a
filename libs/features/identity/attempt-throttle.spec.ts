import { describe, expect, it } from '@jest/globals';
import { AttemptThrottle } from './attempt-throttle.js';

const throttle = (perMinute: number, maxKeys?: number) => {
  const clock = { ms: 1_000_000 };
  return { clock, throttle: new AttemptThrottle({ perMinute, maxKeys, nowMs: () => clock.ms }) };
};

describe('attempts', () => {
  it('are let through up to the limit, then wait as long as it says, key by key', () => {
    const { clock, throttle: t } = throttle(6);
    expect([1, 2, 3, 4, 5, 6].map(() => t.take('a'))).toEqual(Array(6).fill(null));
    expect(t.take('a')).toBe(10);
    expect(t.take('b')).toBeNull();
    clock.ms += 9_000;
    expect(t.take('a')).toBe(1);
    clock.ms += 1_000;
    expect(t.take('a')).toBeNull();
    expect(t.take('a')).toBe(10);
  });

  it('that were good do not count', () => {
    const { throttle: t } = throttle(2);
    for (let i = 0; i < 20; i++) {
      expect(t.take('a')).toBeNull();
      t.giveBack('a');
    }
    t.take('a');
    t.take('a');
    expect(t.wait('a')).toBe(30);
  });

  it('of more keys than are remembered use no more memory', () => {
    const { throttle: t } = throttle(1, 100);
    for (let i = 0; i < 1000; i++) t.take(`key ${i}`);
    expect(t.size).toBe(100);
    expect(t.take('key 999')).not.toBeNull();
    expect(t.take('key 0')).toBeNull();
  });

  it('survive a clock that goes back', () => {
    const { clock, throttle: t } = throttle(1);
    t.take('a');
    clock.ms -= 3_600_000;
    expect(t.take('a')).toBe(60);
    clock.ms += 60_000;
    expect(t.take('a')).toBeNull();
  });
});
