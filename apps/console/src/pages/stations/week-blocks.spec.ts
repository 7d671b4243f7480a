import { describe, expect, it } from '@jest/globals';
import { blocksOfWeek, changedParts } from './week-blocks.js';

const window = (days: number[], from: string, to: string) => ({
  ...{ name: 'morning', days, from, to },
  ...{ maxMinutes: 15, volume: 60 },
});
const regulation = {
  windows: [window([1], '05:30', '06:30')],
  quiet: [{ days: [7], from: '21:00', to: '05:30' }],
  quota: { maxSessionsPerDay: 2, maxMinutesPerSession: 15, maxMinutesPerDay: 30, weekdays: [1] },
  volumes: { default: 60, cap: 80 },
  decisions: { windows: '1/QĐ', quiet: '1/QĐ', quota: '1/QĐ', volumes: '1/QĐ' },
};

describe('the week that is drawn', () => {
  it('a part over midnight goes on next morning, on Monday after Sunday', () => {
    const week = blocksOfWeek(regulation);
    expect(week[6]).toEqual([{ kind: 'quiet', from: 1260, to: 1440, index: 0 }]);
    expect(week[0]).toEqual([
      { kind: 'quiet', from: 0, to: 330, index: 0 },
      { kind: 'window', from: 330, to: 390, index: 0 },
    ]);
    expect(week[1]).toEqual([]);
  });

  it('what is still being typed is not drawn', () => {
    expect(blocksOfWeek({ windows: [window([1], '', '06:30')], quiet: [] }).flat()).toEqual([]);
  });

  it('midnight is the end of the day', () => {
    const week = blocksOfWeek({ windows: [], quiet: [{ days: [3], from: '21:00', to: '00:00' }] });
    expect([week[2]?.length, week[3]?.length]).toEqual([1, 0]);
  });
});

describe('what changed', () => {
  it('is told part by part; another decision is a change', () => {
    expect(changedParts(regulation, regulation)).toEqual([]);
    const louder = { ...regulation, volumes: { default: 65, cap: 80 } };
    expect(changedParts(louder, regulation)).toEqual(['volumes']);
    const decided = { ...regulation, decidedOn: { quiet: '2026-11-02' } };
    expect(changedParts(decided, regulation)).toEqual(['quiet']);
  });
});
