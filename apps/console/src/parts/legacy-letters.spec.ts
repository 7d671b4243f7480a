import { describe, expect, it } from '@jest/globals';
import { mayBeLegacy } from './legacy-letters.js';

describe('letters of old documents', () => {
  it.each(['TiÒn ®iÖn hç trî', 'Nhaân daân Vieät Nam hoïp', 'Há»\u008dp thÃ´n'])(
    'are noticed: %s',
    (text) => {
      expect(mayBeLegacy(text)).toBe(true);
    },
  );

  it('are not seen in Vietnamese, composed or not', () => {
    const text = 'Ủy ban nhân dân xã Ý Yên mời bà con họp lúc 7 giờ – “đúng giờ”, 5 %';
    expect(mayBeLegacy(text)).toBe(false);
    expect(mayBeLegacy(text.normalize('NFD'))).toBe(false);
  });
});
