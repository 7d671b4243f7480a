import { type Alarm, reconcileAlarms } from '#domain/monitoring/alarms.js';
import { Clock } from '#platform/clock.js';
import { CONFIG, type HubConfig } from '#platform/config.js';
import { EventBus } from '#platform/events.js';
import { newId } from '#platform/ids.js';
import { LOG, type Log } from '#platform/logger.js';
import { devicesOnline } from '#platform/metrics.js';
import { Ticker } from '#platform/ticker.js';
import { DeviceStateEntity } from '#persistence/entities/devices.entity.js';
import { DevicePresenceEntity } from '#persistence/entities/monitoring.entity.js';
import { AlarmEntity } from '#persistence/entities/playback.entity.js';
import { insertRows } from '#persistence/bulk-insert.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { Conditions, type WatchedRow } from './conditions.js';

/** Presence of every device, and alarms: once per cause, level-triggered from committed rows. */
@Injectable()
export class MonitorService implements OnApplicationBootstrap, OnApplicationShutdown {
  private restartedAtMs: number;
  private readonly ticker: Ticker;

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly conditions: Conditions,
    private readonly clock: Clock,
    private readonly events: EventBus,
    @Inject(CONFIG) config: HubConfig,
    @Inject(LOG) log: Log,
  ) {
    this.restartedAtMs = clock.nowMs();
    const everyMs = Math.min(5000, Math.max(500, (config.heartbeatSeconds * 1000) / 6));
    this.ticker = new Ticker({ name: 'monitor', everyMs, work: () => this.turn(), log });
  }

  onApplicationBootstrap(): void {
    this.ticker.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.ticker.stop();
  }

  /** The broker was away: for three heartbeats nobody who is silent is called offline. */
  brokerRestarted(): void {
    this.restartedAtMs = this.clock.nowMs();
  }

  private async turn(): Promise<void> {
    const nowMs = this.clock.nowMs();
    const watched = await this.conditions.watched(nowMs, this.restartedAtMs);
    await this.writePresence(watched);
    await this.alarm(watched, nowMs);
  }

  private async writePresence(watched: readonly WatchedRow[]): Promise<void> {
    devicesOnline.reset();
    for (const w of watched) devicesOnline.inc({ presence: w.answer.state });
    const changed = watched.filter((w) => w.presence !== w.answer.state);
    if (changed.length === 0) return;
    await this.unitOfWork.run(
      async (em) => {
        for (const w of changed) {
          const since = w.answer.sinceMs === null ? this.clock.now() : new Date(w.answer.sinceMs);
          await em.update(
            DeviceStateEntity,
            { deviceId: w.deviceId },
            { presence: w.answer.state, presenceSince: since },
          );
        }
        await insertRows(
          em,
          DevicePresenceEntity,
          changed.map((w) => this.presenceRow(w)),
        );
      },
      { name: 'write presence' },
    );
    for (const w of changed)
      this.events.emit('device-changed', {
        deviceId: w.deviceId,
        unitPath: w.unitPath,
        presence: w.answer.state,
      });
  }

  private presenceRow({ deviceId, placeId, answer }: WatchedRow): DevicePresenceEntity {
    const nowMs = this.clock.nowMs();
    // Who was never heard is awaited, not offline.
    const isAwaited = answer.state === 'offline' && answer.sinceMs === null;
    return {
      id: newId(nowMs),
      deviceId,
      placeId,
      state: isAwaited ? 'unknown' : answer.state,
      at: new Date(answer.sinceMs ?? nowMs),
    };
  }

  private async alarm(watched: readonly WatchedRow[], nowMs: number): Promise<void> {
    const rows = await this.dataSource
      .getRepository(AlarmEntity)
      .find({ where: { clearedAt: IsNull() }, take: 10_000 });
    const open = rows.map(alarmOf);
    const covered = new Map(
      open
        .filter((a) => a.kind === 'unit-silent')
        .map((a) => [a.unit, new Set(a.details.devices as string[])]),
    );
    const found = await this.conditions.all(watched, covered, nowMs);
    const changes = reconcileAlarms(open, found, nowMs);
    if (changes.raised.length + changes.updated.length + changes.cleared.length === 0) return;
    const ids = new Map(rows.map((r) => [r.cause, r.id]));
    await this.unitOfWork.run((em) => this.save(em, changes, ids), { name: 'write alarms' });
    for (const [open, list] of [
      [true, changes.raised],
      [false, changes.cleared],
    ] as const)
      for (const a of list)
        this.events.emit('alarm-changed', { alarmId: ids.get(a.key) ?? '', unitPath: a.unit, open });
  }

  private async save(
    em: EntityManager,
    changes: ReturnType<typeof reconcileAlarms>,
    ids: Map<string, string>,
  ): Promise<void> {
    for (const alarm of changes.raised) {
      const id = newId();
      ids.set(alarm.key, id);
      await em.insert(AlarmEntity, {
        id,
        kind: alarm.kind,
        openKey: alarm.key,
        cause: alarm.key,
        unitPath: alarm.unit,
        deviceId: alarm.subject.slice(0, 64),
        details: detailsOf(alarm),
        raisedAt: new Date(alarm.raisedAtMs),
        lastAt: new Date(alarm.raisedAtMs),
        count: 1,
        clearedAt: null,
        acknowledgedBy: null,
        acknowledgedAt: null,
        note: null,
      });
    }
    for (const alarm of changes.updated) {
      await em.update(
        AlarmEntity,
        { openKey: alarm.key },
        { details: detailsOf(alarm), lastAt: this.clock.now(), count: 1 + alarm.flaps },
      );
    }
    for (const alarm of changes.cleared) {
      const id = ids.get(alarm.key)!;
      await em.update(
        AlarmEntity,
        { id },
        { openKey: id, clearedAt: new Date(alarm.clearedAtMs ?? this.clock.nowMs()) },
      );
    }
  }
}

/** The reducer's own fields travel inside the details. */
const detailsOf = (a: Alarm): object => ({
  ...a.details,
  _: { sinceMs: a.sinceMs, goneAtMs: a.goneAtMs, flaps: a.flaps, subject: a.subject },
});

function alarmOf(row: AlarmEntity): Alarm {
  const { _, ...details } = row.details as Record<string, unknown> & {
    _: { sinceMs: number; goneAtMs: number | null; flaps: number; subject: string };
  };
  return {
    key: row.cause,
    kind: row.kind,
    unit: row.unitPath,
    subject: _.subject,
    sinceMs: _.sinceMs,
    details,
    raisedAtMs: row.raisedAt.getTime(),
    goneAtMs: _.goneAtMs,
    clearedAtMs: null,
    flaps: _.flaps,
  };
}
