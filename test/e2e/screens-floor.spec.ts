// The oldest browser that the screens are built for: Chromium 109, the last on Windows 7, in its own engine. Android 8 gets the
// same engine or a newer one: here as a telephone of 390 px with touch.
import type { ApiClient } from '#testing/hub/api-client.js';
import { devicesAt, enrolmentCode } from '#testing/hub/devices.js';
import { HubProcess } from '#testing/hub/hub-process.js';
import { confirmedOrder } from '#testing/hub/orders.js';
import { PASSWORD, person } from '#testing/hub/people.js';
import { approvalOf, approvedBulletin, type BulletinAnswer, renderedBulletin } from '#testing/hub/sounds.js';
import { inSeconds, openStation, type TestStation } from '#testing/hub/stations.js';
import { BoardBrowser } from '#testing/screens/board-browser.js';
import {
  axeFindings,
  describeScreens,
  openFloorBrowser,
  overflows,
  PHONE,
  settled,
  signInAs,
  visit,
} from '#testing/screens/browser.js';
import { chromium109 } from '#testing/services/available.js';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Fleet } from '../../apps/fleet/src/fleet.js';

const COMMUNE = '2025-02728';
const PROVINCE = '2025-15';
const WORDS = 'Trạm y tế xã tiêm vắc-xin cho trẻ dưới 5 tuổi.';
type People = Record<'operator' | 'approver' | 'leader' | 'duty' | 'authority', ApiClient>;

// Real: the built hub, console and board, Chromium 109, a simulated loudspeaker.
describeScreens(
  'on the floor, Chromium 109',
  () => {
    let hub: HubProcess;
    let browser: Browser;
    let fleet: Fleet;
    let people: People;
    let station: TestStation;
    let shown: BulletinAnswer;
    const board = new BoardBrowser({ width: 1280, height: 720 }, [], chromium109());

    beforeAll(async () => {
      [hub, browser] = await Promise.all([HubProcess.start('sqlite + embedded'), openFloorBrowser()]);
      station = await openStation(hub.admin, COMMUNE);
      const [operator, approver, leader, duty, authority] = await Promise.all([
        person(hub, 'commune-operator', COMMUNE, 'can-bo-dai'),
        person(hub, 'province-approver', PROVINCE, 'duyet'),
        person(hub, 'commune-approver', COMMUNE, 'lanh-dao'),
        person(hub, 'duty-officer', COMMUNE, 'truc-ban'),
        person(hub, 'emergency-authority', COMMUNE, 'co-tham-quyen'),
        person(hub, 'monitor', PROVINCE, 'theo-doi'),
      ]);
      people = { operator, approver, leader, duty, authority };
      fleet = await devicesAt(hub.admin, station.places);
      shown = await withWords(people, 'Lịch tiêm vắc-xin', 440);
    });
    afterAll(async () => {
      await board.close();
      await fleet?.stop();
      await browser?.close();
      await hub?.stop();
    });
    const heavy = async (page: Page, address: string, part: string): Promise<void> => {
      await page.goto(address);
      await page.locator(part).first().waitFor();
      await settled(page);
      expect([address, await axeFindings(page), await overflows(page)]).toEqual([address, [], false]);
    };

    it('a board enrols, verifies and shows words with titles running below, and gives way to an emergency', async () => {
      expect(browser.version()).toMatch(/^109\./);
      const made = hub.admin.post<{ id: string }>(`/api/v1/stations/${station.id}/places`, {
        ...{ name: 'Bảng trước UBND xã', kind: 'board' },
      });
      const code = await enrolmentCode(hub.admin, (await hub.admin.ok(made)).id);
      const page = await board.open(`${hub.api.baseUrl.replace('127.0.0.1', 'localhost')}/board/`);
      await page.getByLabel('Mã kích hoạt').fill(code);
      await page.getByRole('button', { name: 'Kích hoạt' }).click();
      await page.locator('.heading', { hasText: COMMUNE }).waitFor();
      const second = await withWords(people, 'Lịch họp thôn', 550);
      const atMs = inSeconds(8);
      for (const [i, { id }] of [shown, second].entries())
        await confirmedOrder(people.operator, { unit: COMMUNE, bulletins: [id], atMs: atMs + 3000 * i });
      await page.getByText(WORDS).first().waitFor();
      await page.locator('.ticker-line', { hasText: 'Lịch họp thôn' }).waitFor();
      await emergencyOn(page, people);
      await page.getByText(WORDS).first().waitFor();
      expect(board.complaints).toEqual([]);
      await board.close();
    });

    it('the console: calendar, map, charts, waveform and recorder', async () => {
      const { page, context, complaints } = await visit(browser, hub.api.baseUrl);
      await signInAs(page, { login: 'can-bo-dai', password: PASSWORD });
      await heavy(page, '/', 'h1');
      await heavy(page, '/bulletins', 'text=Lịch tiêm vắc-xin');
      await heavy(page, `/bulletins/${shown.id}`, 'h1');
      await heavy(page, '/schedule', 'text=/^\\d\\d:00$/');
      await page.goto('/announce');
      await page.getByText('Ghi âm', { exact: true }).click();
      await page.getByRole('button', { name: 'Bắt đầu ghi âm' }).click();
      await page
        .getByRole('timer')
        .getByText(/0:0[2-9]/)
        .waitFor();
      await page.getByRole('button', { name: 'Dừng' }).click();
      await page.getByText(/^Đã nhận ghi-am/).waitFor();
      await context.close();
      const watching = await visit(browser, hub.api.baseUrl);
      await signInAs(watching.page, { login: 'theo-doi', password: PASSWORD }, '/monitoring');
      await heavy(watching.page, '/monitoring', 'canvas');
      await watching.page.getByText('Đang cập nhật trực tiếp').waitFor();
      await heavy(watching.page, `/devices/${fleet.devices[0]!.id}?tab=charts`, 'h1');
      await watching.context.close();
      expect([...complaints, ...watching.complaints]).toEqual([]);
    });

    it('a telephone with touch: an announcement is written, heard, sent, and approved', async () => {
      const touch = { isMobile: true, hasTouch: true };
      const { page, context, complaints } = await visit(browser, hub.api.baseUrl, PHONE, touch);
      await signInAs(page, { login: 'can-bo-dai', password: PASSWORD }, '/announce');
      await page.getByLabel('Tiêu đề').fill('Mời họp thôn');
      await page.getByLabel('Nội dung thông báo').fill('Mời bà con họp thôn lúc 19 giờ.');
      await page.getByRole('button', { name: 'Tạo bản nghe thử' }).tap();
      await page.getByRole('button', { name: /^Nghe thử/ }).tap();
      await page.locator('audio').first().waitFor();
      await page
        .getByRole('radio', { name: /Cả ngày/ })
        .first()
        .tap();
      await page.getByText(/^Bắt đầu lúc .* tại \d nơi phát/).waitFor();
      expect([await axeFindings(page), await overflows(page)]).toEqual([[], false]);
      await page.getByRole('button', { name: 'Gửi duyệt' }).tap();
      await page.getByRole('heading', { level: 1, name: 'Đã gửi duyệt' }).waitFor();
      const link = await page.getByLabel('Gửi đường dẫn này cho người duyệt').inputValue();
      await context.close();
      const judging = await visit(browser, hub.api.baseUrl, PHONE, touch);
      await signInAs(judging.page, { login: 'lanh-dao', password: PASSWORD }, new URL(link).pathname);
      await judging.page.getByText('Bản tin này chưa ai duyệt lần nào.').waitFor();
      await judging.page.getByRole('button', { name: /^Nghe thử/ }).tap();
      const player = judging.page.locator('audio').first();
      await player.waitFor();
      await player.evaluate((audio: { muted: boolean; playbackRate: number }) => {
        audio.muted = true;
        audio.playbackRate = 12;
      });
      await judging.page.getByText('Đã nghe hết').waitFor();
      for (const name of [/bí mật nhà nước/, /dữ liệu cá nhân/, /quảng cáo/])
        await judging.page.getByRole('radiogroup', { name }).getByLabel('Không', { exact: true }).check();
      await judging.page.getByRole('button', { name: 'Duyệt', exact: true }).tap();
      await judging.page.getByRole('heading', { level: 1, name: 'Đã duyệt' }).waitFor();
      await judging.context.close();
      expect([...complaints, ...judging.complaints]).toEqual([]);
    });
  },
  'chromium 109',
);

