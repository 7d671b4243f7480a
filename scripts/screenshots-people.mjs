// Who looks at which page for scripts/screenshots.mjs, and how it is taken.
import { join } from 'node:path';
import { root } from './bootstrap.mjs';

export const STEP_MS = 120_000;
/** Charts and maps draw themselves, after what they show has come. */
const SETTLE_MS = 1200;
export const OUT = join(root, 'docs/screens');
export const JPEG = { type: 'jpeg', quality: 68 };
const SIZES = { wide: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } };
/** Nothing to be shown in a book of screens. */
const NO_PAGE =
  /Không có trang này|Trang này gặp lỗi|không dùng trang này|không có quyền|Chưa thực hiện được/;

/** Everybody at their own screens, signed in once. */
export class People {
  pages = new Map();

  constructor(browser, world) {
    this.browser = browser;
    this.world = world;
  }

  async shoot({ login, file, address, press = [], goesOn = false }, size) {
    const page = await this.pageOf(login, size);
    if (!goesOn) await this.open(page, await this.world.filled(address));
    await settled(page);
    for (const step of press) {
      await pressed(page, step);
      await settled(page);
    }
    if (press.length > 0)
      // A dialog or a form that opened below the screen.
      await page.evaluate(
        "document.querySelector('input:focus, textarea:focus')?.scrollIntoView({ block: 'center' })",
      );
    const text = await page.locator('body').innerText();
    if (NO_PAGE.test(text)) throw new Error(`it says: ${NO_PAGE.exec(text)[0]}`);
    await page.screenshot({ path: join(OUT, `${file}-${size}.jpg`), ...JPEG });
    console.log(`${file}-${size}.jpg`);
  }

  async open(page, address) {
    if (page.url() !== 'about:blank') {
      // What was typed is kept on the machine, and would be offered to the next.
      await page.evaluate('localStorage.clear()');
      // An address that differs in its hash or its search only would not be fetched anew.
      await page.goto('about:blank');
    }
    await page.goto(address);
  }

  async pageOf(login, size) {
    const key = `${login} ${size}`;
    if (!this.pages.has(key)) {
      const { base } = this.world;
      const context = await this.browser.newContext({
        ...{ viewport: SIZES[size], locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', baseURL: base },
      });
      context.setDefaultTimeout(STEP_MS);
      if (login !== null) {
        const answer = await context.request.post('/api/v1/auth/sign-in', {
          data: { ...this.world.passwordOf(login), cookie: true },
        });
        if (!answer.ok()) throw new Error(`${login} could not sign in: ${answer.status()}`);
      }
      this.pages.set(key, await context.newPage());
    }
    return this.pages.get(key);
  }
}

async function settled(page) {
  await page.waitForLoadState('load');
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await page.getByRole('status', { name: 'Đang tải…' }).first().waitFor({ state: 'detached' });
  await page.waitForTimeout(SETTLE_MS);
}

/** The last with this name: the one of a dialog comes after those of the page. `label=text` fills in a field. */
async function pressed(page, step) {
  const [, label, text] = /^(.+)=(.+)$/.exec(step) ?? [];
  if (label) return page.getByLabel(label).first().fill(text);
  const name = /^\/(.*)\/$/.test(step) ? new RegExp(step.slice(1, -1)) : step;
  const roles = ['tab', 'button', 'checkbox', 'radio', 'menuitem'];
  const any = roles.map((role) => page.getByRole(role, { name })).reduce((a, b) => a.or(b));
  await any.first().waitFor();
  await ((await page.getByRole('dialog').count()) > 0 ? any.last() : any.first()).click();
}
