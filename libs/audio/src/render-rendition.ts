import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { made } from './audio-outcome.js';
import type { AudioOutcome } from './audio-outcome.js';
import { defaultAudioLimits } from './audio-processor.js';
import type {
  AudioProcessor,
  AudioWork,
  NormaliseTarget,
  NormalisedAudio,
  RawPcmFile,
} from './audio-processor.js';
import { type RenderedSentence, renderSpeech } from './render-speech.js';
import type { SentenceCache } from './sentence-cache.js';
import type { SpeechEngine } from './speech-engine.js';

/** What is needed of a media store; `MediaStore` of libs/storage is one. */
export interface RenditionStore {
  put(source: { path: string }, options: { maxBytes: number }): Promise<{ sha256: string; bytes: number }>;
}

export type RenditionSource =
  | {
      kind: 'speech';
      /** A sentence may have a person's recording in its place. */
      sentences: readonly RenderedSentence[];
      engine: SpeechEngine;
      voice: string;
      speed: number;
    }
  | { kind: 'recording'; path: string };

export interface RenditionJob extends AudioWork {
  source: RenditionSource;
  processor: AudioProcessor;
  store: RenditionStore;
  /** A folder for the pieces in between; emptied again whatever happens. */
  workFolder: string;
  cache?: SentenceCache;
  target?: Partial<NormaliseTarget>;
}

export interface RenditionFile extends NormalisedAudio {
  /** Its name in the store. */
  sha256: string;
  /** Sentences spoken now, taken from the cache, and said by a person; all 0 where the whole is a recording. */
  spoken: number;
  cached: number;
  recorded: number;
}

/** Speech is quick and encoding slow: a third of the bar for speaking. */
const speechShare = 0.3;

/**
 * Words or a recording become what loudspeakers play: mp3, 64 kb/s, mono, −16 LUFS, at most −1 dBTP, in the store
 * under its hash. The length is that of the decoded samples. Nothing half-made is left anywhere.
 */
export async function renderRendition(job: RenditionJob): Promise<AudioOutcome<RenditionFile>> {
  const folder = await mkdtemp(join(job.workFolder, 'rendition-'));
  try {
    const input = await soundOf(job, folder);
    if (!input.ok) return input;
    const { sound, spoken, cached, recorded, share } = input.value;
    const out = join(folder, 'rendition.mp3');
    const normalised = await job.processor.normalise(sound, out, job.target, {
      ...job,
      onProgress: (done) => job.onProgress?.(share + (1 - share) * done),
    });
    if (!normalised.ok) return normalised;
    const stored = await job.store.put({ path: out }, { maxBytes: normalised.value.bytes });
    return made({ ...normalised.value, ...stored, spoken, cached, recorded });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Sound {
  sound: string | RawPcmFile;
  spoken: number;
  cached: number;
  recorded: number;
  share: number;
}

async function soundOf(job: RenditionJob, folder: string): Promise<AudioOutcome<Sound>> {
  const { source } = job;
  if (source.kind === 'recording')
    return made({ sound: source.path, spoken: 0, cached: 0, recorded: 0, share: 0 });
  const speech = await renderSpeech({
    ...source,
    processor: job.processor,
    cache: job.cache,
    out: join(folder, 'speech.raw'),
    maxDurationMs: job.limits?.maxDurationMs ?? defaultAudioLimits.maxDurationMs,
    signal: job.signal,
    onProgress: (done) => job.onProgress?.(speechShare * done),
  });
  if (!speech.ok) return speech;
  return made({ ...speech.value, sound: speech.value, share: speechShare });
}
