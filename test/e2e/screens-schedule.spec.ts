import { addDays, weekdayOf } from '#domain/time/civil-date.js';
import type { ApiClient } from '#testing/hub/api-client.js';
import { HubProcess } from '#testing/hub/hub-process.js';
import { confirmedOrder, type Occurrence, orderBody, type OrderAnswer } from '#testing/hub/orders.js';
import { PASSWORD, person } from '#testing/hub/people.js';
import { approvedBulletin, renderedBulletin } from '#testing/hub/sounds.js';
import { EVERY_DAY, localOf, openStation, type TestStation } from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import {
  axeFindings,
  byKeys,
  describeScreens,
  openBrowser,
  PHONE,
  signInAs,
  visit,
  WIDE,
} from '#testing/screens/browser.js';
import { Keys } from '#testing/screens/keyboard.js';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

const PROVINCE = '2025-15';
/** Since 1 July 2025 with the old communes Nậm Pung and Trung Lèng Hồ in it. */
const COMMUNE = '2025-02728';
const NEIGHBOUR = '2025-02839';

// Real: the built hub and console, Chromium. Nothing plays here.
describeScreens('the schedule of a province editor', () => {
  let hub: HubProcess;
  let browser: Browser;
  let editor: ApiClient;
  let station: TestStation;
  let neighbour: TestStation;
  let bulletin: string;
  const today = localOf(Date.now()).date;
  /** The next week: nothing in it is about to be frozen. */
  const monday = addDays(today, 8 - weekdayOf(today));
  const on = (days: number, time: string) => `${addDays(monday, days)} ${time}`;

  beforeAll(async () => {
    [hub, browser] = await Promise.all([HubProcess.start('sqlite + embedded'), openBrowser()]);
    const regulation = {
      windows: [{ name: 'evening', days: EVERY_DAY, from: '17:00', to: '19:00', maxMinutes: 60, volume: 50 }],
      quota: { maxSessionsPerDay: 4, maxMinutesPerSession: 60, maxMinutesPerDay: 90, weekdays: EVERY_DAY },
    };
    station = await openStation(hub.admin, COMMUNE, { places: ['Nhà văn hóa', 'Chợ'], regulation });
    neighbour = await openStation(hub.admin, NEIGHBOUR, { regulation });
    editor = await person(hub, 'province-editor', PROVINCE, 'bien-tap');
    const approver = await person(hub, 'province-approver', PROVINCE, 'duyet');
    ({ id: bulletin } = await approvedBulletin(editor, approver, {
      ...{ unit: PROVINCE, title: 'Phòng cháy rừng', seconds: 90 },
    }));
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
  });

  /** Each journey has the week to itself. */
  beforeEach(async () => {
    const { items } = await editor.ok(
      editor.get<{ items: OrderAnswer[] }>('/api/v1/orders?state=confirmed&limit=50'),
    );
    for (const { id } of items)
      await editor.ok(editor.post(`/api/v1/orders/${id}/withdraw`, { reason: 'Hết phép thử' }));
  });

  /** Airings of an order as the hub plans them, once they are these: `date time`. */
  const placed = (order: string, expected: string[], at = station) =>
    until(`the airings ${expected.join(', ')}`, async () => {
      const path = `/api/v1/schedule/${at.id}?from=${monday}&to=${addDays(monday, 13)}`;
      const { occurrences } = await editor.ok(editor.get<{ occurrences: Occurrence[] }>(path));
      const own = occurrences.filter((o) => o.order === order && o.state === 'placed');
      const times = own.map(({ startAt }) => {
        const { date, atLocal } = localOf(Date.parse(startAt!));
        return `${date} ${atLocal.slice(0, 5)}`;
      });
      return JSON.stringify(times.sort()) === JSON.stringify(expected) || null;
    });
  const order = (title: string, atLocal: string, recurrence: object): Promise<OrderAnswer> =>
    confirmedOrder(editor, {
      ...{ unit: PROVINCE, title, class: 2, bulletins: [bulletin], units: [COMMUNE], atMs: Date.now() },
      change: { recurrence, airings: [{ kind: 'fixed', atLocal, toleranceMs: 0 }] },
    });

  it('by keyboard alone: name, content, an old commune’s name, time; the clash is seen before, then it is confirmed', async () => {
    const first = await order('Họp báo', '17:05', { kind: 'once', date: monday });
    await placed(first.id, [on(0, '17:05')]);
    const { page, context, complaints } = await visit(browser, hub.api.baseUrl, WIDE);
    await signInAs(page, { login: 'bien-tap', password: PASSWORD }, '/schedule');
    await byKeys(page, page.getByRole('link', { name: 'Tạo lịch phát' }));
    const type = async (label: string | RegExp, text: string) => {
      await byKeys(page, page.getByRole('textbox', { name: label }), 'Control+A');
      await page.keyboard.type(text);
    };
    await type('Tên lịch phát', 'Phòng cháy rừng mùa khô');
    await byKeys(page, page.getByRole('radio', { name: 'Thông thường' }), 'ArrowDown');
    await byKeys(page, page.getByRole('checkbox', { name: /Phòng cháy rừng/ }), 'Space');
    await byKeys(page, page.getByRole('searchbox', { name: /Tìm địa bàn/ }), 'Control+A');
    await page.keyboard.type('nam pung');
    const found = page.getByRole('checkbox', { name: /Xã Mường Hum.*trước 01\/7\/2025: Xã Nậm Pung/ });
    await byKeys(page, found, 'Space');
    await page.getByText('1 xã · 2 cụm loa').waitFor();
    await type('Ngày phát', monday.split('-').reverse().join('/'));
    await byKeys(page, page.getByRole('radio', { name: 'Trong khung giờ phát' }), 'ArrowDown');
    await type('Giờ phát', '17:05');
    const tolerance = page.getByRole('combobox', { name: 'Được xê dịch' });
    await byKeys(page, tolerance, 'ArrowUp');
    await page.getByRole('option', { name: 'Đúng giờ' }).waitFor();
    await until('“Đúng giờ” to be chosen', async () => {
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      return (await tolerance.inputValue()) === 'Đúng giờ' || null;
    });
    await byKeys(page, page.getByRole('button', { name: 'Kiểm tra lịch' }));
    const result = page.getByRole('region', { name: 'Kết quả kiểm tra' });
    await result.getByText('1 lượt trùng giờ, xã chọn thứ tự').waitFor();
    await result.getByText(/Họp báo \(17:05\)/).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Shift+Tab');
    await byKeys(page, page.getByRole('textbox', { name: 'Giờ phát' }), 'Control+A');
    await page.keyboard.type('17:30');
    await byKeys(page, page.getByRole('button', { name: 'Kiểm tra lịch' }));
    await result.getByText('1 lượt có giờ phát').waitFor();
    await byKeys(page, page.getByRole('button', { name: /Xác nhận phát tại 1 xã · 2 cụm loa/ }));
    await page.getByText('Đã xác nhận lịch phát “Phòng cháy rừng mùa khô”.').waitFor();
    const { items } = await editor.ok(
      editor.get<{ items: { id: string; title: string }[] }>('/api/v1/orders?limit=5'),
    );
    await placed(items.find(({ title }) => title === 'Phòng cháy rừng mùa khô')!.id, [on(0, '17:30')]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  /** With the mouse, by days and half hours. */
  const drag = async (
    page: Page,
    title: RegExp,
    at: number,
    days: number,
    halfHours: number,
    beforeDrop = async (): Promise<void> => undefined,
  ) => {
    const event = page.locator('.schedule-event', { hasText: title }).nth(at);
    const box = await until('the airing on the screen', () => event.boundingBox());
    const [left, right] = [page.getByText(/^Thứ Hai /), page.getByText(/^Thứ Ba /)];
    const width = (await right.boundingBox())!.x - (await left.boundingBox())!.x;
    const hour = (at: string) => page.getByText(at, { exact: true }).first().boundingBox();
    const height = ((await hour('18:00'))!.y - (await hour('17:00'))!.y) / 2;
    // Taken at its upper edge: it goes as far as the hand, wherever the hand has it.
    const [x, y] = [box.x + box.width / 2, box.y + 3];
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= 6; step++)
      await page.mouse.move(x + (width * days * step) / 6, y + (height * halfHours * step) / 6);
    await beforeDrop();
    await page.mouse.up();
  };

  it('an airing is dragged, or moved by keys, for one date, for those that follow, for all; refused with the reason; taken back', async () => {
    const weekly = { kind: 'weekly', weekdays: [2, 4], from: monday, to: addDays(monday, 13) };
    const { id } = await order('Chương trình tuần', '17:30', weekly);
    const days = [1, 3, 8, 10];
    const every = (time: string) => days.map((day) => on(day, time));
    await placed(id, every('17:30'));
    const { page, context, complaints } = await visit(browser, hub.api.baseUrl, WIDE);
    const address = `/schedule?view=week&station=${station.id}&date=${monday}`;
    await signInAs(page, { login: 'bien-tap', password: PASSWORD }, address);
    const dialog = page.getByRole('dialog');
    const save = dialog.getByRole('button', { name: 'Dời lịch' });

    await drag(page, /Chương trình tuần/, 0, 1, 1, async () => {
      // Where it would land is written beside the pointer, and is what the dialog asks for.
      expect(await page.locator('.schedule-target').innerText()).toBe('18:00');
    });
    await dialog.getByText('1 lượt có giờ phát').waitFor();
    expect(await dialog.getByRole('textbox', { name: 'Giờ phát' }).inputValue()).toBe('18:00');
    expect(await dialog.getByRole('radio', { name: 'Chỉ buổi này' }).isChecked()).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
    await save.click();
    await page.getByText('Đã dời “Chương trình tuần”.').waitFor();
    await placed(id, [on(2, '18:00'), ...every('17:30').slice(1)]);
    await page.getByRole('button', { name: 'Hoàn tác', exact: true }).click();
    await placed(id, every('17:30'));
    const keys = new Keys(page);

    // Outside the window: said before anything is saved, and nothing is.
    await page.locator('.schedule-event', { hasText: '17:30 Chương trình tuần' }).nth(1).waitFor();
    await drag(page, /Chương trình tuần/, 0, 0, 4);
    await dialog.getByText('Ngoài khung giờ phát của đài').waitFor();
    expect(await save.isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await page.locator('.schedule-event', { hasText: '17:30 Chương trình tuần' }).nth(1).waitFor();

    // Without a mouse: the airing, its dialog, the time.
    const second = page.locator('.schedule-event', { hasText: /Chương trình tuần/ }).nth(1);
    await byKeys(page, second);
    await dialog.getByRole('link', { name: 'Xem lịch phát này' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await keys.in(dialog).press('Dời lịch…');
    await keys.in(dialog).write('Giờ phát', '18:15');
    await keys.in(dialog).radio(/./, 'Từ buổi này về sau');
    await dialog.getByText('3 lượt có giờ phát').waitFor();
    await keys.in(dialog).press('Dời lịch');
    await placed(id, [on(1, '17:30'), ...every('18:15').slice(1)]);

    await page.locator('.schedule-event', { hasText: '18:15 Chương trình tuần' }).first().waitFor();
    await drag(page, /17:30 Chương trình tuần/, 0, 0, 1);
    await dialog.getByRole('radio', { name: 'Tất cả' }).check();
    await dialog.getByText('4 lượt có giờ phát').waitFor();
    await save.click();
    await placed(id, every('18:00'));

    // What was done is taken back later too, the newest first.
    await keys.press('Hoàn tác… (2)');
    const undo = page.getByRole('button', { name: /^Hoàn tác: Đã dời “Chương trình tuần”/ });
    expect(await undo.nth(1).isDisabled()).toBe(true);
    await page.getByText(/hoàn tác thay đổi đó trước/).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await byKeys(page, undo.first());
    await placed(id, [on(1, '17:30'), ...every('18:15').slice(1)]);
    await byKeys(page, undo.first());
    await placed(id, every('17:30'));
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('by keys: last week is copied, and taken back', async () => {
    const { id } = await order('Bản tin tuần', '18:30', {
      kind: 'dates',
      dates: [addDays(monday, 4), addDays(monday, 5)],
    });
    const before = [on(4, '18:30'), on(5, '18:30')];
    await placed(id, before);
    const { page, context, complaints } = await visit(browser, hub.api.baseUrl, WIDE);
    const address = `/schedule?view=week&station=${station.id}&date=${addDays(monday, 7)}`;
    await signInAs(page, { login: 'bien-tap', password: PASSWORD }, address);
    const keys = new Keys(page);
    await keys.press('Chép tuần trước');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/Bản tin tuần: /).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await keys.in(dialog).press(/^Chép \d+ ngày phát/);
    await placed(id, [...before, on(11, '18:30'), on(12, '18:30')]);
    await keys.press('Hoàn tác');
    await placed(id, before);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('an order’s page by keys: places (by the map with a mouse), what differs and what would come of it, saved; too late to take back; withdrawn', async () => {
    const recurrence = { kind: 'daily', from: monday, to: addDays(monday, 2) };
    const { id } = await order('Bản tin tỉnh', '17:30', recurrence);
    const days = [0, 1, 2].map((day) => on(day, '17:30'));
    await placed(id, days);
    const { page, context, complaints } = await visit(browser, hub.api.baseUrl, WIDE);
    const address = `/schedule?view=list&station=${station.id}&date=${monday}`;
    await signInAs(page, { login: 'bien-tap', password: PASSWORD }, address);
    const keys = new Keys(page);
    await keys.press(/17:30 · Bản tin tỉnh/);
    await keys.in(page.getByRole('dialog')).follow('Xem lịch phát này');
    await page.getByRole('heading', { level: 1, name: 'Bản tin tỉnh' }).waitFor();
    await page.getByText('Hằng ngày từ', { exact: false }).first().waitFor();
    await page.getByText(/Bản 1, mọi ngày/).waitFor();
    expect(await axeFindings(page)).toEqual([]);

    await keys.follow('Sửa nội dung, nơi phát');
    await page.getByText('Chưa thay đổi gì.').waitFor();
    await page.getByText('Chọn trên bản đồ').click();
    await page.locator(`path[data-unit="${NEIGHBOUR}"]`).click();
    await page.getByText(`Phát thêm tại: Đài truyền thanh ${NEIGHBOUR}`).waitFor();
    await page.getByText('Nơi phát: 1 xã · 2 cụm loa, thành 2 xã · 3 cụm loa').waitFor();
    await keys.press('Kiểm tra thay đổi');
    await page.getByText('6 lượt có giờ phát').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await keys.press('Lưu thay đổi');
    await page.getByText(/Bản 2, mọi ngày/).waitFor();
    await placed(id, days, neighbour);

    // Somebody else was at it since: it says so instead of undoing their change.
    const version = await editor.ok(editor.get<OrderAnswer>(`/api/v1/orders/${id}`));
    await editor.ok(
      editor.post(`/api/v1/orders/${id}/changes`, {
        version: version.version,
        change: { kind: 'cancel', scope: 'one', airing: { localDate: monday, index: 0 } },
      }),
    );
    await keys.follow(/Về lịch phát/);
    await keys.press('Hoàn tác… (1)');
    await keys.press(/Đã sửa nội dung, nơi phát của “Bản tin tỉnh”/);
    await page.getByText(/Không hoàn tác được: Lịch phát đã được sửa thêm sau đó/).waitFor();
    await placed(id, days.slice(1), neighbour);

    const waits = await renderedBulletin(editor, { unit: PROVINCE, title: 'Chờ duyệt', hertz: 500 });
    const atMs = Date.parse(`${addDays(monday, 3)}T17:30:00+07:00`);
    const body = orderBody({
      unit: PROVINCE,
      title: 'Chờ duyệt',
      bulletins: [waits.id],
      units: [COMMUNE],
      atMs,
    });
    const draft = await editor.ok(
      editor.post<OrderAnswer>('/api/v1/orders', { ...body, whenApproved: true }),
    );
    await editor.ok(editor.post(`/api/v1/orders/${draft.id}/confirm`, { whenApproved: true }));
    await page.goto(`/orders/${draft.id}`);
    await page.getByText('Chờ duyệt bản tin').waitFor();
    await keys.press('Thu hồi');
    const dialog = keys.in(page.getByRole('dialog'));
    await dialog.write('Lý do thu hồi', 'Không cần nữa');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.press('Thu hồi lịch phát');
    await keys.see(/^Đã thu hồi$/);
    const { state } = await editor.ok(editor.get<OrderAnswer>(`/api/v1/orders/${draft.id}`));
    expect(state).toBe('withdrawn');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('a week’s programme is heard and approved on a telephone; a change afterwards is seen', async () => {
    const { id } = await order('Chương trình tuần', '17:30', { kind: 'once', date: monday });
    await placed(id, [on(0, '17:30')]);
    const { page, context, complaints } = await visit(browser, hub.api.baseUrl, PHONE);
    // The page opens on the week that waits.
    await signInAs(page, { login: 'duyet', password: PASSWORD }, `/schedule/programme?station=${station.id}`);
    await page.getByText('Chưa ai duyệt chương trình tuần này.').waitFor();
    const weeks = page.getByRole('navigation', { name: 'Chọn tuần' }).getByRole('link');
    // Of this week and the next; a Sunday may have ended since this file began.
    const [at, name] = localOf(Date.now()).date < monday ? [1, 'Tuần sau'] : [0, 'Tuần này'];
    expect(await weeks.nth(at).getAttribute('aria-current')).toBe('page');
    const texts = await weeks.allInnerTexts();
    expect(texts.map((text) => text.slice(0, name.length))).toEqual(['Tuần này', 'Tuần sau']);
    expect(texts[at]).toMatch(/Chưa duyệt$/);
    expect(texts[1 - at]).toMatch(/Chưa có lượt phát nào$/);
    const keys = new Keys(page);
    await keys.press('Nghe: Phòng cháy rừng');
    await keys.press('Dừng nghe');
    expect(await axeFindings(page)).toEqual([]);
    await keys.press('Duyệt chương trình tuần');
    await page.getByText(/duyet đã duyệt lúc/).waitFor();
    await page.getByRole('link', { name: new RegExp(`^${name} .*Đã duyệt$`) }).waitFor();
    const { version } = await editor.ok(editor.get<OrderAnswer>(`/api/v1/orders/${id}`));
    await editor.ok(
      editor.post(`/api/v1/orders/${id}/changes`, {
        version,
        change: {
          ...{ kind: 'move', scope: 'one', airing: { localDate: monday, index: 0 } },
          to: { localDate: monday, placement: { kind: 'fixed', atLocal: '18:00' } },
        },
      }),
    );
    await placed(id, [on(0, '18:00')]);
    await page.reload();
    await page.getByText('Đã thay đổi sau khi duyệt').waitFor();
    await page.getByText('Mới', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Duyệt lại chương trình' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
