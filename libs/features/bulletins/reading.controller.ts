import { UnitKey } from '#contracts/wire.js';
import { unicodeOf } from '#documents/encodings/decode-bytes.js';
import type { Actor } from '#platform/actor.js';
import { Access, CurrentActor } from '#platform/http/access.js';
import { invalid, notFound } from '#contracts/errors.js';
import { JobEntity, type LexiconEntryEntity } from '#persistence/entities/bulletins.entity.js';
import { UnitEntity } from '#persistence/entities/territory.entity.js';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { MediaStore } from '#storage/media-store.js';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { JobDto, VoiceDto } from './bulletins.dto.js';
import {
  MadeScriptDto,
  ReadingDto,
  ReadingRequest,
  ScriptRequest,
  UnicodeDto,
  UnicodeRequest,
} from './reading.dto.js';
import { LexiconWordPage, LexiconWordQuery, LexiconWords } from './lexicon-words.js';
import { Lexicons } from './lexicons.js';
import { Studio } from './studio.js';
import { ScriptMaker } from './script-maker.js';

const Entry = z.object({
  grapheme: z.string().trim().min(1).max(120),
  alias: z.string().trim().min(1).max(255),
  caseSensitive: z.boolean().default(true),
});
const EntryDto = Entry.extend({ id: z.string(), unit: z.string() });
const Entries = z.object({ entries: z.array(Entry).min(1).max(1000) });
const Pls = z.object({ pls: z.string().max(2_000_000) });
const VoiceChoice = z.object({
  engine: z.string(),
  voice: z.string(),
  label: z.string(),
  language: z.string(),
  region: z.string(),
  gender: z.string(),
});
/** A preview is short, and so is the wait for it. */
const PREVIEW_MS = 30_000;
const PreviewRequest = z.object({
  unit: UnitKey,
  text: z.string().trim().min(1).max(2000),
  voice: VoiceDto.extend({
    engine: z.string().max(40).optional(),
    gender: z.enum(['female', 'male']).optional(),
  }).default({}),
});
const Imported = z.object({ entries: z.int() });

