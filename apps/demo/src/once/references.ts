import { findFfmpeg } from '#audio/ffmpeg/ffmpeg-binary.js';
import { FfmpegAudioProcessor } from '#audio/ffmpeg/ffmpeg-processor.js';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bulletin } from '../bulletins.js';
import type { Api } from '../api.js';

const SHIPPED_SOUNDS = join(dirname(fileURLToPath(import.meta.url)), '../../../../../media/assets');
const FULL_SCALE = 32_768;

/** Sounds to compare recordings with, decoded as a loudspeaker does. */
export class References {
  private readonly decoded = new Map<string, Promise<Float32Array>>();
  private processor: FfmpegAudioProcessor | null = null;

  constructor(
    private readonly folder: string,
    private readonly rate: number,
  ) {
    mkdirSync(folder, { recursive: true });
  }

  /** What was approved, from the page on which the approver listens to it. */
  bulletin(api: Api, { id, sha256 }: Bulletin): Promise<Float32Array> {
    return this.once(sha256, async () => {
      const file = join(this.folder, `${sha256}.mp3`);
      writeFileSync(file, await api.download(`/api/v1/bulletins/${id}/variants/vi/audio`));
      return this.decode(file);
    });
  }

  /** A sound that ships with the program. */
  shipped(sha256: string): Promise<Float32Array> {
    return this.once(sha256, () => {
      const file = readdirSync(SHIPPED_SOUNDS)
        .map((name) => join(SHIPPED_SOUNDS, name))
        .find((path) => createHash('sha256').update(readFileSync(path)).digest('hex') === sha256);
      if (!file) throw new Error(`no shipped sound is ${sha256}`);
      return this.decode(file);
    });
  }

  private once(key: string, make: () => Promise<Float32Array>): Promise<Float32Array> {
    const known = this.decoded.get(key) ?? make();
    this.decoded.set(key, known);
    return known;
  }

  private async decode(file: string): Promise<Float32Array> {
    this.processor ??= new FfmpegAudioProcessor(await findFfmpeg());
    const chunks: Int16Array[] = [];
    for await (const chunk of this.processor.decodeToPcm(file, { rate: this.rate, channels: 1 }))
      chunks.push(chunk.slice());
    const samples = new Float32Array(chunks.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const chunk of chunks) for (const sample of chunk) samples[at++] = sample / FULL_SCALE;
    return samples;
  }
}
