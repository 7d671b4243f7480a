import { invalid, notFound } from '#contracts/errors.js';
import { UnitKey } from '#contracts/wire.js';
import type { Actor } from '#platform/actor.js';
import { Access, CurrentActor } from '#platform/http/access.js';
import { PageQuery } from '#platform/http/validation.js';
import type { SourceDocumentEntity } from '#persistence/entities/bulletins.entity.js';
import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { BulletinLists } from './bulletin-lists.js';
import { DocumentDto, DocumentPage } from './reading.dto.js';
import { DocumentsService, MAX_UPLOAD_BYTES } from './documents.service.js';
import { fileOf, type MultipartRequest } from './upload.js';

const UploadQuery = z.object({ unit: UnitKey });
@ApiTags('documents')
@ApiBearerAuth()
@Controller('api/v1/documents')
export class DocumentsController {
  constructor(
    private readonly documents: DocumentsService,
    private readonly lists: BulletinLists,
  ) {}

  /** One file, as multipart field `file`: .txt, .docx, .pdf, .html, or a recording. */
  @Post()
  @Access('create', 'document', { query: 'unit', of: 'unit' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  @ApiCreatedResponse({ standardSchema: DocumentDto })
  async uploadDocument(
    @CurrentActor() actor: Actor,
    @Query({ schema: UploadQuery }) query: z.infer<typeof UploadQuery>,
    @Req() request: MultipartRequest,
  ) {
    const file = await fileOf(request, MAX_UPLOAD_BYTES);
    if (!file) throw invalid('file', 'no-file', 'Chưa chọn tệp nào');
    return documentDto(await this.documents.receive(actor, query.unit, file.filename, file.file));
  }

  @Get()
  @Access('read', 'document', 'scoped')
  @ApiOkResponse({ standardSchema: DocumentPage })
  listDocuments(@CurrentActor() actor: Actor, @Query({ schema: PageQuery }) query: PageQuery) {
    return this.lists.documents(actor, query);
  }

  @Get(':id')
  @Access('read', 'document', { param: 'id', of: 'document' })
  @ApiOkResponse({ standardSchema: DocumentDto })
  async getDocument(@Param('id') id: string) {
    return documentDto(await this.documents.get(id));
  }

  /** A recording as it came in. */
  @Get(':id/audio')
  @Access('read', 'document', { param: 'id', of: 'document' })
  @ApiProduces('audio/mpeg', 'audio/wav', 'audio/ogg', 'audio/webm', 'audio/mp4')
  async listenToDocument(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const document = await this.documents.get(id);
    if (document.kind !== 'audio') throw notFound('recording', id);
    const format = (document.detected as { format?: string }).format ?? '';
    await reply
      .header('content-type', AUDIO_TYPES[format] ?? 'application/octet-stream')
      .header('content-length', String(document.bytes))
      .header('etag', `"${document.sha256}"`)
      .send(await this.documents.open(document));
  }
}

const AUDIO_TYPES: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  mp4: 'audio/mp4',
  ogg: 'audio/ogg',
  webm: 'audio/webm',
  flac: 'audio/flac',
  amr: 'audio/amr',
  aac: 'audio/aac',
};

function documentDto(row: SourceDocumentEntity) {
  const { id, unitKey, fileName, kind, sha256, bytes, detected, text, outline, createdAt } = row;
  return {
    id,
    unit: unitKey,
    fileName,
    kind,
    sha256,
    bytes,
    detected,
    text,
    outline,
    createdAt: createdAt.toISOString(),
  };
}
