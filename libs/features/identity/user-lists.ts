import { notFound } from '#contracts/errors.js';
import type { Actor, Role } from '#platform/actor.js';
import { fold } from '#platform/fold.js';
import { AuditEntryEntity, RoleAssignmentEntity, UserEntity } from '#persistence/entities/people.entity.js';
import { paged, whereContains } from '#persistence/paging.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { AuditQuery, UserDto, UserQuery } from './identity.dto.js';
import { Rights } from './rights.service.js';

/** Accounts and the audit log as the screens read them. */
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

  async audit(actor: Actor, query: AuditQuery) {
    const builder = this.dataSource.getRepository(AuditEntryEntity).createQueryBuilder('a');
    this.rights.narrow(builder, 'a.unitPath', this.rights.scopeOf(actor, 'read', 'audit'));
    if (query.actor) builder.andWhere('a.actor = :actor', { actor: query.actor });
    if (query.action) builder.andWhere('a.action = :action', { action: query.action });
    if (query.subject) builder.andWhere('a.subjectId = :subject', { subject: query.subject });
    const page = await paged(builder, query, { alias: 'a', sort: ['at'], by: '-at' });
    return {
      ...page,
      items: page.items.map((entry) => ({
        ...entry,
        at: entry.at.toISOString(),
        details: JSON.parse(entry.details) as unknown,
      })),
    };
  }

  private async dtosOf(users: readonly UserEntity[]): Promise<UserDto[]> {
    const ids = users.map(({ id }) => id);
    const held = ids.length
      ? await this.dataSource.getRepository(RoleAssignmentEntity).findBy({ userId: In(ids) })
      : [];
    return users.map((user) => ({
      id: user.id,
      login: user.login,
      name: user.name,
      email: user.email,
      phone: user.phone,
      unit: user.unitKey,
      organisationId: user.organisationId,
      active: user.active,
      hasPassword: user.passwordHash !== null,
      roles: held
        .filter(({ userId }) => userId === user.id)
        .map(({ role, unitKey, unitPath }) => ({ role: role as Role, unit: unitKey, unitPath })),
      createdAt: user.createdAt.toISOString(),
      updatedAt: user.updatedAt.toISOString(),
    }));
  }
}
