import { ADMIN_PASSWORD } from '#testing/hub/pairs.js';
import { HubProcess } from '#testing/hub/hub-process.js';
import { PASSWORD } from '#testing/hub/people.js';
import { type Look, LOOKS, type Visitor } from '#testing/screens/addresses.js';
import {
  axeFindings,
  describeScreens,
  openBrowser,
  overflows,
  PHONE,
  settled,
  signInAs,
  visit,
  WIDE,
} from '#testing/screens/browser.js';
import { VIETNAMESE } from '#testing/vietnamese.js';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type PagesWorld, pagesWorld } from './pages-world.js';

const NOWHERE = '/khong-co-trang-nay';
const SAYS_NONE = /Không có trang này|Trang này gặp lỗi|không dùng trang này/;

// Real: the built hub and console, Chromium. Every page, for somebody whose page it is, on both screens.
describeScreens('every page', () => {
  let hub: HubProcess;
  let browser: Browser;
  let world: PagesWorld;

  beforeAll(async () => {
    [hub, browser] = await Promise.all([HubProcess.start('sqlite + embedded'), openBrowser()]);
    world = await pagesWorld(hub);
  });
  afterAll(async () => {
    await world?.fleet.stop();
    await browser?.close();
    await hub?.stop();
  });

  const filled = (address: string): string =>
    address.replace(/\{(\w+)\}/g, (_, name: string) => world.ids[name] ?? name);

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

  for (const who of Object.keys(LOOKS) as Visitor[])
    it(`${who}: nothing serious for axe, nothing wider than the screen, no complaint, wide and on a telephone`, async () => {
      const { page, context, complaints } = await visit(browser, hub.api.baseUrl);
      if (who !== 'nobody')
        await signInAs(page, { login: who, password: who === 'admin' ? ADMIN_PASSWORD : PASSWORD });
      const found: Record<string, string[]> = {};
      for (const look of LOOKS[who] as readonly Look[]) {
        const [address, ...then] = typeof look === 'string' ? [look] : look;
        // Its buttons may be there on the wide screen only.
        if (then.length > 0) await page.setViewportSize(WIDE);
        await page.goto(filled(address));
        for (const [i, step] of [null, ...then].entries()) {
          if (step !== null) await open(page, filled(step));
          const problems = await onBothScreens(page, address !== NOWHERE, i < then.length);
          problems.push(...complaints.splice(0));
          if (problems.length > 0) found[[address, step ?? ''].join(' ').trim()] = problems;
        }
      }
      expect(found).toEqual({});
      await context.close();
    });

  it('in English nothing is Vietnamese but what people wrote; the choice stays, and the page says its language', async () => {
    const { page, context, complaints } = await visit(browser, hub.api.baseUrl);
    await signInAs(page, { login: 'bien-tap', password: PASSWORD });
    await page.getByRole('button', { name: /^Tài khoản/ }).click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    await page.getByRole('link', { name: 'Bulletins', exact: true }).click();
    const found: Record<string, string[]> = {};
    const addresses = ['/', '/bulletins', '/compose', '/schedule', '/as-run', '/monitoring?view=wall'];
    for (const address of [...addresses, '/orders/{order}', '/bulletins/{approved}']) {
      await page.goto(filled(address));
      await page.getByRole('navigation', { name: 'Menu' }).waitFor();
      await page.getByRole('status', { name: 'Loading…' }).first().waitFor({ state: 'detached' });
      await settled(page);
      const left = (await page.evaluate<string[]>(SAID)).filter((said) => VIETNAMESE.test(withoutData(said)));
      if (left.length > 0) found[address] = left;
      expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    }
    expect(found).toEqual({});
    await page
      .getByText(/from \d{1,2} [A-Z][a-z]{2} \d{4} to \d/)
      .first()
      .waitFor();
    // What the hub refuses, too.
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('menuitem', { name: 'Change the password' }).click();
    await page.getByLabel('Password in use').fill('không phải mật khẩu này');
    for (const label of ['New password', 'The new password again'])
      await page.getByLabel(label, { exact: true }).fill('một câu khác hẳn');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('The present password is wrong: type it again').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});

/** Titles, reasons and names of the world, and of the language itself. */
const DATA =
  /Tiêm phòng cho trẻ em|Bản tin (thu hồi|bị trả lại)|Thiếu ngày tiêm|Lịch tiêm phòng|Họp thôn|Tin sai giờ họp|Phòng cháy rừng|Hỏa tốc|Đài truyền thanh [\d-]+|((Tỉnh|Phường) )?Lào Cai|(Xã )?Mường Hum|Nhà văn hóa|Chợ|Văn phòng UBND|Tiếng Việt/g;
const withoutData = (said: string): string => said.replace(DATA, '');
/** What is on the page to be read, and what is said to those who do not see it. */
const SAID = `[...document.querySelectorAll('body :not(noscript)')].flatMap((element) => [
  ...['aria-label', 'placeholder', 'title', 'alt'].map((name) => element.getAttribute(name) ?? ''),
  ...[...element.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data),
]).concat(document.title).filter((said) => said.trim() !== '')`;

/** As a link of the page would, or a press on what has this name. */
async function open(page: Page, step: string): Promise<void> {
  if (step.startsWith('?'))
    await page.evaluate(
      `history.pushState({}, '', ${JSON.stringify(step)}), dispatchEvent(new PopStateEvent('popstate', { state: {} }))`,
    );
  else
    await page
      .getByRole('tab', { name: step })
      .or(page.getByRole('button', { name: step }))
      .first()
      .click();
}

/** @param backToWide the next look begins on the wide screen; else on the one where this ends, to draw each page once less */
async function onBothScreens(page: Page, isAPage: boolean, backToWide: boolean): Promise<string[]> {
  const problems: string[] = [];
  const first = page.viewportSize()!.width === WIDE.width ? WIDE : PHONE;
  for (const size of [first, first === WIDE ? PHONE : WIDE]) {
    await page.setViewportSize(size);
    // Behind an open dialog they are there, and hidden from those who do not see it.
    await page.locator('h1').first().waitFor();
    await page.getByRole('status', { name: 'Đang tải…' }).first().waitFor({ state: 'detached' });
    await settled(page);
    const on = (problem: string): string => `${size.width} px: ${problem}`;
    problems.push(...(await axeFindings(page)).map(on));
    if (await overflows(page)) problems.push(on('wider than the window'));
    if (isAPage && SAYS_NONE.test(await page.locator('main').innerText()))
      problems.push(on('says that it is none'));
  }
  if (backToWide) await page.setViewportSize(WIDE);
  return problems;
}
