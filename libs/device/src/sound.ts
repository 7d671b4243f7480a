/** A stretch of a play by position, or of time: from included, to not. */
export interface Span {
  fromMs: number;
  toMs: number;
}

/** A piece of a play: where in the play it lies, and which file (or tone) it is. */
export interface PlayPiece {
  /** Absent for a tone of the device itself. */
  sha256?: string;
  codec?: string;
  /** From position 0 of the play. */
  positionMs: number;
  durationMs: number;
}
export interface PlayPlan {
  /** Unique per call of `start`; a play that is taken up again has a new run. */
  run: string;
  /** The monotonic instant at which position 0 lies (perhaps in the past). */
  zeroMonoMs: number;
  /** Sound begins here, not before; a piece that began earlier is entered in its middle. */
  fromPositionMs: number;
  pieces: readonly PlayPiece[];
  /** 0–100, already limited. */
  volume: number;
}
