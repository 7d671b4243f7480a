/** Where the timeline goes, sample by sample, silence included. */
export interface Sink {
  /** Samples are asked for when they lie this much after (or, negative, before) now. */
  readonly aheadMs: number;
  /** Volume is applied to the samples; a file keeps them as they are approved. */
  readonly appliesVolume: boolean;
  begin(about: SinkStart): void;
  /** `silent`: the samples are all zero. They are valid during the call only. */
  write(samples: Int16Array, silent: boolean): void;
  close(): void;
}
export interface SinkStart {
  boot: string;
  device: string;
  sampleRate: number;
  /** The machine's real clock at sample 0, in epoch ms. */
  startedAtMs: number;
}
