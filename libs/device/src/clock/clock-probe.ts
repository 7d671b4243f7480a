import { encodeBase64Url } from '#contracts/jws.js';
import type { CryptoPort } from '../ports.js';
import type { DeviceClock } from './device-clock.js';

const MAX_ROUND_TRIP_MS = 200;
const ASK_AGAIN_MS = 10_000;
/** Nobody may be there to answer for a while (the hub is down, the broker lives); with every heartbeat is often enough. */
const MAX_ASK_AGAIN_MS = 60_000;
/** A probe holds a day; it is asked for again well before. */
const RENEW_MS = 6 * 3600_000;
/** A slower road than this leaves the clock vaguer than it could be: asked a few times more, and the quickest answer counts. */
const GOOD_ROUND_TRIP_MS = 25;
const REFINE_MS = 5000;
const MAX_REFINEMENTS = 4;
const BEST_HOLDS_MS = 3600_000;
/** After so many quick tries a slow line is asked less often. */
const QUICK_TRIES = 6;

/** Asks the hub for the time through the status, and judges what comes back. */
export class ClockProbe {
  private asked: { nonce: string; atMonoMs: number } | null = null;
  private nextMonoMs = 0;
  private tries = 0;
  private refinements = 0;
  private best: { roundTripMs: number; atMonoMs: number } | null = null;

  constructor(
    private readonly clock: DeviceClock,
    private readonly crypto: CryptoPort,
  ) {}

  /** When the next status should carry a probe. */
  dueAtMonoMs(): number {
    return this.nextMonoMs;
  }

  /** On a new connection: at once, unless the last measurement is fresh. */
  connected(): void {
    const now = this.clock.monotonicMs();
    this.asked = null;
    this.tries = 0;
    this.refinements = 0;
    this.nextMonoMs = this.clock.measuredAgeMs() < RENEW_MS ? this.renewal() : now;
  }

  /** The nonce for the status that goes out right now, or null where none is wanted. */
  ask(): string | null {
    const now = this.clock.monotonicMs();
    if (now < this.nextMonoMs) return null;
    this.asked = { nonce: encodeBase64Url(this.crypto.randomBytes(16)), atMonoMs: now };
    this.again(now);
    return this.asked.nonce;
  }

  /**
   * The hub's answer.
   * @param t2Ms when the hub received the status @param t3Ms when it signed
   */
  answer(nonce: string, t2Ms: number, t3Ms: number): 'taken' | 'worse' | 'unknown' | 'slow' | 'refused' {
    if (!this.asked || this.asked.nonce !== nonce) return 'unknown';
    const { atMonoMs: t1 } = this.asked;
    const t4 = this.clock.monotonicMs();
    this.asked = null;
    const roundTripMs = t4 - t1 - (t3Ms - t2Ms);
    if (roundTripMs > MAX_ROUND_TRIP_MS || roundTripMs < -1) return 'slow';
    this.tries = 0;
    this.nextMonoMs = this.isGood(roundTripMs) ? this.renewal() : t4 + REFINE_MS;
    if (this.best && t4 - this.best.atMonoMs < BEST_HOLDS_MS && roundTripMs >= this.best.roundTripMs) {
      return 'worse';
    }
    const offsetMs = (t2Ms - this.clock.wallOf(t1) + (t3Ms - this.clock.wallOf(t4))) / 2;
    if (!this.clock.takeProbe(offsetMs, roundTripMs / 2)) return 'refused';
    this.best = { roundTripMs, atMonoMs: t4 };
    return 'taken';
  }

  private isGood(roundTripMs: number): boolean {
    if (roundTripMs <= GOOD_ROUND_TRIP_MS || this.refinements >= MAX_REFINEMENTS) {
      this.refinements = 0;
      return true;
    }
    this.refinements += 1;
    return false;
  }

  private again(now: number): void {
    this.tries += 1;
    const doubling = Math.max(0, this.tries - QUICK_TRIES);
    this.nextMonoMs = now + Math.min(MAX_ASK_AGAIN_MS, ASK_AGAIN_MS * 2 ** Math.min(doubling, 10));
  }

  private renewal(): number {
    return this.clock.monotonicMs() + RENEW_MS;
  }
}
