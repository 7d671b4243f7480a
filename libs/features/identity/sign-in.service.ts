import { Clock } from '#platform/clock.js';
import { CONFIG, type HubConfig } from '#platform/config.js';
import { UserEntity } from '#persistence/entities/people.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Inject, Injectable } from '@nestjs/common';
import { AccessTokens } from './access-tokens.js';
import { AttemptThrottle, networkOf } from './attempt-throttle.js';
import { Audit } from './audit.service.js';
import type { AuditAction } from './audit-words.js';
import { FailedSignIns } from './failed-sign-ins.js';
import { sessionEnded, tooManyAttempts, wrongSignIn } from './identity.errors.js';
import { passwordMatches } from './passwords.js';
import { KnownBrowsers } from './known-browsers.js';
import { RefreshTokens } from './refresh-tokens.js';

export interface OpenSession {
  accessToken: string;
  expiresInSeconds: number;
  refreshToken: string;
}
/** Where somebody signs in from; the mark is what the browser says, and may be anything. */
export interface Whence {
  address: string;
  browser: string | null;
}
type Refreshed = { code: 'refresh-unknown' | 'refresh-reused' } | { user: UserEntity; refreshToken: string };

/** Signing in, staying signed in, signing out. */
@Injectable()
export class SignIn {
  private readonly throttle: AttemptThrottle;

  constructor(
    @Inject(CONFIG) config: HubConfig,
    clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly accessTokens: AccessTokens,
    private readonly refreshTokens: RefreshTokens,
    private readonly audit: Audit,
    private readonly failures: FailedSignIns,
    private readonly browsers: KnownBrowsers,
  ) {
    this.throttle = new AttemptThrottle({
      perMinute: config.signInPerMinute,
      nowMs: () => clock.nowMs(),
    });
  }

  /**
   * @param from wrong attempts are counted by the address and by the login; those of a browser that this login has
   *   signed in with by that browser, so that nobody else's keep its owner out.
   * @throws AppError `sign-in-wrong` (unauthorised), `too-many-attempts`
   */
  async signIn(login: string, password: string, from: Whence): Promise<OpenSession> {
    const known = from.browser === null ? null : this.browsers.browserOf(login, from.browser);
    const keys =
      known === null ? [`address ${networkOf(from.address)}`, `login ${login}`] : [`browser ${known}`];
    for (const key of keys) this.takeAttempt(key);
    const user = await this.unitOfWork.manager.findOneBy(UserEntity, { login });
    const matches = await passwordMatches(user?.passwordHash ?? null, password);
    if (!user?.active || !matches) {
      await this.failures.record(user, from.address);
      throw wrongSignIn();
    }
    // A whole town hall signs in from one address in the morning.
    for (const key of keys) this.giveBack(key);
    return this.open(user);
  }

  /** For somebody who has just shown the password otherwise. */
  async openFor(userId: string): Promise<OpenSession> {
    return this.open(await this.unitOfWork.manager.findOneByOrFail(UserEntity, { id: userId }));
  }

  private async open(user: UserEntity): Promise<OpenSession> {
    const refreshToken = await this.unitOfWork.run(
      async (em) => {
        await this.record(em, user, 'signed-in');
        return this.refreshTokens.begin(em, user.id);
      },
      { name: 'sign in' },
    );
    return { ...this.accessOf(user), refreshToken };
  }

  /** @throws AppError `refresh-unknown`, `refresh-reused` (unauthorised) */
  async refresh(refreshToken: string, leewayMs = 0): Promise<OpenSession> {
    // Returned, not thrown inside: what ends a family has to be committed.
    const result = await this.unitOfWork.run(
      async (em): Promise<Refreshed> => {
        const rotation = await this.refreshTokens.rotate(em, refreshToken, leewayMs);
        if (rotation.outcome === 'unknown') return { code: 'refresh-unknown' };
        const user = await em.findOneBy(UserEntity, { id: rotation.userId });
        if (rotation.outcome === 'reused') {
          if (user) await this.record(em, user, 'session-reused', 'hub');
          return { code: 'refresh-reused' };
        }
        if (!user?.active) return { code: 'refresh-unknown' };
        return { user, refreshToken: rotation.refreshToken };
      },
      { name: 'refresh a session' },
    );
    if ('code' in result) throw sessionEnded(result.code);
    return { ...this.accessOf(result.user), refreshToken: result.refreshToken };
  }

  async signOut(refreshToken: string): Promise<void> {
    await this.unitOfWork.run(
      async (em) => {
        const userId = await this.refreshTokens.end(em, refreshToken);
        const user = userId === null ? null : await em.findOneBy(UserEntity, { id: userId });
        if (user) await this.record(em, user, 'signed-out');
      },
      { name: 'sign out' },
    );
  }

  /** @throws AppError `too-many-attempts` */
  takeAttempt(key: string): void {
    const waitSeconds = this.throttle.take(key);
    if (waitSeconds !== null) throw tooManyAttempts(waitSeconds);
  }

  /** The attempt was a good one. */
  giveBack(key: string): void {
    this.throttle.giveBack(key);
  }

  private accessOf(user: UserEntity) {
    return this.accessTokens.issue({ userId: user.id, tokenVersion: user.tokenVersion });
  }

  private record(
    em: Parameters<Audit['record']>[0],
    { id, unitPath }: UserEntity,
    action: AuditAction,
    actor = id,
  ): Promise<void> {
    return this.audit.record(em, { actor, action, subjectKind: 'user', subjectId: id, unitPath });
  }
}
