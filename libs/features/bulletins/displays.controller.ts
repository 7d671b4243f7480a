import { invalid } from '#contracts/errors.js';
import { Sha256 } from '#contracts/wire.js';
import type { Actor } from '#platform/actor.js';
import { Access, CurrentActor } from '#platform/http/access.js';
import { Body, Controller, Delete, Get, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
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
import type { z } from 'zod';
import { MAX_DISPLAY_UPLOAD } from './display-studio.js';
import { DisplayBody, DisplayDto, VersionQuery } from './displays.dto.js';
import { Displays } from './displays.service.js';
import { fileOf, type MultipartRequest } from './upload.js';

const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  mp4: 'video/mp4',
  webm: 'video/webm',
};

@ApiTags('bulletins')
@ApiBearerAuth()
@Controller('api/v1/bulletins/:id/display')
export class DisplaysController {
  constructor(private readonly displays: Displays) {}

  /** What boards show of it, page by page. */
  @Get()
  @Access('read', 'bulletin', { param: 'id', of: 'bulletin' })
  @ApiOkResponse({ standardSchema: DisplayDto })
  showDisplay(@Param('id') id: string) {
    return this.displays.show(id);
  }

  @Put()
  @Access('update', 'bulletin', { param: 'id', of: 'bulletin' })
  @ApiOkResponse({ standardSchema: DisplayDto })
  setDisplay(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: DisplayBody }) dto: DisplayBody,
  ) {
    return this.displays.set(actor, id, dto);
  }

  /** The bulletin is for the ear only, again. */
  @Delete()
  @Access('update', 'bulletin', { param: 'id', of: 'bulletin' })
  @ApiOkResponse({ standardSchema: DisplayDto })
  removeDisplay(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query({ schema: VersionQuery }) query: z.infer<typeof VersionQuery>,
  ) {
    return this.displays.remove(actor, id, query.version);
  }

  /** One picture (PNG, JPEG, WebP) or film (MP4, WebM), as multipart field `file`. */
  @Post('media')
  @Access('update', 'bulletin', { param: 'id', of: 'bulletin' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  @ApiCreatedResponse({ standardSchema: DisplayDto })
  async addDisplayMedia(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query({ schema: VersionQuery }) query: z.infer<typeof VersionQuery>,
    @Req() request: MultipartRequest,
  ) {
    const file = await fileOf(request, MAX_DISPLAY_UPLOAD);
    if (!file) throw invalid('file', 'no-file', 'Chưa chọn tệp nào');
    return this.displays.add(actor, id, query.version, { fileName: file.filename, content: file.file });
  }

  /** Exactly what boards fetch. */
  @Get('media/:sha256')
  @Access('read', 'bulletin', { param: 'id', of: 'bulletin' })
  @ApiProduces('image/png', 'image/jpeg', 'video/mp4', 'video/webm')
  async viewDisplayMedia(
    @Param('id') id: string,
    @Param('sha256', { schema: Sha256 }) sha256: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { media, stream } = await this.displays.open(id, sha256);
    await reply
      .header('content-type', TYPES[media.codec] ?? 'application/octet-stream')
      .header('content-length', String(media.bytes))
      .header('etag', `"${sha256}"`)
      .header('x-content-type-options', 'nosniff')
      .send(stream);
  }
}
