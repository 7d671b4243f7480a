import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { benchBrowser, signedInPage } from './bench-browser.js';
import type { BenchRow } from './row.js';
import { type ScreensHub, startScreensHub } from './screens-hub.js';

const DEVICES = 5000;
const CHANGES_A_SECOND = 1000;
const EVERY_MS = 50;
const MEASURED_MS = 8000;
const SETTLE_MS = 3000;
/** A page that freezes draws far fewer frames than the same page at rest. */
const TARGET_FRAMES = 0.8;
const VIEWS = ['map', 'wall', 'list'] as const;

interface Frames {
  perSecond: number;
  p50: number;
  p95: number;
  max: number;
  /** Tasks over 50 ms: how many, and the longest. */
  longTasks: number;
  longestMs: number;
}

/**
 * The monitoring page of 5,000 devices in a real browser at a real hub: its frames while 1,000 device states a second
 * change, against the same page at rest. In the end the page must show what is.
 */
export async function screensBench(devices = DEVICES): Promise<BenchRow[]> {
  const browser = await benchBrowser();
  if (!browser) {
    console.error('screens: no Chromium on this machine, nothing was measured');
    return [];
  }
  const folder = await mkdtemp(join(tmpdir(), 'ttn-bench-'));
  const hub = await startScreensHub(folder, devices);
  try {
    const page = await signedInPage(browser, hub.baseUrl, hub.who, WATCH_FRAMES);
    const rows: BenchRow[] = [];
    for (const view of VIEWS) rows.push(await measured(page, hub, view, devices));
    return rows;
  } finally {
    await browser.close();
    await hub.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function measured(page: Page, hub: ScreensHub, view: string, devices: number): Promise<BenchRow> {
  await page.goto(`/monitoring?view=${view}`);
  await page.getByText('Đang cập nhật trực tiếp').waitFor({ timeout: 60_000 });
  await page
    .getByText(`trong ${devices.toLocaleString('vi-VN')}`, { exact: true })
    .waitFor({ timeout: 60_000 });
  await delay(SETTLE_MS);
  const rest = await framesOf(page);
  const load = setInterval(() => hub.change((CHANGES_A_SECOND * EVERY_MS) / 1000), EVERY_MS);
  await delay(1000);
  const busy = await framesOf(page).finally(() => clearInterval(load));
  hub.everybody('online');
  await page.getByText(devices.toLocaleString('vi-VN'), { exact: true }).first().waitFor({ timeout: 15_000 });
  for (const [name, frames] of Object.entries({ 'at rest': rest, changing: busy }))
    console.error(`  ${view} ${name}: ${told(frames)}`);
  const ratio = Math.round((100 * busy.perSecond) / rest.perSecond) / 100;
  return {
    name: `screens: frames of the ${view} while ${CHANGES_A_SECOND} states a second change`,
    ...{ devices, value: busy.perSecond, limit: rest.perSecond, unit: 'frames/s', ratio },
    ...{ target: TARGET_FRAMES, better: 'higher', met: ratio >= TARGET_FRAMES },
  };
}

async function framesOf(page: Page): Promise<Frames> {
  await page.evaluate('frameWatch.begin()');
  await delay(MEASURED_MS);
  return page.evaluate<Frames>('frameWatch.end()');
}

const told = ({ perSecond, p50, p95, max, longTasks, longestMs }: Frames): string =>
  `${perSecond} frames/s, frame p50 ${p50} p95 ${p95} max ${max} ms, ${longTasks} long tasks (longest ${longestMs} ms)`;

/** In the page: the time between frames, and tasks that kept it from drawing. */
const WATCH_FRAMES = `
  window.frameWatch = (() => {
    let gaps = [], tasks = [], last = 0, on = false;
    const frame = (at) => {
      if (!on) return;
      if (last) gaps.push(at - last);
      last = at;
      requestAnimationFrame(frame);
    };
    new PerformanceObserver((list) => {
      if (on) for (const entry of list.getEntries()) tasks.push(entry.duration);
    }).observe({ type: 'longtask' });
    const round = (value) => Math.round(value * 10) / 10;
    return {
      begin() {
        gaps = []; tasks = []; last = 0; on = true;
        requestAnimationFrame(frame);
      },
      end() {
        on = false;
        const sorted = [...gaps].sort((a, b) => a - b);
        const at = (share) => round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] || 0);
        const total = gaps.reduce((sum, gap) => sum + gap, 0);
        return {
          perSecond: round((1000 * gaps.length) / total), p50: at(0.5), p95: at(0.95), max: at(1),
          longTasks: tasks.length, longestMs: Math.round(Math.max(0, ...tasks)),
        };
      },
    };
  })();
`;
