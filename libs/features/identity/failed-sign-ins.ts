import { Clock } from '#platform/clock.js';
import type { UserEntity } from '#persistence/entities/people.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Injectable } from '@nestjs/common';
import { AttemptThrottle } from './attempt-throttle.js';
import { Audit } from './audit.service.js';

/** Rows a minute and account, and as many for all names that are no account. */
const PER_MINUTE = 20;

/**
 * Who could not sign in, in the audit log. What was typed is never kept: a name that is no account may be a password in
 * the wrong field.
 */
@Injectable()
export class FailedSignIns {
  private readonly throttle: AttemptThrottle;
  /** Left out since the last row, because there were too many of them. */
  private left = 0;

  constructor(
    clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
  ) {
    this.throttle = new AttemptThrottle({ perMinute: PER_MINUTE, nowMs: () => clock.nowMs() });
  }

  /** @param user null: nobody is called so. */
  async record(user: UserEntity | null, address: string): Promise<void> {
    const subjectId = user?.id ?? 'unknown';
    if (this.throttle.take(subjectId) !== null) {
      this.left += 1;
      return;
    }
    const leftOut = this.left;
    this.left = 0;
    const active = user?.active ?? null;
    await this.unitOfWork.run(
      (em) =>
        this.audit.record(em, {
          ...{ actor: 'hub', action: 'sign-in-failed', subjectKind: 'user', subjectId },
          unitPath: user?.unitPath ?? null,
          details: { address, ...(active === false && { active }), ...(leftOut > 0 && { leftOut }) },
        }),
      { name: 'record a failed sign-in' },
    );
  }
}