@ApiTags('reading')
@ApiBearerAuth()
@Controller('api/v1')
export class ReadingController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly scripts: ScriptMaker,
    private readonly lexicons: Lexicons,
    private readonly words: LexiconWords,
    private readonly studio: Studio,
    private readonly store: MediaStore,
  ) {}

  /** How a text would be read in a unit, with every rewrite named. Stores nothing. */
  @Post('reading')
  @HttpCode(200)
  @Access('create', 'bulletin', { body: 'unit', of: 'unit' })
  @ApiOkResponse({ standardSchema: ReadingDto })
  async readText(@Body({ schema: ReadingRequest }) dto: z.infer<typeof ReadingRequest>) {
    const unit = await this.dataSource.getRepository(UnitEntity).findOneByOrFail({ key: dto.unit });
    return this.scripts.read(dto.text, unit.path, dto.style);
  }

  /** What would be said of a bulletin in the making, with its template, title and repetition. Stores nothing. */
  @Post('reading/script')
  @HttpCode(200)
  @Access('create', 'bulletin', { body: 'unit', of: 'unit' })
  @ApiOkResponse({ standardSchema: MadeScriptDto })
  async readBulletin(@Body({ schema: ScriptRequest }) dto: z.infer<typeof ScriptRequest>) {
    const unit = await this.dataSource.getRepository(UnitEntity).findOneByOrFail({ key: dto.unit });
    return this.scripts.make(
      { title: dto.title, kind: dto.kind, unitPath: unit.path },
      {
        text: dto.text.normalize('NFC').trim(),
        shortText: dto.short?.normalize('NFC').trim() || null,
        spokenVersion: dto.version,
        corrections: dto.corrections,
        voice: dto.readings ? { readings: dto.readings } : {},
      },
    );
  }

  /** Pasted letters of TCVN3 (ABC) or VNI, as the Unicode that can be read. Stores nothing. */
  @Post('reading/unicode')
  @HttpCode(200)
  @Access('create', 'bulletin', { body: 'unit', of: 'unit' })
  @ApiOkResponse({ standardSchema: UnicodeDto })
  convertToUnicode(@Body({ schema: UnicodeRequest }) { text }: z.infer<typeof UnicodeRequest>) {
    return unicodeOf(text) ?? { script: null, text: null };
  }

  @Get('voices')
  @Access('read', 'lexicon', 'scoped')
  @ApiOkResponse({ standardSchema: VoiceChoice.array() })
  listVoices() {
    return this.studio.voices();
  }

  /** A few sentences in a voice, as they would be heard. */
  @Post('reading/preview')
  @HttpCode(200)
  @Access('create', 'bulletin', { body: 'unit', of: 'unit' })
  @ApiProduces('audio/mpeg')
  async previewVoice(
    @Body({ schema: PreviewRequest }) dto: z.infer<typeof PreviewRequest>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const unit = await this.dataSource.getRepository(UnitEntity).findOneByOrFail({ key: dto.unit });
    const { sentences } = await this.scripts.read(dto.text, unit.path);
    const made = await this.studio.renderNow({ sentences, voice: dto.voice }, PREVIEW_MS);
    if (!made.ok) throw invalid('text', made.reason, made.message, made.messageEn);
    await reply
      .header('content-type', 'audio/mpeg')
      .header('content-length', String(made.sound.bytes))
      .send(await this.store.open(made.sound.sha256));
  }

  @Get('units/:unit/lexicon')
  @Access('read', 'lexicon', { param: 'unit', of: 'unit' })
  @ApiOkResponse({ standardSchema: EntryDto.array() })
  async listLexicon(@Param('unit', { schema: UnitKey }) unit: string) {
    return (await this.lexicons.list(unit)).map(entryDto);
  }

  /** Every level that holds in a unit, the nearest first, with its words searched. */
  @Get('units/:unit/lexicon/words')
  @Access('read', 'lexicon', { param: 'unit', of: 'unit' })
  @ApiOkResponse({ standardSchema: LexiconWordPage })
  listLexiconWords(
    @Param('unit', { schema: UnitKey }) unit: string,
    @Query({ schema: LexiconWordQuery }) query: z.infer<typeof LexiconWordQuery>,
  ) {
    return this.words.page(unit, query);
  }

  @Put('units/:unit/lexicon')
  @HttpCode(204)
  @Access('update', 'lexicon', { param: 'unit', of: 'unit' })
  @ApiNoContentResponse()
  putLexicon(
    @CurrentActor() actor: Actor,
    @Param('unit', { schema: UnitKey }) unit: string,
    @Body({ schema: Entries }) dto: z.infer<typeof Entries>,
  ): Promise<void> {
    return this.lexicons.put(actor, unit, dto.entries);
  }

  @Get('units/:unit/lexicon.pls')
  @Access('read', 'lexicon', { param: 'unit', of: 'unit' })
  @ApiOkResponse({ standardSchema: Pls })
  async exportLexicon(@Param('unit', { schema: UnitKey }) unit: string) {
    return { pls: await this.lexicons.exportPls(unit) };
  }

  @Post('units/:unit/lexicon.pls')
  @HttpCode(200)
  @Access('update', 'lexicon', { param: 'unit', of: 'unit' })
  @ApiOkResponse({ standardSchema: Imported })
  async importLexicon(
    @CurrentActor() actor: Actor,
    @Param('unit', { schema: UnitKey }) unit: string,
    @Body({ schema: Pls }) dto: z.infer<typeof Pls>,
  ) {
    return { entries: await this.lexicons.importPls(actor, unit, dto.pls) };
  }

  @Delete('lexicon/:id')
  @HttpCode(204)
  @Access('update', 'lexicon', { param: 'id', of: 'lexicon-entry' })
  @ApiNoContentResponse()
  removeLexiconEntry(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.lexicons.remove(actor, id);
  }

  /** How a long work stands: state, progress, and why it was refused. */
  @Get('jobs/:id')
  @Access('read', 'bulletin', { param: 'id', of: 'job' })
  @ApiOkResponse({ standardSchema: JobDto })
  async getJob(@Param('id') id: string) {
    const job = await this.dataSource.getRepository(JobEntity).findOneBy({ id });
    if (!job) throw notFound('job', id);
    const { kind, subjectId, state, progress, attempts, reason, message, createdAt, endedAt } = job;
    return {
      id,
      kind,
      subject: subjectId,
      state,
      progress,
      attempts,
      reason,
      message,
      createdAt: createdAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    };
  }
}

function entryDto(row: LexiconEntryEntity) {
  return {
    id: row.id,
    unit: row.unitKey,
    grapheme: row.grapheme,
    alias: row.alias,
    caseSensitive: row.caseSensitive,
  };
}
