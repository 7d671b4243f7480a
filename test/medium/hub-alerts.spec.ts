import type { ApiClient } from '#testing/hub/api-client.js';
import { devicesAt } from '#testing/hub/devices.js';
import { ADMIN_PASSWORD, describePairs, type HubWorld, startHubWorld } from '#testing/hub/hub-world.js';
import { asRun, type AsRun, confirmedOrder, ended, schedule } from '#testing/hub/orders.js';
import { cast } from '#testing/hub/people.js';
import { ProtocolDevice } from '#testing/hub/protocol-device.js';
import { ShiftedClock } from '#testing/hub/shifted-clock.js';
import { approvedBulletin, type BulletinAnswer } from '#testing/hub/sounds.js';
import { inSeconds, localOf, openStation, type TestStation } from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import { DesiredStateEntity } from '#persistence/entities/devices.entity.js';
import { LedgerService } from '#features/playback/ledger.service.js';
import type { Fleet } from '../../apps/fleet/src/fleet.js';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';

const COMMUNE = '2025-02728';
const FM_COMMUNE = '2025-02647';

type Crew = 'operator' | 'approver' | 'duty' | 'authority' | 'officer' | 'above' | 'second';
interface Alert {
  id: string;
  state: string;
  confirmedBy: string | null;
}
interface SeenAlert extends Alert {
  title: string;
  heardAt: string | null;
  delivery: { places: number; started: number };
}

