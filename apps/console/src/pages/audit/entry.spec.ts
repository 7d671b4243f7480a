import { describe, expect, it } from '@jest/globals';
import { dayAfter, pageOf, wordOf } from './entry.js';

describe('an entry of the log', () => {
  it('has its word, or shows its code', () => {
    expect(wordOf({ 'user-created': 'Thêm tài khoản' }, 'user-created')).toBe('Thêm tài khoản');
    expect(wordOf({}, 'constructor')).toBe('constructor');
  });

  it('leads to the page of its record where there is one', () => {
    expect(pageOf('station', 's-1')).toBe('/stations/s-1');
    expect(pageOf('toString', 'x')).toBeNull();
  });

  it.each([
    ['2026-12-31', '2027-01-01'],
    ['2028-02-28', '2028-02-29'],
  ])('the day after %s is %s', (date, next) => {
    expect(dayAfter(date)).toBe(next);
  });
});
