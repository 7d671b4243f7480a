// node scripts/screenshots.mjs: every page of the console and a board, photographed from a fresh demonstration, into docs/screens/.
// Two sizes: an officer's screen (1366 × 768) and a telephone (390 × 844). Needs Chromium.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureBuilt, ensureInstalled, root } from './bootstrap.mjs';

const READY_MS = 300_000;
const SETTLE_MS = 2500;
const OUT = join(root, 'docs/screens');
const SIZES = { wide: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } };
/** Who looks at what: [file, caption, login, path, sizes]. `{x}`: an id that the hub is asked for. */
const PAGES = [
  ['today', 'Việc hôm nay: cán bộ phụ trách đài', 'van-hanh-3', '/', 'wide phone'],
  ['offers', 'Bản tin đến', 'van-hanh-3', '/offers', 'wide phone'],
  ['collisions', 'Trùng giờ – chờ chọn thứ tự', 'van-hanh-3', '/collisions', 'wide phone'],
  ['announce', 'Thông báo trong ba phút', 'van-hanh-3', '/announce', 'wide phone'],
  ['approve', 'Lãnh đạo nghe và duyệt', 'duyet-xa-3', '/bulletins/{submitted}/approve', 'wide phone'],
  ['bulletins', 'Bản tin', 'bien-tap', '/bulletins', 'wide phone'],
  ['bulletin', 'Một bản tin', 'bien-tap', '/bulletins/{approved}', 'wide'],
  ['compose', 'Soạn bản tin', 'bien-tap', '/compose', 'wide phone'],
  ['lexicon', 'Từ điển đọc', 'bien-tap', '/lexicon', 'wide'],
  ['schedule', 'Lịch phát', 'van-hanh-1', '/schedule', 'wide phone'],
  ['schedule-new', 'Xếp lịch phát mới', 'bien-tap', '/schedule/new', 'wide'],
  ['order', 'Một lịch phát', 'bien-tap', '/orders/{order}', 'wide'],
  ['order-change', 'Sửa nội dung, nơi phát của một lịch phát', 'bien-tap', '/orders/{order}/change', 'wide'],
  ['offers-sent', 'Các xã đã trả lời', 'bien-tap', '/offers/sent/{order}', 'wide'],
  ['programme', 'Duyệt chương trình tuần', 'duyet-xa-3', '/schedule/programme', 'wide phone'],
  ['as-run', 'Nhật ký phát', 'giam-sat', '/as-run', 'wide phone'],
  ['as-run-row', 'Một lượt phát: loa đã báo gì', 'giam-sat', '/as-run/{row}', 'wide'],
  ['as-run-days', 'Chốt ngày', 'giam-sat', '/as-run/days', 'wide'],
  ['stop', 'Dừng và đính chính', 'bien-tap', '/stop', 'wide'],
  ['rules', 'Quy tắc nhận bản tin', 'van-hanh-3', '/rules', 'wide'],
  ['monitoring', 'Giám sát', 'giam-sat', '/monitoring', 'wide phone'],
  ['wall', 'Giám sát: bảng tổng thể', 'giam-sat', '/monitoring?view=wall', 'wide'],
  ['uptime', 'Thời gian hoạt động', 'giam-sat', '/monitoring/uptime', 'wide'],
  ['slot', 'Buổi đang phát', 'giam-sat', '/monitoring/slot', 'wide'],
  ['remote', 'Điều khiển loa', 'van-hanh-1', '/remote', 'wide phone'],
  ['alarms', 'Cảnh báo', 'ky-thuat', '/monitoring/alarms', 'wide'],
  ['device', 'Một cụm loa', 'ky-thuat', '/devices/{device}', 'wide phone'],
  ['stations', 'Đài truyền thanh', 'admin', '/stations', 'wide'],
  ['station', 'Một đài: khung giờ phát', 'admin', '/stations/{station}', 'wide'],
  ['place', 'Một điểm đặt loa: mã kích hoạt', 'ky-thuat', '/places/{place}', 'wide'],
  ['places', 'Điểm đặt loa', 'ky-thuat', '/places', 'wide'],
  ['import', 'Thêm điểm đặt loa từ bảng tính', 'ky-thuat', '/stations/{station}/places/import', 'wide'],
  ['people', 'Người dùng', 'admin', '/people', 'wide'],
  ['person', 'Một người dùng', 'admin', '/people/{person}', 'wide'],
  ['organisations', 'Cơ quan, đơn vị', 'admin', '/organisations', 'wide'],
  ['groups', 'Nhóm điểm đặt loa', 'admin', '/groups', 'wide'],
  ['calendar-days', 'Ngày lễ, quốc tang', 'admin', '/calendar-days', 'wide'],
  ['sounds', 'Nhạc hiệu, lời xướng', 'bien-tap', '/sounds', 'wide'],
  ['keys', 'Khóa ký', 'admin', '/keys', 'wide'],
  ['audit', 'Nhật ký hệ thống', 'admin', '/audit', 'wide'],
  ['emergency', 'Phát khẩn cấp', 'truc-ban', '/emergency', 'wide phone'],
];

