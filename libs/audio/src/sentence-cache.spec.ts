import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SentenceCache } from './sentence-cache.js';
import type { SentenceKey } from './sentence-cache.js';
import { toneSamples } from './tone.js';

const engine = { name: 'espeak-ng', version: '1.51' };
const key = (text: string, more: Partial<SentenceKey> = {}): SentenceKey => ({
  engine,
  voice: 'vi',
  speed: 1,
  text,
  ...more,
});
const sound = { sampleRate: 8000, samples: toneSamples({ seconds: 0.1, hz: 300, sampleRate: 8000 }) };
const fileBytes = 44 + sound.samples.length * 2;

describe('the sentence cache', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sentences-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('gives back what was spoken, for the same text, voice, speed and engine version only', async () => {
    const cache = await SentenceCache.open(folder, 1e6);
    await cache.write(key('Kính mời bà con.'), sound);
    expect(await cache.read(key('Kính mời bà con.'))).toEqual(sound);
    expect(await cache.read(key('Kính mời bà con.'.normalize('NFD')))).toEqual(sound);
    for (const other of [
      key('Kính mời bà con!'),
      key('Kính mời bà con.', { voice: 'vi-vn-x-south' }),
      key('Kính mời bà con.', { speed: 0.9 }),
      key('Kính mời bà con.', { engine: { ...engine, version: '1.52' } }),
    ]) {
      expect(await cache.has(other)).toBe(false);
      expect(await cache.read(other)).toBeUndefined();
    }
  });

  it('stays under its bound and lets the longest unused go first, after a restart as well', async () => {
    const cache = await SentenceCache.open(folder, fileBytes * 10);
    for (let i = 0; i < 10; i++) await cache.write(key(`câu ${i}`), sound);
    for (const [i, name] of (await readdir(folder)).entries()) {
      await utimes(join(folder, name), new Date(1e12 + i), new Date(1e12 + i));
    }
    await cache.read(key('câu 3'));
    await cache.write(key('câu mới'), sound);
    expect(await readdir(folder)).toHaveLength(9);
    expect(await cache.has(key('câu 3'))).toBe(true);
    expect(await cache.has(key('câu mới'))).toBe(true);
    await SentenceCache.open(folder, fileBytes * 4);
    expect((await readdir(folder)).length).toBeLessThanOrEqual(4);
  });

  it('takes a damaged file for absent, clears halves, and passes over what is larger than itself', async () => {
    const cache = await SentenceCache.open(folder, 1e6);
    await cache.write(key('một'), sound);
    const [name = ''] = await readdir(folder);
    await truncate(join(folder, name), 300);
    expect(await cache.read(key('một'))).toBeUndefined();
    expect(await readdir(folder)).toEqual([]);
    await writeFile(join(folder, 'half.part'), 'x');
    const small = await SentenceCache.open(folder, 10);
    expect(await readdir(folder)).toEqual([]);
    await small.write(key('một'), sound);
    expect(await readdir(folder)).toEqual([]);
  });
});
