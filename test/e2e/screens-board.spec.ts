// A board at the roadside: enrolled, cut off, restarted, taken over by an emergency, and honest about all of it.
import type { ApiClient } from '#testing/hub/api-client.js';
import { enrolmentCode } from '#testing/hub/devices.js';
import { HubProcess } from '#testing/hub/hub-process.js';
import { asRun, type AsRun, confirmedOrder } from '#testing/hub/orders.js';
import { ADMIN_PASSWORD } from '#testing/hub/pairs.js';
import { ProtocolBoard } from '#testing/hub/protocol-board.js';
import { cast } from '#testing/hub/people.js';
import { approvalOf, approvedBulletin, type BulletinAnswer, renderedBulletin } from '#testing/hub/sounds.js';
import { inSeconds, openStation, type TestStation } from '#testing/hub/stations.js';
import { TcpProxy } from '#testing/hub/tcp-proxy.js';
import { until } from '#testing/hub/until.js';
import { BoardBrowser } from '#testing/screens/board-browser.js';
import { damageFile, journalOf, loseDatabase } from '#testing/screens/board-store.js';
import { axeFindings, describeScreens, openBrowser, signInAs, visit } from '#testing/screens/browser.js';
import { Keys } from '#testing/screens/keyboard.js';
import { findProgram } from '#testing/services/available.js';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';

