import { ADMIN_PASSWORD, describePairs, type HubWorld, startHubWorld } from '#testing/hub/hub-world.js';
import { devicesAt } from '#testing/hub/devices.js';
import { asRun, confirmedOrder, ended, orderBody, schedule } from '#testing/hub/orders.js';
import { cast } from '#testing/hub/people.js';
import { picture } from '#testing/hub/pictures.js';
import { ProtocolBoard, type ShownStretch } from '#testing/hub/protocol-board.js';
import { approvalOf, type BulletinAnswer, renderedBulletin } from '#testing/hub/sounds.js';
import { ShiftedClock } from '#testing/hub/shifted-clock.js';
import { inSeconds, openStation, type TestStation } from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import type { ApiClient } from '#testing/hub/api-client.js';
import type { MediaItem, PlaylistBody } from '#contracts/wire.js';
import type { Fleet } from '../../apps/fleet/src/fleet.js';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';

const COMMUNE = '2025-02728';
/** Of the hub in tests. */
const GRACE_MS = 2000;
const FM_COMMUNE = '2025-02647';

interface DisplayAnswer {
  version: number;
  display: {
    words: string;
    pages: { text: string; durationMs: number }[];
    media: { sha256: string; kind: string; codec: string; durationMs: number }[];
    turnMs: number;
    ready: boolean;
  } | null;
}

async function boardAt(admin: ApiClient, station: TestStation, name: string): Promise<string> {
  const body = { name, kind: 'board', owner: 'UBND xã', responsible: 'Nguyễn Thị Hoa' };
  return (await admin.ok(admin.post<{ id: string }>(`/api/v1/stations/${station.id}/places`, body))).id;
}

