import { describe, expect, it } from '@jest/globals';
import { ruleWinner, type RuledCandidate } from './rule-winner.js';

const one = (id: string, source: 'own' | 'above', placed = false, frozen = false): RuledCandidate => ({
  ...{ id, source, placed, frozen },
});

describe('who a rule lets play', () => {
  const both = [one('theirs', 'above', true), one('ours', 'own')];
  it.each([
    ['the one that has the slot', both, 'placed', 'theirs'],
    ['the commune’s own', both, 'own', 'ours'],
    ['the one from above', [one('ours', 'own', true), one('theirs', 'above')], 'above', 'theirs'],
    ['the one with the slot where none is preferred', both.slice(0, 1), 'own', 'theirs'],
    [
      'what is frozen, whatever is preferred',
      [one('theirs', 'above', true, true), one('ours', 'own')],
      'own',
      'theirs',
    ],
    ['of two preferred the one that has the slot', [one('a', 'own', true), one('b', 'own')], 'own', 'a'],
    ['nobody where nobody has it', [one('a', 'above'), one('b', 'above')], 'own', null],
  ] as const)('%s', (_title, candidates, prefer, winner) => {
    expect(ruleWinner(candidates, prefer)).toBe(winner);
  });
});
