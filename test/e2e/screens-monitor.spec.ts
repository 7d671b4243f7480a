import { devicesAt, enrolmentCode } from '#testing/hub/devices.js';
import { HubProcess } from '#testing/hub/hub-process.js';
import { confirmedOrder } from '#testing/hub/orders.js';
import { PASSWORD, person } from '#testing/hub/people.js';
import { ProtocolDevice } from '#testing/hub/protocol-device.js';
import { approvedBulletin } from '#testing/hub/sounds.js';
import { SpeakerAgent } from '#testing/hub/speaker-agent.js';
import {
  inSeconds,
  localOf,
  openStation,
  roomBeforeMidnight,
  type TestStation,
} from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import {
  axeFindings,
  byKeys,
  describeScreens,
  openBrowser,
  overflows,
  PHONE,
  settled,
  signInAs,
  visit,
  WIDE,
} from '#testing/screens/browser.js';
import { Keys } from '#testing/screens/keyboard.js';
import type { Fleet } from '../../apps/fleet/src/fleet.js';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

const COMMUNE = '2025-02728';
const ROOM_MINUTES = 5;
/** In the order in which a place comes to them. */
const STATES = [
  ...['Đã lên lịch', 'Loa đã nhận lịch', 'Đã tải về loa'],
  ...['Sẵn sàng phát', 'Đang phát', 'Đã phát xong'],
];

