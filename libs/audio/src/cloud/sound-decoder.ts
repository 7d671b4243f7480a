import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AudioProcessor } from '../audio-processor.js';
import { readWav } from '../wav-reader.js';
import type { DecodeSound } from './cloud-engine.js';

/** All pieces of a speech must have one rate; services promise several and change them. */
export const cloudSampleRate = 24_000;

/** Wav of the right rate as it is, everything else through the audio processor and a file in the work folder. */
export function soundDecoder(processor: AudioProcessor, workFolder: string): DecodeSound {
  return async (bytes) => {
    const wav = readWav(bytes);
    if (wav?.sampleRate === cloudSampleRate) return wav;
    const path = join(workFolder, `${randomUUID()}.sound`);
    await writeFile(path, bytes);
    try {
      const chunks: Int16Array[] = [];
      const decoded = processor.decodeToPcm(path, {
        rate: cloudSampleRate,
        channels: 1,
        limits: { maxDurationMs: 600_000 },
      });
      for await (const chunk of decoded) chunks.push(chunk);
      const samples = new Int16Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
      chunks.reduce((at, chunk) => (samples.set(chunk, at), at + chunk.length), 0);
      return { sampleRate: cloudSampleRate, samples };
    } finally {
      await rm(path, { force: true });
    }
  };
}
