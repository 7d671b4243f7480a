// A person says one sentence of a text: it is bound by the approval, survives edits elsewhere, and falls out visibly.
import type { ApiClient } from '#testing/hub/api-client.js';
import { type HubWorld, startHubWorld } from '#testing/hub/hub-world.js';
import { person } from '#testing/hub/people.js';
import { approvalOf, tone } from '#testing/hub/sounds.js';
import { openStation } from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request as httpRequest } from 'node:http';
import { RECEIVING } from '../../libs/features/bulletins/documents.service.js';

const COMMUNE = '2025-02728';
const OTHER = '2025-02671';
const [FIRST, SECOND] = ['Mời bà con đi họp thôn.', 'Cuộc họp bắt đầu lúc bảy giờ sáng.'];

interface Recording {
  sentence: string;
  documentId: string;
  durationMs: number;
  used: boolean;
}
interface Bulletin {
  id: string;
  version: number;
  state: string;
  manifestHash: string | null;
  warnings: { vi: string }[];
  variants: {
    scriptHash: string;
    recordings: Recording[];
    corrections: unknown[];
    unsure: number;
    rendition: { sha256: string; durationMs: number; lufs: number } | null;
    job: { state: string; message: string | null } | null;
  }[];
}
interface Problem {
  problems: { field: string; code: string; message: string }[];
}

let world: HubWorld;
let editor: ApiClient;
let approver: ApiClient;

beforeAll(async () => {
  world = await startHubWorld('sqlite + embedded');
  editor = await person(world, 'commune-operator', COMMUNE);
  approver = await person(world, 'commune-approver', COMMUNE);
});
afterAll(async () => world?.stop());

const content = (text: string, more: object = {}) => ({
  title: 'Thông báo họp',
  field: 1,
  class: 3,
  kind: 'announcement',
  source: 'Văn phòng UBND',
  validFrom: new Date(Date.now() - 3600_000).toISOString(),
  validTo: new Date(Date.now() + 30 * 24 * 3600_000).toISOString(),
  variants: [{ origin: 'text', text, ...more }],
});
const write = (text: string, more?: object) =>
  editor.ok(editor.post<Bulletin>('/api/v1/bulletins', { unit: COMMUNE, ...content(text, more) }));
const edit = ({ id, version }: Bulletin, text: string, more?: object) =>
  editor.ok(editor.put<Bulletin>(`/api/v1/bulletins/${id}`, { version, ...content(text, more) }));
const upload = async (seconds: number, unit = COMMUNE, client = editor): Promise<string> => {
  const path = `/api/v1/documents?unit=${unit}`;
  return (await client.ok(client.upload<{ id: string }>(path, 'cau.mp3', tone(seconds)))).id;
};
const heard = ({ id }: Bulletin): Promise<Bulletin> =>
  until(`the sound of ${id}`, async () => {
    const now = await editor.ok(editor.get<Bulletin>(`/api/v1/bulletins/${id}`));
    return now.manifestHash !== null || now.variants[0]!.job?.state === 'refused' ? now : null;
  });

