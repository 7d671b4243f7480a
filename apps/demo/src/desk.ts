import type { Api } from './api.js';
import { approveBulletin, renderBulletin, shortTexts, submitBulletin } from './bulletins.js';
import { type Crew, DESK, PROVINCE } from './people.js';
import { localOf } from './programme.js';

const DAY_MS = 24 * 3600_000;
/** Inside the evening window of every preset. */
const EVENING = '17:45';

/**
 * Work that waits for somebody who opens the screens, at a commune whose regulation is the usual one: offers to answer, two
 * items that want the same minute of tomorrow, bulletins to approve, one that was sent back, an exercise to activate, places
 * without a device.
 * @returns the board's enrolment code, for a browser to become that board
 */
export async function layOutWork(crew: Crew): Promise<string> {
  const [editor, approver] = [crew('bien-tap'), crew('duyet')];
  const [operator, leader] = [crew('van-hanh-3'), crew('duyet-xa-3')];
  const [power, health, cards, cattle, loan, meeting, flood] = shortTexts();
  const approved = async (by: Api, second: Api, unit: string, level: 2 | 3, text = power) => {
    const about = { title: text!.title, field: 4, class: level, unit };
    const ready = await renderBulletin(by, about, { origin: 'text', text: text!.text });
    await submitBulletin(by, ready);
    await approveBulletin(second, ready);
    return { id: ready.id, title: about.title };
  };
  const order = async (
    by: Api,
    unit: string,
    bulletin: { id: string; title: string },
    level: 2 | 3,
    airing: object,
  ) => {
    const { id } = await by.post<{ id: string }>('/api/v1/orders', {
      unit,
      title: bulletin.title,
      class: level,
      bulletinIds: [bulletin.id],
      targets: { include: { units: [DESK] } },
      recurrence: { kind: 'once', date: localOf(Date.now() + DAY_MS).date },
      airings: [airing],
    });
    await by.post(`/api/v1/orders/${id}/confirm`);
  };
  const board = await placesAt(crew);
  for (const text of [cards, loan])
    await order(editor, PROVINCE, await approved(editor, approver, PROVINCE, 3, text), 3, {
      kind: 'window',
      window: 'evening',
    });
  const fixed = { kind: 'fixed', atLocal: EVENING, toleranceMs: 0 };
  await order(operator, DESK, await approved(operator, leader, DESK, 2, cattle), 2, fixed);
  await order(editor, PROVINCE, await approved(editor, approver, PROVINCE, 2, power), 2, fixed);
  for (const [by, unit, text] of [
    [operator, DESK, meeting],
    [editor, PROVINCE, health],
  ] as const)
    await submitBulletin(
      by,
      await renderBulletin(
        by,
        { title: text!.title, field: 5, class: 3, unit },
        { origin: 'text', text: text!.text },
      ),
    );
  await exerciseToActivate(crew, await approved(operator, leader, DESK, 2, flood));
  await draftSentBack(crew);
  const { code } = await crew('ky-thuat').post<{ code: string }>(`/api/v1/places/${board}/enrolment-codes`);
  return code;
}

/** Nothing sounds of it before the second person activates it. */
async function exerciseToActivate(crew: Crew, bulletin: { id: string; title: string }): Promise<void> {
  await crew('truc-ban').post('/api/v1/alerts', {
    unit: DESK,
    title: bulletin.title,
    orderRef: '01/KH-UBND (trình diễn)',
    bulletinId: bulletin.id,
    exercise: true,
    exp: new Date(Date.now() + DAY_MS).toISOString(),
    repeat: { count: 1, everyMs: 0 },
  });
}

/** A department's, which the province's approver wants otherwise. */
async function draftSentBack(crew: Crew): Promise<void> {
  const contributor = crew('so-nganh');
  const text = shortTexts()[3]!;
  const about = { title: `${text.title} đợt hai`, field: 4, class: 3, unit: PROVINCE } as const;
  const ready = await renderBulletin(contributor, about, { origin: 'text', text: text.text });
  await submitBulletin(contributor, ready);
  await crew('duyet').post(`/api/v1/bulletins/${ready.id}/reject`, {
    reason: 'Ghi rõ ngày bắt đầu và số điện thoại liên hệ rồi gửi lại',
  });
}

/** @returns the board's place */
async function placesAt(crew: Crew): Promise<string> {
  const technician = crew('ky-thuat');
  const { items } = await technician.get<{ items: { id: string }[] }>('/api/v1/stations', { unit: DESK });
  const station = items[0]!.id;
  const make = (name: string, kind: 'speaker' | 'board') =>
    technician.post<{ id: string }>(`/api/v1/stations/${station}/places`, { name, kind });
  await make('Cụm loa chợ trung tâm', 'speaker');
  return (await make('Bảng điện tử trước trụ sở xã', 'board')).id;
}
