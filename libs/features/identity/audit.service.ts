import { Clock } from '#platform/clock.js';
import { newId } from '#platform/ids.js';
import { AuditEntryEntity } from '#persistence/entities/people.entity.js';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AuditAction } from './audit-words.js';

export interface AuditRecord {
  /** A user id, `rule:<station>` for a standing rule, or `hub`. */
  actor: string;
  /** What was done, in the past tense: `order-confirmed`. */
  action: AuditAction;
  subjectKind: string;
  subjectId: string;
  unitPath?: string | null;
  /** Kept as JSON; never secrets. */
  details?: unknown;
}

/** Longer details are cut: the log says that something was done, the records themselves say what. */
const MAX_DETAILS = 16_000;

/** Who did what, when: rows that are only ever added, in the transaction of what was done. */
@Injectable()
export class Audit {
  constructor(private readonly clock: Clock) {}

  async record(em: EntityManager, entry: AuditRecord): Promise<void> {
    const nowMs = this.clock.nowMs();
    const details = JSON.stringify(entry.details ?? {});
    await em.insert(AuditEntryEntity, {
      id: newId(nowMs),
      at: new Date(nowMs),
      actor: entry.actor,
      action: entry.action,
      subjectKind: entry.subjectKind,
      subjectId: entry.subjectId,
      unitPath: entry.unitPath ?? null,
      details:
        details.length > MAX_DETAILS ? JSON.stringify({ cut: details.slice(0, MAX_DETAILS) }) : details,
    });
  }
}
