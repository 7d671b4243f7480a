import type { Reason } from '#contracts/reasons.js';
import type { ClockState } from '#contracts/reports.js';
import type { ClockPort } from '../ports.js';

const HOUR_MS = 3600_000;
const TRUSTED_MS = 24 * HOUR_MS;
const HOLDOVER_MS = 7 * 24 * HOUR_MS;
/** A contradiction by less than this is the road of a message, not a wrong clock. */
const TOLERANCE_MS = 2000;
/** No device of this version was made before; a clock that says so has lost its battery. */
const EPOCH_FLOOR_MS = Date.UTC(2026, 0, 1);
const MAX_NTP_ERROR_MS = 50;
const MAX_JUMPS = 8;

export interface ClockMemory {
  /** Newest verified `issuedAt`. */
  floorMs: number;
  /** How wrong the machine's clock was when last measured; null: never measured. */
  wallErrorMs: number | null;
  /** The device has lived until here, by its own time: a wall clock that starts below it stood still or was set back. */
  seenMs?: number;
}
/** The time went from here to there without passing. */
export interface Jump {
  fromMs: number;
  toMs: number;
}

/** The device's own time: the monotonic clock plus what is believed of the wall clock, and how far that is believed. */
export class DeviceClock {
  /** Hub minus device, as last measured. */
  offsetMs: number | null = null;
  readonly jumps: Jump[] = [];
  private readonly startedMonoMs: number;
  private baseMs: number;
  private floorMs: number;
  private measured: { by: 'ntp' | 'probe'; atMonoMs: number } | null = null;
  /** The machine's clock is known to be wrong, or contradicts what the hub signed. */
  private contradicted: boolean;
  private wallBaseMs: number | null;
  /** What the wall clock is known to be ahead by, all the time. */
  private readonly steadyErrorMs: number;

  constructor(
    private readonly port: ClockPort,
    memory: ClockMemory,
    private readonly onFault: (reason: Reason) => void,
  ) {
    this.startedMonoMs = port.monotonicMs();
    this.floorMs = Math.max(memory.floorMs, EPOCH_FLOOR_MS);
    const errorMs = memory.wallErrorMs ?? 0;
    this.steadyErrorMs = Math.abs(errorMs) <= (port.correctableMs ?? 0) ? errorMs : 0;
    const wall = this.wallMs();
    this.wallBaseMs = wall === null ? null : wall - this.startedMonoMs;
    const knownWrong = Math.abs(errorMs - this.steadyErrorMs) > TOLERANCE_MS;
    const stoodStill = wall !== null && wall < (memory.seenMs ?? 0) - TOLERANCE_MS;
    this.contradicted = wall === null || wall < this.floorMs || knownWrong || stoodStill;
    this.baseMs = Math.max(wall ?? 0, this.floorMs) - this.startedMonoMs;
  }

  monotonicMs(): number {
    return this.port.monotonicMs();
  }
  uptimeMs(): number {
    return this.port.monotonicMs() - this.startedMonoMs;
  }
  nowMs(): number {
    return this.port.monotonicMs() + this.baseMs;
  }
  /** When this instant comes on the monotonic clock, as far as is known now. */
  monoOf(atMs: number): number {
    return atMs - this.baseMs;
  }
  wallOf(monoMs: number): number {
    return monoMs + this.baseMs;
  }
  floor(): number {
    return this.floorMs;
  }

  state(): ClockState {
    const age = this.measured ? this.port.monotonicMs() - this.measured.atMonoMs : Infinity;
    if (age <= TRUSTED_MS) return 'trusted';
    if (age <= HOLDOVER_MS) return 'holdover';
    return this.port.batteryBacked && !this.contradicted ? 'holdover' : 'untrusted';
  }
  usable(): boolean {
    return this.state() !== 'untrusted';
  }
  /** For judging dates: the time, or null while it cannot be believed. */
  believedMs(): number | null {
    return this.usable() ? this.nowMs() : null;
  }
  /** Milliseconds since a measurement by this means or a better one; Infinity: never. */
  measuredAgeMs(): number {
    return this.measured ? this.port.monotonicMs() - this.measured.atMonoMs : Infinity;
  }
  measuredBy(): 'ntp' | 'probe' | null {
    return this.measured?.by ?? null;
  }

