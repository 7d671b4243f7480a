import type { ApiClient } from '#testing/hub/api-client.js';
import { type HubWorld, startHubWorld } from '#testing/hub/hub-world.js';
import { confirmedOrder, orderBody } from '#testing/hub/orders.js';
import { cast } from '#testing/hub/people.js';
import { approvedBulletin, type BulletinAnswer } from '#testing/hub/sounds.js';
import { localOf, openStation, type TestStation } from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

// What the pages of a commune ask before it decides. On SQLite only: nothing of this depends on the engine
// (hub-decisions.spec.ts takes the decisions themselves on both).
const PROVINCE = '2025-15';
const UNITS = ['2025-02728', '2025-02647'] as const;
const HOUR = 3600_000;
const DAY = 24 * HOUR;

interface Offer {
  id: string;
  version: number;
  answeredAt: string | null;
  from: string;
  state: string;
  stationName: string;
  snoozedUntil: string | null;
  remindedAt: string | null;
  reminders: number;
  bulletins: { id: string; title: string; languages: string[]; durationMs: number }[];
}
interface Option {
  into: { kind: string; window?: string; atLocal?: string } | null;
  placed: number;
  refused: number;
  moves: { title: string; from: string; to: string | null }[];
  airings: { localDate: string; startAt: string | null; message: string | null }[];
}
interface Proposal {
  options: Option[];
  proposed: number | null;
}
interface Collision {
  id: string;
  state: string;
  candidates: { id: string; order: string; source: string; placed: boolean; bulletins: { id: string }[] }[];
  rule: { id: string; prefer: string; winner: string | null };
}

