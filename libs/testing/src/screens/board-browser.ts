import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromium as newest } from '../services/available.js';
import { privateFolder } from '../services/run-folder.js';

/** A roadside screen: one browser with its own store on disk; closed and opened again it is the same box. */
export class BoardBrowser {
  /** What went wrong in the page unseen. */
  readonly complaints: string[] = [];
  private readonly folder = privateFolder('board');
  private context: BrowserContext | null = null;

  /** @param args further ones for the browser @param executablePath which browser */
  constructor(
    private readonly viewport = { width: 1920, height: 1080 },
    private readonly args: readonly string[] = [],
    private readonly executablePath = newest(),
  ) {}

  /** Somebody forbade pages to keep anything; before it is switched on. */
  forbidStore(): void {
    mkdirSync(join(this.folder, 'Default'), { recursive: true });
    const forbidden = { profile: { default_content_setting_values: { cookies: 2 } } };
    writeFileSync(join(this.folder, 'Default', 'Preferences'), JSON.stringify(forbidden));
  }

  /** Switches it on and goes to this address. */
  async open(url: string): Promise<Page> {
    const { executablePath } = this;
    this.context = await chromium.launchPersistentContext(this.folder, {
      ...(executablePath && { executablePath }),
      args: ['--no-sandbox', '--disable-dev-shm-usage', ...this.args],
      viewport: this.viewport,
      timezoneId: 'America/Lima',
    });
    this.context.setDefaultTimeout(45_000);
    const page = this.context.pages()[0] ?? (await this.context.newPage());
    page.on('pageerror', (error) => this.complaints.push(error.stack ?? error.message));
    await page.goto(url);
    return page;
  }

  /** Another tab of the same browser. */
  async anotherTab(url: string): Promise<Page> {
    const page = await this.context!.newPage();
    await page.goto(url);
    return page;
  }

  async close(): Promise<void> {
    await this.context?.close();
    this.context = null;
  }
}
