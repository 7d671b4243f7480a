import { describe, expect, it } from '@jest/globals';
import { hashPassword, passwordMatches, passwordProblem } from './passwords.js';

describe('a new password', () => {
  it.each([
    ['ngan', 'password-short'],
    ['chín ký t', 'password-short'],
    ['x'.repeat(201), 'password-long'],
    ['aaaaaaaaaaaa', 'password-monotonous'],
    ['can.bo.phu.trach 99', 'password-has-login', 'can.bo.phu.trach'],
    ['CÁN.bộ.Phụ.trách 99', 'password-has-login', 'can.bo.phu.trach'],
    ['1234567890', 'password-run'],
    ['zyxwvutsrqp', 'password-run'],
    ['Mật khẩu 2026!', 'password-guessed'],
  ])('%j is refused: %s', (password, code, login = 'operator') => {
    const problem = passwordProblem(password, login);
    expect(problem?.code).toBe(code);
    expect(problem?.problems[0]).toMatchObject({ field: 'password', code });
    expect(problem?.message).toMatch(/hãy|cần|ít nhất/);
  });

  it.each(['mưa rơi trên núi', 'correct horse 7', 'Đài truyền thanh 24'])('%j is taken', (password) => {
    expect(passwordProblem(password, 'operator')).toBeNull();
  });

  it('opens the account however the keyboard composed it, and nothing else does', async () => {
    const stored = await hashPassword('mưa rơi trên núi'.normalize('NFD'));
    expect(stored).toMatch(/^\$argon2id\$/);
    expect(await passwordMatches(stored, 'mưa rơi trên núi'.normalize('NFC'))).toBe(true);
    expect(await passwordMatches(stored, 'mưa rơi trên nui')).toBe(false);
    expect(await passwordMatches(null, 'mưa rơi trên núi')).toBe(false);
    expect(await passwordMatches(null, 'nobody knows this one')).toBe(false);
  });
});
