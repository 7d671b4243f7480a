import { describe, expect, it } from '@jest/globals';
import { type Schedule, sessionChoices } from './sessions.js';

const at = (time: string, day = 22) => `2026-11-${day}T${time}:00+07:00`;
const day = (change: Partial<Schedule['days'][number]> = {}, date = 22): Schedule['days'][number] => ({
  localDate: `2026-11-${date}`,
  shut: null,
  mourning: false,
  windows: [
    { name: 'evening', startAt: at('17:30', date), endAt: at('19:00', date), maxMinutes: 75 },
    { name: 'morning', startAt: at('05:30', date), endAt: at('06:30', date), maxMinutes: 60 },
  ],
  minutes: 0,
  maxMinutes: 60,
  ...change,
});
const NOON = Date.parse(at('12:00'));
const choices = (schedule: Partial<Schedule>, nowMs = NOON, minutes = 1) =>
  sessionChoices({ days: [day()], sessions: [], ...schedule }, nowMs, minutes * 60_000, 600_000);

describe('sessions to choose from', () => {
  it('come in the order of time; what is over cannot be chosen', () => {
    const both = choices({ days: [day({}, 23), day()] });
    expect(both.map(({ key, obstacle }) => [key, obstacle])).toEqual([
      ['2026-11-22 morning', 'past'],
      ['2026-11-22 evening', null],
      ['2026-11-23 morning', null],
      ['2026-11-23 evening', null],
    ]);
  });

  it('have what window, session and day leave', () => {
    expect(choices({}).at(-1)?.freeMinutes).toBe(60);
    expect(choices({ days: [day({ maxMinutes: 100 })] }).at(-1)?.freeMinutes).toBe(75);
    const session = { localDate: '2026-11-22', window: 'evening', minutes: 42.5 };
    const used = { days: [day({ minutes: 12.5 })], sessions: [session] };
    expect(choices(used).at(-1)?.freeMinutes).toBe(32);
    expect(choices(used).at(0)?.freeMinutes).toBe(0);
    // Half past six: the rest of the window less the ten minutes that are fixed already.
    expect(choices({}, Date.parse(at('18:30'))).at(-1)?.freeMinutes).toBe(20);
  });

  it('say why not: too little room, mourning; a day without sessions is not shown', () => {
    expect(choices({}, NOON, 61).at(-1)?.obstacle).toBe('full');
    expect(choices({ days: [day({ mourning: true })] }).at(-1)?.obstacle).toBe('mourning');
    expect(choices({ days: [day({ shut: 'closed' })] })).toEqual([]);
    expect(choices({}, Date.parse(at('18:55'))).at(-1)?.obstacle).toBe('past');
  });
});