const COMMUNE = '2025-02728';
const TITLE = 'Lịch tiêm vắc-xin';
const WORDS = 'Trạm y tế xã tiêm vắc-xin cho trẻ dưới 5 tuổi.';
/** Words are words, whatever they look like. */
const MARKUP = 'Mang sổ <b onclick=alert(1)>màu xanh</b>.';
describeScreens('a board at the roadside', () => {
  let hub: HubProcess;
  let network: TcpProxy;
  let people: Record<'operator' | 'approver' | 'duty' | 'authority', ApiClient>;
  let station: TestStation;
  let place: string;
  let bulletin: BulletinAnswer;
  let film: string;
  let order: string;
  let startAtMs: number;
  /** What the ledger knew when the network was cut. */
  let playedMs: number;
  const browser = new BoardBrowser();
  let page: Page;
  const address = (): string => `http://localhost:${network.port}/board/`;
  const cut = (): void => {
    network.target = null;
    network.cut();
  };
  const mend = (): void => {
    network.target = hub.api.baseUrl;
  };
  const words = () => page.getByText(WORDS);
  /** The board's own row of the order. */
  const row = async (): Promise<AsRun | undefined> =>
    (await asRun(people.operator)).find((one) => one.order === order && one.place === place);

  beforeAll(async () => {
    hub = await HubProcess.start('sqlite + embedded', { TTN_HEARTBEAT_SECONDS: '2' });
    network = await TcpProxy.open();
    mend();
    people = await cast(hub, {
      operator: ['commune-operator', COMMUNE],
      approver: ['commune-approver', '2025-15'],
      duty: ['duty-officer', COMMUNE],
      authority: ['emergency-authority', COMMUNE],
    });
    station = await openStation(hub.admin, COMMUNE, { places: ['Chợ'] });
    const board = { name: 'Bảng trước UBND xã', kind: 'board' };
    const made = hub.admin.post<{ id: string }>(`/api/v1/stations/${station.id}/places`, board);
    place = (await hub.admin.ok(made)).id;
    ({ bulletin, film } = await withDisplay(people.operator, people.approver));
    startAtMs = inSeconds(8);
    order = (
      await confirmedOrder(people.operator, { unit: COMMUNE, bulletins: [bulletin.id], atMs: startAtMs })
    ).id;
  });
  afterAll(async () => {
    await browser.close();
    await network?.close();
    await hub?.stop();
  });

  it('says what is wrong with a code, enrols with another, and shows whose board it is', async () => {
    page = await browser.open(address());
    const code = page.getByLabel('Mã kích hoạt');
    expect(await axeFindings(page)).toEqual([]);
    await code.fill('ZZZZ-ZZZZ');
    await page.getByRole('button', { name: 'Kích hoạt' }).click();
    await page.getByText('không đúng').waitFor();
    expect(await code.inputValue()).toBe('ZZZZ-ZZZZ');
    await code.fill(await enrolmentCode(hub.admin, station.places[0]!));
    await page.getByRole('button', { name: 'Kích hoạt' }).click();
    await page.getByText('của một cụm loa').waitFor();
    await code.fill((await enrolmentCode(hub.admin, place)).toLowerCase());
    await page.keyboard.press('Enter');
    await page.locator('.heading', { hasText: COMMUNE }).waitFor();
  });

  it('shows the words of a bulletin and its picture in turn, from their second on', async () => {
    await words().waitFor();
    expect(Date.now()).toBeGreaterThanOrEqual(startAtMs - 100);
    await page.getByRole('heading', { name: TITLE }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByText(MARKUP).waitFor();
    await page.locator('img.picture').waitFor();
    await page.locator('video.picture').waitFor();
    const now = await until('the ledger', async () => {
      const mine = await row();
      return mine?.state === 'started' && mine;
    });
    expect(now).toMatchObject({ end: null, confirmedBy: 'device' });
  });

  it('on a wall of 128 × 64 lamps the letters keep 16 dots, and what does not fit comes as further pages', async () => {
    await page.setViewportSize({ width: 128, height: 64 });
    const letters = page.locator('.text-page .fitted', { hasText: 'Trạm y tế' });
    await letters.waitFor();
    const size = await letters.evaluate((line: { style: { fontSize: string } }) => line.style.fontSize);
    expect(parseFloat(size)).toBeGreaterThanOrEqual(16);
    const { y, height } = (await letters.boundingBox())!;
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y + height).toBeLessThanOrEqual(64);
    expect(WORDS.startsWith((await letters.textContent())!)).toBe(true);
    await page.setViewportSize({ width: 1920, height: 1080 });
    await words().waitFor();
  });

  it('a second window of the same browser leaves the board to the first', async () => {
    const other = await browser.anotherTab(address());
    await other.getByText('đang chạy ở một cửa sổ khác').waitFor();
    await other.close();
    await page.bringToFront();
    await words().waitFor();
  });

  it('does not follow a stranger that answers at the hub’s address', async () => {
    playedMs = (await row())!.playedMs;
    const stranger = createServer((_request, response) => response.end('<h1>Welcome to nginx!</h1>'));
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    network.target = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;
    network.cut();
    await page.reload();
    await words().waitFor();
    cut();
    stranger.close();
  });

  it('goes on without a network, and through a restart of the browser without one', async () => {
    await page.getByText('Mất kết nối').waitFor({ state: 'attached' });
    await page.locator('img.picture').waitFor();
    await words().waitFor();
    await damageFile(page, film);
    await browser.close();
    page = await browser.open(address());
    await words().waitFor();
    await page.locator('img.picture').waitFor();
    expect(await page.locator('.heading').textContent()).toContain(COMMUNE);
    expect(await page.locator('video.picture').count()).toBe(0);
  });

  it('what was shown meanwhile is in the ledger once the network is back', async () => {
    mend();
    // What the mark of every five seconds still held of the time without a network.
    await until(
      'the stretch before the restart',
      async () => ((await row())?.playedMs ?? 0) >= playedMs + 5000,
      75_000,
    );
    await until(
      'the board to be online',
      async () => (await listedAt(hub.admin, place)).presence === 'online',
    );
    const journal = await until('a receipt for everything', async () => {
      const now = await journalOf(page);
      return now.upTo === now.seqs.at(-1) && now;
    });
    expect(journal.seqs).toEqual(journal.seqs.map((_, at) => at + 1));
  });

  it('a film that was damaged on the disk is fetched again, and said to have been', async () => {
    await page.locator('video.picture').waitFor();
    await until('the fault', async () =>
      (await faultsAt(hub.admin, place)).some((cause) => /corrupt/.test(cause)),
    );
  });

  it('an emergency has the whole screen, over a film too, and gives it back', async () => {
    const { operator, approver, authority, duty } = people;
    const text = 'Lũ quét: bà con lên nhà văn hóa ngay.';
    const draft = { unit: COMMUNE, title: 'Lũ quét', class: 1 as const, text };
    const brief = await approvedBulletin(operator, approver, draft);
    const { id } = await duty.ok(
      duty.post<{ id: string }>('/api/v1/alerts', {
        ...{ unit: COMMUNE, title: 'Cảnh báo lũ quét', orderRef: '12/CĐ-UBND', bulletinId: brief.id },
        ...{ tone: false, exp: new Date(Date.now() + 600_000).toISOString() },
        repeat: { count: 1, everyMs: 0 },
      }),
    );
    await page.locator('video.picture').waitFor();
    await authority.ok(authority.post(`/api/v1/alerts/${id}/activate`));
    const alert = page.getByRole('alert');
    await alert.getByText('KHẨN CẤP').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await alert.innerText()).toContain(text);
    expect(await alert.boundingBox()).toEqual({ x: 0, y: 0, width: 1920, height: 1080 });
    await authority.ok(authority.post(`/api/v1/alerts/${id}/cancel`, { reason: 'Hết nguy hiểm' }));
    await alert.waitFor({ state: 'detached' });
    await words().waitFor();
    await until('the row of the emergency', async () =>
      (await asRun(operator, { subject: id })).find((one) => one.place === place && one.playedMs > 0),
    );
  });

  it('a browser that threw its database away is the same board all the same, and says so', async () => {
    const reloaded = page.waitForEvent('load');
    await loseDatabase(page);
    await reloaded;
    await words().waitFor();
    await until('the fault', async () =>
      (await faultsAt(hub.admin, place)).some((cause) => /lost/.test(cause)),
    );
  });

  it('its page in the console tells what a board has and shows; it is restarted from there by keys', async () => {
    const office = await openBrowser();
    const { id } = await listedAt(hub.admin, place);
    const { page: desk, complaints } = await visit(office, hub.api.baseUrl);
    await signInAs(desk, { login: 'admin', password: ADMIN_PASSWORD }, `/devices/${id}`);
    for (const said of [/^1\.920 × 1\.080 điểm ảnh, ngang$/, /^Chrome \d+$/, 'vẫn hiện theo lịch đã tải về'])
      await desk.getByText(said).waitFor();
    await desk.getByRole('tabpanel').getByRole('link', { name: 'Lịch phát' }).waitFor();
    expect(await desk.getByText(/âm lượng|tăng âm|tắt tiếng|bộ thu/i).count()).toBe(0);
    expect(await axeFindings(desk)).toEqual([]);
    const keys = new Keys(desk);
    await keys.tab('Điều khiển');
    const told = desk.getByRole('tabpanel').getByRole('button');
    await told.first().waitFor();
    expect(await told.allTextContents()).toEqual(['Dừng hiển thị', 'Khởi động lại']);
    const reloaded = page.waitForEvent('load');
    await keys.press('Khởi động lại');
    await desk.getByRole('dialog').getByText('Bảng tải lại trang, trong nửa phút sẽ hiện tiếp.').waitFor();
    expect(await axeFindings(desk)).toEqual([]);
    await keys.in(desk.getByRole('dialog')).press('Khởi động lại');
    await reloaded;
    await desk.getByRole('row', { name: /Khởi động lại.*Đã thực hiện/ }).waitFor();
    await words().waitFor();
    expect(complaints).toEqual([]);
    await office.close();
  });

  it('words that are withdrawn are off the screen, and the row says why', async () => {
    const { approver } = people;
    await words().waitFor();
    await approver.ok(approver.post(`/api/v1/bulletins/${bulletin.id}/withdraw`, { reason: 'Đổi lịch' }));
    await page.locator('.idle-clock').waitFor();
    expect(await words().count()).toBe(0);
    const ended = await until('the end of the row', async () => {
      const mine = await row();
      return mine?.end && mine;
    });
    expect(ended).toMatchObject({ end: 'partial', reason: 'withdrawn' });
    expect(browser.complaints).toEqual([]);
  });
});

