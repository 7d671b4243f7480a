import { describe, expect, it } from '@jest/globals';
import { standingOfWeek, weekToOpen } from './week-to-approve.js';

const [THIS, NEXT] = ['2026-11-16', '2026-11-23'];
const at = (date: string, time = '17:00'): string => `${date}T${time}:00+07:00`;
type Approval = { holds: boolean } | null;
const week = (monday: string, dates: string[], approval: Approval = null) => ({
  monday,
  approval,
  lines: dates.map((date) => ({ startAt: at(date) })),
});
const opened = (now: string, current: Approval, next: Approval, ahead = ['2026-11-22']): string => {
  const weeks = [week(THIS, ['2026-11-16', ...ahead], current), week(NEXT, ['2026-11-25'], next)] as const;
  return weekToOpen(...weeks, now.slice(0, 10), Date.parse(now));
};
const [HOLDS, CHANGED] = [{ holds: true }, { holds: false }];

describe('the week that a leader finds open', () => {
  it.each([
    ['on a Wednesday this week, while it waits', at('2026-11-18'), null, null, THIS],
    ['on a Wednesday the next, when this one is approved', at('2026-11-18'), HOLDS, null, NEXT],
    ['on a Friday this one, when it changed since', at('2026-11-20'), CHANGED, null, THIS],
    ['on a Saturday and a Sunday the next, though this one waits', at('2026-11-21'), null, null, NEXT],
    ['late on a Sunday the next', at('2026-11-22', '23:59'), null, null, NEXT],
    ['on a Sunday this one, when the next is approved', at('2026-11-22', '08:00'), null, HOLDS, THIS],
    ['on a Sunday the next, when it changed since', at('2026-11-22', '08:00'), null, CHANGED, NEXT],
    ['the week at hand, when both are approved', at('2026-11-22'), HOLDS, HOLDS, THIS],
  ])('%s', (_, now, current, next, expected) => {
    expect(opened(now, current, next)).toBe(expected);
  });

  it('is no week of which nothing is ahead, nor an empty one', () => {
    expect(opened(at('2026-11-20'), null, null, [])).toBe(NEXT);
    const empty = weekToOpen(week(THIS, []), week(NEXT, []), '2026-11-22', Date.parse(at('2026-11-22')));
    expect(empty).toBe(THIS);
  });

  it('says where each stands', () => {
    const nowMs = Date.parse(at('2026-11-18'));
    const of = (dates: string[], approval: Approval) => standingOfWeek(week(THIS, dates, approval), nowMs);
    expect(of(['2026-11-20'], null)).toBe('open');
    expect(of(['2026-11-20'], CHANGED)).toBe('changed');
    expect(of(['2026-11-20'], HOLDS)).toBe('approved');
    expect(of(['2026-11-17'], null)).toBe('over');
    expect(of([], null)).toBe('empty');
  });
});
