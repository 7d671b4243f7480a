// A station's own sounds: brought in or spoken, heard, approved by somebody else, used, replaced, removed.
import type { ApiClient } from '#testing/hub/api-client.js';
import { type HubWorld, startHubWorld } from '#testing/hub/hub-world.js';
import { person } from '#testing/hub/people.js';
import { tone } from '#testing/hub/sounds.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';

const COMMUNE = '2025-02728';
const NEIGHBOUR = '2025-02671';

interface Sound {
  id: string;
  role: string;
  unit: string;
  sha256: string;
  durationMs: number;
  spokenText: string | null;
  createdByName: string | null;
  approvedAt: string | null;
  retiredAt: string | null;
  usedBy: number;
}
interface Problem {
  code: string;
  detail: string;
  problems: { field: string; code: string; message: string }[];
}
interface Station {
  furniture: Record<string, string | null>;
}

let world: HubWorld;
let operator: ApiClient;
let approver: ApiClient;
let station: string;

beforeAll(async () => {
  world = await startHubWorld('sqlite + embedded');
  operator = await person(world, 'commune-operator', COMMUNE);
  approver = await person(world, 'commune-approver', COMMUNE);
  const made = await world.admin.ok(
    world.admin.post('/api/v1/stations', { unit: COMMUNE, name: 'Đài xã', preset: 'highland' }),
  );
  station = String(made.id);
});
afterAll(async () => world?.stop());

const upload = (role: string, bytes: Uint8Array, more = '', unit = COMMUNE) =>
  operator.upload<Sound & Problem>(
    `/api/v1/assets?unit=${unit}&role=${role}&name=${encodeURIComponent('Nhạc hiệu xã')}${more}`,
    'nhac.mp3',
    bytes,
  );
const stateOf = async (): Promise<Station> =>
  operator.ok(operator.get<Station>(`/api/v1/stations/${station}`));

