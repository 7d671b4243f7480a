import { AudioFailure } from '../audio-outcome.js';
import { checkVoice } from '../engines/espeak-voices.js';
import { orderedParallel } from '../ordered-parallel.js';
import { SpeechEngine } from '../speech-engine.js';
import type { SpeechPiece, SpokenSentence, SynthesisOptions, Voice } from '../speech-engine.js';
import { trimSilence } from '../trim-silence.js';
import type { PcmSound } from '../wav-reader.js';
import { CloudClient, usualBounds } from './cloud-call.js';
import type { CloudBounds } from './cloud-call.js';
import type { CloudService } from './cloud-service.js';
import { splitText } from './split-text.js';

/** Turns whatever a service sent (wav, mp3) into samples at `cloudSampleRate`; `soundDecoder` makes one. */
export type DecodeSound = (bytes: Buffer) => Promise<PcmSound>;

/** Silence where a sentence had to be cut in two. */
const joinMs = 120;

/** A voice service as an engine: one request a sentence, two at a time, longer sentences in pieces. */
export class CloudEngine extends SpeechEngine {
  private readonly client: CloudClient;

  constructor(
    private readonly service: CloudService,
    private readonly decode: DecodeSound,
    bounds: Partial<CloudBounds> = {},
    private readonly width = 2,
  ) {
    super();
    this.client = new CloudClient(service.name, { ...usualBounds, ...bounds });
  }

  override get name(): string {
    return this.service.name;
  }

  override get version(): string {
    return this.service.version;
  }

  override get licence(): string {
    return this.service.licence;
  }

  override voices(): readonly Voice[] {
    return this.service.voices;
  }

  override async *synthesise(
    sentences: readonly SpokenSentence[],
    options: SynthesisOptions,
  ): AsyncIterable<SpeechPiece> {
    checkVoice(this.service.voices, options);
    // One sentence that fails ends the others that are under way.
    const stop = new AbortController();
    const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
    const work = (sentence: SpokenSentence, index: number) =>
      this.speak(sentence.text, index, { ...options, signal }).catch((cause: unknown) => {
        stop.abort();
        throw cause;
      });
    let done = 0;
    try {
      for await (const piece of orderedParallel(sentences, this.width, work)) {
        options.onProgress?.(++done / sentences.length);
        yield piece;
      }
    } finally {
      stop.abort();
    }
  }

  private async speak(text: string, index: number, options: SynthesisOptions): Promise<SpeechPiece> {
    const { voice, speed, signal } = options;
    const sounds: PcmSound[] = [];
    for (const part of splitText(text, this.service.limit)) {
      const bytes = await this.service.speak(this.client, { text: part, voice, speed, signal });
      const { samples, sampleRate } = await this.decode(bytes);
      sounds.push({ sampleRate, samples: trimSilence(samples, sampleRate) });
    }
    const sampleRate = sounds[0]?.sampleRate;
    if (sampleRate === undefined || sounds.every((sound) => sound.samples.length === 0)) {
      throw new AudioFailure('voice-engine-failed', { engine: this.name, sentence: index, found: 'silence' });
    }
    return { index, sampleRate, samples: join(sounds, Math.round((joinMs / 1000) * sampleRate)) };
  }
}

function join(sounds: readonly PcmSound[], gap: number): Int16Array {
  const total = sounds.reduce((sum, { samples }) => sum + samples.length + gap, -gap);
  const out = new Int16Array(total);
  let at = 0;
  for (const { samples } of sounds) {
    out.set(samples, at);
    at += samples.length + gap;
  }
  return out;
}
