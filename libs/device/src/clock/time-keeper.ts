import type { DeviceContext } from '../context.js';
import type { DeviceEvent, StorePort } from '../ports.js';
import { readRecord, writeRecord } from '../records.js';
import type { ClockMemory } from './device-clock.js';

const RECORD = 'clock';
const NTP_EVERY_MS = 6 * 3600_000;
const NTP_RETRY_MS = 15 * 60_000;
/** Receipts move the floor often and by little; they are written only when it is this far behind. */
const FLOOR_STEP_MS = 60_000;
/** A machine without a battery goes on after a power cut where it last saved its time; this is how that is noticed. */
const SEEN_EVERY_MS = 10 * 60_000;

export const readClockMemory = (store: StorePort): ClockMemory =>
  readRecord<ClockMemory>(store, RECORD) ?? { floorMs: 0, wallErrorMs: null };

/** Asks NTP when it is time, and keeps on disk what must be known of the time after a power cut. */
export class TimeKeeper {
  constructor(
    private readonly context: DeviceContext,
    private memory: ClockMemory,
  ) {}

  start(): void {
    this.context.deadlines.set('ntp', this.context.clock.monotonicMs());
    this.context.deadlines.set('seen', this.context.clock.monotonicMs() + SEEN_EVERY_MS);
  }

  /** Other servers, perhaps. */
  configChanged(): void {
    this.context.deadlines.setEarlier('ntp', this.context.clock.monotonicMs());
  }

  tick(nowMonoMs: number): void {
    const { clock, deadlines, ports } = this.context;
    clock.followWall();
    if (deadlines.take('seen', nowMonoMs)) {
      deadlines.set('seen', nowMonoMs + SEEN_EVERY_MS);
      this.save();
    }
    if (!deadlines.take('ntp', nowMonoMs)) return;
    const servers = this.context.config()?.ntp ?? [];
    if (servers.length > 0) ports.askTime?.(servers);
  }

  answered(event: DeviceEvent & { type: 'ntp' | 'ntp-failed' }): void {
    const { clock, deadlines, ports } = this.context;
    if (event.type === 'ntp' && clock.takeNtp(event.offsetMs, event.errorMs)) {
      deadlines.set('ntp', clock.monotonicMs() + NTP_EVERY_MS);
      this.clockSet();
      return;
    }
    ports.log?.('info', 'no time from NTP', { why: event.type === 'ntp' ? 'too coarse' : event.reason });
    deadlines.set('ntp', clock.monotonicMs() + NTP_RETRY_MS);
  }

  /** The clock was measured: everything that is planned by it is looked at again. */
  clockSet(): void {
    this.save();
    this.context.statusChanged();
    this.context.lookAgain();
  }

  /** A message was verified: the time never goes below its `issuedAt` any more. */
  verified(issuedAtMs: number, isReceipt: boolean): void {
    if (!this.context.clock.raiseFloor(issuedAtMs)) return;
    this.context.lookAgain();
    if (!isReceipt || issuedAtMs - this.memory.floorMs > FLOOR_STEP_MS) this.save();
  }

  private save(): void {
    const { clock, ports } = this.context;
    const before = this.memory;
    this.memory = {
      floorMs: clock.floor(),
      wallErrorMs: clock.wallErrorMs() ?? before.wallErrorMs,
      seenMs: clock.usable() ? Math.round(clock.nowMs()) : (before.seenMs ?? 0),
    };
    writeRecord(ports.store, RECORD, this.memory);
  }
}
