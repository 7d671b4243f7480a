import { Clock } from '#platform/clock.js';
import { UserEntity } from '#persistence/entities/people.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Injectable } from '@nestjs/common';
import { Audit } from './audit.service.js';
import { OneTimeTokens } from './one-time-tokens.js';
import { hashPassword, passwordProblem } from './passwords.js';
import { RefreshTokens } from './refresh-tokens.js';

/** Setting a password with a one-time token: the only way there is, so that no administrator ever knows one. */
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
    const problem = passwordProblem(password, login);
    if (problem) throw problem;
    const passwordHash = await hashPassword(password);
    await this.unitOfWork.run(
      async (em) => {
        await this.tokens.use(em, token);
        const user = await em.findOneByOrFail(UserEntity, { id: userId });
        const changes = {
          passwordHash,
          tokenVersion: user.tokenVersion + 1,
          updatedAt: this.clock.now(),
        };
        await em.update(UserEntity, { id: userId }, changes);
        await this.refreshTokens.endAll(em, userId);
        const { unitPath } = user;
        const about = { subjectKind: 'user', subjectId: userId, unitPath };
        await this.audit.record(em, { actor: userId, action: 'password-set', ...about });
      },
      { name: 'set a password' },
    );
    return { login };
  }
}
