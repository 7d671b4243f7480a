import type { StatusUp } from '#contracts/reports.js';
import { Clock } from '#platform/clock.js';
import { CONFIG, type HubConfig } from '#platform/config.js';
import { LOG, type Log } from '#platform/logger.js';
import { Ticker } from '#platform/ticker.js';
import { insertRows } from '#persistence/bulk-insert.js';
import { readRows } from '#persistence/bulk-read.js';
import { DeviceStateEntity } from '#persistence/entities/devices.entity.js';
import { DevicePresenceEntity, DeviceSampleEntity } from '#persistence/entities/monitoring.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, LessThan, MoreThan, Not, IsNull } from 'typeorm';

const DAY_MS = 24 * 3600_000;
/** What charts show; a year of every quarter of an hour of 5,000 devices would be 175 million rows. */
export const SAMPLES_KEPT_MS = 30 * DAY_MS;
/** A year of months to report, and the one under way. */
export const PRESENCE_KEPT_MS = 400 * DAY_MS;
const A_TURN = 500;
/** So much of the oldest is deleted at once. */
const DELETE_STEP_MS = 3600_000;

/** Keeps a device's measured values every so often, for its charts; what is too old goes. */
@Injectable()
export class TelemetryRecorder implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly sampledAtMs = new Map<string, number>();
  private readonly tickers: Ticker[];
  private readonly everyMs: number;

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(CONFIG) config: HubConfig,
    @Inject(LOG) log: Log,
  ) {
    this.everyMs = config.telemetrySeconds * 1000;
    const everyMs = Math.min(60_000, this.everyMs);
    this.tickers = [
      new Ticker({ name: 'telemetry', everyMs, work: () => this.sample(), log }),
      new Ticker({ name: 'telemetry retention', everyMs: 600_000, work: () => this.deleteOld(), log }),
    ];
  }

  onApplicationBootstrap(): void {
    for (const ticker of this.tickers) ticker.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.tickers.map((ticker) => ticker.stop()));
  }

  /** Every device that was heard since its last sample and whose time has come. */
  async sample(): Promise<void> {
    const nowMs = this.clock.nowMs();
    const heard = await this.dataSource.getRepository(DeviceStateEntity).find({
      select: { deviceId: true },
      where: { seenAt: MoreThan(new Date(nowMs - this.everyMs)), status: Not(IsNull()) },
      take: 50_000,
    });
    const due = heard
      .map(({ deviceId }) => deviceId)
      .filter((id) => nowMs - (this.sampledAtMs.get(id) ?? -Infinity) >= this.everyMs);
    for (let i = 0; i < due.length; i += A_TURN) await this.keep(due.slice(i, i + A_TURN), new Date(nowMs));
    for (const [id, atMs] of this.sampledAtMs)
      if (nowMs - atMs > 2 * this.everyMs) this.sampledAtMs.delete(id);
  }

  private async keep(ids: readonly string[], at: Date): Promise<void> {
    const where = { column: 'deviceId', in: ids } as const;
    const states = await readRows(this.dataSource.manager, DeviceStateEntity, ['deviceId', 'status'], where);
    const rows = states.flatMap(({ deviceId, status }) =>
      status ? [sampleOf(deviceId, status as StatusUp, at)] : [],
    );
    await this.unitOfWork.run((em) => insertRows(em, DeviceSampleEntity, rows), { name: 'keep telemetry' });
    for (const id of ids) this.sampledAtMs.set(id, at.getTime());
  }

  /** @returns whether there is more to delete. */
  async deleteOld(): Promise<boolean> {
    const nowMs = this.clock.nowMs();
    const samples = this.dataSource.getRepository(DeviceSampleEntity);
    const [oldest] = await samples.find({ order: { at: 'ASC' }, take: 1 });
    const before = new Date(nowMs - SAMPLES_KEPT_MS);
    const presences = { at: LessThan(new Date(nowMs - PRESENCE_KEPT_MS)) };
    if (await this.dataSource.getRepository(DevicePresenceEntity).existsBy(presences))
      await this.unitOfWork.run((em) => em.delete(DevicePresenceEntity, presences), {
        name: 'forget old presence',
        timeoutMs: 60_000,
      });
    if (!oldest || oldest.at >= before) return false;
    const until = new Date(Math.min(before.getTime(), oldest.at.getTime() + DELETE_STEP_MS));
    await this.unitOfWork.run((em) => em.delete(DeviceSampleEntity, { at: LessThan(until) }), {
      name: 'forget old telemetry',
      timeoutMs: 60_000,
    });
    return true;
  }
}

function sampleOf(deviceId: string, status: StatusUp, at: Date): DeviceSampleEntity {
  return {
    deviceId,
    at,
    volume: Math.round(status.volume),
    rssi: status.rssi,
    tempC: status.tempC,
    batteryPct: status.power?.batteryPct ?? null,
    power: status.power?.source ?? null,
    ampMa: status.amp?.currentMa ?? null,
    clockOffsetMs: status.clock.offsetMs,
    playing: status.playing !== null,
  };
}
