import { AudioFailure } from '../audio-outcome.js';
import type { AudioProcessor } from '../audio-processor.js';
import type { SentenceCache, SentenceKey } from '../sentence-cache.js';
import type { SentenceRecording } from '../speech-engine.js';
import { trimRecording } from './trim-recording.js';

/** Longest recording of one sentence. */
export const longestSentenceMs = 180_000;
/** Part of the cache key: another way of trimming is another piece. */
const trimVersion = '1';

/** Recordings that stand for single sentences, as samples of the rate of the voice around them. */
export class RecordedSentences {
  constructor(
    private readonly processor: Pick<AudioProcessor, 'decodeToPcm'>,
    private readonly cache: SentenceCache | undefined,
    private readonly signal: AbortSignal | undefined,
  ) {}

  /**
   * Decoded to one channel and `sampleRate`, without silence at its ends, at its own level. Throws `AudioFailure` with
   * the recording's hash in its details: `no-sound` where nobody speaks, `too-long` beyond three minutes, `corrupt`.
   */
  async load(recording: SentenceRecording, sampleRate: number): Promise<Int16Array> {
    const key: SentenceKey = {
      engine: { name: 'recording', version: trimVersion },
      voice: String(sampleRate),
      speed: 1,
      text: recording.sha256,
    };
    const hit = await this.cache?.read(key);
    if (hit) return hit.samples;
    const samples = trimRecording(await this.decode(recording, sampleRate), sampleRate);
    if (samples.length === 0) throw new AudioFailure('no-sound', { recording: recording.sha256 });
    await this.cache?.write(key, { sampleRate, samples });
    return samples;
  }

  private async decode(recording: SentenceRecording, rate: number): Promise<Int16Array> {
    const chunks: Int16Array[] = [];
    const limits = { maxDurationMs: longestSentenceMs };
    const options = { rate, channels: 1 as const, limits, signal: this.signal };
    try {
      for await (const chunk of this.processor.decodeToPcm(recording.path, options))
        chunks.push(chunk.slice());
    } catch (cause) {
      if (!(cause instanceof AudioFailure)) throw cause;
      const { reason, details } = cause.refusal;
      throw new AudioFailure(reason, { ...details, recording: recording.sha256 }, { cause });
    }
    const samples = new Int16Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
    chunks.reduce((at, chunk) => (samples.set(chunk, at), at + chunk.length), 0);
    return samples;
  }
}
