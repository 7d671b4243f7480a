import { describe, expect, it } from '@jest/globals';
import { momentOf } from './clock-face.js';

describe('the time on the screen', () => {
  it('is the commune’s, wherever the machine thinks it is', () => {
    const at = Date.parse('2026-11-22T17:05:30Z');
    expect(momentOf(at, 'Asia/Ho_Chi_Minh')).toEqual({ time: '00:05', date: 'Thứ Hai 23/11/2026' });
    expect(momentOf(at, 'UTC')).toEqual({ time: '17:05', date: 'Chủ Nhật 22/11/2026' });
  });
  it('an unknown zone is read as that of Vietnam', () => {
    expect(momentOf(Date.parse('2026-11-22T17:05:30Z'), 'Mars/Base').time).toBe('00:05');
  });
});
