import { addDays, weekdayOf } from '#domain/time/civil-date.js';
import type { ApiClient } from '#testing/hub/api-client.js';
import { HubProcess } from '#testing/hub/hub-process.js';
import { confirmedOrder, type Occurrence, type OrderAnswer } from '#testing/hub/orders.js';
import { PASSWORD, person } from '#testing/hub/people.js';
import { approvedBulletin } from '#testing/hub/sounds.js';
import { EVERY_DAY, localOf, openStation, type TestStation } from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import {
  axeFindings,
  byKeys,
  describeScreens,
  openBrowser,
  signInAs,
  visit,
  WIDE,
} from '#testing/screens/browser.js';
import { afterAll, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

jest.setTimeout(180_000);
const PROVINCE = '2025-15';
/** Since 1 July 2025 with the old communes Nậm Pung and Trung Lèng Hồ in it. */
const COMMUNE = '2025-02728';

// Real: the built hub and console, Chromium. Nothing plays here.
describeScreens('the schedule of a province editor', () => {
  let hub: HubProcess;
  let browser: Browser;
  let editor: ApiClient;
  let station: TestStation;
  let bulletin: string;
  const today = localOf(Date.now()).date;
  /** The next week: nothing in it is about to be frozen. */
  const monday = addDays(today, 8 - weekdayOf(today));
  const on = (days: number, time: string) => `${addDays(monday, days)} ${time}`;

  beforeAll(async () => {
    [hub, browser] = await Promise.all([HubProcess.start('sqlite + embedded'), openBrowser()]);
    station = await openStation(hub.admin, COMMUNE, {
      places: ['Nhà văn hóa', 'Chợ'],
      regulation: {
        windows: [
          { name: 'evening', days: EVERY_DAY, from: '17:00', to: '19:00', maxMinutes: 60, volume: 50 },
        ],
        quota: { maxSessionsPerDay: 4, maxMinutesPerSession: 60, maxMinutesPerDay: 90, weekdays: EVERY_DAY },
      },
    });
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
  const placed = (order: string, expected: string[]) =>
    until(`the airings ${expected.join(', ')}`, async () => {
      const path = `/api/v1/schedule/${station.id}?from=${monday}&to=${addDays(monday, 13)}`;
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
  const drag = async (page: Page, title: RegExp, at: number, days: number, halfHours: number) => {
    const event = page.locator('.schedule-event', { hasText: title }).nth(at);
    await event.scrollIntoViewIfNeeded();
    const box = (await event.boundingBox())!;
    const [left, right] = [page.getByText(/^Thứ Hai /), page.getByText(/^Thứ Ba /)];
    const width = (await right.boundingBox())!.x - (await left.boundingBox())!.x;
    const hour = (at: string) => page.getByText(at, { exact: true }).first().boundingBox();
    const height = ((await hour('18:00'))!.y - (await hour('17:00'))!.y) / 2;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= 6; step++)
      await page.mouse.move(x + (width * days * step) / 6, y + (height * halfHours * step) / 6);
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

    await drag(page, /Chương trình tuần/, 0, 1, 1);
    await dialog.getByText('1 lượt có giờ phát').waitFor();
    expect(await dialog.getByRole('textbox', { name: 'Giờ phát' }).inputValue()).toBe('18:00');
    expect(await dialog.getByRole('radio', { name: 'Chỉ buổi này' }).isChecked()).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
    await save.click();
    await page.getByText('Đã dời “Chương trình tuần”.').waitFor();
    await placed(id, [on(2, '18:00'), ...every('17:30').slice(1)]);
    await page.getByRole('button', { name: 'Hoàn tác', exact: true }).click();
    await placed(id, every('17:30'));

    // Outside the window: said before anything is saved, and nothing is.
    await drag(page, /Chương trình tuần/, 0, 0, 4);
    await dialog.getByText('Ngoài khung giờ phát của đài').waitFor();
    expect(await save.isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await page.locator('.schedule-event', { hasText: '17:30 Chương trình tuần' }).nth(1).waitFor();

    // Without a mouse: the airing, its dialog, the time.
    const second = page.locator('.schedule-event', { hasText: /Chương trình tuần/ }).nth(1);
    await byKeys(page, second);
    await byKeys(page, dialog.getByRole('button', { name: 'Dời lịch…' }));
    await byKeys(page, dialog.getByRole('textbox', { name: 'Giờ phát' }), 'Control+A');
    await page.keyboard.type('18:15');
    await byKeys(page, dialog.getByRole('radio', { name: 'Chỉ buổi này' }), 'ArrowDown');
    await dialog.getByText('3 lượt có giờ phát').waitFor();
    await byKeys(page, save);
    await placed(id, [on(1, '17:30'), ...every('18:15').slice(1)]);

    await page.locator('.schedule-event', { hasText: '18:15 Chương trình tuần' }).first().waitFor();
    await drag(page, /17:30 Chương trình tuần/, 0, 0, 1);
    await dialog.getByRole('radio', { name: 'Tất cả' }).check();
    await dialog.getByText('4 lượt có giờ phát').waitFor();
    await save.click();
    await placed(id, every('18:00'));
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('last week is copied, and taken back', async () => {
    const { id } = await order('Bản tin tuần', '18:30', {
      kind: 'dates',
      dates: [addDays(monday, 4), addDays(monday, 5)],
    });
    const before = [on(4, '18:30'), on(5, '18:30')];
    await placed(id, before);
    const { page, context, complaints } = await visit(browser, hub.api.baseUrl, WIDE);
    const address = `/schedule?view=week&station=${station.id}&date=${addDays(monday, 7)}`;
    await signInAs(page, { login: 'bien-tap', password: PASSWORD }, address);
    await page.getByRole('button', { name: 'Chép tuần trước' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/Bản tin tuần: /).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: /^Chép \d+ ngày phát/ }).click();
    await placed(id, [...before, on(11, '18:30'), on(12, '18:30')]);
    await page.getByRole('button', { name: 'Hoàn tác', exact: true }).click();
    await placed(id, before);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
