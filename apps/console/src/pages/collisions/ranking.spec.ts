import { describe, expect, it } from '@jest/globals';
import { choiceOf, moved } from './ranking.js';

describe('the order of candidates', () => {
  it.each([
    [0, 1, ['b', 'a', 'c']],
    [2, 0, ['c', 'a', 'b']],
    [0, 2, ['b', 'c', 'a']],
    [0, 3, ['a', 'b', 'c']],
    [-1, 0, ['a', 'b', 'c']],
  ])('moves %d to %d', (from, to, wanted) => {
    expect(moved(['a', 'b', 'c'], from, to)).toEqual(wanted);
  });

  it('keeps those that shall not air apart', () => {
    expect(choiceOf(['a', 'b', 'c'], new Set(['b']))).toEqual({ ranking: ['a', 'c'], dropped: ['b'] });
  });
});
