import { describe, expect, it } from '@jest/globals';
import { fold, formerNames } from './unit-names.js';

describe('names of units', () => {
  it('fold as the hub does', () => {
    expect(fold('Xã  Đồng Tuyển')).toBe('xa dong tuyen');
    expect(fold('Đồng Tuyển'.normalize('NFD'))).toBe('dong tuyen');
  });

  it('the former name that was searched for comes first', () => {
    const names = ['Phường Bắc Cường', 'Phường Cốc Lếu', 'Phường Kim Tân', 'Phường Lào Cai', 'Xã Đồng Tuyển'];
    expect(formerNames(names, 'dong tuyen')).toBe(
      'Xã Đồng Tuyển, Phường Bắc Cường, Phường Cốc Lếu, Phường Kim Tân …',
    );
    expect(formerNames(['Xã A'], '')).toBe('Xã A');
  });
});
