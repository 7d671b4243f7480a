import { newRow } from '../../../features/playback/new-row.js';
import { JobEntity } from '#persistence/entities/bulletins.entity.js';
import { CollisionEntity, OfferEntity } from '#persistence/entities/orders.entity.js';
import { AlarmEntity, AsRunEntity, NoticeEntity, StopEntity } from '#persistence/entities/playback.entity.js';
import { newId } from '#platform/ids.js';
import { StationEntity } from '#persistence/entities/territory.entity.js';
import { DataSource } from 'typeorm';
import type { ApiClient } from './api-client.js';
import type { HubWorld } from './hub-world.js';
import { orderBody, type OrderAnswer } from './orders.js';
import { cast } from './people.js';
import { ProtocolDevice } from './protocol-device.js';
import { approvedBulletin, renderedBulletin, tone } from './sounds.js';
import { localOf, openStation } from './stations.js';

/** Of every kind of record that a route takes the id of, one of this commune; by the kinds of `UnitLocators`. */
export type Belongings = Record<string, string> & { station: string; bulletin: string; draft: string };

const DAY = 24 * 3600_000;

/** A commune with one of everything. */
export async function belongingsOf(world: HubWorld, unit: string): Promise<Belongings> {
  const { admin } = world;
  const made = async (by: ApiClient, path: string, body: object): Promise<string> =>
    (await by.ok(by.post<{ id: string }>(`/api/v1/${path}`, body))).id;
  const people = await cast(world, {
    operator: ['commune-operator', unit],
    approver: ['commune-approver', unit],
    duty: ['duty-officer', unit],
  });
  const { operator, approver, duty } = people;
  const { id: user } = await operator.ok(operator.get<{ id: string }>('/api/v1/auth/me'));
  const { id: station, places } = await openStation(admin, unit, { places: [`Nhà văn hóa ${unit}`] });
  const place = places[0]!;
  const device = (await ProtocolDevice.enrol(admin, place)).id;
  const hamlet = await operator.ok(
    operator.post<{ key: string }>(`/api/v1/units/${unit}/hamlets`, { name: `Thôn ${unit}`, type: 'thôn' }),
  );
  await admin.ok(admin.send('PATCH', `/api/v1/places/${place}`, { hamlet: hamlet.key }));
  const { id: bulletin } = await approvedBulletin(operator, approver, { unit, title: `Tin ${unit}` });
  const { id: draft } = await renderedBulletin(operator, { unit, title: `Nháp ${unit}` });
  const upload = operator.upload<{ id: string }>(
    `/api/v1/documents?unit=${unit}`,
    'cong-van.txt',
    Buffer.from('Họp thôn lúc bảy giờ tối.'),
  );
  const airing = orderBody({ unit, title: `Lịch ${unit}`, bulletins: [bulletin], atMs: Date.now() + DAY });
  const order = await operator.ok(operator.post<OrderAnswer>('/api/v1/orders', airing));
  await operator.ok(operator.post(`/api/v1/orders/${order.id}/confirm`));
  const group = await made(admin, 'groups', { unit, name: `Nhóm ${unit}` });
  await admin.ok(admin.put(`/api/v1/groups/${group}/places`, { places: [place] }));
  const words = { grapheme: `X${unit.slice(-4)}`, alias: 'ích' };
  await operator.ok(operator.put(`/api/v1/units/${unit}/lexicon`, { entries: [words] }));
  const lexicon = await operator.ok(
    operator.get<{ items: { id: string; unit: string }[] }>(
      `/api/v1/units/${unit}/lexicon/words?level=commune`,
    ),
  );
  const send = { command: 'log' };
  const commanded = admin.post<{ nonce: string }>(`/api/v1/devices/${device}/commands`, send);
  const exp = new Date(Date.now() + DAY).toISOString();
  const alert = { unit, title: `Lũ ${unit}`, orderRef: '12/CĐ', bulletinId: bulletin, exp };
  const rule = { kind: 'collision', prefer: 'own' };
  const about = new URLSearchParams({ unit, role: 'ident', name: `Nhạc hiệu ${unit}` });
  const sound = operator.upload<{ id: string }>(`/api/v1/assets?${about.toString()}`, 'nhac.mp3', tone(2));
  const organisation = { unit, name: `Ban ${unit}`, kind: 'committee' };
  return {
    ...{ unit, user, station, place, device, bulletin, draft, group, order: order.id, hamlet: hamlet.key },
    organisation: await made(admin, 'organisations', organisation),
    document: (await operator.ok(upload)).id,
    asset: (await operator.ok(sound)).id,
    'lexicon-entry': lexicon.items.find((word) => word.unit === unit)!.id,
    rule: await made(operator, `stations/${station}/rules`, rule),
    'command-batch': await made(admin, 'command-batches', { unit, send: { command: 'restart' } }),
    nonce: (await admin.ok(commanded)).nonce,
    alert: await made(duty, 'alerts', alert),
    ...(await storedAt(world, { unit, user, station, place, device, bulletin, order: order.id })),
  };
}

