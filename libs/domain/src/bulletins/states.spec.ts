import { describe, expect, it } from '@jest/globals';
import {
  BULLETIN_STATES,
  BULLETIN_TRANSITIONS,
  type BulletinAction,
  manifestOf,
  nextState,
} from './states.js';

const actions = Object.keys(BULLETIN_TRANSITIONS) as BulletinAction[];

describe('states of a bulletin', () => {
  it('only an approval leads to approved', () => {
    const ways = BULLETIN_STATES.flatMap((s) =>
      actions.filter((a) => nextState(s, a) === 'approved').map((a) => `${s} ${a}`),
    );
    expect(ways).toEqual(['submitted approve']);
  });

  it('withdrawn is final', () => {
    expect(actions.filter((a) => nextState('withdrawn', a) !== null)).toEqual([]);
  });

  it('every state can be reached from a draft', () => {
    const reached = new Set(['draft']);
    for (let i = 0; i < BULLETIN_STATES.length; i++) {
      for (const state of BULLETIN_STATES) {
        if (!reached.has(state)) continue;
        for (const action of actions) {
          const next = nextState(state, action);
          if (next) reached.add(next);
        }
      }
    }
    expect([...reached].sort()).toEqual([...BULLETIN_STATES].sort());
  });

  it('a manifest is the same whatever the order of its variants', () => {
    const vi = { language: 'vi', source: 'a', rendition: 'b' };
    const hmong = { language: 'hmn', source: 'c', rendition: 'd' };
    expect(manifestOf([vi, hmong])).toEqual(manifestOf([hmong, vi]));
  });
});
