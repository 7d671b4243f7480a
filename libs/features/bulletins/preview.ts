import { notFound } from '#contracts/errors.js';
import {
  BulletinEntity,
  BulletinVariantEntity,
  RenditionEntity,
} from '#persistence/entities/bulletins.entity.js';
import { MediaStore } from '#storage/media-store.js';
import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { recordingsOf } from './sentence-recordings.js';
import type { Script } from './make-script.js';
import { ScriptMaker } from './script-maker.js';
import { variantsWithScripts } from './whole-rows.js';

/** What will be said, and what will be heard. */
@Injectable()
export class Preview {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: MediaStore,
    private readonly scripts: ScriptMaker,
  ) {}

  async script(bulletinId: string, language: string) {
    const [variant] = await variantsWithScripts(this.dataSource, { bulletinId, language });
    if (!variant) throw notFound('variant', `${bulletinId}/${language}`);
    const bulletin = await this.dataSource.getRepository(BulletinEntity).findOneByOrFail({ id: bulletinId });
    const script = variant.script as Script | null;
    if (!script) throw notFound('script', `${bulletinId}/${language}`);
    const recordings = recordingsOf(variant);
    return {
      language,
      text: script.text,
      sentences: script.sentences.map(({ text, pauseMsAfter, recording }) => {
        const { documentId, durationMs } = recordings.find((r) => r.sha256 === recording) ?? {};
        return {
          text,
          pauseMsAfter,
          recording: documentId === undefined ? null : { documentId, durationMs: durationMs ?? 0 },
        };
      }),
      spans: script.spans,
      unsure: script.unsure,
      ssml: await this.scripts.ssml(script.text, bulletin.unitPath),
      template: script.template,
      version: variant.spokenVersion,
      seconds: script.seconds,
      shortWanted: script.shortWanted,
    };
  }

  async sound(
    bulletinId: string,
    language: string,
  ): Promise<{ sha256: string; bytes: number; stream: Readable } | null> {
    const variant = await this.dataSource
      .getRepository(BulletinVariantEntity)
      .findOneBy({ bulletinId, language });
    if (!variant) throw notFound('variant', `${bulletinId}/${language}`);
    const { renditionId } = variant;
    const rendition = renditionId
      ? await this.dataSource.getRepository(RenditionEntity).findOneBy({ id: renditionId })
      : null;
    if (!rendition) return null;
    return {
      sha256: rendition.sha256,
      bytes: rendition.bytes,
      stream: await this.store.open(rendition.sha256),
    };
  }
}
