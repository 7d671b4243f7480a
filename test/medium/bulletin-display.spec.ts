// What boards show of a bulletin: every change is an edit of it, and every bad input is refused with field and remedy.
import type { ApiAnswer, ApiClient } from '#testing/hub/api-client.js';
import { type HubWorld, startHubWorld } from '#testing/hub/hub-world.js';
import { cast } from '#testing/hub/people.js';
import { picture } from '#testing/hub/pictures.js';
import { approvalOf, bulletinBody, type BulletinAnswer, renderedBulletin } from '#testing/hub/sounds.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnnamedFiles } from '#features/bulletins/index.js';
import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

const COMMUNE = '2025-02728';
const OTHER = '2025-02647';
const TEXT = 'Trạm y tế xã tiêm vắc-xin cho trẻ dưới 5 tuổi.';

interface DisplayAnswer {
  version: number;
  display: {
    title: string;
    words: string;
    text: string | null;
    pages: { text: string; durationMs: number }[];
    media: { sha256: string; kind: string; codec: string; durationMs: number; fileName: string }[];
    turnMs: number;
    ready: boolean;
  } | null;
  wouldTake: { short: number | null; full: number | null };
  maxPages: number;
}
interface Problem {
  code: string;
  detail: string;
  problems?: { field: string; code: string; message: string }[];
}

