import { describePairs, type HubWorld, startHubWorld } from '#testing/hub/hub-world.js';
import { devicesAt } from '#testing/hub/devices.js';
import { asRun, type AsRun, ended, orderBody, type OrderAnswer, schedule } from '#testing/hub/orders.js';
import { cast } from '#testing/hub/people.js';
import { approvalOf, type BulletinAnswer, renderedBulletin } from '#testing/hub/sounds.js';
import { inSeconds, openStation, type TestStation } from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import type { ApiClient } from '#testing/hub/api-client.js';
import type { Fleet } from '../../apps/fleet/src/fleet.js';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';

jest.setTimeout(90_000);
const COMMUNE = '2025-02728';

describePairs('from a text to a line of the ledger', (pair) => {
  let world: HubWorld;
  let people: Record<'editor' | 'approver' | 'operator' | 'monitor', ApiClient>;
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
      text: 'Sáng 15/8, trạm y tế tiêm phòng cho trẻ em.',
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
    const { operator, monitor } = people;
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
    expect(new Set(rows.map((r: AsRun) => r.place))).toEqual(new Set(station.places));
    await until('every report is answered by a receipt', () => {
      const { reports, receipted } = fleet.summary();
      return reports > 0 && reports === receipted;
    });
    expect(await asRun(people.editor)).toHaveLength(2);
  });
});
