import type { AlarmKind } from '#domain/monitoring/alarms.js';

/** Alarms as a person's list of work names them, by what hangs at the place. */
const OF_SPEAKERS: Readonly<Record<AlarmKind, string>> = {
  'device-offline': 'Cụm loa mất kết nối',
  'unit-silent': 'Nhiều cụm loa của một xã mất kết nối cùng lúc',
  clock: 'Cụm loa sai giờ',
  unarmed: 'Cụm loa chưa sẵn sàng phát',
  unplanned: 'Có tiếng phát ngoài lịch',
  fault: 'Cụm loa báo lỗi',
  refused: 'Cụm loa từ chối lệnh hoặc danh sách phát',
  flood: 'Cụm loa gửi quá nhiều, đã ngắt kết nối',
};

/** @param isBoard what it is about shows, and makes no sound */
export function alarmWords(kind: AlarmKind, isBoard: boolean): string {
  const words = OF_SPEAKERS[kind];
  return isBoard
    ? words.replace('Cụm loa', 'Bảng điện tử').replace('sẵn sàng phát', 'sẵn sàng hiển thị')
    : words;
}
