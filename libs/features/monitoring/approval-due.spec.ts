import { describe, expect, it } from '@jest/globals';
import { firstChanceMs, type WaitingAirings } from './approval-due.js';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const at = (local: string): number => Date.parse(`${local}:00+07:00`);

const waiting = (parts: Partial<WaitingAirings> = {}): WaitingAirings => ({
  recurrence: { kind: 'once', date: '2026-11-22' },
  airings: [{ kind: 'window', window: 'evening', position: 'anywhere' }],
  windows: [
    { name: 'morning', from: '05:00', to: '06:30', days: EVERY_DAY },
    { name: 'evening', from: '17:00', to: '18:30', days: EVERY_DAY },
  ],
  ...parts,
});

describe('when an approval is needed', () => {
  it('before the window begins, and while it runs before it ends', () => {
    expect(firstChanceMs(waiting(), at('2026-11-22T10:00'))).toBe(at('2026-11-22T17:00'));
    expect(firstChanceMs(waiting(), at('2026-11-22T17:10'))).toBe(at('2026-11-22T18:30'));
    expect(firstChanceMs(waiting(), at('2026-11-22T18:30'))).toBeNull();
  });

  it('before the first of several times that are ahead', () => {
    const airings: WaitingAirings['airings'] = [
      { kind: 'window', window: 'evening', position: 'start' },
      { kind: 'fixed', atLocal: '11:15', toleranceMs: 0 },
    ];
    expect(firstChanceMs(waiting({ airings }), at('2026-11-22T10:00'))).toBe(at('2026-11-22T11:15'));
    expect(firstChanceMs(waiting({ airings }), at('2026-11-22T12:00'))).toBe(at('2026-11-22T17:00'));
  });

  it('on the next day of a series', () => {
    const recurrence: WaitingAirings['recurrence'] = { kind: 'daily', from: '2026-11-01' };
    expect(firstChanceMs(waiting({ recurrence }), at('2026-11-22T19:00'))).toBe(at('2026-11-23T17:00'));
  });

  it('of the earliest station, on the days of its window', () => {
    const windows = [
      { name: 'evening', from: '16:30', to: '18:00', days: [1] },
      { name: 'evening', from: '17:30', to: '18:30', days: EVERY_DAY },
    ];
    expect(firstChanceMs(waiting({ windows }), at('2026-11-22T10:00'))).toBe(at('2026-11-22T17:30'));
    const monday: WaitingAirings['recurrence'] = { kind: 'once', date: '2026-11-23' };
    expect(firstChanceMs(waiting({ windows, recurrence: monday }), at('2026-11-22T10:00'))).toBe(
      at('2026-11-23T16:30'),
    );
  });

  it('in a window over midnight, which is of the day before', () => {
    const windows = [{ name: 'evening', from: '22:00', to: '01:00', days: EVERY_DAY }];
    expect(firstChanceMs(waiting({ windows }), at('2026-11-23T00:20'))).toBe(at('2026-11-23T01:00'));
  });

  it('never, where no station has such a window', () => {
    expect(firstChanceMs(waiting({ windows: [] }), at('2026-11-22T10:00'))).toBeNull();
  });
});
