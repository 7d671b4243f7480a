import { createHash } from 'node:crypto';
import { closeSync, createReadStream, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Decoder } from './decoder.js';

export const SAMPLE_RATE = 24_000;
const BYTES_PER_SAMPLE = 2;
/** About ten minutes of sound are kept decoded beside what is in use. */
const MAX_IDLE_SAMPLES = 10 * 60 * SAMPLE_RATE;

/** Read into again and again: nobody keeps what was read. */
let scratch = new Int16Array(SAMPLE_RATE);

export type DecodeEnd = 'decoding' | 'whole' | 'broken' | 'undecodable';

/** One file as raw samples on disk, readable while it is still being decoded. */
export class DecodedFile {
  samples = 0;
  end: DecodeEnd = 'decoding';
  holders = 0;
  readonly done: Promise<void>;
  private readonly file: number;

  constructor(
    private readonly path: string,
    decode: (into: DecodedFile) => Promise<DecodeEnd>,
    private readonly log: (message: string, details: Record<string, unknown>) => void,
  ) {
    this.file = openSync(path, 'w+', 0o600);
    this.done = decode(this)
      .catch((error: unknown): DecodeEnd => {
        this.log('file cannot be decoded', { cause: error instanceof Error ? error.message : String(error) });
        return 'undecodable';
      })
      .then((end) => {
        this.end = end;
      });
  }

  append(chunk: Int16Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    writeSync(this.file, bytes, 0, bytes.length, this.samples * BYTES_PER_SAMPLE);
    this.samples += chunk.length;
  }

  /** Up to `count` samples from `from`; fewer where there are no more (yet). Valid until the next read of any file. */
  read(from: number, count: number): Int16Array {
    const there = Math.max(0, Math.min(count, this.samples - from));
    if (there > scratch.length) scratch = new Int16Array(there);
    const bytes = there * BYTES_PER_SAMPLE;
    if (there > 0) readSync(this.file, new Uint8Array(scratch.buffer), 0, bytes, from * BYTES_PER_SAMPLE);
    return scratch.subarray(0, there);
  }

  drop(): void {
    closeSync(this.file);
    rmSync(this.path, { force: true });
  }
}

/** Decoded files, got ready ahead of their second, kept while somebody holds them and a little longer. */
export class DecodedShelf {
  private readonly files = new Map<string, DecodedFile>();

  constructor(
    private readonly folder: string,
    private readonly decoder: Decoder,
    private readonly pathOf: (sha256: string) => string,
    private readonly log: (message: string, details: Record<string, unknown>) => void,
  ) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }

  /** Held until `release`. */
  hold(sha256: string): DecodedFile {
    let file = this.files.get(sha256);
    if (!file || (file.holders === 0 && (file.end === 'broken' || file.end === 'undecodable'))) {
      file?.drop();
      file = new DecodedFile(
        join(this.folder, `${sha256}.pcm`),
        (into) => this.decode(sha256, into),
        this.log,
      );
    }
    this.files.delete(sha256);
    this.files.set(sha256, file);
    file.holders += 1;
    return file;
  }

  release(sha256: string): void {
    const file = this.files.get(sha256);
    if (!file) return;
    file.holders = Math.max(0, file.holders - 1);
    this.tidy();
  }

  close(): void {
    for (const file of this.files.values()) if (file.end !== 'decoding') file.drop();
    this.files.clear();
  }

  /** A file is believed only as long as it still has its hash: flash rots. */
  private async decode(sha256: string, into: DecodedFile): Promise<DecodeEnd> {
    const path = this.pathOf(sha256);
    if ((await hashOf(path)) !== sha256) return 'broken';
    for await (const chunk of this.decoder.decode(path, SAMPLE_RATE)) into.append(chunk);
    return 'whole';
  }

  private tidy(): void {
    let idle = 0;
    for (const [sha256, file] of [...this.files].reverse()) {
      if (file.holders > 0 || file.end === 'decoding') continue;
      idle += file.samples;
      if (idle <= MAX_IDLE_SAMPLES) continue;
      file.drop();
      this.files.delete(sha256);
    }
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
