import type { ApiClient } from '#testing/hub/api-client.js';
import { enrolmentCode } from '#testing/hub/devices.js';
import { HubProcess } from '#testing/hub/hub-process.js';
import { PASSWORD, person } from '#testing/hub/people.js';
import { approvedBulletin } from '#testing/hub/sounds.js';
import { SpeakerAgent } from '#testing/hub/speaker-agent.js';
import { openStation } from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import {
  axeFindings,
  byKeys,
  describeScreens,
  hasFocus,
  openBrowser,
  overflows,
  PHONE,
  signInAs,
  visit,
} from '#testing/screens/browser.js';
import { Keys } from '#testing/screens/keyboard.js';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';

const COMMUNE = '2025-02728';
const PROVINCE = '2025-15';

// Real: the built hub and console, Chromium, a speaker agent that plays into a file.
describeScreens('signing in, and an emergency from the screen', () => {
  let hub: HubProcess;
  let browser: Browser;
  let agent: SpeakerAgent;
  let above: ApiClient;
  let second: ApiClient;

  beforeAll(async () => {
    [hub, browser] = await Promise.all([HubProcess.start('sqlite + embedded'), openBrowser()]);
    const station = await openStation(hub.admin, COMMUNE);
    const people = await Promise.all([
      person(hub, 'commune-operator', COMMUNE, 'can-bo-dai'),
      person(hub, 'commune-approver', COMMUNE, 'lanh-dao'),
      person(hub, 'duty-officer', COMMUNE, 'truc-ban'),
      person(hub, 'emergency-authority', COMMUNE, 'khan-cap'),
      person(hub, 'duty-officer', PROVINCE, 'truc-ban-tinh'),
      person(hub, 'emergency-authority', PROVINCE, 'khan-cap-tinh'),
    ]);
    [, , , , above, second] = people;
    agent = new SpeakerAgent(hub.api.baseUrl);
    agent.start(await enrolmentCode(hub.admin, station.places[0]!));
    await approvedBulletin(people[0], people[1], { unit: COMMUNE, title: 'Cảnh báo lũ quét', seconds: 20 });
    await until('the loudspeaker', async () => {
      const { items } = await hub.admin.ok(
        hub.admin.get<{ items: { presence: string }[] }>('/api/v1/devices'),
      );
      return items[0]?.presence === 'online';
    });
  });
  afterAll(async () => {
    await agent?.end();
    await browser?.close();
    await hub?.stop();
  });

  const open = async (login: string, path: string, viewport?: typeof PHONE) => {
    const window = await visit(browser, hub.api.baseUrl, viewport);
    await signInAs(window.page, { login, password: PASSWORD }, path);
    return window;
  };
  it('by keys: a wrong password is said; a page asked for is shown after signing in, also on a telephone', async () => {
    const { page, context, complaints } = await visit(browser, hub.api.baseUrl, PHONE);
    await page.goto('/emergency');
    expect(await axeFindings(page)).toEqual([]);
    const keys = new Keys(page);
    const password = page.getByLabel('Mật khẩu').first();
    await keys.write('Tên đăng nhập', 'truc-ban');
    await keys.write(password, 'không phải');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('mật khẩu').first().waitFor();
    await keys.write(password, PASSWORD);
    await page.keyboard.press('Enter');
    const heading = page.getByRole('heading', { level: 1, name: 'Phát khẩn cấp' });
    await heading.waitFor();
    await until('the page to begin at its heading', () => hasFocus(heading));
    expect(await overflows(page)).toBe(false);
    // Loaded anew, the person is still signed in; no token lies where a script could read it.
    await page.reload();
    await heading.waitFor();
    // The first thing that Tab leads to skips the menu.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await until('the content to have the focus', () => hasFocus(page.getByRole('main')));
    expect(new URL(page.url()).pathname).toBe('/emergency');
    const kept = await page.evaluate<string>('JSON.stringify(localStorage) + document.cookie');
    expect(kept).not.toMatch(/refresh|ey[A-Za-z0-9_-]{20}/);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('with the keyboard alone: requested by one person, activated by another, heard, and stopped', async () => {
    const duty = await open('truc-ban', '/emergency');
    const { page } = duty;
    expect(await axeFindings(page)).toEqual([]);
    const asking = new Keys(page);
    await asking.write('Tên tin', 'Lũ quét suối Nậm Thi');
    await asking.write(/^Số văn bản/, '12/CĐ-UBND');
    await asking.choose(/^Nội dung/, /Cảnh báo lũ quét/);
    await byKeys(page, page.getByRole('radio', { name: 'Tình huống thật' }), 'Space');
    await asking.press('Gửi đề nghị');
    await page.getByText('cần người thứ hai').first().waitFor();
    // The next one is asked for from the beginning: with its own order, and said anew to be real.
    const order = page.getByLabel(/^Số văn bản/);
    await until('nothing to be left in the form', async () => (await order.inputValue()) === '');
    expect(await page.getByRole('radio', { name: 'Tình huống thật' }).isChecked()).toBe(false);

    const authority = await open('khan-cap', '/');
    const { page: second } = authority;
    const starting = new Keys(second);
    // With the number of those that wait, once it is known.
    await starting.follow(/^Khẩn cấp.*\d/);
    await starting.see('Lũ quét suối Nậm Thi');
    await starting.press('Kích hoạt phát');
    const dialog = second.getByRole('dialog');
    await dialog.waitFor();
    expect(await axeFindings(second)).toEqual([]);
    // Not by accident: nothing happens before it is said to be meant.
    expect(await dialog.getByRole('button', { name: 'Kích hoạt phát' }).isDisabled()).toBe(true);
    await starting.in(dialog).tick(/./);
    const sentAtMs = Date.now();
    await starting.in(dialog).press('Kích hoạt phát');
    await second.getByText('1/1 điểm đã phát').first().waitFor();
    await until('the loudspeaker to be heard', () => agent.heard().some(({ toMs }) => toMs > sentAtMs));
    await page.getByRole('link', { name: /tin khẩn cấp đang phát/ }).waitFor();
    expect(await axeFindings(page)).toEqual([]);

    // And off the air again, by keys too.
    await asking.press('Dừng tin khẩn cấp');
    const stopping = asking.in(page.getByRole('dialog'));
    await stopping.write('Lý do dừng', 'Hết nguy hiểm');
    await stopping.tick(/^Tôi chắc chắn/);
    await stopping.press('Dừng tin khẩn cấp');
    await page.getByText('Đã dừng').first().waitFor();
    for (const window of [duty, authority]) {
      expect(window.complaints).toEqual([]);
      await window.context.close();
    }
  });

  it('a commune on a telephone sees and hears the exercise of its province, which it cannot stop', async () => {
    const { items } = await above.ok(
      above.get<{ items: { id: string }[] }>('/api/v1/bulletins?state=approved'),
    );
    const title = 'Diễn tập phòng chống bão';
    const { id } = await above.ok(
      above.post<{ id: string }>('/api/v1/alerts', {
        ...{ unit: PROVINCE, title, orderRef: '01/KH-UBND', bulletinId: items[0]!.id, exercise: true },
        ...{ exp: new Date(Date.now() + 600_000).toISOString(), repeat: { count: 20, everyMs: 0 } },
      }),
    );
    await second.ok(second.post(`/api/v1/alerts/${id}/activate`));
    const { page, context, complaints } = await open('can-bo-dai', '/', PHONE);
    await page.getByText(`Đang diễn tập: ${title}`).waitFor();
    await page.getByRole('link', { name: '1 tin diễn tập đang phát' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const account = await page.getByRole('button', { name: /^Tài khoản/ }).boundingBox();
    expect(account!.x + account!.width).toBeLessThanOrEqual(PHONE.width);
    await page.getByRole('link', { name: 'Xem tin khẩn cấp' }).click();
    await page.getByText('DIỄN TẬP', { exact: true }).first().waitFor();
    await page.getByText(/^Tin do Tỉnh Lào Cai phát: chỉ nơi phát dừng/).waitFor();
    await page
      .getByRole('button', { name: /^Nghe thử/ })
      .first()
      .click();
    await page.locator('audio').first().waitFor();
    const player = await page.locator('audio').first().boundingBox();
    expect(player!.width).toBeGreaterThan(200);
    expect(await page.getByRole('button', { name: 'Dừng tin khẩn cấp' }).count()).toBe(0);
    await above.ok(above.post(`/api/v1/alerts/${id}/cancel`, { reason: 'Hết diễn tập' }));
    await page.getByText('Không có tin khẩn cấp nào đang phát hay chờ kích hoạt.').waitFor();
    expect(await overflows(page)).toBe(false);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('what is typed outlives the end of the session', async () => {
    const { page, context, complaints } = await open('truc-ban', '/emergency');
    await page.getByLabel('Tên tin').fill('Sạt lở Tỉnh lộ 155');
    await page.getByLabel('Số văn bản').fill('14/CĐ-UBND');
    await page.getByRole('combobox', { name: 'Nội dung' }).click();
    await page.getByRole('option', { name: /Cảnh báo lũ quét/ }).click();
    await page.getByRole('radio', { name: /^Diễn tập/ }).check();
    await context.clearCookies();
    // The hub forgets the person's tokens: a changed password, or ten minutes.
    await page.route(
      '**/api/v1/alerts',
      async (route) => {
        await route.continue({ headers: { ...route.request().headers(), authorization: 'Bearer over' } });
      },
      { times: 1 },
    );
    await page.getByRole('button', { name: 'Gửi đề nghị' }).click();
    const dialog = page.getByRole('dialog', { name: 'Phiên làm việc đã hết hạn' });
    await dialog.getByLabel('Mật khẩu').first().fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByRole('heading', { name: 'Sạt lở Tỉnh lộ 155' }).first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});
