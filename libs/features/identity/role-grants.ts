import { invalid } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import { UnitLocators } from '#platform/http/access.js';
import { newId } from '#platform/ids.js';
import { RoleAssignmentEntity, type UserEntity } from '#persistence/entities/people.entity.js';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RolesBody } from './identity.dto.js';
import { EVERYWHERE } from './rights.js';
import { Rights } from './rights.service.js';

type Held = Pick<RoleAssignmentEntity, 'role' | 'unitKey' | 'unitPath'>;

/** Roles that are being given: where they are held, and whether this person may give them there. */
@Injectable()
export class RoleGrants {
  constructor(
    private readonly rights: Rights,
    private readonly locators: UnitLocators,
  ) {}

  /** @throws AppError `unit-unknown` (invalid) naming the field. */
  async pathOf(unitKey: string, field: string): Promise<string> {
    if (unitKey === EVERYWHERE.unitKey) return EVERYWHERE.unitPath;
    const path = await this.locators.locate('unit', unitKey);
    if (path === null) throw invalid(field, 'unit-unknown', `Không tìm thấy địa bàn "${unitKey}"`);
    return path;
  }

  /** Where somebody is moved to. @throws AppError `unit-unknown` (invalid), `forbidden` where the actor manages nobody */
  async homeFor(
    actor: Actor,
    unitKey: string,
    field: string,
  ): Promise<{ unitKey: string; unitPath: string }> {
    const unitPath = await this.pathOf(unitKey, field);
    this.rights.require(actor, 'manage', 'user', unitPath);
    return { unitKey, unitPath };
  }

  /** @throws AppError `forbidden` for a role at a unit where the actor does not manage users. */
  async resolve(actor: Actor, roles: RolesBody['roles']): Promise<Held[]> {
    const held = new Map<string, Held>();
    for (const [index, { role, unit }] of roles.entries()) {
      const unitPath = await this.pathOf(unit, `roles.${index}.unit`);
      this.rights.require(actor, 'manage', 'user', unitPath);
      held.set(`${role} ${unit}`, { role, unitKey: unit, unitPath });
    }
    return [...held.values()];
  }

  /** @throws AppError `forbidden` unless the actor manages users at this one's unit and wherever it has a role. */
  async requireOver(em: EntityManager, actor: Actor, user: UserEntity): Promise<void> {
    const held = await em.findBy(RoleAssignmentEntity, { userId: user.id });
    for (const { unitPath } of [user, ...held]) this.rights.require(actor, 'manage', 'user', unitPath);
  }

  async write(em: EntityManager, userId: string, held: readonly Held[]): Promise<void> {
    const rows = held.map((role) => ({ id: newId(), userId, ...role }));
    if (rows.length > 0) await em.insert(RoleAssignmentEntity, rows);
  }
}
