// The door "document", as HTTP: what is refused says field and remedy in Vietnamese and leaves no row and no file.
// What each kind of file is refused for is in bad-documents.spec.ts and audio-bad-input.spec.ts.
import type { ApiClient } from '#testing/hub/api-client.js';
import { type HubWorld, startHubWorld } from '#testing/hub/hub-world.js';
import { person } from '#testing/hub/people.js';
import { draftBulletin, tone } from '#testing/hub/sounds.js';
import { until } from '#testing/hub/until.js';
import { findProgram } from '#testing/services/available.js';
import { VIETNAMESE } from '#testing/vietnamese.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { docxEntries, docxOf, paragraph, pdfOf, run, zipOf } from './documents-fixtures.js';

const COMMUNE = '2025-02728';

interface Problem {
  code: string;
  correlation: string;
  detail: string;
  problems: { field: string; code: string; message: string }[];
}

const zeros = (mebibytes: number): Buffer => Buffer.alloc(mebibytes << 20, 0x20);
const bomb = (): Buffer =>
  zipOf(
    docxEntries({ body: '' }).map((e) => (e.name === 'word/document.xml' ? { ...e, data: zeros(20) } : e)),
  );
const scanned = (): Buffer => pdfOf([{ texts: [] }]);
const encrypted = (): Buffer => pdfOf([{ texts: [{ x: 60, y: 700, text: 'Mật' }] }], { encrypted: true });
const good = docxOf({ body: paragraph(run('Thông báo')) });

const table: [title: string, name: string, content: () => Uint8Array][] = [
  ['an empty file', 'trong.txt', () => new Uint8Array()],
  ['white space', 'trong.txt', () => Buffer.from(' \n\t ')],
  ['binary nonsense called a text', 'a.txt', () => randomBytes(5000)],
  ['binary nonsense called a recording', 'a.mp3', () => randomBytes(5000)],
  ['a .docx cut short', 'a.docx', () => good.subarray(0, good.length - 40)],
  ['a zip bomb', 'a.docx', bomb],
  ['an encrypted .pdf', 'a.pdf', encrypted],
  ['a scan without text', 'a.pdf', scanned],
  ['a text of 21 MiB', 'a.txt', () => Buffer.alloc(21 << 20, 'chữ thường ')],
  ['a program', 'a.exe', () => Buffer.concat([Buffer.from('MZ'), randomBytes(4000)])],
  [
    'a playlist that points elsewhere',
    'a.mp3',
    () => Buffer.from('#EXTM3U\n#EXTINF:5,\nfile:///etc/passwd\n'),
  ],
  ['a recording without sound', 'im.wav', () => silence(2)],
  ['a recording cut to its head', 'a.mp3', () => tone(1.5).subarray(0, 60)],
  ['a recording of a browser cut to its head', 'a.webm', () => webm('libopus').subarray(0, 300)],
  ['a recording of a browser with a film in it', 'a.webm', () => webm('libvpx')],
];

/** Streamed as MediaRecorder does; a sound, or a film by its codec. */
function webm(codec: 'libopus' | 'libvpx'): Buffer {
  const source = codec === 'libopus' ? ['sine=d=2', '-c:a'] : ['testsrc=d=1:s=64x64', '-c:v'];
  const ffmpeg = findProgram('ffmpeg') ?? 'ffmpeg';
  const args = ['-v', 'error', '-f', 'lavfi', '-i', ...source, codec, '-live', '1', '-f', 'webm', 'pipe:1'];
  return spawnSync(ffmpeg, args, { timeout: 30_000 }).stdout;
}

