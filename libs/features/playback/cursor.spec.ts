import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addRange, covers, emptyCursor, type JournalCursor, MAX_RANGES } from './cursor.js';

const add = (cursor: JournalCursor, seqs: number[]): JournalCursor =>
  seqs.reduce((c, seq) => addRange(c, seq, seq) ?? c, cursor);

describe('the cursor of a journal', () => {
  it('covers exactly what was added, in any order and number', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), fc.array(fc.nat(1000)), (seqs, order) => {
        const shuffled = [...seqs, ...seqs].sort((a, b) => (order[a] ?? a) - (order[b] ?? b));
        const cursor = add(emptyCursor(), shuffled);
        for (let seq = 1; seq <= 61; seq++) expect(covers(cursor, seq)).toBe(seqs.includes(seq));
        expect(cursor).toEqual(
          add(
            emptyCursor(),
            [...seqs].sort((a, b) => a - b),
          ),
        );
      }),
    );
  });

  it('is contiguous: upTo stops before the first hole', () => {
    expect(add(emptyCursor(), [1, 2, 4, 5])).toEqual({ upTo: 2, above: [[4, 5]] });
    expect(add(emptyCursor(), [1, 2, 4, 5, 3])).toEqual({ upTo: 5, above: [] });
  });

  it('takes a gap as an answer for its numbers', () => {
    expect(addRange({ upTo: 3, above: [[9, 9]] }, 4, 8)).toEqual({ upTo: 9, above: [] });
  });

  it('refuses more holes than its bound', () => {
    const holes = Array.from({ length: MAX_RANGES }, (_, i) => 2 * i + 2);
    const full = add(emptyCursor(), holes);
    expect(full.above).toHaveLength(MAX_RANGES);
    expect(addRange(full, 1000, 1000)).toBeNull();
  });
});
