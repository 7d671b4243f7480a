import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { splitText } from './split-text.js';

const size = (text: string, unit: 'characters' | 'bytes') =>
  unit === 'bytes' ? Buffer.byteLength(text) : text.length;

describe('splitting a text for a service', () => {
  it('cuts behind the last mark that fits, else between words', () => {
    expect(splitText('Một hai ba, bốn năm. Sáu bảy', { unit: 'characters', max: 24 })).toEqual([
      'Một hai ba, bốn năm.',
      'Sáu bảy',
    ]);
    expect(splitText('Một hai ba bốn', { unit: 'characters', max: 9 })).toEqual(['Một hai', 'ba bốn']);
    expect(splitText('Một hai ba.', { unit: 'characters', max: 100 })).toEqual(['Một hai ba.']);
    expect(splitText('  ', { unit: 'bytes', max: 5 })).toEqual([]);
  });

  it('fits every limit in either unit and loses no letter, whatever the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: fc.constantFrom('ử', 'a', ' ', ',', '. ', '😀'), maxLength: 300 }),
    );
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 4, max: 60 }),
        fc.constantFrom('characters' as const, 'bytes' as const),
        (given, max, unit) => {
          const pieces = splitText(given, { unit, max });
          for (const piece of pieces) expect(size(piece, unit)).toBeLessThanOrEqual(max);
          const letters = (value: string) => value.normalize('NFC').replace(/\s/g, '');
          expect(letters(pieces.join(''))).toBe(letters(given));
        },
      ),
    );
  });
});
