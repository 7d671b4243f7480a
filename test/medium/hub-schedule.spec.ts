import { addDays, weekdayOf } from '#domain/time/civil-date.js';
import { wallClockOf } from '#domain/time/zone.js';
import type { ApiClient } from '#testing/hub/api-client.js';
import { type HubWorld, startHubWorld } from '#testing/hub/hub-world.js';
import { confirmedOrder, orderBody } from '#testing/hub/orders.js';
import { cast } from '#testing/hub/people.js';
import { approvedBulletin, type BulletinAnswer } from '#testing/hub/sounds.js';
import {
  EVERY_DAY,
  localOf,
  openRegulation,
  openStation,
  type TestStation,
  ZONE,
} from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import {
  PLANNER_AT_ONCE,
  PLANNER_OF_A_PERSON,
  PLANNER_WAITING,
  PlannerTurns,
} from '../../libs/features/orders/planner-turns.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const UNIT = '2025-02728';
const PROVINCE = '2025-15';

interface Shown {
  id: string;
  order: string;
  orderVersion: number;
  localDate: string;
  index: number;
  state: string;
  startAt: string | null;
  editable: boolean;
  repeats: string;
  title: string;
}
interface Day {
  localDate: string;
  lunar: { day: number; month: number };
  holidays: string[];
  shut: string | null;
  windows: { name: string; startAt: string; endAt: string }[];
  quiet: { startAt: string; endAt: string }[];
  minutes: number;
  maxMinutes: number;
}
interface DryRun {
  counted: Record<string, number>;
  totals: Record<string, number>;
  outcomes: { localDate: string; outcome: string; startAt: string | null; reason: string | null }[];
  displaced: { title: string; wasAt: string; startAt: string | null }[];
  minutes: { localDate: string; minutes: number; maxMinutes: number }[];
}

