import type { Readable } from 'node:stream';

/** Bytes to be stored: a stream of chunks, a buffer, or the path of a local file. */
export type MediaSource = AsyncIterable<Uint8Array> | Uint8Array | { path: string };

export interface PutOptions {
  /** What the bytes must hash to; anything else is refused and nothing is stored. */
  expectedSha256?: string;
  /** Upper bound; the byte after it ends the upload. */
  maxBytes: number;
  signal?: AbortSignal;
}

/** A stored file: its name is its hash. */
export interface StoredMedia {
  /** 64 lower-case hex digits. */
  sha256: string;
  bytes: number;
}

/** One that is there; bytes that come again are new again. */
export interface KeptMedia extends StoredMedia {
  storedAtMs: number;
}

/** Half-open byte range: `start` included, `end` not. */
export interface ByteRange {
  start: number;
  end?: number;
}

export interface MediaSpace {
  freeBytes: number;
  totalBytes: number;
}

/**
 * Files named by the SHA-256 of their content. A name never means other bytes later; storing the same bytes twice
 * is one file. Errors are `AppError`: `media-hash-malformed`, `media-too-large`, `media-hash-differs`,
 * `media-no-space`, `media-not-found`.
 */
export abstract class MediaStore {
  /** Stores the whole source or nothing: what `put` returned survives a power cut. */
  abstract put(source: MediaSource, options: PutOptions): Promise<StoredMedia>;

  /** Undefined where the store has no such file. */
  abstract stat(sha256: string): Promise<KeptMedia | undefined>;

  /** Throws `media-not-found` where there is none; the range is clipped to the file. */
  abstract open(sha256: string, range?: ByteRange): Promise<Readable>;

  /** Where the file is (or would be) on this machine, for programs that take paths. */
  abstract path(sha256: string): string;

  /** True when a file was there and is gone now. */
  abstract remove(sha256: string): Promise<boolean>;

  /** Every stored file, in no promised order; files that appear meanwhile may be missed. */
  abstract list(): AsyncIterable<KeptMedia>;

  abstract space(): Promise<MediaSpace>;
}
