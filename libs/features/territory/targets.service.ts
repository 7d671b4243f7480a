import { resolveTargets, type TargetTerm } from '#domain/territory/targets.js';
import { localDateOf } from '#domain/time/zone.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { DeviceEntity } from '#persistence/entities/devices.entity.js';
import { PlaceEntity, StationEntity, UnitLineageEntity } from '#persistence/entities/territory.entity.js';
import { Rights } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ResolveBody, ResolvedDto } from './targets.dto.js';

const ZONE = 'Asia/Ho_Chi_Minh';
type Listed = ResolveBody['include'];
type TargetRow = Pick<PlaceEntity, 'id' | 'stationId' | 'unitPath' | 'hamletKey' | 'groups'>;

/** What a choice of targets reaches, exactly: counted and listed before anything is confirmed. */
@Injectable()
export class Targets {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rights: Rights,
    private readonly clock: Clock,
  ) {}

  /** Within what the actor may see. */
  async resolve(actor: Actor, { include, exclude, onDate }: ResolveBody): Promise<ResolvedDto> {
    const date = onDate ?? localDateOf(this.clock.nowMs(), ZONE);
    const places = await this.placesOf(actor);
    const all = [...places, ...(await this.stationsAlone(actor, places))];
    const lineage = await this.dataSource.getRepository(UnitLineageEntity).find();
    const resolved = resolveTargets(
      { include: termsOf(include), exclude: exclude ? termsOf(exclude) : [] },
      all.map(({ id, stationId, unitPath, hamletKey, groups }) => ({
        id,
        stationId,
        unitPath: [...unitPath.split('/').filter(Boolean), ...(hamletKey ? [hamletKey] : [])],
        hamlet: hamletKey,
        groups,
      })),
      lineage.map((step) => ({ from: step.fromKey, to: step.toKey, onLocalDate: step.onDate })),
      date,
    );
    const stations = await this.describe(resolved.stations, places);
    const kinds = stations.flatMap((station) => station.places.map(({ kind }) => kind));
    return {
      onDate: date,
      counted: {
        communes: new Set(stations.map(({ unit }) => unit)).size,
        stations: stations.length,
        places: resolved.count,
        clusters: kinds.filter((kind) => kind === 'speaker').length,
        boards: kinds.filter((kind) => kind === 'board').length,
        devices: await this.devicesAt(new Set(resolved.placeIds)),
        unattended: stations.filter(({ technology }) => technology !== 'ip').length,
        fm: stations.filter(({ technology }) => technology === 'fm').length,
      },
      stations,
      empty: resolved.empty.map((term) => listed(term, include)),
    };
  }

  private placesOf(actor: Actor): Promise<PlaceEntity[]> {
    const builder = this.dataSource.getRepository(PlaceEntity).createQueryBuilder('p');
    this.rights.narrow(builder, 'p.unitPath', this.rights.scopeOf(actor, 'read', 'place'));
    return builder.andWhere('p.retiredAt IS NULL').getMany();
  }

  /** FM and wired stations of which no place is registered: each counts as one, as in an order. */
  private async stationsAlone(actor: Actor, places: readonly PlaceEntity[]): Promise<TargetRow[]> {
    const builder = this.dataSource
      .getRepository(StationEntity)
      .createQueryBuilder('s')
      .where("s.technology <> 'ip'");
    this.rights.narrow(builder, 's.unitPath', this.rights.scopeOf(actor, 'read', 'place'));
    const withPlaces = new Set(places.map(({ stationId }) => stationId));
    return (await builder.getMany())
      .filter(({ id }) => !withPlaces.has(id))
      .map(({ id, unitPath }) => ({
        id: `station:${id}`,
        stationId: id,
        unitPath,
        hamletKey: null,
        groups: [],
      }));
  }

  private async describe(
    reached: readonly { stationId: string; placeIds: string[] }[],
    places: readonly PlaceEntity[],
  ): Promise<ResolvedDto['stations']> {
    const byId = new Map(places.map((place) => [place.id, place]));
    const rows = await this.dataSource.getRepository(StationEntity).find();
    const stations = new Map(rows.map((station) => [station.id, station]));
    return reached.flatMap(({ stationId, placeIds }) => {
      const station = stations.get(stationId);
      if (!station) return [];
      const { name, unitKey: unit, technology } = station;
      const listedPlaces = placeIds.flatMap((id) => {
        const place = byId.get(id);
        return place ? [{ id, name: place.name, kind: place.kind }] : [];
      });
      const { maxMinutesPerDay } = station.regulation.quota;
      return [{ id: stationId, name, unit, technology, maxMinutesPerDay, places: listedPlaces }];
    });
  }

  private async devicesAt(placeIds: ReadonlySet<string>): Promise<number> {
    const devices = await this.dataSource
      .getRepository(DeviceEntity)
      .find({ select: { id: true, placeId: true }, where: { state: 'active' } });
    return devices.filter(({ placeId }) => placeIds.has(placeId)).length;
  }
}

const termsOf = ({ units, hamlets, groups, places }: Listed): TargetTerm[] => [
  ...[...units, ...hamlets].map((unit): TargetTerm => ({ kind: 'unit', unit })),
  ...groups.map((group): TargetTerm => ({ kind: 'group', group })),
  ...places.map((place): TargetTerm => ({ kind: 'place', place })),
];

/** A term as the request wrote it: hamlets are units of the tree. */
function listed(term: TargetTerm, { hamlets }: Listed): ResolvedDto['empty'][number] {
  if (term.kind === 'group') return { kind: 'groups', id: term.group };
  if (term.kind === 'place') return { kind: 'places', id: term.place };
  return { kind: hamlets.includes(term.unit) ? 'hamlets' : 'units', id: term.unit };
}
