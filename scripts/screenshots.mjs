// node scripts/screenshots.mjs [--data DIR] [FILE…]: every page of the console and a board, photographed from a fresh
// demonstration, or from one that is running with this folder, into docs/screens/; what is taken stands in
// libs/testing/src/screens/album.ts. With names of files: only those.
// Two sizes: an officer's screen (1366 × 768) and a telephone (390 × 844). Needs Chromium.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ensureBuilt, ensureInstalled, root } from './bootstrap.mjs';
import { JPEG, OUT, People, STEP_MS } from './screenshots-people.mjs';

/** A machine that has other things to do, too. */
const READY_MS = 900_000;
const { values, positionals: only } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' } },
});
const wanted = ({ file }) => only.length === 0 || only.includes(file);

ensureInstalled();
// A demonstration that is running goes on with what it was started with.
if (!values.data) await ensureBuilt();
const { ALBUM, BOARD } = await import('../dist/libs/testing/src/screens/album.js');
const { worldOf } = await import('./screenshots-world.mjs');
const { chromium } = await import('playwright-core');
const data = values.data ?? mkdtempSync(join(tmpdir(), 'ttn-screens-'));
const demo = values.data ? null : startDemo();
try {
  await until('the demonstration', () => existsSync(join(data, 'demo.json')) && worldThere().boardCode);
  mkdirSync(OUT, { recursive: true });
  const world = worldOf(worldThere());
  const folders = process.env.PATH.split(delimiter);
  const executablePath = folders.map((f) => join(f, 'chromium')).find((path) => existsSync(path));
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    await photograph(browser, world);
  } finally {
    await browser.close();
  }
  if (only.length === 0) writeFileSync(join(root, 'docs/screens.md'), pageOf(ALBUM, BOARD));
} finally {
  if (demo) await endDemo();
}

function startDemo() {
  const main = join(root, 'dist/apps/demo/src/main.js');
  const child = spawn(process.execPath, [main, '--data', data, '--devices', '40'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.said = '';
  child.stdout.on('data', (text) => (child.said += text));
  return child;
}

async function endDemo() {
  demo.kill('SIGINT');
  await new Promise((resolve) => (demo.exitCode === null ? demo.once('exit', resolve) : resolve()));
  rmSync(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}

function worldThere() {
  return JSON.parse(readFileSync(join(data, 'demo.json'), 'utf8'));
}

async function until(what, isSo) {
  for (const started = Date.now(); !(await isSo()); await sleep(500))
    if ((demo && demo.exitCode !== null) || Date.now() - started > READY_MS)
      throw new Error(`waited in vain for ${what}; the demonstration printed:\n${demo?.said}`);
}

/** What is on air first, what changes the others last. */
async function photograph(browser, world) {
  const board = BOARD.some(wanted) ? await openBoard(browser, world) : null;
  await until('all work is laid out', () => world.isLaidOut());
  await world.prepare();
  const shots = ALBUM.flatMap(({ login, photographs }) => photographs.map((one) => ({ ...one, login })));
  const people = new People(browser, world);
  const failed = [];
  const isOnAir = async () => (await world.onAir()) !== undefined;
  const take = async (when) => {
    for (const shot of shots)
      if (shot.when === when && wanted(shot))
        for (const size of shot.phone ? ['wide', 'phone'] : ['wide'])
          await people.shoot(shot, size).catch((cause) => {
            failed.push(`${shot.file}-${size} (${shot.address}): ${cause.message}`);
          });
  };
  const takeOnAir = async () => {
    if (!shots.some((shot) => shot.when === 'on air' && wanted(shot)) && !wanted({ file: 'board' })) return;
    await until('something on air', isOnAir);
    await take('on air');
    if (wanted({ file: 'board' })) {
      await board.locator('.ticker').waitFor({ timeout: READY_MS });
      await board.screenshot({ path: join(OUT, 'board.jpg'), ...JPEG });
    }
  };
  // The next session is minutes away: what needs none is taken meanwhile.
  const isFirst = await isOnAir();
  if (isFirst) await takeOnAir();
  await take(undefined);
  if (!isFirst) await takeOnAir();
  if (wanted({ file: 'stopped' })) {
    await until('something on air', isOnAir);
    await world.stopWhatIsOnAir();
  }
  await take('at last');
  if (wanted({ file: 'board-emergency' })) {
    await board.getByRole('alert').waitFor({ timeout: STEP_MS });
    await board.screenshot({ path: join(OUT, 'board-emergency.jpg'), ...JPEG });
  }
  if (failed.length > 0) throw new Error(`not taken:\n${failed.join('\n')}`);
}

/** A browser becomes the demonstration's board. */
async function openBoard(browser, { base, boardCode }) {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'vi-VN' });
  context.setDefaultTimeout(STEP_MS);
  const page = await context.newPage();
  await page.goto(`${base}/board/`);
  await page.getByRole('textbox').waitFor();
  if (wanted({ file: 'board-enrol' })) await page.screenshot({ path: join(OUT, 'board-enrol.jpg'), ...JPEG });
  await page.goto('about:blank');
  await page.goto(`${base}/board/#enrol=${await boardCode()}`);
  return page;
}

function pageOf(album, board) {
  const anchor = (title) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-');
  const chapters = [
    ...album.map(({ title, login, photographs }) => ({
      title,
      who: login ?? 'nobody is signed in',
      shown: photographs.map(({ file, caption, address, phone }) => ({
        ...{ caption, address },
        files: [`${file}-wide.jpg`, ...(phone ? [`${file}-phone.jpg`] : [])],
      })),
    })),
    {
      ...{ title: 'Board at the roadside (Bảng điện tử)', who: 'the board' },
      shown: board.map(({ file, caption }) => ({ caption, address: '/board/', files: [`${file}.jpg`] })),
    },
  ];
  const lines = [
    ...['# The screens', ''],
    'Made by `node scripts/screenshots.mjs` from the demonstration; not drawn by hand. Each on an officer’s screen',
    ...['(1366 × 768), what is used on the way on a telephone, too (390 × 844).', ''],
    ...chapters.map(({ title, shown }) => `- [${title}](#${anchor(title)}): ${shown.length}`),
    '',
  ];
  for (const { title, who, shown } of chapters) {
    lines.push(`## ${title}`, '', `\`${who}\``, '');
    for (const { caption, address, files } of shown)
      lines.push(
        ...[`### ${caption}`, '', ...files.map((file) => `![${caption}](screens/${file})`)],
        ...['', `\`${address}\``, ''],
      );
  }
  return `${lines.join('\n').trim()}\n`;
}