describe('the display of a bulletin', () => {
  let world: HubWorld;
  let people: Record<'editor' | 'approver' | 'stranger', ApiClient>;

  beforeAll(async () => {
    world = await startHubWorld('sqlite + embedded');
    people = await cast(world, {
      editor: ['commune-operator', COMMUNE],
      approver: ['commune-approver', COMMUNE],
      stranger: ['commune-operator', OTHER],
    });
  });
  afterAll(() => world?.stop());

  const fresh = (title: string, text = TEXT) =>
    renderedBulletin(people.editor, { unit: COMMUNE, title, text });
  const pathOf = ({ id }: { id: string }): string => `/api/v1/bulletins/${id}`;
  const shown = (bulletin: { id: string }) =>
    people.editor.ok(people.editor.get<DisplayAnswer>(`${pathOf(bulletin)}/display`));
  const put = (bulletin: { id: string }, body: object) =>
    people.editor.put<DisplayAnswer & Problem>(`${pathOf(bulletin)}/display`, body);
  const upload = (bulletin: { id: string }, version: number, name: string, bytes: Uint8Array) =>
    people.editor.upload<DisplayAnswer & Problem>(
      `${pathOf(bulletin)}/display/media?version=${version}`,
      name,
      bytes,
    );
  const now = (bulletin: { id: string }) =>
    people.editor.ok(people.editor.get<BulletinAnswer>(pathOf(bulletin)));

  it('a bulletin is for the ear only until somebody says otherwise; then its words follow the bulletin’s', async () => {
    const bulletin = await fresh('Tiêm chủng');
    expect(await shown(bulletin)).toMatchObject({ display: null, wouldTake: { full: 1, short: null } });
    const set = await put(bulletin, { version: bulletin.version, title: 'Tiêm chủng', words: 'full' });
    expect(set).toMatchObject({
      status: 200,
      body: { version: 2, display: { ready: true, pages: [{ text: TEXT }], turnMs: 7000 } },
    });
    const body = await bulletinBody(people.editor, {
      unit: COMMUNE,
      title: 'Tiêm chủng',
      text: 'Hoãn tiêm.',
    });
    const { unit: _, ...edit } = body;
    await people.editor.ok(people.editor.put(pathOf(bulletin), { ...edit, version: 2 }));
    expect((await shown(bulletin)).display?.pages.map((p) => p.text)).toEqual(['Hoãn tiêm.']);
  });

  it('what turns the direction of writing does not reach a screen: it would show other words than are read', async () => {
    const bulletin = await fresh('Họp thôn');
    const turned = { title: '\u202Eôn\u2066 Họp', words: 'own', text: 'Họp \u202Emôh\u202C lúc 7 giờ.' };
    const set = await put(bulletin, { version: bulletin.version, ...turned });
    expect(set.body.display).toMatchObject({ title: 'ôn Họp', pages: [{ text: 'Họp môh lúc 7 giờ.' }] });
  });

  it('a change after approval voids it, like any edit', async () => {
    const { approver, editor } = people;
    const bulletin = await fresh('Bầu trưởng thôn');
    await editor.ok(put(bulletin, { version: 1, title: 'Bầu trưởng thôn', words: 'full' }));
    const { manifestHash } = await now(bulletin);
    await editor.ok(editor.post(`${pathOf(bulletin)}/submit`, { longReason: 'Danh sách dài' }));
    await approver.ok(approver.post(`${pathOf(bulletin)}/approve`, approvalOf(manifestHash)));
    const late = await put(bulletin, { version: 1, title: 'Khác', words: 'full' });
    expect(late).toMatchObject({ status: 409, body: { code: 'edited-meanwhile' } });
    const { version } = await now(bulletin);
    await editor.ok(put(bulletin, { version, title: 'Bầu trưởng bản', words: 'full' }));
    const after = await now(bulletin);
    // Nobody sent it back: why it is long is no such reason.
    expect(after).toMatchObject({ state: 'draft', reason: null });
    expect(after.manifestHash).not.toBe(manifestHash);
    const removed = await editor.ok(
      editor.send<DisplayAnswer>('DELETE', `${pathOf(bulletin)}/display?version=${after.version}`),
    );
    expect(removed.display).toBeNull();
    expect((await now(bulletin)).manifestHash).not.toBe(after.manifestHash);
  });

  it('pictures are kept in the editor’s order, as boards get them, and seen by whoever may read the bulletin', async () => {
    const { editor, approver, stranger } = people;
    const bulletin = await fresh('Hội chợ');
    const first = await editor.ok(upload(bulletin, 1, '../../áp phích.png', picture('2400x1200')));
    const second = await editor.ok(upload(bulletin, first.version, 'hai.png', picture('320x240')));
    const [one, two] = second.display!.media;
    expect(one).toMatchObject({ kind: 'image', codec: 'png', durationMs: 10_000, fileName: 'áp phích.png' });
    const media = [{ sha256: two!.sha256, durationMs: 15_000 }, { sha256: one!.sha256 }];
    const ordered = await editor.ok(
      put(bulletin, { version: second.version, title: 'Hội chợ', words: 'none', media }),
    );
    expect(ordered.display).toMatchObject({ pages: [], turnMs: 25_000, ready: true });
    expect(ordered.display!.media.map((m) => m.sha256)).toEqual(media.map((m) => m.sha256));
    const view = `${pathOf(bulletin)}/display/media/${one!.sha256}`;
    const seen = await approver.get(view);
    expect(seen.headers.get('content-type')).toBe('image/png');
    expect(seen.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await stranger.get(view)).status).toBe(403);
    expect((await stranger.get(`${pathOf(bulletin)}/display`)).status).toBe(403);
    expect((await approver.put(`${pathOf(bulletin)}/display`, { version: 1 })).status).toBe(403);
    expect((await editor.get(`${pathOf(bulletin)}/display/media/${'0'.repeat(64)}`)).status).toBe(404);
  });

  it('files that nothing names go after a month; what was approved, is shown or came again stays', async () => {
    const { editor, approver } = people;
    const sweep = () => world.hub.app.get(UnnamedFiles).sweep();
    const bulletin = await fresh('Nghe rồi xóa');
    const spoken = { unit: COMMUNE, text: 'Câu này chỉ để nghe thử.' };
    const heard = () => editor.ok(editor.post<unknown>('/api/v1/reading/preview', spoken));
    const before = stored();
    await heard();
    const [preview] = stored().filter((name) => !before.includes(name) && name.length > 60);
    const first = await editor.ok(upload(bulletin, bulletin.version, 'a.png', picture('400x300')));
    const both = await editor.ok(upload(bulletin, first.version, 'b.png', picture('500x300')));
    const [approved, shownStill] = both.display!.media.map(({ sha256 }) => sha256);
    const { manifestHash } = await now(bulletin);
    await editor.ok(editor.post(`${pathOf(bulletin)}/submit`));
    await approver.ok(approver.post(`${pathOf(bulletin)}/approve`, approvalOf(manifestHash)));
    const left = { title: 'Hội', words: 'none', media: [{ sha256: shownStill }] };
    const next = await editor.ok(put(bulletin, { ...left, version: (await now(bulletin)).version }));
    const third = await editor.ok(upload(bulletin, next.version, 'c.png', picture('600x300')));
    const dropped = third.display!.media.at(-1)!.sha256;
    await editor.ok(put(bulletin, { ...left, version: third.version }));
    const there = () => stored().map((name) => name.slice(-64));

    expect((await sweep()).files).toBe(0);
    const monthAgo = new Date(Date.now() - 31 * 24 * 3_600_000);
    for (const name of stored())
      if (name.length > 60) utimesSync(join(world.dataDir, 'media', name), monthAgo, monthAgo);
    await heard();
    const one = await sweep();
    expect(one.files).toBeGreaterThanOrEqual(1);
    expect(there()).toEqual(expect.arrayContaining([approved, shownStill, preview!.slice(-64)]));
    expect(there()).not.toContain(dropped);
    const { variants } = await now(bulletin);
    expect(there()).toContain(variants[0]!.rendition!.sha256);
    utimesSync(join(world.dataDir, 'media', preview!), monthAgo, monthAgo);
    expect(await sweep()).toMatchObject({ files: 1 });
    expect(there()).not.toContain(preview!.slice(-64));
    expect(there()).toContain(variants[0]!.rendition!.sha256);
  });

  it('a text too long for boards is not submitted: short words are asked for', async () => {
    const { editor } = people;
    const long = Array.from({ length: 41 }, (_, i) => `Mục ${i + 1}.`);
    const bulletin = await fresh('Quy chế', long.join('\n\n'));
    const set = await editor.ok(put(bulletin, { version: 1, title: 'Quy chế', words: 'full' }));
    expect(set.display?.ready).toBe(false);
    const refused = await editor.post<Problem>(`${pathOf(bulletin)}/submit`);
    expect(refused).toMatchObject({ status: 409, body: { code: 'display-not-ready' } });
    expect(refused.body.detail).toMatch(/rút gọn|lời riêng/);
    const own = {
      version: set.version,
      title: 'Quy chế',
      words: 'own',
      text: 'Xem toàn văn tại nhà văn hóa.',
    };
    expect((await editor.ok(put(bulletin, own))).display?.ready).toBe(true);
    await editor.ok(editor.post(`${pathOf(bulletin)}/submit`));
  });

  const BAD: [what: string, change: object, field: RegExp][] = [
    ['no title', { title: ' \n ' }, /title/],
    ['a title longer than the screen', { title: 'ă'.repeat(121) }, /title/],
    ['unknown words', { words: 'all' }, /words/],
    ['own words that are none', { words: 'own', text: ' \u0000 ' }, /text/],
    ['own words beyond measure', { words: 'own', text: 'a'.repeat(8001) }, /text/],
    ['nothing at all to show', { words: 'none' }, /words/],
    ['a picture that is not there', { media: [{ sha256: 'a'.repeat(64) }] }, /media\.0/],
    ['a hash that is none', { media: [{ sha256: '../../etc/passwd' }] }, /media\.0\.sha256/],
    ['the same picture twice', { media: [{ sha256: 'a'.repeat(64) }, { sha256: 'a'.repeat(64) }] }, /media/],
    ['a picture for an hour', { media: [{ sha256: 'a'.repeat(64), durationMs: 3_600_000 }] }, /durationMs/],
    [
      'eleven pictures',
      { media: Array.from({ length: 11 }, (_, i) => ({ sha256: `${i}`.padStart(64, '0') })) },
      /media/,
    ],
    ['no version', { version: undefined }, /version/],
  ];
  it.each(BAD)('%s is refused by field', async (_what, change, field) => {
    const bulletin = await now(await draft());
    const answer = await put(bulletin, { version: bulletin.version, title: 'Tin', words: 'full', ...change });
    refused(answer, field);
  });

  const FILES: [what: string, name: string, bytes: () => Uint8Array][] = [
    ['nothing', 'a.png', () => new Uint8Array()],
    ['a page that calls itself a picture', 'a.png', () => Buffer.from('<html><script>alert(1)</script>')],
    ['an SVG', 'a.svg', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a picture cut short', 'a.png', () => picture('320x240').subarray(0, 300)],
    ['a playlist that points elsewhere', 'a.mp4', () => Buffer.from('#EXTM3U\nfile:///etc/passwd\n')],
    [
      'ten MiB of zeros behind a PNG',
      'a.png',
      () => Buffer.concat([picture('320x240'), Buffer.alloc(10 << 20)]),
    ],
    ['a film that is none', 'a.mp4', () => Buffer.from('\u0000\u0000\u0000\u0018ftypmp42 nonsense')],
  ];
  it.each(FILES)(
    'as a file, %s is refused with its remedy and leaves nothing behind',
    async (_what, name, bytes) => {
      const bulletin = await now(await draft());
      const before = stored();
      refused(await upload(bulletin, bulletin.version, name, bytes()), /file/);
      expect(stored()).toEqual(before);
      expect(
        readdirSync(join(world.dataDir, 'work')).filter((entry) => entry.startsWith('display-')),
      ).toEqual([]);
      expect((await shown(bulletin)).display).toBeNull();
    },
  );

  let kept: BulletinAnswer | undefined;
  const draft = async (): Promise<BulletinAnswer> => (kept ??= await fresh('Nháp'));
  const stored = (): string[] =>
    readdirSync(join(world.dataDir, 'media'), { recursive: true }).map(String).sort();

  function refused(answer: ApiAnswer<Problem>, field: RegExp): void {
    expect([400, 409, 422]).toContain(answer.status);
    expect(answer.headers.get('content-type')).toMatch(/problem\+json/);
    expect((answer.body.problems ?? []).map((p) => p.field).join(' ')).toMatch(field);
    expect(`${answer.body.detail} ${(answer.body.problems ?? []).map((p) => p.message).join(' ')}`).toMatch(
      /[à-ỹđ]/i,
    );
  }
});
