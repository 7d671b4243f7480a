// From a real document to a script without a hand, and what an editor may choose of what is spoken.
import type { ApiClient } from '#testing/hub/api-client.js';
import { type HubWorld, startHubWorld } from '#testing/hub/hub-world.js';
import { person } from '#testing/hub/people.js';
import { until } from '#testing/hub/until.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const COMMUNE = '2025-02728';
const PROVINCE = '2025-15';
const folder = join(process.env['TTN_SHARED_DATA'] ?? resolve('../shared/data'), 'policy-texts');
const present = existsSync(folder);
const files = present ? readdirSync(folder).filter((name) => name !== 'index.tsv') : [];
if (!present) process.stderr.write(`skipped: the policy texts are not here (${folder})\n`);
/** An editor picks some parts of a decree; more would only keep the studio busy here. */
const MOST_CHARACTERS = 1500;

interface Part {
  id: string;
  text: string;
  selectedByDefault: boolean;
  estimatedSeconds: number;
}
interface Document {
  id: string;
  outline: Part[];
}
interface Bulletin {
  id: string;
  variants: {
    version: string;
    shortWanted: boolean;
    estimatedSeconds: number;
    unsure: number;
    rendition: { durationMs: number; lufs: number; truePeakDb: number; engine: string } | null;
    job: { state: string; message: string | null } | null;
  }[];
}
interface Script {
  text: string;
  template: string;
  sentences: { text: string }[];
  seconds: { full: number; short: number | null };
}

let world: HubWorld;
let editor: ApiClient;
let admin: ApiClient;

beforeAll(async () => {
  world = await startHubWorld('sqlite + embedded');
  admin = world.admin;
  editor = await person(world, 'commune-operator', COMMUNE);
});
afterAll(async () => world?.stop());

const body = (variant: object, kind = 'announcement') => ({
  unit: COMMUNE,
  title: 'Thông báo của xã',
  field: 1,
  class: 3,
  kind,
  source: 'Văn phòng UBND',
  validFrom: new Date(Date.now() - 3600_000).toISOString(),
  validTo: new Date(Date.now() + 30 * 24 * 3600_000).toISOString(),
  variants: [{ origin: 'text', ...variant }],
});
const write = (variant: object, kind?: string): Promise<Bulletin> =>
  editor.ok(editor.post<Bulletin>('/api/v1/bulletins', body(variant, kind)));
const scriptOf = ({ id }: { id: string }): Promise<Script> =>
  editor.ok(editor.get<Script>(`/api/v1/bulletins/${id}/variants/vi/script`));
const spoken = ({ sentences }: Script): string => sentences.map(({ text }) => text).join(' ');
const uploaded = (name: string): Promise<Document> =>
  editor.ok(
    editor.upload<Document>(`/api/v1/documents?unit=${COMMUNE}`, name, readFileSync(join(folder, name))),
  );

/** The parts read by default, as many as one bulletin takes. */
function defaultParts(document: Document): Part[] {
  let length = 0;
  return document.outline
    .filter((part) => part.selectedByDefault)
    .filter((part) => (length += part.text.length + 2) <= MOST_CHARACTERS || length === part.text.length + 2);
}

(present ? describe : describe.skip)('a policy text', () => {
  /** The shortest part that says something: the studio has thirty of them to speak. */
  const spokenPart = (document: Document): Part =>
    document.outline
      .filter((part) => part.selectedByDefault && part.text.length > 60)
      .sort((a, b) => a.text.length - b.text.length)[0]!;
  const heard = async (id: string, name: string) =>
    until(
      `the sound of ${name}`,
      async () => {
        const [now] = (await editor.ok(editor.get<Bulletin>(`/api/v1/bulletins/${id}`))).variants;
        return now!.rendition || now!.job?.state === 'refused' ? now! : null;
      },
      200_000,
    );

  it('of every kind goes from file to sound without a hand, as long as estimated', async () => {
    const made: { name: string; id: string }[] = [];
    for (const name of files) {
      const document = await uploaded(name);
      const parts = [spokenPart(document).id];
      made.push({ name, id: (await write({ documentId: document.id, parts }, 'bulletin')).id });
    }
    expect(made.length).toBe(files.length);
    for (const { name, id } of made) {
      const variant = await heard(id, name);
      expect([name, variant.job?.message ?? null]).toEqual([name, null]);
      const { durationMs, lufs, truePeakDb } = variant.rendition!;
      expect(Math.abs(lufs + 16)).toBeLessThanOrEqual(0.6);
      expect(truePeakDb).toBeLessThanOrEqual(-0.9);
      expect(durationMs / 1000 / variant.estimatedSeconds).toBeGreaterThan(0.5);
      expect(durationMs / 1000 / variant.estimatedSeconds).toBeLessThan(2);
    }
  }, 240_000);

  it.each(files)('%s becomes a script of words, its parts with their length', async (name) => {
    const document = await uploaded(name);
    const parts = defaultParts(document);
    expect(parts.length).toBeGreaterThan(0);
    expect(parts.every((part) => part.estimatedSeconds > 0)).toBe(true);
    const bulletin = await write({ documentId: document.id, parts: parts.map(({ id }) => id) }, 'bulletin');
    const script = await scriptOf(bulletin);
    const whole = document.outline.filter((part) => part.selectedByDefault).map((part) => part.text);
    const reading = await editor.ok(
      editor.post<{ spoken: string; unsure: unknown[] }>('/api/v1/reading', {
        unit: COMMUNE,
        text: whole.join('\n\n').slice(0, 200_000),
      }),
    );
    expect(reading.spoken).not.toMatch(/[^\p{L}\p{M}\s.,;:?!]|\p{Lu}{2}/u);
    expect(reading.unsure.length).toBeLessThanOrEqual(25);
    expect(spoken(script)).not.toMatch(/[^\p{L}\p{M}\s.,;:?!]|\p{Lu}{2}/u);
    expect(script.seconds.full).toBeGreaterThan(0);
  });
});

