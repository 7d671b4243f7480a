import type { Login } from '../../../../apps/demo/src/people.js';

/** One page, photographed for docs/screens.md. */
export interface Photograph {
  /** Of the file in docs/screens, without size. */
  file: string;
  caption: string;
  /** `{x}` is an id that the demonstration's hub is asked for. */
  address: string;
  /** Names of buttons, tabs and choices that are pressed there, in turn; `label=text` fills in a field. */
  press?: readonly string[];
  /** On the page as the photograph before it left it. */
  goesOn?: true;
  /** On a telephone, too. */
  phone?: true;
  /** While a session is on air; when everything else is taken, for it changes what the others show. */
  when?: 'on air' | 'at last';
}
export interface Chapter {
  title: string;
  /** Whose work it is; null: not signed in. */
  login: Login | null;
  photographs: readonly Photograph[];
}

/** Every page and its important views, by whose work they are: what scripts/screenshots.mjs takes. */
export const ALBUM: readonly Chapter[] = [
  {
    title: 'Signing in (Đăng nhập)',
    login: null,
    photographs: [
      { file: 'sign-in', caption: 'Đăng nhập', address: '/', phone: true },
      { file: 'set-password', caption: 'Đặt mật khẩu', address: '/set-password#mot-ma-dat-mat-khau' },
    ],
  },
  {
    title: 'Commune operator (Cán bộ phụ trách đài)',
    login: 'van-hanh-3',
    photographs: [
      { file: 'today', caption: 'Việc hôm nay', address: '/', phone: true },
      { file: 'announce', caption: 'Thông báo trong ba phút', address: '/announce', phone: true },
      { file: 'offers', caption: 'Bản tin đến', address: '/offers', phone: true },
      {
        file: 'offers-decline',
        caption: 'Không phát, nêu lý do',
        address: '/offers',
        press: ['/^Không phát$/'],
      },
      {
        file: 'offers-later',
        caption: 'Bản tin đến để sau',
        address: '/offers?tab=later',
        press: [
          ...['/^Chờ trả lời/', '/^Xem và trả lời:/', '/^Để sau$/'],
          ...['Nhắc lại ngày mai', '/^Để sau \\(/'],
        ],
        when: 'at last',
      },
      { file: 'rules', caption: 'Quy tắc nhận bản tin', address: '/rules' },
      { file: 'collisions', caption: 'Trùng giờ – chờ chọn thứ tự', address: '/collisions', phone: true },
      {
        file: 'collisions-past',
        caption: 'Trùng giờ đã chọn thứ tự',
        address: '/collisions',
        press: ['Chọn thứ tự này', 'Đã chọn thứ tự'],
        when: 'at last',
      },
      {
        file: 'schedule-list',
        caption: 'Lịch phát: danh sách',
        address: '/schedule?view=list&date={tomorrow}',
        phone: true,
      },
    ],
  },
  {
    title: 'Commune operator of a station that is on air (Cán bộ phụ trách đài)',
    login: 'van-hanh-1',
    photographs: [
      { file: 'schedule', caption: 'Lịch phát: tuần', address: '/schedule', phone: true },
      { file: 'offers-answered', caption: 'Bản tin đến đã trả lời', address: '/offers?tab=answered' },
      { file: 'schedule-day', caption: 'Lịch phát: ngày', address: '/schedule?view=day' },
      { file: 'remote', caption: 'Điều khiển loa', address: '/remote', phone: true },
      { file: 'remote-batch', caption: 'Loa nào đã làm theo lệnh', address: '/remote/{batch}' },
    ],
  },
  {
    title: 'Commune operator of an FM station (Cán bộ phụ trách đài)',
    login: 'van-hanh-4',
    photographs: [
      { file: 'today-fm', caption: 'Việc hôm nay', address: '/', phone: true },
      { file: 'run-sheet', caption: 'Phiếu phát sóng', address: '/run-sheet/{fm}', phone: true },
      {
        file: 'run-sheet-not-aired',
        caption: 'Không phát đủ',
        address: '/run-sheet/{fm}',
        press: ['/^Không phát đủ:/'],
      },
    ],
  },
  {
    title: 'Commune approver (Lãnh đạo duyệt)',
    login: 'duyet-xa-3',
    photographs: [
      { file: 'today-approver', caption: 'Việc hôm nay', address: '/' },
      {
        file: 'approve',
        caption: 'Nghe và duyệt',
        address: '/bulletins/{submitted}/approve',
        phone: true,
      },
      {
        file: 'programme',
        caption: 'Duyệt chương trình tuần',
        address: '/schedule/programme?date={tomorrow}',
        phone: true,
      },
    ],
  },
  {
    title: 'Province editor (Biên tập viên tỉnh)',
    login: 'bien-tap',
    photographs: [
      { file: 'bulletins', caption: 'Bản tin', address: '/bulletins', phone: true },
      { file: 'bulletin', caption: 'Một bản tin đã duyệt', address: '/bulletins/{approved}' },
      { file: 'bulletin-rejected', caption: 'Một bản tin bị trả lại', address: '/bulletins/{rejected}' },
      { file: 'compose', caption: 'Soạn bản tin', address: '/compose', phone: true },
      {
        file: 'compose-outline',
        caption: 'Soạn bản tin: chọn phần đọc',
        address: '/compose/{draft}',
        press: ['Chọn phần đọc'],
      },
      {
        file: 'compose-reading',
        caption: 'Soạn bản tin: lời đọc',
        address: '/compose/{draft}',
        press: ['Lời đọc'],
        goesOn: true,
      },
      {
        file: 'compose-details',
        caption: 'Soạn bản tin: thông tin',
        address: '/compose/{draft}',
        press: ['Thông tin'],
        goesOn: true,
      },
      {
        file: 'compose-listen',
        caption: 'Soạn bản tin: nghe và gửi',
        address: '/compose/{draft}',
        press: ['Nghe và gửi'],
        goesOn: true,
      },
      { file: 'lexicon', caption: 'Từ điển đọc', address: '/lexicon' },
      {
        file: 'lexicon-template',
        caption: 'Mẫu lời đọc',
        address: '/lexicon',
        press: ['Mẫu lời đọc'],
      },
      { file: 'sounds', caption: 'Nhạc hiệu, lời xướng', address: '/sounds' },
      {
        file: 'schedule-stations',
        caption: 'Lịch phát: các đài trong tuần',
        address: '/schedule?view=stations',
      },
      {
        file: 'schedule-new',
        caption: 'Xếp lịch phát mới',
        address: '/schedule/new?bulletin={approved}',
        phone: true,
      },
      { file: 'order', caption: 'Một lịch phát', address: '/orders/{order}' },
      {
        file: 'order-change',
        caption: 'Sửa nội dung, nơi phát của một lịch phát',
        address: '/orders/{order}/change',
      },
      { file: 'offers-sent-list', caption: 'Bản tin đã gửi các xã', address: '/offers?tab=sent' },
      { file: 'offers-sent', caption: 'Các xã đã trả lời', address: '/offers/sent/{order}', phone: true },
      { file: 'run-sheets', caption: 'Phiếu phát sóng: đài FM, có dây', address: '/run-sheet' },
      { file: 'stop', caption: 'Dừng phát và đính chính', address: '/stop', phone: true, when: 'on air' },
      {
        file: 'stop-dialog',
        caption: 'Dừng phát: lý do',
        address: '/stop',
        press: ['/^Dừng “/'],
        when: 'on air',
      },
      { file: 'stopped', caption: 'Đã dừng: ai đã nghe bao lâu', address: '/stop/{stop}', when: 'at last' },
    ],
  },
  {
    title: 'Monitor (Theo dõi)',
    login: 'giam-sat',
    photographs: [
      {
        file: 'monitoring',
        caption: 'Giám sát: bản đồ',
        address: '/monitoring',
        phone: true,
        when: 'on air',
      },
      { file: 'monitoring-wall', caption: 'Giám sát: bảng tổng thể', address: '/monitoring?view=wall' },
      {
        file: 'monitoring-list',
        caption: 'Giám sát: danh sách',
        address: '/monitoring?view=list',
        phone: true,
      },
      {
        file: 'slot',
        caption: 'Buổi đang phát',
        address: '/monitoring/slot',
        phone: true,
        when: 'on air',
      },
      { file: 'uptime', caption: 'Thời gian hoạt động', address: '/monitoring/uptime' },
      { file: 'as-run', caption: 'Nhật ký phát', address: '/as-run', phone: true },
      { file: 'as-run-row', caption: 'Một lượt phát: loa đã báo gì', address: '/as-run/{row}' },
      { file: 'as-run-person', caption: 'Một lượt phát do cán bộ xác nhận', address: '/as-run/{byPerson}' },
      { file: 'as-run-days', caption: 'Chốt ngày', address: '/as-run/days' },
    ],
  },
  {
    title: 'Technician (Cán bộ kỹ thuật)',
    login: 'ky-thuat',
    photographs: [
      { file: 'alarms', caption: 'Cảnh báo', address: '/monitoring/alarms?which=open', phone: true },
      { file: 'alarms-past', caption: 'Cảnh báo đã hết', address: '/monitoring/alarms?which=past' },
      { file: 'device', caption: 'Một cụm loa', address: '/devices/{device}', phone: true },
      { file: 'device-charts', caption: 'Một cụm loa: biểu đồ', address: '/devices/{device}?tab=charts' },
      { file: 'device-commands', caption: 'Một cụm loa: lệnh', address: '/devices/{device}?tab=commands' },
      {
        file: 'device-airings',
        caption: 'Một cụm loa: đã phát gì',
        address: '/devices/{device}?tab=airings',
      },
      { file: 'device-history', caption: 'Một cụm loa: lịch sử', address: '/devices/{device}?tab=history' },
      {
        file: 'device-reports',
        caption: 'Một cụm loa: tin từ loa',
        address: '/devices/{device}?tab=reports',
      },
      { file: 'places', caption: 'Điểm đặt loa', address: '/places', phone: true },
      { file: 'place', caption: 'Một điểm đặt loa: mã kích hoạt', address: '/places/{place}', phone: true },
      {
        file: 'place-new',
        caption: 'Thêm điểm đặt loa',
        address: '/stations/{station}/places/new',
        phone: true,
      },
      {
        file: 'import',
        caption: 'Thêm điểm đặt loa từ bảng tính',
        address: '/stations/{station}/places/import',
      },
      { file: 'groups', caption: 'Nhóm loa', address: '/groups' },
      { file: 'group', caption: 'Một nhóm loa', address: '/groups/{group}' },
    ],
  },
  {
    title: 'Duty officer (Trực ban)',
    login: 'truc-ban',
    photographs: [
      { file: 'emergency', caption: 'Phát khẩn cấp: đề nghị', address: '/emergency', phone: true },
    ],
  },
  {
    title: 'Emergency authority (Người có thẩm quyền phát khẩn cấp)',
    login: 'khan-cap',
    photographs: [
      {
        file: 'emergency-activate',
        caption: 'Phát khẩn cấp: nghe và kích hoạt',
        address: '/emergency',
        press: ['Kích hoạt phát'],
        phone: true,
      },
      {
        file: 'emergency-on-air',
        caption: 'Phát khẩn cấp: đang phát (diễn tập)',
        address: '/emergency',
        press: ['Kích hoạt phát', 'Tôi đã nghe, đúng nội dung và đúng nơi phát', '/^Kích hoạt phát$/'],
        when: 'at last',
      },
    ],
  },
  {
    title: 'Administrator (Quản trị hệ thống)',
    login: 'admin',
    photographs: [
      { file: 'stations', caption: 'Đài truyền thanh', address: '/stations', phone: true },
      { file: 'station-new', caption: 'Thêm đài', address: '/stations', press: ['Thêm đài'] },
      { file: 'station', caption: 'Một đài: khung giờ phát', address: '/stations/{desk}' },
      { file: 'station-places', caption: 'Một đài: điểm đặt loa', address: '/stations/{station}?tab=places' },
      { file: 'station-hamlets', caption: 'Một đài: thôn, bản', address: '/stations/{desk}?tab=hamlets' },
      { file: 'station-sounds', caption: 'Một đài: nhạc hiệu', address: '/stations/{station}?tab=sounds' },
      {
        file: 'station-mute',
        caption: 'Một đài: tắt tiếng toàn xã',
        address: '/stations/{station}?tab=mute',
      },
      {
        file: 'station-history',
        caption: 'Một đài: các quy định đã dùng',
        address: '/stations/{station}?tab=history',
      },
      { file: 'station-facts', caption: 'Một đài: thông tin', address: '/stations/{station}?tab=facts' },
      { file: 'people', caption: 'Người dùng', address: '/people', phone: true },
      { file: 'person-new', caption: 'Thêm tài khoản', address: '/people', press: ['Thêm tài khoản'] },
      { file: 'person', caption: 'Một người dùng', address: '/people/{person}' },
      { file: 'organisations', caption: 'Cơ quan, đơn vị', address: '/organisations' },
      { file: 'calendar-days', caption: 'Ngày lễ, quốc tang', address: '/calendar-days?unit=2025-15' },
      { file: 'keys', caption: 'Khóa ký', address: '/keys' },
      { file: 'audit', caption: 'Nhật ký hệ thống', address: '/audit' },
    ],
  },
];

/** The board at the roadside, which is no page of the console: what the script takes of it. */
export const BOARD: readonly { file: string; caption: string }[] = [
  { file: 'board-enrol', caption: 'Kích hoạt bảng' },
  { file: 'board', caption: 'Bản tin, dòng chữ chạy, đồng hồ' },
  { file: 'board-emergency', caption: 'Tin khẩn cấp (diễn tập)' },
];