// SQLite only: what is asked here is planning and the wire; hub-decisions.spec.ts plans on both engines.
describe('the schedule', () => {
  let world: HubWorld;
  let people: Record<'operator' | 'approver' | 'editor' | 'monitor', ApiClient>;
  let station: TestStation;
  let bulletin: BulletinAnswer;
  const today = localOf(Date.now()).date;
  /** The Monday of the next week: nothing here is about to be frozen. */
  const monday = addDays(today, 8 - weekdayOf(today));

  beforeAll(async () => {
    world = await startHubWorld('sqlite + embedded');
    people = await cast(world, {
      operator: ['commune-operator', UNIT],
      approver: ['commune-approver', UNIT],
      editor: ['province-editor', PROVINCE],
      monitor: ['monitor', PROVINCE],
    });
    station = await openStation(world.admin, UNIT, {
      places: ['Nhà văn hóa', 'Chợ'],
      regulation: {
        ...openRegulation(),
        windows: [
          { name: 'morning', days: EVERY_DAY, from: '05:30', to: '06:30', maxMinutes: 60, volume: 50 },
          { name: 'evening', days: EVERY_DAY, from: '17:00', to: '19:00', maxMinutes: 60, volume: 50 },
        ],
        quiet: [{ days: EVERY_DAY, from: '21:00', to: '05:30' }],
        quota: { maxSessionsPerDay: 4, maxMinutesPerSession: 60, maxMinutesPerDay: 90, weekdays: EVERY_DAY },
      },
    });
    const { operator, approver } = people;
    bulletin = await approvedBulletin(operator, approver, { unit: UNIT, title: 'Họp thôn', seconds: 90 });
  });
  afterAll(async () => world?.stop());

  const show = (from: string, to: string, by = people.operator) =>
    by.ok(
      by.get<{ days: Day[]; occurrences: Shown[] }>(`/api/v1/schedule/${station.id}?from=${from}&to=${to}`),
    );
  /** `date time` of what is placed of an order, once there is `count` of it. */
  const placedOf = (order: string, from: string, to: string, expected: string[]) =>
    until(`the airings ${expected.join(', ')}`, async () => {
      const { occurrences } = await show(from, to);
      const placed = occurrences
        .filter((o) => o.order === order && o.state === 'placed')
        .map(
          ({ startAt }) =>
            `${localOf(Date.parse(startAt!)).date} ${wallClockOf(Date.parse(startAt!), ZONE).slice(0, 5)}`,
        )
        .sort();
      return JSON.stringify(placed) === JSON.stringify(expected)
        ? occurrences.filter((o) => o.order === order)
        : null;
    });
  const order = (title: string, change: Record<string, unknown>) =>
    confirmedOrder(people.operator, {
      unit: UNIT,
      title,
      bulletins: [bulletin.id],
      atMs: Date.now(),
      change,
    });
  const fixed = (atLocal: string) => ({ kind: 'fixed', atLocal, toleranceMs: 0 });
  const weekly = (atLocal: string) => ({
    recurrence: { kind: 'weekly', weekdays: [1, 3], from: monday, to: addDays(monday, 13) },
    airings: [fixed(atLocal)],
  });
  const on = (days: number, time: string) => `${addDays(monday, days)} ${time}`;
  const withdraw = (id: string) =>
    people.operator.ok(people.operator.post(`/api/v1/orders/${id}/withdraw`, { reason: 'Hết phép thử' }));

  it('draws each day with its windows, quiet hours, quota, lunar date and holiday', async () => {
    await world.admin.ok(
      world.admin.send('PUT', `/api/v1/units/${PROVINCE}/calendar/${addDays(monday, 2)}`, {
        name: 'Ngày truyền thống',
        effect: { kind: 'closed' },
        decision: 'QĐ 1/QĐ-UBND',
      }),
    );
    const { days } = await show('2026-11-30', '2026-11-30');
    expect(days[0]).toMatchObject({ localDate: '2026-11-30', lunar: { day: 22, month: 10, leap: false } });
    const week = (await show(monday, addDays(monday, 6))).days;
    expect(week).toHaveLength(7);
    expect(week[0]).toMatchObject({
      localDate: monday,
      shut: null,
      maxMinutes: 90,
      windows: [
        { name: 'morning', startAt: new Date(`${monday}T05:30:00+07:00`).toISOString() },
        { name: 'evening', endAt: new Date(`${monday}T19:00:00+07:00`).toISOString() },
      ],
      quiet: [monday, addDays(monday, 1)].map((date) => ({
        endAt: new Date(`${date}T05:30:00+07:00`).toISOString(),
      })),
    });
    expect(week[2]).toMatchObject({ shut: 'closed', holidays: ['Ngày truyền thống'], windows: [] });
    await world.admin.ok(
      world.admin.send('DELETE', `/api/v1/units/${PROVINCE}/calendar/${addDays(monday, 2)}`),
    );
    const { status } = await people.operator.get(
      `/api/v1/schedule/${station.id}?from=${monday}&to=2020-01-01`,
    );
    expect(status).toBe(400);
  });

  it('a commune sets its own special days; the province’s and a neighbour’s are not its to set', async () => {
    const { operator } = people;
    const date = addDays(monday, 3);
    const day = { name: 'Ngày hội xã', effect: { kind: 'closed' }, decision: 'QĐ 2/QĐ-UBND' };
    const set = (unit: string, by = operator) =>
      by.send('PUT', `/api/v1/units/${unit}/calendar/${date}`, day);
    const remove = (unit: string) => operator.send('DELETE', `/api/v1/units/${unit}/calendar/${date}`);
    expect((await set(UNIT)).status).toBe(200);
    expect((await show(date, date)).days[0]).toMatchObject({ shut: 'closed', holidays: ['Ngày hội xã'] });
    for (const unit of [PROVINCE, '2025-02647'])
      expect([(await set(unit)).status, (await remove(unit)).status]).toEqual([403, 403]);
    expect((await set(UNIT, people.approver)).status).toBe(403);
    await operator.ok(remove(UNIT));
    await operator.ok(remove(UNIT));
    expect((await show(date, date)).days[0]).toMatchObject({ shut: null, holidays: [] });
    const { items } = await world.admin.ok(
      world.admin.get<{ items: object[] }>('/api/v1/audit?action=calendar-day-removed'),
    );
    expect(items.filter((entry) => JSON.stringify(entry).includes(date))).toMatchObject([
      { unitPath: `${PROVINCE}/${UNIT}/`, details: { unitKey: UNIT, date } },
    ]);
  });

  it('one airing is tried at another day and time, put there, and put back', async () => {
    const { operator } = people;
    const { id } = await order('Tiêm chủng', weekly('06:00'));
    const week = [monday, addDays(monday, 13)] as const;
    const before = [on(0, '06:00'), on(2, '06:00'), on(7, '06:00'), on(9, '06:00')];
    const [shown] = await placedOf(id, ...week, before);
    expect(shown).toMatchObject({ editable: true, repeats: 'weekly', orderVersion: 1 });
    expect((await show(...week, people.monitor)).occurrences.some((o) => o.editable)).toBe(false);

    const move = (localDate: string, atLocal: string, scope = 'one', version = 1) => ({
      version,
      change: {
        kind: 'move',
        scope,
        airing: { localDate: shown!.localDate, index: shown!.index },
        to: { localDate, placement: fixed(atLocal) },
      },
    });
    const dry = await operator.ok(
      operator.post<DryRun>(`/api/v1/orders/${id}/changes/dry-run`, move(addDays(monday, 4), '17:30')),
    );
    expect(dry.totals).toEqual({ placed: 1, offered: 0, colliding: 0, refused: 0 });
    expect(dry.outcomes).toEqual([
      expect.objectContaining({ outcome: 'placed', localDate: addDays(monday, 4) }),
    ]);
    expect(dry.minutes).toEqual([expect.objectContaining({ localDate: addDays(monday, 4), maxMinutes: 90 })]);
    const quiet = await operator.ok(
      operator.post<DryRun>(`/api/v1/orders/${id}/changes/dry-run`, move(addDays(monday, 4), '12:00')),
    );
    expect(quiet.outcomes).toEqual([
      expect.objectContaining({ outcome: 'refused', reason: 'outside-windows' }),
    ]);

    const changed = await operator.ok(
      operator.post<{ version: number }>(`/api/v1/orders/${id}/changes`, move(addDays(monday, 4), '17:30')),
    );
    expect(changed.version).toBe(2);
    await placedOf(id, ...week, [on(2, '06:00'), on(4, '17:30'), on(7, '06:00'), on(9, '06:00')]);
    const late = await operator.post(`/api/v1/orders/${id}/changes`, move(addDays(monday, 3), '17:30'));
    expect(late).toMatchObject({ status: 409, body: { code: 'order-changed' } });
    const wrong = await operator.post(`/api/v1/orders/${id}/changes`, move('2026-02-30', '5 giờ', 'mai'));
    expect(wrong.status).toBe(400);
    const foreign = await people.monitor.post(`/api/v1/orders/${id}/changes`, move(monday, '06:00'));
    expect(foreign.status).toBe(403);

    const undo = (by: ApiClient, version: number) =>
      by.post<{ orders: object[] }>('/api/v1/schedule/undo', { changes: [{ order: id, version }] });
    expect((await undo(people.monitor, 2)).status).toBe(403);
    expect(await operator.ok(undo(operator, 2))).toEqual({ orders: [{ order: id, version: 3 }] });
    await placedOf(id, ...week, before);
    const again = await undo(operator, 2);
    expect(again).toMatchObject({ status: 409, body: { code: 'order-changed' } });
    const all = await operator.ok(
      operator.post<{ version: number }>(`/api/v1/orders/${id}/changes`, move(monday, '17:05', 'all', 3)),
    );
    await placedOf(
      id,
      ...week,
      before.map((text) => text.replace('06:00', '17:05')),
    );
    const cancel = {
      version: all.version,
      change: { kind: 'cancel', scope: 'following', airing: { localDate: addDays(monday, 7), index: 0 } },
    };
    await operator.ok(operator.post(`/api/v1/orders/${id}/changes`, cancel));
    await placedOf(id, ...week, [on(0, '17:05'), on(2, '17:05')]);
    await operator.ok(undo(operator, 5));
    await placedOf(
      id,
      ...week,
      before.map((text) => text.replace('06:00', '17:05')),
    );
    await withdraw(id);
  });

  it('says whom a change would push aside', async () => {
    const { operator } = people;
    const first = await order('Văn nghệ', weekly('17:05'));
    const { id } = await order('Khẩn trương phòng rét', { ...weekly('06:00'), class: 2 });
    await placedOf(id, monday, addDays(monday, 6), [on(0, '06:00'), on(2, '06:00')]);
    await placedOf(first.id, monday, addDays(monday, 6), [on(0, '17:05'), on(2, '17:05')]);
    const dry = await operator.ok(
      operator.post<DryRun>(`/api/v1/orders/${id}/changes/dry-run`, {
        version: 1,
        change: {
          kind: 'move',
          scope: 'one',
          airing: { localDate: monday, index: 0 },
          to: { localDate: monday, placement: fixed('17:05') },
        },
      }),
    );
    expect(dry.totals).toMatchObject({ placed: 1 });
    expect(dry.displaced).toEqual([
      expect.objectContaining({
        title: 'Văn nghệ',
        wasAt: new Date(`${monday}T17:05:00+07:00`).toISOString(),
      }),
    ]);
    await withdraw(id);
    await withdraw(first.id);
  });

  it('a version written by hand is tried before it is added, counted by technology', async () => {
    const { operator } = people;
    const { id } = await order('Vệ sinh', weekly('06:00'));
    const body = {
      ...orderBody({ unit: UNIT, title: 'Vệ sinh', bulletins: [bulletin.id], atMs: Date.now() }),
      ...weekly('18:00'),
      scope: { kind: 'following', date: addDays(monday, 7) },
    };
    const dry = await operator.ok(operator.post<DryRun>(`/api/v1/orders/${id}/versions/dry-run`, body));
    expect(dry.outcomes.map(({ localDate }) => localDate)).toEqual([addDays(monday, 7), addDays(monday, 9)]);
    expect(dry.counted).toMatchObject({
      communes: 1,
      stations: 1,
      places: 2,
      clusters: 2,
      boards: 0,
      unattended: 0,
    });
    await placedOf(id, monday, addDays(monday, 13), [
      on(0, '06:00'),
      on(2, '06:00'),
      on(7, '06:00'),
      on(9, '06:00'),
    ]);
    await withdraw(id);
  });

  it('last week is shown, copied, and copied once however often it is asked', async () => {
    const { operator } = people;
    const { id } = await order('Chương trình tuần', {
      recurrence: { kind: 'dates', dates: [addDays(monday, 1), addDays(monday, 4)] },
      airings: [fixed('17:10'), fixed('18:00')],
    });
    const fourth = [on(1, '17:10'), on(1, '18:00'), on(4, '17:10'), on(4, '18:00')];
    const [, , , last] = await placedOf(id, monday, addDays(monday, 13), fourth);
    // The plan is stored for eight days; what comes after them is reckoned for whoever looks.
    expect(last).toMatchObject({
      localDate: addDays(monday, 4),
      forecast: addDays(monday, 4) > addDays(today, 7),
    });
    const dry = await operator.ok(
      operator.post<{ dates: number; dryRun: DryRun }>('/api/v1/schedule/copy-week/dry-run', {
        unit: UNIT,
        monday,
      }),
    );
    expect([dry.dates, dry.dryRun.totals]).toEqual([2, { placed: 4, offered: 0, colliding: 0, refused: 0 }]);
    expect(new Set(dry.dryRun.outcomes.map((o) => o.localDate))).toEqual(
      new Set([addDays(monday, 8), addDays(monday, 11)]),
    );
    const copied = await operator.ok(
      operator.post<{ dates: number; orders: { from: number; version: number }[] }>(
        '/api/v1/schedule/copy-week',
        {
          ...{ unit: UNIT, monday },
        },
      ),
    );
    expect(copied).toMatchObject({ dates: 2, orders: [{ from: 2, version: 3 }] });
    const both = [...fourth, on(8, '17:10'), on(8, '18:00'), on(11, '17:10'), on(11, '18:00')];
    await placedOf(id, monday, addDays(monday, 13), both);
    const twice = await operator.ok(
      operator.post<{ dates: number }>('/api/v1/schedule/copy-week', { unit: UNIT, monday }),
    );
    expect(twice).toEqual({ dates: 0, orders: [] });
    await placedOf(id, monday, addDays(monday, 13), both);
    const changes = [{ order: id, from: 2, version: 3 }];
    await operator.ok(operator.post('/api/v1/schedule/undo', { changes }));
    await placedOf(id, monday, addDays(monday, 13), fourth);
    const notMonday = await operator.post('/api/v1/schedule/copy-week', {
      unit: UNIT,
      monday: addDays(monday, 1),
    });
    expect(notMonday).toMatchObject({ status: 400, body: { problems: [{ field: 'monday' }] } });
    const elsewhere = await operator.post('/api/v1/schedule/copy-week', { unit: PROVINCE, monday });
    expect(elsewhere.status).toBe(403);

    const days = await operator.ok(
      operator.get<{
        items: { station: string; days: { localDate: string; placed: number; minutes: number }[] }[];
      }>(`/api/v1/station-days?from=${monday}&to=${addDays(monday, 6)}`),
    );
    expect(days.items).toHaveLength(1);
    expect(days.items[0]!.days[1]).toMatchObject({
      localDate: addDays(monday, 1),
      placed: 2,
      minutes: expect.any(Number),
    });
    expect(days.items[0]!.days[1]!.minutes).toBeGreaterThan(2);
    expect(days.items[0]!.days[0]).toMatchObject({ placed: 0, minutes: 0 });
    await withdraw(id);
  });

  it('what was done to several orders is taken back of all of them, or of none, and says which is in the way', async () => {
    const { operator } = people;
    const at = (time: string) => ({
      recurrence: { kind: 'dates', dates: [addDays(monday, 5)] },
      airings: [fixed(time)],
    });
    const orders = [
      (await order('Bản tin A', at('17:40'))).id,
      (await order('Bản tin B', at('18:20'))).id,
    ] as const;
    const versionOf = async (id: string) =>
      (await operator.ok(operator.get<{ version: number }>(`/api/v1/orders/${id}`))).version;
    const copied = await operator.ok(
      operator.post<{ orders: { order: string; from: number; version: number }[] }>(
        '/api/v1/schedule/copy-week',
        { unit: UNIT, monday },
      ),
    );
    const changes = copied.orders.map(({ order: id, from, version }) => ({ order: id, from, version }));
    expect(changes.map((one) => one.order).sort()).toEqual([...orders].sort());
    const cancel = { kind: 'cancel', scope: 'one', airing: { localDate: addDays(monday, 12), index: 0 } };
    await operator.ok(operator.post(`/api/v1/orders/${orders[0]}/changes`, { version: 2, change: cancel }));
    const refused = await operator.post('/api/v1/schedule/undo', { changes });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'not-all-undone', detail: expect.stringContaining('“Bản tin A”') },
    });
    expect(JSON.stringify(refused.body)).not.toContain('Bản tin B');
    expect(await Promise.all(orders.map(versionOf))).toEqual([3, 2]);

    const now = changes.map((one) => (one.order === orders[0] ? { ...one, version: 3 } : one));
    await operator.ok(operator.post('/api/v1/schedule/undo', { changes: now }));
    await placedOf(orders[0], monday, addDays(monday, 13), [on(5, '17:40')]);
    await placedOf(orders[1], monday, addDays(monday, 13), [on(5, '18:20')]);
    for (const wrong of [[], [...now, now[0]], [{ order: orders[0], version: 0 }]])
      expect((await operator.post('/api/v1/schedule/undo', { changes: wrong })).status).toBe(400);
    const unknown = await operator.post('/api/v1/schedule/undo', { changes: [{ order: 'x', version: 2 }] });
    expect(unknown.status).toBe(404);
    for (const id of orders) await withdraw(id);
  });

  it('answers only so many questions about the plan at once, and says when to ask again', async () => {
    const { operator, editor } = people;
    const turns = world.hub.app.get(PlannerTurns);
    const body = orderBody({ unit: UNIT, bulletins: [bulletin.id], atMs: Date.now() + 24 * 3600_000 });
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const inFront = Array.from({ length: PLANNER_AT_ONCE }, () => turns.run(() => held));
    const own = Array.from({ length: PLANNER_OF_A_PERSON }, () =>
      operator.post<DryRun>('/api/v1/orders/dry-run', body),
    );
    await until('the questions to wait', () => Promise.resolve(turns.depth === own.length || null));
    const oneMore = await operator.post('/api/v1/orders/dry-run', body);
    expect(oneMore).toMatchObject({ status: 429, body: { code: 'planner-too-many' } });
    expect(oneMore.headers.get('retry-after')).toBe('3');
    const others = Array.from({ length: PLANNER_WAITING - own.length }, () => turns.run(() => held));
    const turned = await editor.post('/api/v1/orders/dry-run', { ...body, unit: PROVINCE });
    expect(turned).toMatchObject({
      status: 503,
      body: { code: 'planner-busy', detail: expect.stringContaining('đợi vài giây') },
    });
    release();
    await Promise.all([...inFront, ...others]);
    for (const { status } of await Promise.all(own)) expect(status).toBe(200);
    expect((await editor.post('/api/v1/orders/dry-run', { ...body, unit: PROVINCE })).status).toBe(200);
    expect(await world.metrics()).toMatch(/ttn_planner_asked_total\{outcome="busy"\} 1/);
  });
});