describe('a sentence said by a person', () => {
  it('is heard, is part of what is approved, and stays when another sentence is edited', async () => {
    const plain = await heard(await write(`${FIRST} ${SECOND}`));
    const documentId = await upload(6);
    const recordings = [{ sentence: SECOND, documentId }];
    const recorded = await heard(await edit(plain, `${FIRST} ${SECOND}`, { recordings }));
    expect(recorded.variants[0]!.job?.message ?? null).toBeNull();
    expect(recorded.manifestHash).not.toBe(plain.manifestHash);
    expect(recorded.variants[0]!.recordings).toMatchObject([{ sentence: SECOND, documentId, used: true }]);
    // Read twice: so the recording is heard twice, in place of some two seconds of the voice.
    const longer = recorded.variants[0]!.rendition!.durationMs - plain.variants[0]!.rendition!.durationMs;
    expect(longer).toBeGreaterThan(4000);
    expect(Math.abs(recorded.variants[0]!.rendition!.lufs + 16)).toBeLessThanOrEqual(0.6);
    const script = await editor.ok(
      editor.get<{ sentences: { text: string; recording: object | null }[] }>(
        `/api/v1/bulletins/${plain.id}/variants/vi/script`,
      ),
    );
    expect(script.sentences.filter(({ recording }) => recording).map(({ text }) => text)).toEqual([
      SECOND,
      SECOND,
    ]);

    await editor.ok(editor.post(`/api/v1/bulletins/${plain.id}/submit`));
    const approved = await approver.ok(
      approver.post<Bulletin>(`/api/v1/bulletins/${plain.id}/approve`, approvalOf(recorded.manifestHash)),
    );
    expect(approved.state).toBe('approved');

    // A page that knows nothing of recordings edits the other sentence.
    const edited = await heard(await edit(approved, `Kính ${FIRST.toLowerCase()} ${SECOND}`));
    expect(edited.state).toBe('draft');
    expect(edited.variants[0]!.recordings).toMatchObject([{ sentence: SECOND, used: true }]);
    expect(edited.manifestHash).not.toBe(recorded.manifestHash);
    expect(edited.warnings).toEqual([]);
  });

  it('falls out with a warning when its words change, comes back with them, and can be taken away', async () => {
    const recordings = [{ sentence: SECOND, documentId: await upload(3) }];
    const first = await write(`${FIRST} ${SECOND}`, { recordings });
    const changed = await edit(first, `${FIRST} Cuộc họp bắt đầu lúc tám giờ sáng.`);
    expect(changed.variants[0]!.recordings).toMatchObject([{ used: false }]);
    expect(changed.warnings.map(({ vi }) => vi).join()).toContain(SECOND);
    const back = await edit(changed, `${FIRST} ${SECOND}`);
    expect(back.variants[0]!.recordings).toMatchObject([{ used: true }]);
    expect(back.variants[0]!.scriptHash).toBe(first.variants[0]!.scriptHash);
    const gone = await edit(back, `${FIRST} ${SECOND}`, { recordings: [] });
    expect(gone.variants[0]!.recordings).toEqual([]);
    expect(gone.variants[0]!.scriptHash).not.toBe(first.variants[0]!.scriptHash);
  });

  it('must be a sound, of this place, and short enough', async () => {
    const text = await editor.ok(
      editor.upload<{ id: string }>(
        `/api/v1/documents?unit=${COMMUNE}`,
        'a.txt',
        Buffer.from('Mời bà con đi họp.'),
      ),
    );
    const stranger = await person(world, 'commune-operator', OTHER);
    const province = await person(world, 'province-editor', '2025-15');
    const cases: [string, string][] = [
      [text.id, 'not-audio'],
      [await upload(2, OTHER, stranger), 'document-not-found'],
      // Above is near enough to be used, and still not hers to read.
      [await upload(2, '2025-15', province), 'document-not-found'],
      [await upload(200), 'recording-too-long'],
    ];
    for (const [documentId, code] of cases) {
      const body = { unit: COMMUNE, ...content(FIRST, { recordings: [{ sentence: FIRST, documentId }] }) };
      const refused = await editor.post<Problem>('/api/v1/bulletins', body);
      expect([refused.status, refused.body.problems[0]?.code]).toEqual([400, code]);
      expect(refused.body.problems[0]?.field).toBe('variants.0.recordings.0.documentId');
    }
    // What the province put into a bulletin of the commune stays there when the commune goes on with it.
    const recordings = [{ sentence: FIRST, documentId: await upload(2, '2025-15', province) }];
    const given = await province.ok(
      province.post<Bulletin>('/api/v1/bulletins', { unit: COMMUNE, ...content(FIRST, { recordings }) }),
    );
    expect((await edit(given, FIRST, { recordings })).variants[0]!.recordings).toMatchObject(recordings);
    const empty = { unit: COMMUNE, ...content(FIRST, { recordings: [{ sentence: ' ', documentId: 'x' }] }) };
    expect((await editor.post('/api/v1/bulletins', empty)).status).toBe(400);
  });

  it('is played to whoever may read it, as it came in', async () => {
    const id = await upload(2);
    const sound = await editor.get<string>(`/api/v1/documents/${id}/audio`);
    expect([sound.status, sound.headers.get('content-type')]).toEqual([200, 'audio/mpeg']);
    expect(Number(sound.headers.get('content-length'))).toBe(tone(2).length);
    const stranger = await person(world, 'commune-operator', OTHER);
    expect((await stranger.get(`/api/v1/documents/${id}/audio`)).status).toBe(403);
    const text = await editor.ok(
      editor.upload<{ id: string }>(`/api/v1/documents?unit=${COMMUNE}`, 'b.txt', Buffer.from('Mời bà con.')),
    );
    expect((await editor.get(`/api/v1/documents/${text.id}/audio`)).status).toBe(404);
  });
});

