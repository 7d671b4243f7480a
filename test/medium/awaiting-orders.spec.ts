// An announcement is ordered before it is approved, and goes on air without its writer coming back.
import type { ApiClient } from '#testing/hub/api-client.js';
import { type HubWorld, startHubWorld } from '#testing/hub/hub-world.js';
import { orderBody, type OrderAnswer, schedule } from '#testing/hub/orders.js';
import { cast, person } from '#testing/hub/people.js';
import { approvalOf, type BulletinAnswer, renderedBulletin } from '#testing/hub/sounds.js';
import { inSeconds, localOf, openStation, type TestStation } from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const COMMUNE = '2025-02728';
const HOUR_SECONDS = 3600;

interface Order extends OrderAnswer {
  reason: string | null;
  confirmedAt: string | null;
  content: { bulletinIds: string[] };
}

let world: HubWorld;
let people: Record<'writer' | 'approver', ApiClient>;
let station: TestStation;
/** Of what its only window airs in the next twelve hours. */
let sessionDate: string;

beforeAll(async () => {
  world = await startHubWorld('sqlite + embedded');
  people = await cast(world, {
    writer: ['commune-operator', COMMUNE],
    approver: ['commune-approver', COMMUNE],
  });
  sessionDate = localOf(Date.now()).date;
  station = await openStation(world.admin, COMMUNE);
});
afterAll(async () => world?.stop());

const order = (id: string) => people.writer.ok(people.writer.get<Order>(`/api/v1/orders/${id}`));
const inState = (id: string, state: string): Promise<Order> =>
  until(`the order to be ${state}`, async () => {
    const now = await order(id);
    return now.state === state && now;
  });

/** Written, heard, submitted, and ordered while nobody has approved it. */
async function waiting(
  title: string,
  seconds: number,
): Promise<{ bulletin: BulletinAnswer; id: string; atMs: number }> {
  const { writer } = people;
  const bulletin = await renderedBulletin(writer, { unit: COMMUNE, title });
  await writer.ok(writer.post(`/api/v1/bulletins/${bulletin.id}/submit`));
  const atMs = inSeconds(seconds);
  const body = orderBody({ unit: COMMUNE, title, bulletins: [bulletin.id], atMs });
  const { id } = await writer.ok(writer.post<Order>('/api/v1/orders', { ...body, whenApproved: true }));
  const confirmed = await writer.ok(
    writer.post<Order>(`/api/v1/orders/${id}/confirm`, { whenApproved: true, places: 1 }),
  );
  expect(confirmed).toMatchObject({ state: 'awaiting', confirmedAt: null });
  return { bulletin, id, atMs };
}

/** How the schedule draws what waits of an order. */
async function drawn(by: ApiClient, id: string) {
  const [from, to] = [localOf(Date.now()).date, localOf(inSeconds(24 * HOUR_SECONDS)).date];
  const path = `/api/v1/schedule/${station.id}?from=${from}&to=${to}`;
  const { awaiting } = await by.ok(
    by.get<{ awaiting: { order: string; state: string; startAt: string | null }[] }>(path),
  );
  return awaiting.filter((o) => o.order === id);
}

const focus = async (id: string) => {
  const { writer } = people;
  const answer = await writer.ok(writer.get<{ occurrence: object | null }>(`/api/v1/orders/${id}/focus`));
  return answer.occurrence;
};

/** What the writer is told about a bulletin. */
const noticed = (kind: string, subject: string): Promise<string> =>
  until(`a notice ${kind}`, async () => {
    const path = '/api/v1/notices?state=open&limit=200';
    const { items } = await people.writer.ok(
      people.writer.get<{ items: { kind: string; subject: string; role: string; text: string }[] }>(path),
    );
    const one = items.find((n) => n.kind === kind && n.subject === subject);
    return one?.role === 'commune-operator' && one.text;
  });

/** What the approver is told about a bulletin, once it names the airing that waits for it. */
const toApprove = (subject: string) =>
  until('a notice with the time by which to approve', async () => {
    const path = '/api/v1/notices?mine=true&state=open&limit=200';
    const { items } = await people.approver.ok(
      people.approver.get<{
        items: { kind: string; subject: string; text: string; dueAt: string | null }[];
      }>(path),
    );
    return items.find(
      (n) => n.kind === 'approval' && n.subject === subject && n.text.includes('Duyệt trước'),
    );
  });

const approve = ({ id, manifestHash }: BulletinAnswer) =>
  people.approver.ok(people.approver.post(`/api/v1/bulletins/${id}/approve`, approvalOf(manifestHash)));

