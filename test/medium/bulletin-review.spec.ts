// What those around a bulletin know of each other: the list, what changed since it was judged, who did what, who is at it.
import type { ApiClient } from '#testing/hub/api-client.js';
import { type HubWorld, startHubWorld } from '#testing/hub/hub-world.js';
import { cast } from '#testing/hub/people.js';
import { approvalOf, approvedBulletin, bulletinBody, renderedBulletin } from '#testing/hub/sounds.js';
import { until } from '#testing/hub/until.js';
import { findProgram } from '#testing/services/available.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';

const COMMUNE = '2025-02728';
const NEIGHBOUR = '2025-02647';

interface Bulletin {
  id: string;
  title: string;
  state: string;
  version: number;
  manifestHash: string | null;
  approval: { byName: string | null; manifestHash: string } | null;
  createdByName: string | null;
  unitName: string;
  languages: string[];
  durationMs: number | null;
  sound: string;
}
interface Changes {
  since: { decision: string; reason: string | null; byName: string | null } | null;
  fields: { field: string; before: string | null; after: string | null }[];
  variants: { language: string; change: string; text: { kind: string; text: string }[]; sound: object }[];
  display: { change: string; text: { kind: string; text: string }[] } | null;
}

let world: HubWorld;
let people: Record<'writer' | 'colleague' | 'approver' | 'neighbour', ApiClient>;

beforeAll(async () => {
  world = await startHubWorld('sqlite + embedded');
  people = await cast(world, {
    writer: ['commune-operator', COMMUNE],
    colleague: ['commune-operator', COMMUNE],
    approver: ['commune-approver', COMMUNE],
    neighbour: ['commune-operator', NEIGHBOUR],
  });
});
afterAll(async () => world?.stop());

const at = (id: string, rest = ''): string => `/api/v1/bulletins/${id}${rest}`;
const get = (by: ApiClient, id: string) => by.ok(by.get<Bulletin>(at(id)));
const changesOf = (by: ApiClient, id: string) => by.ok(by.get<Changes>(at(id, '/changes')));
const ready = (id: string): Promise<Bulletin> =>
  until('the sound', async () => {
    const now = await get(people.writer, id);
    return now.manifestHash !== null && now;
  });

async function edited(id: string, change: object): Promise<Bulletin> {
  const { writer } = people;
  const { version } = await get(writer, id);
  const body = await bulletinBody(writer, { unit: COMMUNE, title: 'Tiêm phòng', text: 'Tiêm lúc 7 giờ.' });
  await writer.ok(writer.put(at(id), { ...body, version, ...change }));
  return ready(id);
}