describe('a bulletin in the making', () => {
  it('is read with its template, title and corrections, and nothing is stored', async () => {
    const before = await editor.ok(editor.get<{ total: number }>('/api/v1/bulletins'));
    const script = await editor.ok(
      editor.post<{
        sentences: { text: string }[];
        spans: { source: string }[];
        unsure: { source: string }[];
        seconds: { full: number; short: number | null };
        shortWanted: boolean;
      }>('/api/v1/reading/script', {
        unit: COMMUNE,
        title: 'Họp thôn',
        text: 'Mời BQXZ đến họp ngày 5/9/2026.',
        short: 'Họp ngày 5/9.',
        corrections: [{ start: 4, end: 8, spoken: 'ban quản lý' }],
      }),
    );
    const said = script.sentences.map(({ text }) => text).join(' ');
    expect(
      said.match(/ban quản lý đến họp ngày năm tháng chín năm hai nghìn không trăm hai mươi sáu/g),
    ).toHaveLength(2);
    expect(said).toContain('Họp thôn.');
    expect(script.spans.map(({ source }) => source)).toContain('BQXZ');
    expect(script.unsure).toEqual([]);
    expect(script.seconds.short).toBeLessThan(script.seconds.full);
    expect(script.shortWanted).toBe(false);
    expect((await editor.ok(editor.get<{ total: number }>('/api/v1/bulletins'))).total).toBe(before.total);
  });

  it('follows the region and the style of the commune’s station', async () => {
    const text = 'Chi 24.105 đồng theo Quyết định số 07/2017/QĐ-UBND.';
    const said = async (): Promise<string> =>
      (
        await editor.ok(
          editor.post<{ sentences: { text: string }[] }>('/api/v1/reading/script', {
            ...{ unit: COMMUNE, text, readings: 1 },
          }),
        )
      ).sentences
        .map((sentence) => sentence.text)
        .join(' ');
    expect(await said()).toContain('hai mươi tư nghìn một trăm linh năm đồng');
    const { id } = await openStation(world.admin, COMMUNE);
    const voice = { region: 'south', style: 'citation' };
    await world.admin.ok(world.admin.send('PATCH', `/api/v1/stations/${id}`, { voice }));
    expect(await said()).toContain('hai mươi bốn ngàn một trăm lẻ năm đồng');
    expect(await said()).not.toContain('của Ủy ban nhân dân');
  });

  it.each([
    ['without a text', {}],
    ['with a text beyond an hour', { text: 'a '.repeat(40_000) }],
    ['with a correction of nothing', { text: 'a', corrections: [{ start: 0, end: 1, spoken: ' ' }] }],
  ])('%s is refused', async (_what, more) => {
    expect((await editor.post('/api/v1/reading/script', { unit: COMMUNE, ...more })).status).toBe(400);
  });
});

describe('a text in the letters of an old document', () => {
  const unicode = (text: string) =>
    editor.ok(editor.post<object>('/api/v1/reading/unicode', { unit: COMMUNE, text }));

  it.each([
    ['tcvn3', 'TiÒn ®iÖn hç trî hé nghÌo', 'Tiền điện hỗ trợ hộ nghèo'],
    ['vni', 'Nhaân daân Vieät Nam ñi hoïp', 'Nhân dân Việt Nam đi họp'],
  ])('%s is recognised and becomes Unicode', async (script, written, text) => {
    expect(await unicode(written)).toEqual({ script, text });
  });

  it('is left as it is where it is Unicode, or of another language', async () => {
    const nothing = { script: null, text: null };
    expect(await unicode('Mời bà con họp thôn')).toEqual(nothing);
    expect(await unicode('Café Señor Müller über')).toEqual(nothing);
  });
});

describe('the words of every lexicon that holds in a commune', () => {
  interface Words {
    total: number;
    items: { level: string; grapheme: string; alias: string; overridden: boolean; id: string | null }[];
  }
  const words = (query: string): Promise<Words> =>
    editor.ok(editor.get<Words>(`/api/v1/units/${COMMUNE}/lexicon/words?${query}`));

  it('are searched with and without diacritics, the nearest first, and say what overrides what', async () => {
    const entries = [{ grapheme: 'UBND', alias: 'Ủy ban xã ta' }];
    await editor.ok(editor.put(`/api/v1/units/${COMMUNE}/lexicon`, { entries }));
    const [own, builtIn] = (await words('q=UBND')).items.filter(({ grapheme }) => grapheme === 'UBND');
    expect(own).toMatchObject({ level: 'commune', alias: 'Ủy ban xã ta', overridden: false });
    expect(builtIn).toMatchObject({ level: 'built-in', id: null, overridden: true });
    expect((await words('q=uy+ban+xa+ta')).items[0]).toMatchObject({ grapheme: 'UBND' });
    expect((await words('level=commune')).total).toBe(1);
    const all = await words('level=built-in&limit=5&page=2');
    expect(all.total).toBeGreaterThan(500);
    expect(all.items).toHaveLength(5);
  });

  it.each(['level=hamlet', 'limit=0', 'page=-1'])('%s is refused', async (query) => {
    expect((await editor.get(`/api/v1/units/${COMMUNE}/lexicon/words?${query}`)).status).toBe(400);
  });
});

it('of uploads that never end only so many are kept waiting for; the next is told to come again, and soon may', async () => {
  const path = `/api/v1/documents?unit=${COMMUNE}`;
  const stalled = Array.from({ length: RECEIVING }, () => {
    const headers = {
      authorization: `Bearer ${editor.token}`,
      'content-type': 'multipart/form-data; boundary=x',
    };
    const request = httpRequest(`${editor.baseUrl}${path}`, { method: 'POST', headers });
    request.on('error', () => undefined);
    request.write('--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nHọp thôn');
    return request;
  });
  const answered = async (status: number, code?: string): Promise<boolean> => {
    const answer = await editor.upload<{ code?: string }>(path, 'b.txt', Buffer.from('Họp thôn lúc bảy giờ'));
    return answer.status === status && answer.body.code === code;
  };
  await until('a full house', () => answered(503, 'display-busy'));
  for (const request of stalled) request.destroy();
  await until('room', () => answered(201));
});
