import type { RefusalReason, Remedy } from '#domain/planning/refusals.js';

/** Why a request has no slot, in the words of the screen. */
export const REFUSAL_TEXT: Record<RefusalReason, string> = {
  nobody: 'Không có điểm đặt loa nào trong nơi phát đã chọn',
  'unknown-station': 'Không tìm thấy đài truyền thanh',
  'unknown-window': 'Đài không có khung giờ phát này',
  withdrawn: 'Bản tin hoặc lịch phát đã thu hồi',
  unapproved: 'Bản tin đã sửa và chưa được duyệt lại',
  declined: 'Xã chọn không phát',
  'offer-expired': 'Quá hạn trả lời, xã chưa nhận phát',
  past: 'Giờ phát đã qua, hoặc quá sát giờ để kịp đưa xuống loa',
  validity: 'Ngoài thời gian hiệu lực của bản tin',
  weekday: 'Đài không phát vào thứ này trong tuần',
  closed: 'Ngày này đài không phát',
  mourning: 'Ngày quốc tang: không phát bản tin thông thường',
  paused: 'Đài đang tạm dừng phát',
  'outside-windows': 'Ngoài khung giờ phát của đài',
  quiet: 'Rơi vào giờ yên tĩnh (không phát)',
  'too-long': 'Dài hơn khung giờ phát',
  'quota-sessions': 'Hết số buổi phát trong ngày của đài',
  'quota-session-minutes': 'Vượt thời lượng tối đa của buổi phát',
  'quota-day-minutes': 'Vượt thời lượng tối đa trong ngày của đài',
  'no-room': 'Không còn chỗ trống trong khung giờ phát',
  undecided: 'Trùng giờ mà xã chưa chọn thứ tự khi đến hạn',
  dropped: 'Xã chọn bản tin khác khi trùng giờ',
};

/** What the owner can do about it. */
export const REMEDY_TEXT: Record<Remedy, string> = {
  'choose-targets': 'Chọn lại nơi phát',
  'choose-window': 'Chọn khung giờ phát khác',
  'choose-time': 'Chọn giờ phát khác',
  'choose-date': 'Chọn ngày khác',
  shorten: 'Rút ngắn bản tin',
  'move-occupants': 'Dời các lượt phát đang chiếm chỗ',
  'extend-validity': 'Kéo dài hiệu lực của bản tin',
  'ask-commune': 'Trao đổi với xã',
  approve: 'Trình duyệt lại bản tin',
  wait: 'Chờ xã trả lời',
  none: 'Không cần làm gì',
};

/** Why an airing has no slot: for a program, and in words; nulls where nothing is in its way. */
export function whyNot(outcome: unknown): { reason: string | null; message: string | null } {
  const reason = (outcome as { reason?: string } | null)?.reason;
  const message = REFUSAL_TEXT[reason as RefusalReason] ?? null;
  return { reason: message && (reason ?? null), message };
}
