import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A process that may write no file over 100 KiB stands for a full disk; it runs the built store. */
const script = `
import { openLocalMediaStore } from '#storage/local-media-store.js';
const store = await openLocalMediaStore(process.argv[1]);
const small = await store.put(Buffer.alloc(50_000, 1), { maxBytes: 1e9 });
const full = await store.put(Buffer.alloc(500_000, 2), { maxBytes: 1e9 }).catch((error) => error);
const kept = [];
for await (const media of store.list()) kept.push(media);
console.log(JSON.stringify({ small, code: full.code, kind: full.kind, message: full.message, kept }));
`;

describe('a media store on a full disk', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'full-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('refuses with the remedy, keeps what it had, and leaves no half', async () => {
    const limited = 'ulimit -f 200; exec "$0" --input-type=module -e "$1" "$2"';
    const { stdout } = await promisify(execFile)('sh', ['-c', limited, process.execPath, script, folder]);
    const said = JSON.parse(stdout) as {
      small: unknown;
      code: string;
      kind: string;
      message: string;
      kept: unknown[];
    };
    expect(said).toMatchObject({ code: 'media-no-space', kind: 'unavailable' });
    expect(said.message).toContain('hãy xóa bớt');
    expect(said.kept).toMatchObject([said.small]);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });
});
