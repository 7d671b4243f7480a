import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { AudioFailure, audioRefusalOf, made } from './audio-outcome.js';
import type { AudioOutcome } from './audio-outcome.js';
import { bytesOf } from './pcm.js';
import type { SentenceCache } from './sentence-cache.js';
import type { SpeechEngine, SpeechPiece, SpokenSentence } from './speech-engine.js';

export interface SpeechRender {
  sentences: readonly SpokenSentence[];
  engine: SpeechEngine;
  voice: string;
  /** 1 is the voice's own pace; pauses stretch with it. */
  speed: number;
  cache?: SentenceCache;
  /** Raw 16 bit mono samples are written here. */
  out: string;
  maxDurationMs: number;
  signal?: AbortSignal;
  onProgress?: (done: number) => void;
}

export interface RenderedSpeech {
  rawPath: string;
  sampleRate: number;
  durationMs: number;
  /** Sentences that an engine spoke now; the others came from the cache. */
  spoken: number;
  cached: number;
}

/** Speaks the sentences one after another with their pauses into one file of samples. */
export async function renderSpeech(render: SpeechRender): Promise<AudioOutcome<RenderedSpeech>> {
  const sentences = render.sentences.filter((sentence) => /\p{L}/u.test(sentence.text));
  if (sentences.length === 0) return { ok: false, reason: 'nothing-to-speak', details: {} };
  const file = await open(render.out, 'w');
  try {
    const track = new Track(file, render);
    let cached = 0;
    for await (const { piece, fromCache } of pieces(render, sentences)) {
      if (fromCache) cached++;
      await track.add(piece, sentences[piece.index]?.pauseMsAfter ?? 0);
      render.onProgress?.((piece.index + 1) / sentences.length);
    }
    return made({
      rawPath: render.out,
      sampleRate: track.sampleRate,
      durationMs: track.durationMs,
      spoken: sentences.length - cached,
      cached,
    });
  } catch (cause) {
    return audioRefusalOf(cause);
  } finally {
    await file.close();
  }
}

interface PieceInPlace {
  piece: SpeechPiece;
  fromCache: boolean;
}

/** Cached sentences from the cache, each run of uncached ones in between from the engine, in order. */
async function* pieces(
  render: SpeechRender,
  sentences: readonly SpokenSentence[],
): AsyncIterable<PieceInPlace> {
  const { cache, engine, voice, speed, signal } = render;
  const keyOf = (sentence: SpokenSentence) => ({ engine, voice, speed, text: sentence.text });
  for (let from = 0; from < sentences.length;) {
    const first = sentences[from] as SpokenSentence;
    const hit = await cache?.read(keyOf(first));
    if (hit) {
      yield { piece: { index: from++, ...hit }, fromCache: true };
      continue;
    }
    let to = from + 1;
    while (to < sentences.length && !(await cache?.has(keyOf(sentences[to] as SpokenSentence)))) to++;
    for await (const piece of engine.synthesise(sentences.slice(from, to), { voice, speed, signal })) {
      await cache?.write(keyOf(sentences[from + piece.index] as SpokenSentence), piece);
      yield { piece: { ...piece, index: from + piece.index }, fromCache: false };
    }
    from = to;
  }
}

/** The file as it grows; all pieces must have one rate. */
class Track {
  sampleRate = 0;
  private samples = 0;

  constructor(
    private readonly file: FileHandle,
    private readonly render: SpeechRender,
  ) {}

  get durationMs(): number {
    return (this.samples / this.sampleRate) * 1000;
  }

  async add(piece: SpeechPiece, pauseMsAfter: number): Promise<void> {
    if (this.sampleRate === 0) this.sampleRate = piece.sampleRate;
    if (piece.sampleRate !== this.sampleRate) {
      throw new AudioFailure('voice-engine-failed', {
        sampleRate: piece.sampleRate,
        expected: this.sampleRate,
      });
    }
    const pauseMs = Math.min(10_000, Math.max(0, pauseMsAfter)) / this.render.speed;
    const pause = new Int16Array(Math.round((pauseMs / 1000) * this.sampleRate));
    await this.file.writeFile(bytesOf(piece.samples));
    await this.file.writeFile(bytesOf(pause));
    this.samples += piece.samples.length + pause.length;
    if (this.durationMs > this.render.maxDurationMs) {
      throw new AudioFailure('too-long', { maxDurationMs: this.render.maxDurationMs });
    }
  }
}
