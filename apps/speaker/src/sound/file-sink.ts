import { closeSync, ftruncateSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Sink, SinkStart } from './sink.js';

const BYTES_PER_SAMPLE = 2;

/**
 * What would have been heard, one file per start: `<boot>.pcm` (16 bit little-endian, mono) and `<boot>.json` beside it
 * with the instant of its first sample. It grows as time passes and is whole up to the moment it is killed; silence
 * is a hole in the file. Samples are written at full gain, so that they can be compared with what was approved, or at
 * the volume of each moment, as a sound card would play them.
 */
export class FileSink implements Sink {
  readonly aheadMs = -150;
  private file: number | null = null;
  private bytes = 0;

  constructor(
    private readonly folder: string,
    readonly appliesVolume: boolean,
  ) {}

  begin(about: SinkStart): void {
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(
      join(this.folder, `${about.boot}.json`),
      `${JSON.stringify({ ...about, format: 's16le', channels: 1, gain: this.appliesVolume ? 'volume' : 1 })}\n`,
    );
    this.file = openSync(join(this.folder, `${about.boot}.pcm`), 'w');
  }

  write(samples: Int16Array, silent: boolean): void {
    if (this.file === null) return;
    const length = samples.length * BYTES_PER_SAMPLE;
    if (silent) ftruncateSync(this.file, this.bytes + length);
    else writeSync(this.file, Buffer.from(samples.buffer, samples.byteOffset, length), 0, length, this.bytes);
    this.bytes += length;
  }

  close(): void {
    if (this.file !== null) closeSync(this.file);
    this.file = null;
  }
}
