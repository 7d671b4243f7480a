import { MediaStore } from '#storage/media-store.js';
import { Injectable } from '@nestjs/common';
import { buffer } from 'node:stream/consumers';

/** A playlist body has some ten kilobytes; bulletins are larger and go from the disk. */
const SMALL_BYTES = 256 * 1024;
const KEPT_BYTES = 32 * 1024 * 1024;

/**
 * Small files kept in memory while they are asked for: a body is fetched by all devices of a commune within seconds.
 * A name never means other bytes, so nothing here can be out of date; the one that was not asked for longest goes first.
 */
@Injectable()
export class SmallFiles {
  private readonly kept = new Map<string, Buffer>();
  private readonly reading = new Map<string, Promise<Buffer | null>>();
  private keptBytes = 0;

  constructor(private readonly store: MediaStore) {}

  /** null: there is no such file, or it is not small. */
  async read(sha256: string): Promise<Buffer | null> {
    const known = this.kept.get(sha256);
    if (known) {
      this.kept.delete(sha256);
      this.kept.set(sha256, known);
      return known;
    }
    let reading = this.reading.get(sha256);
    if (!reading) {
      reading = this.load(sha256).finally(() => this.reading.delete(sha256));
      this.reading.set(sha256, reading);
    }
    return reading;
  }

  private async load(sha256: string): Promise<Buffer | null> {
    const file = await this.store.stat(sha256);
    if (!file || file.bytes > SMALL_BYTES) return null;
    const bytes = await buffer(await this.store.open(sha256));
    this.kept.set(sha256, bytes);
    this.keptBytes += bytes.length;
    for (const [oldest, { length }] of this.kept) {
      if (this.keptBytes <= KEPT_BYTES) break;
      this.kept.delete(oldest);
      this.keptBytes -= length;
    }
    return bytes;
  }
}
