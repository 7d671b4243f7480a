import { createHash, type Hash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DiskFullError } from '#device/disk-full.js';
import { httpGet } from '#device/node/http-get.js';
import type { DeviceEvent, FetchOutcome, FetchRequest, FileRef, FilesPort } from '#device/ports.js';
import { syncFolder, withRoom } from './durable-files.js';

const IDLE_MS = 30_000;
const READ_BYTES = 256 * 1024;
const SHA256 = /^[0-9a-f]{64}$/;
type Finished = DeviceEvent & { type: 'fetched' };

/** Files by hash in one folder. A file under its own name has been whole and durable; what is coming is `<hash>.part`. */
export class MediaFiles implements FilesPort {
  /** Hash → size, oldest first. */
  private readonly staged = new Map<string, number>();
  private readonly running = new Map<string, AbortController>();

  constructor(
    private readonly folder: string,
    private readonly token: string,
    private readonly emit: (event: Finished) => void,
  ) {
    mkdirSync(folder, { recursive: true });
    const known = readdirSync(folder)
      .filter((name) => SHA256.test(name))
      .map((name) => ({ name, stat: statSync(join(folder, name)) }))
      .sort((a, b) => a.stat.mtimeMs - b.stat.mtimeMs);
    for (const { name, stat } of known) this.staged.set(name, stat.size);
  }

  path(sha256: string): string {
    return join(this.folder, sha256);
  }
  has(sha256: string): boolean {
    return this.staged.has(sha256);
  }
  read(sha256: string): Uint8Array | null {
    return this.staged.has(sha256) ? readFileSync(this.path(sha256)) : null;
  }
  remove(sha256: string): void {
    this.staged.delete(sha256);
    rmSync(this.path(sha256), { force: true });
  }
  list(): FileRef[] {
    return [...this.staged].map(([sha256, bytes]) => ({ sha256, bytes }));
  }
  freeBytes(): number | null {
    const { bavail, bsize } = statfsSync(this.folder);
    return bavail * bsize;
  }

  fetch(request: FetchRequest): void {
    const abort = new AbortController();
    this.running.set(request.id, abort);
    void this.get(request, abort.signal).then((outcome) => {
      if (!this.running.delete(request.id)) return;
      this.emit({ type: 'fetched', id: request.id, outcome, url: request.url });
    });
  }
  abandon(id: string): void {
    const abort = this.running.get(id);
    this.running.delete(id);
    abort?.abort();
  }

  private async get(request: FetchRequest, signal: AbortSignal): Promise<FetchOutcome> {
    const part = `${this.path(request.sha256)}.part`;
    try {
      const download = new Download(part, request.bytes);
      const { status, retryAfterSeconds } = await httpGet({
        url: request.url,
        token: this.token,
        fromByte: download.bytes,
        idleMs: IDLE_MS,
        signal,
        onBegin: (kind) => download.begin(kind === 206),
        onChunk: (chunk) => download.write(chunk),
      }).finally(() => download.close());
      if (status === 416) {
        rmSync(part, { force: true });
        return { result: 'net', cause: 'the rest is not there; begun anew' };
      }
      if (status !== 200 && status !== 206)
        return {
          result: 'status',
          status,
          ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
        };
      if (download.bytes !== request.bytes || download.digest() !== request.sha256) return this.wrong(part);
      renameSync(part, this.path(request.sha256));
      syncFolder(this.folder);
      this.staged.set(request.sha256, request.bytes);
      return { result: 'staged' };
    } catch (error) {
      if (error instanceof TooLongError) return this.wrong(part);
      if (error instanceof DiskFullError) return { result: 'disk' };
      return { result: 'net', cause: error instanceof Error ? error.message : String(error) };
    }
  }

  private wrong(part: string): FetchOutcome {
    rmSync(part, { force: true });
    return { result: 'wrong' };
  }
}

class TooLongError extends Error {}

/** A part that grows; its hash goes along, over what was there before too. */
class Download {
  bytes = 0;
  private hash: Hash = createHash('sha256');
  private file: number | null = null;

  constructor(
    private readonly path: string,
    private readonly expected: number,
  ) {
    if (!existsSync(path) || statSync(path).size >= expected) return;
    const file = openSync(path, 'r');
    const chunk = Buffer.alloc(READ_BYTES);
    for (let got = readSync(file, chunk); got > 0; got = readSync(file, chunk)) {
      this.hash.update(chunk.subarray(0, got));
      this.bytes += got;
    }
    closeSync(file);
  }

  /** @param goesOn the server sends the rest only */
  begin(goesOn: boolean): void {
    if (!goesOn) {
      this.hash = createHash('sha256');
      this.bytes = 0;
    }
    this.file = withRoom(() => openSync(this.path, goesOn ? 'a' : 'w', 0o600));
  }
  write(chunk: Buffer): void {
    if (this.bytes + chunk.length > this.expected) throw new TooLongError('longer than promised');
    const file = this.file!;
    withRoom(() => {
      for (let at = 0; at < chunk.length;) at += writeSync(file, chunk, at);
    });
    this.hash.update(chunk);
    this.bytes += chunk.length;
  }
  close(): void {
    if (this.file === null) return;
    const file = this.file;
    this.file = null;
    withRoom(() => fsyncSync(file));
    closeSync(file);
  }
  digest(): string {
    return this.hash.digest('hex');
  }
}
