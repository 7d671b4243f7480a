import { invalid } from '#contracts/errors.js';
import { Rights } from '#features/identity/index.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { newId } from '#platform/ids.js';
import {
  type BulletinEntity,
  BulletinVariantEntity,
  SourceDocumentEntity,
} from '#persistence/entities/bulletins.entity.js';
import { StationEntity } from '#persistence/entities/territory.entity.js';
import { longestSentenceMs } from '#audio/recordings/recorded-sentences.js';
import type { OutlinePart } from '#speech/structure/outline-part.js';
import { partsToText } from '#speech/structure/parts-text.js';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { VariantInput } from './bulletins.dto.js';
import { ScriptMaker, scriptHash } from './script-maker.js';
import { type SentenceRecording, sentenceWords, withRecordings } from './sentence-recordings.js';
import { documentWithText } from './whole-rows.js';

const LONGEST_TEXT = 60_000;

/** Language variants as rows: text with its script, or a recording. */
@Injectable()
export class Variants {
  constructor(
    private readonly dataSource: DataSource,
    private readonly scripts: ScriptMaker,
    private readonly rights: Rights,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError (invalid) by field: `variants.1.documentId` … */
  async rowsOf(
    actor: Actor,
    bulletin: BulletinEntity,
    inputs: readonly VariantInput[],
  ): Promise<BulletinVariantEntity[]> {
    const documents = await this.documentsFor(actor, bulletin);
    const languages = inputs.map((v) => v.language);
    const twice = languages.findIndex((l, i) => languages.indexOf(l) !== i);
    if (twice >= 0)
      throw invalid(
        `variants.${twice}.language`,
        'language-twice',
        'Mỗi thứ tiếng chỉ có một bản trong một bản tin',
      );
    const rows: BulletinVariantEntity[] = [];
    for (const [i, input] of inputs.entries())
      rows.push(
        input.origin === 'text'
          ? await this.fromText(bulletin, documents, input, i)
          : await this.fromRecording(bulletin, documents, input, i),
      );
    return rows;
  }

  private async fromText(
    bulletin: BulletinEntity,
    documents: Documents,
    input: Extract<VariantInput, { origin: 'text' }>,
    i: number,
  ): Promise<BulletinVariantEntity> {
    const document = input.documentId ? await documents(input.documentId, `variants.${i}.documentId`) : null;
    if (document?.kind === 'audio')
      throw invalid(
        `variants.${i}.documentId`,
        'is-audio',
        'Đây là tệp ghi âm: chọn loại “Ghi âm” cho bản tiếng này',
      );
    const text = (input.text?.trim() ? input.text : await this.documentText(document, input.parts))
      .normalize('NFC')
      .trim();
    if (text === '')
      throw invalid(
        `variants.${i}.text`,
        'no-text',
        'Bản tin chưa có lời đọc: dán nội dung hoặc chọn phần cần đọc của văn bản',
      );
    if (text.length > LONGEST_TEXT)
      throw invalid(
        `variants.${i}.text`,
        'text-too-long',
        `Nội dung dài ${text.length} ký tự (tối đa ${LONGEST_TEXT}, chừng một giờ đọc): chọn bớt phần cần đọc`,
      );
    const shortText = input.short?.normalize('NFC').trim() || null;
    if (input.version === 'short' && (!shortText || !/[\p{L}\p{N}]/u.test(shortText)))
      throw invalid(
        `variants.${i}.short`,
        'no-short-text',
        'Chưa có bản rút gọn: nhập bản rút gọn, hoặc chọn đọc bản đầy đủ',
      );
    const voice = {
      ...(await this.stationVoice(bulletin.unitKey)),
      ...input.voice,
      ...(input.readings && { readings: input.readings }),
    };
    const row = {
      ...this.base(bulletin, input.language),
      origin: 'text' as const,
      sourceDocumentId: document?.id ?? null,
      text,
      shortText,
      spokenVersion: input.version,
      corrections: input.corrections ?? null,
      voice,
    };
    const sentenceRecordings = await this.sentenceRecordings(bulletin, documents, input, i);
    const script = withRecordings(await this.scripts.make(bulletin, row), sentenceRecordings);
    // The title alone is no bulletin: the words below it must be readable too.
    if (script.sentences.length === 0 || !/[\p{L}\p{N}]/u.test(text))
      throw invalid(
        `variants.${i}.text`,
        'nothing-to-read',
        'Nội dung không có chữ nào đọc được thành tiếng',
      );
    return { ...row, sentenceRecordings, script, scriptHash: scriptHash(script, voice) };
  }

  private async fromRecording(
    bulletin: BulletinEntity,
    documents: Documents,
    input: Extract<VariantInput, { origin: 'recording' }>,
    i: number,
  ): Promise<BulletinVariantEntity> {
    const document = await documents(input.documentId, `variants.${i}.documentId`);
    if (document.kind !== 'audio')
      throw invalid(
        `variants.${i}.documentId`,
        'not-audio',
        'Tệp này không phải ghi âm: chọn loại “Văn bản” cho bản tiếng này',
      );
    return {
      ...this.base(bulletin, input.language),
      origin: 'recording',
      sourceDocumentId: document.id,
      recordingSha256: document.sha256,
    };
  }

  /** Sentences said by a person. A page that does not speak of them leaves them as they are. */
  private async sentenceRecordings(
    bulletin: BulletinEntity,
    documents: Documents,
    { recordings, language }: Extract<VariantInput, { origin: 'text' }>,
    i: number,
  ): Promise<SentenceRecording[]> {
    if (!recordings) {
      const before = await this.dataSource
        .getRepository(BulletinVariantEntity)
        .findOneBy({ bulletinId: bulletin.id, language });
      return (before?.sentenceRecordings as SentenceRecording[] | null | undefined) ?? [];
    }
    const kept = new Map<string, SentenceRecording>();
    for (const [j, { sentence, documentId }] of recordings.entries()) {
      const field = `variants.${i}.recordings.${j}.documentId`;
      const document = await documents(documentId, field);
      if (document.kind !== 'audio')
        throw invalid(field, 'not-audio', 'Tệp thay cho một câu phải là ghi âm: chọn tệp âm thanh khác');
      const durationMs = Math.round((document.detected as { durationMs?: number }).durationMs ?? 0);
      if (durationMs > longestSentenceMs)
        throw invalid(
          field,
          'recording-too-long',
          `Ghi âm một câu dài tối đa ${longestSentenceMs / 60_000} phút: cắt bớt, hoặc dùng ghi âm cho cả bản tin`,
        );
      kept.set(sentenceWords(sentence), {
        ...{ sentence: sentenceWords(sentence), documentId, sha256: document.sha256, durationMs },
      });
    }
    return [...kept.values()];
  }

  private async documentText(
    named: SourceDocumentEntity | null,
    parts: readonly string[] | undefined,
  ): Promise<string> {
    const document = named && (await documentWithText(this.dataSource, named.id));
    const outline = document?.outline as OutlinePart[] | null | undefined;
    if (!outline || outline.length === 0) return document?.text ?? '';
    return partsToText(outline, parts ?? outline.filter((p) => p.selectedByDefault).map((p) => p.id));
  }

  /** Region, gender and speed that the commune's own station has chosen. */
  private async stationVoice(unitKey: string): Promise<Record<string, unknown>> {
    return (await this.dataSource.getRepository(StationEntity).findOneBy({ unitKey }))?.voice ?? {};
  }

  private base(bulletin: BulletinEntity, language: string): BulletinVariantEntity {
    return {
      id: newId(),
      bulletinId: bulletin.id,
      language,
      origin: 'text',
      sourceDocumentId: null,
      text: null,
      shortText: null,
      spokenVersion: 'full',
      script: null,
      scriptHash: null,
      corrections: null,
      sentenceRecordings: null,
      recordingSha256: null,
      voice: {},
      renditionId: null,
      updatedAt: this.clock.now(),
    };
  }

  /** What the bulletin has already, and what the writer may read themselves, of the bulletin's own line of units. */
  private async documentsFor(actor: Actor, { id: bulletinId, unitPath }: BulletinEntity): Promise<Documents> {
    const before = await this.dataSource.getRepository(BulletinVariantEntity).findBy({ bulletinId });
    const known = new Set(
      before.flatMap(({ sourceDocumentId, sentenceRecordings }) => [
        sourceDocumentId,
        ...((sentenceRecordings ?? []) as SentenceRecording[]).map(({ documentId }) => documentId),
      ]),
    );
    return async (id, field) => {
      const document = await this.dataSource.getRepository(SourceDocumentEntity).findOneBy({ id });
      const near =
        document && (document.unitPath.startsWith(unitPath) || unitPath.startsWith(document.unitPath));
      const readable =
        near && (known.has(id) || this.rights.can(actor, 'read', 'document', document.unitPath));
      if (!readable)
        throw invalid(field, 'document-not-found', 'Không tìm thấy văn bản gốc này: tải lên lại');
      return document;
    };
  }
}

/** A document by its id. @throws AppError `document-not-found` (invalid) at the field */
type Documents = (id: string, field: string) => Promise<SourceDocumentEntity>;
