import { devicesAt } from '#testing/hub/devices.js';
import { HubProcess } from '#testing/hub/hub-process.js';
import { ended } from '#testing/hub/orders.js';
import { PASSWORD, person } from '#testing/hub/people.js';
import { heard, renderedBulletin } from '#testing/hub/sounds.js';
import { until } from '#testing/hub/until.js';
import { openStation, roomBeforeMidnight } from '#testing/hub/stations.js';
import type { ApiClient } from '#testing/hub/api-client.js';
import {
  axeFindings,
  byKeys,
  describeScreens,
  openBrowser,
  overflows,
  PHONE,
  pressTwice,
  signInAs,
  visit,
  type Visit,
} from '#testing/screens/browser.js';
import { Keys } from '#testing/screens/keyboard.js';
import type { Fleet } from '../../apps/fleet/src/fleet.js';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

const COMMUNE = '2025-02728';
const ROOM_MINUTES = 4;
const TEXT = 'Mời bà con họp thôn lúc 19 giờ.';

// Real: the built hub and console, Chromium with its own microphone, a simulated loudspeaker. All of it on a telephone.
describeScreens('an announcement in three minutes', () => {
  let hub: HubProcess;
  let browser: Browser;
  let fleet: Fleet;
  let operator: ApiClient;

  beforeAll(async () => {
    // The session of today into which it goes is chosen on the page, and aired.
    await roomBeforeMidnight(ROOM_MINUTES);
    [hub, browser] = await Promise.all([HubProcess.start('sqlite + embedded'), openBrowser()]);
    const station = await openStation(hub.admin, COMMUNE);
    operator = await person(hub, 'commune-operator', COMMUNE, 'can-bo-dai');
    await person(hub, 'commune-approver', COMMUNE, 'lanh-dao');
    fleet = await devicesAt(hub.admin, station.places);
  }, 400_000);
  afterAll(async () => {
    await fleet?.stop();
    await browser?.close();
    await hub?.stop();
  });

  const open = async (login: string, path: string): Promise<Visit> => {
    const window = await visit(browser, hub.api.baseUrl, PHONE);
    await signInAs(window.page, { login, password: PASSWORD }, path);
    return window;
  };
  const close = async ({ page, context, complaints }: Visit): Promise<void> => {
    expect(await overflows(page)).toBe(false);
    expect(complaints).toEqual([]);
    await context.close();
  };
  /** Presses "listen", and hears it to the end as fast as a browser plays. */
  const hear = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: /^Nghe thử/ }).click();
    const player = page.locator('audio').first();
    await player.waitFor();
    await player.evaluate((audio: { muted: boolean; playbackRate: number }) => {
      audio.muted = true;
      audio.playbackRate = 12;
    });
  };
  const answerNo = async (page: Page): Promise<void> => {
    for (const question of [/bí mật nhà nước/, /dữ liệu cá nhân/, /quảng cáo/])
      await page.getByRole('radiogroup', { name: question }).getByLabel('Không', { exact: true }).check();
  };
  const bulletinOf = (address: string): string => new URL(address).pathname.split('/')[2]!;

  it('typed, kept through a reload and an expired sign-in, approved from a link, on the air by itself', async () => {
    const writing = await open('can-bo-dai', '/announce');
    const { page, context } = writing;
    await page.getByLabel('Tiêu đề').fill('Mời họp thôn');
    await page.getByLabel('Nội dung thông báo').fill(TEXT);
    await page.reload();
    await page.getByLabel('Nội dung thông báo').waitFor();
    expect(await page.getByLabel('Nội dung thông báo').inputValue()).toBe(TEXT);
    await page.getByRole('button', { name: 'Tạo bản nghe thử' }).click();
    await hear(page);
    await page
      .getByRole('radio', { name: /Cả ngày/ })
      .first()
      .click();
    await page.getByText(/^Bắt đầu lúc .* tại 1 nơi phát/).waitFor();
    expect(await axeFindings(page)).toEqual([]);

    await context.clearCookies();
    await page.route('**/api/v1/orders', (route) => route.fulfill({ status: 401, json: {} }), { times: 1 });
    await pressTwice(page.getByRole('button', { name: 'Gửi duyệt' }));
    const again = page.getByRole('dialog', { name: 'Phiên làm việc đã hết hạn' });
    await again.getByLabel('Mật khẩu').first().fill(PASSWORD);
    await again.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByRole('heading', { level: 1, name: 'Đã gửi duyệt' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const link = await page.getByLabel('Gửi đường dẫn này cho người duyệt').inputValue();
    await close(writing);

    const id = bulletinOf(link);
    const { items } = await operator.ok(
      operator.get<{ items: { id: string; state: string }[] }>(`/api/v1/orders?bulletin=${id}`),
    );
    expect(items).toMatchObject([{ state: 'awaiting' }]);
    const judging = await open('lanh-dao', new URL(link).pathname);
    const approve = judging.page.getByRole('button', { name: 'Duyệt', exact: true });
    await judging.page.getByText('Bản tin này chưa ai duyệt lần nào.').waitFor();
    await judging.page.getByText(TEXT).first().waitFor();
    await hear(judging.page);
    await judging.page.getByText('Đã nghe hết').waitFor();
    expect(await approve.isDisabled()).toBe(true);
    await answerNo(judging.page);
    await approve.click();
    await judging.page.getByRole('heading', { level: 1, name: 'Đã duyệt' }).waitFor();
    await close(judging);

    const [row] = await ended(operator, items[0]!.id, 1, 90_000);
    expect(row).toMatchObject({ end: 'finished', confirmedBy: 'device' });
  });

  it('recorded in the page with keys, heard, and sent', async () => {
    const recording = await open('can-bo-dai', '/announce');
    const { page } = recording;
    const keys = new Keys(page);
    await keys.radio(/./, 'Ghi âm');
    await keys.write('Tiêu đề', 'Lời trưởng thôn');
    const beganAtMs = Date.now();
    await keys.press('Bắt đầu ghi âm');
    await page
      .getByRole('timer')
      .getByText(/0:0[2-9]/)
      .waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await keys.press(/Dừng/);
    const lastedMs = Date.now() - beganAtMs;
    await page.getByText(/^Đã nhận ghi-am/).waitFor();
    await keys.press('Tạo bản nghe thử');
    await hear(page);
    await byKeys(page, page.getByRole('radio', { name: /Cả ngày/ }).last(), 'Space');
    await page.getByText(/^Bắt đầu lúc/).waitFor();
    await keys.press('Gửi duyệt');
    await page.getByRole('heading', { level: 1, name: 'Đã gửi duyệt' }).waitFor();
    await keys.follow('Mở bản tin');
    await page.getByText('Bản ghi âm, không có lời đọc bằng chữ.').waitFor();
    await page.getByText('Chờ duyệt bản tin').waitFor();
    const sound = await fetch(
      `${operator.baseUrl}/api/v1/bulletins/${bulletinOf(page.url())}/variants/vi/audio`,
      { headers: { authorization: `Bearer ${operator.token}` } },
    );
    // Chromium's microphone beeps once a second: as long as it was recorded, as loud as such peaks may be.
    const { seconds, lufs } = heard(new Uint8Array(await sound.arrayBuffer()));
    expect(seconds).toBeGreaterThan(1.2);
    expect(seconds).toBeLessThan(lastedMs / 1000 + 1);
    expect(lufs).toBeGreaterThan(-26);
    expect(lufs).toBeLessThan(-14);
    await close(recording);
  });

  it('sent back with keys and a reason; the next approver sees the words that changed', async () => {
    const title = `Lịch cắt điện ${Date.now()}`;
    const { id } = await renderedBulletin(operator, { unit: COMMUNE, title, text: 'Cắt điện lúc 7 giờ.' });
    await operator.ok(operator.post(`/api/v1/bulletins/${id}/submit`));
    const judging = await open('lanh-dao', '/bulletins?state=submitted');
    const { page } = judging;
    const keys = new Keys(page);
    for (const typed of ['lich cat dien', 'LỊCH CẮT ĐIỆN'.normalize('NFD'), 'Lịch cắt'.normalize('NFC')]) {
      await page.getByLabel('Tìm bản tin').fill('không có bản tin này');
      await page.getByRole('link', { name: title }).waitFor({ state: 'detached' });
      await page.getByLabel('Tìm bản tin').fill(typed);
      await page.getByRole('link', { name: title }).waitFor();
    }
    await keys.follow(new RegExp(title));
    await keys.radio(/quảng cáo/, 'Có');
    await page.getByText('Nội dung này không được duyệt').waitFor();
    await keys.press('Trả lại');
    const dialog = keys.in(page.getByRole('dialog', { name: 'Trả lại bản tin' }));
    await dialog.write('Lý do trả lại', 'Sai giờ');
    await dialog.press('Trả lại');
    await page.getByRole('heading', { level: 1, name: 'Đã trả lại' }).waitFor();

    const told = await open('can-bo-dai', '/');
    await told.page
      .getByText(/Lý do: Sai giờ/)
      .first()
      .waitFor();
    await close(told);
    const { version } = await operator.ok(operator.get<{ version: number }>(`/api/v1/bulletins/${id}`));
    const soon = {
      validFrom: new Date().toISOString(),
      validTo: new Date(Date.now() + 86_400_000).toISOString(),
    };
    const variants = [{ origin: 'text', text: 'Cắt điện lúc 9 giờ.' }];
    const body = { ...soon, title, field: 1, class: 3, kind: 'bulletin', source: 'Văn phòng UBND', variants };
    await operator.ok(operator.put(`/api/v1/bulletins/${id}`, { ...body, version }));
    await ready(operator, id);
    await operator.ok(operator.post(`/api/v1/bulletins/${id}/submit`));
    await page.goto(`/bulletins/${id}/approve`);
    await page.getByText('Lý do trả lại: Sai giờ').waitFor();
    await page.locator('del').getByText('7', { exact: true }).waitFor();
    await page.locator('ins').getByText('9', { exact: true }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await close(judging);
  });
});

async function ready(by: ApiClient, id: string): Promise<void> {
  await until('the sound', async () => {
    const now = await by.ok(by.get<{ sound: string }>(`/api/v1/bulletins/${id}`));
    return now.sound === 'ready';
  });
}
