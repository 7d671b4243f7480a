import { addDays } from '#domain/time/civil-date.js';
import type { ApiClient } from '#testing/hub/api-client.js';
import { HubProcess } from '#testing/hub/hub-process.js';
import { confirmedOrder, orderBody, type OrderAnswer, schedule } from '#testing/hub/orders.js';
import { PASSWORD, person } from '#testing/hub/people.js';
import { approvedBulletin, type BulletinAnswer, renderedBulletin } from '#testing/hub/sounds.js';
import { EVERY_DAY, localOf, openStation } from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import {
  axeFindings,
  describeScreens,
  hasFocus,
  openBrowser,
  signInAs,
  visit,
  WIDE,
} from '#testing/screens/browser.js';
import { Keys } from '#testing/screens/keyboard.js';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';

const COMMUNE = '2025-02728';
const TITLE = 'Tiết mục văn nghệ';

// Real: the built hub and console, Chromium. Nothing plays here.
describeScreens('from a notice and a bulletin into the schedule', () => {
  let hub: HubProcess;
  let browser: Browser;
  let operator: ApiClient;
  let bulletin: BulletinAnswer;
  let troubled: OrderAnswer;
  const first = addDays(localOf(Date.now()).date, 1);

  beforeAll(async () => {
    [hub, browser] = await Promise.all([HubProcess.start('sqlite + embedded'), openBrowser()]);
    const station = await openStation(hub.admin, COMMUNE, {
      regulation: {
        windows: [
          { name: 'all-day', days: EVERY_DAY, from: '06:00', to: '20:00', maxMinutes: 60, volume: 50 },
        ],
        quota: { maxSessionsPerDay: 4, maxMinutesPerSession: 60, maxMinutesPerDay: 90, weekdays: EVERY_DAY },
      },
    });
    operator = await person(hub, 'commune-operator', COMMUNE, 'dai-xa');
    const approver = await person(hub, 'commune-approver', COMMUNE, 'duyet-xa');
    bulletin = await approvedBulletin(operator, approver, { unit: COMMUNE, title: 'Họp thôn' });
    const draft = { unit: COMMUNE, bulletins: [bulletin.id], atMs: Date.now() };
    const daily = (atLocal: string) => ({
      recurrence: { kind: 'daily', from: first, to: addDays(first, 2) },
      airings: [{ kind: 'fixed', atLocal, toleranceMs: 0 }],
    });
    troubled = await confirmedOrder(operator, { ...draft, title: TITLE, change: daily('10:00') });
    await schedule(operator, station.id, 'the airings', (all) => all.some((o) => o.order === troubled.id));
    const waits = await renderedBulletin(operator, { unit: COMMUNE, title: 'Tiêm chủng' });
    await operator.ok(operator.post(`/api/v1/bulletins/${waits.id}/submit`));
    const atMs = Date.parse(`${first}T11:00:00+07:00`);
    const body = orderBody({ unit: COMMUNE, title: 'Tiêm chủng', bulletins: [waits.id], atMs });
    const { id } = await operator.ok(
      operator.post<OrderAnswer>('/api/v1/orders', { ...body, whenApproved: true }),
    );
    await operator.ok(operator.post(`/api/v1/orders/${id}/confirm`, { whenApproved: true }));
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
  });

  it('by keys: an order’s link opens its airing; all of it is withdrawn there with a reason', async () => {
    const { page, context, complaints } = await visit(browser, hub.api.baseUrl, WIDE);
    await signInAs(page, { login: 'dai-xa', password: PASSWORD }, `/schedule?order=${troubled.id}`);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Đã lên lịch').waitFor();
    expect(await dialog.getByRole('link', { name: 'Mở bản tin' }).getAttribute('href')).toBe(
      `/bulletins/${bulletin.id}`,
    );
    const keys = new Keys(page).in(dialog);
    await keys.press('Không phát ngày này…');
    await keys.radio(/./, 'Tất cả');
    await keys.see(/Thu hồi cả lịch phát, có hiệu lực ngay/);
    expect(await page.getByRole('button', { name: 'Thu hồi lịch phát' }).isDisabled()).toBe(true);
    await keys.write('Lý do thu hồi', 'Không còn biểu diễn');
    await keys.press('Thu hồi lịch phát');
    await page.getByText(`Đã thu hồi lịch phát “${TITLE}”.`).waitFor();
    await until('the order to be withdrawn', async () => {
      const { state } = await operator.ok(operator.get<{ state: string }>(`/api/v1/orders/${troubled.id}`));
      return state === 'withdrawn';
    });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('by keys: what waits for approval is drawn as such, and is named beside the minutes', async () => {
    const { page, context, complaints } = await visit(browser, hub.api.baseUrl, WIDE);
    await signInAs(page, { login: 'dai-xa', password: PASSWORD }, `/schedule?view=week&date=${first}`);
    await page.getByText('và 1 lượt chờ duyệt').waitFor();
    const keys = new Keys(page);
    await keys.press(/Tiêm chủng · Chờ duyệt/);
    await page
      .getByRole('dialog')
      .getByText(/Bản tin chưa được duyệt/)
      .waitFor();
    await page.keyboard.press('Escape');
    await keys.radio('Cách xem', 'Danh sách');
    await page.getByRole('heading', { name: 'Chờ duyệt (chưa tính vào thời lượng)' }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('by keys: an approved bulletin leads to an order that has it, and is withdrawn with a reason', async () => {
    const { page, context, complaints } = await visit(browser, hub.api.baseUrl, WIDE);
    await signInAs(page, { login: 'dai-xa', password: PASSWORD }, `/bulletins/${bulletin.id}`);
    await new Keys(page).follow('Xếp lịch phát');
    await page.waitForURL(/\/schedule\/new\?bulletin=/);
    await until('the name of the order', async () => {
      return (await page.getByLabel('Tên lịch phát').inputValue()) === 'Họp thôn';
    });
    await page.goBack();
    const keys = new Keys(page);
    await keys.press('Thu hồi');
    const dialog = page.getByRole('dialog');
    await keys.in(dialog).write('Lý do', 'ồ');
    expect(await axeFindings(page)).toEqual([]);
    await keys.in(dialog).press('Thu hồi');
    const reason = dialog.getByRole('textbox', { name: 'Lý do' });
    await until('the reason to be asked for again', async () => {
      return (await reason.getAttribute('aria-invalid')) === 'true' && hasFocus(reason);
    });
    await keys.in(dialog).write('Lý do', 'Hoãn họp');
    await keys.in(dialog).press('Thu hồi');
    await dialog.waitFor({ state: 'detached' });
    await keys.see('Lý do thu hồi: Hoãn họp');
    const { state } = await operator.ok(operator.get<{ state: string }>(`/api/v1/bulletins/${bulletin.id}`));
    expect(state).toBe('withdrawn');
    expect(complaints).toEqual([]);
    await context.close();
  });
});
