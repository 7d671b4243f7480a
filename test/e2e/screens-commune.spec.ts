import { enrolmentCode } from '#testing/hub/devices.js';
import { HubProcess } from '#testing/hub/hub-process.js';
import { type AsRun, asRun, confirmedOrder } from '#testing/hub/orders.js';
import { PASSWORD, person } from '#testing/hub/people.js';
import { approvedBulletin } from '#testing/hub/sounds.js';
import { SpeakerAgent } from '#testing/hub/speaker-agent.js';
import { openStation } from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import type { ApiClient } from '#testing/hub/api-client.js';
import { describeScreens, openBrowser, PHONE, signInAs, visit, WIDE } from '#testing/screens/browser.js';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';

jest.setTimeout(120_000);
const PROVINCE = '2025-15';
const COMMUNE = '2025-02728';
const HOUR_MS = 3600_000;

// Real: the built hub and console, Chromium, a speaker agent that plays into a file.
describeScreens('a day of a commune', () => {
  let hub: HubProcess;
  let browser: Browser;
  let agent: SpeakerAgent;
  let operator: ApiClient;

  beforeAll(async () => {
    [hub, browser] = await Promise.all([HubProcess.start('sqlite + embedded'), openBrowser()]);
    const station = await openStation(hub.admin, COMMUNE);
    const people = await Promise.all([
      person(hub, 'province-editor', PROVINCE, 'bien-tap'),
      person(hub, 'province-approver', PROVINCE, 'duyet'),
      person(hub, 'commune-operator', COMMUNE, 'can-bo-dai'),
      person(hub, 'commune-approver', COMMUNE, 'lanh-dao'),
    ]);
    const [editor, approver, , leader] = people;
    operator = people[2];
    agent = new SpeakerAgent(hub.api.baseUrl);
    agent.start(await enrolmentCode(hub.admin, station.places[0]!));
    const above = await approvedBulletin(editor, approver, { unit: PROVINCE, title: 'Phòng cháy rừng' });
    const own = await approvedBulletin(operator, leader, { unit: COMMUNE, title: 'Họp thôn', hertz: 600 });
    const atMs = Math.ceil((Date.now() + 2 * HOUR_MS) / 60_000) * 60_000;
    const both = { units: [COMMUNE], bulletins: [above.id], unit: PROVINCE };
    await confirmedOrder(editor, { ...both, title: 'Phòng cháy rừng', atMs });
    const at = { class: 2 as const, atMs: atMs + HOUR_MS };
    await confirmedOrder(operator, { ...{ unit: COMMUNE, title: 'Họp thôn', bulletins: [own.id] }, ...at });
    await confirmedOrder(editor, { ...both, title: 'Hỏa tốc', ...at });
  });
  afterAll(async () => {
    await agent?.end();
    await browser?.close();
    await hub?.stop();
  });

  it('what waits is found under Today: an offer is taken, a collision decided', async () => {
    const { page, context, complaints } = await visit(browser, hub.api.baseUrl, WIDE);
    await signInAs(page, { login: 'can-bo-dai', password: PASSWORD });
    await page.getByRole('link', { name: /Trả lời: .*Phòng cháy rừng/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Bản tin đến' }).waitFor();
    const offer = page.getByRole('main');
    await offer.getByRole('button', { name: /Nhận phát lúc/ }).click();
    await page.getByText('Không còn bản tin nào chờ trả lời').waitFor();
    const { items } = await operator.ok(operator.get<{ items: { state: string }[] }>('/api/v1/offers'));
    expect(items.map(({ state }) => state)).toEqual(['accepted']);

    await page.getByRole('link', { name: 'Việc hôm nay' }).click();
    await page.getByRole('link', { name: /Chọn thứ tự: .*Họp thôn/ }).click();
    await page.getByRole('button', { name: 'Đưa “Hỏa tốc” lên trước' }).click();
    await page.getByRole('button', { name: 'Chọn thứ tự này' }).click();
    await page.getByText('Không có lượt phát nào trùng giờ').waitFor();
    const decided = await operator.ok(
      operator.get<{ items: { state: string }[] }>('/api/v1/collisions?state=resolved'),
    );
    expect(decided.items).toHaveLength(1);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('an announcement is written, heard, approved on telephones, and on air without anybody coming back', async () => {
    const writer = await visit(browser, hub.api.baseUrl, PHONE);
    const { page } = writer;
    await signInAs(page, { login: 'can-bo-dai', password: PASSWORD }, '/announce');
    await page.getByLabel('Tiêu đề').fill('Cắt nước');
    await page.getByLabel('Nội dung thông báo').fill('Từ 8h đến 10h ngày 25/12, cắt nước để sửa ống.');
    // What is typed is still there when the page is loaded anew.
    await page.reload();
    await page.getByRole('button', { name: 'Tạo bản nghe thử' }).click();
    await page
      .getByLabel(/Nghe thử/)
      .first()
      .waitFor();
    await page.getByRole('radio', { name: /Hôm nay/ }).check();
    await page
      .getByText(/Bắt đầu lúc/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Gửi duyệt' }).click();
    await page.getByText('Đã gửi duyệt').first().waitFor();
    const { items } = await operator.ok(
      operator.get<{ items: { id: string }[] }>('/api/v1/bulletins?state=submitted'),
    );

    const leader = await visit(browser, hub.api.baseUrl, PHONE);
    await signInAs(
      leader.page,
      { login: 'lanh-dao', password: PASSWORD },
      `/bulletins/${items[0]!.id}/approve`,
    );
    await leader.page
      .getByRole('heading', { name: /Cắt nước/ })
      .first()
      .waitFor();
    await leader.page.getByRole('button', { name: /Nghe/ }).first().click();
    for (const no of await leader.page.getByRole('radio', { name: 'Không' }).all()) await no.check();
    await leader.page.getByRole('button', { name: 'Duyệt', exact: true }).click();
    await leader.page.getByText('Đã duyệt').first().waitFor();

    const row = await until(
      'the announcement to be played to its end',
      async () => (await asRun(operator)).find((r: AsRun) => r.end === 'finished'),
      90_000,
    );
    expect(row.playedMs).toBe(row.durationMs);
    expect(agent.heard().length).toBeGreaterThan(0);
    for (const { complaints, context } of [writer, leader]) {
      expect(complaints).toEqual([]);
      await context.close();
    }
  });
});
