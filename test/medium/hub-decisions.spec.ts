import type { ApiClient } from '#testing/hub/api-client.js';
import { describePairs, type HubWorld, startHubWorld } from '#testing/hub/hub-world.js';
import { confirmedOrder, type Occurrence, orderBody, schedule } from '#testing/hub/orders.js';
import { cast, person } from '#testing/hub/people.js';
import { approvedBulletin, type BulletinAnswer } from '#testing/hub/sounds.js';
import { inSeconds, keepingItsDate, localOf, openStation, type TestStation } from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

const PROVINCE = '2025-15';
const UNITS = ['2025-02728', '2025-02647', '2025-02671'] as const;
const HOUR = 3600_000;
const DAY = 24 * HOUR;

interface Offer {
  id: string;
  station: string;
  state: string;
  version: number;
  seenAt: string | null;
  answeredBy: string | null;
  reason: string | null;
}
interface Collision {
  id: string;
  station: string;
  state: string;
  candidatesHash: string;
  resolvedBy: string | null;
  candidates: { id: string; order: string; placed: boolean }[];
}
interface Notice {
  kind: string;
  role: string;
  subject: string;
  state: string;
  text: string;
}

describePairs('what a commune decides', (pair) => {
  let world: HubWorld;
  let people: Record<'editor' | 'approver' | 'operator' | 'monitor', ApiClient>;
  let stations: TestStation[];
  let operators: ApiClient[];
  let fromAbove: BulletinAnswer;
  let other: BulletinAnswer;
  let own: BulletinAnswer;

  beforeAll(async () => {
    world = await startHubWorld(pair);
    people = await cast(world, {
      editor: ['province-editor', PROVINCE],
      approver: ['province-approver', PROVINCE],
      operator: ['commune-operator', UNITS[0]],
      monitor: ['monitor', PROVINCE],
    });
    stations = [];
    for (const unit of UNITS) stations.push(await openStation(world.admin, unit));
    operators = [people.operator];
    for (const unit of UNITS.slice(1)) operators.push(await person(world, 'commune-operator', unit));
    const { editor, approver, operator } = people;
    fromAbove = await approvedBulletin(editor, approver, { unit: PROVINCE, title: 'Phòng cháy rừng' });
    other = await approvedBulletin(editor, approver, {
      unit: PROVINCE,
      title: 'Bầu cử',
      hertz: 500,
      seconds: 2,
    });
    own = await approvedBulletin(operator, approver, { unit: UNITS[0], title: 'Họp thôn', hertz: 600 });
  });
  afterAll(async () => world?.stop());

  const offersOf = async (by: ApiClient, order: string): Promise<Offer[]> =>
    (await by.ok(by.get<{ items: Offer[] }>(`/api/v1/offers?order=${order}`))).items;
  const stateOf = async (order: string, station: string): Promise<Occurrence | undefined> =>
    (await schedule(people.monitor, station, 'the schedule', () => true)).find((o) => o.order === order);
  const noticesFor = async (by: ApiClient, subject: string): Promise<Notice[]> =>
    (await by.ok(by.get<{ items: Notice[] }>('/api/v1/notices?limit=200'))).items.filter(
      (n) => n.subject === subject,
    );
  /** A time of its own for each test, days away from the others. */
  const onDay = (days: number, hours = 0): number =>
    Math.ceil((Date.now() + days * DAY + hours * HOUR) / 60_000) * 60_000;

  it('a normal bulletin from above waits until a commune, or a rule of its own, takes it', async () => {
    const { editor } = people;
    const rule = await operators[2]!.ok(
      operators[2]!.post<{ id: string }>(`/api/v1/stations/${stations[2]!.id}/rules`, {
        ...{ kind: 'offer', fields: [1], answer: 'accept' },
      }),
    );
    const { id } = await confirmedOrder(editor, {
      ...{
        unit: PROVINCE,
        title: 'Phòng cháy',
        bulletins: [fromAbove.id],
        units: [...UNITS],
        atMs: onDay(1),
      },
    });
    const [first, second] = await Promise.all(
      operators.slice(0, 2).map((by) => until('an offer', async () => (await offersOf(by, id))[0])),
    );
    expect(first).toMatchObject({ state: 'open', seenAt: null, station: stations[0]!.id });
    const third = await until('the rule', async () => (await offersOf(operators[2]!, id))[0]);
    expect(third).toMatchObject({ state: 'accepted', answeredBy: `rule:${rule.id}` });
    const [notice] = await until('a notice', async () => {
      const found = await noticesFor(operators[0]!, first!.id);
      return found.length > 0 && found;
    });
    expect(notice).toMatchObject({ kind: 'offer', role: 'commune-operator', state: 'open' });
    expect(await stateOf(id, stations[0]!.id)).toMatchObject({ state: 'offered', startAt: null });

    const opened = await operators[0]!.ok(operators[0]!.post<Offer>(`/api/v1/offers/${first!.id}/open`));
    expect(opened.seenAt).not.toBeNull();
    await operators[0]!.ok(operators[0]!.post(`/api/v1/offers/${first!.id}/answer`, { answer: 'accept' }));
    const silent = await operators[1]!.post(`/api/v1/offers/${second!.id}/answer`, { answer: 'decline' });
    expect(silent).toMatchObject({ status: 400, body: { problems: [{ field: 'reason' }] } });
    const foreign = await operators[0]!.post(`/api/v1/offers/${second!.id}/answer`, { answer: 'accept' });
    expect([403, 404]).toContain(foreign.status);
    await operators[1]!.ok(
      operators[1]!.post(`/api/v1/offers/${second!.id}/answer`, { answer: 'decline', reason: 'Đã phát rồi' }),
    );
    expect(await stateOf(id, stations[0]!.id)).toMatchObject({ state: 'placed' });
    expect(await stateOf(id, stations[1]!.id)).toMatchObject({
      state: 'refused',
      outcome: { reason: 'declined' },
    });
    expect(await stateOf(id, stations[2]!.id)).toMatchObject({ state: 'placed' });
    const seen = await offersOf(editor, id);
    expect(seen.map((o) => o.state).sort()).toEqual(['accepted', 'accepted', 'declined']);
    expect(seen.find((o) => o.state === 'declined')).toMatchObject({ reason: 'Đã phát rồi' });
    await until('the notice to be done', async () =>
      (await noticesFor(operators[0]!, first!.id)).every((n) => n.state === 'done'),
    );
  });

  it('another content comes back as changed, and what was accepted stops until it is answered again', async () => {
    const { editor } = people;
    const draft = { unit: PROVINCE, bulletins: [fromAbove.id], units: [UNITS[0]], atMs: onDay(2) };
    const { id } = await confirmedOrder(editor, draft);
    const [offer] = await until('an offer', async () => {
      const found = await offersOf(operators[0]!, id);
      return found.length > 0 && found;
    });
    await operators[0]!.ok(operators[0]!.post(`/api/v1/offers/${offer!.id}/answer`, { answer: 'accept' }));
    expect(await stateOf(id, stations[0]!.id)).toMatchObject({ state: 'placed' });
    const { unit: _, ...content } = orderBody({ ...draft, bulletins: [other.id] });
    await editor.ok(editor.post(`/api/v1/orders/${id}/versions`, { ...content, scope: { kind: 'all' } }));
    const changed = await until('the changed offer', async () => {
      const [now] = await offersOf(operators[0]!, id);
      return now?.state === 'changed' && now;
    });
    expect(changed).toMatchObject({ id: offer!.id, version: 2 });
    expect(await stateOf(id, stations[0]!.id)).toMatchObject({ state: 'offered' });
  });

  it('an offer that nobody answers expires before it would be too late to play', async () => {
    const { editor, approver } = people;
    const brief = { unit: PROVINCE, title: 'Chỉ hôm nay', validToMs: inSeconds(12) };
    const { id: bulletin } = await approvedBulletin(editor, approver, brief);
    const draft = { unit: PROVINCE, bulletins: [bulletin], units: [UNITS[1]], atMs: inSeconds(8) };
    const { id } = await confirmedOrder(editor, draft);
    await until('the offer', async () => (await offersOf(people.editor, id)).length > 0);
    const expired = await until('its end', async () => {
      const [now] = await offersOf(people.editor, id);
      return now?.state === 'expired' && now;
    });
    expect(expired.answeredBy).toBeNull();
    const late = await operators[1]!.post(`/api/v1/offers/${expired.id}/answer`, { answer: 'accept' });
    expect(late).toMatchObject({ status: 409, body: { code: 'offer-expired' } });
  });

  const twoAtOnce = async (atMs: number, unit: (typeof UNITS)[number]) => {
    const draft = { unit: PROVINCE, class: 2 as const, units: [unit], atMs };
    const one = await confirmedOrder(people.editor, { ...draft, title: 'Một', bulletins: [fromAbove.id] });
    const two = await confirmedOrder(people.editor, { ...draft, title: 'Hai', bulletins: [other.id] });
    return { one: one.id, two: two.id };
  };
  const collisionAt = (by: ApiClient, station: string, order: string, state: string): Promise<Collision> =>
    until(`a collision that is ${state}`, async () => {
      const path = `/api/v1/collisions?station=${station}&limit=200`;
      const { items } = await by.ok(by.get<{ items: Collision[] }>(path));
      return items.find((c) => c.state === state && c.candidates.some((x) => x.order === order));
    });

  it('of two priority items at one time the commune says which plays, and it is on record who said so', async () => {
    const [by] = operators;
    const atMs = onDay(3);
    const { one, two } = await twoAtOnce(atMs, UNITS[0]);
    const collision = await collisionAt(by!, stations[0]!.id, two, 'open');
    const idOf = (order: string): string => collision.candidates.find((c) => c.order === order)!.id;
    expect(collision.candidates.map((c) => [c.order, c.placed]).sort()).toEqual(
      [
        [one, true],
        [two, false],
      ].sort(),
    );
    const path = `/api/v1/collisions/${collision.id}/resolve`;
    const blind = await by!.post(path, { candidatesHash: 'x', ranking: [idOf(two)] });
    expect(blind).toMatchObject({ status: 409, body: { code: 'collision-changed' } });
    const { candidatesHash } = collision;
    const stranger = await by!.post(path, { candidatesHash, ranking: ['nobody'] });
    expect(stranger).toMatchObject({ status: 400, body: { problems: [{ field: 'ranking' }] } });
    const ranking = [idOf(two), idOf(one)];
    const resolved = await by!.ok(
      by!.post<Collision>(path, { candidatesHash, ranking, dropped: [idOf(one)] }),
    );
    const me = await by!.ok(by!.get<{ id: string }>('/api/v1/auth/me'));
    expect(resolved).toMatchObject({ state: 'resolved', resolvedBy: me.id });
    expect(await stateOf(two, stations[0]!.id)).toMatchObject({
      state: 'placed',
      startAt: new Date(atMs).toISOString(),
    });
    expect(await stateOf(one, stations[0]!.id)).toMatchObject({
      state: 'refused',
      outcome: { reason: 'dropped' },
    });
    expect(await by!.post(path, { candidatesHash, ranking })).toMatchObject({ status: 409 });
  });

  it('undecided in time, the rule of the commune decides, and never counts as a person', async () => {
    const station = stations[1]!;
    const rule = await operators[1]!.ok(
      operators[1]!.post<{ id: string }>(`/api/v1/stations/${station.id}/rules`, {
        ...{ kind: 'collision', prefer: 'placed' },
      }),
    );
    const atMs = inSeconds(9);
    const { one, two } = await twoAtOnce(atMs, UNITS[1]);
    await collisionAt(operators[1]!, station.id, two, 'open');
    const ruled = await collisionAt(operators[1]!, station.id, two, 'ruled');
    expect(ruled.resolvedBy).toBe(`rule:${rule.id}`);
    expect(await stateOf(one, station.id)).toMatchObject({
      state: 'placed',
      startAt: new Date(atMs).toISOString(),
    });
    const loser = await stateOf(two, station.id);
    expect(loser?.startAt).not.toBe(new Date(atMs).toISOString());
    expect(['placed', 'refused']).toContain(loser?.state);
  });

  it('a change for one date, for that and the following, and for all', async () => {
    const by = operators[0]!;
    // An order's date and its time are apart: what is moved by a quarter of an hour below keeps its date.
    const atMs = keepingItsDate(onDay(1, 2), 20);
    const draft = { unit: UNITS[0], title: 'Hằng ngày', bulletins: [own.id], atMs };
    const from = localOf(atMs).date;
    const dates = [0, 1, 2, 3].map((days) => localOf(atMs + days * DAY).date);
    const recurrence = { kind: 'daily', from, to: dates[3] };
    const { id } = await confirmedOrder(by, { ...draft, change: { recurrence } });
    const change = async (shiftMinutes: number, scope: object): Promise<void> => {
      const moved = { ...draft, atMs: atMs + shiftMinutes * 60_000 };
      const { unit: _, ...content } = orderBody({ ...moved, change: { recurrence } });
      await by.ok(by.post(`/api/v1/orders/${id}/versions`, { ...content, scope }));
    };
    /** By date, how many minutes after the first version's time. */
    const minutes = async (wanted: (number | undefined)[]): Promise<void> => {
      await schedule(by, stations[0]!.id, `minutes ${JSON.stringify(wanted)}`, (all) => {
        const mine = all.filter((o) => o.order === id && o.state === 'placed');
        const found = dates.map((date, i) => {
          const one = mine.find((o) => o.localDate === date);
          return one ? (Date.parse(one.startAt!) - atMs - i * DAY) / 60_000 : undefined;
        });
        return JSON.stringify(found) === JSON.stringify(wanted);
      });
    };
    await minutes([0, 0, 0, 0]);
    await change(5, { kind: 'one', date: dates[1] });
    await minutes([0, 5, 0, 0]);
    await change(10, { kind: 'following', date: dates[2] });
    await minutes([0, 5, 10, 10]);
    await change(15, { kind: 'all' });
    await minutes([15, 15, 15, 15]);
  });

  it('an order that finds no room is refused with who is there and what to do, and nothing of it is kept', async () => {
    const by = operators[0]!;
    const atMs = onDay(4);
    await confirmedOrder(by, { unit: UNITS[0], title: 'Đến trước', bulletins: [own.id], atMs });
    await schedule(by, stations[0]!.id, 'the first', (all) => all.some((o) => o.title === 'Đến trước'));
    const late = orderBody({ unit: UNITS[0], title: 'Đến sau', bulletins: [own.id], atMs });
    const { id } = await by.ok(by.post<{ id: string }>('/api/v1/orders', late));
    const answer = await by.post<{ code: string; detail: string; details: { refused: object[] } }>(
      `/api/v1/orders/${id}/confirm`,
    );
    expect(answer).toMatchObject({ status: 409, body: { code: 'nothing-placed' } });
    expect(answer.body.details.refused).toEqual([
      expect.objectContaining({
        ...{ outcome: 'refused', reason: 'no-room' },
        occupants: [expect.objectContaining({ title: 'Đến trước', startAt: new Date(atMs).toISOString() })],
        remedy: expect.stringMatching(/\S/),
      }),
    ]);
    expect(await by.get(`/api/v1/orders/${id}`)).toMatchObject({ body: { state: 'draft' } });
    expect(await stateOf(id, stations[0]!.id)).toBeUndefined();
  });
});