describe('a station’s own sounds', () => {
  it('is brought in, heard as devices will play it, approved by somebody else, and used', async () => {
    const sound = await operator.ok(upload('chime', tone(3)));
    expect(sound).toMatchObject({ role: 'chime', unit: COMMUNE, approvedAt: null, usedBy: 0 });
    expect(sound.createdByName).toEqual(expect.any(String));
    expect(Math.abs(sound.durationMs - 3000)).toBeLessThan(200);

    const heard = await fetch(`${operator.baseUrl}/api/v1/assets/${sound.id}/sound`, {
      headers: { authorization: `Bearer ${operator.token}` },
    });
    expect(heard.headers.get('content-type')).toBe('audio/mpeg');
    const bytes = Buffer.from(await heard.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sound.sha256);

    const early = await operator.put<Problem>(`/api/v1/stations/${station}/sounds`, { chime: sound.id });
    expect(early.status).toBe(400);
    expect(early.body.problems[0]).toMatchObject({ field: 'furniture.chime', code: 'asset-unknown' });
    expect((await operator.post(`/api/v1/assets/${sound.id}/approve`)).status).toBe(403);
    await approver.ok(approver.post(`/api/v1/assets/${sound.id}/approve`));
    await operator.ok(operator.put(`/api/v1/stations/${station}/sounds`, { chime: sound.id }));
    expect((await stateOf()).furniture.chime).toBe(sound.id);
    expect(await operator.ok(operator.get<Sound>(`/api/v1/assets/${sound.id}`))).toMatchObject({ usedBy: 1 });
    const removed = await operator.send<Problem>('DELETE', `/api/v1/assets/${sound.id}`);
    expect([removed.status, removed.body.code]).toEqual([409, 'asset-in-use']);
    expect(removed.body.detail).toContain('Đài xã');
  });

  it('nobody approves their own, even with every role', async () => {
    const both = await person(world, 'commune-operator', COMMUNE);
    const made = await both.ok(
      both.upload<Sound>(`/api/v1/assets?unit=${COMMUNE}&role=stinger&name=a`, 'a.mp3', tone(1, 500)),
    );
    const me = await both.ok(both.get<{ id: string }>('/api/v1/auth/me'));
    const roles = ['commune-operator', 'commune-approver'].map((role) => ({ role, unit: COMMUNE }));
    await world.admin.ok(world.admin.put(`/api/v1/users/${me.id}/roles`, { roles }));
    const own = await both.post<Problem>(`/api/v1/assets/${made.id}/approve`);
    expect([own.status, own.body.code]).toEqual([403, 'asset-is-own']);
  });

  it('another that replaces it takes its place as soon as it is approved, and not before', async () => {
    const old = (await stateOf()).furniture.chime!;
    const next = await operator.ok(upload('chime', tone(2, 660), `&replaces=${old}`));
    expect((await stateOf()).furniture.chime).toBe(old);
    await approver.ok(approver.post(`/api/v1/assets/${next.id}/approve`));
    expect((await stateOf()).furniture.chime).toBe(next.id);
    expect((await operator.ok(operator.get<Sound>(`/api/v1/assets/${old}`))).retiredAt).not.toBeNull();
    const offered = await operator.ok(
      operator.get<{ items: Sound[] }>(`/api/v1/assets?role=chime&usableAt=${COMMUNE}`),
    );
    expect(offered.items.map(({ id }) => id)).not.toContain(old);
    expect(offered.items.map(({ id }) => id)).toContain(next.id);
  });

  it('is spoken from words by a voice of the hub', async () => {
    const text = 'Đây là Đài truyền thanh xã. Kính mời bà con theo dõi chương trình.';
    const sound = await operator.ok(
      operator.post<Sound>('/api/v1/assets/spoken', {
        unit: COMMUNE,
        role: 'ident',
        name: 'Lời xướng',
        text,
      }),
    );
    expect(sound).toMatchObject({ role: 'ident', spokenText: text, approvedAt: null });
    expect(sound.durationMs).toBeGreaterThan(1500);
  });

  it('is told to the unit’s people and those above until it is approved; the neighbours never hear of it', async () => {
    const neighbour = await person(world, 'commune-operator', NEIGHBOUR);
    const province = await person(world, 'province-approver', '2025-15');
    const sees = async (by: ApiClient, id: string) => {
      const { items } = await by.ok(by.get<{ items: Sound[] }>('/api/v1/assets?role=closing&limit=200'));
      const listed = items.some((sound) => sound.id === id);
      const status = [`/api/v1/assets/${id}`, `/api/v1/assets/${id}/sound`].map(
        async (path) =>
          (await fetch(`${by.baseUrl}${path}`, { headers: { authorization: `Bearer ${by.token}` } })).status,
      );
      const [one, heard] = await Promise.all(status);
      expect([one, heard]).toEqual(listed ? [200, 200] : [404, 404]);
      return listed;
    };
    const made = await operator.ok(upload('closing', tone(2, 710)));
    const above = await world.admin.ok(
      world.admin.upload<Sound>('/api/v1/assets?unit=2025-15&role=closing&name=Tinh', 'a.mp3', tone(2, 720)),
    );
    expect([await sees(operator, made.id), await sees(province, made.id)]).toEqual([true, true]);
    expect([await sees(operator, above.id), await sees(neighbour, made.id)]).toEqual([false, false]);
    await approver.ok(approver.post(`/api/v1/assets/${made.id}/approve`));
    await province.ok(province.post(`/api/v1/assets/${above.id}/approve`));
    expect([await sees(operator, above.id), await sees(neighbour, above.id)]).toEqual([true, true]);
    expect([await sees(approver, made.id), await sees(neighbour, made.id)]).toEqual([true, false]);
  });

  it('one that was never approved goes away with its file', async () => {
    const sound = await operator.ok(upload('closing', tone(2, 770)));
    expect((await operator.send('DELETE', `/api/v1/assets/${sound.id}`)).status).toBe(204);
    expect((await operator.get(`/api/v1/assets/${sound.id}`)).status).toBe(404);
  });

  it('of one commune is no sound for the neighbours', async () => {
    const made = await world.admin.ok(
      world.admin.post('/api/v1/stations', { unit: NEIGHBOUR, name: 'Đài bên', preset: 'highland' }),
    );
    const chime = (await stateOf()).furniture.chime;
    const answer = await world.admin.put<Problem>(`/api/v1/stations/${String(made.id)}/sounds`, { chime });
    expect([answer.status, answer.body.problems[0]?.code]).toEqual([400, 'asset-unknown']);
    expect((await operator.put(`/api/v1/stations/${String(made.id)}/sounds`, { chime: null })).status).toBe(
      403,
    );
  });

  it('of many that come at once some wait and the others are asked to come again; none is lost', async () => {
    const sent = await Promise.all(
      Array.from({ length: 12 }, (_, i) => upload('stinger', tone(1, 300 + i * 20))),
    );
    const made = sent.filter(({ status }) => status === 201);
    const busy = sent.filter(({ status }) => status === 503);
    expect(made.length + busy.length).toBe(12);
    expect(made.length).toBeGreaterThanOrEqual(1);
    for (const { body } of busy) expect(body).toMatchObject({ code: 'studio-busy' });
    for (const { body } of made)
      expect((await operator.send('DELETE', `/api/v1/assets/${body.id}`)).status).toBe(204);
  });

  it.each([
    ['no sound at all', Buffer.from('Đây không phải âm thanh'), 'chime', 'unsupported-format'],
    ['an empty file', Buffer.alloc(0), 'chime', 'empty'],
    ['longer than its kind may be', tone(12), 'stinger', 'sound-too-long'],
  ])('%s is refused at the field, with a remedy', async (_what, bytes, role, code) => {
    const { status, body } = await upload(role, bytes);
    expect(status).toBe(400);
    expect(body.problems[0]).toMatchObject({ field: 'file', code });
    expect(body.detail.length).toBeGreaterThan(10);
  });

  it.each([
    ['an emergency’s tone', { role: 'alert-tone' }],
    ['no words', { text: '  ' }],
    ['words without end', { text: 'a'.repeat(601) }],
  ])('%s is not made', async (_what, change) => {
    const body = { unit: COMMUNE, role: 'ident', name: 'Lời xướng', text: 'Kính chào.', ...change };
    expect((await operator.post('/api/v1/assets/spoken', body)).status).toBe(400);
  });

  it('what ships with the program stays', async () => {
    const all = await operator.ok(operator.get<{ items: Sound[] }>('/api/v1/assets?role=chime'));
    const shipped = all.items.find(({ id }) => id.startsWith('shipped-'))!;
    const { status, body } = await world.admin.send<Problem>('DELETE', `/api/v1/assets/${shipped.id}`);
    expect([status, body.code]).toEqual([409, 'asset-shipped']);
  });
});

