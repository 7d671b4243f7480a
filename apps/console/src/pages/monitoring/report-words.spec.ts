import { REPORT_TYPES } from '#contracts/reports.js';
import { describe, expect, it } from '@jest/globals';
import { en } from '../../texts/en/index.js';
import { vi } from '../../texts/vi/index.js';
import { itemOf, sayReport } from './report-words.js';

const items = [{ sha256: 'a', fromMs: 0, toMs: 61_000 }];
const play = { items, volume: 60, evidence: 'decoded' };
const span = { fromAt: '2026-11-21T22:30:00Z', toAt: '2026-11-21T22:31:05Z' };

describe('a report of a device in words', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['playlist-accepted', { revision: 1234 }, 'Đã nhận lịch phát mới, bản số 1.234'],
    ['staged', { bytes: 1_250_000 }, 'Đã tải xong tệp, 1,3 MB'],
    ['stage-failed', { reason: 'disk' }, 'Không tải được tệp: hết chỗ'],
    ['started', { ...play, reason: 'late' }, 'Bắt đầu phát, âm lượng 60%: bắt đầu trễ'],
    ['finished', play, 'Đã phát xong, dài 1:01. Loa đã giải mã âm thanh (chưa đo được tiếng)'],
    ['missed', { reason: 'power' }, 'Không phát: mất điện'],
    ['declined', { limit: 'quiet' }, 'Từ chối phát: trong giờ yên tĩnh'],
    ['unplanned', { ...span, source: 'local' }, 'Có tiếng ngoài lịch từ 05:30:00 đến 05:31:05 (bật tại chỗ)'],
    ['shown', span, 'Đã hiển thị từ 05:30:00 đến 05:31:05'],
    ['command', { command: 'pause', result: 'executed' }, 'Tạm dừng: Đã thực hiện'],
    [
      'refused',
      { topic: 'ttn/v1/d/x/playlist', reason: 'lower-revision' },
      'Không nhận tin của hệ thống – lịch phát: cũ hơn bản đang có',
    ],
    ['fault', { part: 'clock', reason: 'fell' }, 'Báo lỗi – đồng hồ: gặp lỗi và đã tự khởi động lại'],
    ['gap', { count: 12_000, reason: 'space' }, 'Mất 12.000 tin chưa kịp gửi: hết chỗ lưu báo cáo'],
    ['from-next-year', { reason: 'any' }, 'Gửi một tin mà hệ thống chưa biết'],
  ])('%s', (type, body, said) => expect(sayReport(vi, 'speaker', { type, body })).toBe(said));

  it('says of a board what a board did with a command', () => {
    const report = { type: 'command', body: { command: 'stop', result: 'refused' } };
    expect(sayReport(vi, 'board', report)).toBe('Dừng hiển thị: Bảng từ chối');
    expect(sayReport(vi, 'speaker', report)).toBe('Dừng phát: Loa từ chối');
  });

  it('knows every type that the protocol has, in both languages, also when members are missing', () => {
    for (const t of [vi, en])
      for (const type of [...REPORT_TYPES, 'rejected']) {
        const said = sayReport(t, 'speaker', { type, body: {} });
        expect(said).not.toBe(t.monitoring.device.report.say.other);
        expect(said).not.toMatch(/undefined|NaN|\[object/);
      }
  });

  it('names the item: a title that the hub knows, the frame of a session, or nothing', () => {
    expect(itemOf(vi, { body: {}, about: { title: 'Lịch tiêm chủng', row: null } })).toBe('Lịch tiêm chủng');
    expect(itemOf(vi, { body: { session: 's', part: 'opening' }, about: null })).toBe(
      'Âm thanh mở đầu buổi phát',
    );
    expect(itemOf(vi, { body: { part: 'clock', reason: 'fell' }, about: null })).toBeNull();
  });
});
