import type { AudioOutcome } from './audio-outcome.js';

/** Containers that are taken; each is a pinned demuxer, chosen by content and never by the file's name. */
export type AudioFormat = 'mp3' | 'wav' | 'mp4' | 'ogg' | 'webm' | 'flac' | 'amr' | 'aac';

export interface AudioLimits {
  /** Longest sound taken or made. */
  maxDurationMs: number;
  /** Largest file taken. */
  maxBytes: number;
  /** Wall time of one program run. */
  timeoutMs: number;
}

/** Two hours, 512 MiB, fifteen minutes of work. */
export const defaultAudioLimits: AudioLimits = {
  maxDurationMs: 2 * 3_600_000,
  maxBytes: 512 * 1024 * 1024,
  timeoutMs: 15 * 60_000,
};

export interface AudioWork {
  signal?: AbortSignal;
  limits?: Partial<AudioLimits>;
  /** From 0 to 1, never backwards. */
  onProgress?: (done: number) => void;
}

export interface AudioProbe {
  format: AudioFormat;
  codec: string;
  channels: number;
  sampleRate: number;
  bytes: number;
  /** What the file says of itself; null where it says nothing. Only `measure` tells the truth. */
  declaredDurationMs: number | null;
  hasCoverArt: boolean;
}

/** EBU R128 over the whole of a sound, and its length in decoded samples. */
export interface Loudness {
  /** Integrated loudness in LUFS; -Infinity where everything was gated away. */
  lufs: number;
  truePeakDb: number;
  /** Loudness range in LU. */
  lra: number;
  durationMs: number;
}

export interface NormaliseTarget {
  targetLufs: number;
  truePeakDb: number;
  bitrateKbps: number;
  sampleRate: 44_100 | 48_000;
}

/** What every loudspeaker plays (docs/device-protocol.md) at the level every station uses. */
export const broadcastTarget: NormaliseTarget = {
  targetLufs: -16,
  truePeakDb: -1,
  bitrateKbps: 64,
  sampleRate: 44_100,
};

/** Raw samples in a file: 16 bit little-endian, mono. What speech engines leave. */
export interface RawPcmFile {
  rawPath: string;
  sampleRate: number;
}

export interface NormalisedAudio extends Loudness {
  bytes: number;
  codec: 'mp3';
  sampleRate: number;
  /** Constant gain applied before the limiter. */
  gainDb: number;
  /** `shorter-than-declared`: the file promised more than it holds; `loudness-not-reached`: peaks forbid the target. */
  warnings: ('shorter-than-declared' | 'loudness-not-reached')[];
}

export interface DecodeOptions {
  /** Samples per second and channel. */
  rate: number;
  channels: 1 | 2;
  /** Skips so much of the start, counted in decoded samples. */
  fromMs?: number;
  signal?: AbortSignal;
  limits?: Partial<AudioLimits>;
}

/** A part of a concatenation: a file, or silence. */
export type AudioPart = { path: string } | { silenceMs: number };

/** Everything done to sound, whichever program does it. Refusals are values; `decodeToPcm` throws `AudioFailure`. */
export abstract class AudioProcessor {
  /** What the file is, by its content, without decoding it. */
  abstract probe(path: string, work?: AudioWork): Promise<AudioOutcome<AudioProbe>>;

  /** Decodes everything and measures it; refuses nothing for being quiet. */
  abstract measure(path: string, work?: AudioWork): Promise<AudioOutcome<Loudness>>;

  /**
   * Writes `out` as mp3 at the target: measured, one linear gain, peaks limited, encoded, decoded again and measured
   * again; the figures returned are those of the decoded result.
   */
  abstract normalise(
    input: string | RawPcmFile,
    out: string,
    target?: Partial<NormaliseTarget>,
    work?: AudioWork,
  ): Promise<AudioOutcome<NormalisedAudio>>;

  /** Writes the parts one after another to `out` as 16 bit mono wav of 44.1 kHz, with nothing done to their level. */
  abstract concat(
    parts: readonly AudioPart[],
    out: string,
    work?: AudioWork,
  ): Promise<AudioOutcome<{ durationMs: number }>>;

  /** Decoded samples, interleaved where there are two channels, in chunks of at most 64 KiB. */
  abstract decodeToPcm(path: string, options: DecodeOptions): AsyncIterable<Int16Array>;
}
