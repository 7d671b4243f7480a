import { describe, expect, it } from '@jest/globals';
import { headerText, lineText, stateOf } from './live-table.js';

describe('the live table', () => {
  it('says how far a row has come, or how it ended', () => {
    expect(stateOf({ state: 'armed', end: null })).toBe('armed');
    expect(stateOf({ state: 'partial', end: 'partial' })).toBe('partial');
  });

  it('has a line with the local time, the title, the station and the counts in the order of events', () => {
    const line = {
      title: 'Họp thôn',
      station: 'Đài truyền thanh xã Bắc Hà',
      startAtMs: Date.UTC(2026, 6, 1, 17, 5, 9),
      counts: new Map([
        ['finished', 3],
        ['started', 2],
        ['missed', 1],
      ]),
    };
    expect(lineText(line)).toMatch(
      /^00:05:09 {2}Họp thôn +Đài truyền thanh xã Bắc Hà +đang phát 2 · xong 3 · lỡ 1$/,
    );
  });

  it('counts the devices that are there, and those that have their newest playlist', () => {
    const device = (presence: string, desired: number, accepted: number) => ({
      presence,
      playlist: { desired, accepted },
    });
    const devices = [device('online', 3, 3), device('online', 3, 2), device('unknown', 0, 0)];
    expect(headerText(devices)).toBe('Loa trực tuyến 2/3 · đã nhận danh sách phát mới nhất 1/3');
  });
});