describePairs('one bulletin, one approval, two channels', (pair) => {
  let world: HubWorld;
  let people: Record<'editor' | 'approver' | 'duty' | 'authority' | 'monitor', ApiClient>;
  let station: TestStation;
  let boardPlace: string;
  let fleet: Fleet;
  let board: ProtocolBoard;
  /** An occurrence that was shown, and when it began. */
  let past: { occurrence: string; bulletin: string; sha256: string; atMs: number };
  /** Of both its items, up to the end of its window. */
  let whole: ShownStretch[];
  const clock = new ShiftedClock();

  beforeAll(async () => {
    world = await startHubWorld(pair, {}, clock);
    people = await cast(world, {
      editor: ['commune-operator', COMMUNE],
      approver: ['commune-approver', COMMUNE],
      duty: ['duty-officer', COMMUNE],
      authority: ['emergency-authority', COMMUNE],
      monitor: ['monitor', '2025-15'],
    });
    station = await openStation(world.admin, COMMUNE, { places: ['Nhà văn hóa'] });
    boardPlace = await boardAt(world.admin, station, 'Bảng điện tử cổng chợ');
    fleet = await devicesAt(world.admin, station.places);
    board = await ProtocolBoard.enrol(world.admin, boardPlace);
    await board.connect();
    await board.keepTalking(1000);
  });
  afterAll(async () => {
    await board?.end();
    await fleet?.stop();
    await world?.stop();
  });

  /** Approved with a display of its words and a picture. */
  async function shownBulletin(title: string): Promise<BulletinAnswer> {
    const { editor, approver } = people;
    const text = `${title}. Đề nghị bà con có mặt đúng giờ.`;
    const drafted = await renderedBulletin(editor, { unit: COMMUNE, title, text });
    const path = `/api/v1/bulletins/${drafted.id}`;
    const added = await editor.ok(
      editor.upload<DisplayAnswer>(
        `${path}/display/media?version=${drafted.version}`,
        'tranh.png',
        picture(),
      ),
    );
    expect(added.display).toMatchObject({
      words: 'full',
      ready: true,
      media: [{ kind: 'image', codec: 'png' }],
    });
    const { manifestHash } = await editor.ok(editor.get<BulletinAnswer>(path));
    expect(manifestHash).not.toBe(drafted.manifestHash);
    await editor.ok(editor.post(`${path}/submit`));
    const outdated = await approver.post(`${path}/approve`, approvalOf(drafted.manifestHash));
    expect(outdated).toMatchObject({ status: 409, body: { code: 'manifest-changed' } });
    return approver.ok(approver.post<BulletinAnswer>(`${path}/approve`, approvalOf(manifestHash)));
  }

  const slotOf = (body: PlaylistBody, id: string) => body.occurrences.find((o) => o.id === id)!;

  it('a board is told to be silent, and shows in the windows', async () => {
    const config = await board.message('the config', 'config', (payload) => payload);
    expect(config).toMatchObject({
      ...{ place: boardPlace, muted: 'no', board: { heading: expect.any(String) } },
      limits: { quiet: [], quotaMinutes: null, maxVolume: 0 },
    });
    expect((config.limits as { windows: unknown[] }).windows).toHaveLength(1);
  });

  it('one order reaches both: each its own programme, its own row, one reconciliation', async () => {
    const { editor, monitor } = people;
    const bulletin = await shownBulletin('Họp thôn tối nay');
    const atMs = inSeconds(8);
    const body = orderBody({ unit: COMMUNE, bulletins: [bulletin.id], atMs });
    const dry = await editor.ok(editor.post<Record<string, unknown>>('/api/v1/orders/dry-run', body));
    expect(dry).toMatchObject({
      counted: { places: 2, clusters: 1, boards: 1 },
      totals: { placed: 1, refused: 0 },
    });
    const order = await confirmedOrder(editor, { unit: COMMUNE, bulletins: [bulletin.id], atMs });
    const [placed] = await schedule(editor, station.id, 'the occurrence', (o) =>
      o.some((x) => x.order === order.id),
    );
    const programme = await board.programme('what to show', (b) => slotOf(b, placed!.id) !== undefined);
    const slot = slotOf(programme, placed!.id);
    expect(programme.sessions).toEqual([]);
    expect(Date.parse(slot.startAt)).toBe(atMs);
    const endMs = Date.parse(slot.latestStartAt!);
    expect(endMs - atMs).toBe(slot.durationMs);
    expect(slot.durationMs).toBeGreaterThan(3600_000);
    const [text, picture] = slot.items as MediaItem[];
    expect([text!.kind, picture!.kind]).toEqual(['text', 'image']);
    expect(await board.text(text!)).toMatchObject({ title: 'Họp thôn tối nay', language: 'vi' });
    expect((await board.file(picture!.sha256, picture!.path)).subarray(1, 4).toString()).toBe('PNG');

    const rows = await until('both rows', async () => {
      const found = (await asRun(monitor)).filter((r) => r.order === order.id);
      return found.length === 2 ? found : null;
    });
    expect(new Set(rows.map((r) => r.place))).toEqual(new Set([station.places[0], boardPlace]));
    const subject = { occurrence: slot.id, bulletin: bulletin.id };
    await until('its time', () => Date.now() > atMs);
    await board.shown({ ...subject, sha256: text!.sha256, fromMs: atMs, toMs: atMs });
    const shownRow = async () =>
      (await asRun(monitor)).find((r) => r.order === order.id && r.place === boardPlace)!;
    await until('the row to start', async () => (await shownRow()).state === 'started');
    expect((await shownRow()).durationMs).toBe(slot.durationMs);
    whole = [text!, picture!].flatMap(({ sha256 }) => [
      { ...subject, sha256, fromMs: atMs + 60_000, toMs: endMs },
      { ...subject, sha256, fromMs: atMs, toMs: atMs + 120_000 },
    ]);
    past = { ...subject, sha256: text!.sha256, atMs };
    // An hour too early: nobody can have shown what is yet to come.
    await board.shown(...whole);
    await until('both items in the row', async () => (await shownRow()).segments.length === 2);
    expect(await shownRow()).toMatchObject({ state: 'started', end: null });
    expect((await shownRow()).playedMs).toBeLessThan(Date.now() + GRACE_MS - atMs);
    const spoken = await until('the end of what was spoken', async () => {
      const row = (await asRun(monitor)).find((r) => r.order === order.id && r.place === station.places[0]);
      return row?.end ? row : null;
    });
    expect(spoken).toMatchObject({
      ...{ end: 'finished', evidence: 'decoded', playedMs: bulletin.variants[0]!.rendition!.durationMs },
    });
    const totals = await monitor.ok(monitor.get('/api/v1/as-run/totals'));
    expect(totals).toMatchObject({ byDevice: { planned: 1, finished: 1 }, byBoard: { planned: 1 } });
    expect(await asRun(monitor, { channel: 'board' })).toHaveLength(1);
    const slots = await monitor.ok(
      monitor.get<{ items: { source: string }[] }>('/api/v1/monitoring/slots?hours=1'),
    );
    expect(slots.items.filter(({ source }) => source === order.id)).toEqual([
      expect.objectContaining({ total: 2, durationMs: slot.durationMs }),
    ]);
    expect(board.receipts.flatMap((r) => r.rejects ?? [])).toEqual([]);
  });

  it('boards alone take no air: what sounds at that second stays, and boards take turns', async () => {
    const { editor, monitor } = people;
    const [one, other] = [await shownBulletin('Lịch tiêm chủng'), await shownBulletin('Ngày hội đọc sách')];
    const atMs = inSeconds(10);
    const boards = { targets: { include: { places: [boardPlace] } } };
    const first = await confirmedOrder(editor, { unit: COMMUNE, bulletins: [one.id], atMs, change: boards });
    const second = await confirmedOrder(editor, {
      unit: COMMUNE,
      bulletins: [other.id],
      atMs,
      change: boards,
    });
    const spoken = await confirmedOrder(editor, { unit: COMMUNE, bulletins: [one.id], atMs });
    const mine = [first, second, spoken].map(({ id }) => id);
    const placed = await schedule(editor, station.id, 'three placed at once', (all) =>
      mine.every((id) => all.some((o) => o.order === id && o.state === 'placed')),
    );
    const starts = placed.filter((o) => mine.includes(o.order)).map((o) => o.startAt);
    expect(new Set(starts)).toEqual(new Set([new Date(atMs).toISOString()]));
    const ids = placed.filter((o) => mine.includes(o.order)).map((o) => o.id);
    const programme = await board.programme('all three', (b) =>
      ids.every((id) => slotOf(b, id) !== undefined),
    );
    for (const id of ids)
      expect((slotOf(programme, id).items as MediaItem[]).map((i) => i.kind)).not.toContain('audio');
    await until('their rows', async () => {
      const rows = (await asRun(monitor)).filter((r) => mine.includes(r.order ?? ''));
      return rows.length === 4;
    });
    const rows = (await asRun(monitor)).filter((r) => mine.includes(r.order ?? ''));
    expect(rows.filter((r) => r.place === boardPlace)).toHaveLength(3);
    expect(rows.filter((r) => r.place === station.places[0]).map((r) => r.order)).toEqual([spoken.id]);
  });

  it('what is withdrawn goes from the screen, and the log says how long it was there', async () => {
    const { editor, approver, monitor } = people;
    const bulletin = await shownBulletin('Sai giờ họp');
    const boards = { targets: { include: { places: [boardPlace] } } };
    const atMs = inSeconds(6);
    const order = await confirmedOrder(editor, {
      unit: COMMUNE,
      bulletins: [bulletin.id],
      atMs,
      change: boards,
    });
    const row = await until(
      'the row',
      async () => (await asRun(monitor)).find((r) => r.order === order.id) ?? null,
    );
    const programme = await board.programme('it', (b) => slotOf(b, row.subject) !== undefined);
    const items = slotOf(programme, row.subject).items as MediaItem[];
    await until('its time', () => Date.now() > atMs + 500);
    const withdrawnMs = Date.now();
    await approver.ok(approver.post(`/api/v1/bulletins/${bulletin.id}/withdraw`, { reason: 'Sai giờ' }));
    await board.message('the withdrawal', 'playlist', ({ withdrawn }) =>
      (withdrawn as string[]).includes(bulletin.id) ? true : null,
    );
    await board.shown(
      ...items.map(({ sha256 }) => ({
        ...{ occurrence: row.subject, bulletin: bulletin.id, sha256, reason: 'withdrawn' },
        ...{ fromMs: atMs, toMs: withdrawnMs },
      })),
    );
    const [cut] = await ended(monitor, order.id, 1);
    expect(cut).toMatchObject({ end: 'partial', reason: 'withdrawn', playedMs: withdrawnMs - atMs });
  });

  it('an emergency is on the whole screen until it is cancelled, with a row of its own', async () => {
    const { duty, authority, monitor } = people;
    const bulletin = await shownBulletin('Lũ quét');
    const wish = {
      ...{
        unit: COMMUNE,
        title: 'Lũ quét tại suối Nậm Thi',
        orderRef: '12/CĐ-UBND',
        bulletinId: bulletin.id,
      },
      exp: new Date(Date.now() + 600_000).toISOString(),
    };
    const { id } = await duty.ok(duty.post<{ id: string }>('/api/v1/alerts', wish));
    const fromMs = Date.now();
    await authority.ok(authority.post(`/api/v1/alerts/${id}/activate`));
    const alerts = await until('the row of the board', async () => {
      const rows = (await asRun(monitor)).filter((r) => r.subject === id);
      return rows.length === 2 ? rows : null;
    });
    expect(new Set(alerts.map((r) => r.place))).toEqual(new Set([station.places[0], boardPlace]));
    const entry = await world.admin.ok(world.admin.get<{ text: string }>(`/api/v1/alerts/${id}`));
    const sha256 = createHash('sha256').update('Lũ quét. Đề nghị bà con có mặt đúng giờ.').digest('hex');
    expect(entry).toBeTruthy();
    await board.shown({ alert: id, sha256, fromMs, toMs: fromMs });
    const boardRow = async () =>
      (await asRun(monitor)).find((r) => r.subject === id && r.place === boardPlace)!;
    await until('started', async () => (await boardRow()).state === 'started');
    await authority.ok(authority.post(`/api/v1/alerts/${id}/cancel`, { reason: 'Hết nguy hiểm' }));
    await board.shown({ alert: id, sha256, fromMs, toMs: Date.now(), reason: 'withdrawn' });
    const done = await until('its end', async () => {
      const row = await boardRow();
      return row.end === null ? null : row;
    });
    expect(done).toMatchObject({ kind: 'alert', end: 'finished', evidence: 'shown' });
  });

  it('what nobody planned and a board says it showed is on record as unplanned, and alarmed', async () => {
    const fromMs = Date.now();
    const stray = {
      occurrence: 'f'.repeat(32),
      bulletin: 'b-0',
      sha256: 'a'.repeat(64),
      fromMs,
      toMs: fromMs,
    };
    await board.shown(stray);
    await until('the alarm', async () => {
      const { items } = await world.admin.ok(
        world.admin.get<{ items: { kind: string }[] }>('/api/v1/alarms?limit=100'),
      );
      return items.some(({ kind }) => kind === 'unplanned');
    });
  });

  it('what was planned, and a board says it showed before its time, does not count and is on record', async () => {
    const { monitor } = people;
    const { atMs, ...subject } = past;
    const before = await asRun(monitor, { subject: subject.occurrence });
    await board.shown(
      { ...subject, fromMs: atMs - 3600_000, toMs: atMs - 1800_000 },
      { ...subject, fromMs: atMs - 1800_000, toMs: atMs + 1000 },
    );
    type Unplanned = { source: string; subject: string | null; fromAt: string; toAt: string };
    const found = await until('the record', async () => {
      const { items } = await monitor.ok(monitor.get<{ items: Unplanned[] }>('/api/v1/as-run/unplanned'));
      const early = items.find((one) => one.source === 'too-early');
      return early && Date.parse(early.toAt) > atMs - 1800_000 && early;
    });
    expect(found.subject).toBe(subject.occurrence);
    expect(Date.parse(found.fromAt)).toBe(atMs - 3600_000);
    expect(Date.parse(found.toAt)).toBeLessThanOrEqual(atMs);
    expect(await asRun(monitor, { subject: subject.occurrence })).toEqual(before);
  });

  it('at an FM station the run sheet is for a person, and the board answers for itself', async () => {
    const { monitor } = people;
    const fm = await openStation(world.admin, FM_COMMUNE, { technology: 'fm', places: [] });
    const place = await boardAt(world.admin, fm, 'Bảng điện tử ủy ban');
    const there = await cast(world, {
      editor: ['commune-operator', FM_COMMUNE],
      approver: ['commune-approver', FM_COMMUNE],
    });
    const drafted = await renderedBulletin(there.editor, {
      unit: FM_COMMUNE,
      title: 'Thu gom rác',
      text: 'Thứ Bảy.',
    });
    const path = `/api/v1/bulletins/${drafted.id}`;
    const body = {
      version: drafted.version,
      title: 'Thu gom rác',
      words: 'own',
      text: 'Thứ Bảy, 6 giờ sáng.',
    };
    await there.editor.ok(there.editor.put(`${path}/display`, body));
    await there.editor.ok(there.editor.post(`${path}/submit`));
    const { manifestHash } = await there.editor.ok(there.editor.get<BulletinAnswer>(path));
    await there.approver.ok(there.approver.post(`${path}/approve`, approvalOf(manifestHash)));
    const order = await confirmedOrder(there.editor, {
      unit: FM_COMMUNE,
      bulletins: [drafted.id],
      atMs: inSeconds(6),
    });
    const rows = await until('both rows', async () => {
      const found = (await asRun(monitor)).filter((r) => r.order === order.id);
      return found.length === 2 ? found : null;
    });
    expect(rows.map((r) => [r.place, r.kind]).sort()).toEqual(
      [
        [place, 'occurrence'],
        [`station:${fm.id}`, 'person'],
      ].sort(),
    );
    const second = await ProtocolBoard.enrol(world.admin, place);
    await second.connect();
    await second.status();
    const programme = await second.programme(
      'the programme of an FM station',
      (b) => b.occurrences.length > 0,
    );
    const [text] = programme.occurrences[0]!.items as MediaItem[];
    expect((await second.text(text!)).pages.map((p) => p.text)).toEqual(['Thứ Bảy, 6 giờ sáng.']);
    await second.end();
  });

  it('said when it was so, at the end of the window, all of it counts', async () => {
    const endMs = Math.max(...whole.map(({ toMs }) => toMs));
    clock.shiftMs = endMs + 1000 - Date.now();
    await board.shown(...whole);
    // Who was signed in hours ago is not any more.
    const admin = await world.signIn('admin', ADMIN_PASSWORD);
    const durationMs = endMs - past.atMs;
    const done = await until('its end', async () => {
      const rows = await asRun(admin, { subject: past.occurrence, channel: 'board' });
      return rows[0]?.playedMs === durationMs && rows[0];
    });
    expect(done).toMatchObject({ end: 'finished', reason: null, evidence: 'shown', confirmedBy: 'device' });
    const { byBoard } = await admin.ok(admin.get<{ byBoard: { finished: number } }>('/api/v1/as-run/totals'));
    expect(byBoard.finished).toBeGreaterThan(0);
  });
});
