import { describe, expect, it } from '@jest/globals';
import type { Regulation } from '#persistence/entities/territory.entity.js';
import fc from 'fast-check';
import { presetRegulation, PRESETS } from './presets.js';
import { lengthMinutes, minutesOf, regulationProblems } from './regulation-rules.js';

const codesOf = (regulation: Regulation, demonstration = false): string[] =>
  regulationProblems(regulation, demonstration).map(({ field, code }) => `${field} ${code}`);

const withWindows = (...windows: Partial<Regulation['windows'][number]>[]): Regulation => ({
  ...presetRegulation('lowland'),
  windows: windows.map((window, i) => ({
    ...{ name: `w${i}`, days: [1, 2, 3, 4, 5, 6, 7], from: '06:00', to: '07:00', maxMinutes: 10, volume: 50 },
    ...window,
  })),
  quota: { maxSessionsPerDay: 2, maxMinutesPerSession: 10, maxMinutesPerDay: 20, weekdays: [1, 2, 3] },
});

describe('presets', () => {
  it.each(PRESETS)('%s is usable, and each part names its decision', (name) => {
    const regulation = presetRegulation(name);
    expect(regulationProblems(regulation, false)).toEqual([]);
    expect(Object.keys(regulation.decisions).sort()).toEqual(['quiet', 'quota', 'volumes', 'windows']);
  });

  it('are as the domain page says', () => {
    const told = PRESETS.map((name) => {
      const { windows, quiet, quota, volumes } = presetRegulation(name);
      const [morning, evening] = windows.map(
        (w) => `${w.from}–${w.to} ${w.days.join('')} ≤ ${w.maxMinutes} @${w.volume}`,
      );
      return [
        name,
        morning,
        evening,
        quiet.map((q) => `${q.from}–${q.to}`).join(', '),
        quota.weekdays.join(''),
        volumes.cap,
      ];
    });
    expect(told).toEqual([
      [
        'ward',
        '06:00–06:30 12345 ≤ 15 @50',
        '17:00–17:30 12345 ≤ 15 @60',
        '21:00–06:00, 11:30–13:30',
        '12345',
        75,
      ],
      [
        'lowland',
        '05:30–06:30 1234567 ≤ 45 @60',
        '17:00–18:30 1234567 ≤ 45 @70',
        '21:00–05:30, 11:30–13:30',
        '1234567',
        85,
      ],
      [
        'highland',
        '05:30–06:30 1234567 ≤ 60 @60',
        '17:30–19:00 1234567 ≤ 60 @75',
        '21:00–05:30, 11:30–13:30',
        '1234567',
        90,
      ],
    ]);
  });

  it('are fresh objects: one station’s change is nobody else’s', () => {
    presetRegulation('ward').windows[0]!.days.push(7);
    expect(presetRegulation('ward').windows[0]!.days).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('a regulation', () => {
  it.each([
    ['before 05:30', { from: '05:29', to: '06:00' }, 'windows.0.from window-too-early'],
    ['through midnight', { from: '20:00', to: '00:10' }, 'windows.0.from window-too-early'],
    ['into the quiet noon', { from: '11:00', to: '11:31' }, 'windows.0 window-in-quiet'],
    ['longer than itself', { maxMinutes: 61 }, 'windows.0.maxMinutes window-too-short'],
    ['louder than the cap', { volume: 86 }, 'windows.0.volume volume-over-cap'],
  ])('a window %s is refused', (_what, window, problem) => {
    expect(codesOf(withWindows(window))).toContain(problem);
  });

  it('windows may touch quiet hours and each other, not overlap', () => {
    expect(codesOf(withWindows({ from: '13:30', to: '14:30' }, { from: '14:30', to: '15:00' }))).toEqual([]);
    expect(codesOf(withWindows({ from: '13:30', to: '14:31' }, { from: '14:30', to: '15:00' }))).toEqual([
      'windows.1 windows-overlap',
    ]);
    expect(
      codesOf(
        withWindows({ days: [1], from: '14:00', to: '15:00' }, { days: [2], from: '14:30', to: '15:00' }),
      ),
    ).toEqual([]);
  });

  it('Sunday night runs into Monday', () => {
    const regulation = {
      ...withWindows({ days: [1], from: '05:30', to: '06:00' }),
      quiet: [{ days: [7], from: '22:00', to: '05:45' }],
    };
    expect(codesOf(regulation)).toEqual(['windows.0 window-in-quiet']);
  });

  it('a demonstration may be at any hour, and obeys everything else', () => {
    const night = { ...withWindows({ from: '02:00', to: '03:00' }), quiet: [] };
    expect(codesOf(night)).toEqual(['windows.0.from window-too-early']);
    expect(codesOf(night, true)).toEqual([]);
    expect(codesOf({ ...night, windows: [...night.windows, ...night.windows] }, true)).toContain(
      'windows.1.name window-name-twice',
    );
  });

  it('a quota fits its windows', () => {
    const { quota } = withWindows({});
    expect(
      codesOf({ ...withWindows({}), quota: { ...quota, maxMinutesPerSession: 61, maxMinutesPerDay: 61 } }),
    ).toEqual(['quota.maxMinutesPerSession session-longer-than-windows']);
    expect(codesOf({ ...withWindows({}), quota: { ...quota, maxMinutesPerDay: 21 } })).toEqual([
      'quota.maxMinutesPerDay day-longer-than-sessions',
    ]);
  });

  it('a station without windows is silent, which is no mistake', () => {
    expect(
      codesOf({
        ...withWindows(),
        quota: { maxSessionsPerDay: 0, maxMinutesPerSession: 0, maxMinutesPerDay: 0, weekdays: [1] },
      }),
    ).toEqual([]);
  });

  it('two windows are called overlapping exactly when some minute of the week is in both', () => {
    const time = fc
      .integer({ min: 0, max: 95 })
      .map((q) => `${String(Math.floor(q / 4)).padStart(2, '0')}:${String((q % 4) * 15).padStart(2, '0')}`);
    const part = fc.record({
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 }),
      from: time,
      to: time,
    });
    const minutes = ({ days, from, to }: { days: number[]; from: string; to: string }): Set<number> =>
      new Set(
        days.flatMap((day) =>
          Array.from(
            { length: lengthMinutes({ from, to }) / 15 },
            (_, i) => ((day - 1) * 1440 + minutesOf(from) + i * 15) % 10080,
          ),
        ),
      );
    fc.assert(
      fc.property(part, part, (a, b) => {
        const both = [...minutes(a)].some((minute) => minutes(b).has(minute));
        const regulation = { ...withWindows({ ...a, maxMinutes: 1 }, { ...b, maxMinutes: 1 }), quiet: [] };
        expect(codesOf(regulation, true).includes('windows.1 windows-overlap')).toBe(both);
      }),
      { numRuns: 300 },
    );
  });
});
