import { EventBus } from '#platform/events.js';
import { newId, sha256Hex } from '#platform/ids.js';
import { Clock } from '#platform/clock.js';
import {
  type BulletinEntity,
  BulletinVariantEntity,
  type JobEntity,
  RenditionEntity,
} from '#persistence/entities/bulletins.entity.js';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type JobEnd, JobRunner, type JobWork } from './job-runner.js';
import type { Script } from './make-script.js';
import { type RenditionSource, Studio } from './studio.js';
import { variantsWithScripts } from './whole-rows.js';

interface RenderPayload {
  bulletinId: string;
  variantId: string;
}

/** Renditions of variants: asked for as jobs, made by the studio, kept as rows. */
@Injectable()
export class Renditions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: JobRunner,
    private readonly studio: Studio,
    private readonly clock: Clock,
    private readonly events: EventBus,
  ) {
    jobs.handle('render', (job, work) => this.render(job, work));
  }

  async request(
    em: EntityManager,
    bulletin: BulletinEntity,
    variants: readonly BulletinVariantEntity[],
    by: string,
  ): Promise<void> {
    for (const variant of variants) {
      const payload: RenderPayload = { bulletinId: bulletin.id, variantId: variant.id };
      await this.jobs.add(em, {
        kind: 'render',
        dedupeKey: `render:${variant.id}`,
        subjectId: bulletin.id,
        unitPath: bulletin.unitPath,
        payload,
        createdBy: by,
      });
    }
  }

  private async render(job: JobEntity, work: JobWork): Promise<JobEnd> {
    const { variantId } = job.payload as RenderPayload;
    const [variant] = await variantsWithScripts(this.dataSource, { id: variantId });
    if (!variant)
      return { ok: false, reason: 'superseded', message: 'Bản tiếng này đã được thay bằng bản mới' };
    const source = sourceOf(variant);
    if (!source)
      return {
        ok: false,
        reason: 'nothing-to-read',
        message: 'Bản tiếng này không có lời đọc và không có ghi âm',
      };
    const made = await this.studio.render(source, work);
    if (!made.ok) return made;
    const rendition: RenditionEntity = {
      id: newId(),
      bulletinId: variant.bulletinId,
      variantId,
      language: variant.language,
      sourceHash: variant.scriptHash ?? variant.recordingSha256 ?? sha256Hex(''),
      ...made.sound,
      engine: made.engine,
      createdAt: this.clock.now(),
    };
    return {
      ok: true,
      result: { renditionId: rendition.id, sha256: rendition.sha256, durationMs: rendition.durationMs },
      save: async (em) => {
        await em.insert(RenditionEntity, rendition);
        await em.update(BulletinVariantEntity, { id: variantId }, { renditionId: rendition.id });
        this.events.emit('rendition-ready', { bulletinId: variant.bulletinId });
      },
    };
  }
}

function sourceOf(variant: BulletinVariantEntity): RenditionSource | null {
  if (variant.origin === 'recording')
    return variant.recordingSha256 ? { recording: variant.recordingSha256 } : null;
  const script = variant.script as Script | null;
  return script ? { sentences: script.sentences, voice: variant.voice } : null;
}
