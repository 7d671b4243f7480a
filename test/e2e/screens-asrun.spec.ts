import type { ApiClient } from '#testing/hub/api-client.js';
import { devicesAt, enrolmentCode } from '#testing/hub/devices.js';
import { HubProcess } from '#testing/hub/hub-process.js';
import { asRun, confirmedOrder } from '#testing/hub/orders.js';
import { PASSWORD, person } from '#testing/hub/people.js';
import { approvedBulletin, type BulletinAnswer } from '#testing/hub/sounds.js';
import { SpeakerAgent } from '#testing/hub/speaker-agent.js';
import {
  inSeconds,
  localOf,
  openStation,
  roomBeforeMidnight,
  type TestStation,
} from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import { csvRecords, filesOf, workbookRecords } from '#testing/files.js';
import {
  axeFindings,
  describeScreens,
  openBrowser,
  overflows,
  PHONE,
  signInAs,
  visit,
  WIDE,
} from '#testing/screens/browser.js';
import { Keys } from '#testing/screens/keyboard.js';
import type { Fleet } from '../../apps/fleet/src/fleet.js';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

const PROVINCE = '2025-15';
const COMMUNE = '2025-02728';
const FM_COMMUNE = '2025-02647';
const ROOM_MINUTES = 5;
/** What a spreadsheet would compute, were it not told that it is text. */
const FORMULAS = ['=1+1', '+84 hộ nghèo', '-5 độ C', '@SUM(A1)', '＝HYPERLINK("x")'];

