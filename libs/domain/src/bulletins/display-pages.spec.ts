import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { displayPages, PAGE_CHARS } from './display-pages.js';

const words = (text: string): string[] => text.normalize('NFC').split(/\s+/u).filter(Boolean);

describe('the pages of a board', () => {
  it('keep a short text whole, its lines as they are', () => {
    expect(displayPages('Trạm y tế xã tiêm vắc-xin.\nSáng thứ Năm 26/11.')).toEqual([
      { text: 'Trạm y tế xã tiêm vắc-xin.\nSáng thứ Năm 26/11.', durationMs: 7000 },
    ]);
  });

  it('begin anew with a paragraph', () => {
    expect(displayPages('Một.\n\nHai.').map(({ text }) => text)).toEqual(['Một.', 'Hai.']);
  });

  it('end at sentences where they can', () => {
    const sentence = 'Đề nghị bà con kiểm tra lại mái nhà, chằng chống chuồng trại trước cơn bão số chín.';
    expect(displayPages([sentence, sentence, sentence].join(' ')).map(({ text }) => text)).toEqual([
      sentence,
      sentence,
      sentence,
    ]);
  });

  it('do not take the points of numbers and dates for the end of a sentence', () => {
    const text = 'Hỗ trợ 1.500.000 đồng theo Nghị quyết số 12. 2026 là năm đầu.';
    expect(displayPages(text)).toHaveLength(1);
  });

  it('split a sentence longer than a page at its words, evenly', () => {
    const long = Array.from({ length: 60 }, (_, i) => `chữ${i}`).join(' ');
    const pages = displayPages(long);
    expect(pages.map(({ text }) => text).join(' ')).toBe(long);
    const sizes = pages.map(({ text }) => text.length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(60);
  });

  it('of nothing to read are none', () => {
    expect(displayPages(' \n\n … !\n')).toEqual([]);
  });

  it('hold every word once and in order, in bounds, each long enough to be read', () => {
    const text = fc.array(
      fc.oneof(
        { weight: 8, arbitrary: fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }) },
        fc.constantFrom('.', '!', '\n', '\n\n', '12.', 'Điều 5.', 'x'.repeat(30)),
      ),
      { maxLength: 120 },
    );
    fc.assert(
      fc.property(text, (parts) => {
        const source = parts.join(' ');
        const pages = displayPages(source);
        const shown = pages.flatMap((page) => words(page.text));
        // What has neither letter nor digit may be left out; everything else is there, in its order.
        const kept = new Set(shown);
        const expected = words(source).filter((word) => kept.has(word) || /[\p{L}\p{N}]/u.test(word));
        expect(shown.filter((word) => /[\p{L}\p{N}]/u.test(word))).toEqual(
          expected.filter((word) => /[\p{L}\p{N}]/u.test(word)),
        );
        for (const page of pages) {
          expect(page.text.length).toBeLessThanOrEqual(PAGE_CHARS);
          expect(page.durationMs).toBeGreaterThanOrEqual(6000);
          expect(page.durationMs).toBeLessThanOrEqual(20_000);
        }
        expect(displayPages(source)).toEqual(pages);
      }),
      { numRuns: 200 },
    );
  });
});
