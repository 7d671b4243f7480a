import { Clock } from '#platform/clock.js';
import { type DeviceBrief, EventBus } from '#platform/events.js';
import { LOG, type Log } from '#platform/logger.js';
import { Ticker } from '#platform/ticker.js';
import { readRows } from '#persistence/bulk-read.js';
import { DeviceEntity } from '#persistence/entities/devices.entity.js';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';

const MAX_DEVICES = 50_000;
const UNKNOWN_A_TURN = 500;
/** Who is not in the registry now is asked for again after so long: it may have enrolled since. */
const STRANGER_FOR_MS = 60_000;

interface Known {
  brief: DeviceBrief | null;
  /** null: not looked up yet, or not in the registry. */
  unitPath: string | null;
  lookedUpAtMs: number;
}

/**
 * Turns the stream of statuses into the few changes that a map shows (sounding, muted, clock); most statuses change
 * nothing. Presence is the monitor's word. Bounded: above {@link MAX_DEVICES} the page reads the rest by HTTP.
 */
@Injectable()
export class LiveStates implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly known = new Map<string, Known>();
  private readonly strangers = new Set<string>();
  private readonly ticker: Ticker;

  constructor(
    private readonly dataSource: DataSource,
    private readonly events: EventBus,
    private readonly clock: Clock,
    @Inject(LOG) log: Log,
  ) {
    this.ticker = new Ticker({ name: 'live states', everyMs: 1000, work: () => this.lookUp(), log });
  }

  onApplicationBootstrap(): void {
    this.events.on('status-received', ({ deviceId, brief }) => this.heard(deviceId, brief));
    this.events.on('device-revoked', ({ deviceId }) => void this.known.delete(deviceId));
    this.events.on('place-changed', () => this.forgetUnits());
    this.ticker.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.ticker.stop();
  }

  private heard(deviceId: string, brief: DeviceBrief | null): void {
    const before = this.known.get(deviceId);
    if (!before && this.known.size >= MAX_DEVICES) return;
    const now: Known = before ?? { brief: null, unitPath: null, lookedUpAtMs: -Infinity };
    const isSame = sameBrief(now.brief, brief);
    now.brief = brief ?? now.brief;
    this.known.set(deviceId, now);
    if (now.unitPath === null) {
      if (this.clock.nowMs() - now.lookedUpAtMs >= STRANGER_FOR_MS) this.strangers.add(deviceId);
    } else if (!isSame && brief) this.tell(deviceId, now.unitPath, brief);
  }

  private tell(deviceId: string, unitPath: string, brief: DeviceBrief): void {
    this.events.emit('device-changed', { deviceId, unitPath, ...brief });
  }

  private async lookUp(): Promise<boolean> {
    const ids = [...this.strangers].slice(0, UNKNOWN_A_TURN);
    if (ids.length === 0) return false;
    for (const id of ids) this.strangers.delete(id);
    const where = { column: 'id', in: ids } as const;
    const rows = await readRows(this.dataSource.manager, DeviceEntity, ['id', 'unitPath'], where);
    const paths = new Map(rows.map(({ id, unitPath }) => [id, unitPath]));
    for (const id of ids) {
      const known = this.known.get(id);
      if (!known) continue;
      known.lookedUpAtMs = this.clock.nowMs();
      known.unitPath = paths.get(id) ?? null;
      if (known.unitPath !== null && known.brief) this.tell(id, known.unitPath, known.brief);
    }
    return this.strangers.size > 0;
  }

  /** A place may have moved to another unit. */
  private forgetUnits(): void {
    for (const known of this.known.values()) {
      known.unitPath = null;
      known.lookedUpAtMs = -Infinity;
    }
  }
}

const sameBrief = (a: DeviceBrief | null, b: DeviceBrief | null): boolean =>
  b === null || (a !== null && a.playing === b.playing && a.muted === b.muted && a.clock === b.clock);
