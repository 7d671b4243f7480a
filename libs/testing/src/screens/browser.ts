import { describe } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
  type Request,
} from 'playwright-core';
import { until } from '../hub/until.js';
import { chromium as newest, chromium109, missing, type ServiceName } from '../services/available.js';
import { reportMissing } from '../services/database.js';
import { repositoryRoot } from '../services/run-folder.js';

/** The two that count: an officer's old screen, and a telephone. */
export const WIDE = { width: 1366, height: 768 };
export const PHONE = { width: 390, height: 844 };
const STEP_MS = 45_000;

/** Tests in a real browser; skipped, with the reason, where there is none. */
export function describeScreens(
  title: string,
  body: () => void,
  engine: Extract<ServiceName, `chromium${string}`> = 'chromium',
): void {
  const reason = missing('chromium') ?? missing(engine);
  describe(title, () => (reason ? reportMissing(reason) : body()));
}

export const openBrowser = (): Promise<Browser> => launch(newest());
/** Chromium 109: the floor of the screens. */
export const openFloorBrowser = (): Promise<Browser> => launch(chromium109());

function launch(executablePath: string | undefined): Promise<Browser> {
  const args = [
    ...['--no-sandbox', '--disable-dev-shm-usage', '--autoplay-policy=no-user-gesture-required'],
    ...['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
  ];
  return chromium.launch({ ...(executablePath && { executablePath }), args });
}

/** What went wrong in a page unseen; a journey ends with this empty. */
export interface Visit {
  page: Page;
  context: BrowserContext;
  complaints: string[];
}

/** A window of its own, with nobody signed in. Answers of the hub that refuse are no complaint: pages show them. */
export async function visit(
  browser: Browser,
  baseURL: string,
  viewport = WIDE,
  more: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    ...more,
    ...{ baseURL, viewport, locale: 'vi-VN', timezoneId: 'America/Lima' },
    permissions: ['microphone'],
  });
  context.setDefaultTimeout(STEP_MS);
  const page = await context.newPage();
  watchFetches(page);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  return { page, context, complaints };
}

/** Through the form, as people do. */
export async function signInAs(
  page: Page,
  who: { login: string; password: string },
  path = '/',
): Promise<void> {
  await page.goto(path);
  await page.getByLabel('Tên đăng nhập').fill(who.login);
  await page.getByLabel('Mật khẩu').first().fill(who.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('navigation', { name: 'Trình đơn' }).or(page.getByRole('main')).first().waitFor();
  await page.getByRole('button', { name: 'Đăng nhập' }).waitFor({ state: 'detached' });
}

const QUIET_MS = 120;
const FETCHED = ['document', 'script', 'stylesheet', 'fetch', 'xhr'];
const fetching = new WeakMap<Page, Set<Request>>();

function watchFetches(page: Page): void {
  const open = new Set<Request>();
  fetching.set(page, open);
  page.on('request', (request) => FETCHED.includes(request.resourceType()) && open.add(request));
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
}

/** Nothing has been fetched for a moment (Playwright's `networkidle` takes half a second at each page). */
export async function settled(page: Page): Promise<void> {
  let quietSinceMs = Date.now();
  await until('the page to fetch nothing more', () => {
    if (fetching.get(page)!.size > 0) quietSinceMs = Date.now();
    return Date.now() - quietSinceMs >= QUIET_MS;
  });
}

const MAX_TABS = 250;

/** What is asked of an element in the page. */
interface Element {
  matches(selector: string): boolean;
  compareDocumentPosition(other: unknown): number;
  ownerDocument: { activeElement: unknown };
}
const FOLLOWING = 4;
export const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element: Element) => element.matches(':focus'));

/**
 * With the keyboard alone: Tab, or Shift and Tab where it stands before what has the focus, until it has the focus; then the
 * key. `Space` for boxes and radios.
 */
export async function byKeys(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await target.waitFor({ state: 'attached' });
  const position = await target.evaluate((element: Element) =>
    element.compareDocumentPosition(element.ownerDocument.activeElement),
  );
  const step = position & FOLLOWING ? 'Shift+Tab' : 'Tab';
  for (let i = 0; i < MAX_TABS; i++) {
    if (await hasFocus(target)) return page.keyboard.press(key);
    await page.keyboard.press(step);
  }
  throw new Error(`${MAX_TABS} times ${step} did not get to ${String(target)}`);
}

/** A double click on a computer that is behind: both clicks are taken before any timer of the page. */
export const pressTwice = (button: Locator): Promise<void> =>
  button.evaluate((element: { click(): void }) => {
    const { port1, port2 } = new MessageChannel();
    // The browser's port, not Node's.
    (port1 as unknown as { onmessage: () => void }).onmessage = () => element.click();
    // In the queue before anything that the first click puts there.
    port2.postMessage(null);
    element.click();
  });

const axe = readFileSync(join(repositoryRoot(), 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
interface Violation {
  id: string;
  impact: string | null;
  help: string;
  nodes: { target: unknown[]; failureSummary?: string }[];
}

/** Nothing has moved for three looks: between its appearing and its fading in a dialog stands still, too. 2.5 s at most. */
const STILL = `new Promise((resolve) => {
  const isMoving = (one) => one.playState === 'running' && one.effect.getTiming().iterations !== Infinity;
  let still = 0;
  let looks = 0;
  const look = () => {
    still = document.getAnimations().some(isMoving) ? 0 : still + 1;
    if (still > 2 || ++looks > 50) resolve();
    else setTimeout(look, 50);
  };
  look();
})`;

/** Serious and critical findings of axe, each with the first element; empty is what a page should give. */
export async function axeFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axe);
  // What still fades in has colours that nobody reads.
  await page.evaluate(STILL);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: Violation[] }> };
    };
    return (await axe.run({ resultTypes: ['violations'] })).violations;
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) =>
        `${id}: ${help} (${nodes.length}×) ${JSON.stringify(nodes[0]?.target)} ${nodes[0]?.failureSummary ?? ''}`,
    );
}

/** Wider than the window: somebody has to push the page about. */
export const overflows = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth + 1');
