import type { ApiClient } from '#testing/hub/api-client.js';
import { devicesAt } from '#testing/hub/devices.js';
import { type HubWorld, startHubWorld } from '#testing/hub/hub-world.js';
import { asRun, confirmedOrder, ended } from '#testing/hub/orders.js';
import { cast } from '#testing/hub/people.js';
import { approvedBulletin, type BulletinAnswer } from '#testing/hub/sounds.js';
import { inSeconds, openStation, type TestStation } from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import { workbookRecords } from '#testing/files.js';
import type { Fleet } from '../../apps/fleet/src/fleet.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

// A wrong item is stopped while it sounds, and put right at the places that heard it. On SQLite only: the sums and marks
// are portable queries; what stops devices is asked of both engines elsewhere (hub-alerts, hub-journey).
const COMMUNE = '2025-02728';
const FM_COMMUNE = '2025-02647';

interface OnAir {
  subject: string;
  state: string;
  playing: number;
  places: number;
  mayStop: boolean;
  stop: string | null;
}
interface Stop {
  id: string;
  mayCorrect: boolean;
  totals: { places: number; heard: number; sounding: number; ended: number; silent: number };
  correction: { order: string; placed: number } | null;
}
interface Place {
  place: string;
  state: string;
  heardSeconds: number;
  row: string;
}

