import { addDays, weekdayOf } from '#domain/time/civil-date.js';
import { wallClockOf } from '#domain/time/zone.js';
import type { ApiClient } from '#testing/hub/api-client.js';
import { type HubWorld, startHubWorld } from '#testing/hub/hub-world.js';
import { confirmedOrder, type Occurrence, orderBody, type OrderAnswer } from '#testing/hub/orders.js';
import { cast } from '#testing/hub/people.js';
import { approvedBulletin, type BulletinAnswer, renderedBulletin } from '#testing/hub/sounds.js';
import { EVERY_DAY, localOf, openStation, type TestStation, ZONE } from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

const UNIT = '2025-02728';
const OTHER = '2025-02839';
const PROVINCE = '2025-15';

interface Line {
  title: string;
  startAt: string;
  isNew: boolean;
}
interface Week {
  lines: Line[];
  waiting: { title: string; state: string; unapproved: { title: string; state: string }[] }[];
  days: { minutes: number; maxMinutes: number }[];
  hash: string;
  approval: { by: string; note: string | null; holds: boolean; gone: Line[] } | null;
}

// SQLite only: what is asked here is orders and records; hub-decisions.spec.ts plans on both engines.
describe('an order’s page, and a week’s programme', () => {
  let world: HubWorld;
  let people: Record<'operator' | 'approver' | 'editor' | 'monitor' | 'stranger', ApiClient>;
  let station: TestStation;
  let other: TestStation;
  let first: BulletinAnswer;
  let second: BulletinAnswer;
  const today = localOf(Date.now()).date;
  const monday = addDays(today, 8 - weekdayOf(today));
  const on = (days: number, time: string) => `${addDays(monday, days)} ${time}`;

  beforeAll(async () => {
    world = await startHubWorld('sqlite + embedded');
    people = await cast(world, {
      operator: ['commune-operator', UNIT],
      approver: ['commune-approver', UNIT],
      editor: ['province-editor', PROVINCE],
      monitor: ['monitor', PROVINCE],
      stranger: ['commune-operator', OTHER],
    });
    const regulation = {
      windows: [{ name: 'evening', days: EVERY_DAY, from: '17:00', to: '19:00', maxMinutes: 60, volume: 50 }],
      quota: { maxSessionsPerDay: 4, maxMinutesPerSession: 60, maxMinutesPerDay: 90, weekdays: EVERY_DAY },
    };
    [station, other] = [
      await openStation(world.admin, UNIT, { regulation }),
      await openStation(world.admin, OTHER, { regulation }),
    ];
    const { operator, approver } = people;
    first = await approvedBulletin(operator, approver, { unit: UNIT, title: 'Họp thôn', seconds: 60 });
    second = await approvedBulletin(operator, approver, {
      ...{ unit: UNIT, title: 'Vệ sinh', seconds: 30, hertz: 600 },
    });
  });
  afterAll(async () => world?.stop());
  beforeEach(async () => {
    const { items } = await people.editor.ok(
      people.editor.get<{ items: OrderAnswer[] }>('/api/v1/orders?limit=100'),
    );
    for (const { id, state } of items)
      if (state !== 'withdrawn')
        await people.editor.ok(
          people.editor.post(`/api/v1/orders/${id}/withdraw`, { reason: 'Hết phép thử' }),
        );
  });

  const weekly = {
    recurrence: { kind: 'weekly', weekdays: [1, 3], from: monday, to: addDays(monday, 13) },
    airings: [{ kind: 'fixed', atLocal: '17:30', toleranceMs: 0 }],
  };
  const order = (title: string, bulletin = first, change: object = weekly) =>
    confirmedOrder(people.operator, {
      ...{ unit: UNIT, title, bulletins: [bulletin.id], atMs: Date.now(), change: { ...change } },
    });
  /** `date time bulletins` of an order's airings at a station. */
  const airs = (id: string, expected: string[], at = station) =>
    until(`the airings ${expected.join(', ')}`, async () => {
      const path = `/api/v1/schedule/${at.id}?from=${monday}&to=${addDays(monday, 13)}`;
      const { occurrences } = await people.monitor.ok(
        people.monitor.get<{ occurrences: (Occurrence & { bulletins: string[] })[] }>(path),
      );
      const own = occurrences
        .filter((o) => o.order === id && o.state === 'placed')
        .map(({ startAt, bulletins }) => {
          const atMs = Date.parse(startAt!);
          const names = bulletins.map((one) => (one === first.id ? 'A' : 'B')).join('');
          return `${localOf(atMs).date} ${wallClockOf(atMs, ZONE).slice(0, 5)} ${names}`;
        });
      return JSON.stringify(own.sort()) === JSON.stringify(expected) || null;
    });

  it('other bulletins and places from a date on: tried, stored at the times that hold, told, taken back', async () => {
    const { operator, editor } = people;
    const { id } = await order('Chương trình');
    await airs(id, [on(0, '17:30 A'), on(2, '17:30 A'), on(7, '17:30 A'), on(9, '17:30 A')]);
    // Another time on one date is kept by a change of what is heard.
    await operator.ok(
      operator.post(`/api/v1/orders/${id}/changes`, {
        version: 1,
        change: {
          ...{ kind: 'move', scope: 'one', airing: { localDate: addDays(monday, 7), index: 0 } },
          to: { localDate: addDays(monday, 8), placement: { kind: 'fixed', atLocal: '18:00' } },
        },
      }),
    );
    const content = (change: object, version = 2) => ({
      version,
      change: {
        ...{ kind: 'content', title: 'Chương trình mới', bulletinIds: [second.id, first.id] },
        ...{ targets: { include: { places: station.places } }, from: addDays(monday, 2), ...change },
      },
    });
    const dry = await operator.ok(
      operator.post<{ totals: Record<string, number>; outcomes: { localDate: string }[] }>(
        ...([`/api/v1/orders/${id}/changes/dry-run`, content({})] as const),
      ),
    );
    expect(dry.totals).toEqual({ placed: 3, offered: 0, colliding: 0, refused: 0 });
    const changed = await operator.ok(
      operator.post<OrderAnswer>(`/api/v1/orders/${id}/changes`, content({})),
    );
    expect(changed).toMatchObject({ title: 'Chương trình mới', version: 4 });
    await airs(id, [on(0, '17:30 A'), on(2, '17:30 BA'), on(8, '18:00 BA'), on(9, '17:30 BA')]);

    const page = await operator.ok(
      operator.get<{
        versions: { version: number; createdByName: string; content: { governs: object } }[];
        bulletins: { title: string }[];
      }>(`/api/v1/orders/${id}/history`),
    );
    expect(page.versions.map(({ version }) => version)).toEqual([4, 3, 2, 1]);
    expect(page.versions[1]!.content.governs).toEqual({
      fromLocalDate: addDays(monday, 2),
      toLocalDate: null,
    });
    expect(page.bulletins.map(({ title }) => title).sort()).toEqual(['Họp thôn', 'Vệ sinh']);
    const ahead = await editor.ok(
      editor.get<{ total: number; items: { stationName: string }[] }>(`/api/v1/orders/${id}/airings?limit=1`),
    );
    expect(ahead).toMatchObject({ items: [{ stationName: `Đài truyền thanh ${UNIT}` }] });
    expect((await people.stranger.get(`/api/v1/orders/${id}/history`)).status).toBe(403);
    const opened = `/api/v1/orders/${id}/editing`;
    await operator.ok(operator.put(opened, { page: 'page-1' }));
    const told = await editor.ok(editor.put<{ others: object[] }>(opened, { page: 'page-2' }));
    expect(told.others).toEqual([expect.objectContaining({ self: false })]);
    expect((await people.monitor.put(opened, { page: 'page-3' })).status).toBe(403);

    const { orders } = await operator.ok(
      operator.post<{ orders: { version: number }[] }>('/api/v1/schedule/undo', {
        changes: [{ order: id, from: 3, version: 4 }],
      }),
    );
    const undone = orders[0]!;
    await airs(id, [on(0, '17:30 A'), on(2, '17:30 A'), on(8, '18:00 A'), on(9, '17:30 A')]);
    for (const [change, problem] of [
      [{ bulletinIds: ['khong-co'] }, 'bulletin-not-found'],
      [{ targets: { include: { units: [OTHER] } } }, 'outside-unit'],
      [{ targets: { include: { units: [] } } }, 'nobody'],
      [{ title: '' }, 'invalid-input'],
    ] as const) {
      const answer = await operator.post(`/api/v1/orders/${id}/changes`, content(change, undone.version));
      expect(answer).toMatchObject({ status: 400, body: { code: problem } });
    }
    const abroad = { ...orderBody({ unit: UNIT, bulletins: [first.id], atMs: Date.now() }), ...weekly };
    const version = { ...abroad, targets: { include: { units: [OTHER] } }, scope: { kind: 'all' } };
    expect(await operator.post(`/api/v1/orders/${id}/versions`, version)).toMatchObject({
      ...{ status: 400, body: { code: 'outside-unit' } },
    });
  });

  it('a week is approved as it was seen; what changes afterwards shows against it', async () => {
    const { operator, approver, editor, monitor } = people;
    const { id } = await order('Chương trình');
    const evening = { ...weekly, airings: [{ kind: 'fixed', atLocal: '18:40', toleranceMs: 0 }] };
    const waits = await renderedBulletin(operator, { unit: UNIT, title: 'Tiêm chủng' });
    const body = {
      ...orderBody({ unit: UNIT, title: 'Tiêm chủng', bulletins: [waits.id], atMs: Date.now() }),
      ...evening,
    };
    const draft = await operator.ok(
      operator.post<OrderAnswer>('/api/v1/orders', { ...body, whenApproved: true }),
    );
    await operator.ok(operator.post(`/api/v1/orders/${draft.id}/confirm`, { whenApproved: true }));
    await airs(id, [on(0, '17:30 A'), on(2, '17:30 A'), on(7, '17:30 A'), on(9, '17:30 A')]);
    const path = `/api/v1/programme-weeks/${station.id}/${monday}`;
    const week = await monitor.ok(monitor.get<Week>(path));
    expect(week).toMatchObject({ approval: null, lines: [{ title: 'Chương trình', isNew: false }, {}] });
    expect(week.days).toHaveLength(7);
    expect(week.days[0]).toMatchObject({ maxMinutes: 90 });
    expect(week.waiting).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          ...{ title: 'Tiêm chủng', state: 'awaiting' },
          unapproved: [{ id: waits.id, title: 'Tiêm chủng', state: 'draft' }],
        }),
      ]),
    );
    const { hash } = week;
    expect((await operator.post(`${path}/approve`, { hash })).status).toBe(403);
    expect((await approver.post(`${path}/approve`, { hash: 'khong' })).status).toBe(400);
    expect(await approver.post(`${path}/approve`, { hash: 'a'.repeat(64) })).toMatchObject({
      ...{ status: 409, body: { code: 'programme-changed' } },
    });
    const approved = await approver.ok(approver.post<Week>(`${path}/approve`, { hash, note: 'Đã nghe' }));
    expect(approved.approval).toMatchObject({ holds: true, note: 'Đã nghe', gone: [] });
    await approver.ok(approver.post<Week>(`${path}/approve`, { hash }));
    const last = addDays(monday, -14);
    expect(
      await approver.post(`/api/v1/programme-weeks/${station.id}/${last}/approve`, { hash }),
    ).toMatchObject({
      ...{ status: 409, body: { code: 'programme-over' } },
    });
    expect((await approver.get(`/api/v1/programme-weeks/${station.id}/${addDays(monday, 1)}`)).status).toBe(
      400,
    );

    await operator.ok(
      operator.post(`/api/v1/orders/${id}/changes`, {
        version: 1,
        change: {
          ...{ kind: 'move', scope: 'one', airing: { localDate: monday, index: 0 } },
          to: { localDate: monday, placement: { kind: 'fixed', atLocal: '18:10' } },
        },
      }),
    );
    await airs(id, [on(0, '18:10 A'), on(2, '17:30 A'), on(7, '17:30 A'), on(9, '17:30 A')]);
    const later = await editor.ok(editor.get<Week>(path));
    expect(later.approval).toMatchObject({ holds: false, gone: [{ title: 'Chương trình' }] });
    expect(later.lines.map(({ isNew }) => isNew)).toEqual([true, false]);
    const audit = await world.admin.ok(
      world.admin.get<{ items: { action: string; details: { airings: number } }[] }>(
        '/api/v1/audit?action=programme-approved',
      ),
    );
    expect(audit.items.map(({ details }) => details.airings)).toEqual([2]);
    // What is ahead of the stored plan can be heard too.
    const sound = `/api/v1/stations/${station.id}/bulletins/${first.id}/audio`;
    expect((await approver.get(sound)).status).toBe(200);
    expect((await approver.get(`/api/v1/stations/${other.id}/bulletins/${first.id}/audio`)).status).toBe(403);
  });

  it('names the sessions of a week that wait, and for whom', async () => {
    const { operator, editor, monitor } = people;
    const waits = await renderedBulletin(operator, { unit: UNIT, title: 'Tiêm chủng' });
    const body = { ...orderBody({ unit: UNIT, bulletins: [waits.id], atMs: Date.now() }), ...weekly };
    const { id } = await operator.ok(
      operator.post<OrderAnswer>('/api/v1/orders', { ...body, whenApproved: true }),
    );
    await operator.ok(operator.post(`/api/v1/orders/${id}/confirm`, { whenApproved: true }));
    await confirmedOrder(editor, {
      ...{ unit: PROVINCE, title: 'Từ tỉnh', bulletins: [first.id], units: [UNIT], atMs: Date.now() },
      change: { ...weekly, airings: [{ kind: 'window', window: 'evening', position: 'start' }] },
    });
    await until('the sessions that wait', async () => {
      const { items } = await monitor.ok(
        monitor.get<{ items: { station: string; days: { waits: object[] }[] }[] }>(
          `/api/v1/station-days?from=${monday}&to=${addDays(monday, 6)}`,
        ),
      );
      const own = items.find((s) => s.station === station.id)!;
      const [asked, nothing] = own.days;
      return (
        JSON.stringify(asked!.waits) ===
          JSON.stringify([
            { session: 'evening', state: 'offered', count: 1 },
            { session: 'evening', state: 'awaiting', count: 1 },
          ]) && nothing!.waits.length === 0
      );
    });
  });
});