/** Sound, and words for boards, in one approval. */
async function withWords(
  { operator, leader }: People,
  title: string,
  hertz: number,
): Promise<BulletinAnswer> {
  const { id, version } = await renderedBulletin(operator, { unit: COMMUNE, title, hertz });
  const body = { version, title, words: 'own', text: WORDS, media: [] };
  await operator.ok(operator.put(`/api/v1/bulletins/${id}/display`, body));
  const now = await operator.ok(operator.get<BulletinAnswer>(`/api/v1/bulletins/${id}`));
  await operator.ok(operator.post(`/api/v1/bulletins/${id}/submit`));
  return leader.ok(
    leader.post<BulletinAnswer>(`/api/v1/bulletins/${id}/approve`, approvalOf(now.manifestHash)),
  );
}

/** Started, seen full screen, and cancelled. */
async function emergencyOn(page: Page, { operator, approver, duty, authority }: People): Promise<void> {
  const draft = { unit: COMMUNE, title: 'Lũ quét', class: 1 as const, hertz: 800 };
  const { id: bulletinId } = await approvedBulletin(operator, approver, draft);
  const { id } = await duty.ok(
    duty.post<{ id: string }>('/api/v1/alerts', {
      ...{ unit: COMMUNE, title: 'Cảnh báo lũ quét', orderRef: '12/CĐ-UBND', bulletinId, tone: false },
      ...{ exp: new Date(Date.now() + 600_000).toISOString(), repeat: { count: 1, everyMs: 0 } },
    }),
  );
  await authority.ok(authority.post(`/api/v1/alerts/${id}/activate`));
  const alert = page.getByRole('alert');
  await alert.getByText('KHẨN CẤP').waitFor();
  expect(await alert.boundingBox()).toMatchObject({ x: 0, y: 0, width: 1280, height: 720 });
  await authority.ok(authority.post(`/api/v1/alerts/${id}/cancel`, { reason: 'Hết nguy hiểm' }));
  await alert.waitFor({ state: 'detached' });
}
