import { Id } from '#contracts/wire.js';
import { Access } from '#platform/http/access.js';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { ListenQuery, StationBulletinDto } from './offers.dto.js';
import { StationBulletins } from './station-bulletins.js';

@ApiTags('offers')
@ApiBearerAuth()
@Controller('api/v1/stations/:station/bulletins/:bulletin')
export class StationBulletinsController {
  constructor(private readonly bulletins: StationBulletins) {}

  /** A bulletin that this station is asked to air, whoever's it is. */
  @Get()
  @Access('read', 'plan', { param: 'station', of: 'station' })
  @ApiOkResponse({ standardSchema: StationBulletinDto })
  showStationBulletin(
    @Param('station', { schema: Id }) station: string,
    @Param('bulletin', { schema: Id }) bulletin: string,
  ) {
    return this.bulletins.get(station, bulletin);
  }

  /** Exactly what would be heard. */
  @Get('audio')
  @Access('read', 'plan', { param: 'station', of: 'station' })
  @ApiProduces('audio/mpeg')
  async listenToStationBulletin(
    @Param('station', { schema: Id }) station: string,
    @Param('bulletin', { schema: Id }) bulletin: string,
    @Query({ schema: ListenQuery }) { language }: z.infer<typeof ListenQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sound = await this.bulletins.sound(station, bulletin, language);
    await reply
      .header('content-type', 'audio/mpeg')
      .header('content-length', String(sound.bytes))
      .header('etag', `"${sound.sha256}"`)
      .send(sound.stream);
  }
}
