import type { Login } from './people.js';

/** What each person finds first under "Việc hôm nay", in both languages: as desk.ts lays it out. */
export const FIRST_STEPS: Readonly<Record<Login, readonly [vi: string, en: string]>> = {
  admin: [
    'thêm tài khoản cho các đài chưa có cán bộ phụ trách',
    'add accounts for stations that have no operator',
  ],
  'bien-tap': ['sửa bản tin bị trả lại; nhắc xã chưa trả lời', 'mend the draft sent back; remind communes'],
  duyet: ['nghe và duyệt “Khám sức khỏe miễn phí”', 'listen to a bulletin and approve it'],
  'so-nganh': ['sửa bản tin bị trả lại rồi gửi duyệt lại', 'mend the draft sent back, submit it again'],
  'van-hanh-1': ['trả lời bản tin đến; sửa bản tin bị trả lại', 'answer an offer; mend the draft sent back'],
  'van-hanh-2': ['trả lời bản tin đến; sửa bản tin bị trả lại', 'answer an offer; mend the draft sent back'],
  'duyet-xa': ['nghe và duyệt “Mời họp phụ huynh”', 'listen to a bulletin and approve it'],
  'van-hanh-3': [
    'trả lời bản tin đến; chọn thứ tự hai bản tin trùng giờ',
    'answer offers; settle a collision',
  ],
  'duyet-xa-3': ['nghe và duyệt “Họp thôn”', 'listen to a bulletin and approve it'],
  'van-hanh-4': [
    'phát theo phiếu phát sóng, xác nhận đã phát',
    'air by the run sheet, confirm what was aired',
  ],
  'ky-thuat': ['tiếp nhận cảnh báo; lấy mã kích hoạt cho điểm đặt mới', 'take the alarms; enrol a new place'],
  'truc-ban': ['xem đề nghị diễn tập chưa được kích hoạt', 'see the exercise that waits for activation'],
  'khan-cap': ['nghe và kích hoạt diễn tập “Cảnh báo lũ quét”', 'listen to the exercise and activate it'],
  'giam-sat': ['xem cảnh báo chưa ai tiếp nhận', 'see the alarms that nobody has taken'],
};
