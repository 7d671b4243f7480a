import { say } from '../format.js';

export const programme = {
  title: 'Chương trình tuần',
  approveTitle: 'Duyệt chương trình tuần',
  open: 'Chương trình tuần',
  none: 'Chưa ai duyệt chương trình tuần này.',
  holds: (by: string, at: string) => `${by} đã duyệt lúc ${at}.`,
  changed: 'Đã thay đổi sau khi duyệt',
  changedText: (by: string, at: string) =>
    `${by} duyệt lúc ${at}; từ đó chương trình đã khác: xem các mục “mới” và các mục không còn.`,
  someone: 'Một người',
  note: (note: string) => `Ghi chú: ${note}`,
  emptyDay: 'Không có lượt phát.',
  isNew: 'Mới',
  gone: 'Đã duyệt nhưng không còn trong chương trình',
  waiting: 'Chưa nằm trong chương trình',
  waitingHint:
    'Chưa có giờ, hoặc bản tin chưa được duyệt. Duyệt chương trình tuần không duyệt thay các mục này.',
  unapproved: (title: string, state: string) => `${title}: ${state}`,
  toApprove: (title: string) => `Nghe và duyệt: ${title}`,
  listen: (title: string) => `Nghe: ${title}`,
  boards: 'Bảng điện tử',
  hint: 'Duyệt là xác nhận đã xem chương trình này. Từng bản tin vẫn phải được duyệt riêng thì mới phát.',
  noteLabel: 'Ghi chú (không bắt buộc)',
  approve: 'Duyệt chương trình tuần',
  approveAgain: 'Duyệt lại chương trình',
  approved: 'Đã duyệt chương trình tuần.',
  empty: 'Tuần này chưa có lượt phát nào để duyệt. Bấm “Sau” để xem tuần tới.',
  count: (airings: number, minutes: string) => say`${airings} lượt phát · ${minutes} phút`,
};
