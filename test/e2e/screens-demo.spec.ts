import { ApiClient } from '#testing/hub/api-client.js';
import { until } from '#testing/hub/until.js';
import { describeScreens, openBrowser, visit } from '#testing/screens/browser.js';
import { privateFolder, repositoryRoot } from '#testing/services/run-folder.js';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';

const LAID_OUT_MS = 240_000;

interface World {
  ports: { http: number };
  people: { login: string; password: string }[];
  boardCode: string;
}

// Real: the demonstration as `npm run demo` starts it, Chromium as its board.
describeScreens('the demonstration, as a stranger finds it', () => {
  const folder = privateFolder('demo');
  let demo: ChildProcess;
  let browser: Browser;
  let printed = '';
  let world: World;

  beforeAll(async () => {
    const main = join(repositoryRoot(), 'dist', 'apps', 'demo', 'src', 'main.js');
    demo = spawn(process.execPath, [main, '--data', folder, '--devices', '4'], { stdio: 'pipe' });
    for (const stream of [demo.stdout, demo.stderr])
      stream?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    browser = await openBrowser();
    await until(
      'the work is laid out',
      () => printed.includes('every account has its work'),
      LAID_OUT_MS,
    ).catch((cause: unknown) => {
      throw new Error(`it printed:\n${printed.slice(-3000)}`, { cause });
    });
    world = JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8')) as World;
  });
  afterAll(async () => {
    await browser?.close();
    demo.kill('SIGTERM');
    if (demo.exitCode === null) await once(demo, 'exit');
  });

  it('every account it prints has something to do, which it names in both languages', async () => {
    const api = new ApiClient(`http://127.0.0.1:${world.ports.http}`);
    expect(world.people.length).toBeGreaterThan(10);
    for (const { login, password } of world.people) {
      expect(printed).toMatch(new RegExp(`${login} +${password} .*\\n +→ \\S.* / \\S`));
      const signedIn = await api.ok(
        api.post<{ accessToken: string }>('/api/v1/auth/sign-in', { login, password }),
      );
      const by = api.as(signedIn.accessToken);
      const mine = '/api/v1/notices?mine=true&state=open&limit=1';
      await until(
        `work for ${login}`,
        async () => (await by.ok(by.get<{ total: number }>(mine))).total > 0,
        60_000,
      );
    }
  });

  it('its board shows the bulletin: words, a picture, what else is due', async () => {
    const url = `http://localhost:${world.ports.http}`;
    const { page, context, complaints } = await visit(browser, url);
    await page.goto(`/board/#enrol=${world.boardCode}`);
    await page.getByText(/Hộ nghèo: 1\.500\.000 đồng/).waitFor({ timeout: 90_000 });
    await page.locator('.ticker', { hasText: 'Tiết kiệm nước sạch' }).waitFor();
    await page.locator('img').waitFor({ timeout: 60_000 });
    expect(complaints).toEqual([]);
    await context.close();
  });
});
