import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { bytesOf } from './pcm.js';

export interface WavShape {
  sampleRate: number;
  channels: 1 | 2;
}

export const wavHeaderBytes = 44;

/** RIFF header of 16 bit PCM; `dataBytes` undefined writes the lengths of a stream that has not ended. */
export function wavHeader(shape: WavShape, dataBytes?: number): Buffer {
  const header = Buffer.alloc(wavHeaderBytes);
  const frameBytes = shape.channels * 2;
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(dataBytes === undefined ? 0xffff_ffff : dataBytes + 36, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(shape.channels, 22);
  header.writeUInt32LE(shape.sampleRate, 24);
  header.writeUInt32LE(shape.sampleRate * frameBytes, 28);
  header.writeUInt16LE(frameBytes, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(dataBytes ?? 0xffff_ffff, 40);
  return header;
}

/**
 * Writes a wav as its samples come. Until `close` the header says "until the end of the file", which decoders take
 * literally: a file cut off by a crash plays up to the last sample on the disk.
 */
export class WavWriter {
  private dataBytes = 0;

  private constructor(
    private readonly file: FileHandle,
    readonly shape: WavShape,
  ) {}

  static async create(path: string, shape: WavShape): Promise<WavWriter> {
    const file = await open(path, 'w');
    await file.write(wavHeader(shape));
    return new WavWriter(file, shape);
  }

  get durationMs(): number {
    return (this.dataBytes / 2 / this.shape.channels / this.shape.sampleRate) * 1000;
  }

  async write(samples: Int16Array): Promise<void> {
    const bytes = bytesOf(samples);
    for (let at = 0; at < bytes.length;) {
      const { bytesWritten } = await this.file.write(bytes, at, bytes.length - at);
      at += bytesWritten;
    }
    this.dataBytes += bytes.length;
  }

  /** Writes the true lengths into the header. */
  async close(): Promise<void> {
    try {
      await this.file.write(wavHeader(this.shape, this.dataBytes), 0, wavHeaderBytes, 0);
    } finally {
      await this.file.close();
    }
  }
}
