import { desiredId } from '#features/devices/index.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { DesiredStateEntity, DeviceEntity, DeviceStateEntity } from '#persistence/entities/devices.entity.js';
import { PlaceEntity, StationEntity } from '#persistence/entities/territory.entity.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { UnitScope } from './unit-scope.js';

const CONFIRM_WITHIN_MS = 60_000;
const MAX_STATIONS = 200;
const MAX_DEVICES = 5000;

/** Silencing a commune ends only when each device said so itself (requirement F24). */
@Injectable()
export class MutesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly scope: UnitScope,
    private readonly clock: Clock,
  ) {}

  /** Stations that are silenced, and those where a device is still silent that should not be. */
  async list(actor: Actor, unit: string | undefined) {
    const devices = await this.devicesOf(actor, unit);
    const names = await this.placeNames(devices.map(({ placeId }) => placeId));
    const waitingFor = devices.filter(({ wanted, said }) => wanted !== said);
    const since = await this.wantedSince(waitingFor.map(({ id }) => id));
    const nowMs = this.clock.nowMs();
    const byStation = new Map<string, typeof devices>();
    for (const device of devices)
      byStation.set(device.station, [...(byStation.get(device.station) ?? []), device]);
    const items = [...byStation.values()].map((own) => {
      const waiting = own.filter(({ wanted, said }) => wanted !== said);
      const { station, stationName, wanted } = own[0]!;
      return {
        ...{ station, stationName, muted: wanted },
        devices: own.length,
        confirmed: own.length - waiting.length,
        waiting: waiting.slice(0, 500).map(({ id, placeId, presence }) => {
          const atMs = since.get(id)?.getTime() ?? null;
          return {
            device: id,
            place: placeId,
            placeName: names.get(placeId) ?? placeId,
            presence,
            since: atMs === null ? null : new Date(atMs).toISOString(),
            overdue: atMs !== null && nowMs - atMs >= CONFIRM_WITHIN_MS,
          };
        }),
      };
    });
    return {
      items: items
        .filter(({ muted, waiting }) => muted !== 'no' || waiting.length > 0)
        .slice(0, MAX_STATIONS),
    };
  }

  /** Devices of silenced stations, and those that say that they are silent. */
  private async devicesOf(actor: Actor, unit: string | undefined) {
    const builder = this.dataSource
      .getRepository(DeviceEntity)
      .createQueryBuilder('d')
      .innerJoin(StationEntity, 'st', 'st.id = d.stationId')
      .innerJoin(DeviceStateEntity, 's', 's.deviceId = d.id')
      .select('d.id', 'id')
      .addSelect('d.placeId', 'placeId')
      .addSelect('st.id', 'station')
      .addSelect('st.name', 'stationName')
      .addSelect('st.muted', 'wanted')
      .addSelect('s.presence', 'presence')
      .addSelect("JSON_EXTRACT(s.status, '$.muted')", 'said')
      .where("d.state = 'active'")
      .andWhere("(st.muted <> 'no' OR JSON_EXTRACT(s.status, '$.muted') NOT IN ('no', '\"no\"'))")
      .orderBy('st.unitPath')
      .addOrderBy('d.id')
      .limit(MAX_DEVICES);
    await this.scope.narrow(builder, 'd.unitPath', { actor, subject: 'device', unit });
    const rows = await builder.getRawMany<{
      id: string;
      placeId: string;
      station: string;
      stationName: string;
      wanted: 'no' | 'programme' | 'all';
      presence: string;
      said: string | null;
    }>();
    return rows.map((row) => ({ ...row, said: row.said?.replaceAll('"', '') ?? null }));
  }

  private async placeNames(ids: readonly string[]): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    for (let i = 0; i < ids.length; i += 500) {
      const some = await this.dataSource
        .getRepository(PlaceEntity)
        .find({ select: { id: true, name: true }, where: { id: In(ids.slice(i, i + 500)) } });
      for (const { id, name } of some) names.set(id, name);
    }
    return names;
  }

  /** When the config that says so was made. */
  private async wantedSince(devices: readonly string[]): Promise<Map<string, Date>> {
    const since = new Map<string, Date>();
    for (let i = 0; i < devices.length; i += 500) {
      const ids = devices.slice(i, i + 500).map((id) => desiredId('config', id));
      const rows = await this.dataSource
        .getRepository(DesiredStateEntity)
        .find({ select: { id: true, target: true, changedAt: true }, where: { id: In(ids) } });
      for (const { target, changedAt } of rows) since.set(target, changedAt);
    }
    return since;
  }
}
