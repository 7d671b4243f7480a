import { HubProcess } from '#testing/hub/hub-process.js';
import { confirmedOrder } from '#testing/hub/orders.js';
import { PASSWORD, person } from '#testing/hub/people.js';
import { approvedBulletin } from '#testing/hub/sounds.js';
import { openStation } from '#testing/hub/stations.js';
import type { ApiClient } from '#testing/hub/api-client.js';
import { byKeys, describeScreens, openBrowser, signInAs, visit, WIDE } from '#testing/screens/browser.js';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';

jest.setTimeout(120_000);
const PROVINCE = '2025-15';
const COMMUNE = '2025-02728';
const HOUR_MS = 3600_000;

// Real: the built hub and console, Chromium.
describeScreens('a day of a commune', () => {
  let hub: HubProcess;
  let browser: Browser;
  let operator: ApiClient;

  beforeAll(async () => {
    [hub, browser] = await Promise.all([HubProcess.start('sqlite + embedded'), openBrowser()]);
    await openStation(hub.admin, COMMUNE);
    const people = await Promise.all([
      person(hub, 'province-editor', PROVINCE, 'bien-tap'),
      person(hub, 'province-approver', PROVINCE, 'duyet'),
      person(hub, 'commune-operator', COMMUNE, 'can-bo-dai'),
      person(hub, 'commune-approver', COMMUNE, 'lanh-dao'),
    ]);
    const [editor, approver, , leader] = people;
    operator = people[2];
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
    await browser?.close();
    await hub?.stop();
  });

  it('with the keyboard alone: what waits under Today, an offer is taken, a collision decided', async () => {
    const { page, context, complaints } = await visit(browser, hub.api.baseUrl, WIDE);
    await signInAs(page, { login: 'can-bo-dai', password: PASSWORD });
    await byKeys(page, page.getByRole('link', { name: /Trả lời:.*Phòng cháy rừng/ }));
    await page.getByRole('heading', { level: 1, name: 'Bản tin đến' }).waitFor();
    const offer = page.getByRole('main');
    await byKeys(page, offer.getByRole('button', { name: /Nhận phát lúc/ }));
    await page.getByText('Không còn bản tin nào chờ trả lời').waitFor();
    const { items } = await operator.ok(operator.get<{ items: { state: string }[] }>('/api/v1/offers'));
    expect(items.map(({ state }) => state)).toEqual(['accepted']);

    await byKeys(page, page.getByRole('link', { name: 'Việc hôm nay' }));
    await byKeys(page, page.getByRole('link', { name: /Chọn thứ tự:.*Họp thôn/ }));
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
});
