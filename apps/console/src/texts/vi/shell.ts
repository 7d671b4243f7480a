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
  otherLanguage: 'English',
  everywhere: 'Toàn hệ thống',
  clock: 'Đồng hồ máy tính này sai',
  clockFast: (by: string) =>
    `Nhanh ${by} so với hệ thống. Trang này vẫn theo giờ của hệ thống; chỉnh lại ngày giờ của máy để khỏi nhầm.`,
  clockSlow: (by: string) =>
    `Chậm ${by} so với hệ thống. Trang này vẫn theo giờ của hệ thống; chỉnh lại ngày giờ của máy để khỏi nhầm.`,
  notOffered: 'Tài khoản này không dùng trang này. Nếu cần, hãy đề nghị quản trị viên giao thêm việc.',
};
