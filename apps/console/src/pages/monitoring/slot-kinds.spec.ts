import { describe, expect, it } from '@jest/globals';
import { endedOf, firstToShow, type Slot, SLOT_STATES, timeOf } from './slot-kinds.js';

const NOW = Date.parse('2026-11-22T10:00:00Z');
function slot(source: string, minutes: number, counts: Partial<Slot['counts']> = {}): Slot {
  const none = Object.fromEntries(SLOT_STATES.map((s) => [s, 0])) as Slot['counts'];
  return {
    ...{
      source,
      kind: 'occurrence',
      title: source,
      unitName: null,
      class: 3,
      durationMs: 10 * 60_000,
      total: 4,
    },
    startAt: new Date(NOW + minutes * 60_000).toISOString(),
    counts: { ...none, ...counts },
  };
}

describe('slots around now', () => {
  it('is now from the arming to its end, and as long as somebody still plays', () => {
    expect(timeOf(slot('a', 6), NOW, 300)).toBe('next');
    expect(timeOf(slot('a', 4), NOW, 300)).toBe('now');
    expect(timeOf(slot('a', -9), NOW, 300)).toBe('now');
    expect(timeOf(slot('a', -11), NOW, 300)).toBe('past');
    expect(timeOf(slot('a', -11, { started: 1 }), NOW, 300)).toBe('now');
  });

  it('what is on comes first, then the next, then the last', () => {
    const [past, older, next, on] = [slot('past', -30), slot('older', -60), slot('next', 20), slot('on', -5)];
    expect(firstToShow([older, past, on, next], NOW, 300)?.source).toBe('on');
    expect(firstToShow([older, past, next], NOW, 300)?.source).toBe('next');
    expect(firstToShow([older, past], NOW, 300)?.source).toBe('past');
    expect(firstToShow([], NOW, 300)).toBeUndefined();
  });

  it('counts what has an end', () => {
    expect(endedOf(slot('a', 0, { finished: 2, missed: 1, started: 1 }))).toBe(3);
  });
});
