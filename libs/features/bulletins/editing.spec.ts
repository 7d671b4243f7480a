import { describe, expect, it } from '@jest/globals';
import { Clock } from '#platform/clock.js';
import { Editing } from './editing.js';

class Hands extends Clock {
  ms = Date.parse('2026-11-22T02:00:00Z');
  nowMs(): number {
    return this.ms;
  }
}
const an = { userId: 'an', name: 'Lò Văn An' };
const binh = { userId: 'binh', name: 'Vàng Thị Bình' };

describe('who has a bulletin open', () => {
  it('is told to everybody else, and to nobody of another bulletin', () => {
    const editing = new Editing(new Hands());
    expect(editing.seen(an, 'b1', 'page-1').others).toEqual([]);
    expect(editing.seen(binh, 'b2', 'page-2').others).toEqual([]);
    expect(editing.seen(binh, 'b1', 'page-2').others).toMatchObject([{ name: 'Lò Văn An', self: false }]);
    expect(editing.seen(an, 'b1', 'page-1').others).toMatchObject([{ name: 'Vàng Thị Bình' }]);
    expect(editing.seen(an, 'b1', 'page-3').others.map(({ self }) => self)).toEqual([true, false]);
  });

  it('who closes the page or falls silent has left', () => {
    const clock = new Hands();
    const editing = new Editing(clock);
    editing.seen(an, 'b1', 'page-1');
    clock.ms += 40_000;
    expect(editing.seen(binh, 'b1', 'page-2').others).toHaveLength(1);
    clock.ms += 11_000;
    expect(editing.seen(binh, 'b1', 'page-2').others).toEqual([]);
    editing.seen(an, 'b1', 'page-1');
    editing.left('b1', 'page-1');
    expect(editing.seen(binh, 'b1', 'page-2').others).toEqual([]);
  });

  it('forgets the bulletins longest untouched, and the twenty-first page of one', () => {
    const editing = new Editing(new Hands());
    for (let i = 0; i < 2500; i += 1) editing.seen(an, `b${i}`, 'page-1');
    expect(editing.size).toBe(2000);
    expect(editing.seen(binh, 'b0', 'page-2').others).toEqual([]);
    expect(editing.seen(binh, 'b2499', 'page-2').others).toHaveLength(1);
    for (let i = 0; i < 40; i += 1) editing.seen(an, 'many', `page-${i}`);
    expect(editing.seen(binh, 'many', 'page-x').others).toHaveLength(20);
  });
});
