import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { largestFitting, paginate, readingMs } from './fit-text.js';

describe('letters as large as the screen allows', () => {
  it('the largest size that fits, and never outside the two bounds', () => {
    expect(largestFitting((size) => size <= 9.6, 7.5, 16)).toBe(9.5);
    expect(largestFitting(() => true, 7.5, 16)).toBe(16);
    expect(largestFitting(() => false, 7.5, 16)).toBe(7.5);
  });
});

describe('a text cut into pages', () => {
  const upTo = (chars: number) => (page: string) => page.length <= chars;

  it('is one page where it fits', () => {
    expect(paginate(' Lũ quét. ', upTo(20))).toEqual(['Lũ quét.']);
    expect(paginate('   ', upTo(20))).toEqual([]);
  });
  it('turns after a sentence or a line rather than within one', () => {
    expect(paginate('Bà con lên nhà văn hóa ngay. Mang theo nước.', upTo(40))).toEqual([
      'Bà con lên nhà văn hóa ngay.',
      'Mang theo nước.',
    ]);
    expect(paginate('Thôn Bản Lầu 2\nThôn Na Lốc 3', upTo(20))).toEqual(['Thôn Bản Lầu 2', 'Thôn Na Lốc 3']);
  });
  it('leaves no last page of a word or two, and turns after a sentence there, too', () => {
    const help = 'Người già, trẻ em đi trước. Gọi 114 hoặc 0214 khi cần cứu.';
    expect(paginate(help, upTo(56))).toEqual([
      'Người già, trẻ em đi trước.',
      'Gọi 114 hoặc 0214 khi cần cứu.',
    ]);
    expect(paginate('Không quay lại lấy đồ', upTo(19))).toEqual(['Không quay', 'lại lấy đồ']);
  });
  it('cuts within a word only where it alone is too long, and never between a letter and its marks', () => {
    expect(paginate('a bbbbbbbbbbbb c', upTo(5))).toEqual(['a', 'bbbbb', 'bbbbb', 'bb c']);
    const marked = 'e\u0302\u0303'.repeat(4);
    expect(paginate(marked, upTo(4))).toEqual([
      'e\u0302\u0303',
      'e\u0302\u0303',
      'e\u0302\u0303',
      'e\u0302\u0303',
    ]);
    expect(paginate(marked, upTo(1)).join('')).toBe(marked);
  });
  it('loses no word and, where words fit, no page overflows', () => {
    const words = fc.array(fc.stringMatching(/^[a-zà-ỹ]{1,9}[.,;]?$/), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(words, fc.integer({ min: 12, max: 60 }), (list, chars) => {
        const pages = paginate(list.join(' '), upTo(chars));
        expect(pages.join(' ')).toBe(list.join(' '));
        for (const page of pages) expect(page.length).toBeLessThanOrEqual(chars);
      }),
    );
  });
  it('stays long enough to be read', () => {
    expect(readingMs('Lũ quét')).toBe(5000);
    expect(readingMs('x'.repeat(240))).toBe(20_000);
  });
});
