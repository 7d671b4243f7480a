import { describe, expect, it } from '@jest/globals';
import { AttemptThrottle, networkOf } from './attempt-throttle.js';

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

  it('that fail all at once are owed, for ten minutes at most', () => {
    const { clock, throttle: t } = throttle(6);
    for (let i = 0; i < 7; i++) t.owe('a');
    expect(t.wait('a')).toBe(20);
    for (let i = 0; i < 10_000; i++) t.owe('a');
    expect(t.wait('a')).toBe(610);
    clock.ms += 610_000;
    expect(t.wait('a')).toBeNull();
  });

  it('of one IPv6 network are one, however its addresses are written', () => {
    const one = ['2405:4802:9a::7', '2405:4802:9a:0:ffff:ffff:ffff:ffff', '2405:4802:009A:0000::1'];
    expect([...new Set(one.map(networkOf))]).toEqual(['2405:4802:9a:0']);
    expect(networkOf('2405:4802:9a:1::7')).toBe('2405:4802:9a:1');
    expect(['::1', '1::', '::'].map(networkOf)).toEqual(['0:0:0:0', '1:0:0:0', '0:0:0:0']);
    expect(['14.1.2.3', '::ffff:14.1.2.3'].map(networkOf)).toEqual(['14.1.2.3', '14.1.2.3']);
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
