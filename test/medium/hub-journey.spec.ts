import { describePairs, type HubWorld, startHubWorld } from '#testing/hub/hub-world.js';
import { devicesAt } from '#testing/hub/devices.js';
import {
  asRun,
  confirmedOrder,
  ended,
  type Occurrence,
  orderBody,
  type OrderAnswer,
  schedule,
} from '#testing/hub/orders.js';
import { cast } from '#testing/hub/people.js';
import {
  approvalOf,
  approvedBulletin,
  bulletinBody,
  type BulletinAnswer,
  renderedBulletin,
} from '#testing/hub/sounds.js';
import { inSeconds, openStation, type TestStation } from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import type { ApiClient } from '#testing/hub/api-client.js';
import type { Fleet } from '../../apps/fleet/src/fleet.js';
import type { RowChange } from '#contracts/realtime.js';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

const COMMUNE = '2025-02728';
const NEIGHBOUR = '2025-02647';

/** Somebody who watches: every window that came, as it came. */
async function watch(by: ApiClient): Promise<{ windows: RowChange[][]; socket: Socket }> {
  const windows: RowChange[][] = [];
  const socket = io(by.baseUrl, { auth: { token: by.token }, transports: ['websocket'], forceNew: true });
  socket.on('rows', (changes: RowChange[]) => windows.push(changes));
  await until('the socket', () => socket.connected);
  return { windows, socket };
}

