import { describe, expect, it } from '@jest/globals';
import { worstOf } from './order-focus.js';

const rows = (...states: string[]) => states.map((state, at) => ({ state, at }));

describe('the airing of an order to look at first', () => {
  it('is the first that was refused, before what collides, waits or is placed', () => {
    expect(worstOf(rows('placed', 'offered', 'refused', 'colliding', 'refused'))?.at).toBe(2);
    expect(worstOf(rows('withdrawn', 'placed', 'colliding', 'offered'))?.at).toBe(2);
    expect(worstOf(rows('withdrawn', 'placed', 'offered'))?.at).toBe(2);
  });

  it('is the next, where none is in trouble', () => {
    expect(worstOf(rows('withdrawn', 'placed', 'placed'))?.at).toBe(1);
    expect(worstOf([])).toBeUndefined();
  });
});
