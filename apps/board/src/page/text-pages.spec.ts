import { describe, expect, it } from '@jest/globals';
import type { BoardText } from '#contracts/board-text.js';
import fc from 'fast-check';
import { pagesFor } from './text-pages.js';

const text = (title: string, ...pages: string[]): BoardText => ({
  ...{ v: 1, title, language: 'vi' },
  pages: pages.map((page) => ({ text: page, durationMs: 8000 })),
});
const upTo = (chars: number) => (page: string) => page.length <= chars;

describe('the pages of a text on this screen', () => {
  it('are those of the file where they fit', () => {
    expect(pagesFor(text('Cắt điện', 'Từ 7 giờ.', 'Đến 9 giờ.'), true, upTo(20))).toEqual([
      { text: 'Từ 7 giờ.', durationMs: 8000, isTitle: false, source: 0 },
      { text: 'Đến 9 giờ.', durationMs: 8000, isTitle: false, source: 1 },
    ]);
  });

  it('are cut further where not, and share the time by length, three seconds at least', () => {
    const pages = pagesFor(text('Cắt điện', 'Bà con đến Trạm y tế xã. Mang sổ.'), true, upTo(24));
    expect(pages.map(({ text: part, durationMs }) => [part, durationMs])).toEqual([
      ['Bà con đến Trạm y tế xã.', 6000],
      ['Mang sổ.', 3000],
    ]);
  });

  it('a title with no room above comes before them', () => {
    const pages = pagesFor(text('Lịch tiêm vắc-xin tháng 11', 'Từ 7 giờ.'), false, upTo(14));
    expect(pages.map(({ text: part, isTitle }) => [part, isTitle])).toEqual([
      ['Lịch tiêm', true],
      ['vắc-xin', true],
      ['tháng 11', true],
      ['Từ 7 giờ.', false],
    ]);
  });

  it('lose no letter, and are up no shorter than the hub meant', () => {
    const words = fc.array(fc.stringMatching(/^[a-zà-ỹ]{1,30}[.,;]?$/), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 4, max: 90 }),
        (list, chars) => {
          const sources = list.map((page) => page.join(' '));
          const pages = pagesFor(text('T', ...sources), true, upTo(chars));
          for (const [at, source] of sources.entries()) {
            const mine = pages.filter((page) => page.source === at);
            const bare = (words: string): string => words.replace(/\s/g, '');
            expect(bare(mine.map((page) => page.text).join(''))).toBe(bare(source));
            const ms = mine.reduce((sum, { durationMs }) => sum + durationMs, 0);
            expect(ms).toBeGreaterThanOrEqual(8000 - mine.length);
          }
        },
      ),
    );
  });
});
