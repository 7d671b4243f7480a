import { createHash } from 'node:crypto';
import { httpGet } from '#device/node/http-get.js';
import type { FetchOutcome, FetchRequest, FileRef, FilesPort, ProgrammeShelf } from '#device/ports.js';
import type { Programme } from '#device/programme/programme.js';

const IDLE_MS = 30_000;
const MAX_BODIES = 256;

/** What all devices of the process share: media verified once, bodies and the programmes in them. */
export class SharedFiles implements ProgrammeShelf {
  readonly media = new Map<string, number>();
  private readonly bodies = new Map<string, Uint8Array>();
  private readonly programmes = new Map<string, Programme>();
  private readonly running = new Map<string, Promise<FetchOutcome>>();

  find(sha256: string): Programme | null {
    return this.programmes.get(sha256) ?? null;
  }
  keep(sha256: string, programme: Programme): void {
    bounded(this.programmes).set(sha256, programme);
  }
  body(sha256: string): Uint8Array | null {
    return this.bodies.get(sha256) ?? null;
  }

  /** Every device GETs its own body; of media the first one's GET serves all. */
  async get(request: FetchRequest, token: string): Promise<FetchOutcome> {
    if (request.purpose === 'body') {
      const { outcome, bytes } = await download(request, token);
      if (bytes && !this.bodies.has(request.sha256)) bounded(this.bodies).set(request.sha256, bytes);
      return outcome;
    }
    if (this.media.has(request.sha256)) return { result: 'staged' };
    let running = this.running.get(request.sha256);
    if (!running) {
      running = download(request, token, false)
        .then(({ outcome }) => outcome)
        .finally(() => this.running.delete(request.sha256));
      this.running.set(request.sha256, running);
    }
    const outcome = await running;
    if (outcome.result === 'staged') this.media.set(request.sha256, request.bytes);
    return outcome;
  }
}

function bounded<V>(map: Map<string, V>): Map<string, V> {
  if (map.size >= MAX_BODIES) map.delete(map.keys().next().value!);
  return map;
}

async function download(
  request: FetchRequest,
  token: string,
  keep = true,
): Promise<{ outcome: FetchOutcome; bytes?: Uint8Array }> {
  const hash = createHash('sha256');
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    const { status, retryAfterSeconds } = await httpGet({
      url: request.url,
      token,
      idleMs: IDLE_MS,
      onChunk: (chunk) => {
        length += chunk.length;
        if (length > request.bytes) throw new Error('longer than promised');
        hash.update(chunk);
        if (keep) chunks.push(chunk);
      },
    });
    if (status !== 200)
      return {
        outcome: {
          result: 'status',
          status,
          ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
        },
      };
  } catch (error) {
    if (length > request.bytes) return { outcome: { result: 'wrong' } };
    return { outcome: { result: 'net', cause: error instanceof Error ? error.message : String(error) } };
  }
  if (length !== request.bytes || hash.digest('hex') !== request.sha256)
    return { outcome: { result: 'wrong' } };
  return { outcome: { result: 'staged' }, ...(keep ? { bytes: Buffer.concat(chunks) } : {}) };
}

type Fetched = (id: string, outcome: FetchOutcome) => void;

/** What one simulated device has; the bytes are elsewhere. */
export class DeviceFiles implements FilesPort {
  private readonly mine = new Map<string, number>();
  private readonly wanted = new Set<string>();

  constructor(
    private readonly shared: SharedFiles,
    private readonly token: string,
    private readonly fetched: Fetched,
  ) {}

  has(sha256: string): boolean {
    return this.mine.has(sha256);
  }
  fetch(request: FetchRequest): void {
    this.wanted.add(request.id);
    void this.shared.get(request, this.token).then((outcome) => {
      if (!this.wanted.delete(request.id)) return;
      if (outcome.result === 'staged') this.mine.set(request.sha256, request.bytes);
      this.fetched(request.id, outcome);
    });
  }
  abandon(id: string): void {
    this.wanted.delete(id);
  }
  read(sha256: string): Uint8Array | null {
    return this.mine.has(sha256) ? this.shared.body(sha256) : null;
  }
  remove(sha256: string): void {
    this.mine.delete(sha256);
  }
  list(): FileRef[] {
    return [...this.mine].map(([sha256, bytes]) => ({ sha256, bytes }));
  }
  freeBytes(): number | null {
    return null;
  }
}
