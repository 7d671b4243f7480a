import { enrolmentCode } from '#testing/hub/devices.js';
import { HubProcess } from '#testing/hub/hub-process.js';
import { PASSWORD, person } from '#testing/hub/people.js';
import { SpeakerAgent } from '#testing/hub/speaker-agent.js';
import { openStation } from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import { byKeys, describeScreens, openBrowser, signInAs, visit, WIDE } from '#testing/screens/browser.js';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';

jest.setTimeout(120_000);
const COMMUNE = '2025-02728';

// Real: the built hub and console, Chromium, a speaker agent as a process that is killed and started again.
describeScreens('somebody who watches', () => {
  let hub: HubProcess;
  let browser: Browser;
  let agent: SpeakerAgent;

  beforeAll(async () => {
    [hub, browser] = await Promise.all([HubProcess.start('sqlite + embedded'), openBrowser()]);
    const station = await openStation(hub.admin, COMMUNE, { places: ['Nhà văn hóa thôn Ky'] });
    await person(hub, 'technician', COMMUNE, 'ky-thuat');
    agent = new SpeakerAgent(hub.api.baseUrl);
    agent.start(await enrolmentCode(hub.admin, station.places[0]!));
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

  it('sees a loudspeaker die and come back without loading the page anew, and takes on its alarm', async () => {
    const { page, context, complaints } = await visit(browser, hub.api.baseUrl, WIDE);
    await signInAs(page, { login: 'ky-thuat', password: PASSWORD }, '/monitoring');
    await page.getByText('Đang cập nhật trực tiếp').waitFor();
    await page.getByText('Danh sách', { exact: true }).click();
    const row = page.getByRole('row', { name: /Nhà văn hóa thôn Ky/ });
    await row.getByText('Đang kết nối').first().waitFor();
    await agent.end();
    await row
      .getByText(/Mất kết nối/)
      .first()
      .waitFor();

    await byKeys(page, page.getByRole('link', { name: 'Cảnh báo', exact: true }));
    await byKeys(page, page.getByRole('button', { name: /Tiếp nhận cảnh báo: Cụm loa mất kết nối/ }));
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/Ghi chú/).fill('Mất điện cả thôn, 14h có lại');
    await byKeys(page, dialog.getByRole('button', { name: 'Tiếp nhận' }));
    await page.getByText('Mất điện cả thôn').first().waitFor();

    agent.start();
    await byKeys(page, page.getByRole('link', { name: 'Bản đồ, tình trạng loa' }));
    await page.getByText('Danh sách', { exact: true }).click();
    await row.getByText('Đang kết nối').first().waitFor();
    await row.getByRole('link', { name: 'Nhà văn hóa thôn Ky' }).click();
    await page.getByRole('heading', { level: 1, name: /Nhà văn hóa thôn Ky/ }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});
