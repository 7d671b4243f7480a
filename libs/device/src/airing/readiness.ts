import type { DeviceContext } from '../context.js';
import type { PlayPiece } from '../ports.js';

/** An emergency that cannot be got ready in this time begins as it is. */
const PATIENCE_MS = 1000;

interface State {
  hashes: string;
  /** Monotonic; the patience is one for the whole reading, whatever arrives meanwhile. */
  askedMonoMs: number;
  done: boolean;
}

/** Decoding takes a moment: a reading that began before it would lose its first words. */
export class Readiness {
  private readonly states = new Map<string, State>();

  constructor(private readonly context: DeviceContext) {}

  /** The earliest wall instant at which these pieces can sound from their first sample; asks for them to be got ready. */
  fromMs(key: string, pieces: readonly PlayPiece[]): number {
    const { clock, ports } = this.context;
    const hashes = pieces.map(({ sha256 }) => sha256).join(' ');
    const known = this.states.get(key);
    const state =
      known?.hashes === hashes
        ? known
        : { hashes, askedMonoMs: known?.askedMonoMs ?? clock.monotonicMs(), done: false };
    if (state !== known) {
      this.states.set(key, state);
      ports.player.prepare(key, pieces);
    }
    return state.done
      ? clock.nowMs()
      : Math.max(clock.nowMs(), clock.wallOf(state.askedMonoMs + PATIENCE_MS));
  }

  /** The player answered; a piece that cannot be decoded is no reason to wait for it. */
  answered(key: string): void {
    const state = this.states.get(key);
    if (state) state.done = true;
  }

  forget(key: string): void {
    if (this.states.delete(key)) this.context.ports.player.release(key);
  }
}
