/** A sentence ready to be spoken: plain Vietnamese letters and punctuation, no digit, symbol or abbreviation. */
export interface SpokenSentence {
  text: string;
  /** Silence after it. */
  pauseMsAfter: number;
}

/** A person's voice in place of an engine's, for one sentence. */
export interface SentenceRecording {
  path: string;
  /** Of the file; part of cache keys. */
  sha256: string;
}

export type VoiceRegion = 'north' | 'central' | 'south';

export interface Voice {
  /** Unique in its engine. */
  id: string;
  /** What a person reads in a list. */
  label: string;
  /** BCP 47. */
  language: string;
  region: VoiceRegion;
  gender: 'female' | 'male';
  /** false: the voice runs on over `, ; :`, and is given its sentences clause by clause. Absent: it pauses itself. */
  pausesAtMarks?: boolean;
}

export interface SynthesisOptions {
  voice: string;
  /** 1 is the voice's own pace; 0.5–2. */
  speed: number;
  signal?: AbortSignal;
  /** From 0 to 1, by sentences done. */
  onProgress?: (done: number) => void;
}

/** One sentence as sound: mono, without silence at either end. */
export interface SpeechPiece {
  /** Position in the list that was given; pieces come in order. */
  index: number;
  sampleRate: number;
  samples: Int16Array;
}

/**
 * Speaks sentences. Pauses are not its business: whoever joins the pieces makes them. Failures throw `AudioFailure`
 * with a `voice-…` reason, `timed-out` or `aborted`. No text, key or address with a key in it ever reaches an error.
 */
export abstract class SpeechEngine {
  /** Stable and short: `espeak-ng`, `fpt-ai`, … Part of cache keys. */
  abstract readonly name: string;
  /** Changes whenever the same sentence may sound different. Part of cache keys. */
  abstract readonly version: string;
  /** SPDX identifier, or the service's terms. */
  abstract readonly licence: string;

  abstract voices(): readonly Voice[];

  abstract synthesise(
    sentences: readonly SpokenSentence[],
    options: SynthesisOptions,
  ): AsyncIterable<SpeechPiece>;
}
