import { describe, expect, it } from '@jest/globals';
import type { ProposalOption } from '../../api/decisions.js';
import { startsOf, worthShowing } from './proposal.js';

const option = (...starts: (string | null)[]): ProposalOption => ({
  into: null,
  placed: starts.filter((s) => s !== null).length,
  refused: starts.filter((s) => s === null).length,
  airings: starts.map((startAt, index) => ({
    ...{ localDate: '2026-11-22', index, startAt, window: null, message: startAt ? null : 'Hết chỗ' },
  })),
  moves: [],
});
const shown = (at: string): string => at.slice(11, 16);

describe('places for an offer', () => {
  it('names each time of day once, in order', () => {
    const daily = option('2026-11-22T17:10:00Z', '2026-11-23T17:10:00Z', '2026-11-24T05:40:00Z', null);
    expect(startsOf(daily, shown)).toEqual(['05:40', '17:10']);
  });

  it('leaves out what airs nothing and what says the same again', () => {
    const options = [option(null), option('2026-11-22T17:10:00Z'), option('2026-11-22T17:10:00Z')];
    expect(worthShowing(options).map(({ index }) => index)).toEqual([1]);
  });
});
