import { AppError } from '#contracts/errors.js';
import { Clock } from '#platform/clock.js';
import { newId } from '#platform/ids.js';
import {
  type BulletinEntity,
  BulletinSubmissionEntity,
  RenditionEntity,
} from '#persistence/entities/bulletins.entity.js';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull } from 'typeorm';
import { DisplayTexts, pagesOf } from './display-texts.js';
import type { Script } from './make-script.js';
import { variantsWithScripts } from './whole-rows.js';

/** A language variant as an approver judged it. */
export interface SubmittedVariant {
  language: string;
  origin: 'text' | 'recording';
  /** What an editor wrote of the version that is spoken; null for a recording. */
  text: string | null;
  /** The words as they are spoken, with title and repetition. */
  spoken: string | null;
  /** Hash of the script, or of the recording. */
  source: string | null;
  durationMs: number | null;
  engine: string | null;
}
/** What boards show, as an approver judged it. */
export interface SubmittedDisplay {
  title: string;
  /** Page by page. */
  pages: string[];
  media: { sha256: string; fileName: string }[];
}
/** What an approver judged: everything that the screen compares with the next version. */
export interface SubmittedContent {
  title: string;
  field: number;
  class: number;
  kind: string;
  source: string;
  author: string | null;
  validFrom: string;
  validTo: string;
  variants: SubmittedVariant[];
  display: SubmittedDisplay | null;
}

/** Every submission as it stood, with what was decided about it. */
@Injectable()
export class Submissions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly displays: DisplayTexts,
  ) {}

  async record(em: EntityManager, bulletin: BulletinEntity, manifestHash: string, by: string): Promise<void> {
    const submission: BulletinSubmissionEntity = {
      id: newId(),
      bulletinId: bulletin.id,
      bulletinVersion: bulletin.version,
      manifestHash,
      content: await this.contentOf(bulletin),
      by,
      at: this.clock.now(),
      decision: null,
      decidedBy: null,
      decidedAt: null,
      reason: null,
    };
    await em.insert(BulletinSubmissionEntity, submission as never);
  }

  async decide(
    em: EntityManager,
    { id, version }: BulletinEntity,
    made: { decision: 'approved' | 'rejected'; by: string; reason: string | null },
  ): Promise<void> {
    const { decision, by, reason } = made;
    await em.update(
      BulletinSubmissionEntity,
      { bulletinId: id, bulletinVersion: version, decision: IsNull() },
      { decision, decidedBy: by, decidedAt: this.clock.now(), reason },
    );
  }

  /** What was judged before what is to be judged (or has been approved) now; null for a bulletin judged for the first time. */
  async lastJudged(bulletin: BulletinEntity): Promise<BulletinSubmissionEntity | null> {
    const judged = await this.dataSource.getRepository(BulletinSubmissionEntity).find({
      where: { bulletinId: bulletin.id, decision: In(['approved', 'rejected']) },
      order: { decidedAt: 'DESC', id: 'DESC' },
      take: 2,
    });
    const stands = bulletin.state !== 'draft' && bulletin.state !== 'submitted';
    const current = judged[0]?.decision === 'approved' && judged[0].bulletinVersion === bulletin.version;
    return (stands && current ? judged[1] : judged[0]) ?? null;
  }

  async contentOf(bulletin: BulletinEntity): Promise<SubmittedContent> {
    const variants = await variantsWithScripts(this.dataSource, { bulletinId: bulletin.id });
    const ids = variants.map(({ renditionId }) => renditionId).filter((id): id is string => id !== null);
    const renditions = ids.length
      ? await this.dataSource.getRepository(RenditionEntity).find({ where: { id: In(ids) } })
      : [];
    const display = await this.displays.find(bulletin.id);
    const { title, field, class: level, kind, source, author, validFrom, validTo } = bulletin;
    return {
      ...{ title, field, class: level, kind, source, author },
      validFrom: validFrom.toISOString(),
      validTo: validTo.toISOString(),
      display: display && {
        title: display.title,
        pages: pagesOf(display, variants).map(({ text }) => text),
        media: display.media.map(({ sha256, fileName }) => ({ sha256, fileName })),
      },
      variants: variants.map((variant) => {
        const rendition = renditions.find(({ id }) => id === variant.renditionId);
        return {
          language: variant.language,
          origin: variant.origin,
          text: variant.spokenVersion === 'short' ? variant.shortText : variant.text,
          spoken: spokenOf(variant.script as Script | null),
          source: variant.origin === 'text' ? variant.scriptHash : variant.recordingSha256,
          durationMs: rendition?.durationMs ?? null,
          engine: rendition?.engine ?? null,
        };
      }),
    };
  }
}

const spokenOf = (script: Script | null): string | null =>
  script?.sentences.map(({ text }) => text).join(' ') ?? null;

/** @throws AppError when a stored snapshot is not one: it is written by {@link Submissions} alone. */
export function submittedContent(row: BulletinSubmissionEntity): SubmittedContent {
  const content = row.content as Partial<SubmittedContent> | null;
  if (!content || !Array.isArray(content.variants))
    throw new AppError('submission-unreadable', { kind: 'bug', details: { submission: row.id } });
  return content as SubmittedContent;
}
