import { notFound } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import { PlaceEntity, StationEntity, UnitEntity } from '#persistence/entities/territory.entity.js';
import { Rights } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import type { UnitChildrenDto } from './units.dto.js';

interface PlaceCount {
  path: string;
  hamlet: string | null;
  kind: 'speaker' | 'board';
  count: number | string;
}
/** Of a country: its provinces; nothing has more children than that a picker can show. */
const AT_MOST = 500;

/** One step down the tree for a picker: the units below, with what can be heard in each. */
@Injectable()
export class UnitChildren {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rights: Rights,
  ) {}

  /** Stations and places within what the actor may see. @throws AppError `unit-not-found` */
  async of(actor: Actor, key: string): Promise<UnitChildrenDto> {
    const unit = await this.dataSource.getRepository(UnitEntity).findOneBy({ key });
    if (!unit) throw notFound('unit', key);
    const children = await this.dataSource.getRepository(UnitEntity).find({
      where: { parentKey: key, validTo: IsNull() },
      order: { folded: 'ASC', key: 'ASC' },
      take: AT_MOST,
    });
    const stations = await this.stationsBelow(actor, unit.path);
    const places = await this.placesBelow(actor, unit.path);
    return {
      ...sumOf(unit, stations, places),
      children: children.map((child) => sumOf(child, stations, places)),
    };
  }

  private stationsBelow(actor: Actor, path: string): Promise<StationEntity[]> {
    const builder = this.dataSource
      .getRepository(StationEntity)
      .createQueryBuilder('s')
      .select(['s.id', 's.unitPath', 's.technology']);
    this.rights.narrow(builder, 's.unitPath', this.rights.scopeOf(actor, 'read', 'station'));
    return builder.andWhere('s.unitPath >= :path AND s.unitPath < :after', boundsOf(path)).getMany();
  }

  private placesBelow(actor: Actor, path: string): Promise<PlaceCount[]> {
    const builder = this.dataSource
      .getRepository(PlaceEntity)
      .createQueryBuilder('p')
      .select('p.unitPath', 'path')
      .addSelect('p.hamletKey', 'hamlet')
      .addSelect('p.kind', 'kind')
      .addSelect('COUNT(*)', 'count');
    this.rights.narrow(builder, 'p.unitPath', this.rights.scopeOf(actor, 'read', 'place'));
    return builder
      .andWhere('p.retiredAt IS NULL AND p.unitPath >= :path AND p.unitPath < :after', boundsOf(path))
      .groupBy('p.unitPath')
      .addGroupBy('p.hamletKey')
      .addGroupBy('p.kind')
      .getRawMany<PlaceCount>();
  }
}

const boundsOf = (path: string) => ({ path, after: `${path.slice(0, -1)}0` });

function sumOf(
  { key, fullName, level, path }: UnitEntity,
  stations: readonly StationEntity[],
  places: readonly PlaceCount[],
) {
  const here = places.filter((p) => (level === 'hamlet' ? p.hamlet === key : p.path.startsWith(path)));
  const countOf = (kind: PlaceCount['kind']): number =>
    here.reduce((sum, p) => sum + (p.kind === kind ? Number(p.count) : 0), 0);
  const below = stations.filter((s) => s.unitPath.startsWith(path));
  return {
    ...{ key, fullName, level },
    stations: below.length,
    unattended: below.filter((s) => s.technology !== 'ip').length,
    clusters: countOf('speaker'),
    boards: countOf('board'),
  };
}
