import type { ApiClient } from '#testing/hub/api-client.js';
import { devicesAt } from '#testing/hub/devices.js';
import type { HubProcess } from '#testing/hub/hub-process.js';
import { asRun, confirmedOrder } from '#testing/hub/orders.js';
import { person } from '#testing/hub/people.js';
import { approvedBulletin, type BulletinDraft, bulletinBody, renderedBulletin } from '#testing/hub/sounds.js';
import { inSeconds, openStation } from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import type { Fleet } from '../../apps/fleet/src/fleet.js';

const PROVINCE = '2025-15';
export const COMMUNE = '2025-02728';
const FM_COMMUNE = '2025-02647';
const HOUR_MS = 3600_000;
const DOCUMENT = [
  'ỦY BAN NHÂN DÂN XÃ BẢO THẮNG',
  'THÔNG BÁO',
  'Về việc tiêm phòng cho trẻ em',
  'Sáng 15/8, Trạm Y tế xã tiêm phòng cho trẻ từ 9-12 tháng tuổi.',
  'Nơi nhận: Các thôn.',
].join('\n');

/** A little of everything that pages show: somebody of each role, bulletins in every state, what is due, on air and stopped. */
export interface PagesWorld {
  fleet: Fleet;
  /** What `{name}` in an address stands for. */
  ids: Record<string, string>;
}
type People = Record<'editor' | 'approver' | 'operator' | 'leader', ApiClient>;

export async function pagesWorld(hub: HubProcess): Promise<PagesWorld> {
  const station = await openStation(hub.admin, COMMUNE, { places: ['Nhà văn hóa', 'Chợ'] });
  const fm = await openStation(hub.admin, FM_COMMUNE, { technology: 'fm', places: [], furniture: true });
  const [editor, approver, operator, leader] = await Promise.all([
    person(hub, 'province-editor', PROVINCE, 'bien-tap'),
    person(hub, 'province-approver', PROVINCE, 'duyet'),
    person(hub, 'commune-operator', COMMUNE, 'can-bo-dai'),
    person(hub, 'commune-approver', COMMUNE, 'lanh-dao'),
    person(hub, 'monitor', PROVINCE, 'theo-doi'),
  ]);
  const people = { editor, approver, operator, leader };
  const fleet = await devicesAt(hub.admin, station.places);
  const [stopped, written] = await Promise.all([stoppedOnAir(people), atRest(people, hub.admin)]);
  const ids = { ...stopped, ...written };
  const [place] = station.places;
  const registry = { station: station.id, fm: fm.id, place: place!, device: fleet.devices[0]!.id };
  return { fleet, ids: { ...ids, ...registry } };
}

/** One after the other: few sounds are made at a time. */
const atRest = async (people: People, admin: ApiClient) => ({
  ...(await offersAndCollision(people)),
  ...(await bulletinsInEveryState(people)),
  ...(await registered(admin)),
});

/** Played, stopped in the middle, and in the ledger. */
async function stoppedOnAir({ operator, leader }: People) {
  const wrong = { unit: COMMUNE, title: 'Tin sai giờ họp', seconds: 20, hertz: 300 };
  const { id } = await approvedBulletin(operator, leader, wrong);
  const draft = { unit: COMMUNE, title: 'Tin sai giờ họp', bulletins: [id], atMs: inSeconds(8) };
  const order = await confirmedOrder(operator, draft);
  const row = await until('it to sound', async () =>
    (await asRun(operator)).find((one) => one.order === order.id && one.state === 'started'),
  );
  const path = `/api/v1/orders/${order.id}/stop`;
  const stop = await operator.ok(operator.post<{ id: string }>(path, { reason: 'Sai giờ họp' }));
  return { row: row.id, stop: stop.id };
}

async function offersAndCollision({ editor, approver, operator, leader }: People) {
  const title = 'Phòng cháy rừng';
  const fromAbove = await approvedBulletin(editor, approver, { unit: PROVINCE, title });
  const own = await approvedBulletin(operator, leader, { unit: COMMUNE, title: 'Họp thôn', hertz: 600 });
  const atMs = Math.ceil((Date.now() + 2 * HOUR_MS) / 60_000) * 60_000;
  const offer = { unit: PROVINCE, title, bulletins: [fromAbove.id], units: [COMMUNE], atMs };
  const offered = await confirmedOrder(editor, offer);
  // Two that want the same minute: the commune has to choose.
  const at = { class: 2 as const, atMs: atMs + HOUR_MS };
  await confirmedOrder(operator, { unit: COMMUNE, title: 'Họp thôn', bulletins: [own.id], ...at });
  await confirmedOrder(editor, { ...offer, title: 'Hỏa tốc', ...at });
  // For the run sheet of a station that no device plays for.
  await confirmedOrder(editor, { ...offer, ...at, units: [FM_COMMUNE] });
  return { approved: fromAbove.id, order: offered.id };
}

async function bulletinsInEveryState({ editor, approver, operator }: People) {
  const submittedBy = async (by: ApiClient, draft: BulletinDraft): Promise<string> => {
    const { id } = await renderedBulletin(by, draft);
    await by.ok(by.post(`/api/v1/bulletins/${id}/submit`));
    return id;
  };
  const text = 'Sáng 15/8, Trạm Y tế xã tiêm phòng cho trẻ từ 9-12 tháng tuổi.';
  const submitted = await submittedBy(operator, { unit: COMMUNE, title: 'Lịch tiêm phòng', text });
  const rejected = await submittedBy(editor, { unit: PROVINCE, title: 'Bản tin bị trả lại', hertz: 500 });
  const reason = { reason: 'Thiếu ngày tiêm' };
  await approver.ok(approver.post(`/api/v1/bulletins/${rejected}/reject`, reason));
  const shown = { unit: PROVINCE, title: 'Bản tin thu hồi', hertz: 700 };
  const { id: withdrawn } = await approvedBulletin(editor, approver, shown);
  await approver.ok(approver.post(`/api/v1/bulletins/${withdrawn}/withdraw`, reason));
  return { submitted, rejected, withdrawn, draft: await draftOfDocument(editor) };
}

/** From a document, so that the wizard has something to offer in each of its steps. */
async function draftOfDocument(editor: ApiClient): Promise<string> {
  const path = `/api/v1/documents?unit=${PROVINCE}`;
  const sent = editor.upload<{ id: string }>(path, 'thong-bao.txt', Buffer.from(DOCUMENT));
  const { id: documentId } = await editor.ok(sent);
  const text = DOCUMENT.split('\n').slice(2, 4).join('\n');
  const body = await bulletinBody(editor, { unit: PROVINCE, title: 'Tiêm phòng cho trẻ em', text });
  const variants = body.variants.map((variant) => ({ ...variant, documentId }));
  const made = editor.post<{ id: string }>('/api/v1/bulletins', { ...body, variants });
  return (await editor.ok(made)).id;
}

async function registered(admin: ApiClient) {
  const make = async (path: string, body: object): Promise<string> =>
    (await admin.ok(admin.post<{ id: string }>(path, body))).id;
  const group = await make('/api/v1/groups', { unit: PROVINCE, name: 'Các điểm ở biên giới' });
  const { items } = await admin.ok(admin.get<{ items: { id: string; login: string }[] }>('/api/v1/users'));
  const send = { command: 'volume', args: { volume: 45, seconds: 600 } };
  const batch = await make('/api/v1/command-batches', { unit: COMMUNE, send });
  return { group, batch, person: items.find(({ login }) => login === 'can-bo-dai')!.id };
}