describeScreens('a board on plain http', () => {
  let hub: HubProcess;
  const browser = new BoardBrowser({ width: 1080, height: 1920 }, [
    '--host-resolver-rules=MAP bang.xa.test 127.0.0.1',
  ]);
  afterAll(async () => {
    await browser.close();
    await hub?.stop();
  });

  it('enrols by its link, says that it needs the network, reports it, and obeys a restart', async () => {
    hub = await HubProcess.start('sqlite + embedded', { TTN_HEARTBEAT_SECONDS: '2' });
    const { id: station } = await openStation(hub.admin, COMMUNE, { places: [] });
    const board = { name: 'Bảng ở chợ', kind: 'board' };
    const made = hub.admin.post<{ id: string }>(`/api/v1/stations/${station}/places`, board);
    const { id: place } = await hub.admin.ok(made);
    const address = `http://bang.xa.test:${new URL(hub.api.baseUrl).port}`;
    const code = await enrolmentCode(hub.admin, place);
    const page = await browser.open(`${address}/board/#enrol=${code}`);
    await page.locator('.heading', { hasText: COMMUNE }).waitFor();
    await page.getByText('chỉ phát khi có mạng').waitFor();
    expect(page.url()).toBe(`${address}/board/`);
    await until('the fault', async () =>
      (await faultsAt(hub.admin, place)).some((cause) => /insecure/.test(cause)),
    );
    const other = await browser.anotherTab(`${address}/board/`);
    await other.getByText('đang chạy ở một cửa sổ khác').waitFor();
    await other.close();
    await page.bringToFront();
    const { id } = await listedAt(hub.admin, place);
    const reloaded = page.waitForEvent('load');
    await hub.admin.ok(hub.admin.post(`/api/v1/devices/${id}/commands`, { command: 'restart', args: {} }));
    await reloaded;
    await page.locator('.heading', { hasText: COMMUNE }).waitFor();
    // Another box has its place: a key asks for a new code, a wrong one is said, and the right one brings it back.
    await ProtocolBoard.enrol(hub.admin, place);
    await page.getByText('không nhận bảng này nữa').waitFor();
    await page.keyboard.press('Enter');
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByLabel('Mã kích hoạt').waitFor({ state: 'detached' });
    await page.mouse.click(50, 300);
    await page.getByRole('button', { name: 'Để sau' }).click();
    await page.getByLabel('Mã kích hoạt').waitFor({ state: 'detached' });
    await page.keyboard.press('x');
    await page.keyboard.type('zzzz-zzzz');
    await page.keyboard.press('Enter');
    await page.getByText('không đúng').waitFor();
    expect(await page.getByLabel('Mã kích hoạt').inputValue()).toBe('zzzz-zzzz');
    await page.getByLabel('Mã kích hoạt').fill(await enrolmentCode(hub.admin, place));
    await page.keyboard.press('Enter');
    await page.getByText('không nhận bảng này nữa').waitFor({ state: 'detached' });
    await until(
      'the board to be online',
      async () => (await listedAt(hub.admin, place)).presence === 'online',
    );
    expect(browser.complaints).toEqual([]);
  });

  it('says what to change where the browser keeps nothing for it', async () => {
    const forgetful = new BoardBrowser();
    forgetful.forbidStore();
    const page = await forgetful.open(`http://localhost:${new URL(hub.api.baseUrl).port}/board/`);
    await page.getByText('không cho trang này lưu dữ liệu').waitFor();
    await forgetful.close();
  });
});

