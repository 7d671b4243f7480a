import { describe, expect, it } from '@jest/globals';
import { vi } from './vi/index.js';
import { causeText, reasonText } from './code-words.js';

describe('causes in words', () => {
  it.each([
    ['ttn/v1/d/01m80/playlist: lower-revision', 'lịch phát: cũ hơn bản đang có'],
    ['amplifier: no-current', 'amplifier: mã no-current'],
    ['messages', 'messages'],
  ])('%s', (cause, said) => expect(causeText(vi, cause)).toBe(said));
  it('an unknown reason is shown as it came', () => {
    expect(reasonText(vi, 'offline')).toBe('mất kết nối');
    expect(reasonText(vi, 'moon')).toBe('mã moon');
    expect(reasonText(vi, 'Mất điện ở trạm phát')).toBe('Mất điện ở trạm phát');
  });
});
