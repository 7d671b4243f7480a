import { notFound } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import { fold } from '#platform/fold.js';
import { BoxEntity, PlaceEntity, StationEntity, UnitEntity } from '#persistence/entities/territory.entity.js';
import { paged, whereContains } from '#persistence/paging.js';
import { Rights } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, type SelectQueryBuilder } from 'typeorm';
import type { PlaceDto, PlaceQuery } from './places.dto.js';

/** Places as the screens read them. */
@Injectable()
export class PlaceLists {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rights: Rights,
  ) {}

  async list(actor: Actor, query: PlaceQuery) {
    const builder = this.dataSource.getRepository(PlaceEntity).createQueryBuilder('p');
    this.rights.narrow(builder, 'p.unitPath', this.rights.scopeOf(actor, 'read', 'place'));
    if (query.search) whereContains(builder, 'p.folded', fold(query.search));
    if (query.unit) {
      const unit = await this.dataSource.getRepository(UnitEntity).findOneBy({ key: query.unit });
      if (!unit) throw notFound('unit', query.unit);
      const bounds = { from: unit.path, to: `${unit.path.slice(0, -1)}0` };
      builder.andWhere('p.unitPath >= :from AND p.unitPath < :to', bounds);
    }
    if (query.station) builder.andWhere('p.stationId = :station', { station: query.station });
    if (query.hamlet) builder.andWhere('p.hamletKey = :hamlet', { hamlet: query.hamlet });
    // Ids hold no quotation marks: the JSON of a list names one exactly like this.
    if (query.group) whereMember(builder, query.group);
    if (query.kind) builder.andWhere('p.kind = :kind', { kind: query.kind });
    if (query.sensitive !== undefined)
      builder.andWhere(`p.sensitiveSite IS ${query.sensitive ? 'NOT ' : ''}NULL`);
    if (!query.retired) builder.andWhere('p.retiredAt IS NULL');
    const page = await paged(builder, query, {
      alias: 'p',
      sort: ['folded', 'unitPath', 'updatedAt'],
      by: 'unitPath,folded',
    });
    const boxes = page.items.length
      ? await this.boxes({ placeId: In(page.items.map(({ id }) => id)), until: IsNull() })
      : [];
    const names = await this.names(page.items);
    return { ...page, items: page.items.map((place) => dtoOf(place, boxes, names)) };
  }

  async place(id: string) {
    const place = await this.dataSource.getRepository(PlaceEntity).findOneBy({ id });
    if (!place) throw notFound('place', id);
    const boxes = await this.boxes({ placeId: id });
    // The one that is there comes first, also where it came within the millisecond.
    const present = boxes.filter(({ until }) => until === null);
    const gone = boxes.filter(({ until }) => until !== null);
    return { ...dtoOf(place, boxes, await this.names([place])), boxes: [...present, ...gone].map(boxDto) };
  }

  /** Names of stations and hamlets by their ids. */
  private async names(places: readonly PlaceEntity[]): Promise<Map<string, string>> {
    if (places.length === 0) return new Map();
    const stations = await this.dataSource
      .getRepository(StationEntity)
      .findBy({ id: In([...new Set(places.map(({ stationId }) => stationId))]) });
    const keys = [...new Set(places.map(({ hamletKey }) => hamletKey))].filter((key) => key !== null);
    const hamlets = keys.length
      ? await this.dataSource.getRepository(UnitEntity).findBy({ key: In(keys) })
      : [];
    return new Map([
      ...stations.map(({ id, name }) => [id, name] as const),
      ...hamlets.map(({ key, fullName }) => [key, fullName] as const),
    ]);
  }

  private boxes(where: object): Promise<BoxEntity[]> {
    return this.dataSource.getRepository(BoxEntity).find({ where, order: { since: 'DESC' }, take: 400 });
  }
}

const boxDto = ({ hardwareId, vendor, model, sim, since, until }: BoxEntity) => ({
  ...{ hardwareId, vendor, model, sim },
  since: since.toISOString(),
  until: until?.toISOString() ?? null,
});

/** Restricts to places that are members of a group. */
function whereMember(builder: SelectQueryBuilder<PlaceEntity>, group: string): void {
  builder.andWhere(`p.groups LIKE :member ESCAPE '!'`, { member: `%"${group.replace(/[!%_]/g, '!$&')}"%` });
}

function dtoOf(
  place: PlaceEntity,
  boxes: readonly BoxEntity[],
  names: ReadonlyMap<string, string>,
): PlaceDto {
  const box = boxes.find(({ placeId, until }) => placeId === place.id && until === null);
  const { id, name, kind, lat, lon, languages, groups, sensitiveSite, trim, owner, responsible } = place;
  return {
    ...{ id, name, kind, lat, lon, languages, groups, sensitiveSite, trim, owner, responsible },
    station: place.stationId,
    stationName: names.get(place.stationId) ?? place.stationId,
    hamletName: names.get(place.hamletKey ?? '') ?? null,
    unit: place.unitKey,
    unitPath: place.unitPath,
    hamlet: place.hamletKey,
    retiredAt: place.retiredAt?.toISOString() ?? null,
    box: box ? boxDto(box) : null,
  };
}
