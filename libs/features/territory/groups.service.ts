import { conflict, invalid, notFound } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { EventBus } from '#platform/events.js';
import { newId } from '#platform/ids.js';
import type { PageQuery } from '#platform/http/validation.js';
import { PlaceEntity, PlaceGroupEntity, UnitEntity } from '#persistence/entities/territory.entity.js';
import { paged } from '#persistence/paging.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Audit, type AuditAction, Rights } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, Like } from 'typeorm';
import type { GroupBody, GroupChanges, GroupDto, MembersBody } from './places.dto.js';

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
    return { ...page, items: await this.dtosOf(page.items) };
  }

  async group(id: string): Promise<GroupDto> {
    const group = await this.unitOfWork.manager.findOneBy(PlaceGroupEntity, { id });
    const [dto] = group ? await this.dtosOf([group]) : [];
    if (!dto) throw notFound('group', id);
    return dto;
  }

  /** @throws AppError `group-exists` (conflict) */
  async create(actor: Actor, { unit: unitKey, name }: GroupBody): Promise<GroupDto> {
    const id = await this.unitOfWork.run(
      async (em) => {
        const unit = await em.findOneBy(UnitEntity, { key: unitKey });
        if (!unit) throw notFound('unit', unitKey);
        if (await em.existsBy(PlaceGroupEntity, { unitKey, name }))
          throw conflict('group-exists', `Đã có nhóm loa "${name}", hãy đặt tên khác`);
        const group = { id: newId(this.clock.nowMs()), unitKey, unitPath: unit.path, name };
        await em.insert(PlaceGroupEntity, group);
        await this.record(em, actor, 'group-created', group);
        return group.id;
      },
      { name: 'create a group' },
    );
    return this.group(id);
  }

  /** @throws AppError `group-exists` (conflict) */
  async rename(actor: Actor, id: string, { name }: GroupChanges): Promise<GroupDto> {
    await this.unitOfWork.run(
      async (em) => {
        const group = await this.groupOf(em, id);
        const twin = await em.findOneBy(PlaceGroupEntity, { unitKey: group.unitKey, name });
        if (twin && twin.id !== id)
          throw conflict('group-exists', `Đã có nhóm loa "${name}", hãy đặt tên khác`);
        await em.update(PlaceGroupEntity, { id }, { name });
        await this.record(em, actor, 'group-renamed', { ...group, name }, { was: group.name });
      },
      { name: 'rename a group' },
    );
    return this.group(id);
  }

  /**
   * Makes exactly these places the group's members.
   * @throws AppError `place-unknown` (invalid) for one that is not in use below the group's unit.
   */
  async setMembers(actor: Actor, id: string, { places: wanted }: MembersBody): Promise<GroupDto> {
    await this.unitOfWork.run(
      async (em) => {
        const group = await this.groupOf(em, id);
        const below = await em.findBy(PlaceEntity, { unitPath: Like(`${group.unitPath}%`) });
        const known = new Set(below.filter(({ retiredAt }) => !retiredAt).map((place) => place.id));
        const unknown = wanted.find((place) => !known.has(place));
        if (unknown !== undefined)
          throw invalid('places', 'place-unknown', `Điểm đặt loa "${unknown}" không thuộc địa bàn của nhóm`);
        const members = new Set(wanted);
        const changed = below.filter((place) => place.groups.includes(id) !== members.has(place.id));
        for (const place of changed) await this.putInto(em, place, id, members.has(place.id));
        if (changed.length === 0) return;
        await this.record(em, actor, 'group-members-changed', group, { members: members.size });
        await this.tell(changed);
      },
      { name: 'set the members of a group' },
    );
    return this.group(id);
  }

  /** The places stay; they are in one group less. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.unitOfWork.run(
      async (em) => {
        const group = await this.groupOf(em, id);
        const places = (await em.findBy(PlaceEntity, { unitPath: Like(`${group.unitPath}%`) })).filter(
          (place) => place.groups.includes(id),
        );
        for (const place of places) await this.putInto(em, place, id, false);
        await em.delete(PlaceGroupEntity, { id });
        await this.record(em, actor, 'group-removed', group);
        if (places.length > 0) await this.tell(places);
      },
      { name: 'remove a group' },
    );
  }

  private async groupOf(em: EntityManager, id: string): Promise<PlaceGroupEntity> {
    const group = await em.findOneBy(PlaceGroupEntity, { id });
    if (!group) throw notFound('group', id);
    return group;
  }

  private putInto(em: EntityManager, { id, groups }: PlaceEntity, group: string, member: boolean) {
    const others = groups.filter((other) => other !== group);
    return em.update(PlaceEntity, { id }, { groups: member ? [...others, group] : others });
  }

  private tell(places: readonly PlaceEntity[]): Promise<void> {
    const placeIds = places.map(({ id }) => id);
    const stationIds = [...new Set(places.map(({ stationId }) => stationId))];
    return this.unitOfWork.afterCommit(() => this.bus.emit('place-changed', { placeIds, stationIds }));
  }

  private async dtosOf(groups: readonly PlaceGroupEntity[]): Promise<GroupDto[]> {
    const keys = [...new Set(groups.map(({ unitKey }) => unitKey))];
    const units = keys.length ? await this.unitOfWork.manager.findBy(UnitEntity, { key: In(keys) }) : [];
    const counted = groups.map(async ({ id, unitKey, unitPath, name }) => ({
      ...{ id, name },
      unit: unitKey,
      unitName: units.find(({ key }) => key === unitKey)?.fullName ?? null,
      places: await this.unitOfWork.manager
        .createQueryBuilder(PlaceEntity, 'p')
        .where('p.retiredAt IS NULL AND p.unitPath LIKE :path AND p.groups LIKE :member', {
          path: `${unitPath}%`,
          member: `%"${id}"%`,
        })
        .getCount(),
    }));
    return Promise.all(counted);
  }

  private record(
    em: EntityManager,
    actor: Actor,
    action: AuditAction,
    { id, unitPath, name }: PlaceGroupEntity,
    more: object = {},
  ) {
    const about = { subjectKind: 'group', subjectId: id, unitPath, details: { name, ...more } };
    return this.audit.record(em, { actor: actor.userId, action, ...about });
  }
}
