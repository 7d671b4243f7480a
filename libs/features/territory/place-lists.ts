import { notFound } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import { fold } from '#platform/fold.js';
import { BoxEntity, PlaceEntity, UnitEntity } from '#persistence/entities/territory.entity.js';
import { paged, whereContains } from '#persistence/paging.js';
import { Rights } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull } from 'typeorm';
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
    return { ...page, items: page.items.map((place) => dtoOf(place, boxes)) };
  }

  async place(id: string) {
    const place = await this.dataSource.getRepository(PlaceEntity).findOneBy({ id });
    if (!place) throw notFound('place', id);
    const boxes = await this.boxes({ placeId: id });
    // The one that is there comes first, also where it came within the millisecond.
    const present = boxes.filter(({ until }) => until === null);
    const gone = boxes.filter(({ until }) => until !== null);
    return { ...dtoOf(place, boxes), boxes: [...present, ...gone].map(boxDto) };
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

function dtoOf(place: PlaceEntity, boxes: readonly BoxEntity[]): PlaceDto {
  const box = boxes.find(({ placeId, until }) => placeId === place.id && until === null);
  const { id, name, kind, lat, lon, languages, groups, sensitiveSite, trim, owner, responsible } = place;
  return {
    ...{ id, name, kind, lat, lon, languages, groups, sensitiveSite, trim, owner, responsible },
    station: place.stationId,
    unit: place.unitKey,
    unitPath: place.unitPath,
    hamlet: place.hamletKey,
    retiredAt: place.retiredAt?.toISOString() ?? null,
    box: box ? boxDto(box) : null,
  };
}
