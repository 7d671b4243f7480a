/**
 * One look at the console: an address, and what is opened there in turn: `?tab=…` within the page, or the name of a tab, a
 * choice or a button that is pressed. `{x}` is an id of the world in test/e2e/pages-world.ts.
 */
export type Look = string | readonly [address: string, ...then: string[]];

/** Every address that screens-pages.spec.ts visits, by the login of somebody whose page it is; `nobody` is not signed in. */
export const LOOKS = {
  nobody: ['/', '/set-password#mot-ma-dat-mat-khau'],
  'bien-tap': [
    ...['/', '/bulletins', '/bulletins?search=khong-co-ban-tin-nay', '/bulletins/{approved}'],
    ...['/bulletins/{rejected}', '/bulletins/{withdrawn}', '/bulletins/{draft}', '/compose'],
    ['/compose/{draft}', 'Văn bản gốc', 'Chọn phần đọc', 'Thông tin', 'Nghe và gửi'],
    ['/lexicon', 'Mẫu lời đọc'],
    ...['/schedule', '/schedule?view=stations', '/schedule/new', '/offers', '/offers/sent/{order}'],
    ...['/orders/{order}', '/orders/{order}/change'],
    ...['/stop', '/stop/{stop}', '/sounds', '/as-run', '/as-run/{row}', '/as-run/days'],
    ...['/run-sheet', '/run-sheet/{fm}', '/khong-co-trang-nay'],
  ],
  'can-bo-dai': [
    ...['/', '/announce', '/rules', '/emergency', '/bulletins/{submitted}'],
    ['/offers', '?tab=later', '?tab=answered'],
    ['/collisions', 'Đã chọn thứ tự'],
    ['/schedule?station={station}', '?station={station}&view=day', '?station={station}&view=list'],
  ],
  'lanh-dao': ['/', '/bulletins/{submitted}/approve', '/schedule/programme?station={station}'],
  'theo-doi': [
    ['/monitoring', '?view=wall', '?view=list'],
    ['/monitoring/alarms', '?which=open', '?which=past'],
    ...['/monitoring/slot', '/monitoring/uptime'],
    ['/devices/{device}', '?tab=charts', '?tab=airings', '?tab=history', '?tab=reports'],
  ],
  admin: [
    ['/stations', 'Thêm đài'],
    ['/groups', 'Thêm nhóm loa'],
    ['/people', 'Thêm tài khoản'],
    ['/organisations', 'Thêm cơ quan, đơn vị'],
    ['/sounds', 'Thêm âm thanh'],
    ['/keys', 'Báo trước khóa mới'],
    ['/calendar-days?unit=2025-02728', 'Thêm ngày'],
    ...['/', '/stations/{station}/places/new', '/stations/{station}/places/import'],
    [
      '/stations/{station}',
      ...['places', 'hamlets', 'sounds', 'mute', 'history', 'facts'].map((tab) => `?tab=${tab}`),
    ],
    ...['/places', '/places/{place}', '/groups/{group}', '/people/{person}', '/audit'],
    ...['/devices/{device}?tab=commands', '/remote', '/remote/{batch}'],
  ],
} as const satisfies Record<string, readonly Look[]>;

export type Visitor = keyof typeof LOOKS;

/** The addresses of somebody, ids filled in with their own names. */
export const addressesOf = (who: Visitor): string[] =>
  LOOKS[who].map((look: Look) => (typeof look === 'string' ? look : look[0]));
