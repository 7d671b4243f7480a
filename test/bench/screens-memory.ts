import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { benchBrowser, signedInPage } from './bench-browser.js';
import type { BenchRow } from './row.js';
import { type ScreensHub, startScreensHub } from './screens-hub.js';

const DEVICES = 5000;
/** An officer's machine has 4 GB for everything. */
const LIMIT_MIB = 500;
const SETTLE_MS = 5000;
const BUSY_MS = 30_000;
const CHANGES_A_SECOND = 1000;
const EVERY_MS = 50;
const LONG_TEXT = Array.from(
  { length: 300 },
  (_, i) => `Từ ngày ${(i % 28) + 1}/8/2026, hộ nghèo thôn ${i} được hỗ trợ ${i + 59}.500 đồng/hộ/tháng.`,
).join('\n');

/** What the heaviest pages take in a whole browser, one window each: its processes' own memory (PSS), and of that the JavaScript. */
export async function screensMemoryBench(devices = DEVICES): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ttn-bench-'));
  const hub = await startScreensHub(folder, devices);
  const rows: BenchRow[] = [];
  const measure = async (name: string, who: ScreensHub['who'], use: (page: Page) => Promise<void>) => {
    const browser = await benchBrowser();
    if (!browser) return console.error('memory: no Chromium on this machine, nothing was measured');
    const page = await signedInPage(browser, hub.baseUrl, who, '');
    await use(page);
    await delay(SETTLE_MS);
    const heapMib = await heapOf(page);
    const value = pssMib();
    console.error(`  ${name}: ${value} MiB of ${browser.version()}, JavaScript heap ${heapMib} MiB`);
    const ratio = Math.round((100 * value) / LIMIT_MIB) / 100;
    const about = { name: `memory: ${name}`, devices, value, limit: LIMIT_MIB, unit: 'MiB', ratio };
    rows.push({ ...about, target: 1, better: 'lower', met: ratio <= 1 });
    await browser.close();
  };
  try {
    await measure('the first page', hub.who, async (page) => void (await page.goto('/')));
    for (const view of ['map', 'wall', 'list'])
      await measure(`the ${view} after half a minute of changes`, hub.who, async (page) => {
        await page.goto(`/monitoring?view=${view}`);
        await page
          .getByText(`trong ${devices.toLocaleString('vi-VN')}`, { exact: true })
          .waitFor({ timeout: 60_000 });
        const load = setInterval(() => hub.change((CHANGES_A_SECOND * EVERY_MS) / 1000), EVERY_MS);
        await delay(BUSY_MS).finally(() => clearInterval(load));
      });
    await measure('the schedule by week', hub.who, async (page) => {
      await page.goto('/schedule');
      await page
        .getByText(/^\d\d:00$/)
        .first()
        .waitFor({ timeout: 60_000 });
    });
    await measure('the wizard with a document of 300 lines', await hub.editor(), throughTheWizard);
    return rows;
  } finally {
    await hub.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** As far as source and reading side by side. */
async function throughTheWizard(page: Page): Promise<void> {
  const next = (): Promise<void> => page.getByRole('button', { name: 'Tiếp tục' }).click({ timeout: 60_000 });
  await page.goto('/compose');
  await page.getByText('Dán hoặc gõ nội dung').click();
  await page.getByRole('textbox', { name: 'Nội dung' }).fill(LONG_TEXT);
  await next();
  await page
    .getByText(/Đã chọn \d+ phần/)
    .locator('visible=true')
    .first()
    .waitFor({ timeout: 60_000 });
  await next();
  await page
    .getByText(/năm trăm đồng/)
    .first()
    .waitFor({ timeout: 60_000 });
}

/** After the garbage is gone. */
async function heapOf(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  return mib((await devtools.send('Runtime.getHeapUsage')).usedSize);
}

/** Of the browser and all processes below it; what several share is counted once. Linux only. */
function pssMib(): number {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(processes.map((pid) => [pid, parentOf(pid)]));
  const isOurs = (pid: string | undefined): boolean =>
    pid !== undefined && (pid === String(process.pid) || isOurs(parents.get(pid)));
  const below = processes.filter((pid) => pid !== String(process.pid) && isOurs(pid));
  return mib(below.reduce((sum, pid) => sum + pssOf(pid), 0));
}

/** Undefined for a process that has just gone. */
function parentOf(pid: string): string | undefined {
  return /^PPid:\s+(\d+)/m.exec(readProc(pid, 'status'))?.[1];
}

const pssOf = (pid: string): number =>
  1024 * Number(/^Pss:\s+(\d+)/m.exec(readProc(pid, 'smaps_rollup'))?.[1] ?? 0);

function readProc(pid: string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

const mib = (bytes: number): number => Math.round(bytes / 1024 / 1024);
