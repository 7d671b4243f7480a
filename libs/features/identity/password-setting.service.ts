import { invalid } from '#contracts/errors.js';
import { Clock } from '#platform/clock.js';
import { UserEntity } from '#persistence/entities/people.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from './audit.service.js';
import { OneTimeTokens } from './one-time-tokens.js';
import { hashPassword, passwordMatches, passwordProblem } from './passwords.js';
import { RefreshTokens } from './refresh-tokens.js';

/** Setting a password with a one-time token, or with the old one: no administrator ever knows a password. */
@Injectable()
export class PasswordSetting {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tokens: OneTimeTokens,
    private readonly refreshTokens: RefreshTokens,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Everything signed in before ends.
   * @throws AppError `token-…`, `password-…` (invalid, each with its remedy); a refused password leaves the token good.
   */
  async setPassword(token: string, password: string): Promise<{ login: string }> {
    const { manager } = this.unitOfWork;
    const userId = await this.tokens.ownerOf(manager, token);
    const { login } = await manager.findOneByOrFail(UserEntity, { id: userId });
    const passwordHash = await usableHash(password, login);
    await this.unitOfWork.run(
      async (em) => {
        await this.tokens.use(em, token);
        await this.write(em, userId, passwordHash);
      },
      { name: 'set a password' },
    );
    return { login };
  }

  /**
   * Everything signed in before ends, also where the change was made: sign in with the new one.
   * @throws AppError `password-wrong` (invalid, field `current`), `password-…` (invalid, field `password`)
   */
  async changePassword(userId: string, current: string, password: string): Promise<void> {
    const { login, passwordHash: known } = await this.unitOfWork.manager.findOneByOrFail(UserEntity, {
      id: userId,
    });
    if (!(await passwordMatches(known, current)))
      throw invalid('current', 'password-wrong', 'Mật khẩu đang dùng không đúng, hãy gõ lại');
    const passwordHash = await usableHash(password, login);
    await this.unitOfWork.run(
      async (em) => {
        await this.tokens.withdraw(em, userId);
        await this.write(em, userId, passwordHash);
      },
      { name: 'change a password' },
    );
  }

  private async write(em: EntityManager, userId: string, passwordHash: string): Promise<void> {
    const { unitPath, tokenVersion } = await em.findOneByOrFail(UserEntity, { id: userId });
    const changes = { passwordHash, tokenVersion: tokenVersion + 1, updatedAt: this.clock.now() };
    await em.update(UserEntity, { id: userId }, changes);
    await this.refreshTokens.endAll(em, userId);
    const about = { subjectKind: 'user', subjectId: userId, unitPath };
    await this.audit.record(em, { actor: userId, action: 'password-set', ...about });
  }
}

/** @throws AppError what is wrong with the password, with its remedy */
async function usableHash(password: string, login: string): Promise<string> {
  const problem = passwordProblem(password, login);
  if (problem) throw problem;
  return hashPassword(password);
}