describePairs('from a text to a line of the ledger', (pair) => {
  let world: HubWorld;
  let people: Record<'editor' | 'approver' | 'operator' | 'monitor' | 'neighbour', ApiClient>;
  let station: TestStation;
  let fleet: Fleet;
  let bulletin: BulletinAnswer;

  beforeAll(async () => {
    world = await startHubWorld(pair);
    people = await cast(world, {
      editor: ['commune-operator', COMMUNE],
      approver: ['commune-approver', COMMUNE],
      operator: ['commune-operator', COMMUNE],
      monitor: ['monitor', '2025-15'],
      neighbour: ['monitor', NEIGHBOUR],
    });
    station = await openStation(world.admin, COMMUNE, { places: ['Nhà văn hóa', 'Chợ trung tâm'] });
    fleet = await devicesAt(world.admin, station.places);
  });
  afterAll(async () => {
    await fleet?.stop();
    await world?.stop();
  });

  it('a text is read, heard, submitted, and approved by a second person only', async () => {
    const { editor, approver } = people;
    bulletin = await renderedBulletin(editor, {
      unit: COMMUNE,
      title: 'Lịch tiêm phòng',
      text: 'Sáng 15/8 tiêm phòng.',
    });
    const script = await editor.ok(
      editor.get<{ sentences: { text: string }[] }>(`/api/v1/bulletins/${bulletin.id}/variants/vi/script`),
    );
    expect(script.sentences.map((s) => s.text).join(' ')).not.toMatch(/\d/);
    const sound = await fetch(`${world.api.baseUrl}/api/v1/bulletins/${bulletin.id}/variants/vi/audio`, {
      headers: { authorization: `Bearer ${editor.token}` },
    });
    expect(sound.headers.get('content-type')).toBe('audio/mpeg');
    expect((await sound.arrayBuffer()).byteLength).toBeGreaterThan(5000);
    await editor.ok(editor.post(`/api/v1/bulletins/${bulletin.id}/submit`));
    const approval = approvalOf(bulletin.manifestHash);
    expect(await editor.post(`/api/v1/bulletins/${bulletin.id}/approve`, approval)).toMatchObject({
      status: 403,
    });
    const approved = await approver.ok(
      approver.post<BulletinAnswer>(`/api/v1/bulletins/${bulletin.id}/approve`, approval),
    );
    expect(approved.state).toBe('approved');
  });

  it('an order is tried, confirmed, played by every device at its second, and on record as finished', async () => {
    const { operator, monitor, neighbour } = people;
    const watching = await watch(monitor);
    const elsewhere = await watch(neighbour);
    const atMs = inSeconds(8);
    const body = orderBody({ unit: COMMUNE, title: 'Tiêm phòng', bulletins: [bulletin.id], atMs });
    const dry = await operator.ok(operator.post<Record<string, unknown>>('/api/v1/orders/dry-run', body));
    expect(dry).toMatchObject({
      counted: { stations: 1, places: 2, devices: 2, unattended: 0 },
      totals: { placed: 1, offered: 0, colliding: 0, refused: 0 },
    });
    const { id } = await operator.ok(operator.post<OrderAnswer>('/api/v1/orders', body));
    const outdated = await operator.post(`/api/v1/orders/${id}/confirm`, { places: 3 });
    expect(outdated).toMatchObject({ status: 409, body: { code: 'targets-changed' } });
    await operator.ok(operator.post(`/api/v1/orders/${id}/confirm`, { places: 2 }));
    const [placed] = await schedule(operator, station.id, 'the occurrence', (o) => o.length > 0);
    expect(placed).toMatchObject({ order: id, state: 'placed', startAt: new Date(atMs).toISOString() });
    const rows = await ended(monitor, id, 2);
    for (const row of rows)
      expect(row).toMatchObject({
        ...{ end: 'finished', reason: null, late: false, evidence: 'decoded', confirmedBy: 'device' },
        playedMs: bulletin.variants[0]!.rendition!.durationMs,
      });
    expect(new Set(rows.map((r) => r.place))).toEqual(new Set(station.places));
    await until('every report is answered by a receipt', () => {
      const { reports, receipted } = fleet.summary();
      return reports > 0 && reports === receipted;
    });
    expect(await asRun(people.editor)).toHaveLength(2);
    expect(await asRun(neighbour)).toHaveLength(0);
    const ids = rows.map((r) => r.id).sort();
    await until('the ends to be told', () => {
      const told = watching.windows.flat().filter((change) => change.end === 'finished');
      return JSON.stringify([...new Set(told.map((c) => c.id))].sort()) === JSON.stringify(ids);
    });
    for (const window of watching.windows)
      expect(new Set(window.map((change) => change.id)).size).toBe(window.length);
    expect(elsewhere.windows).toEqual([]);
    watching.socket.close();
    elsewhere.socket.close();
    const csv = await monitor.get<string>('/api/v1/as-run.csv');
    expect(csv.headers.get('content-type')).toMatch(/^text\/csv/);
    const [head, ...lines] = csv.body.trim().split('\r\n');
    const column = head!.split(',').indexOf('end');
    expect(lines.map((line) => line.split(',')[column])).toEqual(['finished', 'finished']);
    const totals = await monitor.ok(monitor.get('/api/v1/as-run/totals'));
    expect(totals).toMatchObject({
      byDevice: { planned: 2, finished: 2, open: 0 },
      byPerson: { planned: 0 },
    });
  });

  it('nothing airs that nobody approved: a change waits, what is frozen keeps what was approved', async () => {
    const { editor, approver, operator, monitor } = people;
    const before = await approvedBulletin(editor, approver, { unit: COMMUNE, title: 'Sửa sau', seconds: 2 });
    const soonMs = inSeconds(12);
    const soon = await confirmedOrder(operator, { unit: COMMUNE, bulletins: [before.id], atMs: soonMs });
    const laterMs = soonMs + 3600_000;
    const later = await confirmedOrder(operator, { unit: COMMUNE, bulletins: [before.id], atMs: laterMs });
    const planOf = (id: string, what: string, ready: (o: Occurrence) => boolean) =>
      schedule(operator, station.id, what, (all) => all.some((o) => o.order === id && ready(o)));
    await planOf(soon.id, 'the first to freeze', (o) => o.frozen);
    const { unit: _, ...changed } = await bulletinBody(editor, {
      unit: COMMUNE,
      title: 'Sửa sau',
      seconds: 4,
    });
    const path = `/api/v1/bulletins/${before.id}`;
    await editor.ok(editor.put(path, { ...changed, version: before.version }));
    await planOf(later.id, 'the later one to wait', (o) => o.outcome?.reason === 'unapproved');
    const rows = await ended(monitor, soon.id, 2);
    const approvedMs = before.variants[0]!.rendition!.durationMs;
    for (const row of rows) expect(row).toMatchObject({ end: 'finished', playedMs: approvedMs });
    const { manifestHash } = await until('the new sound', async () => {
      const now = await editor.ok(editor.get<BulletinAnswer>(path));
      return now.manifestHash === null ? null : now;
    });
    await planOf(later.id, 'it to wait still', (o) => o.state === 'refused');
    await editor.ok(editor.post(`${path}/submit`));
    await approver.ok(approver.post(`${path}/approve`, approvalOf(manifestHash)));
    await planOf(later.id, 'it to be placed again', (o) => o.state === 'placed');
  });

  it('what is withdrawn fades out where it plays, and does not begin where it has not', async () => {
    const { editor, approver, operator, monitor } = people;
    const long = await approvedBulletin(editor, approver, { unit: COMMUNE, title: 'Thu hồi', seconds: 12 });
    const atMs = inSeconds(8);
    const playing = await confirmedOrder(operator, { unit: COMMUNE, bulletins: [long.id], atMs });
    const later = await confirmedOrder(operator, {
      unit: COMMUNE,
      bulletins: [long.id],
      atMs: atMs + 13_000,
    });
    await until('both devices to play', () => fleet.summary().playing === 2);
    await approver.ok(approver.post(`/api/v1/bulletins/${long.id}/withdraw`, { reason: 'Sai số liệu' }));
    const cut = await ended(monitor, playing.id, 2);
    for (const row of cut) {
      expect(row).toMatchObject({ end: 'partial', reason: 'withdrawn' });
      expect(row.playedMs).toBeLessThan(6000);
    }
    await schedule(operator, station.id, 'the second one to go', (all) =>
      all.some((o) => o.order === later.id && o.state !== 'placed'),
    );
    const again = await editor.post(
      '/api/v1/orders',
      orderBody({ unit: COMMUNE, bulletins: [long.id], atMs }),
    );
    expect(again).toMatchObject({ status: 400, body: { code: 'bulletin-not-approved' } });
    const rows = (await asRun(monitor)).filter((r) => r.order === later.id);
    for (const row of rows) expect(row).toMatchObject({ end: 'missed', reason: 'withdrawn' });
  });

  it('serves its interface: OpenAPI, AsyncAPI, the page, health and metrics', async () => {
    const openapi = await world.api.ok(world.api.get<{ paths: object }>('/api/openapi.json'));
    expect(Object.keys(openapi.paths)).toEqual(
      expect.arrayContaining(['/api/v1/orders/{id}/confirm', '/api/v1/devices/enrol', '/api/v1/as-run.csv']),
    );
    const asyncapi = await world.api.ok(world.api.get<{ channels: object }>('/api/asyncapi.json'));
    expect(Object.keys(asyncapi.channels)).toContain('playlist');
    expect((await world.api.get<string>('/api/docs')).body).toMatch(/swagger/i);
    expect(await world.api.get('/health/live')).toMatchObject({ status: 200 });
    expect(await world.api.get('/health/ready')).toMatchObject({ status: 200, body: { status: 'ok' } });
    const headersOf = async (path: string): Promise<Headers> => (await world.admin.get(path)).headers;
    // A shared computer keeps nothing of what somebody read; no other page puts ours into a frame.
    for (const path of ['/api/v1/users', '/api/v1/auth/me', '/api/v1/users/nobody'])
      expect((await headersOf(path)).get('cache-control')).toBe('no-store');
    const { policy, frame } = await headersOf('/').then((headers) => ({
      policy: headers.get('content-security-policy'),
      frame: headers.get('x-frame-options'),
    }));
    expect(policy).toMatch(/script-src 'self';.*frame-ancestors 'none'/);
    expect(frame).toBe('DENY');
    expect(await world.metrics()).toMatch(/ttn_reports_total\{outcome="committed"\} [1-9]/);
    for (const stranger of [world.api, world.admin])
      expect(await stranger.get('/metrics')).toMatchObject({ status: 403, body: { code: 'metrics-closed' } });
  });
});