  stamp(): { at: string; clock: ClockState } {
    return { at: new Date(Math.round(this.nowMs())).toISOString(), clock: this.state() };
  }

  /** A verified `issuedAt`: the time never goes below it. True where the floor was raised. */
  raiseFloor(issuedAtMs: number): boolean {
    if (issuedAtMs <= this.floorMs) return false;
    this.floorMs = issuedAtMs;
    const behindMs = issuedAtMs - this.nowMs();
    if (behindMs <= 0) return true;
    const trusted = this.state() === 'trusted';
    if (behindMs > TOLERANCE_MS) this.distrust('behind-signed-time');
    if (behindMs > TOLERANCE_MS || !trusted) this.moveTo(this.baseMs + behindMs);
    return true;
  }

  /** An NTP answer; false where it is too coarse or contradicts what the hub signed. */
  takeNtp(offsetMs: number, errorMs: number): boolean {
    if (errorMs >= MAX_NTP_ERROR_MS) return false;
    return this.measure('ntp', offsetMs);
  }

  /**
   * A probe's answer. While NTP holds it is only noted, for the hub to see the difference; and a clock that is already
   * believed is not moved by less than the probe can tell (half its round trip).
   */
  takeProbe(offsetMs: number, uncertaintyMs: number): boolean {
    this.offsetMs = offsetMs;
    if (this.measured?.by === 'ntp' && this.measuredAgeMs() <= TRUSTED_MS) return true;
    const isWithinDoubt = this.usable() && Math.abs(offsetMs) <= uncertaintyMs;
    return this.measure('probe', isWithinDoubt ? 0 : offsetMs);
  }

  /** How wrong the machine's own clock is by what is known now; null where nothing was measured or there is no clock. */
  wallErrorMs(): number | null {
    const wall = this.port.wallMs();
    return this.measured === null || wall === null ? null : wall - this.nowMs();
  }

  /** Follows the machine's clock where somebody set it and nothing better is known. */
  followWall(): void {
    const wall = this.wallMs();
    if (wall === null) return;
    const base = wall - this.port.monotonicMs();
    const before = this.wallBaseMs;
    this.wallBaseMs = base;
    if (this.measured || before === null || Math.abs(base - before) < 1000) return;
    if (wall < this.floorMs) {
      this.distrust('below-signed-time');
      return;
    }
    this.contradicted = false;
    this.moveTo(base);
  }

  private measure(by: 'ntp' | 'probe', offsetMs: number): boolean {
    const base = this.baseMs + offsetMs;
    if (this.port.monotonicMs() + base < this.floorMs - TOLERANCE_MS) {
      this.distrust('below-signed-time');
      return false;
    }
    this.measured = { by, atMonoMs: this.port.monotonicMs() };
    this.moveTo(base);
    const wallErrorMs = this.wallErrorMs();
    const bearableMs = Math.max(TOLERANCE_MS, this.port.correctableMs ?? 0);
    this.contradicted = wallErrorMs === null || Math.abs(wallErrorMs) > bearableMs;
    return true;
  }

  private wallMs(): number | null {
    const wall = this.port.wallMs();
    return wall === null ? null : wall - this.steadyErrorMs;
  }

  private distrust(reason: Reason): void {
    const was = this.state();
    this.measured = null;
    this.contradicted = true;
    if (was !== 'untrusted') this.onFault(reason);
  }

  private moveTo(baseMs: number): void {
    const fromMs = this.nowMs();
    this.baseMs = baseMs;
    const toMs = this.nowMs();
    if (Math.abs(toMs - fromMs) < 1) return;
    this.jumps.push({ fromMs, toMs });
    if (this.jumps.length > MAX_JUMPS) this.jumps.shift();
  }
}
