import { conflict } from '#contracts/errors.js';
import { canonicalJson } from '#platform/ids.js';
import { AuditEntryEntity } from '#persistence/entities/people.entity.js';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type EntityManager, In } from 'typeorm';
import type { AuditAction } from './audit-words.js';
import { PersonNames } from './person-names.js';

/**
 * What a page showed of the members that it changes. With it, whoever comes second is told; without it the last one
 * wins, as for a program that looks after that itself.
 */
export const Was = z.record(z.string().max(40), z.unknown()).optional();
type Was = z.infer<typeof Was>;

interface Edited {
  kind: string;
  id: string;
  /** As in a sentence: `điểm đặt loa này`. */
  what: string;
  /** What in the audit log is a change of it. */
  by: readonly AuditAction[];
}

/** Tells whoever comes second who was quicker: nothing of what they sent is stored, and it stays on their page. */
@Injectable()
export class Editors {
  constructor(private readonly names: PersonNames) {}

  /** @throws AppError `edited-meanwhile` (conflict) when a member of `was` is something else now */
  async requireUnchanged(em: EntityManager, edited: Edited, was: Was, now: object): Promise<void> {
    const present = now as Record<string, unknown>;
    const members = Object.keys(was ?? {}).filter((member) => !isSame(was?.[member], present[member]));
    if (members.length > 0) throw await this.meanwhile(em, edited, { members });
  }

  /** The refusal itself, with the name of whoever changed it last. */
  async meanwhile(em: EntityManager, { kind, id, what, by }: Edited, details: object) {
    const last = await em.findOne(AuditEntryEntity, {
      where: { subjectKind: kind, subjectId: id, action: In([...by]) },
      order: { at: 'DESC', id: 'DESC' },
    });
    const byName = (await this.names.of([last?.actor])).get(last?.actor ?? '') ?? null;
    return conflict(
      'edited-meanwhile',
      `${byName ?? 'Người khác'} vừa sửa ${what} nên bản của bạn chưa lưu được: xem bản mới, đưa phần của bạn vào rồi lưu lại`,
      { ...details, byName },
    );
  }
}

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null);