type Stored = Record<'unit' | 'user' | 'station' | 'place' | 'device' | 'bulletin' | 'order', string>;

/** What comes of airings, collisions and failures takes its time: it is put where the hub keeps it. */
async function storedAt(world: HubWorld, at: Stored): Promise<Record<string, string>> {
  const { manager } = world.hub.app.get(DataSource);
  const { unitPath } = await manager.findOneByOrFail(StationEntity, { id: at.station });
  const now = new Date();
  const [plannedStart, decideBy] = [new Date(now.getTime() - DAY), new Date(now.getTime() + DAY)];
  const ids = {
    ...{ alarm: newId(), notice: newId(), offer: newId(), collision: newId() },
    ...{ 'as-run': newId(), stop: newId(), job: newId() },
  };
  const title = `Mục của ${at.unit}`;
  const localDate = localOf(plannedStart.getTime()).date;
  const row = newRow({
    ...{ kind: 'occurrence', channel: 'speaker', subject: newId(), placeId: at.place, deviceId: at.device },
    ...{ stationId: at.station, orderId: at.order, unitPath, localDate, title, field: 1, class: 3 },
    ...{ plannedStart, durationMs: 60_000, planned: [], requiredRevision: 1, readings: 1 },
    ...{ confirmUntil: null, updatedAt: now },
  });
  const end = { state: 'missed', end: 'missed', reason: 'offline', stopId: ids.stop, closed: true };
  await manager.insert(AsRunEntity, { ...row, ...end, id: ids['as-run'] } as never);
  await manager.insert(StopEntity, {
    ...{ id: ids.stop, kind: 'order', subjectId: at.order, unitKey: at.unit, unitPath, title, reason: title },
    ...{ stoppedBy: at.user, stoppedAt: now, withdrawnBulletins: [at.bulletin] },
  });
  await manager.insert(AlarmEntity, {
    ...{ id: ids.alarm, kind: 'fault', openKey: ids.alarm, cause: ids.alarm, unitPath, deviceId: at.device },
    ...{ details: {}, raisedAt: now, lastAt: now, clearedAt: now, count: 1 },
  });
  await manager.insert(NoticeEntity, {
    ...{ id: ids.notice, kind: 'approval', dedupeKey: ids.notice, role: 'commune-approver', unitPath },
    ...{ unitKey: at.unit, subjectId: at.bulletin, text: title, facts: {} },
    ...{ state: 'open', createdAt: now },
  });
  await manager.insert(OfferEntity, {
    ...{ id: ids.offer, orderId: at.order, orderVersion: 1, stationId: at.station, unitPath, state: 'open' },
    ...{ answers: [], createdAt: now },
  });
  await manager.insert(CollisionEntity, {
    ...{ id: ids.collision, stationId: at.station, unitPath, localDate, slotAt: plannedStart, decideBy },
    ...{ candidatesHash: 'a'.repeat(64), candidates: [], state: 'superseded', createdAt: now },
  });
  await manager.insert(JobEntity, {
    ...{ id: ids.job, kind: 'render', dedupeKey: ids.job, subjectId: at.bulletin, unitPath, payload: {} },
    ...{ state: 'ready', progress: 1, attempts: 1, dueAt: now, leaseFence: 0, createdBy: at.user },
    ...{ createdAt: now, endedAt: now },
  });
  return ids;
}
