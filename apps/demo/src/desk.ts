import type { Api } from './api.js';
import {
  approveBulletin,
  draftTexts,
  renderBulletin,
  shortTexts,
  submitBulletin,
  type Written,
} from './bulletins.js';
import { type FmAiring, layOutFmDay } from './fm.js';
import { COMMUNES, type Crew, DESK, FM, PROVINCE } from './people.js';
import { localOf } from './programme.js';
import { acceptOffer, declineOffer, offerAt } from './offers.js';
import type { World } from './world.js';

const DAY_MS = 24 * 3600_000;
/** Inside the evening window of every preset. */
const EVENING = '17:45';
const BACK = 'Ghi rõ ngày, giờ và nơi làm, rồi gửi lại';

interface Item {
  id: string;
  title: string;
  durationMs: number;
}

/**
 * Work that waits for somebody of every role who opens the screens: bulletins to approve or sent back, offers with and
 * without an answer, two items that want the same minute of tomorrow, an exercise to activate, a place without a device, a
 * day on FM.
 * @returns that day's airings
 */
export async function layOutWork(crew: Crew, freezeMs: number): Promise<FmAiring[]> {
  const [power, health, cards, cattle, loan, meeting, flood] = shortTexts() as Seven;
  const [visits, rubbish, parents, road, fire] = draftTexts() as Five;
  const desk = { by: crew('van-hanh-3'), second: crew('duyet-xa-3'), unit: DESK };
  const province = { by: crew('bien-tap'), second: crew('duyet'), unit: PROVINCE };
  const hills = { by: crew('van-hanh-1'), second: crew('duyet-xa'), unit: COMMUNES[0] };
  const border = { by: crew('van-hanh-2'), second: crew('duyet'), unit: COMMUNES[1] };
  const department = { by: crew('so-nganh'), second: crew('duyet'), unit: PROVINCE };
  const [offered, asked, soon, own, above, warning] = await Promise.all([
    approved(province, cards, 3),
    approved(province, fire, 3),
    approved(province, loan, 3),
    approved(desk, cattle, 2),
    approved(province, power, 2),
    approved(province, flood, 2),
    submitted(desk, meeting),
    submitted(province, health),
    submitted(hills, parents),
    sentBack(province, visits),
    sentBack(hills, rubbish),
    sentBack(border, road),
    placeToEnrol(crew),
    sentBack(department, { ...cattle, title: `${cattle.title} đợt hai` }),
  ]);
  const evening = { kind: 'window', window: 'evening' };
  const fixed = { kind: 'fixed', atLocal: EVENING, toleranceMs: 0 };
  const everywhere = [...COMMUNES, DESK, FM];
  const answered = await order(province, offered, { level: 3, days: 2, airing: evening, units: everywhere });
  await order(province, asked, { level: 3, days: 2, airing: evening, units: [...COMMUNES, FM] });
  const tomorrow = await order(province, soon, { level: 3, days: 1, airing: evening, units: [DESK, FM] });
  await order(desk, own, { level: 2, days: 1, airing: fixed, units: [DESK] });
  await order(province, above, { level: 2, days: 1, airing: fixed, units: [DESK] });
  await exerciseToActivate(crew, warning);
  const fmDay = await layOutFmDay(crew, [above, offered, asked, soon], freezeMs);
  await acceptOffer(hills.by, await offerAt(hills.by, answered));
  await declineOffer(border.by, await offerAt(border.by, answered), 'Tuần trước xã đã phát nội dung này');
  const wireless = crew('van-hanh-4');
  for (const one of [tomorrow, answered]) await acceptOffer(wireless, await offerAt(wireless, one));
  return fmDay;
}

type Seven = [Written, Written, Written, Written, Written, Written, Written];
type Five = [Written, Written, Written, Written, Written];
interface Desk {
  by: Api;
  /** Who approves there. */
  second: Api;
  unit: string;
}

async function rendered({ by, unit }: Desk, { title, text }: Written, level: 2 | 3) {
  const about = { title, field: 4, class: level, unit };
  const ready = await renderBulletin(by, about, { origin: 'text', text });
  return { ...ready, title, durationMs: ready.rendition.durationMs };
}

async function submitted(desk: Desk, written: Written, level: 2 | 3 = 3) {
  const ready = await rendered(desk, written, level);
  await submitBulletin(desk.by, ready);
  return ready;
}

async function approved(desk: Desk, written: Written, level: 2 | 3): Promise<Item> {
  const ready = await submitted(desk, written, level);
  await approveBulletin(desk.second, ready);
  return ready;
}

async function sentBack(desk: Desk, written: Written): Promise<void> {
  const { id } = await submitted(desk, written);
  await desk.second.post(`/api/v1/bulletins/${id}/reject`, { reason: BACK });
}

interface Airing {
  level: 2 | 3;
  /** From today. */
  days: number;
  airing: object;
  units: readonly string[];
}

async function order({ by, unit }: Desk, { id: bulletin, title }: Item, wish: Airing): Promise<string> {
  const { id } = await by.post<{ id: string }>('/api/v1/orders', {
    unit,
    title,
    class: wish.level,
    bulletinIds: [bulletin],
    targets: { include: { units: wish.units } },
    recurrence: { kind: 'once', date: localOf(Date.now() + wish.days * DAY_MS).date },
    airings: [wish.airing],
  });
  await by.post(`/api/v1/orders/${id}/confirm`);
  return id;
}

/** Nothing sounds of it before the second person activates it; then the loudspeakers of the sessions do, and the board. */
async function exerciseToActivate(crew: Crew, { id, title }: Item): Promise<void> {
  await crew('truc-ban').post('/api/v1/alerts', {
    unit: COMMUNES[0],
    title,
    orderRef: '01/KH-UBND (trình diễn)',
    bulletinId: id,
    exercise: true,
    exp: new Date(Date.now() + DAY_MS).toISOString(),
    repeat: { count: 1, everyMs: 0 },
  });
}

async function placeToEnrol(crew: Crew): Promise<void> {
  const technician = crew('ky-thuat');
  const { items } = await technician.get<{ items: { id: string }[] }>('/api/v1/stations', { unit: DESK });
  await technician.post(`/api/v1/stations/${items[0]!.id}/places`, { name: 'Cụm loa chợ trung tâm' });
}

/** A board where the sessions are. @returns its enrolment code, for a browser to become that board */
export async function codeForBoard(crew: Crew, { stations: [station] }: World): Promise<string> {
  const technician = crew('ky-thuat');
  const place = { name: 'Bảng điện tử trước trụ sở xã', kind: 'board' };
  const { id } = await technician.post<{ id: string }>(`/api/v1/stations/${station.id}/places`, place);
  const { code } = await technician.post<{ code: string }>(`/api/v1/places/${id}/enrolment-codes`);
  return code;
}
