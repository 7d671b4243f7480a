import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '#contracts/errors.js';
import { openLocalMediaStore } from './local-media-store.js';
import type { LocalMediaStore } from './local-media-store.js';

const sha = (data: string) => createHash('sha256').update(data).digest('hex');
const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'stored',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
async function* slices(...parts: string[]) {
  for (const part of parts) yield Buffer.from(part);
}
async function textOf(stream: AsyncIterable<Uint8Array>) {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString();
}

describe('a local media store', () => {
  let folder: string;
  let store: LocalMediaStore;
  const waiting = () => readdir(join(folder, 'incoming'));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'media-store-'));
    store = await openLocalMediaStore(folder);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('names what it stores by its hash, whichever way the bytes came', async () => {
    const file = join(folder, 'source.bin');
    await writeFile(file, 'xin chào');
    const expected = { sha256: sha('xin chào'), bytes: Buffer.byteLength('xin chào') };
    expect(await store.put(slices('xin ', 'chào'), { maxBytes: 100 })).toEqual(expected);
    expect(await store.put(Buffer.from('xin chào'), { maxBytes: 100 })).toEqual(expected);
    expect(await store.put({ path: file }, { maxBytes: 100, expectedSha256: expected.sha256 })).toEqual(
      expected,
    );
    expect(await store.stat(expected.sha256)).toMatchObject(expected);
    expect(await readFile(store.path(expected.sha256), 'utf8')).toBe('xin chào');
    expect(await waiting()).toEqual([]);
  });

  it.each([
    [{ start: 2, end: 5 }, '234'],
    [{ start: 7 }, '789'],
    [{ start: 0, end: 99 }, '0123456789'],
  ])('reads the range %j', async (range, expected) => {
    const { sha256 } = await store.put(Buffer.from('0123456789'), { maxBytes: 10 });
    expect(await textOf(await store.open(sha256, range))).toBe(expected);
  });

  it('goes on reading what is removed meanwhile', async () => {
    const { sha256 } = await store.put(Buffer.from('0123456789'), { maxBytes: 10 });
    const stream = await store.open(sha256);
    expect(await store.remove(sha256)).toBe(true);
    expect(await store.remove(sha256)).toBe(false);
    expect(await textOf(stream)).toBe('0123456789');
    expect(await store.stat(sha256)).toBeUndefined();
    expect(await codeOf(store.open(sha256))).toBe('media-not-found');
  });

  it('refuses one byte too many, another hash and a broken source, and keeps nothing of them', async () => {
    expect(await codeOf(store.put(slices('12345', '6'), { maxBytes: 5 }))).toBe('media-too-large');
    expect(await codeOf(store.put(slices('a'), { maxBytes: 5, expectedSha256: sha('b') }))).toBe(
      'media-hash-differs',
    );
    async function* broken() {
      yield Buffer.from('half');
      throw new Error('the line broke');
    }
    expect(await codeOf(store.put(broken(), { maxBytes: 5 }))).toBe('Error: the line broke');
    const aborted = store.put(slices('a', 'b'), { maxBytes: 5, signal: AbortSignal.abort('stop') });
    expect(await codeOf(aborted)).toBe('stop');
    expect(await waiting()).toEqual([]);
    const kept: string[] = [];
    for await (const media of store.list()) kept.push(media.sha256);
    expect(kept).toEqual([]);
  });

  it.each(['../../etc/passwd', 'AB'.repeat(32), `${'a'.repeat(63)}/`, `${'a'.repeat(64)}\n`, ''])(
    'takes nothing but a hash as a name: %j',
    async (name) => {
      expect(() => store.path(name)).toThrow(AppError);
      expect(await codeOf(store.open(name))).toBe('media-hash-malformed');
      expect(await codeOf(store.put(slices('a'), { maxBytes: 1, expectedSha256: name }))).toBe(
        'media-hash-malformed',
      );
    },
  );

  it('lists what it has, passes over strange files, and clears cut off uploads when opened', async () => {
    const one = await store.put(Buffer.from('one'), { maxBytes: 9 });
    const two = await store.put(Buffer.from('three'), { maxBytes: 9 });
    await writeFile(join(folder, 'incoming', 'left-behind'), 'half of something');
    await mkdir(join(folder, 'lost+found'));
    await writeFile(join(folder, one.sha256.slice(0, 2), 'note.txt'), 'strange');
    const again = await openLocalMediaStore(folder);
    const listed: unknown[] = [];
    for await (const media of again.list()) listed.push(media);
    expect(listed).toHaveLength(2);
    expect(listed).toEqual(
      expect.arrayContaining([expect.objectContaining(one), expect.objectContaining(two)]),
    );
    expect(await waiting()).toEqual([]);
    const space = await again.space();
    expect(space.freeBytes).toBeGreaterThan(0);
    expect(space.totalBytes).toBeGreaterThanOrEqual(space.freeBytes);
  });

  it('stores the same bytes once when forty writers come at once', async () => {
    const data = Buffer.alloc(200_000, 7);
    const results = await Promise.all(
      Array.from({ length: 40 }, () => store.put(data, { maxBytes: data.length })),
    );
    expect(new Set(results.map((r) => r.sha256)).size).toBe(1);
    const listed: unknown[] = [];
    for await (const media of store.list()) listed.push(media);
    expect(listed).toMatchObject([results[0]!]);
  });
});