function silence(seconds: number): Buffer {
  const data = Buffer.alloc(seconds * 16_000);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  [1, 1].forEach((value, i) => head.writeUInt16LE(value, 20 + 2 * i));
  [8000, 16_000].forEach((value, i) => head.writeUInt32LE(value, 24 + 4 * i));
  [2, 16].forEach((value, i) => head.writeUInt16LE(value, 32 + 2 * i));
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

describe('the door of documents', () => {
  let world: HubWorld;
  let editor: ApiClient;

  beforeAll(async () => {
    world = await startHubWorld('sqlite + embedded');
    editor = await person(world, 'commune-operator', COMMUNE);
  });
  afterAll(async () => world?.stop());

  const upload = (name: string, bytes: Uint8Array, unit = COMMUNE) =>
    editor.upload<Problem>(`/api/v1/documents?unit=${unit}`, name, bytes);
  const stored = async (): Promise<{ rows: number; files: string[] }> => ({
    rows: (await editor.ok(editor.get<{ total: number }>('/api/v1/documents'))).total,
    files: readdirSync(join(world.dataDir, 'media'), { recursive: true, withFileTypes: true })
      .flatMap((entry) => (entry.isFile() ? [entry.name] : []))
      .sort(),
  });

  it.each(table)(
    '%s is refused with field and remedy, and nothing of it is kept',
    async (_title, name, content) => {
      const before = await stored();
      const answer = await upload(name, content());
      expect(answer.status).toBe(400);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      const { problems, correlation, detail } = answer.body;
      expect(correlation).toMatch(/^\w{10,}/);
      expect(detail).toMatch(VIETNAMESE);
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatchObject({
        field: expect.stringMatching(/\S/),
        code: expect.stringMatching(/^[a-z-]+$/),
      });
      // A sentence that says what to do, not only what is wrong.
      expect(problems[0]!.message.split(/[;:.,]/).length).toBeGreaterThan(1);
      expect(await stored()).toEqual(before);
    },
  );

  it('a refused copy of what somebody else stored leaves the stored one alone', async () => {
    const bytes = Buffer.from('Kính mời bà con họp thôn.');
    const { id } = await editor.ok(
      editor.upload<{ id: string }>(`/api/v1/documents?unit=${COMMUNE}`, 'a.txt', bytes),
    );
    const before = await stored();
    expect((await upload('a.txt', bytes, '2025-99999')).status).toBeGreaterThanOrEqual(400);
    expect(await stored()).toEqual(before);
    expect((await editor.get(`/api/v1/documents/${id}`)).status).toBe(200);
  });

  it.each([
    ['Thông báo số 12.txt', 'Thông báo số 12.txt'],
    ['Thông báo số 12.txt'.normalize('NFD'), 'Thông báo số 12.txt'],
    ['../../../etc/passwd.txt', null],
    ['C:\\Users\\a\\tin.txt', null],
    ['tin\u0000\u200b\u202e.txt', null],
    [`${'dài'.repeat(200)}.txt`, null],
    ['📢 tin.txt', '📢 tin.txt'],
  ])('a file called %j is kept under a name that is safe to show', async (name, wanted) => {
    const bytes = Buffer.from(`Kính mời bà con, ${name.length}.`);
    const answer = await editor.upload<{ fileName: string }>(
      `/api/v1/documents?unit=${COMMUNE}`,
      name,
      bytes,
    );
    expect(answer.status).toBe(201);
    const { fileName } = answer.body;
    if (wanted !== null) expect(fileName).toBe(wanted);
    expect(fileName.length).toBeLessThanOrEqual(255);
    expect(fileName).toBe(fileName.normalize('NFC'));
    expect(fileName).not.toMatch(/[/\\\p{Cc}\u200b\u202e]/u);
  });

  it('a form without a file, with another field, or none at all', async () => {
    const path = `${world.api.baseUrl}/api/v1/documents?unit=${COMMUNE}`;
    const headers = { authorization: `Bearer ${editor.token}` };
    const other = new FormData();
    other.append('name', 'x');
    const broken = { ...headers, 'content-type': 'multipart/form-data; boundary=x' };
    const answers = [
      await fetch(path, { method: 'POST', headers, body: other }),
      await fetch(path, { method: 'POST', headers: broken, body: '--x\r\nnonsense' }),
      await fetch(path, { method: 'POST', headers: { ...headers, 'content-type': 'text/plain' }, body: 'x' }),
      await fetch(path, { method: 'POST', headers }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
  });

  it('words that cannot be read are told at the variant; a job that cannot be done ends as refused', async () => {
    const content = { unit: COMMUNE, title: 'Không đọc được' };
    await expect(draftBulletin(editor, { ...content, text: '   ' })).rejects.toThrow(/variants\.0\.text/);
    await expect(draftBulletin(editor, { ...content, text: '— … !!! ***' })).rejects.toThrow(
      /variants\.0\.text/,
    );
    await expect(draftBulletin(editor, { ...content, text: 'a'.repeat(60_001) })).rejects.toThrow(
      /text-too-long/,
    );
    const { total } = await editor.ok(editor.get<{ total: number }>('/api/v1/bulletins'));
    expect(total).toBe(0);
    const odd =
      '\u202e\u200bThông báo 📢 số 5\u0000, “ngày” 1/2/2026; email a@b.vn; 10\u00a0000\u00a0đ — ½ ㎞ Ⅷ';
    const bulletin = await draftBulletin(editor, { ...content, text: odd });
    await until('its job to end', async () => {
      const { variants } = await editor.ok(
        editor.get<{ variants: { job: { state: string } }[] }>(`/api/v1/bulletins/${bulletin.id}`),
      );
      return ['ready', 'refused'].includes(variants[0]!.job.state);
    });
    const script = await editor.ok(
      editor.get<{ sentences: { text: string }[] }>(`/api/v1/bulletins/${bulletin.id}/variants/vi/script`),
    );
    expect(script.sentences.map((s) => s.text).join(' ')).not.toMatch(/[^\p{L}\p{M}\s.,;:!?]/u);
  });
});
