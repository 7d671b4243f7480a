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
  openBrowser,
  overflows,
  PHONE,
  signInAs,
  visit,
} from '#testing/screens/browser.js';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

jest.setTimeout(120_000);
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
  const press = async (page: Page, key: string, until: () => Promise<boolean>): Promise<void> => {
    for (let i = 0; i < 60; i++) {
      if (await until()) return;
      await page.keyboard.press(key);
    }
    throw new Error(`sixty times ${key} did not get there`);
  };
  const focused = (page: Page, of: string): Promise<string | null> =>
    page.evaluate<string | null>(`document.activeElement && document.activeElement.${of}`);
  const focusIs = (page: Page, name: string) => async () =>
    (await focused(page, 'textContent'))?.trim() === name;

  it('a wrong password is said; a page asked for is shown after signing in, also on a telephone', async () => {
    const { page, context, complaints } = await visit(browser, hub.api.baseUrl, PHONE);
    await page.goto('/emergency');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('Tên đăng nhập').fill('truc-ban');
    await page.getByLabel('Mật khẩu').first().fill('không phải');
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByRole('alert').getByText('mật khẩu').first().waitFor();
    await page.getByLabel('Mật khẩu').first().fill(PASSWORD);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByRole('heading', { level: 1, name: 'Phát khẩn cấp' }).waitFor();
    expect(await overflows(page)).toBe(false);
    // Loaded anew, the person is still signed in; no token lies where a script could read it.
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Phát khẩn cấp' }).waitFor();
    const kept = await page.evaluate<string>('JSON.stringify(localStorage) + document.cookie');
    expect(kept).not.toMatch(/refresh|ey[A-Za-z0-9_-]{20}/);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is requested by one person, activated by another with the keyboard alone, heard, and stopped', async () => {
    const duty = await open('truc-ban', '/emergency');
    const { page } = duty;
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('Tên tin').fill('Lũ quét suối Nậm Thi');
    await page.getByLabel('Số văn bản').fill('12/CĐ-UBND');
    await page.getByRole('combobox', { name: 'Nội dung' }).click();
    await page.getByRole('option', { name: /Cảnh báo lũ quét/ }).click();
    await page.getByLabel('Tình huống thật').check();
    await page.getByRole('button', { name: 'Gửi đề nghị' }).click();
    await page.getByText('cần người thứ hai').first().waitFor();

    const authority = await open('khan-cap', '/');
    const { page: second } = authority;
    // With the number of those that wait, once it is known.
    await press(second, 'Tab', async () =>
      Boolean((await focused(second, 'textContent'))?.startsWith('Khẩn cấp')),
    );
    await second.keyboard.press('Enter');
    await second.getByText('Lũ quét suối Nậm Thi').first().waitFor();
    await press(second, 'Tab', focusIs(second, 'Kích hoạt phát'));
    await second.keyboard.press('Enter');
    const dialog = second.getByRole('dialog');
    await dialog.waitFor();
    expect(await axeFindings(second)).toEqual([]);
    // Not by accident: nothing happens before it is said to be meant.
    expect(await dialog.getByRole('button', { name: 'Kích hoạt phát' }).isDisabled()).toBe(true);
    await press(second, 'Tab', () => focused(second, 'type').then((type) => type === 'checkbox'));
    await second.keyboard.press('Space');
    await press(second, 'Tab', focusIs(second, 'Kích hoạt phát'));
    const sentAtMs = Date.now();
    await second.keyboard.press('Enter');
    await second.getByText('1/1 điểm đã phát').first().waitFor();
    const [heard] = await until('the loudspeaker to be heard', () => {
      const stretches = agent.heard().filter(({ toMs }) => toMs > sentAtMs);
      return stretches.length > 0 && stretches;
    });
    expect(heard!.fromMs - sentAtMs).toBeLessThan(5000);
    await page.getByRole('link', { name: /tin khẩn cấp đang phát/ }).waitFor();

    // And off the air again, by keys too.
    await byKeys(page, page.getByRole('button', { name: 'Dừng tin khẩn cấp' }).first());
    const stopping = page.getByRole('dialog');
    await byKeys(page, stopping.getByLabel('Lý do dừng'), 'Home');
    await page.keyboard.type('Hết nguy hiểm');
    await byKeys(page, stopping.getByLabel('Tôi chắc chắn'), 'Space');
    await byKeys(page, stopping.getByRole('button', { name: 'Dừng tin khẩn cấp' }));
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
    await page.getByLabel('Diễn tập').check();
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