// Real: the built hub and console, Chromium, a speaker agent that plays into a file, a simulated one beside it, and an
// FM station, of which its officer says what was aired.
describeScreens('a wrong item, and the log of what was aired', () => {
  let hub: HubProcess;
  let browser: Browser;
  let agent: SpeakerAgent;
  let fleet: Fleet;
  let station: TestStation;
  let people: Record<'operator' | 'approver' | 'fm' | 'monitor', ApiClient>;
  let wrong: BulletinAnswer;
  let order: string;

  beforeAll(async () => {
    // One day's log, its sums and its sheet: what is aired here, and looked at, is of one date.
    await roomBeforeMidnight(ROOM_MINUTES);
    [hub, browser] = await Promise.all([HubProcess.start('sqlite + embedded'), openBrowser()]);
    const [ip] = await Promise.all([
      openStation(hub.admin, COMMUNE, { places: ['Chợ', 'Trường học'] }),
      openStation(hub.admin, FM_COMMUNE, { technology: 'fm', places: [], furniture: true }),
    ]);
    station = ip;
    const [operator, approver, fm, monitor] = await Promise.all([
      person(hub, 'commune-operator', COMMUNE, 'can-bo-dai'),
      person(hub, 'commune-approver', PROVINCE, 'lanh-dao'),
      person(hub, 'commune-operator', FM_COMMUNE, 'can-bo-fm'),
      person(hub, 'monitor', PROVINCE, 'theo-doi'),
    ]);
    people = { operator, approver, fm, monitor };
    agent = new SpeakerAgent(hub.api.baseUrl);
    agent.start(await enrolmentCode(hub.admin, station.places[0]!));
    fleet = await devicesAt(hub.admin, station.places.slice(1));
    // One after the other: few sounds are made at a time.
    const ours = { unit: COMMUNE, title: 'Họp thôn sai ngày', seconds: 60 };
    wrong = await approvedBulletin(operator, approver, ours);
    await approvedBulletin(operator, approver, { unit: COMMUNE, title: 'Đúng ngày họp', hertz: 600 });
    const text = 'Sáng thứ Bảy, bà con quét dọn đường làng. Mỗi hộ một người.';
    const spoken = { unit: FM_COMMUNE, title: 'Vệ sinh đường làng', text };
    const read = await approvedBulletin(fm, approver, spoken);
    const brief = await approvedBulletin(fm, approver, { unit: FM_COMMUNE, title: 'Nhắc việc', hertz: 500 });
    await until('both loudspeakers', async () => {
      const { items } = await hub.admin.ok(
        hub.admin.get<{ items: { presence: string }[] }>('/api/v1/devices'),
      );
      return items.filter(({ presence }) => presence === 'online').length === 2;
    });
    // Each as an airing of its own at the station that reports nothing; what comes minutes later keeps the session open.
    const atMs = inSeconds(30);
    const airing = (title: string, bulletin: BulletinAnswer, seconds: number) =>
      confirmedOrder(fm, { unit: FM_COMMUNE, title, bulletins: [bulletin.id], atMs: atMs + seconds * 1000 });
    await airing('Vệ sinh đường làng', read, 0);
    for (const [i, title] of FORMULAS.entries()) await airing(title, brief, 12 + 3 * i);
    await airing('Họp phụ huynh', brief, 300);
  }, 500_000);
  afterAll(async () => {
    await fleet?.stop();
    await agent?.end();
    await browser?.close();
    await hub?.stop();
  });

  const open = async (login: string, path: string, viewport?: typeof PHONE) => {
    const window = await visit(browser, hub.api.baseUrl, viewport);
    await signInAs(window.page, { login, password: PASSWORD }, path);
    return window;
  };
  const figures = async (page: Page): Promise<string[]> => {
    const rows = page.getByRole('table', { name: 'Nơi nào đã nghe, bao lâu' }).getByRole('row');
    return rows.getByText(/giây/).allInnerTexts();
  };

  it('is stopped by keys from another page while it sounds; who heard how much is the ledger’s, and it is put right there', async () => {
    const { operator } = people;
    ({ id: order } = await confirmedOrder(operator, {
      ...{ unit: COMMUNE, title: 'Họp thôn sai ngày', bulletins: [wrong.id], atMs: inSeconds(8) },
    }));
    const { page, context, complaints } = await open('can-bo-dai', '/lexicon');
    const keys = new Keys(page);
    const soundsSince = await until(
      'the loudspeaker to be heard',
      () => agent.heard().at(-1)?.fromMs,
      40_000,
    );
    // The frame says it by itself, wherever somebody is.
    await keys.follow('Dừng phát: đang phát 1 mục');
    await keys.press('Dừng “Họp thôn sai ngày”');
    const dialog = page.getByRole('dialog', { name: 'Dừng phát “Họp thôn sai ngày”?' });
    await dialog.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await dialog.getByRole('button', { name: 'Dừng phát ngay' }).isDisabled()).toBe(true);
    await page.keyboard.type('Đọc sai ngày họp');
    await keys.in(dialog).press('Dừng phát ngay');
    await page.getByRole('heading', { level: 1, name: 'Đã dừng phát: Họp thôn sai ngày' }).waitFor();
    await page.getByText('Mọi loa đã phát đều xác nhận im.').waitFor();
    await page.getByText('Lý do: Đọc sai ngày họp').waitFor();

    const rows = await asRun(operator, { order });
    expect(rows.map((r) => r.end)).toEqual(['partial', 'partial']);
    const seconds = rows.map((r) => Math.round(r.playedMs / 1000)).sort((a, b) => b - a);
    const said = seconds.map((n) => `${n} giây`);
    await until('the figures of the ledger', async () => String(await figures(page)) === String(said));
    // Its file may come later than its word, and on a busy machine in pieces.
    const own = rows.find((r) => r.place === station.places[0])!;
    const silentSince = await until('the loudspeaker’s file to say so too', () => {
      const { toMs } = agent.heard().at(-1)!;
      const isSilent = Date.now() - toMs > 1500;
      return isSilent && Math.abs(own.playedMs - (toMs - soundsSince)) < 1500 && toMs;
    });

    // The correction, to the same two and to no others.
    await keys.choose('Bản tin đính chính (đã duyệt)', 'Đúng ngày họp', 'Dung ngay');
    expect(await axeFindings(page)).toEqual([]);
    await keys.press('Gửi đính chính tới 2 điểm');
    await page.getByText(/Phát lúc/).waitFor();
    await page.getByText('2/2 điểm đã phát xong đính chính').waitFor({ timeout: 60_000 });
    expect(agent.heard().at(-1)!.fromMs).toBeGreaterThan(silentSince);

    // Marked, not erased: the row leads to its reports, and says what became of it.
    await keys.follow('Xem nhật ký: Chợ');
    await page.getByRole('heading', { level: 1, name: 'Họp thôn sai ngày' }).waitFor();
    await page.getByText(/Bị dừng lúc .* Lý do: Đọc sai ngày họp/).waitFor();
    await page
      .getByText(/Phát dở dang/)
      .first()
      .waitFor();
    await page.setViewportSize(PHONE);
    expect(await overflows(page)).toBe(false);
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewportSize(WIDE);

    // What was read wrong is put right for the next time.
    await keys.follow('Từ điển đọc');
    await keys.write('Tìm từ hoặc cách đọc', 'NVHT');
    await keys.press('Thêm từ');
    const word = page.getByRole('dialog', { name: 'Thêm từ vào từ điển' });
    await keys.in(word).write('Từ viết', 'NVHT');
    await keys.in(word).write('Đọc là', 'nhà văn hóa');
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: 'NVHT', exact: true }).waitFor();
    await keys.press('Sửa cách đọc của “NVHT”');
    await keys.in(page.getByRole('dialog')).write('Đọc là', 'nhà văn hóa thôn');
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: /nhà văn hóa thôn/ }).waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), keys.press('Xuất tệp PLS')]);
    const pls = readFileSync(await file.path());
    const remove = async (): Promise<void> => {
      await keys.press('Xóa “NVHT” khỏi từ điển');
      await keys.in(page.getByRole('dialog')).press('Xóa');
      await page.getByRole('cell', { name: 'NVHT', exact: true }).waitFor({ state: 'detached' });
    };
    await remove();
    const bring = async (buffer: Buffer): Promise<void> => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keys.press('Nhập tệp PLS')]);
      await chooser.setFiles({ name: 'tu-dien.pls', mimeType: 'application/pls+xml', buffer });
    };
    await bring(Buffer.from('NVHT = nhà văn hóa'));
    await page.getByRole('alert').getByText(/PLS/).first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await bring(pls);
    await page.getByRole('cell', { name: /nhà văn hóa thôn/ }).waitFor();
    await remove();

    await keys.tab('Mẫu lời đọc');
    const template = keys.in(page.getByRole('form', { name: 'Mẫu lời đọc' }));
    await template.write(/^Lời mở đầu/, 'Kính thưa bà con.');
    await template.write('Số lượt đọc một thông báo', '3');
    expect(await axeFindings(page)).toEqual([]);
    await template.press('Lưu');
    await template.see('Địa bàn này có mẫu riêng.');
    expect(await operator.ok(operator.get(`/api/v1/units/${COMMUNE}/template`))).toMatchObject({
      opening: [{ text: 'Kính thưa bà con.' }],
      readings: 3,
    });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('an FM station’s officer prints the sheet, fetches its sounds and says what was aired', async () => {
    const { page, context, complaints } = await open('can-bo-fm', '/');
    const keys = new Keys(page);
    await keys.follow('In phiếu phát sóng cả ngày');
    await page.getByRole('heading', { level: 1, name: /Phiếu phát sóng: Đài truyền thanh/ }).waitFor();
    const sheet = page.getByRole('article', { name: 'Phiếu phát sóng' });
    await sheet.getByText('Sáng thứ Bảy, bà con quét dọn đường làng.').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);

    const saved = page.waitForEvent('download');
    await keys.press(/Tải âm thanh của buổi \(\d+ tệp/);
    const names = [...filesOf(readFileSync(await (await saved).path())).keys()];
    expect(names[0]).toMatch(/^01-.*\.mp3$/);
    expect(names.filter((name) => name.includes('ve-sinh-duong-lang'))).toHaveLength(1);
    expect(names.filter((name) => name.includes('nhac-viec'))).toHaveLength(FORMULAS.length + 1);

    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('banner').isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: 'In phiếu' }).isVisible()).toBe(false);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/MediaBox \[0 0 59[45][.\d]* 84[12]/g)?.length).toBeGreaterThan(0);
    await page.emulateMedia({ media: 'screen' });

    // What is due is confirmed: one item, one with a reason, the rest at once.
    const due = page.getByRole('region', { name: 'Xác nhận đã phát' });
    await due.getByText('Còn 6 mục đã đến giờ').waitFor({ timeout: 90_000 });
    await keys.in(due).press('Đã phát: Vệ sinh đường làng');
    await due.getByText(/can-bo-fm xác nhận lúc/).waitFor();
    await keys.in(due).press('Không phát đủ: =1+1');
    const dialog = page.getByRole('dialog', { name: 'Không phát đủ: =1+1' });
    await keys.in(dialog).write('Lý do', 'Mất điện');
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await keys.in(due).press('Đã phát đủ cả 4 mục');
    await due.getByText('Còn').waitFor({ state: 'detached' });
    await until('the word of the officer', async () => {
      const rows = await asRun(people.fm, { kind: 'person' });
      return (
        rows
          .map((r) => r.end)
          .sort()
          .join() === `${'finished,'.repeat(5)}missed`
      );
    });
    await page.setViewportSize(PHONE);
    await until('the page to fit a telephone', async () => !(await overflows(page)));
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('what an FM station announces is aired from its sheet: the page promises no more than that', async () => {
    const { page, context, complaints } = await open('can-bo-fm', '/announce', PHONE);
    await page.getByText(/Khi được duyệt, thông báo có trong phiếu phát sóng/).waitFor();
    await page.getByLabel('Tiêu đề').fill('Cắt điện');
    await page.getByLabel('Nội dung thông báo').fill('Ngày mai cắt điện để sửa đường dây.');
    await page.getByRole('button', { name: 'Tạo bản nghe thử' }).click();
    await page
      .getByRole('radio', { name: /Cả ngày/ })
      .last()
      .click();
    await page.getByText(/^Bắt đầu lúc .*, phát theo phiếu phát sóng$/).waitFor();
    await page.getByRole('button', { name: 'Gửi duyệt' }).click();
    await page.getByText(/Phát theo phiếu rồi xác nhận đã phát/).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Mở phiếu phát sóng' }).click();
    await page.getByRole('heading', { level: 1, name: /^Phiếu phát sóng: / }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('by keys: a commune’s share leads to the single report; the files hold what the sums say, and no formula', async () => {
    const { monitor } = people;
    const { page, context, complaints } = await open('theo-doi', '/as-run');
    const keys = new Keys(page);
    const { date } = localOf(Date.now());
    interface Sum {
      planned: number;
      finished: number;
      partial: number;
      missed: number;
      share: number;
    }
    type Totals = Record<'byDevice' | 'byPerson', Sum>;
    const totals = await monitor.ok(monitor.get<Totals>(`/api/v1/as-run/totals?from=${date}&to=${date}`));
    expect(totals).toMatchObject({
      byDevice: { planned: 4, finished: 2, partial: 2, share: 50 },
      byPerson: { planned: 6, finished: 5, missed: 1 },
    });
    await page.getByText('6 lượt theo lịch').first().waitFor();
    await page.getByRole('region', { name: 'Từng xã, phường' }).getByText('50%').waitFor();
    await keys.press(new RegExp(`Đài truyền thanh ${COMMUNE}`));
    await page.getByRole('heading', { name: /Từng lượt phát: / }).waitFor();
    await keys.choose('Kết quả', 'Phát dở dang');
    await keys.follow('Chi tiết: Họp thôn sai ngày, Chợ');
    const timeline = page.getByRole('region', { name: 'Diễn biến' });
    await timeline.getByText(/Bắt đầu phát/).waitFor();
    const last = timeline.locator('.mantine-Timeline-item', { hasText: '– Phát dở dang' });
    await keys.in(last).press(/Xem nguyên văn/);
    await timeline.getByText(/"type": "partial"/).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await keys.follow(/Về nhật ký phát/);
    await page.getByRole('heading', { name: /Từng lượt phát: / }).waitFor();
    expect(page.url()).toContain('end=partial');
    await keys.press('Bỏ lọc');
    await page.getByRole('region', { name: 'Từng xã, phường' }).waitFor();

    const fetched = async (name: string): Promise<Buffer> => {
      const saved = page.waitForEvent('download');
      await keys.press(name);
      return readFileSync(await (await saved).path());
    };
    const csv = csvRecords((await fetched('Tải CSV')).toString());
    const count = (who: string, end: string) =>
      csv.filter((r) => r['confirmed_by'] === who && r['end'] === end).length;
    expect(csv).toHaveLength(10);
    expect([count('device', 'finished'), count('device', 'partial')]).toEqual([2, 2]);
    expect([count('person', 'finished'), count('person', 'missed')]).toEqual([5, 1]);
    for (const record of csv)
      for (const cell of Object.values(record)) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
    for (const title of FORMULAS) expect(csv.map((r) => r['title'])).toContain(`'${title}`);
    const { records, formulas } = workbookRecords(await fetched('Tải Excel'));
    expect(formulas).toBe(0);
    expect(records).toHaveLength(10);
    expect(records.filter((r) => r['Xác nhận bởi'] === 'Cán bộ')).toHaveLength(6);
    expect(records.filter((r) => r['Dừng vì sai'] === 'Đọc sai ngày họp')).toHaveLength(2);
    for (const title of FORMULAS) expect(records.map((r) => r['Bản tin'])).toContain(title);

    await keys.follow('Xem chốt ngày');
    await page.getByText(/chưa hết: 2 đài, 10 lượt phát/).waitFor();
    expect(await axeFindings(page)).toEqual([]);

    // A link from elsewhere shows one order alone: that is said, since its share is not the commune's.
    await page.goto(`/as-run?order=${order}`);
    await page.getByText('Chỉ đang xem các lượt của một lịch phát: ').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await keys.press('Xem tất cả');
    await page.getByText('Chỉ đang xem').waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('order=');

    // What is on now, of two communes and then of one.
    await keys.follow('Lượt phát hiện tại');
    const slot = page.getByRole('combobox', { name: 'Lượt phát' });
    await until('whose own it is', async () =>
      / · (Xã Mường Hum|Phường Lào Cai)$/.test(await slot.inputValue()),
    );
    await keys.choose('Địa bàn', 'Xã Mường Hum');
    await until('its airings alone', async () => !/Xã|Phường/.test(await slot.inputValue()));
    const places = page.getByRole('table', { name: 'Tiến trình' }).getByRole('row');
    await places.filter({ hasText: 'Chợ' }).waitFor();
    expect(await places.filter({ hasText: 'Phường Lào Cai' }).count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