async function listedAt(admin: ApiClient, place: string): Promise<{ id: string; presence: string }> {
  type Listed = { id: string; presence: string; place: { id: string } };
  const { items } = await admin.ok(admin.get<{ items: Listed[] }>('/api/v1/devices'));
  return items.find((one) => one.place.id === place)!;
}

/** What the board said is wrong with it. */
async function faultsAt(admin: ApiClient, place: string): Promise<string[]> {
  const path = `/api/v1/devices/${(await listedAt(admin, place)).id}/history`;
  const { faults } = await admin.ok(admin.get<{ faults: { cause: string }[] }>(path));
  return faults.map(({ cause }) => cause);
}

/** Words, a picture and a film beside the sound, in one approval. */
async function withDisplay(
  operator: ApiClient,
  approver: ApiClient,
): Promise<{ bulletin: BulletinAnswer; film: string }> {
  const { id, version } = await renderedBulletin(operator, { unit: COMMUNE, title: TITLE });
  const path = `/api/v1/bulletins/${id}/display`;
  type Display = { version: number; display: { media: { sha256: string }[] } };
  const upload = (at: number, name: string, bytes: Buffer): Promise<Display> =>
    operator.ok(operator.upload<Display>(`${path}/media?version=${at}`, name, bytes));
  const one = await upload(
    version,
    'lich.png',
    drawn('png', ['-frames:v', '1', '-f', 'image2', '-c:v', 'png']),
  );
  const vp9 = ['-c:v', 'libvpx', '-pix_fmt', 'yuv420p', '-deadline', 'realtime', '-f', 'webm'];
  const display = await upload(one.version, 'lich.webm', drawn('webm', vp9));
  const media = display.display.media.map(({ sha256 }) => ({ sha256, durationMs: 3000 }));
  const text = `${WORDS} ${MARKUP}`;
  const body = { version: display.version, title: TITLE, words: 'own', text, media };
  await operator.ok(operator.put(path, body));
  const now = await operator.ok(operator.get<BulletinAnswer>(`/api/v1/bulletins/${id}`));
  await operator.ok(operator.post(`/api/v1/bulletins/${id}/submit`));
  const bulletin = await approver.ok(
    approver.post<BulletinAnswer>(`/api/v1/bulletins/${id}/approve`, approvalOf(now.manifestHash)),
  );
  return { bulletin, film: media.at(-1)!.sha256 };
}

/** Three seconds of colours, or their first picture. */
function drawn(name: string, how: readonly string[]): Buffer {
  const make = ['-v', 'error', '-f', 'lavfi', '-i', 'testsrc=size=640x360:rate=15:duration=3', ...how];
  const run = spawnSync(findProgram('ffmpeg') ?? 'ffmpeg', [...make, 'pipe:1'], {
    timeout: 30_000,
    maxBuffer: 16 * 1024 * 1024,
  });
  if (run.status !== 0) throw new Error(`ffmpeg ${name}: ${run.stderr.toString()}`);
  return run.stdout;
}
