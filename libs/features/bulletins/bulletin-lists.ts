import type { Actor } from '#platform/actor.js';
import { fold } from '#platform/fold.js';
import type { PageQuery } from '#platform/http/validation.js';
import {
  BulletinEntity,
  BulletinVariantEntity,
  JobEntity,
  RenditionEntity,
  SourceDocumentEntity,
} from '#persistence/entities/bulletins.entity.js';
import { paged, whereContains } from '#persistence/paging.js';
import { Rights } from '#features/identity/index.js';
import { AppError } from '#contracts/errors.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { z } from 'zod';
import type { BulletinDto, BulletinQuery } from './bulletins.dto.js';
import { BulletinsService } from './bulletins.service.js';
import type { Script } from './script-maker.js';

const LONG_MS = 5 * 60_000;

/** Bulletins and documents as the screens read them. */
@Injectable()
export class BulletinLists {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rights: Rights,
    private readonly bulletins: BulletinsService,
  ) {}

  async list(actor: Actor, query: z.infer<typeof BulletinQuery>) {
    const builder = this.dataSource.getRepository(BulletinEntity).createQueryBuilder('b');
    this.rights.narrow(builder, 'b.unitPath', this.rights.scopeOf(actor, 'read', 'bulletin'));
    if (query.state) builder.andWhere('b.state = :state', { state: query.state });
    if (query.field) builder.andWhere('b.field = :field', { field: query.field });
    if (query.q) whereContains(builder, 'b.folded', fold(query.q));
    const page = await paged(builder, query, {
      alias: 'b',
      sort: ['createdAt', 'updatedAt', 'title', 'validTo', 'state'],
      by: '-createdAt',
    });
    return { ...page, items: page.items.map(summary) };
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
    const variants = await this.dataSource
      .getRepository(BulletinVariantEntity)
      .find({ where: { bulletinId: bulletin.id }, order: { language: 'ASC' } });
    const renditions = await this.dataSource
      .getRepository(RenditionEntity)
      .find({ where: { variantId: In(variants.map((v) => v.id)) } });
    const jobs = await this.dataSource
      .getRepository(JobEntity)
      .find({ where: { dedupeKey: In(variants.map((v) => `render:${v.id}`)) } });
    const warnings = renditions
      .filter((r) => r.durationMs > LONG_MS)
      .map((r) => `Bản tiếng “${r.language}” dài ${Math.round(r.durationMs / 60_000)} phút: nên rút ngắn`);
    return {
      ...summary(bulletin),
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
              }
            : null,
          unsure: (variant.script as Script | null)?.unsure.length ?? 0,
        };
      }),
    };
  }

  /** null while something is not ready yet. */
  private async manifestHash(bulletin: BulletinEntity): Promise<string | null> {
    try {
      return (await this.bulletins.manifest(bulletin)).hash;
    } catch (error) {
      if (error instanceof AppError && error.code === 'not-rendered') return null;
      throw error;
    }
  }
}

function summary(b: BulletinEntity) {
  return {
    id: b.id,
    unit: b.unitKey,
    title: b.title,
    field: b.field,
    class: b.class,
    kind: b.kind,
    source: b.source,
    author: b.author,
    validFrom: b.validFrom.toISOString(),
    validTo: b.validTo.toISOString(),
    state: b.state,
    version: b.version,
    reason: b.reason,
    createdBy: b.createdBy,
    submittedBy: b.submittedBy,
    createdAt: b.createdAt.toISOString(),
    updatedAt: b.updatedAt.toISOString(),
  };
}
