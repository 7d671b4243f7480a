import type { ApiClient } from '#testing/hub/api-client.js';
import { devicesAt, enrolmentCode } from '#testing/hub/devices.js';
import { HubProcess } from '#testing/hub/hub-process.js';
import { asRun, confirmedOrder } from '#testing/hub/orders.js';
import { PASSWORD, person } from '#testing/hub/people.js';
import { approvedBulletin, type BulletinAnswer } from '#testing/hub/sounds.js';
import { SpeakerAgent } from '#testing/hub/speaker-agent.js';
import { inSeconds, openStation, type TestStation } from '#testing/hub/stations.js';
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
import type { Fleet } from '../../apps/fleet/src/fleet.js';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

jest.setTimeout(180_000);
const PROVINCE = '2025-15';
const COMMUNE = '2025-02728';
const FM_COMMUNE = '2025-02647';
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
    [hub, browser] = await Promise.all([HubProcess.start('sqlite + embedded'), openBrowser()]);
    const [ip] = await Promise.all([
      openStation(hub.admin, COMMUNE, { places: ['Chợ', 'Trường học'] }),
      openStation(hub.admin, FM_COMMUNE, { technology: 'fm', places: [] }),
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
    const [first, , , short] = await Promise.all([
      approvedBulletin(operator, approver, { unit: COMMUNE, title: 'Họp thôn sai ngày', seconds: 60 }),
      approvedBulletin(operator, approver, { unit: COMMUNE, title: 'Đúng ngày họp', hertz: 600 }),
      until('both loudspeakers', async () => {
        const { items } = await hub.admin.ok(
          hub.admin.get<{ items: { presence: string }[] }>('/api/v1/devices'),
        );
        return items.filter(({ presence }) => presence === 'online').length === 2;
      }),
      approvedBulletin(fm, approver, { unit: FM_COMMUNE, title: 'Vệ sinh đường làng', hertz: 500 }),
    ]);
    wrong = first;
    // Each as an airing of its own at the station that reports nothing.
    const atMs = inSeconds(6);
    for (const [i, title] of ['Vệ sinh đường làng', ...FORMULAS].entries())
      await confirmedOrder(fm, {
        ...{ unit: FM_COMMUNE, title, bulletins: [short.id], atMs: atMs + i * 2000 },
      });
  });
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
    const soundsSince = await until(
      'the loudspeaker to be heard',
      () => agent.heard().at(-1)?.fromMs,
      40_000,
    );
    // The frame says it by itself, wherever somebody is.
    const button = page.getByRole('link', { name: 'Dừng phát: đang phát 1 mục' });
    await byKeys(page, button);
    await byKeys(page, page.getByRole('button', { name: 'Dừng “Họp thôn sai ngày”' }));
    const dialog = page.getByRole('dialog', { name: 'Dừng phát “Họp thôn sai ngày”?' });
    await dialog.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await dialog.getByRole('button', { name: 'Dừng phát ngay' }).isDisabled()).toBe(true);
    await page.keyboard.type('Đọc sai ngày họp');
    await byKeys(page, dialog.getByRole('button', { name: 'Dừng phát ngay' }));
    const askedAtMs = Date.now();
    await page.getByRole('heading', { level: 1, name: 'Đã dừng phát: Họp thôn sai ngày' }).waitFor();
    await page.getByText('Mọi loa đã phát đều xác nhận im.').waitFor();
    await page.getByText('Lý do: Đọc sai ngày họp').waitFor();

    const silentSince = await until('silence', () => {
      const last = agent.heard().at(-1);
      return last && Date.now() - last.toMs > 1500 && last.toMs;
    });
    expect(silentSince - askedAtMs).toBeLessThan(4000);
    const rows = await asRun(operator, { order });
    expect(rows.map((r) => r.end)).toEqual(['partial', 'partial']);
    const seconds = rows.map((r) => Math.round(r.playedMs / 1000)).sort((a, b) => b - a);
    const said = seconds.map((n) => `${n} giây`);
    await until('the figures of the ledger', async () => String(await figures(page)) === String(said));
    const heardSeconds = (silentSince - soundsSince) / 1000;
    const own = rows.find((r) => r.place === station.places[0])!;
    expect(Math.abs(own.playedMs / 1000 - heardSeconds)).toBeLessThan(1.5);

    // The correction, to the same two and to no others.
    const pick = page.getByRole('combobox', { name: 'Bản tin đính chính (đã duyệt)' });
    await byKeys(page, pick, 'Home');
    await page.keyboard.type('Dung ngay');
    await page.getByRole('option', { name: 'Đúng ngày họp' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await byKeys(page, page.getByRole('button', { name: 'Gửi đính chính tới 2 điểm' }));
    await page.getByText(/Phát lúc/).waitFor();
    await page.getByText('2/2 điểm đã phát xong đính chính').waitFor({ timeout: 60_000 });
    expect(agent.heard().at(-1)!.fromMs).toBeGreaterThan(silentSince);

    // Marked, not erased: the row leads to its reports, and says what became of it.
    await page.getByRole('link', { name: 'Xem nhật ký: Chợ' }).click();
    await page.getByRole('heading', { level: 1, name: 'Họp thôn sai ngày' }).waitFor();
    await page.getByText(/Bị dừng lúc .* Lý do: Đọc sai ngày họp/).waitFor();
    await page
      .getByText(/Phát dở dang/)
      .first()
      .waitFor();
    await page.setViewportSize(PHONE);
    expect(await overflows(page)).toBe(false);
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
