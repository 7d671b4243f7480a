import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readText } from '../read.js';
import { readCardinal, readOrdinal } from './cardinal.js';
import { parseNumeral } from './parse-numeral.js';
import { romanValue } from './roman.js';

const digits = (most: number) => fc.bigInt({ min: 0n, max: 10n ** BigInt(most) - 1n });

describe('a numeral', () => {
  it('comes back as the number it was, in every region', () => {
    fc.assert(
      fc.property(
        digits(21),
        fc.constantFrom('north' as const, 'central' as const, 'south' as const),
        (number, region) => {
          expect(parseNumeral(readCardinal(number.toString(), region))).toBe(number.toString());
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('below two thousand comes back, each of them', () => {
    for (let number = 0; number < 2000; number++)
      expect(parseNumeral(readCardinal(String(number)))).toBe(String(number));
  });

  it('is the same through the whole reader, with dots, a comma and a sign', () => {
    fc.assert(
      fc.property(
        digits(15),
        fc.option(fc.stringMatching(/^\d{1,2}$/), { nil: undefined }),
        fc.boolean(),
        (whole, fraction, negative) => {
          const grouped = whole.toString().replace(/\B(?=(\d{3})+$)/g, '.');
          const written = `${negative ? '-' : ''}${grouped}${fraction === undefined ? '' : `,${fraction}`}`;
          const meant = `${negative ? '-' : ''}${whole}${fraction === undefined ? '' : `.${fraction}`}`;
          expect(parseNumeral(readText(`mức là ${written}`).spoken.replace('mức là ', ''))).toBe(meant);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('inside a unit, a percentage and an amount of money is not another', () => {
    fc.assert(
      fc.property(
        fc.nat(9_999_999),
        fc.constantFrom('%', ' đồng', ' kg', ' km/h', 'đ/tháng', ' USD', ' người', ' ha'),
        (number, unit) => {
          const spoken = readText(`hết ${number.toLocaleString('de-DE')}${unit} nhé`).spoken;
          const words = readCardinal(String(number));
          expect(spoken.startsWith(`hết ${words} `)).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['105', 'một trăm linh năm'],
    ['1005', 'một nghìn không trăm linh năm'],
    ['2050000', 'hai triệu không trăm năm mươi nghìn'],
    ['1000000005', 'một tỷ không trăm linh năm'],
    ['1000000000000000000', 'một tỷ tỷ'],
    ['0', 'không'],
    ['14', 'mười bốn'],
    ['24', 'hai mươi tư'],
    ['111', 'một trăm mười một'],
  ])('%s is said %s', (number, said) => expect(readCardinal(number)).toBe(said));

  it('follows the region', () => {
    expect(readCardinal('24105', 'south')).toBe('hai mươi bốn ngàn một trăm lẻ năm');
    expect(readCardinal('24105', 'central')).toBe('hai mươi bốn nghìn một trăm lẻ năm');
    expect(readOrdinal('1')).toBe('nhất');
  });

  it.each([['năm mươi mươi'], ['tỷ'], [''], ['một hai ba'], ['linh'], ['một phẩy'], ['xin chào']])(
    '%p is none',
    (words) => expect(parseNumeral(words)).toBeNull(),
  );
});

describe('a Roman numeral', () => {
  it.each([
    ['I', 1],
    ['IV', 4],
    ['XIV', 14],
    ['XCIX', 99],
    ['MMXXVI', 2026],
    ['IIX', 0],
    ['', 0],
    ['VV', 0],
    ['iv', 0],
  ])('%p is worth %p', (text, value) => expect(romanValue(text)).toBe(value));
});