describe('what a commune sees before it decides', () => {
  let world: HubWorld;
  let people: Record<'editor' | 'approver' | 'operator' | 'colleague' | 'neighbour', ApiClient>;
  let stations: TestStation[];
  let fromAbove: BulletinAnswer;
  let other: BulletinAnswer;
  let secret: BulletinAnswer;
  let own: BulletinAnswer;

  beforeAll(async () => {
    world = await startHubWorld('sqlite + embedded');
    people = await cast(world, {
      editor: ['province-editor', PROVINCE],
      approver: ['province-approver', PROVINCE],
      operator: ['commune-operator', UNITS[0]],
      colleague: ['commune-operator', UNITS[0]],
      neighbour: ['commune-operator', UNITS[1]],
    });
    stations = [];
    for (const unit of UNITS) stations.push(await openStation(world.admin, unit));
    const { editor, approver, operator } = people;
    const draft = { unit: PROVINCE, title: 'Phòng cháy rừng', seconds: 3 };
    fromAbove = await approvedBulletin(editor, approver, draft);
    other = await approvedBulletin(editor, approver, { ...draft, title: 'Bầu cử', hertz: 500 });
    secret = await approvedBulletin(editor, approver, { ...draft, title: 'Cho xã khác', hertz: 700 });
    own = await approvedBulletin(operator, approver, { unit: UNITS[0], title: 'Họp thôn', hertz: 600 });
  });
  afterAll(async () => world?.stop());

  /** Downwards: in the last minute of a day the eighth day is not in the plan yet. */
  const onDay = (days: number): number => Math.floor((Date.now() + days * DAY) / 60_000) * 60_000;
  const offerOf = (by: ApiClient, order: string): Promise<Offer> =>
    until('the offer', async () => {
      const { items } = await by.ok(by.get<{ items: Offer[] }>(`/api/v1/offers?order=${order}&waiting=true`));
      return items[0];
    });
  const offered = async (atMs: number, bulletins = [fromAbove.id]): Promise<Offer & { order: string }> => {
    const draft = { unit: PROVINCE, title: 'Phòng cháy', bulletins, units: [...UNITS], atMs };
    const { id } = await confirmedOrder(people.editor, draft);
    return { ...(await offerOf(people.operator, id)), order: id };
  };

  it('the first free place is proposed, each window beside it, and the time that is asked about', async () => {
    const by = people.operator;
    const atMs = onDay(1);
    const offer = await offered(atMs);
    expect(offer).toMatchObject({ state: 'open', from: expect.stringMatching(/Lào Cai/) });
    expect(offer.bulletins).toEqual([
      expect.objectContaining({ id: fromAbove.id, title: 'Phòng cháy rừng', languages: ['vi'] }),
    ]);
    const path = `/api/v1/offers/${offer.id}/proposal`;
    const free = await by.ok(by.get<Proposal>(path));
    expect(free.proposed).toBe(0);
    expect(free.options.map((o) => o.into)).toEqual([
      null,
      { kind: 'window', window: 'all-day', position: 'anywhere' },
    ]);
    expect(free.options[0]).toMatchObject({ placed: 1, refused: 0 });
    expect(free.options[0]!.airings[0]!.startAt).toBe(new Date(atMs).toISOString());

    // Somebody of the commune takes the time: then the window's first free place is what is proposed.
    await confirmedOrder(by, { unit: UNITS[0], title: 'Họp', bulletins: [own.id], atMs });
    const taken = await by.ok(by.get<Proposal>(`${path}?date=${localOf(atMs).date}&at=05:40`));
    // As asked, what was ordered earlier would push the commune's own item away: it is said, and not proposed.
    expect(taken.options[0]).toMatchObject({
      ...{ placed: 1, moves: [{ title: 'Họp', from: new Date(atMs).toISOString() }] },
    });
    expect(taken.options[1]).toMatchObject({ placed: 1, moves: [] });
    expect(taken.proposed).toBe(1);
    expect(taken.options[2]!.into).toMatchObject({ kind: 'fixed', atLocal: '05:40' });
    const { into } = taken.options[1]!;
    await by.ok(by.post(`/api/v1/offers/${offer.id}/answer`, { answer: 'accept', into }));
    const { occurrences } = await by.ok(
      by.get<{ occurrences: { state: string; startAt: string }[] }>(`/api/v1/offers/${offer.id}`),
    );
    expect(occurrences).toEqual([
      expect.objectContaining({ state: 'placed', startAt: taken.options[1]!.airings[0]!.startAt }),
    ]);
    expect(await by.get(`${path}?date=30-02`)).toMatchObject({ status: 400 });
    expect((await people.neighbour.get(path)).status).toBe(403);
  });

  it('it can listen to what it is asked to air, and to nothing else of others', async () => {
    const by = people.operator;
    await offered(onDay(2));
    const at = (station: string, bulletin: string): string =>
      `/api/v1/stations/${station}/bulletins/${bulletin}`;
    const mine = await by.ok(by.get<{ title: string }>(at(stations[0]!.id, fromAbove.id)));
    expect(mine).toMatchObject({ title: 'Phòng cháy rừng', languages: ['vi'] });
    const heard = await by.get(`${at(stations[0]!.id, fromAbove.id)}/audio`);
    expect(heard.status).toBe(200);
    expect(heard.headers.get('content-type')).toBe('audio/mpeg');
    expect((await by.get(`${at(stations[0]!.id, secret.id)}/audio`)).status).toBe(404);
    expect((await by.get(`${at(stations[1]!.id, fromAbove.id)}/audio`)).status).toBe(403);
    expect((await by.get(`/api/v1/bulletins/${fromAbove.id}/variants/vi/audio`)).status).toBe(403);
  });

  it('it reads the order behind it as far as it concerns its own station, and nothing of others', async () => {
    const { operator, neighbour, editor } = people;
    const atMs = onDay(2) + HOUR;
    const offer = await offered(atMs);
    await operator.ok(operator.post(`/api/v1/offers/${offer.id}/answer`, { answer: 'accept' }));
    const path = `/api/v1/received-orders/${offer.order}`;
    const mine = await operator.ok(operator.get<object>(path));
    expect(mine).toEqual({
      ...{ id: offer.order, title: 'Phòng cháy', class: 3, field: expect.any(Number), state: 'confirmed' },
      from: expect.stringMatching(/Lào Cai/),
      confirmedAt: expect.any(String),
      recurrence: { kind: 'once', date: localOf(atMs).date },
      airings: [expect.objectContaining({ kind: 'fixed' })],
      bulletins: [
        { id: fromAbove.id, title: 'Phòng cháy rừng', state: 'approved', durationMs: expect.any(Number) },
      ],
      reaches: true,
      stations: [expect.objectContaining({ id: stations[0]!.id })],
    });
    const airings = await until('its airing', async () => {
      const page = await operator.ok(
        operator.get<{ items: { station: string; state: string }[] }>(`${path}/airings`),
      );
      return page.items.every(({ state }) => state === 'placed') && page.items;
    });
    expect(airings).toEqual([expect.objectContaining({ station: stations[0]!.id })]);
    expect(await neighbour.ok(neighbour.get(path))).toMatchObject({ stations: [{ id: stations[1]!.id }] });
    expect((await operator.get(`/api/v1/orders/${offer.order}`)).status).toBe(403);

    // Neither what is not for it, nor what nobody has sent yet.
    const draft = { unit: PROVINCE, title: 'Riêng', bulletins: [fromAbove.id], atMs };
    const foreign = await confirmedOrder(editor, { ...draft, units: [UNITS[1]] });
    const unsent = await editor.ok(
      editor.post<{ id: string }>('/api/v1/orders', orderBody({ ...draft, units: [...UNITS] })),
    );
    await editor.ok(editor.post(`/api/v1/orders/${unsent.id}/withdraw`, { reason: 'Nhầm' }));
    for (const id of [foreign.id, unsent.id, 'khong-co'])
      for (const page of ['', '/airings'])
        expect(await operator.get(`/api/v1/received-orders/${id}${page}`)).toMatchObject({
          ...{ status: 404, body: { code: 'order-not-found' } },
        });

    // Taken out of the targets it keeps what it was asked, and is told that nothing more comes.
    const { version } = await editor.ok(editor.get<{ version: number }>(`/api/v1/orders/${offer.order}`));
    const change = {
      ...{ kind: 'content', title: 'Phòng cháy', bulletinIds: [fromAbove.id] },
      targets: { include: { units: [UNITS[1]] } },
    };
    await editor.ok(editor.post(`/api/v1/orders/${offer.order}/changes`, { version, change }));
    expect(await operator.ok(operator.get(path))).toMatchObject({ reaches: false });
    await editor.ok(editor.post(`/api/v1/orders/${offer.order}/withdraw`, { reason: 'Thôi phát' }));
    expect(await neighbour.ok(neighbour.get(path))).toMatchObject({ state: 'withdrawn' });
  });

  it('it may put an offer off; the sender reminds, once an hour at most, and it comes back', async () => {
    const { operator, editor } = people;
    const offer = await offered(onDay(3));
    const snoozed = await operator.ok(
      operator.post<Offer>(`/api/v1/offers/${offer.id}/snooze`, { minutes: 60 }),
    );
    expect(Date.parse(snoozed.snoozedUntil!)).toBeGreaterThan(Date.now() + 50 * 60_000);
    const { items: done } = await world.admin.ok(
      world.admin.get<{ items: { action: string; details: object }[] }>(`/api/v1/audit?subject=${offer.id}`),
    );
    expect(done).toMatchObject([{ action: 'offer-snoozed', details: { until: snoozed.snoozedUntil } }]);
    const noticesOf = async (by: ApiClient, subject: string): Promise<string[]> => {
      const { items } = await by.ok(
        by.get<{ items: { kind: string; subject: string }[] }>(
          '/api/v1/notices?mine=true&state=open&limit=200',
        ),
      );
      return items.filter((n) => n.subject === subject).map((n) => n.kind);
    };
    await until(
      'nothing of what was put off',
      async () => (await noticesOf(operator, offer.id)).length === 0,
    );
    const remind = (stations?: string[]) =>
      editor.ok(editor.post(`/api/v1/orders/${offer.order}/remind`, { stations }));
    expect(await remind([stations[0]!.id])).toEqual({ reminded: 1, tooSoon: 0, answered: 0 });
    expect(await remind()).toEqual({ reminded: 1, tooSoon: 1, answered: 0 });
    expect(await remind()).toEqual({ reminded: 0, tooSoon: 2, answered: 0 });
    const again = await offerOf(operator, offer.order);
    expect(again).toMatchObject({ snoozedUntil: null, reminders: 1 });
    await until('the reminder alone among the notices', async () => {
      const kinds = await noticesOf(operator, offer.id);
      return kinds.join() === 'offer-reminder';
    });
    const soonOver = { unit: PROVINCE, title: 'Vay vốn', hertz: 800, validToMs: onDay(20 / 24) };
    const { id: soonOverId } = await approvedBulletin(editor, people.approver, soonOver);
    const soon = await offered(onDay(1 / 24), [soonOverId]);
    await until(
      'a notice to whoever sent it',
      async () => (await noticesOf(editor, soon.order)).length === 1,
    );
    await editor.ok(editor.post(`/api/v1/orders/${soon.order}/remind`, {}));
    await until('no notice once reminded', async () => (await noticesOf(editor, soon.order)).length === 0);
    expect((await operator.post(`/api/v1/orders/${offer.order}/remind`, {})).status).toBe(403);
    await operator.ok(
      operator.post(`/api/v1/offers/${offer.id}/answer`, { answer: 'decline', reason: 'Đã phát' }),
    );
    expect(await remind()).toEqual({ reminded: 0, tooSoon: 1, answered: 1 });
    const late = await operator.post(`/api/v1/offers/${offer.id}/snooze`, { minutes: 60 });
    expect(late).toMatchObject({ status: 409, body: { code: 'offer-answered' } });
  });

  it('an answer is to what was on the screen: not to what has changed, nor over a colleague’s, and twice is once', async () => {
    const { operator, colleague, editor } = people;
    const atMs = onDay(6);
    const offer = await offered(atMs);
    const path = `/api/v1/offers/${offer.id}/answer`;
    const seen = { version: 1, answeredAt: null };
    const { unit: _, ...content } = orderBody({
      unit: PROVINCE,
      bulletins: [other.id],
      units: [...UNITS],
      atMs,
    });
    await editor.ok(
      editor.post(`/api/v1/orders/${offer.order}/versions`, { ...content, scope: { kind: 'all' } }),
    );
    await until('the other content', async () => {
      const now = await offerOf(operator, offer.order);
      return now.version === 2;
    });
    const unheard = await operator.post(path, { answer: 'accept', seen });
    expect(unheard).toMatchObject({ status: 409, body: { code: 'offer-changed' } });

    const accept = { answer: 'accept', seen: { ...seen, version: 2 } };
    const first = await operator.ok(operator.post<Offer>(path, accept));
    expect(first).toMatchObject({ state: 'accepted' });
    const again = await operator.ok(operator.post<Offer>(path, accept));
    expect(again.answeredAt).toBe(first.answeredAt);
    const decline = { answer: 'decline', reason: 'Đã phát', seen: accept.seen };
    expect(await colleague.post(path, decline)).toMatchObject({
      ...{ status: 409, body: { code: 'offer-answered', detail: expect.stringContaining('“Nhận phát”') } },
    });
    const changed = { ...decline, seen: { version: 2, answeredAt: first.answeredAt } };
    expect(await colleague.ok(colleague.post(path, changed))).toMatchObject({ state: 'declined' });
  });

  it('what its sender takes back, or asks of others only, waits for nobody', async () => {
    const { operator, editor } = people;
    const atMs = onDay(7);
    const [back, elsewhere] = [await offered(atMs), await offered(atMs)];
    await editor.ok(editor.post(`/api/v1/orders/${back.order}/withdraw`, { reason: 'Sai ngày' }));
    const { unit: _, ...content } = orderBody({
      ...{ unit: PROVINCE, bulletins: [fromAbove.id], units: [UNITS[1]], atMs },
    });
    await editor.ok(
      editor.post(`/api/v1/orders/${elsewhere.order}/versions`, { ...content, scope: { kind: 'all' } }),
    );
    for (const { id, order } of [back, elsewhere]) {
      await until('nothing to answer', async () => {
        const { state } = await operator.ok(operator.get<Offer>(`/api/v1/offers/${id}`));
        return state === 'withdrawn';
      });
      await until('no notice of it', async () => {
        const { items } = await operator.ok(
          operator.get<{ items: { subject: string }[] }>('/api/v1/notices?mine=true&state=open&limit=200'),
        );
        return items.every(({ subject }) => subject !== id);
      });
      const late = await operator.post(`/api/v1/offers/${id}/answer`, { answer: 'accept' });
      expect(late).toMatchObject({ status: 409, body: { code: 'offer-withdrawn' } });
      const { items } = await operator.ok(
        operator.get<{ items: Offer[] }>(`/api/v1/offers?order=${order}&waiting=true`),
      );
      expect(items).toEqual([]);
    }
    expect(await offerOf(people.neighbour, elsewhere.order)).toMatchObject({ state: 'open' });
  });

  it('the sender sees by commune who answered what', async () => {
    const { operator, editor } = people;
    const offer = await offered(onDay(4));
    await operator.ok(operator.post(`/api/v1/offers/${offer.id}/answer`, { answer: 'accept' }));
    await until('the other commune', () => offerOf(people.neighbour, offer.order));
    const { items } = await editor.ok(
      editor.get<{ items: { order: string }[] }>('/api/v1/offered-orders?limit=200'),
    );
    expect(items.find((o) => o.order === offer.order)).toMatchObject({
      ...{ stations: 2, accepted: 1, notOpened: 1, seen: 0, declined: 0, expired: 0 },
    });
    const rows = await editor.ok(
      editor.get<{ station: string; answer: string }[]>(`/api/v1/orders/${offer.order}/responses`),
    );
    expect(rows.map((r) => r.answer).sort()).toEqual(['accepted', 'not-opened']);
    const own = await operator.ok(operator.get<{ items: object[] }>('/api/v1/offered-orders'));
    expect(own.items).toEqual([]);
  });

  it('a collision names whose the items are, lets both be heard, and foretells rule and choice', async () => {
    const { operator: by, editor } = people;
    const atMs = onDay(5);
    const draft = { unit: PROVINCE, class: 2 as const, units: [UNITS[0]], atMs };
    const one = await confirmedOrder(editor, { ...draft, title: 'Một', bulletins: [fromAbove.id] });
    const two = await confirmedOrder(editor, { ...draft, title: 'Hai', bulletins: [other.id] });
    const find = (state: string): Promise<Collision> =>
      until(`a collision that is ${state}`, async () => {
        const path = `/api/v1/collisions?station=${stations[0]!.id}&state=${state}`;
        const { items } = await by.ok(by.get<{ items: Collision[] }>(path));
        return items.find((c) => c.candidates.some((x) => x.order === two.id));
      });
    const collision = await find('open');
    const idOf = (order: string): string => collision.candidates.find((c) => c.order === order)!.id;
    expect(collision.rule).toEqual({ id: 'shipped-default', prefer: 'placed', winner: idOf(one.id) });
    for (const c of collision.candidates) {
      expect(c.source).toBe('above');
      const path = `/api/v1/stations/${stations[0]!.id}/bulletins/${c.bulletins[0]!.id}/audio`;
      expect((await by.get(path)).status).toBe(200);
    }
    interface Forecast {
      outcomes: { id: string; outcome: string; startAt: string | null; message: string | null }[];
    }
    const forecast = async (body: object): Promise<Forecast['outcomes']> =>
      (await by.ok(by.post<Forecast>(`/api/v1/collisions/${collision.id}/forecast`, body))).outcomes;
    const byRule = await forecast({});
    expect(byRule.find((o) => o.id === idOf(one.id))).toMatchObject({
      ...{ outcome: 'placed', startAt: new Date(atMs).toISOString() },
    });
    const chosen = await forecast({ ranking: [idOf(two.id), idOf(one.id)], dropped: [idOf(one.id)] });
    expect(chosen.find((o) => o.id === idOf(two.id))).toMatchObject({ outcome: 'placed' });
    expect(chosen.find((o) => o.id === idOf(one.id))).toMatchObject({
      ...{ outcome: 'refused', message: expect.stringMatching(/\S/) },
    });
    expect((await find('open')).id).toBe(collision.id);
    const stranger = await by.post(`/api/v1/collisions/${collision.id}/forecast`, { ranking: ['nobody'] });
    expect(stranger).toMatchObject({ status: 400, body: { problems: [{ field: 'ranking' }] } });
  });
});
