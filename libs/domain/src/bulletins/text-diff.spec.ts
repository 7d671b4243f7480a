import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DiffRun, textDiff } from './text-diff.js';

const without = (runs: readonly DiffRun[], kind: DiffRun['kind']): string =>
  runs
    .filter((run) => run.kind !== kind)
    .map((run) => run.text)
    .join('');

describe('what became of a text', () => {
  it('names the words that went and came', () => {
    expect(textDiff('Họp lúc 7 giờ sáng tại nhà văn hóa.', 'Họp lúc 8 giờ sáng tại trụ sở xã.')).toEqual([
      { kind: 'same', text: 'Họp lúc ' },
      { kind: 'removed', text: '7' },
      { kind: 'added', text: '8' },
      { kind: 'same', text: ' giờ sáng tại ' },
      { kind: 'removed', text: 'nhà văn hóa' },
      { kind: 'added', text: 'trụ sở xã' },
      { kind: 'same', text: '.' },
    ]);
  });

  it('shows a sentence that was put in, and nothing else', () => {
    const before = 'Mời bà con đi họp. Xin cảm ơn.';
    const runs = textDiff(before, 'Mời bà con đi họp. Nhớ mang theo giấy mời. Xin cảm ơn.');
    expect(runs.filter((run) => run.kind !== 'same')).toEqual([
      { kind: 'added', text: 'Nhớ mang theo giấy mời. ' },
    ]);
  });

  it('finds nothing in equal texts, and all of it where one is empty', () => {
    expect(textDiff('a b', 'a b')).toEqual([{ kind: 'same', text: 'a b' }]);
    expect(textDiff('', '')).toEqual([]);
    expect(textDiff('a b', '')).toEqual([{ kind: 'removed', text: 'a b' }]);
  });

  it('two texts that have nothing in common are one replacement, in bounded time', () => {
    const long = (word: string) => Array.from({ length: 12_000 }, (_, i) => `${word}${i}`).join(' ');
    const startedAt = performance.now();
    const runs = textDiff(long('a'), long('b'));
    expect(performance.now() - startedAt).toBeLessThan(5000);
    expect(runs.length).toBeLessThan(10);
    expect(without(runs, 'added')).toBe(long('a'));
  });

  it('gives back both texts, whatever they are', () => {
    const words = fc
      .array(fc.constantFrom('xã', 'họp', 'sáng', ' ', '. ', '\n', 'mời', '7', ', ', '!'), { maxLength: 60 })
      .map((parts) => parts.join(''));
    const text = fc.oneof(words, fc.string({ maxLength: 80, unit: 'grapheme' }));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = textDiff(before, after);
        expect(without(runs, 'added')).toBe(before);
        expect(without(runs, 'removed')).toBe(after);
        for (let i = 1; i < runs.length; i += 1) expect(runs[i]!.kind).not.toBe(runs[i - 1]!.kind);
      }),
      { numRuns: 500 },
    );
  });
});
