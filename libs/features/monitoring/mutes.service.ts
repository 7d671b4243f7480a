import { desiredId } from '#features/devices/index.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { DesiredStateEntity, DeviceEntity, DeviceStateEntity } from '#persistence/entities/devices.entity.js';
import { RoleAssignmentEntity, UserEntity } from '#persistence/entities/people.entity.js';
import { PlaceEntity, StationEntity } from '#persistence/entities/territory.entity.js';
import { findByKeys } from '#persistence/find-by-keys.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { UnitScope } from './unit-scope.js';

const CONFIRM_WITHIN_MS = 60_000;
const MAX_STATIONS = 200;
const MAX_DEVICES = 5000;
const MAX_WAITING = 500;
const MAX_OFFICERS = 3;

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
    const waitingFor = devices.filter(({ wanted, said }) => wanted !== said);
    const places = await this.placesOf(waitingFor.map(({ placeId }) => placeId));
    const since = await this.wantedSince(waitingFor.map(({ id }) => id));
    const officers = await this.officersAt([...new Set(waitingFor.map(({ unitPath }) => unitPath))]);
    const nowMs = this.clock.nowMs();
    const byStation = new Map<string, typeof devices>();
    for (const device of devices)
      byStation.set(device.station, [...(byStation.get(device.station) ?? []), device]);
    const items = [...byStation.values()].map((own) => {
      const waiting = own.filter(({ wanted, said }) => wanted !== said);
      const { station, stationName, unitPath, wanted } = own[0]!;
      return {
        ...{ station, stationName, muted: wanted, officers: officers.get(unitPath) ?? [] },
        devices: own.length,
        confirmed: own.length - waiting.length,
        waiting: waiting
          .map(({ id, placeId, presence }) => {
            const atMs = since.get(id)?.getTime() ?? null;
            const { name, ...place } = places.get(placeId) ?? { name: placeId, where: '', responsible: null };
            return {
              ...{ device: id, place: placeId, placeName: name, ...place, presence },
              since: atMs === null ? null : new Date(atMs).toISOString(),
              overdue: atMs !== null && nowMs - atMs >= CONFIRM_WITHIN_MS,
            };
          })
          .sort((a, b) => (a.since ?? '').localeCompare(b.since ?? ''))
          .slice(0, MAX_WAITING),
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
      .addSelect('st.unitPath', 'unitPath')
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
      unitPath: string;
      wanted: 'no' | 'programme' | 'all';
      presence: string;
      said: string | null;
    }>();
    return rows.map((row) => ({ ...row, said: row.said?.replaceAll('"', '') ?? null }));
  }

  private async placesOf(ids: readonly string[]) {
    const found = await findByKeys(this.dataSource, PlaceEntity, 'id', ids);
    const units = await this.scope.namesOf(
      found.flatMap((p) => [p.unitKey, ...(p.hamletKey ? [p.hamletKey] : [])]),
    );
    return new Map(
      found.map(({ id, name, hamletKey, unitKey, responsible }) => {
        const where = [hamletKey, unitKey].flatMap((key) => units.get(key ?? '') ?? []).join(', ');
        return [id, { name, where, responsible }] as const;
      }),
    );
  }

  /** By the unit that they work at, those with a telephone first. */
  private async officersAt(unitPaths: readonly string[]) {
    if (unitPaths.length === 0) return new Map<string, { name: string; phone: string | null }[]>();
    const rows = await this.dataSource
      .getRepository(RoleAssignmentEntity)
      .createQueryBuilder('r')
      .innerJoin(UserEntity, 'u', 'u.id = r.userId')
      .select('r.unitPath', 'unitPath')
      .addSelect('u.name', 'name')
      .addSelect('u.phone', 'phone')
      .where("r.role = 'commune-operator' AND r.unitPath IN (:...unitPaths) AND u.active = :yes", {
        unitPaths: unitPaths.slice(0, MAX_STATIONS),
        yes: true,
      })
      .orderBy('u.name')
      .limit(MAX_OFFICERS * MAX_STATIONS)
      .getRawMany<{ unitPath: string; name: string; phone: string | null }>();
    const byPhone = rows.sort((a, b) => Number(a.phone === null) - Number(b.phone === null));
    return new Map(
      unitPaths.map((path) => {
        const own = byPhone.filter(({ unitPath }) => unitPath === path).slice(0, MAX_OFFICERS);
        return [path, own.map(({ name, phone }) => ({ name, phone }))] as const;
      }),
    );
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
