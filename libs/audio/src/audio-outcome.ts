import type { AudioReason } from './audio-errors.js';

export interface AudioRefusal {
  ok: false;
  reason: AudioReason;
  /** For the log and the technician, never a key or a path outside the work folder. */
  details: Record<string, string | number | boolean | null>;
}

/** Expected ends of work on sound are values: what was made, or why not. */
export type AudioOutcome<T> = { ok: true; value: T } | AudioRefusal;

export function made<T>(value: T): AudioOutcome<T> {
  return { ok: true, value };
}

export function refused(reason: AudioReason, details: AudioRefusal['details'] = {}): AudioRefusal {
  return { ok: false, reason, details };
}

/** The same refusal where only throwing is possible (streams, engines); `audioRefusalOf` brings it back. */
export class AudioFailure extends Error {
  readonly refusal: AudioRefusal;

  constructor(reason: AudioReason, details: AudioRefusal['details'] = {}, options?: { cause?: unknown }) {
    super(`${reason} ${JSON.stringify(details)}`, options);
    this.name = 'AudioFailure';
    this.refusal = refused(reason, details);
  }
}

/** The refusal in a thrown thing, or the thing thrown again: what is not ours is a bug or an I/O error. */
export function audioRefusalOf(thrown: unknown): AudioRefusal {
  if (thrown instanceof AudioFailure) return thrown.refusal;
  throw thrown;
}
