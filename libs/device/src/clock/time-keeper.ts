import type { DeviceContext } from '../context.js';
import type { DeviceEvent, StorePort } from '../ports.js';
import { readRecord, writeRecord } from '../records.js';
import type { ClockMemory } from './device-clock.js';

const RECORD = 'clock';
const NTP_EVERY_MS = 6 * 3600_000;
const NTP_RETRY_MS = 15 * 60_000;
/** Receipts move the floor often and by little; they are written only when it is this far behind. */
const FLOOR_STEP_MS = 60_000;

export const readClockMemory = (store: StorePort): ClockMemory =>
  readRecord<ClockMemory>(store, RECORD) ?? { floorMs: 0, wallErrorMs: null };

/** Asks NTP when it is time, and keeps on disk what must be known of the time after a power cut. */
export class TimeKeeper {
  constructor(
    private readonly context: DeviceContext,
    private savedFloorMs: number,
  ) {}

  start(): void {
    this.context.deadlines.set('ntp', this.context.clock.monotonicMs());
  }

  /** Other servers, perhaps. */
  configChanged(): void {
    this.context.deadlines.setEarlier('ntp', this.context.clock.monotonicMs());
  }

  tick(nowMonoMs: number): void {
    const { clock, deadlines, ports } = this.context;
    clock.followWall();
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
    if (!isReceipt || issuedAtMs - this.savedFloorMs > FLOOR_STEP_MS) this.save();
  }

  private save(): void {
    const { clock, ports } = this.context;
    const memory: ClockMemory = { floorMs: clock.floor(), wallErrorMs: clock.wallErrorMs() };
    writeRecord(ports.store, RECORD, memory);
    this.savedFloorMs = memory.floorMs;
  }
}
