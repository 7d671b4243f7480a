import type { ApiClient } from '#testing/hub/api-client.js';
import { HubProcess } from '#testing/hub/hub-process.js';
import { confirmedOrder } from '#testing/hub/orders.js';
import { PASSWORD, person } from '#testing/hub/people.js';
import { approvedBulletin, type BulletinAnswer } from '#testing/hub/sounds.js';
import { localOf, openStation, type TestStation } from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import {
  axeFindings,
  byKeys,
  describeScreens,
  hasFocus,
  openBrowser,
  signInAs,
  visit,
} from '#testing/screens/browser.js';
import { Keys } from '#testing/screens/keyboard.js';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

const PROVINCE = '2025-15';
const COMMUNE = '2025-02728';
const NEIGHBOUR = '2025-02647';
const HOUR_MS = 3600_000;
const RULE_SECONDS = 6;

interface Offer {
  state: string;
  order: string;
  reason: string | null;
  answeredBy: string | null;
  occurrences: { startAt: string | null }[];
}

// Real: the built hub and console, Chromium.
describeScreens('a day of a commune', () => {
  let hub: HubProcess;
  let browser: Browser;
  let station: TestStation;
  let operator: ApiClient;
  let editor: ApiClient;
  let approver: ApiClient;
  let above: BulletinAnswer;
  let own: BulletinAnswer;

  beforeAll(async () => {
    const settings = { TTN_COLLISION_RULE_SECONDS: String(RULE_SECONDS) };
    [hub, browser] = await Promise.all([HubProcess.start('sqlite + embedded', settings), openBrowser()]);
    station = await openStation(hub.admin, COMMUNE);
    await openStation(hub.admin, NEIGHBOUR);
    const people = await Promise.all([
      person(hub, 'province-editor', PROVINCE, 'bien-tap'),
      person(hub, 'province-approver', PROVINCE, 'duyet'),
      person(hub, 'commune-operator', COMMUNE, 'can-bo-dai'),
      person(hub, 'commune-approver', COMMUNE, 'lanh-dao'),
      person(hub, 'commune-operator', COMMUNE, 'can-bo-hai'),
    ]);
    [editor, approver, operator] = people;
    const [, , , leader] = people;
    above = await approvedBulletin(editor, approver, { unit: PROVINCE, title: 'Phòng cháy rừng' });
    own = await approvedBulletin(operator, leader, { unit: COMMUNE, title: 'Họp thôn', hertz: 600 });
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
  });

  const inHours = (hours: number): number => Math.ceil((Date.now() + hours * HOUR_MS) / 60_000) * 60_000;
  const fromAbove = (title: string, atMs: number, level: 2 | 3 = 3) =>
    confirmedOrder(editor, {
      ...{ unit: PROVINCE, units: [COMMUNE], bulletins: [above.id], title, class: level, atMs },
    });
  const collide = async (atMs: number, title: string): Promise<void> => {
    const mine = { unit: COMMUNE, title: 'Họp thôn', bulletins: [own.id] };
    await confirmedOrder(operator, { ...mine, class: 2, atMs });
    await fromAbove(title, atMs, 2);
  };
  const offerOf = async (order: { id: string }): Promise<Offer | undefined> =>
    (await operator.ok(operator.get<{ items: Offer[] }>(`/api/v1/offers?order=${order.id}`))).items[0];
  const open = async (login: string, path = '/') => {
    const window = await visit(browser, hub.api.baseUrl);
    await signInAs(window.page, { login, password: PASSWORD }, path);
    return window;
  };
  /** What is open is read as a person with a screen reader would. */
  const readable = async (page: Page): Promise<void> => expect(await axeFindings(page)).toEqual([]);

  it('with the keyboard alone: what waits under Today, an offer is taken, a collision decided', async () => {
    const order = await fromAbove('Phòng cháy rừng', inHours(2));
    await collide(inHours(3), 'Hỏa tốc');
    const { page, context, complaints } = await open('can-bo-dai');
    await byKeys(page, page.getByRole('link', { name: /Trả lời:.*Phòng cháy rừng/ }));
    await page.getByRole('heading', { level: 1, name: 'Bản tin đến' }).waitFor();
    await byKeys(page, page.getByRole('main').getByRole('button', { name: /Nhận phát lúc/ }));
    await page.getByText('Không còn bản tin nào chờ trả lời').waitFor();
    expect(await offerOf(order)).toMatchObject({ state: 'accepted' });

    await byKeys(page, page.getByRole('link', { name: 'Việc hôm nay' }));
    const notice = page.getByRole('listitem').filter({ hasText: 'Trùng giờ' });
    await notice.getByText(/lúc \d\d:\d\d quy tắc có sẵn chọn: bản tin đang có chỗ được giữ giờ/).waitFor();
    await byKeys(page, page.getByRole('link', { name: /Chọn thứ tự:.*Họp thôn/ }));
    await page.getByText('Bản tin đang có chỗ được giữ giờ.').waitFor();
    for (const sound of ['Nghe thử: Họp thôn', 'Nghe thử: Phòng cháy rừng']) {
      await byKeys(page, page.getByRole('button', { name: sound }));
      await page.getByLabel(sound).locator('visible=true').first().waitFor();
      // Played over and over it ends for no other reason than the next one.
      await page
        .locator('audio')
        .last()
        .evaluate((audio: { loop: boolean }) => (audio.loop = true));
    }
    await until('the second to be heard alone', async () => {
      const paused = await page
        .locator('audio')
        .evaluateAll((all: { paused: boolean }[]) => all.map((audio) => audio.paused));
      return paused.join() === 'true,false';
    });
    await readable(page);
    await byKeys(page, page.getByRole('button', { name: 'Đưa “Hỏa tốc” lên trước' }));
    await byKeys(page, page.getByRole('button', { name: 'Chọn thứ tự này' }));
    await page.getByText('Không có lượt phát nào trùng giờ').waitFor();
    const decided = await operator.ok(
      operator.get<{ items: { state: string }[] }>('/api/v1/collisions?state=resolved'),
    );
    expect(decided.items).toHaveLength(1);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('with the keyboard alone: an offer is declined with its reason, one put off, reminded by its sender with one touch, and taken elsewhere', async () => {
    const loans = { unit: PROVINCE, title: 'Vay vốn', validToMs: inHours(20) };
    const declined = await confirmedOrder(editor, {
      ...{ unit: PROVINCE, units: [COMMUNE, NEIGHBOUR], title: loans.title, class: 3, atMs: inHours(1) },
      bulletins: [(await approvedBulletin(editor, approver, loans)).id],
    });
    const laterMs = inHours(27);
    const later = await fromAbove('Căn cước', laterMs);
    const { page, context, complaints } = await open('can-bo-dai', '/offers');
    const keys = new Keys(page);
    const loan = page.getByRole('article', { name: 'Vay vốn' });
    // The order behind it, as far as it concerns this commune; from there to its airing, back, and to the answer.
    const behind = page.getByRole('heading', { level: 1, name: 'Vay vốn' });
    await keys.in(loan).follow('Xem lịch phát này');
    await behind.waitFor();
    const main = page.getByRole('main');
    await main.getByText('Chờ trả lời', { exact: true }).waitFor();
    await main.getByRole('button', { name: 'Nghe thử: Vay vốn' }).waitFor();
    await main.getByRole('table').getByText(`Đài truyền thanh ${COMMUNE}`).first().waitFor();
    expect(await main.innerText()).not.toContain(NEIGHBOUR);
    await readable(page);
    await keys.in(main).follow('Xem trên lịch');
    await keys.in(page.getByRole('dialog')).follow('Xem lịch phát này');
    await behind.waitFor();
    await keys.in(main).follow('Trả lời ở trang Bản tin đến');
    await keys.in(loan).press('Không phát');
    await page.keyboard.type('Tuần trước xã đã phát');
    await readable(page);
    await keys.in(loan).press('Gửi trả lời không phát');
    await loan.waitFor({ state: 'detached' });
    expect(await offerOf(declined)).toMatchObject({ state: 'declined', reason: 'Tuần trước xã đã phát' });

    const card = page.getByRole('article', { name: 'Căn cước' });
    await keys.in(card).press('Để sau');
    await readable(page);
    await keys.item('Nhắc lại sau 1 giờ');
    await page.getByRole('tab', { name: 'Để sau (1)' }).waitFor();
    await keys.follow('Việc hôm nay');
    await page.getByRole('heading', { name: 'Cần làm' }).waitFor();
    await page.getByRole('link', { name: /Trả lời:.*Căn cước/ }).waitFor({ state: 'detached' });

    const sender = await open('bien-tap');
    const board = sender.page;
    const reminding = new Keys(board);
    await reminding.follow(/Xem và nhắc:.*Vay vốn/);
    const answers = board.getByRole('table');
    const answered = answers.getByRole('row', { name: new RegExp(COMMUNE) });
    await answered.getByText('Tuần trước xã đã phát').waitFor();
    await answers
      .getByRole('row', { name: new RegExp(NEIGHBOUR) })
      .getByText('Chưa mở')
      .waitFor();
    await readable(board);
    await reminding.follow('Về danh sách đã gửi');
    await reminding.in(board.getByRole('article', { name: 'Căn cước' })).follow('Xem từng xã');
    await reminding.press(`Nhắc Đài truyền thanh ${COMMUNE}`);
    await board.getByText('Đã nhắc 1 xã').waitFor();
    expect(sender.complaints).toEqual([]);
    await sender.context.close();

    await keys.follow(/Trả lời: Nhắc trả lời.*Căn cước/);
    await card.getByText('Được nhắc trả lời').waitFor();
    await keys.in(card).write('Giờ khác', localOf(laterMs).atLocal.slice(0, 5));
    await page.keyboard.press('Enter');
    await card.getByText(/^Chỗ trống gần .* nhất đã có trong danh sách trên/).waitFor();
    await keys.in(card).write('Giờ khác', '4:15');
    await page.keyboard.press('Enter');
    await card.getByRole('radio', { name: /Khoảng 04:15/ }).waitFor();
    await keys.in(card).radio(/./, /Khoảng 04:15/);
    await readable(page);
    await keys.in(card).press('Nhận phát lúc 04:15');
    await page.getByText('Không còn bản tin nào chờ trả lời').waitFor();
    const taken = await offerOf(later);
    expect(taken).toMatchObject({ state: 'accepted' });
    expect(taken?.occurrences.map(({ startAt }) => startAt)).toEqual([
      expect.stringMatching(/T21:15:00\.000Z$/),
    ]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('a double click takes one offer, and not the next one that has come into its place', async () => {
    const [, next] = [await fromAbove('Tạm trú', inHours(6)), await fromAbove('Bảo hiểm', inHours(7))];
    const { page, context, complaints } = await open('can-bo-dai', '/offers');
    const click = async (title: string, clickCount: number): Promise<void> => {
      const card = page.getByRole('article', { name: title });
      await card.getByRole('button', { name: /^Nhận phát lúc/ }).click({ trial: true });
      await page.mouse.down({ clickCount });
      await page.mouse.up({ clickCount });
    };
    await click('Tạm trú', 1);
    await page.getByRole('article', { name: 'Tạm trú' }).waitFor({ state: 'detached' });
    await click('Bảo hiểm', 2);
    expect(await offerOf(next)).toMatchObject({ state: 'open' });
    await click('Bảo hiểm', 1);
    await page.getByText('Không còn bản tin nào chờ trả lời').waitFor();
    expect(await offerOf(next)).toMatchObject({ state: 'accepted' });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('two people at one page: the second hears who was quicker and what went, and may change the answer', async () => {
    const order = await fromAbove('Sửa đường', inHours(5));
    const back = await fromAbove('Đổi giờ chợ', inHours(30));
    await collide(inHours(6), 'Cắt nước');
    const [first, second] = [await open('can-bo-dai', '/offers'), await open('can-bo-hai', '/offers')];
    const road = second.page.getByRole('article', { name: 'Sửa đường' }).first();
    await road.getByRole('button', { name: 'Xem lời đọc: Phòng cháy rừng' }).click();
    await road.getByText('Bản ghi âm, không có lời đọc bằng chữ.').waitFor();
    await road.getByRole('button', { name: 'Không phát', exact: true }).click();
    await second.page.keyboard.type('Đường xã đã sửa xong');
    await first.page
      .getByRole('article', { name: 'Sửa đường' })
      .getByRole('button', { name: /Nhận phát lúc/ })
      .click();
    await first.page.getByText(/“Sửa đường” phát lúc \d\d:\d\d/).waitFor();
    await editor.ok(editor.post(`/api/v1/orders/${back.id}/withdraw`, { reason: 'Sai ngày' }));

    await road.getByRole('button', { name: 'Gửi trả lời không phát' }).click();
    await second.page.getByText(/can-bo-dai vừa trả lời bản tin này: “Nhận phát”/).waitFor();
    await road.waitFor({ state: 'detached' });
    await second.page.getByText(/Không còn chờ trả lời: “Đổi giờ chợ”/).waitFor();
    await readable(second.page);
    expect(await offerOf(order)).toMatchObject({ state: 'accepted' });
    await second.page.getByRole('tab', { name: 'Đã trả lời' }).click();
    await second.page
      .getByRole('article', { name: 'Đổi giờ chợ' })
      .first()
      .getByText(/nơi gửi đã thu hồi/)
      .waitFor();
    await road.getByRole('button', { name: /^Đổi câu trả lời/ }).click();
    await road.getByRole('button', { name: 'Không phát', exact: true }).click();
    await second.page.keyboard.type('Đường xã đã sửa xong');
    await readable(second.page);
    await road.getByRole('button', { name: 'Gửi trả lời không phát' }).click();
    await until('the other answer', async () => (await offerOf(order))?.state === 'declined');

    for (const { page } of [first, second]) {
      await page.getByRole('link', { name: 'Trùng giờ' }).click();
      await page.getByRole('button', { name: 'Chọn thứ tự này' }).waitFor();
    }
    await first.page.getByRole('button', { name: 'Chọn thứ tự này' }).click();
    await first.page.getByText('Không có lượt phát nào trùng giờ').waitFor();
    await second.page.getByRole('button', { name: 'Đưa “Cắt nước” lên trước' }).click();
    await second.page.getByRole('button', { name: 'Chọn thứ tự này' }).click();
    await second.page.getByText(/can-bo-dai vừa chọn thứ tự cho lần trùng giờ này/).waitFor();
    for (const { complaints, context } of [first, second]) {
      expect(complaints).toEqual([]);
      await context.close();
    }
  });

  it('with the keyboard alone: rules are made, and what they then do is the commune’s rule, nobody’s choice', async () => {
    const { page, context, complaints } = await open('can-bo-dai', '/rules');
    await byKeys(page, page.getByRole('radio', { name: 'Bản tin đang có chỗ được giữ giờ' }), 'ArrowDown');
    await byKeys(page, page.getByRole('button', { name: 'Áp dụng' }));
    await page.getByText(/Ưu tiên bản tin của xã.*can-bo-dai đặt ngày/).waitFor();
    await byKeys(page, page.getByRole('combobox', { name: /Lĩnh vực/ }));
    await page.keyboard.type('thông tin chung');
    for (const key of ['ArrowDown', 'Enter', 'Escape']) await page.keyboard.press(key);
    await readable(page);
    await byKeys(page, page.getByRole('button', { name: 'Thêm quy tắc' }));
    await page
      .getByText('Tự nhận phát bản tin thuộc lĩnh vực “Thông tin chung” và xếp đúng giờ nơi gửi đề nghị.')
      .first()
      .waitFor();
    await page.getByRole('button', { name: /^Bỏ quy tắc/ }).waitFor();

    const atMs = Math.ceil(Date.now() / 1000) * 1000 + (RULE_SECONDS + 14) * 1000;
    await collide(atMs, 'Báo bão');
    const order = await fromAbove('Tiêm chủng', inHours(50));
    const keys = new Keys(page);
    await keys.follow('Việc hôm nay');
    await page.getByText(/quy tắc của xã chọn: ưu tiên bản tin của xã/).waitFor();
    const offer = await until('the rule to answer', async () => {
      const now = await offerOf(order);
      return now?.state === 'accepted' && now;
    });
    expect(offer.answeredBy).toMatch(/^rule:/);
    await page.goto('/offers?tab=answered');
    const card = page.getByRole('article', { name: 'Tiêm chủng' });
    await card.getByText(/Theo quy tắc của xã/).waitFor();
    expect(await card.textContent()).not.toContain('can-bo-dai');
    await keys.follow('Trùng giờ');
    await keys.tab('Đã chọn thứ tự');
    await page.getByText(/Quy tắc của xã chọn lúc/).waitFor({ timeout: 45_000 });
    const { items } = await hub.admin.ok(
      hub.admin.get<{ items: { action: string }[] }>(`/api/v1/audit?actor=rule:${station.id}`),
    );
    expect(new Set(items.map(({ action }) => action))).toEqual(
      new Set(['collision-resolved', 'offer-accepted']),
    );

    await page.goto('/rules');
    await byKeys(page, page.getByRole('button', { name: /^Bỏ quy tắc/ }));
    await page.getByRole('dialog', { name: 'Bỏ quy tắc này?' }).waitFor();
    await readable(page);
    await byKeys(page, page.getByRole('dialog').getByRole('button', { name: 'Bỏ quy tắc' }));
    await page.getByText('Chưa có quy tắc: mỗi bản tin đến đều chờ cán bộ trả lời.').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('with the keyboard alone: the commune writes down its hamlets and its special days, and airs to one hamlet', async () => {
    const { page, context, complaints } = await open('can-bo-dai', `/stations/${station.id}?tab=hamlets`);
    const keys = new Keys(page);
    await keys.press('Thêm thôn, bản');
    const form = page.getByRole('dialog', { name: 'Thêm thôn, bản' });
    await keys.in(form).write('Tên', 'Nậm Sài');
    await readable(page);
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: 'Thôn Nậm Sài', exact: true }).waitFor();
    await keys.press('Đổi tên: Thôn Nậm Sài');
    await keys.in(page.getByRole('dialog')).choose('Loại', 'Bản');
    await keys.in(page.getByRole('dialog')).press('Lưu');
    await page.getByRole('cell', { name: 'Bản Nậm Sài', exact: true }).waitFor();
    const hamlet = `thon-${COMMUNE}-001`;
    await hub.admin.ok(hub.admin.send('PATCH', `/api/v1/places/${station.places[0]!}`, { hamlet }));

    await page.goto('/schedule/new');
    await keys.tick(/^Bản Nậm Sài/);
    await page
      .getByText(/1 cụm loa/)
      .first()
      .waitFor();

    await keys.follow('Ngày lễ, quốc tang');
    await keys.press('Thêm ngày');
    const day = page.getByRole('dialog', { name: 'Thêm ngày' });
    const date = `02/09/${Number(localOf(Date.now()).date.slice(0, 4)) + 1}`;
    await keys.in(day).write('Ngày', date);
    await keys.in(day).write('Tên ngày', 'Ngày hội xã');
    await keys.in(day).choose('Phát thế nào', /^Nghỉ/);
    await keys.in(day).write('Số quyết định', '12/QĐ-UBND');
    await readable(page);
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: 'Ngày hội xã', exact: true }).waitFor();
    const edit = page.getByRole('button', { name: `Sửa ngày ${date}` });
    await byKeys(page, edit);
    const again = page.getByRole('dialog', { name: `Sửa ngày ${date}` });
    await keys.in(again).write('Tên ngày', 'Hội xuống đồng');
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: 'Hội xuống đồng', exact: true }).waitFor();
    await until('the focus to be back', () => hasFocus(edit));
    await keys.press(`Xóa ngày ${date}`);
    await page.getByRole('dialog', { name: `Xóa ngày ${date}` }).waitFor();
    await readable(page);
    await keys.in(page.getByRole('dialog')).press('Xóa');
    await page.getByText('Chưa ghi ngày đặc biệt nào sắp tới.').first().waitFor();
    // A hamlet that no longer is: not while a loudspeaker is written there.
    await page.goto(`/stations/${station.id}?tab=hamlets`);
    const end = async (): Promise<void> => {
      await keys.press('Ngừng dùng: Bản Nậm Sài');
      await keys.in(page.getByRole('dialog')).press('Ngừng dùng');
    };
    await end();
    await page
      .getByRole('alert')
      .getByText(/điểm đặt loa/)
      .first()
      .waitFor();
    await readable(page);
    await hub.admin.ok(hub.admin.send('PATCH', `/api/v1/places/${station.places[0]!}`, { hamlet: null }));
    await end();
    await keys.see('Xã chưa khai báo thôn, bản, tổ dân phố nào.');

    await page.goto(`/calendar-days?unit=${NEIGHBOUR}`);
    await page.getByRole('heading', { name: /Ngày đặc biệt của/ }).waitFor();
    expect(await page.getByRole('button', { name: 'Thêm ngày' }).count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
