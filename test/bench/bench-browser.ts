import { findProgram } from '#testing/services/available.js';
import { type Browser, chromium, type Page } from 'playwright-core';

/** An officer's old screen. */
const VIEWPORT = { width: 1366, height: 768 };

/** null: there is no browser on this machine. */
export async function benchBrowser(): Promise<Browser | null> {
  const executablePath = findProgram('chromium', 'chromium-browser', 'google-chrome');
  return executablePath
    ? chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
    : null;
}

/** A page of the console with somebody signed in, through the form. */
export async function signedInPage(
  browser: Browser,
  baseURL: string,
  who: { login: string; password: string },
  initScript: string,
): Promise<Page> {
  const context = await browser.newContext({ baseURL, viewport: VIEWPORT, locale: 'vi-VN' });
  const page = await context.newPage();
  await page.addInitScript(initScript);
  await page.goto('/');
  await page.getByLabel('Tên đăng nhập').fill(who.login);
  await page.getByLabel('Mật khẩu').first().fill(who.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('button', { name: 'Đăng nhập' }).waitFor({ state: 'detached' });
  return page;
}
