import { encodeBase64Url } from '#contracts/jws.js';
import type { CryptoPort } from '../ports.js';
import type { DeviceClock } from './device-clock.js';

const MAX_ROUND_TRIP_MS = 200;
const ASK_AGAIN_MS = 10_000;
const MAX_ASK_AGAIN_MS = 600_000;
/** A probe holds a day; it is asked for again well before. */
const RENEW_MS = 6 * 3600_000;
/** After so many quick tries a slow line is asked less often. */
const QUICK_TRIES = 6;

/** Asks the hub for the time through the status, and judges what comes back. */
export class ClockProbe {
  private asked: { nonce: string; atMonoMs: number } | null = null;
  private nextMonoMs = 0;
  private tries = 0;

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
  answer(nonce: string, t2Ms: number, t3Ms: number): 'taken' | 'unknown' | 'slow' | 'refused' {
    if (!this.asked || this.asked.nonce !== nonce) return 'unknown';
    const { atMonoMs: t1 } = this.asked;
    const t4 = this.clock.monotonicMs();
    this.asked = null;
    const roundTripMs = t4 - t1 - (t3Ms - t2Ms);
    if (roundTripMs > MAX_ROUND_TRIP_MS || roundTripMs < -1) return 'slow';
    const offsetMs = (t2Ms - this.clock.wallOf(t1) + (t3Ms - this.clock.wallOf(t4))) / 2;
    if (!this.clock.takeProbe(offsetMs)) return 'refused';
    this.tries = 0;
    this.nextMonoMs = this.renewal();
    return 'taken';
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
