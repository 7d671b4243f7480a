import type { Sink } from './sink.js';

/** Plays to nobody. */
export class NullSink implements Sink {
  readonly aheadMs = -150;
  readonly appliesVolume = false;
  begin(): void {
    // nothing to open
  }
  write(): void {
    // nobody listens
  }
  close(): void {
    // nothing to close
  }
}
