import type { DeviceConfig } from '#contracts/wire.js';
import type { DeviceClock } from '../clock/device-clock.js';
import { outputVolume, programmeVolume } from '../limits/judge.js';
import type { StorePort } from '../ports.js';
import type { Slot } from '../programme/programme.js';
import { readRecord, writeRecord } from '../records.js';

const RECORD = 'remote';
/** Where less than this is left of it, a programme is not entered any more. */
export const MIN_REST_MS = 5000;
/** As without a pause: a start that is late by less than this is a start. */
const START_PATIENCE_MS = 2000;

interface Stretch {
  /** Wall instants of this device's time. */
  fromMs: number;
  untilMs: number;
  /** It ends after so long on the monotonic clock too, should the time be set back meanwhile. */
  lengthMs: number;
}
interface Memory {
  /** `issuedAt` of the last command that changed this: an older one that comes late is not carried out. */
  asOfMs: number;
  volume: (Stretch & { volume: number }) | null;
  pause: Stretch | null;
}

/** What somebody ordered for a while: another volume, a pause. It outlives a restart, and ends by itself. */
export class RemoteControl {
  private memory: Memory;
  /** Monotonic instants at which each is over, whatever the time says. */
  private readonly overMono = { volume: Infinity, pause: Infinity };

  constructor(
    private readonly store: StorePort,
    private readonly clock: DeviceClock,
  ) {
    this.memory = readRecord<Memory>(store, RECORD) ?? { asOfMs: -Infinity, volume: null, pause: null };
    this.watch('volume', this.memory.volume);
    this.watch('pause', this.memory.pause);
  }

  /** A later command was carried out already. */
  isSuperseded(issuedAtMs: number): boolean {
    return issuedAtMs < this.memory.asOfMs;
  }

  /** In place of the programme's volume, for so long from now; 0 seconds: the settings' again. */
  setVolume(asOfMs: number, { volume, seconds }: { volume: number; seconds: number }): void {
    const stretch = seconds > 0 ? { ...this.stretch(seconds), volume } : null;
    this.keep({ ...this.memory, asOfMs, volume: stretch });
    this.watch('volume', stretch);
  }

  /** A pause that is on already gets a new end. */
  pause(asOfMs: number, seconds: number): void {
    const stretch = this.stretch(seconds);
    const fromMs = this.isPaused() ? this.memory.pause!.fromMs : stretch.fromMs;
    this.keep({ ...this.memory, asOfMs, pause: { ...stretch, fromMs } });
    this.watch('pause', stretch);
  }

  resume(asOfMs: number): void {
    const { pause } = this.memory;
    const untilMs = Math.min(pause?.untilMs ?? 0, this.clock.nowMs());
    this.keep({ ...this.memory, asOfMs, pause: pause && { ...pause, untilMs } });
  }

  isPaused(): boolean {
    return this.isOn('pause', this.memory.pause);
  }

  /** A pause lay over this instant, or will. */
  wasPausedAt(atMs: number): boolean {
    const { pause } = this.memory;
    return pause !== null && pause.fromMs <= atMs && atMs < pause.untilMs;
  }

  /** What kept a slot from beginning in its time gives it time: it is entered when the pause is over. */
  latestStartMs({ latestStartAtMs, endAtMs }: Pick<Slot, 'latestStartAtMs' | 'endAtMs'>): number {
    if (!this.wasPausedAt(latestStartAtMs)) return latestStartAtMs;
    const { untilMs } = this.memory.pause!;
    return Math.max(latestStartAtMs, Math.min(endAtMs - MIN_REST_MS, untilMs + START_PATIENCE_MS));
  }

  /** The volume of what plays now and was planned for this instant: 0–100, within the device's limits. */
  volumeOf(config: DeviceConfig, atMs: number): number {
    const { volume } = this.memory;
    return this.isOn('volume', volume) ? outputVolume(config, volume!.volume) : programmeVolume(config, atMs);
  }

  /** Until when, as instants of this device's time; null: nothing of that kind is in force. */
  inForce(): { pausedUntilMs: number | null; volumeUntilMs: number | null } {
    const { pause, volume } = this.memory;
    return {
      pausedUntilMs: this.isPaused() ? pause!.untilMs : null,
      volumeUntilMs: this.isOn('volume', volume) ? volume!.untilMs : null,
    };
  }

  /** The wall instant at which the next of them ends. */
  nextEndMs(): number {
    const { pausedUntilMs, volumeUntilMs } = this.inForce();
    return Math.min(
      pausedUntilMs === null ? Infinity : Math.min(pausedUntilMs, this.clock.wallOf(this.overMono.pause)),
      volumeUntilMs === null ? Infinity : Math.min(volumeUntilMs, this.clock.wallOf(this.overMono.volume)),
    );
  }

  private isOn(what: 'volume' | 'pause', stretch: Stretch | null): boolean {
    if (!stretch || this.clock.monotonicMs() >= this.overMono[what]) return false;
    return this.clock.nowMs() < stretch.untilMs;
  }

  private stretch(seconds: number): Stretch {
    const fromMs = this.clock.nowMs();
    const lengthMs = seconds * 1000;
    return { fromMs, untilMs: fromMs + lengthMs, lengthMs };
  }

  private watch(what: 'volume' | 'pause', stretch: Stretch | null): void {
    this.overMono[what] = stretch ? this.clock.monotonicMs() + stretch.lengthMs : Infinity;
  }

  /** On disk before it counts. */
  private keep(memory: Memory): void {
    writeRecord(this.store, RECORD, memory);
    this.memory = memory;
  }
}