// Real: the built hub and console, Chromium, a speaker agent as a process that is killed and started again, two
// simulated devices, and one that speaks the protocol by hand: its thermometer is broken and it answers no command.
describeScreens('somebody who watches', () => {
  let hub: HubProcess;
  let browser: Browser;
  let agent: SpeakerAgent;
  let station: TestStation;
  let fleet: Fleet;
  let broken: ProtocolDevice;

  beforeAll(async () => {
    // What a device said is shown by days, today's first.
    await roomBeforeMidnight(ROOM_MINUTES);
    [hub, browser] = await Promise.all([
      HubProcess.start('sqlite + embedded', {
        TTN_TELEMETRY_SECONDS: '1',
        TTN_ARM_SECONDS: '8',
        TTN_FREEZE_SECONDS: '14',
      }),
      openBrowser(),
    ]);
    const places = ['Nhà văn hóa thôn Ky', 'Chợ', 'Trường', 'Trạm y tế'];
    station = await openStation(hub.admin, COMMUNE, { places });
    await person(hub, 'technician', COMMUNE, 'ky-thuat');
    await person(hub, 'commune-operator', COMMUNE, 'can-bo');
    agent = new SpeakerAgent(hub.api.baseUrl);
    agent.start(await enrolmentCode(hub.admin, station.places[0]!));
    fleet = await devicesAt(hub.admin, station.places.slice(1, 3));
    broken = await ProtocolDevice.enrol(hub.admin, station.places[3]!);
    broken.says = { tempC: 250, rssi: -70 };
    await broken.connect();
    await broken.keepTalking(1000);
    await until('all four', async () => {
      const { items } = await hub.admin.ok(
        hub.admin.get<{ items: { presence: string }[] }>('/api/v1/devices'),
      );
      return items.filter(({ presence }) => presence === 'online').length === 4;
    });
  }, 500_000);
  afterAll(async () => {
    await agent?.end();
    await fleet?.stop();
    await broken?.end();
    await browser?.close();
    await hub?.stop();
  });

  const open = async (login: string, path: string, size = WIDE) => {
    const window = await visit(browser, hub.api.baseUrl, size);
    await signInAs(window.page, { login, password: PASSWORD }, path);
    return window;
  };
  const noFindings = async (page: Page): Promise<void> => {
    await settled(page);
    expect(await axeFindings(page)).toEqual([]);
  };

  it('sees a loudspeaker die and come back without loading the page anew, and takes on its alarm', async () => {
    const { page, context, complaints } = await open('ky-thuat', '/monitoring');
    await page.getByText('Đang cập nhật trực tiếp').waitFor();
    await page.getByRole('radio', { name: 'Bản đồ' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText('Mỗi ô là một cụm loa').waitFor();
    await noFindings(page);
    await byKeys(page, page.getByRole('button', { name: /4\/4/ }));
    await page.getByRole('radio', { name: 'Bảng tổng thể' }).focus();
    await page.keyboard.press('ArrowRight');
    const row = page.getByRole('row', { name: /Nhà văn hóa thôn Ky/ });
    await row.getByText('Đang kết nối').first().waitFor();
    await noFindings(page);
    await agent.end();
    await row
      .getByText(/Mất kết nối/)
      .first()
      .waitFor();

    await byKeys(page, page.getByRole('link', { name: 'Cảnh báo', exact: true }));
    const take = page.getByRole('button', { name: /Tiếp nhận cảnh báo: Cụm loa mất kết nối/ });
    await byKeys(page, take);
    const dialog = page.getByRole('dialog');
    const keys = new Keys(page);
    await keys.write(dialog.getByRole('textbox'), 'Mất điện cả thôn, 14h có lại');
    await noFindings(page);
    await byKeys(page, dialog.getByRole('button', { name: 'Tiếp nhận' }));
    await dialog.waitFor({ state: 'detached' });
    // Not among what nobody has taken up any more.
    await keys.radio('Xem', 'Đang mở');
    await page.getByText('Mất điện cả thôn').first().waitFor();

    agent.start();
    await byKeys(page, page.getByRole('link', { name: 'Bản đồ, tình trạng loa' }));
    await keys.radio(/./, 'Danh sách');
    await row.getByText('Đang kết nối').first().waitFor();
    await keys.in(row).follow('Nhà văn hóa thôn Ky');
    await page.getByRole('heading', { level: 1, name: /Nhà văn hóa thôn Ky/ }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('follows a slot from its plan to its end, place by place', async () => {
    const [editor, approver] = [
      await person(hub, 'province-editor', '2025-15'),
      await person(hub, 'province-approver', '2025-15'),
    ];
    const { id } = await approvedBulletin(editor, approver, {
      ...{ unit: '2025-15', title: 'Lịch tiêm chủng', class: 2, seconds: 6 },
    });
    const { page, context, complaints } = await open('ky-thuat', '/monitoring/slot');
    await page.getByText(/Không có lượt phát nào/).waitFor();
    const operator = await person(hub, 'commune-operator', COMMUNE);
    const draft = { unit: COMMUNE, title: 'Lịch tiêm chủng', class: 2 as const, bulletins: [id] };
    await confirmedOrder(operator, { ...draft, atMs: inSeconds(18) });
    const market = page.getByRole('row', { name: /Chợ/ });
    const seen: string[] = [];
    await market.waitFor();
    await noFindings(page);
    await until(
      'its end',
      async () => {
        const cell = await market.getByRole('cell').nth(1).textContent();
        const state = STATES.find((one) => cell?.startsWith(one)) ?? `unknown: ${cell}`;
        if (seen.at(-1) !== state) seen.push(state);
        return state === 'Đã phát xong';
      },
      60_000,
    );
    expect(seen).toEqual(STATES.filter((state) => seen.includes(state)));
    expect(seen.length).toBeGreaterThanOrEqual(3);
    const steps = await market.getByRole('listitem').allTextContents();
    expect(steps.map((text) => text.replace(/\d\d:\d\d:\d\d/, '✓'))).toEqual([
      ...['Nhận lịchxong', 'Tải vềxong', 'Sẵn sàng✓', 'Bắt đầu✓', 'Kết thúc✓'],
    ]);
    await noFindings(page);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('turns one loudspeaker down, pauses it, starts it again, and sees how each command ended', async () => {
    const device = fleet.devices[0]!.id;
    const { page, context, complaints } = await open('ky-thuat', `/devices/${device}?tab=commands`);
    const sent = page.getByRole('table', { name: 'Các lệnh đã gửi' });
    const ended = (what: string) =>
      sent
        .getByRole('row', { name: new RegExp(`${what}.*Đã thực hiện`) })
        .first()
        .waitFor();
    await new Keys(page).write('Âm lượng (%)', '30');
    await byKeys(page, page.getByRole('button', { name: 'Chỉnh âm lượng' }));
    await ended('Chỉnh âm lượng 30%, 1 giờ');
    await page.getByText(/Âm lượng tạm thời 30% đến/).waitFor();
    await byKeys(page, page.getByRole('button', { name: 'Tạm dừng' }));
    await ended('Tạm dừng 15 phút');
    await page.getByText(/Đang tạm dừng đến/).waitFor();
    await noFindings(page);
    await byKeys(page, page.getByRole('button', { name: 'Phát thử' }));
    await sent.getByRole('row', { name: /Phát thử.*Loa từ chối.*đang tạm dừng/ }).waitFor();
    await byKeys(page, page.getByRole('button', { name: 'Phát tiếp' }));
    await ended('Phát tiếp');
    await byKeys(page, page.getByRole('button', { name: 'Về âm lượng quy định' }));
    await ended('Chỉnh âm lượng Về mức quy định ngay');
    await page
      .getByText(/Âm lượng tạm thời|Đang tạm dừng/)
      .first()
      .waitFor({ state: 'detached' });
    await byKeys(page, page.getByRole('button', { name: 'Khởi động lại' }));
    const dialog = page.getByRole('dialog');
    await noFindings(page);
    await byKeys(page, dialog.getByRole('button', { name: 'Khởi động lại' }));
    await ended('Khởi động lại');
    const { status } = await hub.admin.ok(
      hub.admin.get<{ status: { volume: number; volumeUntil?: string } }>(`/api/v1/devices/${device}`),
    );
    expect(status).toMatchObject({ volume: 50 });
    expect(status.volumeUntil).toBeUndefined();

    for (const tab of ['Nhật ký phát', 'Lịch sử', 'Tin gửi về', 'Hiện tại']) {
      await byKeys(page, page.getByRole('tab', { selected: true }), 'ArrowRight');
      await page.getByRole('tab', { name: tab, selected: true }).waitFor();
      await noFindings(page);
      if (tab === 'Nhật ký phát') await page.getByRole('cell', { name: 'Lịch tiêm chủng' }).waitFor();
      if (tab !== 'Tin gửi về') continue;
      const said = page.getByRole('table', { name: 'Tin gửi về' });
      await said
        .getByRole('row', { name: /Kết quả lệnh.*Tạm dừng: Đã thực hiện/ })
        .first()
        .waitFor();
      await said.getByRole('link', { name: 'Mở nhật ký phát: Lịch tiêm chủng' }).first().waitFor();
      expect(await said.getByText('"command"').count()).toBe(0);
      const restart = said.getByRole('row', { name: /Khởi động lại: Đã thực hiện/ }).first();
      await byKeys(page, restart.getByRole('button', { name: /Xem nguyên văn báo cáo: Tin số \d+/ }));
      await restart.getByText('"command": "restart"').waitFor();
      await noFindings(page);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('a figure that cannot be true is flagged, and in no average', async () => {
    const { page, context, complaints } = await open('ky-thuat', `/devices/${broken.id}?tab=charts`);
    await page.getByText(/Có số không thể có thật\. \d+ số đo đáng ngờ không tính vào trung bình/).waitFor();
    await page.getByText('Trung bình -70').waitFor();
    expect(await page.getByText(/Trung bình 250/).count()).toBe(0);
    await noFindings(page);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('pauses a whole commune from a telephone: counted before, the end of each is listed after', async () => {
    const { page, context, complaints } = await open('can-bo', '/remote', PHONE);
    await page.getByText('4 loa sẽ nhận lệnh, 4 loa đang kết nối').waitFor();
    await page.getByRole('radio', { name: 'Tạm dừng' }).click();
    await noFindings(page);
    expect(await overflows(page)).toBe(false);
    await page.getByRole('button', { name: 'Gửi lệnh' }).click();
    const dialog = page.getByRole('dialog', { name: /Tạm dừng 15 phút/ });
    await dialog.waitFor();
    await noFindings(page);
    await dialog.getByRole('button', { name: 'Gửi đến 4 loa' }).click();
    await page.getByText('3 trong 4 loa đã có kết quả').waitFor();
    await page.getByText('Đã thực hiện: 3').waitFor();
    await page.getByRole('combobox', { name: 'Chỉ xem' }).click();
    await page.getByRole('option', { name: 'Đang chờ loa' }).click();
    const list = page.getByRole('list', { name: 'Kết quả từng loa' });
    await until('the one that does not answer, alone', async () => {
      const names = await list.getByRole('link').allTextContents();
      return String(names) === 'Trạm y tế';
    });
    await noFindings(page);
    expect(await overflows(page)).toBe(false);
    await until('the simulated ones say so', async () => {
      const { status } = await hub.admin.ok(
        hub.admin.get<{ status: { pausedUntil?: string } }>(`/api/v1/devices/${fleet.devices[1]!.id}`),
      );
      return status.pausedUntil !== undefined;
    });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('on a computer whose clock is a day fast the hub’s time counts, and the person is told', async () => {
    const { page, context, complaints } = await visit(browser, hub.api.baseUrl, PHONE);
    await page.addInitScript(`{
      const Real = Date, aheadMs = ${26 * 3600_000};
      globalThis.Date = class extends Real {
        constructor(...given) { super(...(given.length ? given : [Real.now() + aheadMs])); }
        static now() { return Real.now() + aheadMs; }
      };
    }`);
    const dateOfHub = (): string => localOf(Date.now()).date.split('-').reverse().join('/');
    const before = dateOfHub();
    await signInAs(page, { login: 'ky-thuat', password: PASSWORD }, '/as-run');
    const note = page.getByRole('status').filter({ hasText: 'Đồng hồ máy tính này sai' });
    await note.getByText(/Nhanh 1 ngày 2 giờ so với hệ thống/).waitFor();
    expect([before, dateOfHub()]).toContain(await page.getByLabel('Từ ngày').inputValue());
    await noFindings(page);
    expect(await overflows(page)).toBe(false);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('says that the hub is gone, and goes on with what it missed when the hub is back; back is where one was', async () => {
    const small = { width: 1366, height: 420 };
    const { page, context, complaints } = await open('ky-thuat', '/monitoring?view=list&kind=speaker', small);
    const row = page.getByRole('row', { name: /Trường/ });
    await row.getByText('Đang kết nối').waitFor();
    await page.getByText('Đang cập nhật trực tiếp').waitFor();
    await hub.kill();
    await page.getByText('Mất cập nhật trực tiếp, đang kết nối lại. Số liệu có thể đã cũ.').waitFor();
    await row.getByText('Đang kết nối').waitFor();
    await fleet.devices[1]!.cutPower();
    await hub.start();
    await page.getByText('Đang cập nhật trực tiếp').waitFor({ timeout: 60_000 });
    await row.getByText('Mất kết nối').waitFor({ timeout: 60_000 });

    const link = row.getByRole('link', { name: 'Trường' });
    await link.scrollIntoViewIfNeeded();
    const left = await page.evaluate<number>('scrollY');
    expect(left).toBeGreaterThan(0);
    await link.click();
    await page.getByRole('heading', { level: 1, name: 'Trường' }).waitFor();
    expect(await page.evaluate('scrollY')).toBe(0);
    await page.goBack();
    await link.waitFor();
    expect(new URL(page.url()).search).toBe('?view=list&kind=speaker');
    await until('the page to be where it was left', async () => (await page.evaluate('scrollY')) === left);
    // A filter that nothing fits says so, and is given up again.
    await page.getByLabel('Tìm điểm đặt loa').fill('không có nơi này');
    await page.getByText('Không tìm thấy').waitFor();
    const search = page.getByLabel('Tìm điểm đặt loa');
    await search.clear();
    await search.pressSequentially('nha van hoa thon ky');
    expect(await search.inputValue()).toBe('nha van hoa thon ky');
    const found = page.getByRole('row', { name: /Nhà văn hóa thôn Ky/ });
    await found.waitFor();
    await noFindings(page);

    // Its box is stolen: cut off at once, by keys, and not by accident.
    const keys = new Keys(page);
    await keys.in(found).follow('Nhà văn hóa thôn Ky');
    await keys.press('Thu hồi bộ thu (mất, bị lấy cắp)');
    const dialog = page.getByRole('dialog', { name: 'Thu hồi bộ thu: Nhà văn hóa thôn Ky?' });
    await keys.in(dialog).write('Lý do', 'Bị lấy cắp đêm qua');
    expect(await dialog.getByRole('button', { name: 'Thu hồi ngay' }).isDisabled()).toBe(true);
    await keys.in(dialog).tick('Tôi chắc chắn thu hồi bộ thu này');
    await noFindings(page);
    await keys.in(dialog).press('Thu hồi ngay');
    await page.getByText(/Thiết bị này đã thôi dùng từ/).waitFor();
    const { items } = await hub.admin.ok(
      hub.admin.get<{ items: object[] }>(`/api/v1/devices?place=${station.places[0]!}&state=revoked`),
    );
    expect(items).toHaveLength(1);
    expect(complaints.filter((text) => !/WebSocket connection/.test(text))).toEqual([]);
    await context.close();
  });
});
