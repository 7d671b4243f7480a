import { UnitKey } from '#contracts/wire.js';
import { Access } from '#platform/http/access.js';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BoundariesDto } from './boundaries.dto.js';
import { Boundaries } from './boundaries.service.js';

@ApiTags('territory')
@ApiBearerAuth()
@Controller('api/v1')
export class BoundariesController {
  constructor(private readonly boundaries: Boundaries) {}

  /** Outlines of a province's communes, or of one commune; empty where none ship. Kept by the browser, asked anew with its tag. */
  @Get('units/:key/boundaries')
  @Access('read', 'unit', { param: 'key', of: 'unit' })
  @ApiOkResponse({ standardSchema: BoundariesDto })
  async showBoundaries(
    @Param('key', { schema: UnitKey }) key: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { json, gzipped, etag } = await this.boundaries.of(key);
    void reply
      .header('etag', etag)
      .header('cache-control', 'private, max-age=3600')
      .header('vary', 'accept-encoding');
    if (request.headers['if-none-match']?.includes(etag)) return void (await reply.code(304).send());
    void reply.header('content-type', 'application/json; charset=utf-8');
    const compressed = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    if (compressed) void reply.header('content-encoding', 'gzip');
    await reply.send(compressed ? gzipped : json);
  }
}
