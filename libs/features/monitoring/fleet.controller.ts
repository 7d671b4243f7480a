import { sha256Hex } from '#platform/ids.js';
import type { Actor } from '#platform/actor.js';
import { Access, CurrentActor } from '#platform/http/access.js';
import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { z } from 'zod';
import * as dto from './fleet.dto.js';
import { FleetService } from './fleet.service.js';
import { MutesService } from './mutes.service.js';
import { SlotRowPage, SlotRowsQuery, SlotsDto, SlotsQuery } from './slots.dto.js';
import { SlotsService } from './slots.service.js';
import { UptimeService } from './uptime.service.js';

const gzipped = promisify(gzip);

/** What the pages of the monitor ask. */
@ApiTags('monitoring')
@ApiBearerAuth()
@Controller('api/v1/monitoring')
export class FleetController {
  constructor(
    private readonly fleet: FleetService,
    private readonly mutes: MutesService,
    private readonly slots: SlotsService,
    private readonly uptime: UptimeService,
  ) {}

  /** All places with their devices, in columns; with an ETag, and gzip for whoever takes it. */
  @Get('fleet')
  @Access('read', 'device', 'scoped')
  @ApiOkResponse({ standardSchema: dto.FleetDto })
  async showFleet(
    @CurrentActor() actor: Actor,
    @Query({ schema: dto.FleetQuery }) query: dto.FleetQuery,
    @Headers('if-none-match') known: string | undefined,
    @Headers('accept-encoding') encodings: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { at, ...fleet } = await this.fleet.fleet(actor, query);
    const etag = `"${sha256Hex(JSON.stringify(fleet))}"`;
    void reply
      .header('etag', etag)
      .header('cache-control', 'private, no-cache')
      .header('vary', 'accept-encoding, authorization');
    if (known?.replace(/^W\//, '') === etag) {
      await reply.status(304).send();
      return;
    }
    const text = JSON.stringify({ at, ...fleet });
    void reply.header('content-type', 'application/json; charset=utf-8');
    if (!/\bgzip\b/.test(encodings ?? '')) await reply.send(text);
    else await reply.header('content-encoding', 'gzip').send(await gzipped(text));
  }

  /** The figures above every page of the monitor. */
  @Get('summary')
  @Access('read', 'device', 'scoped')
  @ApiOkResponse({ standardSchema: dto.SummaryDto })
  summariseMonitoring(
    @CurrentActor() actor: Actor,
    @Query({ schema: dto.SummaryQuery }) { unit }: z.infer<typeof dto.SummaryQuery>,
  ) {
    return this.fleet.summary(actor, unit);
  }

  /** Silenced stations, and which of their devices have not confirmed it. */
  @Get('mutes')
  @Access('read', 'device', 'scoped')
  @ApiOkResponse({ standardSchema: dto.MuteDto })
  listMutes(
    @CurrentActor() actor: Actor,
    @Query({ schema: dto.SummaryQuery }) { unit }: z.infer<typeof dto.SummaryQuery>,
  ) {
    return this.mutes.list(actor, unit);
  }

  /** Uptime of a month by place, with its owner and who answers for it. */
  @Get('uptime')
  @Access('read', 'device', 'scoped')
  @ApiOkResponse({ standardSchema: dto.UptimePage })
  listUptime(@CurrentActor() actor: Actor, @Query({ schema: dto.UptimeQuery }) query: dto.UptimeQuery) {
    return this.uptime.list(actor, query);
  }

  @Get('slots')
  @Access('read', 'as-run', 'scoped')
  @ApiOkResponse({ standardSchema: SlotsDto })
  listSlots(@CurrentActor() actor: Actor, @Query({ schema: SlotsQuery }) query: SlotsQuery) {
    return this.slots.list(actor, query);
  }

  /** How far each place has come with one slot. */
  @Get('slots/rows')
  @Access('read', 'as-run', 'scoped')
  @ApiOkResponse({ standardSchema: SlotRowPage })
  listSlotRows(@CurrentActor() actor: Actor, @Query({ schema: SlotRowsQuery }) query: SlotRowsQuery) {
    return this.slots.rows(actor, query);
  }
}
