import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { DeviceEntity, DeviceStateEntity } from '#persistence/entities/devices.entity.js';
import { AlarmEntity } from '#persistence/entities/playback.entity.js';
import { PlaceEntity, StationEntity, UnitEntity } from '#persistence/entities/territory.entity.js';
import { Injectable } from '@nestjs/common';
import { setImmediate as breathe } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { FLEET_MAX, type FleetDto, type FleetQuery } from './fleet.dto.js';
import { UnitScope } from './unit-scope.js';

/** Rows a statement: SQLite works synchronously. */
const A_READ = 1000;
const MAX_STATIONS = 2000;

interface Raw {
  id: string;
  name: string;
  kind: 'speaker' | 'board';
  lat: number | null;
  lon: number | null;
  stationId: string;
  device: string | null;
  presence: FleetDto['places']['presence'][number] | null;
  since: Date | string | null;
  clock: string | null;
  playing: unknown;
  muted: unknown;
}

/** The whole fleet in one answer, for maps and walls; and the few figures above them. */
@Injectable()
export class FleetService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly scope: UnitScope,
    private readonly clock: Clock,
  ) {}

  async fleet(actor: Actor, query: FleetQuery): Promise<FleetDto> {
    const units = await this.stations(actor, query.unit);
    const indexes = new Map(units.map(({ station }, i) => [station, i]));
    const places = emptyColumns();
    let total = 0;
    for (let after = ''; total <= FLEET_MAX;) {
      const rows = await this.read(actor, query, after);
      for (const row of rows) {
        const unit = indexes.get(row.stationId);
        if (unit === undefined || ++total > FLEET_MAX) continue;
        append(places, row, unit);
      }
      if (rows.length < A_READ) break;
      after = rows.at(-1)!.id;
      await breathe();
    }
    const count = Math.min(total, FLEET_MAX);
    return { at: this.clock.now().toISOString(), total: count, truncated: total > FLEET_MAX, units, places };
  }

  private async stations(actor: Actor, unit: string | undefined): Promise<FleetDto['units']> {
    const builder = this.dataSource
      .getRepository(StationEntity)
      .createQueryBuilder('s')
      .innerJoin(UnitEntity, 'u', 'u.key = s.unitKey')
      .select('s.id', 'station')
      .addSelect('s.technology', 'technology')
      .addSelect('s.muted', 'muted')
      .addSelect('u.key', 'key')
      .addSelect('u.fullName', 'name')
      .addSelect('u.path', 'path')
      .addSelect('u.lat', 'lat')
      .addSelect('u.lon', 'lon')
      .orderBy('u.path')
      .addOrderBy('s.id')
      .limit(MAX_STATIONS);
    await this.scope.narrow(builder, 's.unitPath', { actor, subject: 'device', unit });
    return builder.getRawMany<FleetDto['units'][number]>();
  }

  /** What of a status is shown is taken out by the database: whole statuses would be ten times as much to read. */
  private async read(actor: Actor, { unit, kind }: FleetQuery, after: string): Promise<Raw[]> {
    const builder = this.dataSource
      .getRepository(PlaceEntity)
      .createQueryBuilder('p')
      .leftJoin(DeviceEntity, 'd', "d.placeId = p.id AND d.state = 'active'")
      .leftJoin(DeviceStateEntity, 's', 's.deviceId = d.id')
      .select('p.id', 'id')
      .addSelect('p.name', 'name')
      .addSelect('p.kind', 'kind')
      .addSelect('p.lat', 'lat')
      .addSelect('p.lon', 'lon')
      .addSelect('p.stationId', 'stationId')
      .addSelect('d.id', 'device')
      .addSelect('s.presence', 'presence')
      .addSelect('s.presenceSince', 'since')
      .addSelect('s.clockState', 'clock')
      .addSelect("JSON_EXTRACT(s.status, '$.playing.play')", 'playing')
      .addSelect("JSON_EXTRACT(s.status, '$.muted')", 'muted')
      .where('p.retiredAt IS NULL AND p.id > :after', { after })
      .orderBy('p.id')
      .limit(A_READ);
    if (kind) builder.andWhere('p.kind = :kind', { kind });
    await this.scope.narrow(builder, 'p.unitPath', { actor, subject: 'device', unit });
    return builder.getRawMany<Raw>();
  }

  async summary(actor: Actor, unit: string | undefined) {
    const devices = this.dataSource
      .getRepository(DeviceStateEntity)
      .createQueryBuilder('s')
      .innerJoin(DeviceEntity, 'd', "d.id = s.deviceId AND d.state = 'active'")
      .select('s.presence', 'presence')
      .addSelect('COUNT(*)', 'n')
      .groupBy('s.presence');
    await this.scope.narrow(devices, 'd.unitPath', { actor, subject: 'device', unit });
    const alarms = this.dataSource
      .getRepository(AlarmEntity)
      .createQueryBuilder('a')
      .select('a.kind', 'kind')
      .addSelect('COUNT(*)', 'n')
      .addSelect('SUM(CASE WHEN a.acknowledgedBy IS NULL THEN 1 ELSE 0 END)', 'fresh')
      .where('a.clearedAt IS NULL')
      .groupBy('a.kind');
    await this.scope.narrow(alarms, 'a.unitPath', { actor, subject: 'alarm', unit });
    const byPresence = await devices.getRawMany<{ presence: string; n: number | string }>();
    const byKind = await alarms.getRawMany<{ kind: string; n: number | string; fresh: number | string }>();
    const of = (...states: string[]): number =>
      byPresence
        .filter(({ presence }) => states.includes(presence))
        .reduce((sum, { n }) => sum + Number(n), 0);
    return {
      devices: byPresence.reduce((sum, { n }) => sum + Number(n), 0),
      online: of('online'),
      lost: of('offline', 'link-lost'),
      unknown: of('unknown'),
      alarms: byKind.reduce((sum, { n }) => sum + Number(n), 0),
      unacknowledged: byKind.reduce((sum, { fresh }) => sum + Number(fresh), 0),
      unarmed: Number(byKind.find(({ kind }) => kind === 'unarmed')?.n ?? 0),
    };
  }
}

const emptyColumns = (): FleetDto['places'] => ({
  ...{ device: [], place: [], name: [], unit: [], kind: [], lat: [], lon: [] },
  ...{ presence: [], since: [], playing: [], muted: [], clock: [] },
});

function append(to: FleetDto['places'], row: Raw, unit: number): void {
  to.device.push(row.device);
  to.place.push(row.id);
  to.name.push(row.name);
  to.unit.push(unit);
  to.kind.push(row.kind);
  to.lat.push(row.lat);
  to.lon.push(row.lon);
  to.presence.push(row.device === null ? 'none' : (row.presence ?? 'unknown'));
  to.since.push(instantOf(row.since));
  const isOnline = row.presence === 'online';
  to.playing.push(isOnline && wordOf(row.playing) !== null);
  to.muted.push(wordOf(row.muted) ?? 'no');
  to.clock.push(row.clock);
}

/** MariaDB gives JSON text (`"no"`, `null`), SQLite the value itself. */
function wordOf(value: unknown): string | null {
  if (typeof value !== 'string' || value === 'null') return null;
  return value.replace(/^"|"$/g, '');
}

/** Of a raw row: a Date from MariaDB's driver, `YYYY-MM-DD HH:MM:SS.mmm` in UTC from SQLite. */
function instantOf(value: Date | string | null): string | null {
  if (value === null) return null;
  return value instanceof Date
    ? value.toISOString()
    : `${value.replace(' ', 'T')}${value.endsWith('Z') ? '' : 'Z'}`;
}
