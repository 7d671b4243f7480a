import { conflict, notFound } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { EventBus } from '#platform/events.js';
import { newId } from '#platform/ids.js';
import type { PageQuery } from '#platform/http/validation.js';
import { PlaceEntity, PlaceGroupEntity, UnitEntity } from '#persistence/entities/territory.entity.js';
import { paged } from '#persistence/paging.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Audit, Rights } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { type EntityManager, Like } from 'typeorm';
import type { GroupBody } from './places.dto.js';

const dtoOf = ({ id, unitKey, name }: PlaceGroupEntity) => ({ id, unit: unitKey, name });

/** Named sets of places across a unit's stations: markets, border hamlets, schools. */
@Injectable()
export class Groups {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rights: Rights,
    private readonly audit: Audit,
    private readonly bus: EventBus,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: PageQuery) {
    const builder = this.unitOfWork.manager.createQueryBuilder(PlaceGroupEntity, 'g');
    this.rights.narrow(builder, 'g.unitPath', this.rights.scopeOf(actor, 'read', 'place'));
    const page = await paged(builder, query, { alias: 'g', sort: ['name'], by: 'name' });
    return { ...page, items: page.items.map(dtoOf) };
  }

  create(actor: Actor, { unit: unitKey, name }: GroupBody) {
    return this.unitOfWork.run(
      async (em) => {
        const unit = await em.findOneBy(UnitEntity, { key: unitKey });
        if (!unit) throw notFound('unit', unitKey);
        if (await em.existsBy(PlaceGroupEntity, { unitKey, name }))
          throw conflict('group-exists', `Đã có nhóm loa "${name}", hãy đặt tên khác`);
        const group = { id: newId(this.clock.nowMs()), unitKey, unitPath: unit.path, name };
        await em.insert(PlaceGroupEntity, group);
        await this.record(em, actor, 'group-created', group);
        return dtoOf(group);
      },
      { name: 'create a group' },
    );
  }

  /** The places stay; they are in one group less. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.unitOfWork.run(
      async (em) => {
        const group = await em.findOneBy(PlaceGroupEntity, { id });
        if (!group) throw notFound('group', id);
        const places = (await em.findBy(PlaceEntity, { unitPath: Like(`${group.unitPath}%`) })).filter(
          (place) => place.groups.includes(id),
        );
        for (const place of places)
          await em.update(
            PlaceEntity,
            { id: place.id },
            { groups: place.groups.filter((other) => other !== id) },
          );
        await em.delete(PlaceGroupEntity, { id });
        await this.record(em, actor, 'group-removed', group);
        const placeIds = places.map((place) => place.id);
        const stationIds = [...new Set(places.map(({ stationId }) => stationId))];
        if (placeIds.length > 0)
          await this.unitOfWork.afterCommit(() => this.bus.emit('place-changed', { placeIds, stationIds }));
      },
      { name: 'remove a group' },
    );
  }

  private record(em: EntityManager, actor: Actor, action: string, group: PlaceGroupEntity) {
    const about = { subjectKind: 'group', subjectId: group.id, unitPath: group.unitPath };
    return this.audit.record(em, { actor: actor.userId, action, ...about, details: { name: group.name } });
  }
}
