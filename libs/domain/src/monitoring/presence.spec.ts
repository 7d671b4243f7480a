import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { heard, nextChangeMs, NEVER_HEARD, presenceAt } from './presence.js';

const rule = { heartbeatMs: 60_000, restartedAtMs: 0 };
const LIVE = { retained: false, will: false };
const HOUR = 3_600_000;

describe('presence', () => {
  it('is online until three heartbeats have passed, and offline since the last word', () => {
    const presence = heard(NEVER_HEARD, { atMs: HOUR, ...LIVE });
    expect(presenceAt(presence, HOUR + 179_999, rule)).toEqual({ state: 'online', sinceMs: null });
    expect(presenceAt(presence, HOUR + 180_000, rule)).toEqual({ state: 'offline', sinceMs: HOUR });
    expect(nextChangeMs(presence, HOUR, rule)).toBe(HOUR + 180_000);
    expect(nextChangeMs(presence, HOUR + 180_000, rule)).toBeNull();
  });

  it('a retained copy renews nothing and loses nothing', () => {
    const presence = heard(NEVER_HEARD, { atMs: HOUR, ...LIVE });
    for (const will of [true, false])
      expect(heard(presence, { atMs: HOUR + 100_000, retained: true, will })).toEqual(presence);
  });

  it('a will shows a lost link, is no sign of life, and is answered by the next live message', () => {
    let presence = heard(NEVER_HEARD, { atMs: HOUR, ...LIVE });
    presence = heard(presence, { atMs: HOUR + 50_000, retained: false, will: true });
    expect(presenceAt(presence, HOUR + 60_000, rule)).toEqual({ state: 'link-lost', sinceMs: HOUR + 50_000 });
    expect(presenceAt(presence, HOUR + 180_000, rule)).toEqual({ state: 'offline', sinceMs: HOUR });
    presence = heard(presence, { atMs: HOUR + 70_000, ...LIVE });
    expect(presenceAt(presence, HOUR + 71_000, rule)).toEqual({ state: 'online', sinceMs: null });
  });

  it('after a restart the silent are unknown for three heartbeats; who speaks is online', () => {
    const restarted = { heartbeatMs: 60_000, restartedAtMs: 2 * HOUR };
    const silent = heard(NEVER_HEARD, { atMs: HOUR, ...LIVE });
    expect(presenceAt(silent, 2 * HOUR + 179_999, restarted)).toEqual({ state: 'unknown', sinceMs: HOUR });
    expect(nextChangeMs(silent, 2 * HOUR, restarted)).toBe(2 * HOUR + 180_000);
    expect(presenceAt(silent, 2 * HOUR + 180_000, restarted)).toEqual({ state: 'offline', sinceMs: HOUR });
    const spoke = heard(silent, { atMs: 2 * HOUR + 5, ...LIVE });
    expect(presenceAt(spoke, 2 * HOUR + 6, restarted).state).toBe('online');
    expect(presenceAt(NEVER_HEARD, 3 * HOUR, restarted)).toEqual({ state: 'offline', sinceMs: null });
  });

  it('does not depend on the order of messages', () => {
    const message = fc.record({ atMs: fc.nat(500_000), retained: fc.boolean(), will: fc.boolean() });
    const messages = fc
      .array(message, { maxLength: 8 })
      .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(
      fc.property(messages, ([some, shuffled]) => {
        expect(shuffled.reduce(heard, NEVER_HEARD)).toEqual(some.reduce(heard, NEVER_HEARD));
      }),
    );
  });

  it('names the next change exactly', () => {
    fc.assert(
      fc.property(fc.nat(400_000), fc.nat(400_000), fc.nat(800_000), (heardMs, restartedAtMs, nowMs) => {
        const presence = heard(NEVER_HEARD, { atMs: heardMs, ...LIVE });
        const where = { heartbeatMs: 60_000, restartedAtMs };
        const next = nextChangeMs(presence, nowMs, where) ?? nowMs + 1_000_000;
        const now = presenceAt(presence, nowMs, where);
        expect(presenceAt(presence, Math.max(nowMs, next - 1), where)).toEqual(now);
      }),
    );
  });
});
