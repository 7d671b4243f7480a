import { filesOf } from '#testing/files.js';
import { describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import { archiveBytes, storedArchive } from './stored-archive.js';

const file = (name: string, content: string, bytes = Buffer.byteLength(content)) => ({
  name,
  bytes,
  open: () => Promise.resolve(Readable.from([Buffer.from(content)])),
});

describe('an archive of files as they are', () => {
  it('is as long as it was said to be, and gives back names and contents', async () => {
    const files = [
      file('01-nhac-hieu.mp3', 'abc'),
      file('02-chào.mp3', ''),
      file('03.mp3', 'x'.repeat(70_000)),
    ];
    const pieces: Buffer[] = [];
    for await (const piece of storedArchive(files)) pieces.push(piece);
    const archive = Buffer.concat(pieces);
    expect(archive).toHaveLength(archiveBytes(files));
    const found = [...filesOf(archive)].map(([name, content]) => [name, content.toString()]);
    expect(found).toEqual([
      ['01-nhac-hieu.mp3', 'abc'],
      ['02-chào.mp3', ''],
      ['03.mp3', 'x'.repeat(70_000)],
    ]);
    // The checksum that every program compares: of "abc".
    expect(archive.readUInt32LE(14)).toBe(0x352441c2);
  });

  it('a file of another length than was announced breaks it off', async () => {
    const pieces = storedArchive([file('01.mp3', 'abc', 5)]);
    await expect(pieces.next()).rejects.toThrow('01.mp3 has 3 bytes instead of 5');
  });
});
