import type { Actor } from '#platform/actor.js';
import { Access, CurrentActor } from '#platform/http/access.js';
import { MediaStore } from '#storage/media-store.js';
import { Controller, Delete, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AssetLists } from './asset-lists.js';
import * as dto from './assets.dto.js';
import { Assets } from './assets.service.js';

@ApiTags('sounds')
@ApiBearerAuth()
@Controller('api/v1/assets')
export class AssetsController {
  constructor(
    private readonly assets: Assets,
    private readonly lists: AssetLists,
    private readonly media: MediaStore,
  ) {}

  @Get()
  @Access('read', 'asset', 'scoped')
  @ApiOkResponse({ standardSchema: dto.AssetPage })
  listAssets(@CurrentActor() actor: Actor, @Query({ schema: dto.AssetQuery }) query: dto.AssetQuery) {
    return this.lists.list(actor, query);
  }

  @Get(':id')
  @Access('read', 'asset', { param: 'id', of: 'asset' })
  @ApiOkResponse({ standardSchema: dto.AssetDto })
  getAsset(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return this.lists.asset(actor, id);
  }

  /** What devices will play, for the ear of a person. */
  @Get(':id/sound')
  @Access('read', 'asset', { param: 'id', of: 'asset' })
  @ApiProduces('audio/mpeg')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async getAssetSound(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { bytes, sha256, stream } = await this.lists.open(actor, id);
    void reply.header('content-type', 'audio/mpeg').header('content-length', String(bytes));
    void reply.header('cache-control', 'private, max-age=3600').header('etag', `"${sha256}"`);
    await reply.send(stream);
  }

  @Post(':id/approve')
  @Access('approve', 'asset', { param: 'id', of: 'asset' })
  @ApiCreatedResponse({ standardSchema: dto.AssetDto })
  async approveAsset(@CurrentActor() actor: Actor, @Param('id') id: string) {
    await this.assets.approve(actor, id);
    return this.lists.asset(actor, id);
  }

  /** One that was approved is no longer offered, any other is gone; what stations use is not removed. */
  @Delete(':id')
  @HttpCode(204)
  @Access('update', 'asset', { param: 'id', of: 'asset' })
  @ApiNoContentResponse()
  async removeAsset(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    const unneeded = await this.assets.remove(actor, id);
    if (unneeded !== null) await this.media.remove(unneeded);
  }
}
