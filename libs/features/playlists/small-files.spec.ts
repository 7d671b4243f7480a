import { describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import type { MediaStore } from '#storage/media-store.js';
import { SmallFiles } from './small-files.js';

const MIB = 1024 * 1024;

function storeOf(files: Record<string, number>) {
  const opened: string[] = [];
  const store = {
    stat: (sha256: string) =>
      Promise.resolve(sha256 in files ? { sha256, bytes: files[sha256]! } : undefined),
    open: (sha256: string) => {
      opened.push(sha256);
      return Promise.resolve(Readable.from([Buffer.alloc(files[sha256]!, sha256)]));
    },
  };
  return { small: new SmallFiles(store as unknown as MediaStore), opened };
}

describe('small files in memory', () => {
  it('a file asked for by many is read once', async () => {
    const { small, opened } = storeOf({ a: 1000 });
    const answers = await Promise.all([small.read('a'), small.read('a'), small.read('a')]);
    expect(answers.map((bytes) => bytes?.toString())).toEqual(Array(3).fill('a'.repeat(1000)));
    await small.read('a');
    expect(opened).toEqual(['a']);
  });

  it('what is large or not there is not its business', async () => {
    const { small, opened } = storeOf({ large: MIB });
    expect(await small.read('large')).toBeNull();
    expect(await small.read('none')).toBeNull();
    expect(opened).toEqual([]);
  });

  it('the one not asked for longest goes when there is no more room', async () => {
    const names = Array.from({ length: 140 }, (_, i) => `f${i}`);
    const { small, opened } = storeOf(Object.fromEntries(names.map((name) => [name, 256 * 1024])));
    for (const name of names.slice(0, 128)) await small.read(name);
    await small.read('f0');
    for (const name of names.slice(128)) await small.read(name);
    opened.length = 0;
    await small.read('f0');
    expect(opened).toEqual([]);
    await small.read('f1');
    expect(opened).toEqual(['f1']);
  });
});
