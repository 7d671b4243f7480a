export const shell = {
  groups: {
    daily: 'Hằng ngày',
    content: 'Nội dung',
    airing: 'Phát sóng',
    watching: 'Giám sát',
    managing: 'Quản lý',
  },
  menu: 'Trình đơn',
  openMenu: 'Mở trình đơn',
  skip: 'Đến nội dung chính',
  account: 'Tài khoản',
  signOut: 'Đăng xuất',
  language: 'Ngôn ngữ',
  otherLanguage: 'English',
  everywhere: 'Toàn hệ thống',
  notOffered: 'Tài khoản này không dùng trang này. Nếu cần, hãy đề nghị quản trị viên giao thêm việc.',
};
