import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** So much is gathered in memory before it becomes part of a Blob, which the browser keeps on its disk. */
const FOLD_BYTES = 4 * 1024 * 1024;

/** The hash of what is stored, piece by piece. @throws DOMException where the browser cannot read it any more */
export async function hashOf(blob: Blob): Promise<string> {
  const hash = sha256.create();
  for (let from = 0; from < blob.size; from += FOLD_BYTES)
    hash.update(new Uint8Array(await blob.slice(from, from + FOLD_BYTES).arrayBuffer()));
  return bytesToHex(hash.digest());
}

export class TooLongError extends Error {}

/** A file on its way: its hash goes along with its bytes, so that 256 MiB of video never lie in memory at once. */
export class Download {
  bytes = 0;
  private hash = sha256.create();
  private blob = new Blob([]);
  private chunks: Uint8Array<ArrayBuffer>[] = [];
  private gathered = 0;

  constructor(private readonly expected: number) {}

  /** The server sends the whole after all. */
  beginAnew(): void {
    this.bytes = 0;
    this.hash = sha256.create();
    this.blob = new Blob([]);
    this.chunks = [];
    this.gathered = 0;
  }

  /** @throws TooLongError more than was promised */
  write(chunk: Uint8Array<ArrayBuffer>): void {
    if (this.bytes + chunk.length > this.expected) throw new TooLongError('longer than promised');
    this.hash.update(chunk);
    this.bytes += chunk.length;
    this.chunks.push(chunk);
    this.gathered += chunk.length;
    if (this.gathered >= FOLD_BYTES) this.fold();
  }

  /** Lower-case hex over everything so far. */
  digest(): string {
    return bytesToHex(this.hash.clone().digest());
  }

  whole(): Blob {
    this.fold();
    return this.blob;
  }

  private fold(): void {
    this.blob = new Blob([this.blob, ...this.chunks]);
    this.chunks = [];
    this.gathered = 0;
  }
}
