import { Clock } from '#platform/clock.js';
import { newId } from '#platform/ids.js';
import { fold } from '#platform/fold.js';
import { RoleAssignmentEntity, UserEntity } from '#persistence/entities/people.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, Not } from 'typeorm';
import { Audit } from './audit.service.js';
import { OneTimeTokens, type OneTimeToken } from './one-time-tokens.js';
import { EVERYWHERE } from './rights.js';

export const FIRST_LOGIN = 'admin';
const FIRST_NAME = 'Quản trị hệ thống';

export interface FirstAdministratorToken extends OneTimeToken {
  login: string;
}

/** Makes the first account of a new hub. */
@Injectable()
export class FirstAdministrator {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tokens: OneTimeTokens,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * On a database without users: `admin`, administrator of everything, and the token that sets the password. As long as
   * nobody has a password, each start gives a new token (the old one was not read); afterwards null.
   */
  ensure(): Promise<FirstAdministratorToken | null> {
    return this.unitOfWork.run(
      async (em) => {
        if (await em.existsBy(UserEntity, { passwordHash: Not(IsNull()) })) return null;
        const known = await em.findOneBy(UserEntity, { login: FIRST_LOGIN });
        if (!known && (await em.count(UserEntity)) > 0) return null;
        const userId = known?.id ?? (await this.create(em));
        return { login: FIRST_LOGIN, ...(await this.tokens.issue(em, userId)) };
      },
      { name: 'make the first administrator' },
    );
  }

  private async create(em: EntityManager): Promise<string> {
    const now = this.clock.now();
    const id = newId(now.getTime());
    await em.insert(UserEntity, {
      id,
      login: FIRST_LOGIN,
      name: FIRST_NAME,
      folded: fold(`${FIRST_NAME} ${FIRST_LOGIN}`),
      email: null,
      phone: null,
      ...EVERYWHERE,
      organisationId: null,
      passwordHash: null,
      active: true,
      tokenVersion: 0,
      createdAt: now,
      updatedAt: now,
    });
    const role = { id: newId(now.getTime()), userId: id, role: 'administrator', ...EVERYWHERE };
    await em.insert(RoleAssignmentEntity, role);
    const about = { subjectKind: 'user', subjectId: id, unitPath: '' };
    await this.audit.record(em, { actor: 'hub', action: 'first-administrator-made', ...about });
    return id;
  }
}
