import type { Actor } from '#platform/actor.js';
import { Access, CurrentActor } from '#platform/http/access.js';
import { PageQuery } from '#platform/http/validation.js';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CorrectionsService } from './corrections.service.js';
import { OnAir } from './on-air.js';
import { StopLists } from './stop-lists.js';
import {
  CorrectStop,
  OnAirDto,
  StopAlert,
  StopDto,
  StopOrder,
  StopPage,
  StoppedPlacePage,
  StoppedPlaceQuery,
} from './stops.dto.js';
import { StopsService } from './stops.service.js';

/** Stop the wrong item, see who heard how much, put it right at the same places. */
@ApiTags('stops')
@ApiBearerAuth()
@Controller('api/v1')
export class StopsController {
  constructor(
    private readonly stops: StopsService,
    private readonly corrections: CorrectionsService,
    private readonly lists: StopLists,
    private readonly onAir: OnAir,
  ) {}

  @Get('on-air')
  @Access('read', 'as-run', 'scoped')
  @ApiOkResponse({ standardSchema: OnAirDto.array() })
  listOnAir(@CurrentActor() actor: Actor) {
    return this.onAir.list(actor);
  }

  @Post('orders/:id/stop')
  @Access('withdraw', 'order', { param: 'id', of: 'order' })
  @ApiCreatedResponse({ standardSchema: StopDto })
  async stopOrder(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: StopOrder }) dto: StopOrder,
  ) {
    return this.lists.dto(actor, await this.stops.stopOrder(actor, id, dto));
  }

  @Post('alerts/:id/stop')
  @Access('update', 'alert', { param: 'id', of: 'alert' })
  @ApiCreatedResponse({ standardSchema: StopDto })
  async stopAlert(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: StopAlert }) dto: z.infer<typeof StopAlert>,
  ) {
    return this.lists.dto(actor, await this.stops.stopAlert(actor, id, dto.reason));
  }

  @Get('stops')
  @Access('read', 'as-run', 'scoped')
  @ApiOkResponse({ standardSchema: StopPage })
  listStops(@CurrentActor() actor: Actor, @Query({ schema: PageQuery }) query: PageQuery) {
    return this.lists.list(actor, query);
  }

  /** Of a stop from above, a commune sees what its own places heard. */
  @Get('stops/:id')
  @Access('read', 'as-run', 'scoped')
  @ApiOkResponse({ standardSchema: StopDto })
  async getStop(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return this.lists.dto(actor, await this.lists.readable(actor, id));
  }

  /** Place by place: heard how many seconds, confirmed to be silent or not yet. */
  @Get('stops/:id/places')
  @Access('read', 'as-run', 'scoped')
  @ApiOkResponse({ standardSchema: StoppedPlacePage })
  async listStoppedPlaces(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query({ schema: StoppedPlaceQuery }) query: z.infer<typeof StoppedPlaceQuery>,
  ) {
    return this.lists.places(actor, await this.lists.readable(actor, id), query);
  }

  /** A priority order with an approved bulletin to the places that heard the stopped item, at the next possible time. */
  @Post('stops/:id/correct')
  @HttpCode(200)
  @Access('order', 'order', { param: 'id', of: 'stop' })
  @ApiOkResponse({ standardSchema: StopDto })
  async correctStop(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: CorrectStop }) dto: z.infer<typeof CorrectStop>,
  ) {
    return this.lists.dto(actor, await this.corrections.correct(actor, id, dto.bulletinId));
  }
}
