import { DesiredStateEntity } from '#persistence/entities/devices.entity.js';
import { readRows } from '#persistence/bulk-read.js';
import { type EntityManager, In, LessThanOrEqual } from 'typeorm';
import { MAX_BELIEVED_REVISION } from './status-differences.js';

export interface SaidAccepted {
  /** Of the desired state: `playlist:<device>`. */
  id: string;
  revision: number;
  /** Over the decoded payload bytes. */
  hash: string;
}

const CHUNK = 500;

/**
 * Writes down what devices said that they accepted; only ever raises what is known. Almost all of them say what is
 * wanted: those are marked together, and whatever was still to be sent again need not be.
 */
export async function markAccepted(
  em: EntityManager,
  said: readonly SaidAccepted[],
  now: Date,
): Promise<void> {
  const newest = new Map<string, SaidAccepted>();
  for (const one of said) {
    const before = newest.get(one.id);
    if (one.revision <= MAX_BELIEVED_REVISION && one.revision >= (before?.revision ?? 0))
      newest.set(one.id, one);
  }
  const columns = ['id', 'revision', 'hash', 'acceptedRevision', 'acceptedHash', 'dueAt'] as const;
  const rows = await readRows(em, DesiredStateEntity, columns, { column: 'id', in: [...newest.keys()] });
  const inStep: typeof rows = [];
  for (const row of rows) {
    const { revision, hash } = newest.get(row.id)!;
    if (row.acceptedRevision > revision) continue;
    if (row.revision === revision && row.hash === hash) {
      if (row.acceptedRevision !== revision || row.acceptedHash !== hash || row.dueAt !== null)
        inStep.push(row);
      continue;
    }
    await em.update(
      DesiredStateEntity,
      { id: row.id, acceptedRevision: LessThanOrEqual(revision) },
      { acceptedRevision: revision, acceptedHash: hash, acceptedAt: now },
    );
  }
  await markInStep(em, inStep, now);
}

/** These rows' devices have what they should. A row that changed meanwhile has a higher revision and is left alone. */
export async function markInStep(
  em: EntityManager,
  rows: readonly { id: string; revision: number }[],
  now: Date,
): Promise<void> {
  const byRevision = new Map<number, string[]>();
  for (const { id, revision } of rows) byRevision.set(revision, [...(byRevision.get(revision) ?? []), id]);
  for (const [revision, ids] of byRevision) {
    for (let at = 0; at < ids.length; at += CHUNK) {
      await em
        .createQueryBuilder()
        .update(DesiredStateEntity)
        .set({ acceptedRevision: revision, acceptedHash: () => 'hash', acceptedAt: now, dueAt: null })
        .where({ id: In(ids.slice(at, at + CHUNK)), revision })
        .execute();
    }
  }
}
