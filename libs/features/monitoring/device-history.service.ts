import { downSample, judgeSeries, QUANTITIES } from '#domain/monitoring/telemetry.js';
import { uptimeOf } from '#domain/monitoring/uptime.js';
import { notFound } from '#contracts/errors.js';
import { Clock } from '#platform/clock.js';
import { CONFIG, type HubConfig } from '#platform/config.js';
import { DeviceEntity } from '#persistence/entities/devices.entity.js';
import { DevicePresenceEntity, DeviceSampleEntity } from '#persistence/entities/monitoring.entity.js';
import { DeviceFaultEntity } from '#persistence/entities/playback.entity.js';
import { BoxEntity, PlaceEntity } from '#persistence/entities/territory.entity.js';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, MoreThan } from 'typeorm';
import { UnitScope } from './unit-scope.js';

/** Points of a chart. */
const POINTS = 240;
/** 30 days of every quarter of an hour are 2,880. */
const MAX_SAMPLES = 20_000;
const MAX_CHANGES = 500;
const HOUR_MS = 3600_000;

/** What was with a device: who stood at its place, what it measured, when it was gone. */
@Injectable()
export class DeviceHistory {
  constructor(
    private readonly dataSource: DataSource,
    private readonly scope: UnitScope,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: HubConfig,
  ) {}

  async history(id: string) {
    const { placeId } = await this.device(id);
    const [place, enrolments, boxes, faults] = await Promise.all([
      this.dataSource.getRepository(PlaceEntity).findOneBy({ id: placeId }),
      this.dataSource
        .getRepository(DeviceEntity)
        .find({ where: { placeId }, order: { enrolledAt: 'DESC' }, take: 100 }),
      this.dataSource
        .getRepository(BoxEntity)
        .find({ where: { placeId }, order: { since: 'DESC' }, take: 100 }),
      this.dataSource
        .getRepository(DeviceFaultEntity)
        .find({ where: { deviceId: id }, order: { lastAt: 'DESC' }, take: 100 }),
    ]);
    if (!place) throw notFound('place', placeId);
    return {
      place: await this.placeOf(place),
      enrolments: enrolments.map((d) => ({
        ...{ id: d.id, hardwareId: d.hardwareId, state: d.state },
        enrolledAt: d.enrolledAt.toISOString(),
        revokedAt: d.revokedAt?.toISOString() ?? null,
      })),
      boxes: boxes.map(({ hardwareId, vendor, model, sim, since, until }) => ({
        ...{ hardwareId, vendor, model, sim },
        since: since.toISOString(),
        until: until?.toISOString() ?? null,
      })),
      faults: faults.map(({ kind, cause, lastAt }) => ({ kind, cause, lastAt: lastAt.toISOString() })),
    };
  }

  private async placeOf(place: PlaceEntity) {
    const { id, name, kind, unitKey, hamletKey, lat, lon, languages, sensitiveSite, owner, responsible } =
      place;
    const names = await this.scope.namesOf(hamletKey ? [unitKey, hamletKey] : [unitKey]);
    return {
      ...{ id, name, kind, unit: unitKey, lat, lon, languages, sensitiveSite, owner, responsible },
      unitName: names.get(unitKey) ?? unitKey,
      hamletName: hamletKey ? (names.get(hamletKey) ?? hamletKey) : null,
    };
  }

  /** The last hours as a few hundred points a quantity; what cannot be true is flagged and left out. */
  async telemetry(id: string, hours: number) {
    await this.device(id);
    const toMs = this.clock.nowMs();
    const fromMs = toMs - hours * HOUR_MS;
    const rows = await this.dataSource.getRepository(DeviceSampleEntity).find({
      where: { deviceId: id, at: MoreThan(new Date(fromMs)) },
      order: { at: 'ASC' },
      take: MAX_SAMPLES,
    });
    // Wide enough that a device that is there has a sample in each part.
    const widthMs = 1.5 * this.config.telemetrySeconds * 1000;
    const count = Math.max(1, Math.min(POINTS, Math.floor((toMs - fromMs) / widthMs)));
    const series = QUANTITIES.map((quantity) => {
      const judged = judgeSeries(
        quantity,
        rows.map((row) => ({ atMs: row.at.getTime(), value: row[quantity] })),
      );
      const { flags, leftOut, mean, good } = judged;
      return { quantity, flags, leftOut, mean, points: downSample(good, { fromMs, toMs, count }) };
    });
    const changes = await this.presence(id, fromMs);
    return {
      from: new Date(fromMs).toISOString(),
      to: new Date(toMs).toISOString(),
      samples: rows.length,
      series,
      power: powerChanges(rows),
      presence: changes.map(({ atMs, state }) => ({ at: new Date(atMs).toISOString(), state })),
      uptime: uptimeOf(changes, fromMs, toMs).share,
    };
  }

  /** Of the period, and the one in force at its beginning. */
  private async presence(deviceId: string, fromMs: number) {
    const rows = await this.dataSource
      .getRepository(DevicePresenceEntity)
      .find({ where: { deviceId }, order: { id: 'DESC' }, take: MAX_CHANGES });
    const before = rows.findIndex(({ at }) => at.getTime() <= fromMs);
    return rows
      .slice(0, before < 0 ? undefined : before + 1)
      .reverse()
      .map(({ at, state }) => ({ atMs: at.getTime(), state }));
  }

  private async device(id: string): Promise<DeviceEntity> {
    const device = await this.dataSource.getRepository(DeviceEntity).findOneBy({ id });
    if (!device) throw notFound('device', id);
    return device;
  }
}

function powerChanges(rows: readonly DeviceSampleEntity[]): { at: string; source: string }[] {
  const changes: { at: string; source: string }[] = [];
  for (const { at, power } of rows)
    if (power !== null && changes.at(-1)?.source !== power)
      changes.push({ at: at.toISOString(), source: power });
  return changes.slice(-MAX_CHANGES);
}
