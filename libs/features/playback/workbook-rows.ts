import type { AsRunLine } from '#domain/ledger/as-run-csv.js';
import { wallClockOf } from '#domain/time/zone.js';
import type { StopEntity } from '#persistence/entities/playback.entity.js';

export interface WorkbookLine {
  line: AsRunLine;
  stop: Pick<StopEntity, 'reason' | 'stoppedAt'> | null;
}
/** Text or number: nothing that a spreadsheet would compute. */
export type WorkbookCell = string | number | null;

const ZONE = 'Asia/Ho_Chi_Minh';
const END: Record<string, string> = {
  finished: 'Đã phát xong',
  partial: 'Phát dở dang',
  failed: 'Phát lỗi',
  missed: 'Không phát',
  refused: 'Loa từ chối',
};
const CLASS: Record<number, string> = { 1: 'Khẩn cấp', 2: 'Ưu tiên', 3: 'Thông thường' };

const COLUMNS: [string, (line: WorkbookLine) => WorkbookCell][] = [
  ['Ngày', ({ line }) => line.dateLocal.split('-').reverse().join('/')],
  ['Giờ theo lịch', ({ line }) => line.startLocal.slice(0, 8)],
  ['Địa bàn', ({ line }) => line.unitName],
  ['Mã địa bàn', ({ line }) => line.unit],
  ['Điểm đặt loa', ({ line }) => line.placeName],
  ['Bản tin', ({ line }) => line.bulletinTitle],
  ['Mức độ', ({ line }) => CLASS[line.class] ?? String(line.class)],
  ['Thời lượng theo lịch (giây)', ({ line }) => seconds(line.plannedMs)],
  ['Kết quả', ({ line }) => (line.row.end === null ? 'Chưa kết thúc' : (END[line.row.end] ?? line.row.end))],
  ['Lý do', ({ line }) => line.row.reason],
  ['Phát trễ', ({ line }) => (line.row.late ? 'Có' : '')],
  ['Bị ngắt', ({ line }) => (line.row.preempted ? 'Có' : '')],
  ['Bắt đầu', ({ line }) => clock(line.row.startedAtMs)],
  ['Kết thúc', ({ line }) => clock(line.row.endedAtMs)],
  ['Đã phát (giây)', ({ line }) => seconds(line.row.playedMs)],
  ['Xác nhận bởi', ({ line }) => confirmedBy(line)],
  ['Dừng vì sai', ({ stop }) => (stop ? stop.reason : '')],
  ['Mã lượt phát', ({ line }) => line.occurrence],
  ['Lần sửa', ({ line }) => line.version],
];

/** Heading and lines in the words of the screen. */
export function workbookRows(lines: readonly WorkbookLine[]): WorkbookCell[][] {
  return [COLUMNS.map(([name]) => name), ...lines.map((line) => COLUMNS.map(([, valueOf]) => valueOf(line)))];
}

const confirmedBy = ({ row }: WorkbookLine['line']): string =>
  row.confirmedBy === 'person' ? 'Cán bộ' : row.channel === 'board' ? 'Bảng điện tử' : 'Loa';
const seconds = (ms: number): number => Math.round(ms / 100) / 10;
const clock = (ms: number | null): string => (ms === null ? '' : wallClockOf(ms, ZONE).slice(0, 8));