describe('stop and correct, and what the log says of it', () => {
  let world: HubWorld;
  let people: Record<'operator' | 'approver' | 'monitor' | 'neighbour', ApiClient>;
  let station: TestStation;
  let fleet: Fleet;
  let wrong: BulletinAnswer;
  let right: BulletinAnswer;
  let stopId: string;
  let order: string;

  beforeAll(async () => {
    world = await startHubWorld('sqlite + embedded');
    people = await cast(world, {
      operator: ['commune-operator', COMMUNE],
      approver: ['commune-approver', '2025-15'],
      monitor: ['monitor', '2025-15'],
      neighbour: ['commune-operator', FM_COMMUNE],
    });
    station = await openStation(world.admin, COMMUNE, { places: ['Chợ', 'Trường học', 'Bến xe'] });
    await openStation(world.admin, FM_COMMUNE, { technology: 'fm', places: [] });
    fleet = await devicesAt(world.admin, station.places.slice(0, 2));
    const { operator, approver } = people;
    const draft = { unit: COMMUNE, title: '=Tin sai', seconds: 30 };
    wrong = await approvedBulletin(operator, approver, draft);
    right = await approvedBulletin(operator, approver, {
      ...draft,
      title: 'Đính chính',
      seconds: 2,
      hertz: 600,
    });
  });
  afterAll(async () => {
    await fleet?.stop();
    await world?.stop();
  });

  const onAir = async (by: ApiClient): Promise<OnAir | undefined> =>
    (await by.ok(by.get<OnAir[]>('/api/v1/on-air'))).find((o) => o.subject === order);

  it('what is on the air is listed to whoever may see it, and who may stop it', async () => {
    const { operator } = people;
    const draft = { unit: COMMUNE, title: '=Tin sai', bulletins: [wrong.id], atMs: inSeconds(8) };
    ({ id: order } = await confirmedOrder(operator, draft));
    const soon = await until('it to be listed', () => onAir(operator));
    expect(['soon', 'due', 'playing']).toContain(soon.state);
    const playing = await until('both devices to sound', async () => {
      const now = await onAir(operator);
      return now?.playing === 2 && now;
    });
    expect(playing).toMatchObject({ state: 'playing', places: 3, mayStop: true, stop: null });
    expect(await onAir(people.monitor)).toMatchObject({ mayStop: false });
    expect(await onAir(people.neighbour)).toBeUndefined();
  });

  it('is stopped with a reason; who heard how much is seen, and who has confirmed', async () => {
    const { operator, monitor } = people;
    const path = `/api/v1/orders/${order}/stop`;
    const silent = await operator.post(path, { reason: '' });
    expect(silent).toMatchObject({ status: 400, body: { problems: [{ field: 'reason' }] } });
    expect((await monitor.post(path, { reason: 'Sai tên' })).status).toBe(403);
    const stop = await operator.ok(operator.post<Stop>(path, { reason: 'Sai ngày họp', bulletins: true }));
    stopId = stop.id;
    expect(stop).toMatchObject({ mayCorrect: true, correction: null, totals: { places: 3, heard: 2 } });
    expect((await operator.ok(operator.post<Stop>(path, { reason: 'Lần nữa' }))).id).toBe(stop.id);
    const settled = await until('both to confirm', async () => {
      const now = await operator.ok(operator.get<Stop>(`/api/v1/stops/${stop.id}`));
      return now.totals.ended === 2 && now;
    });
    expect(settled.totals).toMatchObject({ sounding: 0, silent: 1, heard: 2 });
    const { items } = await operator.ok(operator.get<{ items: Place[] }>(`/api/v1/stops/${stop.id}/places`));
    expect(items.map((p) => p.state)).toEqual(['ended', 'ended', 'silent']);
    for (const p of items.slice(0, 2)) expect(p.heardSeconds).toBeGreaterThan(0);
    for (const p of items.slice(0, 2)) expect(p.heardSeconds).toBeLessThan(30);
    const bulletin = await operator.ok(operator.get<{ state: string }>(`/api/v1/bulletins/${wrong.id}`));
    expect(bulletin.state).toBe('withdrawn');
    expect(await onAir(operator)).toMatchObject({ stop: stop.id, mayStop: false });
    expect((await people.neighbour.get(`/api/v1/stops/${stop.id}`)).status).toBe(403);
  });

  it('the correction goes to the places that heard it, and to no others; once', async () => {
    const { operator, monitor } = people;
    const path = `/api/v1/stops/${stopId}/correct`;
    expect((await monitor.post(path, { bulletinId: right.id })).status).toBe(403);
    const unknown = await operator.post(path, { bulletinId: wrong.id });
    expect(unknown).toMatchObject({ status: 400, body: { code: 'bulletin-not-approved' } });
    const sent = await operator.ok(operator.post<Stop>(path, { bulletinId: right.id }));
    const id = sent.correction!.order;
    const { content } = await operator.ok(
      operator.get<{ content: { targets: { include: { places: string[] } } } }>(`/api/v1/orders/${id}`),
    );
    expect([...content.targets.include.places].sort()).toEqual(station.places.slice(0, 2).sort());
    const again = await operator.post(path, { bulletinId: right.id });
    expect(again).toMatchObject({ status: 409, body: { code: 'already-corrected' } });
    const rows = await asRun(operator, { order });
    expect(rows).toHaveLength(3);
    for (const row of rows)
      expect(row).toMatchObject({ stop: { id: stopId, reason: 'Sai ngày họp', correction: id } });
    const aired = await ended(operator, id, 2, 75_000);
    for (const row of aired) expect(row).toMatchObject({ end: 'finished', stop: null });
  });

  it('a commune’s share leads down to the reports of one row', async () => {
    const { operator } = people;
    interface Share {
      station: string;
      unitName: string;
      byDevice: { planned: number; finished: number; partial: number; missed: number; share: number };
    }
    await ended(operator, order, 3);
    const [commune, ...others] = await operator.ok(operator.get<Share[]>('/api/v1/as-run/stations'));
    expect(others).toEqual([]);
    expect(commune).toMatchObject({
      ...{ station: station.id, unitName: expect.stringMatching(/\S/) },
      byDevice: { planned: 5, finished: 2, partial: 2, missed: 1, share: 40 },
    });
    const totals = await operator.ok(operator.get('/api/v1/as-run/totals?to=2020-01-01'));
    expect(totals).toMatchObject({ byDevice: { planned: 0, share: null }, unplanned: 0 });
    const [row] = await asRun(operator, { order, end: 'partial' });
    const { reports } = await operator.ok(
      operator.get<{ reports: { type: string; body: string }[] }>(`/api/v1/as-run/${row!.id}/reports`),
    );
    const types = reports.map((r) => r.type);
    expect(types).toEqual(expect.arrayContaining(['playlist-accepted', 'staged', 'started', 'partial']));
    for (const r of reports) expect(JSON.parse(r.body)).toMatchObject({ type: r.type });
    expect((await people.neighbour.get(`/api/v1/as-run/${row!.id}/reports`)).status).toBe(403);
  });

  it('the airing alone is stopped: its sound ends, its bulletin stays approved', async () => {
    const { operator, approver } = people;
    const draft = { unit: COMMUNE, title: 'Nhầm giờ', seconds: 40, hertz: 500 };
    const good = await approvedBulletin(operator, approver, draft);
    const { id } = await confirmedOrder(operator, {
      ...{ unit: COMMUNE, title: draft.title, bulletins: [good.id], atMs: inSeconds(8) },
    });
    const rows = (state: string) => async () => {
      const found = (await asRun(operator, { order: id })).filter((row) => row.state === state);
      return found.length === 2 && found;
    };
    await until('both devices to sound', rows('started'));
    const path = `/api/v1/orders/${id}/stop`;
    await operator.ok(operator.post<Stop>(path, { reason: 'Nhầm giờ', bulletins: false }));
    for (const row of await until('both to be silent', rows('partial')))
      expect(row).toMatchObject({ end: 'partial', reason: 'withdrawn' });
    const csv = await operator.get<string>(`/api/v1/as-run.csv?order=${id}`);
    expect(String(csv.body).match(/,withdrawn,/g)).toHaveLength(2);
    const bulletin = await operator.ok(operator.get<{ state: string }>(`/api/v1/bulletins/${good.id}`));
    expect(bulletin.state).toBe('approved');
  });

  it('an airing on FM, which nothing reports, is over when its time is', async () => {
    const { neighbour, approver } = people;
    const draft = { unit: FM_COMMUNE, title: 'Giờ mở cửa chợ', seconds: 2, hertz: 800 };
    const { id: bulletin } = await approvedBulletin(neighbour, approver, draft);
    const wish = { unit: FM_COMMUNE, title: draft.title, bulletins: [bulletin], atMs: inSeconds(8) };
    const { id } = await confirmedOrder(neighbour, wish);
    const listed = async () =>
      (await neighbour.ok(neighbour.get<OnAir[]>('/api/v1/on-air'))).find((o) => o.subject === id);
    expect(await until('it to be listed', listed)).toMatchObject({
      state: expect.stringMatching(/soon|due/),
    });
    await until('it to be over', async () => (await listed())?.state === 'ended');
    const [row] = await asRun(neighbour, { order: id });
    expect(row).toMatchObject({ kind: 'person', end: null });
    await neighbour.ok(neighbour.post(`/api/v1/as-run/${row!.id}/confirm`, { result: 'finished' }));
    expect(await listed()).toMatchObject({ state: 'ended', places: 1 });
  });

  it('files speak of the same rows, and nothing in them is a formula', async () => {
    const { operator } = people;
    const csv = await operator.get<string>(`/api/v1/as-run.csv?order=${order}`);
    const lines = String(csv.body).trim().split('\r\n');
    expect(lines).toHaveLength(4);
    for (const line of lines.slice(1)) expect(line).toContain("'=Tin sai");
    const answer = await fetch(`${operator.baseUrl}/api/v1/as-run.xlsx?order=${order}`, {
      headers: { authorization: `Bearer ${operator.token}` },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('spreadsheetml');
    const file = Buffer.from(await answer.arrayBuffer());
    const { records, formulas } = workbookRecords(file);
    expect(formulas).toBe(0);
    expect(records).toHaveLength(3);
    for (const r of records)
      expect(r).toMatchObject({ 'Bản tin': '=Tin sai', 'Dừng vì sai': 'Sai ngày họp' });
    expect((await operator.get('/api/v1/as-run.xlsx?end=nonsense')).status).toBe(400);
  });
});
