import { Download, hashOf, TooLongError } from './download.js';
import { httpGet } from './http-get.js';
import type { DeviceEvent, FetchOutcome, FetchRequest, FileRef, FilesPort } from '#device/ports.js';
import type { BoardDatabase, StoredFile } from './database.js';

const IDLE_MS = 30_000;
/** Parts that wait for their rest; more are begun anew. */
const MAX_PARTS = 4;
/** Bodies lie in memory; the ones that were not read for longest are fetched again should they come back. */
const MAX_BODIES = 16;
const ROOM_EVERY_MS = 60_000;
type Finished = DeviceEvent & { type: 'fetched' };

export interface BoardFilesOptions {
  /** null: a page without a secure context, which keeps its media in memory and only while it runs. */
  database: BoardDatabase | null;
  token: string;
  emit(event: Finished): void;
  /** A stored file could not be read when the board began; it is fetched again. */
  onDamaged(sha256: string): void;
  /** At most so much is kept, whatever the browser would give. */
  maxBytes: number;
  log(message: string, cause: unknown): void;
}

/** Files by hash, as Blobs in the browser's database; what is on its way is resumed as long as the page lives. */
export class BoardFiles implements FilesPort {
  /** Oldest first. */
  private readonly files = new Map<string, StoredFile>();
  /** Playlist bodies, which the core reads at once: the one that was read last is the last. */
  private readonly bodies = new Map<string, Uint8Array>();
  private readonly parts = new Map<string, Download>();
  private readonly running = new Map<string, AbortController>();
  private browserFree: number | null = null;
  private measuredMonoMs = -Infinity;

  private constructor(private readonly options: BoardFilesOptions) {}

  static async open(options: BoardFilesOptions): Promise<BoardFiles> {
    const files = new BoardFiles(options);
    const known = (await options.database?.getAll('media')) ?? [];
    known.sort((a, b) => a.stagedAtMs - b.stagedAtMs);
    for (const file of known) await files.takeUp(file);
    await files.measure();
    return files;
  }

  has(sha256: string): boolean {
    return this.files.has(sha256);
  }
  read(sha256: string): Uint8Array | null {
    const body = this.bodies.get(sha256);
    if (!body) return null;
    this.bodies.delete(sha256);
    this.bodies.set(sha256, body);
    return body;
  }
  list(): FileRef[] {
    return [...this.files.values()].map(({ sha256, bytes }) => ({ sha256, bytes }));
  }
  freeBytes(): number {
    let used = 0;
    for (const { bytes } of this.files.values()) used += bytes;
    if (performance.now() - this.measuredMonoMs > ROOM_EVERY_MS) void this.measure();
    const ours = Math.max(0, this.options.maxBytes - used);
    return this.browserFree === null ? ours : Math.min(ours, this.browserFree);
  }
  /** For the page: the picture or the text itself. */
  blob(sha256: string): Blob | null {
    return this.files.get(sha256)?.blob ?? null;
  }

  /** Is a stored file still what it was? If not, it is let go. */
  async isSound(sha256: string): Promise<boolean> {
    const file = this.files.get(sha256);
    if (!file) return false;
    const now = await hashOf(file.blob).catch((error: unknown) => {
      this.options.log('a stored file cannot be read', error);
      return null;
    });
    if (now !== sha256) this.remove(sha256);
    return now === sha256;
  }

  remove(sha256: string): void {
    this.files.delete(sha256);
    this.bodies.delete(sha256);
    this.options.database
      ?.delete('media', sha256)
      .catch((error: unknown) => this.options.log('not deleted', error));
  }

  fetch(request: FetchRequest): void {
    const abort = new AbortController();
    this.running.set(request.id, abort);
    void this.get(request, abort.signal).then((outcome) => {
      if (!this.running.delete(request.id)) return;
      this.options.emit({ type: 'fetched', id: request.id, outcome, url: request.url });
    });
  }
  abandon(id: string): void {
    const abort = this.running.get(id);
    this.running.delete(id);
    abort?.abort();
  }

  private async get(request: FetchRequest, signal: AbortSignal): Promise<FetchOutcome> {
    const { sha256, bytes } = request;
    const download = this.partOf(sha256, bytes);
    try {
      const { status, retryAfterSeconds } = await httpGet({
        url: request.url,
        token: this.options.token,
        fromByte: download.bytes,
        idleMs: IDLE_MS,
        signal,
        onBegin: (kind) => (kind === 200 ? download.beginAnew() : undefined),
        onChunk: (chunk) => download.write(chunk),
      });
      if (status === 416) {
        this.parts.delete(sha256);
        return { result: 'net', cause: 'the rest is not there; begun anew' };
      }
      if (status !== 200 && status !== 206)
        return {
          result: 'status',
          status,
          ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
        };
      this.parts.delete(sha256);
      if (download.bytes !== bytes || download.digest() !== sha256) return { result: 'wrong' };
      return await this.keep(request, download);
    } catch (error) {
      if (error instanceof TooLongError) {
        this.parts.delete(sha256);
        return { result: 'wrong' };
      }
      return { result: 'net', cause: error instanceof Error ? error.message : String(error) };
    }
  }

  /** Durable, then known. */
  private async keep({ sha256, bytes, purpose }: FetchRequest, download: Download): Promise<FetchOutcome> {
    if (this.freeBytes() < bytes) return { result: 'disk' };
    const file: StoredFile = { sha256, bytes, purpose, stagedAtMs: Date.now(), blob: download.whole() };
    const { database } = this.options;
    try {
      await database?.put('media', file);
      // The one on the disk: what came over the network would stay in memory beside it.
      file.blob = (await database?.get('media', sha256))?.blob ?? file.blob;
    } catch (error) {
      this.options.log('no room for a file', error);
      void this.measure();
      return { result: 'disk' };
    }
    await this.know(file);
    while (this.bodies.size > MAX_BODIES) this.remove(this.bodies.keys().next().value!);
    void this.measure();
    return { result: 'staged' };
  }

  /** At the start. Half a file, or one whose content the browser lost, is not there. */
  private async takeUp(file: StoredFile): Promise<void> {
    try {
      const lastByte = await file.blob.slice(-1).arrayBuffer();
      if (file.blob.size === file.bytes && lastByte.byteLength === 1) {
        await this.know(file);
        return;
      }
    } catch (error) {
      this.options.log('a stored file cannot be read', error);
    }
    this.remove(file.sha256);
    this.options.onDamaged(file.sha256);
  }

  private async know(file: StoredFile): Promise<void> {
    if (file.purpose === 'body') this.bodies.set(file.sha256, new Uint8Array(await file.blob.arrayBuffer()));
    this.files.set(file.sha256, file);
  }

  private partOf(sha256: string, bytes: number): Download {
    const known = this.parts.get(sha256);
    const part = known && known.bytes < bytes ? known : new Download(bytes);
    this.parts.delete(sha256);
    this.parts.set(sha256, part);
    if (this.parts.size > MAX_PARTS) this.parts.delete(this.parts.keys().next().value!);
    return part;
  }

  /** Only secure pages may ask; elsewhere our own bound holds alone. */
  private async measure(): Promise<void> {
    this.measuredMonoMs = performance.now();
    try {
      const estimate = await (navigator.storage as StorageManager | undefined)?.estimate();
      if (estimate?.quota !== undefined)
        this.browserFree = Math.max(0, estimate.quota - (estimate.usage ?? 0));
    } catch (error) {
      this.options.log('the room is not known', error);
    }
  }
}