describe('the log of what is written and brought in', () => {
  const logged = async (query: string): Promise<Record<string, unknown>[]> => {
    const log = await world.admin.ok(
      world.admin.get<{ items: Record<string, unknown>[] }>(`/api/v1/audit?${query}`),
    );
    return log.items;
  };

  it('has words of the lexicon, put and taken away, with who did it', async () => {
    const lexicon = `/api/v1/units/${COMMUNE}/lexicon`;
    await operator.ok(operator.put(lexicon, { entries: [{ grapheme: 'BHYT', alias: 'bảo hiểm y tế' }] }));
    const [put] = await logged(`kind=lexicon&subject=${COMMUNE}`);
    expect(put).toMatchObject({
      action: 'lexicon-changed',
      actorName: expect.stringContaining('commune-operator'),
      details: { entries: 1, words: [{ grapheme: 'BHYT', alias: 'bảo hiểm y tế' }] },
    });
    const have = await operator.ok(operator.get<{ id: string }[] | { items: { id: string }[] }>(lexicon));
    const [entry] = Array.isArray(have) ? have : have.items;
    expect((await operator.send('DELETE', `/api/v1/lexicon/${entry!.id}`)).status).toBe(204);
    const [gone] = await logged(`kind=lexicon&subject=${COMMUNE}`);
    expect(gone).toMatchObject({ details: { removed: { grapheme: 'BHYT' } } });
  });

  it('has documents by their names', async () => {
    const bytes = Buffer.from('Thông báo lịch tiêm chủng tại trạm y tế xã.');
    const document = await operator.ok(
      operator.upload<{ id: string }>(`/api/v1/documents?unit=${COMMUNE}`, 'thong-bao.txt', bytes),
    );
    const [received] = await logged(`kind=document&subject=${document.id}`);
    expect(received).toMatchObject({ action: 'document-received', subjectName: 'thong-bao.txt' });
  });
});