describe('an order that waits for approval', () => {
  it('is in no plan, takes effect with the approval, and is found by its bulletin', async () => {
    const { bulletin, id, atMs } = await waiting('Họp thôn', HOUR_SECONDS);
    const { items } = await people.approver.ok(
      people.approver.get<{ items: Order[] }>(`/api/v1/orders?bulletin=${bulletin.id}`),
    );
    expect(items).toMatchObject([{ id, state: 'awaiting', content: { bulletinIds: [bulletin.id] } }]);
    const before = await schedule(people.writer, station.id, 'an answer', () => true);
    expect(before.filter((o) => o.order === id)).toEqual([]);
    expect(await drawn(people.writer, id)).toMatchObject([
      { state: 'awaiting', startAt: new Date(atMs).toISOString(), session: null, editable: false },
    ]);
    expect(await focus(id)).toBeNull();
    expect(await toApprove(bulletin.id)).toMatchObject({
      dueAt: new Date(atMs).toISOString(),
      text: expect.stringMatching(
        /^Bản tin chờ duyệt: “Họp thôn”. Duyệt trước \d\d:\d\d ngày .* để kịp phát$/,
      ),
    });

    await approve(bulletin);
    expect((await inState(id, 'confirmed')).confirmedAt).not.toBeNull();
    const placed = await schedule(people.writer, station.id, 'the occurrence', (all) =>
      all.some((o) => o.order === id),
    );
    expect(placed.find((o) => o.order === id)).toMatchObject({
      state: 'placed',
      startAt: new Date(atMs).toISOString(),
    });
    expect(await drawn(people.writer, id)).toEqual([]);
    expect(await focus(id)).toMatchObject({
      station: station.id,
      // Of its session, which may go on past midnight.
      localDate: sessionDate,
      state: 'placed',
    });
  });

  it('stays while the bulletin is sent back and mended, and takes effect then', async () => {
    const { writer, approver } = people;
    const { bulletin, id } = await waiting('Sửa rồi duyệt', HOUR_SECONDS + 60);
    await approver.ok(approver.post(`/api/v1/bulletins/${bulletin.id}/reject`, { reason: 'Thiếu giờ' }));
    expect(await noticed('sent-back', bulletin.id)).toMatch(/“Sửa rồi duyệt”. Lý do: Thiếu giờ/);
    await writer.ok(writer.post(`/api/v1/bulletins/${bulletin.id}/submit`));
    expect((await order(id)).state).toBe('awaiting');
    await approve(bulletin);
    await inState(id, 'confirmed');
  });

  it('is refused with its reason when the approval comes too late', async () => {
    // The freeze is two seconds: what starts in six can still be ordered, and not any more when it is approved.
    const { bulletin, id, atMs } = await waiting('Duyệt muộn', 6);
    await until('the freeze to begin', () => Date.now() > atMs - 1500);
    await approve(bulletin);
    const { reason } = await inState(id, 'refused');
    expect(reason).toMatch(/^Không xếp được lịch: Giờ phát đã qua.*Cách xử lý/);
    expect(await noticed('unapproved', bulletin.id)).toContain('“Duyệt muộn” không phát được');
  });

  it('is refused with its bulletin withdrawn', async () => {
    const { bulletin, id } = await waiting('Thu hồi', HOUR_SECONDS + 120);
    await people.writer.ok(
      people.writer.post(`/api/v1/bulletins/${bulletin.id}/withdraw`, { reason: 'Không họp nữa' }),
    );
    expect((await inState(id, 'refused')).reason).toContain('“Thu hồi” đã thu hồi');
  });

  it('may be withdrawn while it waits, and the approval changes nothing then', async () => {
    const { bulletin, id } = await waiting('Bỏ lịch', HOUR_SECONDS + 180);
    await people.writer.ok(people.writer.post(`/api/v1/orders/${id}/withdraw`, { reason: 'Đổi ý' }));
    await approve(bulletin);
    const other = await waiting('Sau đó', HOUR_SECONDS + 240);
    await approve(other.bulletin);
    await inState(other.id, 'confirmed');
    expect((await order(id)).state).toBe('withdrawn');
  });
});

describe('without the wish to wait', () => {
  it('nothing that is not approved is ordered, nor confirmed by a way round', async () => {
    const { writer } = people;
    const bulletin = await renderedBulletin(writer, { unit: COMMUNE, title: 'Chưa duyệt' });
    const body = orderBody({ unit: COMMUNE, bulletins: [bulletin.id], atMs: inSeconds(HOUR_SECONDS + 300) });
    const refused = { status: 400, body: { code: 'bulletin-not-approved' } };
    expect(await writer.post('/api/v1/orders', body)).toMatchObject(refused);
    expect(await writer.post('/api/v1/orders/dry-run', body)).toMatchObject(refused);
    const dry = await writer.ok(writer.post('/api/v1/orders/dry-run', { ...body, whenApproved: true }));
    expect(dry).toMatchObject({ totals: { placed: 1, refused: 0 } });
    const { id } = await writer.ok(writer.post<Order>('/api/v1/orders', { ...body, whenApproved: true }));
    expect(await writer.post(`/api/v1/orders/${id}/confirm`)).toMatchObject(refused);
    expect((await order(id)).state).toBe('draft');
  });

  it('what a unit above still writes cannot be ordered, nor is its title told', async () => {
    const { writer } = people;
    const province = await person(world, 'province-editor', '2025-15');
    const draft = await renderedBulletin(province, { unit: '2025-15', title: 'Chưa công bố' });
    const body = orderBody({ unit: COMMUNE, bulletins: [draft.id], atMs: inSeconds(HOUR_SECONDS + 360) });
    for (const path of ['/api/v1/orders', '/api/v1/orders/dry-run']) {
      const answer = await writer.post<{ code: string }>(path, { ...body, whenApproved: true });
      expect(answer).toMatchObject({ status: 400, body: { code: 'bulletin-not-found' } });
      expect(JSON.stringify(answer.body)).not.toContain('Chưa công bố');
    }
  });
});
