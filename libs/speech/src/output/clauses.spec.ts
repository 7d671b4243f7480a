import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clausesOf } from './clauses.js';

const cut = (text: string) => clausesOf({ text, pauseMsAfter: 500 });

describe('the clauses of a sentence', () => {
  it('end at its marks, each with its breath', () => {
    expect(cut('Kính thưa bà con, xã thông báo: mời bà con đến họp; đi đông đủ.')).toEqual([
      { text: 'Kính thưa bà con,', pauseMsAfter: 200 },
      { text: 'xã thông báo:', pauseMsAfter: 250 },
      { text: 'mời bà con đến họp;', pauseMsAfter: 350 },
      { text: 'đi đông đủ.', pauseMsAfter: 500 },
    ]);
  });

  it('do not chop an enumeration of single words', () => {
    expect(cut('Gồm gạo, muối, dầu ăn.').map(({ text }) => text)).toEqual(['Gồm gạo,', 'muối, dầu ăn.']);
  });

  it('are the sentence when put together again', () => {
    const words = fc.array(fc.constantFrom('bà', 'con', ',', ';', ':', 'xã họp'), { maxLength: 30 });
    fc.assert(
      fc.property(words, (list) => {
        const text = list.join(' ').replace(/ ([,;:])/g, '$1');
        const parts = cut(text);
        expect(parts.map((part) => part.text).join(' ')).toBe(text.trim());
        expect(parts.at(-1)?.pauseMsAfter).toBe(500);
      }),
    );
  });
});
