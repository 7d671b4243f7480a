import { say } from '../format.js';

export const groups = {
  title: 'Nhóm loa',
  list: 'Danh sách nhóm loa',
  text: 'Nhóm gồm các điểm đặt loa của nhiều đài: chợ, trường học, thôn biên giới… Chọn một lần khi lên lịch phát.',
  empty: 'Chưa có nhóm loa nào.',
  add: 'Thêm nhóm loa',
  name: 'Tên nhóm',
  places: 'Điểm đặt loa',
  members: (count: string) => `${count} điểm đặt loa`,
  edit: (name: string) => `Nhóm loa: ${name}`,
  back: 'Tất cả nhóm loa',
  rename: 'Đổi tên',
  choose: 'Chọn điểm đặt loa cho nhóm',
  chooseText: 'Lọc theo đài hoặc tên, đánh dấu rồi lưu.',
  chosen: (count: string) => `Đã chọn ${count}`,
  tooMany: (shown: number, total: number) => say`Hiện ${shown} trong ${total}: gõ tên để lọc bớt.`,
  saveMembers: 'Lưu điểm đặt loa của nhóm',
  remove: 'Xóa nhóm',
  removeText: (name: string) =>
    `Xóa nhóm “${name}”? Điểm đặt loa vẫn còn; lịch phát theo nhóm này không đến điểm nào nữa.`,
};