describe('what is spoken of a bulletin', () => {
  const template = `/api/v1/units/${COMMUNE}/template`;

  it('follows the shipped template, then the one of the commune', async () => {
    const shipped = await scriptOf(await write({ text: 'Mời bà con đi họp.' }));
    expect(shipped.template).toBe('default');
    expect(spoken(shipped).match(/Mời bà con đi họp/g)).toHaveLength(2);
    expect(spoken(shipped)).toContain('Xin nhắc lại nội dung thông báo.');
    const own = {
      opening: [{ role: 'free', text: 'Kính thưa bà con.', pauseAfterMs: 700 }],
      reading: [{ role: 'body', text: '{body}', pauseAfterMs: 900 }],
      readings: 1,
    };
    expect((await admin.put(template, own)).status).toBe(204);
    expect(await editor.ok(editor.get(template))).toMatchObject({ unit: COMMUNE, readings: 1 });
    const script = await scriptOf(await write({ text: 'Mời bà con đi họp.' }));
    expect(script.template).toBe(COMMUNE);
    expect(spoken(script)).toBe('Kính thưa bà con. Mời bà con đi họp.');
  });

  it.each([
    ['a slot that does not exist', { reading: [{ role: 'body', text: '{body} {name}', pauseAfterMs: 0 }] }],
    ['no body', { reading: [{ role: 'title', text: '{title}', pauseAfterMs: 0 }] }],
    ['nine readings', { reading: [{ role: 'body', text: '{body}', pauseAfterMs: 0 }], readings: 9 }],
  ])('a template with %s is refused', async (_title, broken) => {
    const answer = await admin.put(template, { readings: 1, ...broken });
    expect(answer.status).toBe(400);
  });

  it('is the short version where the editor says so, with the full one kept beside it', async () => {
    const bulletin = await write({ text: 'Bản đầy đủ rất dài.', short: 'Bản ngắn 2/9.', version: 'short' });
    const script = await scriptOf(bulletin);
    expect(script.text).toBe('Bản ngắn 2/9.');
    expect(spoken(script)).toContain('Bản ngắn');
    expect(spoken(script)).not.toContain('đầy đủ');
    expect(script.seconds).toEqual({ full: expect.any(Number), short: expect.any(Number) });
    expect(bulletin.variants[0]).toMatchObject({ version: 'short', short: 'Bản ngắn 2/9.' });
    const refused = await editor.post('/api/v1/bulletins', body({ text: 'Bản đầy đủ.', version: 'short' }));
    expect(refused.status).toBe(400);
  });

  it('asks for a short version of a long text', async () => {
    const text = 'Bà con chú ý nghe thông báo. '.repeat(300);
    const bulletin = await write({ text });
    expect(bulletin.variants[0]!.shortWanted).toBe(true);
    expect((await write({ text, short: 'Bà con chú ý.' })).variants[0]!.shortWanted).toBe(false);
  });

  it('keeps a correction for later texts on request, and only then', async () => {
    const correction = { start: 4, end: 8, spoken: 'Ban quản lý khu du lịch Sa Pa' };
    await write({ text: 'Tại BQXZ hôm nay.', corrections: [correction] });
    expect(spoken(await scriptOf(await write({ text: 'Đến BQXZ.' })))).not.toContain('Ban quản lý');
    await write({ text: 'Tại BQXZ hôm nay.', corrections: [{ ...correction, keep: true }] });
    expect(spoken(await scriptOf(await write({ text: 'Đến BQXZ.' })))).toContain('Ban quản lý khu du lịch');
  });
});

describe('the lexicon of a unit', () => {
  const read = async (text: string) =>
    (await editor.ok(editor.post<{ spoken: string }>('/api/v1/reading', { unit: COMMUNE, text }))).spoken;
  const put = async (unit: string, entries: { grapheme: string; alias: string }[]) =>
    expect((await admin.put(`/api/v1/units/${unit}/lexicon`, { entries })).status).toBe(204);

  /** Another one where the test is tried again. */
  let words = 0;
  beforeAll(async () => {
    for (let i = 0; i < 5000; i += 1000)
      await put(
        PROVINCE,
        Array.from({ length: 1000 }, (_, j) => ({ grapheme: `WZ${i + j}`, alias: `từ thứ ${i + j}` })),
      );
  });

  it('holds from the next reading on, all of it, beside a full lexicon of the province', async () => {
    const word = `QXZT${'X'.repeat((words += 1))}`;
    expect(await read(`Về ${word}.`)).not.toContain('quỹ xây trường');
    await put(COMMUNE, [{ grapheme: word, alias: 'quỹ xây trường' }]);
    const end = `WZ999 và ${word}.`;
    for (const text of [`Về ${end}`, `${'Bà con chú ý nghe thông báo. '.repeat(500)}${end}`])
      expect(await read(text)).toMatch(/từ thứ chín trăm chín mươi chín và quỹ xây trường\.$/);
    const found = await editor.ok(
      editor.get<{ items: { id: string }[] }>(`/api/v1/units/${COMMUNE}/lexicon/words?q=${word}`),
    );
    expect(found.items).toMatchObject([{ grapheme: word }]);
    expect((await editor.send('DELETE', `/api/v1/lexicon/${found.items[0]!.id}`)).status).toBe(204);
    expect(await read(`Về ${word}.`)).not.toContain('quỹ xây trường');
  });
});