describePairs('emergencies, and what the ledger makes of a day', (pair) => {
  const clock = new ShiftedClock();
  let world: HubWorld;
  let people: Record<Crew, ApiClient>;
  let station: TestStation;
  let fm: TestStation;
  let fleet: Fleet;
  let mute: ProtocolDevice;
  /** Two orders of one time: an FM station's, and one for a device that will not say a word. */
  let aired: { fm: string; unheard: string; atMs: number };
  let long: BulletinAnswer;
  let brief: BulletinAnswer;

  beforeAll(async () => {
    clock.shiftMs = 0;
    world = await startHubWorld(pair, {}, clock);
    people = await cast(world, {
      operator: ['commune-operator', COMMUNE],
      approver: ['commune-approver', '2025-15'],
      duty: ['duty-officer', COMMUNE],
      authority: ['emergency-authority', COMMUNE],
      officer: ['commune-operator', FM_COMMUNE],
      above: ['duty-officer', '2025-15'],
      second: ['emergency-authority', '2025-15'],
    });
    station = await openStation(world.admin, COMMUNE, { places: ['Chợ', 'Trường học', 'Bến xe'] });
    fm = await openStation(world.admin, FM_COMMUNE, { technology: 'fm', places: [] });
    fleet = await devicesAt(world.admin, station.places.slice(0, 2));
    mute = await ProtocolDevice.enrol(world.admin, station.places[2]!);
    await mute.connect();
    const { operator, approver } = people;
    long = await approvedBulletin(operator, approver, { unit: COMMUNE, title: 'Thời sự xã', seconds: 5 });
    brief = await approvedBulletin(operator, approver, { unit: COMMUNE, title: 'Lũ quét', class: 1 });
    const { officer } = people;
    const { id } = await approvedBulletin(officer, approver, { unit: FM_COMMUNE, title: 'Bản tin FM' });
    const atMs = inSeconds(8);
    const ofFm = await confirmedOrder(officer, { unit: FM_COMMUNE, bulletins: [id], atMs });
    const unheard = await confirmedOrder(operator, {
      ...{ unit: COMMUNE, bulletins: [brief.id], atMs },
      change: { targets: { include: { places: [station.places[2]] } } },
    });
    aired = { fm: ofFm.id, unheard: unheard.id, atMs };
  });
  afterAll(async () => {
    await fleet?.stop();
    await mute?.end();
    await world?.stop();
  });

  const requested = async (by: ApiClient, change: object = {}): Promise<Alert> =>
    by.ok(
      by.post<Alert>('/api/v1/alerts', {
        ...{ unit: COMMUNE, title: 'Lũ quét', orderRef: '12/CĐ-UBND', bulletinId: brief.id, tone: false },
        ...{ places: station.places.slice(0, 2), exp: new Date(Date.now() + 600_000).toISOString() },
        ...{ repeat: { count: 1, everyMs: 0 }, ...change },
      }),
    );
  const activate = (by: ApiClient, { id }: Alert): Promise<Alert> =>
    by.ok(by.post<Alert>(`/api/v1/alerts/${id}/activate`));
  const rowsOf = async (subject: string): Promise<AsRun[]> => asRun(people.operator, { subject });
  const allEnded = (subject: string): Promise<AsRun[]> =>
    until(`every row of ${subject} to end`, async () => {
      const rows = await rowsOf(subject);
      return rows.length > 0 && rows.every((r) => r.end !== null) && rows;
    });
  const hearAlert = (): Promise<unknown> =>
    until('both devices to speak the alert', async () => {
      const open = (await asRun(people.operator, { kind: 'alert', end: 'open' })).filter(
        (r) => r.state === 'started',
      );
      return open.length === 2;
    });

  it('what an FM station aired is confirmed by its officer, and counted apart', async () => {
    const { officer } = people;
    const [row] = await until('the row', async () => {
      const rows = (await asRun(officer)).filter((r) => r.order === aired.fm);
      return rows.length > 0 && rows;
    });
    expect(row).toMatchObject({
      kind: 'person',
      confirmedBy: 'person',
      end: null,
      place: `station:${fm.id}`,
    });
    const path = `/api/v1/as-run/${row!.id}/confirm`;
    expect(await officer.post(path, { result: 'finished' })).toMatchObject({
      ...{ status: 409, body: { code: 'not-yet' } },
    });
    const waiting = async (state: string): Promise<unknown> => {
      const path = `/api/v1/notices?mine=true&state=${state}`;
      const { items } = await officer.ok(officer.get<{ items: { kind: string; subject: string }[] }>(path));
      return items.some((n) => n.kind === 'confirm' && n.subject === fm.id);
    };
    await until('the notice to the officer', async () => (await waiting('open')) === true);
    const confirmed = await until('the officer', async () => {
      const answer = await officer.post<AsRun>(path, { result: 'finished' });
      return answer.status === 200 && answer.body;
    });
    expect(confirmed).toMatchObject({ end: 'finished', evidence: 'person' });
    await until('the notice to be done', async () => (await waiting('done')) === true);
    const totals = await officer.ok(officer.get('/api/v1/as-run/totals'));
    expect(totals).toMatchObject({ byPerson: { planned: 1, finished: 1 }, byDevice: { planned: 0 } });
  });

  it('is refused without authority, an order number, a second person or an approved bulletin', async () => {
    const { operator, duty, authority } = people;
    const body = { unit: COMMUNE, title: 'Lũ', bulletinId: brief.id, exp: new Date(Date.now() + 60_000) };
    const refused = await duty.post('/api/v1/alerts', body);
    expect(refused).toMatchObject({ status: 400, body: { problems: [{ field: 'orderRef' }] } });
    const foreign = await operator.post('/api/v1/alerts', { ...body, orderRef: '12/CĐ' });
    expect(foreign.status).toBe(403);
    const own = await requested(authority);
    const alone = await authority.post(`/api/v1/alerts/${own.id}/activate`);
    expect(alone).toMatchObject({ status: 409, body: { code: 'second-person-needed' } });
    const unheard = await duty.post('/api/v1/alerts', { ...body, orderRef: '12/CĐ', bulletinId: 'nobody' });
    expect(unheard).toMatchObject({ status: 400, body: { problems: [{ field: 'bulletinId' }] } });
    expect((await duty.post(`/api/v1/alerts/${own.id}/activate`)).status).toBe(403);
    expect(await rowsOf(own.id)).toEqual([]);
  });

  it('a correction ends nothing that its author could not end, and says nothing of another commune’s', async () => {
    const { duty, authority, officer, approver } = people;
    const provincial = await cast(world, {
      duty: ['duty-officer', '2025-15'],
      authority: ['emergency-authority', '2025-15'],
    });
    const both = { unit: '2025-15', units: [COMMUNE, FM_COMMUNE], places: undefined };
    const above = await requested(provincial.duty, both);
    await activate(provincial.authority, above);
    const exp = new Date(Date.now() + 600_000).toISOString();
    const body = { unit: COMMUNE, title: 'Lũ', orderRef: '12/CĐ', bulletinId: brief.id, exp, tone: false };
    expect((await duty.post('/api/v1/alerts', { ...body, corrects: above.id })).status).toBe(403);
    expect(await duty.post('/api/v1/alerts', { ...body, corrects: 'nothing' })).toMatchObject({
      ...{ status: 400, body: { problems: [{ field: 'corrects' }] } },
    });
    const { id } = await approvedBulletin(officer, approver, { unit: FM_COMMUNE, title: 'Của xã khác' });
    const foreign = await duty.post('/api/v1/alerts', { ...body, bulletinId: id });
    expect(foreign).toMatchObject({ status: 400, body: { code: 'bulletin-of-another-unit' } });
    expect(JSON.stringify(foreign.body)).not.toContain('Của xã khác');
    const state = await provincial.duty.ok(provincial.duty.get<Alert>(`/api/v1/alerts/${above.id}`));
    expect(state.state).toBe('active');
    // Its correction is for one commune only; the wrong one ends in both.
    const right = await requested(provincial.duty, { ...both, units: [COMMUNE], corrects: above.id });
    await activate(provincial.authority, right);
    const fmAlerts = await world.hub.app
      .get(DataSource)
      .getRepository(DesiredStateEntity)
      .findOneByOrFail({ kind: 'alerts', target: FM_COMMUNE });
    const { alerts } = JSON.parse(Buffer.from(fmAlerts.jws.split('.')[1]!, 'base64url').toString()) as {
      alerts: { alert: string; action: string }[];
    };
    expect(alerts).toContainEqual(expect.objectContaining({ alert: above.id, action: 'cancel' }));
    await provincial.duty.ok(provincial.duty.post(`/api/v1/alerts/${right.id}/cancel`, { reason: 'Xong' }));
    await until('silence', () => fleet.summary().playing === 0);
    expect((await authority.get(`/api/v1/alerts/${above.id}`)).status).toBe(403);
  });

  it('plays at once over what plays, and every place has its row', async () => {
    const { operator, duty, authority } = people;
    const atMs = inSeconds(8);
    const order = await confirmedOrder(operator, {
      ...{ unit: COMMUNE, bulletins: [long.id], atMs },
      change: { targets: { include: { places: station.places.slice(0, 2) } } },
    });
    const alert = await requested(duty);
    await until('both devices to play it', async () => {
      const rows = (await asRun(operator)).filter((r) => r.order === order.id && r.state === 'started');
      return rows.length === 2;
    });
    const sentAtMs = Date.now();
    expect(await activate(authority, alert)).toMatchObject({ state: 'active', id: alert.id });
    const rows = await allEnded(alert.id);
    expect(rows).toHaveLength(2);
    const { durationMs } = brief.variants[0]!.rendition!;
    for (const row of rows) {
      expect(row).toMatchObject({ kind: 'alert', end: 'finished', playedMs: durationMs, reason: null });
      const { startedAt } = row as AsRun & { startedAt: string };
      expect(Date.parse(startedAt) - sentAtMs).toBeLessThan(2000);
    }
    const { delivery, requestedByName } = await duty.ok(
      duty.get<Alert & { delivery: Record<string, number>; requestedByName: string }>(
        `/api/v1/alerts/${alert.id}`,
      ),
    );
    expect(delivery).toMatchObject({ places: 2, started: 2, finished: 2, failed: 0, open: 0 });
    expect(delivery['lastStartMs']).toBeGreaterThanOrEqual(delivery['firstStartMs']!);
    expect(delivery['lastStartMs']).toBeLessThan(2000);
    expect(requestedByName).not.toBe('');
    const cut = await ended(operator, order.id, 2);
    // The rest follows the emergency: all of it was heard, and the row says that it was cut.
    for (const row of cut) expect(row).toMatchObject({ end: 'finished', preempted: true });
  });

  it('a commune sees and hears what the province puts on air there, and cannot stop it', async () => {
    const { operator, officer, above, second } = people;
    const { id } = await requested(above, {
      ...{ unit: '2025-15', units: [COMMUNE], title: 'Bão số 5', exercise: false, bulletinId: long.id },
    });
    const seenBy = async (by: ApiClient) => {
      const { items } = await by.ok(by.get<{ items: SeenAlert[] }>('/api/v1/alerts?limit=200'));
      return items.find((alert) => alert.id === id);
    };
    expect(await seenBy(operator)).toBeUndefined();
    await activate(second, { id, state: 'requested', confirmedBy: null });
    await allEnded(id);
    expect(await seenBy(operator)).toMatchObject({
      ...{ state: 'active', title: 'Bão số 5', heardAt: station.id, delivery: { places: 2, started: 2 } },
    });
    expect(await seenBy(second)).toMatchObject({ heardAt: null });
    expect(await seenBy(officer)).toBeUndefined();
    const sound = (at: string): string => `/api/v1/stations/${at}/bulletins/${long.id}/audio?language=vi`;
    expect((await operator.get(sound(station.id))).status).toBe(200);
    expect((await officer.get(sound(fm.id))).status).toBe(404);
    expect((await people.duty.post(`/api/v1/alerts/${id}/cancel`, { reason: 'Thử' })).status).toBe(403);
    await above.ok(above.post(`/api/v1/alerts/${id}/cancel`, { reason: 'Hết nguy hiểm' }));
    expect(await seenBy(operator)).toMatchObject({ state: 'cancelled' });
  });

  it('one action corrects it for the same places, one action ends it', async () => {
    const { duty, authority } = people;
    const wrong = await requested(duty, { repeat: { count: 20, everyMs: 0 } });
    await activate(authority, wrong);
    await hearAlert();
    const right = await requested(duty, { corrects: wrong.id, repeat: { count: 20, everyMs: 0 } });
    await activate(authority, right);
    for (const row of await allEnded(wrong.id)) expect(row).toMatchObject({ end: 'partial' });
    expect((await duty.ok(duty.get<Alert>(`/api/v1/alerts/${wrong.id}`))).state).toBe('cancelled');
    await hearAlert();
    await duty.ok(duty.post(`/api/v1/alerts/${right.id}/cancel`, { reason: 'Hết nguy hiểm' }));
    for (const row of await allEnded(right.id)) expect(row).toMatchObject({ end: 'partial' });
    await until('silence', () => fleet.summary().playing === 0);
  });

  it('a day closes when every row has its end; a later report corrects a row as a new version', async () => {
    const { operator } = people;
    const { atMs } = aired;
    const planned = await schedule(operator, station.id, 'the plan', (all) =>
      all.some((o) => o.order === aired.unheard && o.state === 'placed'),
    );
    const occurrence = planned.find((o) => o.order === aired.unheard);
    const [row] = await ended(operator, aired.unheard, 1);
    expect(row).toMatchObject({ end: 'missed', version: 1 });
    await fleet.stop(); // what they hear from now on is a day ahead of their clocks
    const { date } = localOf(atMs);
    type OpenDay = { station: string; localDate: string; why: string };
    const openDay = (by: ApiClient): Promise<OpenDay | undefined> =>
      by
        .ok(by.get<OpenDay[]>('/api/v1/as-run/open-days'))
        .then((days) => days.find((d) => d.station === station.id && d.localDate === date));
    const today = await openDay(operator);
    // Unless it ended while the tests above ran.
    if (localOf(Date.now()).date === date)
      expect(today).toMatchObject({ why: 'not-over', technology: 'ip', people: 0 });
    expect(await openDay(people.officer)).toBeUndefined();
    clock.shiftMs = 24 * 3600_000;
    const admin = await world.signIn('admin', ADMIN_PASSWORD);
    // The hub looks by itself too, once a minute.
    expect(['rows', 'closing', undefined]).toContain((await openDay(admin))?.why);
    await world.hub.app.get(LedgerService).closeDays();
    expect(await openDay(admin)).toBeUndefined();
    const days = `/api/v1/as-run/days?station=${station.id}&from=${date}&to=${date}`;
    const { items } = await admin.ok(admin.get<{ items: object[] }>(days));
    expect(items).toContainEqual(
      expect.objectContaining({
        ...{ station: station.id, localDate: date, corrected: 0, correctedAt: null },
        totals: expect.objectContaining({ byDevice: expect.objectContaining({ missed: 1, open: 0 }) }),
      }),
    );
    const { sha256, durationMs } = brief.variants[0]!.rendition!;
    const play = {
      ...{ occurrence: occurrence!.id, play: 'late-play', revision: 1, volume: 50, evidence: 'decoded' },
      items: [{ sha256, fromMs: 0, toMs: durationMs }],
    };
    const [began, over] = [atMs, atMs + durationMs].map((ms) => new Date(ms).toISOString());
    await mute.report(
      { ...play, seq: 1, type: 'started', at: began, items: [] },
      { ...play, seq: 2, type: 'finished', at: over },
    );
    const corrected = await until('the correction', async () => {
      const now = await admin.ok(admin.get<AsRun>(`/api/v1/as-run/${row!.id}`));
      return now.version > 1 && now;
    });
    expect(corrected).toMatchObject({ end: 'finished', closed: true, playedMs: durationMs });
    const before = await admin.ok(
      admin.get<{ version: number; was: object }[]>(`/api/v1/as-run/${row!.id}/corrections`),
    );
    expect(before[0]).toMatchObject({ version: 1, was: { end: 'missed' } });
    // The day keeps the sums it closed with, and says that a row has another version since.
    const [day] = (await admin.ok(admin.get<{ items: object[] }>(days))).items;
    expect(day).toMatchObject({
      ...{ corrected: 1, correctedAt: expect.stringMatching(/Z$/) },
      totals: { byDevice: { missed: 1 } },
    });
    expect((await admin.get('/api/v1/as-run/days?from=hom-qua')).status).toBe(400);
  });
});
