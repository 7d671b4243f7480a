import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { oneLine, pastedText, withoutStray } from './plain-text.js';

describe('what was typed or pasted', () => {
  it('has composed letters and one kind of line end', () => {
    expect(pastedText('Lịch\vtiêm\r\nchủng\u2028sáng'.normalize('NFD'))).toBe('Lịch\ntiêm\nchủng\nsáng');
    expect(oneLine(' Mời họp\n\tdân ')).toBe('Mời họp dân');
  });

  it('says to the eye what it says to the ear: nothing turns its direction', () => {
    expect(oneLine('Họp lúc \u202e00:02\u202c')).toBe('Họp lúc 00:02');
    expect(withoutStray('a\u0000b\u2066c\ud800d😀')).toBe('a b c d😀');
  });

  it('is as long as it was, and is left alone the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(withoutStray(text)).toHaveLength(text.length);
        expect(pastedText(pastedText(text))).toBe(pastedText(text));
      }),
    );
  });
});
