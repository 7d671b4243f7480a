import { devicesAt } from '#testing/hub/devices.js';
import { ADMIN_PASSWORD } from '#testing/hub/hub-world.js';
import { HubProcess } from '#testing/hub/hub-process.js';
import { confirmedOrder } from '#testing/hub/orders.js';
import { PASSWORD, person } from '#testing/hub/people.js';
import { approvedBulletin, renderedBulletin } from '#testing/hub/sounds.js';
import { openStation } from '#testing/hub/stations.js';
import type { Fleet } from '../../apps/fleet/src/fleet.js';
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
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';

jest.setTimeout(180_000);
const PROVINCE = '2025-15';
const COMMUNE = '2025-02728';
const HOUR_MS = 3600_000;
/** Whose pages: login → addresses; `{x}` is an id of the world below. */
const PAGES = {
  'bien-tap': [
    ...['/', '/bulletins', '/bulletins/{approved}', '/compose', '/lexicon', '/schedule', '/schedule/new'],
    ...['/offers', '/offers/sent/{order}', '/stop', '/sounds', '/as-run'],
  ],
  'can-bo-dai': [
    '/',
    '/announce',
    '/offers',
    '/collisions',
    '/rules',
    '/schedule?station={station}',
    '/emergency',
  ],
  'lanh-dao': ['/', '/bulletins/{submitted}/approve'],
  'theo-doi': [
    '/monitoring',
    '/monitoring/slot',
    '/monitoring/alarms',
    '/monitoring/uptime',
    '/devices/{device}',
  ],
  admin: [
    ...[
      '/stations',
      '/stations/{station}',
      '/places',
      '/places/{place}',
      '/people',
      '/organisations',
      '/keys',
    ],
    ...['/audit', '/groups', '/devices/{device}', '/stations/{station}?tab=hamlets'],
    `/calendar-days?unit=${COMMUNE}`,
  ],
} as const;
type Login = keyof typeof PAGES;

// Real: the built hub and console, Chromium. Every page, for somebody whose page it is, on both screens.
describeScreens('every page', () => {
  let hub: HubProcess;
  let browser: Browser;
  let fleet: Fleet;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    [hub, browser] = await Promise.all([HubProcess.start('sqlite + embedded'), openBrowser()]);
    const station = await openStation(hub.admin, COMMUNE, { places: ['Nhà văn hóa', 'Chợ'] });
    const [editor, approver, operator, leader] = await Promise.all([
      person(hub, 'province-editor', PROVINCE, 'bien-tap'),
      person(hub, 'province-approver', PROVINCE, 'duyet'),
      person(hub, 'commune-operator', COMMUNE, 'can-bo-dai'),
      person(hub, 'commune-approver', COMMUNE, 'lanh-dao'),
      person(hub, 'monitor', PROVINCE, 'theo-doi'),
    ]);
    fleet = await devicesAt(hub.admin, station.places);
    const fromAbove = await approvedBulletin(editor, approver, { unit: PROVINCE, title: 'Phòng cháy rừng' });
    const own = await approvedBulletin(operator, leader, { unit: COMMUNE, title: 'Họp thôn', hertz: 600 });
    const text = 'Sáng 15/8, Trạm Y tế xã tiêm phòng cho trẻ từ 9-12 tháng tuổi.';
    const waiting = await renderedBulletin(operator, { unit: COMMUNE, title: 'Lịch tiêm phòng', text });
    await operator.ok(operator.post(`/api/v1/bulletins/${waiting.id}/submit`));
    const atMs = Math.ceil((Date.now() + 2 * HOUR_MS) / 60_000) * 60_000;
    const offered = await confirmedOrder(editor, {
      ...{ unit: PROVINCE, title: 'Phòng cháy rừng', bulletins: [fromAbove.id], units: [COMMUNE], atMs },
    });
    // Two that want the same minute: the commune has to choose.
    const at = { class: 2 as const, atMs: atMs + HOUR_MS };
    await confirmedOrder(operator, { ...{ unit: COMMUNE, title: 'Họp thôn', bulletins: [own.id] }, ...at });
    await confirmedOrder(editor, {
      ...{ unit: PROVINCE, title: 'Hỏa tốc', bulletins: [fromAbove.id], units: [COMMUNE], ...at },
    });
    Object.assign(ids, { approved: fromAbove.id, submitted: waiting.id, order: offered.id });
    Object.assign(ids, { station: station.id, place: station.places[0], device: fleet.devices[0]!.id });
  });
  afterAll(async () => {
    await fleet?.stop();
    await browser?.close();
    await hub?.stop();
  });

  const look = async (login: Login, viewport: typeof WIDE): Promise<Record<string, string[]>> => {
    const password = login === 'admin' ? ADMIN_PASSWORD : PASSWORD;
    const { page, context, complaints } = await visit(browser, hub.api.baseUrl, viewport);
    await signInAs(page, { login, password });
    const found: Record<string, string[]> = {};
    for (const address of PAGES[login]) {
      await page.goto(address.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? name));
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.getByRole('status', { name: 'Đang tải…' }).first().waitFor({ state: 'detached' });
      await page.waitForLoadState('networkidle');
      const problems = await axeFindings(page);
      if (await overflows(page)) problems.push('wider than the window');
      if (
        /Không có trang này|Trang này gặp lỗi|không dùng trang này/.test(
          await page.getByRole('main').innerText(),
        )
      )
        problems.push('says that it is none');
      problems.push(...complaints.splice(0));
      if (problems.length > 0) found[address] = problems;
    }
    await context.close();
    return found;
  };

  it('what the browser fetches is packed, and kept where its name says its content', async () => {
    const page = await fetch(hub.api.baseUrl, { headers: { accept: 'text/html' } });
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const [, script] = /src="([^"]+\.js)"/.exec(await page.text())!;
    const sent = await fetch(hub.api.baseUrl + script, { headers: { 'accept-encoding': 'br' } });
    expect(sent.headers.get('content-encoding')).toBe('br');
    expect(sent.headers.get('content-type')).toMatch(/javascript/);
    expect(sent.headers.get('cache-control')).toMatch(/immutable/);
    await sent.arrayBuffer();
  });

  for (const login of Object.keys(PAGES) as Login[]) {
    it(`${login}: nothing serious for axe, nothing wider than the screen, no complaint`, async () => {
      expect(await look(login, WIDE)).toEqual({});
    });
    it(`${login}: the same on a telephone`, async () => {
      expect(await look(login, PHONE)).toEqual({});
    });
  }
});