describe('what changed since a bulletin was judged', () => {
  it('is nothing at first; then the words, fields and sound that differ from what was sent back', async () => {
    const { writer, approver } = people;
    const draft = { unit: COMMUNE, title: 'Tiêm phòng', text: 'Tiêm lúc 7 giờ tại trạm y tế.' };
    const { id } = await renderedBulletin(writer, draft);
    await writer.ok(writer.post(at(id, '/submit')));
    expect(await changesOf(approver, id)).toEqual({
      since: null,
      fields: [],
      variants: [],
      display: null,
    });
    await approver.ok(approver.post(at(id, '/reject'), { reason: 'Sai giờ tiêm' }));

    await edited(id, {
      title: 'Tiêm phòng cho trẻ',
      variants: [{ origin: 'text', text: 'Tiêm lúc 8 giờ tại trạm y tế.' }],
    });
    await writer.ok(writer.post(at(id, '/submit')));
    const changes = await changesOf(approver, id);
    expect(changes.since).toMatchObject({ decision: 'rejected', reason: 'Sai giờ tiêm' });
    expect(changes.since?.byName).toMatch(/^commune-approver/);
    expect(changes.fields).toContainEqual({
      field: 'title',
      before: 'Tiêm phòng',
      after: 'Tiêm phòng cho trẻ',
    });
    const [variant] = changes.variants;
    expect(variant).toMatchObject({ language: 'vi', change: 'changed', sound: { changed: true } });
    expect(variant!.text).toEqual([
      { kind: 'same', text: 'Tiêm lúc ' },
      { kind: 'removed', text: '7' },
      { kind: 'added', text: '8' },
      { kind: 'same', text: ' giờ tại trạm y tế.' },
    ]);
  });

  it('an approved bulletin is compared with what was judged before it; a recording by its length', async () => {
    const { writer, approver } = people;
    const { id } = await approvedBulletin(writer, approver, { unit: COMMUNE, title: 'Ghi âm', seconds: 1.5 });
    expect((await changesOf(writer, id)).since).toBeNull();
    const approved = await get(writer, id);
    expect(approved.approval).toMatchObject({ manifestHash: approved.manifestHash, unheard: false });
    const longer = await bulletinBody(writer, { unit: COMMUNE, title: 'Ghi âm', seconds: 3 });
    await edited(id, { ...longer, variants: longer.variants });
    expect((await get(writer, id)).approval).toBeNull();
    const { since, variants } = await changesOf(writer, id);
    expect(since).toMatchObject({ decision: 'approved' });
    const sound = variants[0]!.sound as { changed: boolean; beforeMs: number; afterMs: number };
    expect(sound.changed).toBe(true);
    expect(Math.abs(sound.beforeMs - 1500)).toBeLessThan(100);
    expect(Math.abs(sound.afterMs - 3000)).toBeLessThan(100);
  });

  it('names what boards show otherwise', async () => {
    const { writer, approver } = people;
    const { id, version } = await renderedBulletin(writer, { unit: COMMUNE, title: 'Bảng', text: 'Họp.' });
    const shown = { title: 'Họp thôn', words: 'own' };
    const set = (by: number, text: string) =>
      writer.ok(writer.put(at(id, '/display'), { ...shown, version: by, text }));
    await set(version, 'Tối thứ Bảy');
    await writer.ok(writer.post(at(id, '/submit')));
    await approver.ok(approver.post(at(id, '/reject'), { reason: 'Sai ngày' }));
    expect((await changesOf(approver, id)).display).toMatchObject({ change: 'same' });
    await set((await get(writer, id)).version, 'Tối Chủ nhật');
    const { display } = await changesOf(approver, id);
    expect(display).toMatchObject({ change: 'changed', mediaAdded: [], mediaRemoved: [] });
    expect(display!.text.find(({ kind }) => kind === 'added')?.text).toBe('Chủ nhật');
    const long = 'Một câu dài để sang trang. '.repeat(250);
    await set((await get(writer, id)).version, long.slice(0, 7900));
    expect((await get(writer, id)).manifestHash).toBeNull();
  });

  it('tells who did what, newest first, with the reasons', async () => {
    const { writer, approver } = people;
    const { id } = await renderedBulletin(writer, { unit: COMMUNE, title: 'Có lịch sử' });
    await writer.ok(writer.post(at(id, '/submit')));
    await approver.ok(approver.post(at(id, '/reject'), { reason: 'Thiếu địa điểm' }));
    const history = await writer.ok(
      writer.get<{ action: string; byName: string; reason: string | null }[]>(at(id, '/history')),
    );
    expect(history.map(({ action, reason }) => [action, reason])).toEqual([
      ['bulletin-rejected', 'Thiếu địa điểm'],
      ['bulletin-submitted', null],
      ['bulletin-created', null],
    ]);
    expect(history.every(({ byName }) => byName.startsWith('commune-'))).toBe(true);
  });

  it('an approval by somebody who has not heard all of it says so for ever', async () => {
    const { writer, approver } = people;
    const { id, manifestHash } = await renderedBulletin(writer, { unit: COMMUNE, title: 'Chưa nghe' });
    await writer.ok(writer.post(at(id, '/submit')));
    const body = { ...approvalOf(manifestHash), unheard: true };
    await approver.ok(approver.post(at(id, '/approve'), body));
    expect((await get(writer, id)).approval).toMatchObject({ manifestHash, unheard: true });
    const history = await writer.ok(writer.get<{ unheard: boolean }[]>(at(id, '/history')));
    expect(history.map(({ unheard }) => unheard)).toEqual([true, false, false]);
  });
});

