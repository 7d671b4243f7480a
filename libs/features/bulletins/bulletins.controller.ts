import type { Actor } from '#platform/actor.js';
import { notFound } from '#contracts/errors.js';
import { Access, CurrentActor } from '#platform/http/access.js';
import { UnitEntity } from '#persistence/entities/territory.entity.js';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { BulletinLists } from './bulletin-lists.js';
import {
  ApproveBulletin,
  BulletinDto,
  BulletinPage,
  BulletinQuery,
  CreateBulletin,
  EditBulletin,
  Reason,
  SubmitBulletin,
} from './bulletins.dto.js';
import { ScriptDto } from './reading.dto.js';
import { BulletinsService } from './bulletins.service.js';
import { KeptCorrections } from './kept-corrections.js';
import { Preview } from './preview.js';

@ApiTags('bulletins')
@ApiBearerAuth()
@Controller('api/v1/bulletins')
export class BulletinsController {
  constructor(
    private readonly bulletins: BulletinsService,
    private readonly lists: BulletinLists,
    private readonly preview: Preview,
    private readonly kept: KeptCorrections,
    private readonly dataSource: DataSource,
  ) {}

  @Get()
  @Access('read', 'bulletin', 'scoped')
  @ApiOkResponse({ standardSchema: BulletinPage })
  listBulletins(
    @CurrentActor() actor: Actor,
    @Query({ schema: BulletinQuery }) query: z.infer<typeof BulletinQuery>,
  ) {
    return this.lists.list(actor, query);
  }

  @Post()
  @Access('create', 'bulletin', { body: 'unit', of: 'unit' })
  @ApiCreatedResponse({ standardSchema: BulletinDto })
  async createBulletin(@CurrentActor() actor: Actor, @Body({ schema: CreateBulletin }) dto: CreateBulletin) {
    const unit = await this.dataSource.getRepository(UnitEntity).findOneByOrFail({ key: dto.unit });
    this.kept.check(actor, unit.path, dto.variants);
    const bulletin = await this.bulletins.create(actor, dto);
    await this.kept.keep(actor, bulletin);
    return this.lists.dto(bulletin);
  }

  @Get(':id')
  @Access('read', 'bulletin', { param: 'id', of: 'bulletin' })
  @ApiOkResponse({ standardSchema: BulletinDto })
  async getBulletin(@Param('id') id: string) {
    return this.lists.dto(await this.bulletins.get(id));
  }

  @Put(':id')
  @Access('update', 'bulletin', { param: 'id', of: 'bulletin' })
  @ApiOkResponse({ standardSchema: BulletinDto })
  async editBulletin(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: EditBulletin }) dto: EditBulletin,
  ) {
    this.kept.check(actor, (await this.bulletins.get(id)).unitPath, dto.variants);
    const bulletin = await this.bulletins.edit(actor, id, dto);
    await this.kept.keep(actor, bulletin);
    return this.lists.dto(bulletin);
  }

  /** Source and reading side by side, the unsure first. */
  @Get(':id/variants/:language/script')
  @Access('read', 'bulletin', { param: 'id', of: 'bulletin' })
  @ApiOkResponse({ standardSchema: ScriptDto })
  showScript(@Param('id') id: string, @Param('language') language: string) {
    return this.preview.script(id, language);
  }

  /** Exactly what will be heard. */
  @Get(':id/variants/:language/audio')
  @Access('read', 'bulletin', { param: 'id', of: 'bulletin' })
  @ApiProduces('audio/mpeg')
  async listenToBulletin(
    @Param('id') id: string,
    @Param('language') language: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sound = await this.preview.sound(id, language);
    if (!sound) throw notFound('rendition', `${id}/${language}`);
    await reply
      .header('content-type', 'audio/mpeg')
      .header('content-length', String(sound.bytes))
      .header('etag', `"${sound.sha256}"`)
      .send(sound.stream);
  }

  @Post(':id/submit')
  @HttpCode(200)
  @Access('submit', 'bulletin', { param: 'id', of: 'bulletin' })
  @ApiOkResponse({ standardSchema: BulletinDto })
  async submitBulletin(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: SubmitBulletin }) dto: z.infer<typeof SubmitBulletin>,
  ) {
    return this.lists.dto(await this.bulletins.submit(actor, id, dto.longReason));
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Access('approve', 'bulletin', { param: 'id', of: 'bulletin' })
  @ApiOkResponse({ standardSchema: BulletinDto })
  async approveBulletin(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: ApproveBulletin }) dto: ApproveBulletin,
  ) {
    return this.lists.dto(await this.bulletins.approve(actor, id, dto));
  }

  @Post(':id/reject')
  @HttpCode(200)
  @Access('approve', 'bulletin', { param: 'id', of: 'bulletin' })
  @ApiOkResponse({ standardSchema: BulletinDto })
  async rejectBulletin(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: Reason }) dto: z.infer<typeof Reason>,
  ) {
    return this.lists.dto(await this.bulletins.reject(actor, id, dto.reason));
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Access('withdraw', 'bulletin', { param: 'id', of: 'bulletin' })
  @ApiOkResponse({ standardSchema: BulletinDto })
  async withdrawBulletin(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: Reason }) dto: z.infer<typeof Reason>,
  ) {
    return this.lists.dto(await this.bulletins.withdraw(actor, id, dto.reason));
  }
}