ensureInstalled();
await ensureBuilt();
const { chromium } = await import('playwright-core');
const data = mkdtempSync(join(tmpdir(), 'ttn-screens-'));
const demo = spawn(
  process.execPath,
  [join(root, 'dist/apps/demo/src/main.js'), '--data', data, '--devices', '40'],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
let said = '';
demo.stdout.on('data', (text) => (said += text));
try {
  const started = Date.now();
  while (!/đang phát/.test(said)) {
    if (demo.exitCode !== null || Date.now() - started > READY_MS)
      throw new Error(`the demonstration did not get on air:\n${said}`);
    await sleep(500);
  }
  const folders = process.env.PATH.split(delimiter);
  const executablePath = folders.map((f) => join(f, 'chromium')).find((path) => existsSync(path));
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  await photograph(browser, JSON.parse(readFileSync(join(data, 'demo.json'), 'utf8')));
  await browser.close();
} finally {
  demo.kill('SIGINT');
  await new Promise((resolve) => (demo.exitCode === null ? demo.once('exit', resolve) : resolve()));
  rmSync(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}

async function photograph(browser, world) {
  mkdirSync(OUT, { recursive: true });
  const base = `http://127.0.0.1:${world.ports.http}`;
  const ids = await idsOf(base, world);
  const lines = [
    '# The screens',
    '',
    'Made by `node scripts/screenshots.mjs` from the demonstration; not drawn by hand.',
    '',
  ];
  for (const [file, caption, login, path, sizes] of PAGES) {
    lines.push(`## ${caption}`, '');
    for (const size of sizes.split(' ')) {
      const address = base + path.replace(/\{(\w+)\}/g, (_, name) => ids[name]);
      await shoot(browser, await bearer(base, world, login), { address, size, file: `${file}-${size}.jpg` });
      lines.push(`![${caption}](screens/${file}-${size}.jpg)`);
    }
    lines.push('', `\`${path}\` – ${login}`, '');
  }
  await board(browser, `${base}/board/#enrol=${world.boardCode}`);
  lines.push('## Bảng điện tử', '', '![Bảng điện tử](screens/board.jpg)', '', '`/board/`', '');
  writeFileSync(join(root, 'docs/screens.md'), `${lines.join('\n').trim()}\n`);
}

/** A browser becomes the demonstration's board. */
async function board(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'vi-VN' });
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForTimeout(4 * SETTLE_MS);
  await page.screenshot({ path: join(OUT, 'board.jpg'), type: 'jpeg', quality: 72 });
  await context.close();
}

async function bearer(base, world, login) {
  const { password } = world.people.find((person) => person.login === login);
  return { url: `${base}/api/v1/auth/sign-in`, data: { login, password, cookie: true } };
}

async function shoot(browser, { url, data }, { address, size, file }) {
  const context = await browser.newContext({ viewport: SIZES[size], locale: 'vi-VN' });
  try {
    const answer = await context.request.post(url, { data });
    if (!answer.ok()) throw new Error(`${data.login} could not sign in: ${answer.status()}`);
    const page = await context.newPage();
    await page.goto(address, { waitUntil: 'load' });
    await page.waitForTimeout(SETTLE_MS);
    await page.screenshot({ path: join(OUT, file), type: 'jpeg', quality: 72 });
    console.log(file);
  } finally {
    await context.close();
  }
}

/** Ids that addresses need, from the hub itself. */
async function idsOf(base, world) {
  const { login, password } = world.people.find((person) => person.login === 'admin');
  const post = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const session = await fetch(`${base}/api/v1/auth/sign-in`, {
    ...post,
    body: JSON.stringify({ login, password }),
  });
  const { accessToken } = await session.json();
  const first = async (path) => {
    const answer = await fetch(`${base}/api/v1/${path}`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    const { items } = await answer.json();
    if (!items?.[0]) throw new Error(`the demonstration has nothing at ${path}`);
    return items[0].id;
  };
  return {
    submitted: await first('bulletins?state=submitted&limit=1'),
    approved: await first('bulletins?state=approved&limit=1'),
    order: await first('orders?state=confirmed&limit=1'),
    row: await first('as-run?limit=1'),
    person: await first('users?limit=1'),
    device: await first('devices?limit=1'),
    place: await first('places?kind=board&limit=1'),
    station: world.stations[0].id,
  };
}
