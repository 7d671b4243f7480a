import { notFound } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import { fold } from '#platform/fold.js';
import {
  PlaceEntity,
  StationEntity,
  StationRegulationEntity,
  UnitEntity,
} from '#persistence/entities/territory.entity.js';
import { paged, whereContains } from '#persistence/paging.js';
import { PersonNames, Rights } from '#features/identity/index.js';
import type { PageQuery } from '#platform/http/validation.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { StationDto, StationQuery } from './stations.dto.js';

/** Stations as the screens read them. */
@Injectable()
export class StationLists {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rights: Rights,
    private readonly names: PersonNames,
  ) {}

  async list(actor: Actor, query: StationQuery) {
    const builder = this.dataSource
      .getRepository(StationEntity)
      .createQueryBuilder('s')
      .innerJoin(UnitEntity, 'u', 'u.key = s.unitKey');
    this.rights.narrow(builder, 's.unitPath', this.rights.scopeOf(actor, 'read', 'station'));
    if (query.search) whereContains(builder, 'u.folded', fold(query.search));
    if (query.unit) {
      const unit = await this.dataSource.getRepository(UnitEntity).findOneBy({ key: query.unit });
      if (!unit) throw notFound('unit', query.unit);
      const bounds = { from: unit.path, to: `${unit.path.slice(0, -1)}0` };
      builder.andWhere('s.unitPath >= :from AND s.unitPath < :to', bounds);
    }
    if (query.technology) builder.andWhere('s.technology = :technology', { technology: query.technology });
    if (query.muted !== undefined) builder.andWhere(`s.muted ${query.muted ? '<>' : '='} 'no'`);
    const page = await paged(builder, query, {
      alias: 's',
      sort: ['name', 'unitPath', 'updatedAt'],
      by: 'unitPath',
    });
    return { ...page, items: await this.dtosOf(page.items) };
  }

  async station(id: string): Promise<StationDto> {
    const station = await this.dataSource.getRepository(StationEntity).findOneBy({ id });
    const [dto] = station ? await this.dtosOf([station]) : [];
    if (!dto) throw notFound('station', id);
    return dto;
  }

  /** Newest first: the first of the first page is in force. */
  async regulations(stationId: string, query: PageQuery) {
    const builder = this.dataSource
      .getRepository(StationRegulationEntity)
      .createQueryBuilder('r')
      .where('r.stationId = :stationId', { stationId });
    const page = await paged(builder, query, { alias: 'r', sort: ['since'], by: '-since' });
    const names = await this.names.of(page.items.map(({ setBy }) => setBy));
    const all = await this.dataSource
      .getRepository(StationRegulationEntity)
      .find({ select: { id: true, since: true }, where: { stationId }, order: { since: 'ASC' }, take: 1000 });
    return {
      ...page,
      items: page.items.map(({ id, regulation, demonstration, since, setBy }) => ({
        ...{ id, regulation, demonstration, setBy },
        since: since.toISOString(),
        until: all.find((other) => other.since > since)?.since.toISOString() ?? null,
        setByName: names.get(setBy) ?? null,
      })),
    };
  }

  private async dtosOf(stations: readonly StationEntity[]): Promise<StationDto[]> {
    if (stations.length === 0) return [];
    const units = await this.dataSource
      .getRepository(UnitEntity)
      .findBy({ key: In(stations.map(({ unitKey }) => unitKey)) });
    const counts = await this.dataSource
      .getRepository(PlaceEntity)
      .createQueryBuilder('p')
      .select('p.stationId', 'station')
      .addSelect('COUNT(*)', 'places')
      .where('p.stationId IN (:...ids) AND p.retiredAt IS NULL', { ids: stations.map(({ id }) => id) })
      .groupBy('p.stationId')
      .getRawMany<{ station: string; places: number | string }>();
    const names = await this.names.of(stations.map(({ pendingMute }) => pendingMute?.by));
    return stations.map((station) => ({
      id: station.id,
      unit: station.unitKey,
      unitPath: station.unitPath,
      unitName: units.find(({ key }) => key === station.unitKey)?.fullName ?? station.unitKey,
      name: station.name,
      technology: station.technology,
      zone: station.zone,
      preset: station.preset,
      regulation: station.regulation,
      furniture: station.furniture,
      voice: station.voice,
      muted: station.muted,
      pendingMute: station.pendingMute && {
        by: station.pendingMute.by,
        byName: names.get(station.pendingMute.by) ?? null,
        until: new Date(station.pendingMute.untilMs).toISOString(),
      },
      demonstration: station.demonstration,
      places: Number(counts.find((count) => count.station === station.id)?.places ?? 0),
      revision: station.revision,
      updatedAt: station.updatedAt.toISOString(),
    }));
  }
}
