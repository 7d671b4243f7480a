import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Daypart } from '#contracts/wire.js';
import { config, MONDAY } from '../spec-world/world.js';
import { covers, spansOf } from './dayparts.js';
import { limitOf, outputVolume, programmeVolume } from './judge.js';
import { instantOf, localMoment, minutesOf, zoneOffsetMs } from './local-time.js';

const MINUTE = 60_000;
const VN = 'Asia/Ho_Chi_Minh';
const ALL = [1, 2, 3, 4, 5, 6, 7];
/** Wall-clock time in Việt Nam on Monday 23 November 2026. */
const at = (timeLocal: string, day = 0): number =>
  MONDAY - 7 * 3600_000 + minutesOf(timeLocal) * MINUTE + day * 86_400_000;
const part = (from: string, to: string, days = ALL): Daypart => ({ days, from, to });
const inside = (parts: Daypart[], fromMs: number, toMs = fromMs + 1): boolean =>
  covers(spansOf(parts, VN, { fromMs, toMs }), { fromMs, toMs });

describe('dayparts', () => {
  it('from is included, to is not', () => {
    const parts = [part('05:30', '06:30')];
    expect(inside(parts, at('05:30'))).toBe(true);
    expect(inside(parts, at('05:30') - 1)).toBe(false);
    expect(inside(parts, at('06:30') - 1)).toBe(true);
    expect(inside(parts, at('06:30'))).toBe(false);
    expect(inside(parts, at('05:30'), at('06:30'))).toBe(true);
    expect(inside(parts, at('05:30'), at('06:30') + 1)).toBe(false);
  });

  it('an end before its start crosses midnight, and belongs to the day it began', () => {
    const parts = [part('21:00', '05:30', [1])];
    expect(inside(parts, at('23:00'))).toBe(true);
    expect(inside(parts, at('04:00', 1))).toBe(true);
    expect(inside(parts, at('04:00', 0))).toBe(false);
    expect(inside([part('00:00', '00:00', [1])], at('00:00'), at('00:00', 1))).toBe(true);
  });

  it('touching dayparts are one', () => {
    expect(inside([part('05:00', '06:00'), part('06:00', '07:00')], at('05:30'), at('06:30'))).toBe(true);
  });

  it('agrees with counting minute by minute, whatever the dayparts and the zone', () => {
    const time = fc.integer({ min: 0, max: 1439 }).map((m) => {
      const two = (n: number): string => String(n).padStart(2, '0');
      return `${two(Math.floor(m / 60))}:${two(m % 60)}`;
    });
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 });
    const parts = fc.array(fc.record({ days, from: time, to: time }), { maxLength: 4 });
    const zone = fc.constantFrom(VN, 'UTC', 'America/Caracas');
    fc.assert(
      fc.property(
        parts,
        zone,
        fc.integer({ min: 0, max: 7 * 1440 }),
        fc.integer({ min: 1, max: 90 }),
        (ps, z, m, n) => {
          const fromMs = MONDAY + m * MINUTE;
          const span = { fromMs, toMs: fromMs + n * MINUTE };
          const held = (ms: number): boolean => {
            const { weekday, minuteOfDay } = localMoment(z, ms);
            const yesterday = weekday === 1 ? 7 : weekday - 1;
            return ps.some(({ days: on, from, to }) => {
              const [begin, end] = [minutesOf(from), minutesOf(to)];
              if (end > begin) return on.includes(weekday) && minuteOfDay >= begin && minuteOfDay < end;
              return (
                (on.includes(weekday) && minuteOfDay >= begin) ||
                (on.includes(yesterday) && minuteOfDay < end)
              );
            });
          };
          const every = Array.from({ length: n }, (_, i) => fromMs + i * MINUTE).every(held);
          expect(covers(spansOf(ps, z, span), span)).toBe(every);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('finds instants in zones that move their clocks', () => {
    const zone = 'Europe/Paris';
    const midnight = Date.UTC(2026, 2, 29);
    expect(new Date(instantOf(zone, midnight, 60)).toISOString()).toBe('2026-03-29T00:00:00.000Z');
    expect(new Date(instantOf(zone, midnight, 240)).toISOString()).toBe('2026-03-29T02:00:00.000Z');
    expect(zoneOffsetMs(VN, MONDAY)).toBe(7 * 3600_000);
  });
});

describe('limits', () => {
  const limits = {
    windows: [part('05:30', '06:30')],
    quiet: [part('06:20', '06:25')],
    quotaMinutes: 15,
    maxVolume: 75,
  };
  const settings = config(1, { limits });
  const judged = (from: string, minutes: number, more: object = {}) => ({
    span: { fromMs: at(from), toMs: at(from) + minutes * MINUTE },
    validity: { fromMs: 0, toMs: Infinity },
    usedMs: 0,
    plannedMs: minutes * MINUTE,
    nowMs: at(from),
    ...more,
  });

  it.each([
    ['05:30', 10, {}, null],
    ['05:29', 10, {}, 'window'],
    ['06:25', 6, {}, 'window'],
    ['06:12', 9, {}, 'quiet'],
    ['05:30', 16, {}, 'quota'],
    ['05:30', 10, { usedMs: 5 * MINUTE + 1 }, 'quota'],
    ['05:30', 10, { usedMs: 5 * MINUTE }, null],
    ['05:30', 10, { validity: { fromMs: 0, toMs: at('05:30') } }, 'validity'],
    ['05:30', 10, { validity: { fromMs: at('05:31'), toMs: Infinity } }, 'validity'],
  ])('%s for %d minutes %j: %s', (from, minutes, more, limit) => {
    expect(limitOf(settings, judged(from, minutes, more))).toBe(limit);
  });

  it('no windows forbid everything; no quota allows any length', () => {
    const none = config(1, { limits: { ...limits, windows: [] } });
    expect(limitOf(none, judged('05:30', 1))).toBe('window');
    const free = config(1, { limits: { ...limits, quiet: [], quotaMinutes: null } });
    expect(limitOf(free, judged('05:30', 60))).toBeNull();
    expect(limitOf(config(1, { muted: 'programme' }), judged('05:30', 1))).toBe('muted');
  });

  it('the volume is that of the daypart, trimmed, and never above the cap or below nothing', () => {
    const volume = { byWindow: [{ from: '17:00', to: '05:00', volume: 90 }], default: 50, trim: 10 };
    const loud = config(1, { limits, volume });
    expect(programmeVolume(loud, at('06:00'))).toBe(60);
    expect(programmeVolume(loud, at('18:00'))).toBe(75);
    expect(programmeVolume(loud, at('04:59'))).toBe(75);
    expect(outputVolume(config(1, { volume: { ...volume, trim: -20 } }), 5)).toBe(0);
  });
});
