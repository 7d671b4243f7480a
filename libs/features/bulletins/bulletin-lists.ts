import type { Actor } from '#platform/actor.js';
import { fold } from '#platform/fold.js';
import type { PageQuery } from '#platform/http/validation.js';
import {
  ApprovalEntity,
  BulletinEntity,
  SourceDocumentEntity,
} from '#persistence/entities/bulletins.entity.js';
import { UnitEntity } from '#persistence/entities/territory.entity.js';
import { paged, whereContains } from '#persistence/paging.js';
import { PersonNames, Rights } from '#features/identity/index.js';
import { AppError, invalid } from '#contracts/errors.js';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { BulletinDto, BulletinQuery } from './bulletins.dto.js';
import { BulletinsService } from './bulletins.service.js';
import type { Correction, Script } from './make-script.js';
import { longWarning, recordingsOf, unusedWarning } from './sentence-recordings.js';
import { soundRefusedEn } from './studio.js';
import { Summaries } from './summaries.js';
import { withScripts } from './whole-rows.js';

const LONG_MS = 5 * 60_000;
/** Sounds that are still to be made, a display that boards cannot show. */
const NOT_READY = ['not-rendered', 'display-not-ready'];

/** Bulletins and documents as the screens read them. */
@Injectable()
export class BulletinLists {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rights: Rights,
    private readonly bulletins: BulletinsService,
    private readonly summaries: Summaries,
    private readonly names: PersonNames,
  ) {}

  async list(actor: Actor, query: z.infer<typeof BulletinQuery>) {
    const builder = this.dataSource.getRepository(BulletinEntity).createQueryBuilder('b');
    this.rights.narrow(builder, 'b.unitPath', this.rights.scopeOf(actor, 'read', 'bulletin'));
    if (query.state) builder.andWhere('b.state = :state', { state: query.state });
    if (query.field) builder.andWhere('b.field = :field', { field: query.field });
    if (query.kind) builder.andWhere('b.kind = :kind', { kind: query.kind });
    if (query.mine) builder.andWhere('(b.createdBy = :me OR b.submittedBy = :me)', { me: actor.userId });
    if (query.unit) {
      const unit = await this.dataSource.getRepository(UnitEntity).findOneBy({ key: query.unit });
      if (!unit) throw invalid('unit', 'unknown-unit', 'Không có địa bàn này trong danh mục');
      const bounds = { from: unit.path, to: `${unit.path.slice(0, -1)}0` };
      builder.andWhere('b.unitPath >= :from AND b.unitPath < :to', bounds);
    }
    if (query.q) whereContains(builder, 'b.folded', fold(query.q));
    const page = await paged(builder, query, {
      alias: 'b',
      sort: ['createdAt', 'updatedAt', 'title', 'validTo', 'state'],
      by: '-createdAt',
    });
    return { ...page, items: await this.summaries.of(page.items) };
  }

  async documents(actor: Actor, query: PageQuery) {
    const builder = this.dataSource.getRepository(SourceDocumentEntity).createQueryBuilder('d');
    this.rights.narrow(builder, 'd.unitPath', this.rights.scopeOf(actor, 'read', 'document'));
    const page = await paged(builder, query, {
      alias: 'd',
      sort: ['createdAt', 'fileName'],
      by: '-createdAt',
    });
    return {
      ...page,
      items: page.items.map(({ id, unitKey, fileName, kind, sha256, bytes, detected, createdAt }) => ({
        id,
        unit: unitKey,
        fileName,
        kind,
        sha256,
        bytes,
        detected,
        createdAt: createdAt.toISOString(),
      })),
    };
  }

  async dto(bulletin: BulletinEntity): Promise<BulletinDto> {
    const { variants: found, renditions, jobs } = await this.summaries.soundsOf([bulletin.id]);
    const variants = await withScripts(this.dataSource, found);
    const warnings = renditions
      .filter((r) => r.durationMs > LONG_MS)
      .map((r) => longWarning(r.language, Math.round(r.durationMs / 60_000)))
      .concat(
        variants.flatMap((v) =>
          recordingsOf(v)
            .filter(({ used }) => !used)
            .map((recording) => unusedWarning(v.language, recording)),
        ),
      );
    return {
      ...this.summaries.summary(
        bulletin,
        { variants, renditions, jobs },
        await this.summaries.namesOf([bulletin]),
      ),
      approval: await this.approval(bulletin),
      manifestHash: await this.manifestHash(bulletin),
      warnings,
      variants: variants.map((variant) => {
        const rendition = renditions.find((r) => r.id === variant.renditionId);
        const job = jobs.find((j) => j.dedupeKey === `render:${variant.id}`);
        return {
          language: variant.language,
          origin: variant.origin,
          text: variant.text,
          short: variant.shortText,
          version: variant.spokenVersion,
          shortWanted: (variant.script as Script | null)?.shortWanted ?? false,
          estimatedSeconds: (variant.script as Script | null)?.seconds[variant.spokenVersion] ?? null,
          documentId: variant.sourceDocumentId,
          scriptHash: variant.scriptHash,
          rendition: rendition
            ? {
                sha256: rendition.sha256,
                durationMs: rendition.durationMs,
                lufs: rendition.lufs,
                truePeakDb: rendition.truePeakDb,
                engine: rendition.engine,
              }
            : null,
          job: job
            ? {
                id: job.id,
                state: job.state,
                progress: job.progress,
                reason: job.reason,
                message: job.message,
                messageEn: (job.reason && soundRefusedEn(job.reason)) ?? null,
              }
            : null,
          unsure: (variant.script as Script | null)?.unsure.length ?? 0,
          corrections: (variant.corrections as Correction[] | null) ?? [],
          voice: variant.voice,
          recordings: recordingsOf(variant).map(({ sentence, documentId, durationMs, used }) => ({
            sentence,
            documentId,
            durationMs,
            used,
          })),
        };
      }),
    };
  }

  private async approval({ approvalId }: BulletinEntity): Promise<BulletinDto['approval']> {
    if (approvalId === null) return null;
    const made = await this.dataSource.getRepository(ApprovalEntity).findOneBy({ id: approvalId });
    if (!made) return null;
    const { by, at, manifestHash, note } = made;
    const { unheard = false } = (made.answers ?? {}) as { unheard?: boolean };
    const byName = (await this.names.of([by])).get(by) ?? null;
    return { at: at.toISOString(), byName, manifestHash, note, unheard };
  }

  /** null while something is not ready yet. */
  private async manifestHash(bulletin: BulletinEntity): Promise<string | null> {
    try {
      return (await this.bulletins.manifest(bulletin)).hash;
    } catch (error) {
      if (error instanceof AppError && NOT_READY.includes(error.code)) return null;
      throw error;
    }
  }
}
