import type { EntityManager } from 'typeorm';
import { AppError } from '#contracts/errors.js';
import { LeaseEntity } from './lease.entity.js';
import type { UnitOfWork } from './transaction.js';
import { translateDatabaseError } from './error-translation.js';

/** The right to do a named piece of work, as it was given. */
export interface LeaseGrant {
  name: string;
  owner: string;
  /** Grows whenever the lease changes hands: what was marked with an older one is refused. */
  fence: number;
  /** Milliseconds since the epoch, by the clock of whoever asked. */
  untilMs: number;
}

export interface LeaseRequest {
  name: string;
  /** One running process, not one machine: an id made at its start. */
  owner: string;
  nowMs: number;
  ttlMs: number;
}

/**
 * Takes the lease if it is free or has run out, by compare-and-swap; the same owner gets a new fence too, because
 * what it did before may still be under way. Undefined when somebody else holds it.
 */
export async function takeLease(
  unitOfWork: UnitOfWork,
  request: LeaseRequest,
): Promise<LeaseGrant | undefined> {
  const { name, owner, nowMs, ttlMs } = request;
  const untilMs = nowMs + ttlMs;
  try {
    return await unitOfWork.run(
      async (em) => {
        const found = await em.findOneBy(LeaseEntity, { name });
        const fence = (found?.fence ?? 0) + 1;
        const next = { owner, fence, until: new Date(untilMs) };
        if (!found) await em.insert(LeaseEntity, { name, ...next });
        else {
          if (found.owner !== owner && found.until.getTime() > nowMs) return undefined;
          const swapped = await em.update(
            LeaseEntity,
            { name, owner: found.owner, fence: found.fence },
            next,
          );
          if (swapped.affected !== 1) return undefined;
        }
        return { name, owner, fence, untilMs };
      },
      { name: `take lease ${name}`, timeoutMs: patienceMs(ttlMs) },
    );
  } catch (error) {
    // Two asked for a lease that nobody ever held; the other one has it now.
    if (error instanceof AppError && error.code === 'already-exists') return undefined;
    throw translateDatabaseError(error);
  }
}

/** Prolongs a lease that is still ours, even if it ran out meanwhile; undefined when it has changed hands. */
export async function renewLease(
  unitOfWork: UnitOfWork,
  grant: LeaseGrant,
  nowMs: number,
  ttlMs: number,
): Promise<LeaseGrant | undefined> {
  const { name, owner, fence } = grant;
  const untilMs = nowMs + ttlMs;
  const until = new Date(untilMs);
  const swap = (em: EntityManager) => em.update(LeaseEntity, { name, owner, fence }, { until });
  const swapped = await unitOfWork.run(swap, { name: `renew lease ${name}`, timeoutMs: patienceMs(ttlMs) });
  return swapped.affected === 1 ? { ...grant, untilMs } : undefined;
}

/** An answer that comes when the next try is due is of no use. */
function patienceMs(ttlMs: number): number {
  return Math.max(500, ttlMs / 3);
}

/** Gives the lease back at once, so that the next holder need not wait for its end. Nothing happens when it is lost. */
export async function releaseLease(unitOfWork: UnitOfWork, grant: LeaseGrant): Promise<void> {
  const { name, owner, fence } = grant;
  const swap = (em: EntityManager) => em.update(LeaseEntity, { name, owner, fence }, { until: new Date(0) });
  await unitOfWork.run(swap, { name: `release lease ${name}` });
}

/**
 * The first statement of a transaction that marks work: it goes on only while the fence is the current one, and nobody
 * can take the lease before this transaction ends.
 * @throws AppError `lease-lost` (conflict).
 */
export async function assertHeld(
  em: EntityManager,
  grant: Pick<LeaseGrant, 'name' | 'fence'>,
): Promise<void> {
  const query = em.createQueryBuilder(LeaseEntity, 'lease').where({ name: grant.name, fence: grant.fence });
  // On SQLite this transaction is the only writer anyway, and there is no such lock.
  if (em.connection.options.type !== 'better-sqlite3') query.setLock('pessimistic_read');
  if (await query.getOne()) return;
  throw new AppError('lease-lost', {
    kind: 'conflict',
    message: 'Một tiến trình khác đã nhận công việc này',
    details: { lease: grant.name, fence: grant.fence },
  });
}