describe('two at one bulletin', () => {
  it('are told of each other, and whoever is late learns who was quicker', async () => {
    const { writer, colleague, approver, neighbour } = people;
    const { id, version } = await renderedBulletin(writer, { unit: COMMUNE, title: 'Hai người' });
    const editing = (by: ApiClient, page: string) =>
      by.put<{ others: object[] }>(at(id, '/editing'), { page });
    expect((await editing(writer, 'page-1')).body).toEqual({ others: [] });
    expect((await editing(colleague, 'page-2')).body.others).toMatchObject([{ self: false }]);
    expect((await editing(writer, 'page-1')).body.others).toHaveLength(1);
    expect(await colleague.send('DELETE', at(id, '/editing/page-2'))).toMatchObject({ status: 204 });
    expect((await editing(writer, 'page-1')).body).toEqual({ others: [] });
    expect((await editing(approver, 'page-3')).status).toBe(403);
    expect((await editing(neighbour, 'page-4')).status).toBe(403);
    expect(await editing(writer, '!')).toMatchObject({
      status: 400,
      body: { problems: [{ field: 'page' }] },
    });

    const body = await bulletinBody(colleague, { unit: COMMUNE, title: 'Của người kia' });
    await colleague.ok(colleague.put(at(id), { ...body, version }));
    const late = await writer.put<{ code: string; detail: string }>(at(id), { ...body, version });
    expect(late).toMatchObject({ status: 409, body: { code: 'edited-meanwhile' } });
    expect(late.body.detail).toMatch(/^commune-operator-\d+ vừa sửa/);
  });
});

describe('the list of bulletins', () => {
  interface Page {
    total: number;
    items: Bulletin[];
  }
  const list = (by: ApiClient, query: string) => by.ok(by.get<Page>(`/api/v1/bulletins?${query}`));

  it('is searched with and without diacritics, narrowed, sorted and paged', async () => {
    const { writer, colleague } = people;
    const made: string[] = [];
    for (const [title, field] of [
      ['Diễn tập phòng cháy', 5],
      ['Diễn tập phòng lũ', 2],
      ['Dien tap khac', 5],
    ] as const)
      made.push((await renderedBulletin(writer, { unit: COMMUNE, title, field })).id);
    for (const q of ['diễn tập', 'dien tap', 'DIỄN TẬP', 'tap dien'])
      expect((await list(writer, `q=${encodeURIComponent(q)}`)).total).toBe(3);
    expect((await list(writer, 'q=dien%20tap&field=5')).total).toBe(2);
    expect((await list(writer, 'q=dien%20tap&mine=true')).total).toBe(3);
    expect((await list(colleague, 'q=dien%20tap&mine=true')).total).toBe(0);
    expect((await list(colleague, 'q=dien%20tap&state=submitted')).total).toBe(0);
    const second = await list(colleague, 'q=dien%20tap&sort=title&limit=1&page=2');
    expect(second).toMatchObject({ total: 3, items: [{ title: 'Diễn tập phòng cháy' }] });
    const [item] = second.items;
    expect(item).toMatchObject({ languages: ['vi'], sound: 'ready', unitName: expect.stringContaining(' ') });
    expect(item!.createdByName).toMatch(/^commune-operator/);
    expect(Math.abs(item!.durationMs! - 1500)).toBeLessThan(100);
    expect((await list(people.neighbour, 'q=dien%20tap')).total).toBe(0);
    expect((await list(writer, `q=dien%20tap&unit=${COMMUNE}`)).total).toBe(3);
    expect(await writer.get('/api/v1/bulletins?state=lost')).toMatchObject({ status: 400 });
    expect(await writer.get('/api/v1/bulletins?unit=2025-99999')).toMatchObject({ status: 400 });
  });
});

it('a sound recorded in a page becomes a bulletin', async () => {
  const { writer } = people;
  const made = spawnSync(
    findProgram('ffmpeg') ?? 'ffmpeg',
    [
      '-v',
      'error',
      '-f',
      'lavfi',
      '-i',
      'sine=f=500:d=2',
      '-c:a',
      'libopus',
      '-live',
      '1',
      '-f',
      'webm',
      'pipe:1',
    ],
    { timeout: 30_000 },
  );
  const document = await writer.ok(
    writer.upload<{ id: string; kind: string }>(
      `/api/v1/documents?unit=${COMMUNE}`,
      'ghi-am.webm',
      made.stdout,
    ),
  );
  expect(document.kind).toBe('audio');
  const body = await bulletinBody(writer, { unit: COMMUNE, title: 'Thu tại trang', text: '' });
  const variants = [{ origin: 'recording', documentId: document.id }];
  const { id } = await writer.ok(writer.post<Bulletin>('/api/v1/bulletins', { ...body, variants }));
  const bulletin = await ready(id);
  expect(Math.abs(bulletin.durationMs! - 2000)).toBeLessThan(150);
  await writer.ok(writer.post(at(id, '/submit')));
  await people.approver.ok(
    people.approver.post(at(id, '/approve'), approvalOf((await get(writer, id)).manifestHash)),
  );
  expect((await get(writer, id)).state).toBe('approved');
});
