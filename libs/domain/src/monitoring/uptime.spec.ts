import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { uptimeOf } from './uptime.js';

const HOUR = 3_600_000;

describe('uptime', () => {
  it('is the share of the measured time', () => {
    const changes = [
      { atMs: -5 * HOUR, state: 'online' },
      { atMs: 6 * HOUR, state: 'offline' },
      { atMs: 8 * HOUR, state: 'online' },
    ];
    expect(uptimeOf(changes, 0, 10 * HOUR)).toEqual({
      onlineMs: 8 * HOUR,
      offlineMs: 2 * HOUR,
      unknownMs: 0,
      share: 0.8,
    });
  });

  it('leaves out what nobody measured', () => {
    const changes = [
      { atMs: 4 * HOUR, state: 'online' },
      { atMs: 6 * HOUR, state: 'unknown' },
      { atMs: 7 * HOUR, state: 'link-lost' },
    ];
    expect(uptimeOf(changes, 0, 8 * HOUR)).toEqual({
      onlineMs: 2 * HOUR,
      offlineMs: HOUR,
      unknownMs: 5 * HOUR,
      share: 2 / 3,
    });
    expect(uptimeOf([], 0, HOUR).share).toBeNull();
  });

  it('a device that died before it was called online is not online for ever', () => {
    const changes = [
      { atMs: 5 * HOUR, state: 'online' },
      { atMs: 3 * HOUR, state: 'offline' },
    ];
    expect(uptimeOf(changes, 0, 10 * HOUR)).toMatchObject({ onlineMs: 0, offlineMs: 5 * HOUR });
  });

  it('every millisecond is counted once, in any order of instants', () => {
    const change = fc.record({
      atMs: fc.integer({ min: -1000, max: 5000 }),
      state: fc.constantFrom('online', 'offline', 'unknown', 'link-lost'),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), fc.nat(4000), (changes, toMs) => {
        const { onlineMs, offlineMs, unknownMs, share } = uptimeOf(changes, 0, toMs);
        expect(onlineMs + offlineMs + unknownMs).toBe(toMs);
        expect(share === null || (share >= 0 && share <= 1)).toBe(true);
      }),
    );
  });
});
