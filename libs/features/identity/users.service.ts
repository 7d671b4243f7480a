import { AppError, conflict, invalid, notFound } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { fold } from '#platform/fold.js';
import { newId } from '#platform/ids.js';
import { OrganisationEntity, RoleAssignmentEntity, UserEntity } from '#persistence/entities/people.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from './audit.service.js';
import type { AuditAction } from './audit-words.js';
import { Editors } from './editors.js';
import type { CreateUserBody, RolesBody, UpdateUserBody } from './identity.dto.js';
import { OneTimeTokens, type OneTimeToken } from './one-time-tokens.js';
import { RefreshTokens } from './refresh-tokens.js';
import { notOneself } from './identity.errors.js';
import { RoleGrants } from './role-grants.js';

/** Accounts. Whoever changes one must manage users wherever it has a role: nobody takes over a wider account. */
@Injectable()
export class Users {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly grants: RoleGrants,
    private readonly tokens: OneTimeTokens,
    private readonly refreshTokens: RefreshTokens,
    private readonly editors: Editors,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `login-taken` (conflict), `unit-unknown`, `organisation-unknown` (invalid), `forbidden` */
  async create(actor: Actor, body: CreateUserBody): Promise<{ userId: string; setPassword: OneTimeToken }> {
    const unitPath = await this.grants.pathOf(body.unit, 'unit');
    const held = await this.grants.resolve(actor, body.roles);
    const now = this.clock.now();
    const { login, name, email, phone, organisationId } = body;
    const user = { id: newId(now.getTime()), login, name, email, phone, organisationId };
    return this.unitOfWork.run(
      async (em) => {
        await this.checkOrganisation(em, organisationId);
        if (await em.existsBy(UserEntity, { login })) throw loginTaken(login);
        await em.insert(UserEntity, {
          ...user,
          folded: fold(`${name} ${login}`),
          unitKey: body.unit,
          unitPath,
          passwordHash: null,
          active: true,
          tokenVersion: 0,
          createdAt: now,
          updatedAt: now,
        });
        await this.grants.write(em, user.id, held);
        await this.record(em, actor, 'user-created', user.id, unitPath, { login, roles: body.roles });
        return { userId: user.id, setPassword: await this.tokens.issue(em, user.id) };
      },
      { name: 'create a user' },
    );
  }

  /**
   * Deactivating signs the user out everywhere. Moving to another unit changes no role.
   * @throws AppError `edited-meanwhile` (conflict), `unit-unknown`, `organisation-unknown` (invalid), `forbidden`
   */
  async update(actor: Actor, id: string, { was, unit, ...changes }: UpdateUserBody): Promise<void> {
    if (changes.active === false && id === actor.userId)
      throw notOneself('user-is-oneself', 'Không thể tự khóa tài khoản của mình; hãy nhờ quản trị viên khác');
    const home = unit === undefined ? {} : await this.grants.homeFor(actor, unit, 'unit');
    await this.unitOfWork.run(
      async (em) => {
        const user = await this.userFor(em, actor, id);
        await this.editors.requireUnchanged(em, editedUser(id), was, { ...user, unit: user.unitKey });
        if (changes.organisationId) await this.checkOrganisation(em, changes.organisationId);
        const next = { ...user, ...defined(changes) };
        await em.update(
          UserEntity,
          { id },
          {
            ...defined(changes),
            ...home,
            folded: fold(`${next.name} ${next.login}`),
            tokenVersion: user.tokenVersion + (next.active ? 0 : 1),
            updatedAt: this.clock.now(),
          },
        );
        if (!next.active) await this.refreshTokens.endAll(em, id);
        await this.record(em, actor, 'user-changed', id, user.unitPath, defined({ ...changes, unit }));
      },
      { name: 'change a user' },
    );
  }

  /** Replaces all roles. Nobody changes their own. */
  async setRoles(actor: Actor, id: string, { roles, was }: RolesBody): Promise<void> {
    if (id === actor.userId)
      throw notOneself('roles-are-own', 'Không thể tự đổi vai trò của mình; hãy nhờ quản trị viên khác');
    const held = await this.grants.resolve(actor, roles);
    await this.unitOfWork.run(
      async (em) => {
        const user = await this.userFor(em, actor, id);
        const before = was && (await em.findBy(RoleAssignmentEntity, { userId: id }));
        const present = before?.map(({ role, unitKey }) => ({ role, unit: unitKey }));
        const shown = was && { roles: inOrder(was) };
        await this.editors.requireUnchanged(em, editedUser(id), shown, { roles: inOrder(present ?? []) });
        await em.delete(RoleAssignmentEntity, { userId: id });
        await this.grants.write(em, id, held);
        await this.record(em, actor, 'roles-changed', id, user.unitPath, { roles });
      },
      { name: 'change roles' },
    );
  }

  /** A new one-time token for somebody who forgot the password; the old password stays good until it is used. */
  issuePasswordToken(actor: Actor, id: string): Promise<OneTimeToken> {
    return this.unitOfWork.run(
      async (em) => {
        const user = await this.userFor(em, actor, id);
        await this.record(em, actor, 'password-token-issued', id, user.unitPath);
        return this.tokens.issue(em, id);
      },
      { name: 'issue a password token' },
    );
  }

  private async userFor(em: EntityManager, actor: Actor, id: string): Promise<UserEntity> {
    const user = await em.findOneBy(UserEntity, { id });
    if (!user) throw notFound('user', id);
    await this.grants.requireOver(em, actor, user);
    return user;
  }

  private async checkOrganisation(em: EntityManager, id: string | null): Promise<void> {
    if (id === null || (await em.existsBy(OrganisationEntity, { id }))) return;
    throw invalid('organisationId', 'organisation-unknown', `Không tìm thấy cơ quan, đơn vị "${id}"`);
  }

  private record(
    em: EntityManager,
    actor: Actor,
    action: AuditAction,
    id: string,
    unitPath: string,
    details?: unknown,
  ): Promise<void> {
    const about = { subjectKind: 'user', subjectId: id, unitPath, details };
    return this.audit.record(em, { actor: actor.userId, action, ...about });
  }
}

const editedUser = (id: string) => ({
  ...{ kind: 'user', id, what: 'tài khoản này' },
  by: ['user-changed', 'roles-changed'] as const,
});

const inOrder = (roles: readonly { role: string; unit: string }[]): string[] =>
  roles.map(({ role, unit }) => `${role} ${unit}`).sort();

const loginTaken = (login: string): AppError =>
  conflict('login-taken', `Tên đăng nhập "${login}" đã có người dùng, hãy chọn tên khác`, { login });

const defined = <T extends object>(changes: T): Partial<T> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<T>;
