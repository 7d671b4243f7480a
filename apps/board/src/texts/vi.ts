/** Every word of its own that the page shows; what people read otherwise came in a verified file or message. */
export const vi = {
  title: 'Bảng điện tử',
  enrolTitle: 'Kích hoạt bảng điện tử',
  enrolHint:
    'Lấy mã ở trang quản lý: Đài truyền thanh → điểm đặt của bảng này → Cấp mã kích hoạt. Gõ mã vào ô dưới, hoặc mở địa chỉ in trên phiếu.',
  code: 'Mã kích hoạt',
  enrol: 'Kích hoạt',
  enrolling: 'Đang kích hoạt…',
  enrolLater: 'Để sau',
  enrolWaiting: 'Chưa liên lạc được với máy chủ. Bảng tự thử lại.',
  enrolRefused: 'Máy chủ không nhận mã này. Kiểm tra lại mã, hoặc xin mã mới.',
  starting: 'Đang khởi động…',
  otherTab: 'Bảng này đang chạy ở một cửa sổ khác. Đóng cửa sổ kia thì bảng chạy tiếp ở đây.',
  broken: 'Bảng gặp lỗi và tự khởi động lại.',
  noStore:
    'Trình duyệt không cho trang này lưu dữ liệu: cho phép dữ liệu trang web (cookie), không dùng cửa sổ ẩn danh, xem ổ đĩa còn chỗ. Bảng tự thử lại.',
  onlineOnly: 'Trang chạy qua http: chỉ phát khi có mạng',
  offline: 'Mất kết nối',
  unauthorised: 'Máy chủ không nhận bảng này nữa: bấm phím bất kỳ để nhập mã kích hoạt mới',
  waitingConfig: 'Đã kích hoạt, đang chờ cấu hình từ máy chủ',
  waitingClock: 'Giờ của máy chưa đúng, đang chờ giờ từ máy chủ',
  waitingNetwork: 'Chờ có mạng để phát tiếp',
  waitingFiles: 'Đang tải nội dung',
  emergency: 'KHẨN CẤP',
  exercise: 'DIỄN TẬP',
  weekdays: ['Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'],
} as const;
