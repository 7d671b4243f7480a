import { createReadStream } from 'node:fs';
import { mkdir, open, opendir, readdir, rename, rm, stat, statfs, unlink } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { AppError, invalid, notFound } from '#contracts/errors.js';
import { MediaStore } from './media-store.js';
import type {
  ByteRange,
  KeptMedia,
  MediaSource,
  MediaSpace,
  PutOptions,
  StoredMedia,
} from './media-store.js';
import { isSha256 } from './sha256.js';
import { writeHashed } from './write-hashed.js';

const incoming = 'incoming';

/**
 * A folder of files: `ab/abcdef…`, with `incoming/` beside them on the same file system, so that the last step of an
 * upload is a rename. `openLocalMediaStore` makes one.
 */
export class LocalMediaStore extends MediaStore {
  constructor(readonly folder: string) {
    super();
  }

  override async put(source: MediaSource, options: PutOptions): Promise<StoredMedia> {
    if (options.expectedSha256 !== undefined) checked(options.expectedSha256);
    const temporary = join(this.folder, incoming, randomUUID());
    try {
      const written = await writeHashed(temporary, chunksOf(source), options);
      await this.keep(temporary, written.sha256);
      return written;
    } catch (cause) {
      await rm(temporary, { force: true });
      throw noSpace(cause);
    }
  }

  override async stat(sha256: string): Promise<KeptMedia | undefined> {
    try {
      const found = await stat(this.path(sha256));
      return { sha256, bytes: found.size, storedAtMs: found.mtimeMs };
    } catch (cause) {
      if (isMissing(cause)) return undefined;
      throw cause;
    }
  }

  override async open(sha256: string, range?: ByteRange): Promise<Readable> {
    const handle = await open(this.path(sha256), 'r').catch((cause: unknown) => {
      throw isMissing(cause) ? notFound('media', sha256) : cause;
    });
    // Taken from an open handle, so that a removal between here and the last byte does not cut the reader off.
    return handle.createReadStream({
      start: range?.start ?? 0,
      ...(range?.end === undefined ? {} : { end: range.end - 1 }),
    });
  }

  override path(sha256: string): string {
    return join(this.folder, checked(sha256).slice(0, 2), sha256);
  }

  override async remove(sha256: string): Promise<boolean> {
    try {
      await unlink(this.path(sha256));
      return true;
    } catch (cause) {
      if (isMissing(cause)) return false;
      throw cause;
    }
  }

  override async *list(): AsyncIterable<KeptMedia> {
    for (const shelf of await readdir(this.folder, { withFileTypes: true })) {
      if (!shelf.isDirectory() || !/^[0-9a-f]{2}$/.test(shelf.name)) continue;
      for await (const entry of await opendir(join(this.folder, shelf.name))) {
        if (!isSha256(entry.name)) continue;
        const found = await this.stat(entry.name);
        if (found) yield found;
      }
    }
  }

  override async space(): Promise<MediaSpace> {
    const found = await statfs(this.folder);
    return { freeBytes: found.bavail * found.bsize, totalBytes: found.blocks * found.bsize };
  }

  /** Moves the finished file to its name and makes both survive a power cut. */
  private async keep(temporary: string, sha256: string): Promise<void> {
    const shelf = join(this.folder, sha256.slice(0, 2));
    const made = await mkdir(shelf, { recursive: true });
    await rename(temporary, join(shelf, sha256));
    await syncFolder(shelf);
    if (made !== undefined) await syncFolder(this.folder);
  }
}

/** Makes the folder, and clears what uploads that a crash cut off have left: nobody else writes here. */
export async function openLocalMediaStore(folder: string): Promise<LocalMediaStore> {
  await rm(join(folder, incoming), { recursive: true, force: true });
  await mkdir(join(folder, incoming), { recursive: true });
  return new LocalMediaStore(folder);
}

function checked(sha256: string): string {
  if (!isSha256(sha256)) {
    throw invalid(
      'sha256',
      'media-hash-malformed',
      'Mã tệp phải gồm 64 chữ số thập lục phân viết thường.',
      'A media hash is 64 lower-case hex digits.',
    );
  }
  return sha256;
}

async function* chunksOf(source: MediaSource): AsyncIterable<Uint8Array> {
  if (source instanceof Uint8Array) yield source;
  else if ('path' in source) yield* createReadStream(source.path, { highWaterMark: 256 * 1024 });
  else yield* source;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function codeOf(cause: unknown): unknown {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
}

function isMissing(cause: unknown): boolean {
  return codeOf(cause) === 'ENOENT';
}

function noSpace(cause: unknown): unknown {
  const code = codeOf(cause);
  if (code !== 'ENOSPC' && code !== 'EDQUOT' && code !== 'EFBIG') return cause;
  return new AppError('media-no-space', {
    kind: 'unavailable',
    message: 'Ổ đĩa lưu tệp âm thanh đã đầy: hãy xóa bớt hoặc mở rộng ổ đĩa rồi thử lại.',
    cause,
  });
}
