import { describe, expect, it } from '@jest/globals';
import { codeHash, newEnrolmentCode } from './enrolment-code.js';

describe('enrolment codes', () => {
  it('have no signs that are mistaken for each other, and do not repeat', () => {
    const codes = Array.from({ length: 5000 }, newEnrolmentCode);
    for (const code of codes) expect(code).toMatch(/^[A-HJKMNP-TV-Z2-9]{4}-[A-HJKMNP-TV-Z2-9]{4}$/);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('are the same however they are typed, and no other', () => {
    const same = ['K7QF-3M2P', 'k7qf3m2p', ' K7-QF-3M-2P '].map(codeHash);
    expect(new Set(same).size).toBe(1);
    expect(codeHash('K7QF-3M2Q')).not.toBe(same[0]);
  });
});
