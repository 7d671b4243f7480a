import { notFound } from '#contracts/errors.js';
import type { Actor, Role } from '#platform/actor.js';
import { fold } from '#platform/fold.js';
import { OrganisationEntity, RoleAssignmentEntity, UserEntity } from '#persistence/entities/people.entity.js';
import { UnitEntity } from '#persistence/entities/territory.entity.js';
import { paged, whereContains } from '#persistence/paging.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { UserDto, UserQuery } from './identity.dto.js';
import { Rights } from './rights.service.js';

/** Accounts as the screens read them. */
@Injectable()
export class UserLists {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rights: Rights,
  ) {}

  async users(actor: Actor, query: UserQuery) {
    const builder = this.dataSource.getRepository(UserEntity).createQueryBuilder('u');
    this.rights.narrow(builder, 'u.unitPath', this.rights.scopeOf(actor, 'read', 'user'));
    if (query.search) whereContains(builder, 'u.folded', fold(query.search));
    if (query.organisation)
      builder.andWhere('u.organisationId = :organisation', { organisation: query.organisation });
    if (query.active !== undefined) builder.andWhere('u.active = :active', { active: query.active });
    if (query.role || query.unit) {
      const held = builder.subQuery().select('1').from(RoleAssignmentEntity, 'r').where('r.userId = u.id');
      if (query.role) held.andWhere('r.role = :role');
      if (query.unit) held.andWhere('r.unitKey = :unit');
      builder.andWhere(`EXISTS ${held.getQuery()}`, { role: query.role, unit: query.unit });
    }
    const sort = ['folded', 'login', 'createdAt', 'updatedAt'];
    const page = await paged(builder, query, { alias: 'u', sort, by: 'folded' });
    return { ...page, items: await this.dtosOf(page.items) };
  }

  async user(id: string): Promise<UserDto> {
    const user = await this.dataSource.getRepository(UserEntity).findOneBy({ id });
    const [dto] = user ? await this.dtosOf([user]) : [];
    if (!dto) throw notFound('user', id);
    return dto;
  }

  private async dtosOf(users: readonly UserEntity[]): Promise<UserDto[]> {
    const ids = users.map(({ id }) => id);
    const held = ids.length
      ? await this.dataSource.getRepository(RoleAssignmentEntity).findBy({ userId: In(ids) })
      : [];
    const units = await this.unitNames([...users, ...held].map(({ unitKey }) => unitKey));
    const organisations = await this.organisationNames(users.map(({ organisationId }) => organisationId));
    return users.map((user) => ({
      id: user.id,
      login: user.login,
      name: user.name,
      email: user.email,
      phone: user.phone,
      unit: user.unitKey,
      unitName: units.get(user.unitKey) ?? null,
      organisationId: user.organisationId,
      organisationName: organisations.get(user.organisationId ?? '') ?? null,
      active: user.active,
      hasPassword: user.passwordHash !== null,
      roles: held
        .filter(({ userId }) => userId === user.id)
        .map(({ role, unitKey, unitPath }) => ({
          role: role as Role,
          unit: unitKey,
          unitPath,
          unitName: units.get(unitKey) ?? null,
        })),
      createdAt: user.createdAt.toISOString(),
      updatedAt: user.updatedAt.toISOString(),
    }));
  }

  private async unitNames(keys: readonly string[]): Promise<Map<string, string>> {
    if (keys.length === 0) return new Map();
    const units = await this.dataSource
      .getRepository(UnitEntity)
      .find({ select: { key: true, fullName: true }, where: { key: In([...new Set(keys)]) } });
    return new Map(units.map(({ key, fullName }) => [key, fullName]));
  }

  private async organisationNames(ids: readonly (string | null)[]): Promise<Map<string, string>> {
    const wanted = [...new Set(ids)].filter((id): id is string => id !== null);
    if (wanted.length === 0) return new Map();
    const organisations = await this.dataSource.getRepository(OrganisationEntity).findBy({ id: In(wanted) });
    return new Map(organisations.map(({ id, name }) => [id, name]));
  }
}
