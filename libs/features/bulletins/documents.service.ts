import { AppError, invalid, notFound } from '#contracts/errors.js';
import { outlineDocument } from '#documents/extract-document.js';
import { cleanFileName } from '#documents/file-name.js';
import { Audit } from '#features/identity/index.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { UnitLocators } from '#platform/http/access.js';
import { newId } from '#platform/ids.js';
import { SourceDocumentEntity } from '#persistence/entities/bulletins.entity.js';
import { Turnstile } from '#platform/turnstile.js';
import { UnitEntity } from '#persistence/entities/territory.entity.js';
import { isFileHeld } from '#persistence/file-holders.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { MediaStore } from '#storage/media-store.js';
import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { DataSource, type EntityManager } from 'typeorm';
import { inTurn } from './in-turn.js';
import { Studio } from './studio.js';
import { documentWithText } from './whole-rows.js';

export const MAX_UPLOAD_BYTES = 256 * 1024 * 1024;
/** Uploads on their way in at once: a province's mornings from slow networks, and no more of its disk than 6 GiB. */
export const RECEIVING = 24;
const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024;

/** A file on its way in; `truncated` when it ended at the parser's limit. */
export type Upload = Readable & { truncated?: boolean };

/** What comes in: documents become text and outline, sounds become recordings; anything else is refused with its remedy. */
@Injectable()
export class DocumentsService {
  private readonly receiving = new Turnstile(RECEIVING, 0);

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly store: MediaStore,
    private readonly studio: Studio,
    private readonly clock: Clock,
    private readonly audit: Audit,
    locators: UnitLocators,
  ) {
    locators.register(
      'document',
      async (id) =>
        (await dataSource.getRepository(SourceDocumentEntity).findOneBy({ id }))?.unitPath ?? null,
    );
  }

  /** Stored whole or not at all: a refused file leaves nothing behind. */
  async receive(
    actor: Actor,
    unitKey: string,
    fileName: string,
    content: Upload,
  ): Promise<SourceDocumentEntity> {
    const unit = await this.dataSource.getRepository(UnitEntity).findOneBy({ key: unitKey });
    if (!unit) throw invalid('unit', 'unknown-unit', 'Không có địa bàn này trong danh mục');
    const receive = () => this.store.put(content, { maxBytes: MAX_UPLOAD_BYTES });
    const stored = await inTurn(this.receiving, receive, 'display-busy');
    try {
      if (content.truncated)
        throw invalid('file', 'too-large', `Tệp lớn hơn ${MAX_UPLOAD_BYTES >> 20} MiB: cắt hoặc nén lại`);
      const made = await this.understand(stored.sha256, stored.bytes, fileName);
      const row: SourceDocumentEntity = {
        id: newId(),
        unitKey: unit.key,
        unitPath: unit.path,
        fileName: cleanFileName(fileName),
        sha256: stored.sha256,
        bytes: stored.bytes,
        createdBy: actor.userId,
        createdAt: this.clock.now(),
        ...made,
      };
      await this.unitOfWork.run((em) => this.keep(em, row), { name: 'store a document' });
      return row;
    } catch (error) {
      await this.forget(stored.sha256);
      throw error;
    }
  }

  async get(id: string): Promise<SourceDocumentEntity> {
    const row = await documentWithText(this.dataSource, id);
    if (!row) throw notFound('document', id);
    return row;
  }

  /** The file as it came in. */
  open({ sha256 }: Pick<SourceDocumentEntity, 'sha256'>): Promise<Readable> {
    return this.store.open(sha256);
  }

  private async keep(em: EntityManager, row: SourceDocumentEntity): Promise<void> {
    await em.insert(SourceDocumentEntity, row as never);
    const { id, unitPath, createdBy: actor, fileName, sha256 } = row;
    const about = { subjectKind: 'document', subjectId: id, unitPath, details: { fileName, sha256 } };
    await this.audit.record(em, { actor, action: 'document-received', ...about });
  }

  private async understand(sha256: string, bytes: number, fileName: string) {
    const path = this.store.path(sha256);
    if (bytes > 0 && (await this.studio.isAudio(path))) {
      const heard = await this.studio.inspect(path);
      if (!heard.ok) throw invalid('document', heard.reason, heard.message, heard.messageEn);
      return { kind: 'audio', detected: heard.details, text: null, outline: null };
    }
    const read = await outlineDocument({ path, filename: fileName, maxBytes: MAX_DOCUMENT_BYTES });
    if (!read.ok) {
      const { code, field, vi, en, details } = read.refusal;
      throw new AppError(code, {
        kind: 'invalid',
        message: vi,
        problems: [{ field, code, message: vi, messageEn: en }],
        details: { ...details },
      });
    }
    const { document } = read;
    return {
      kind: document.kind,
      detected: { ...document.detected, warnings: document.warnings },
      text: document.text,
      outline: document.outline,
    };
  }

  /** Removes a refused upload, unless a document, sound or display has the same bytes. */
  private async forget(sha256: string): Promise<void> {
    if (await isFileHeld(this.dataSource.manager, sha256)) return;
    await this.store.remove(sha256);
  }
}
