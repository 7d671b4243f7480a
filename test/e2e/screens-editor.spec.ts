import { enrolmentCode } from '#testing/hub/devices.js';
import { HubProcess } from '#testing/hub/hub-process.js';
import { asRun } from '#testing/hub/orders.js';
import { PASSWORD, person } from '#testing/hub/people.js';
import { SpeakerAgent } from '#testing/hub/speaker-agent.js';
import { inSeconds, localOf, openStation } from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import type { ApiClient } from '#testing/hub/api-client.js';
import {
  byKeys,
  describeScreens,
  openBrowser,
  PHONE,
  signInAs,
  visit,
  WIDE,
} from '#testing/screens/browser.js';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { docxOf, paragraph, run } from '../medium/documents-fixtures.js';

const PROVINCE = '2025-15';
const COMMUNE = '2025-02728';
const LINES = [
  'ỦY BAN NHÂN DÂN TỈNH LÀO CAI',
  'Số: 45/TB-UBND',
  'THÔNG BÁO',
  'Về việc hỗ trợ tiền điện cho hộ nghèo',
  'Từ ngày 01/8/2026, hộ nghèo được hỗ trợ 59.500 đồng/hộ/tháng.',
  'Nơi nhận: Các xã, phường.',
];

// Real: the built hub and console, Chromium, a speaker agent that plays into a file.
describeScreens('a day of a province editor', () => {
  let hub: HubProcess;
  let browser: Browser;
  let agent: SpeakerAgent;
  let monitor: ApiClient;

  beforeAll(async () => {
    [hub, browser] = await Promise.all([HubProcess.start('sqlite + embedded'), openBrowser()]);
    const station = await openStation(hub.admin, COMMUNE);
    await person(hub, 'province-editor', PROVINCE, 'bien-tap');
    await person(hub, 'province-approver', PROVINCE, 'duyet');
    monitor = await person(hub, 'monitor', PROVINCE, 'theo-doi');
    agent = new SpeakerAgent(hub.api.baseUrl);
    agent.start(await enrolmentCode(hub.admin, station.places[0]!));
  });
  afterAll(async () => {
    await agent?.end();
    await browser?.close();
    await hub?.stop();
  });

  it('from a Word document to sound at its minute, and to the as-run log', async () => {
    const { page, context, complaints } = await visit(browser, hub.api.baseUrl, WIDE);
    await signInAs(page, { login: 'bien-tap', password: PASSWORD }, '/compose');
    const next = () => page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.locator('input[type=file]').setInputFiles({
      name: 'thong-bao-45.docx',
      mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      buffer: docxOf({ body: LINES.map((line) => paragraph(run(line))).join('') }),
    });
    await page.getByText('Word (.docx)').first().waitFor();
    await next();
    await page
      .getByText(/Đã chọn \d+ phần/)
      .locator('visible=true')
      .first()
      .waitFor();
    await next();
    // Source and reading side by side.
    await page
      .getByText(/năm mươi chín nghìn năm trăm đồng/)
      .first()
      .waitFor();
    await next();
    await page.getByRole('textbox', { name: 'Tiêu đề' }).fill('Hỗ trợ tiền điện');
    await page.getByRole('textbox', { name: 'Nguồn tin' }).fill('UBND tỉnh Lào Cai');
    await page.getByRole('button', { name: 'Lưu và nghe' }).click();
    await page.getByRole('button', { name: 'Gửi duyệt' }).click();
    await page.getByText('Đã gửi duyệt').first().waitFor();

    const { items } = await monitor.ok(
      monitor.get<{ items: { id: string }[] }>('/api/v1/bulletins?state=submitted'),
    );
    const approver = await visit(browser, hub.api.baseUrl, PHONE);
    await signInAs(approver.page, { login: 'duyet', password: PASSWORD }, '/');
    // The approver: on a telephone's screen, with a keyboard alone.
    await byKeys(
      approver.page,
      approver.page.getByRole('link', { name: /Nghe và duyệt:.*Hỗ trợ tiền điện/ }),
    );
    await approver.page
      .getByRole('heading', { name: /Hỗ trợ tiền điện/ })
      .first()
      .waitFor();
    for (const no of await approver.page.getByRole('radio', { name: 'Không' }).all())
      await byKeys(approver.page, no, 'Space');
    await byKeys(approver.page, approver.page.getByRole('checkbox', { name: /chưa nghe hết/ }), 'Space');
    await byKeys(approver.page, approver.page.getByRole('button', { name: 'Duyệt', exact: true }));
    await approver.page.getByText('Đã duyệt').first().waitFor();

    await page.goto('/schedule/new');
    await page.getByLabel('Tên lịch phát').fill('Hỗ trợ tiền điện');
    await page.getByLabel('Ưu tiên', { exact: true }).check();
    await page.getByRole('checkbox', { name: /Hỗ trợ tiền điện/ }).check();
    await page.getByRole('checkbox', { name: /Toàn bộ tỉnh Lào Cai/ }).check();
    const atMs = Math.ceil(inSeconds(30) / 60_000) * 60_000;
    const { date, atLocal } = localOf(atMs);
    await page.getByLabel('Ngày phát').fill(date.split('-').reverse().join('/'));
    await page.getByLabel('Vào giờ cố định').check();
    await page.getByRole('textbox', { name: /^Giờ phát/ }).fill(atLocal.slice(0, 5));
    await page.getByRole('button', { name: 'Kiểm tra lịch' }).click();
    await page.getByRole('button', { name: /Xác nhận phát tại/ }).click();
    await page.getByText(/Đã xác nhận lịch phát/).waitFor();
    const row = await until(
      'it to be played to its end',
      async () => (await asRun(monitor)).find((r) => r.end !== null),
      120_000,
    );
    expect(row).toMatchObject({ end: 'finished', playedMs: row.durationMs, late: false });
    const heard = agent.heard().find(({ toMs }) => toMs > atMs)!;
    expect(Math.abs(heard.fromMs - atMs)).toBeLessThan(1000);
    await page.goto('/as-run');
    await page.getByText('Đã phát xong').first().waitFor();
    expect(items).toHaveLength(1);
    for (const window of [{ context, complaints }, approver]) {
      expect(window.complaints).toEqual([]);
      await window.context.close();
    }
  });
});
