import type { Actor } from '#platform/actor.js';
import { Access, CurrentActor } from '#platform/http/access.js';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { z } from 'zod';
import { CollisionForecast } from './collision-forecast.js';
import { CollisionLists } from './collision-lists.js';
import { OffersService } from './offers.service.js';
import {
  CollisionDto,
  CollisionPage,
  CollisionQuery,
  ForecastCollision,
  ForecastDto,
  ResolveCollision,
  RuleDto,
  StandingRuleDto,
} from './offers.dto.js';

@ApiTags('offers')
@ApiBearerAuth()
@Controller('api/v1')
export class CollisionsController {
  constructor(
    private readonly offers: OffersService,
    private readonly lists: CollisionLists,
    private readonly forecasts: CollisionForecast,
  ) {}

  @Get('collisions')
  @Access('read', 'collision', 'scoped')
  @ApiOkResponse({ standardSchema: CollisionPage })
  listCollisions(
    @CurrentActor() actor: Actor,
    @Query({ schema: CollisionQuery }) query: z.infer<typeof CollisionQuery>,
  ) {
    return this.lists.collisions(actor, query);
  }

  /** What an order of the candidates would lead to; without one, what the rule would. Stores nothing. */
  @Post('collisions/:id/forecast')
  @HttpCode(200)
  @Access('read', 'collision', { param: 'id', of: 'collision' })
  @ApiOkResponse({ standardSchema: ForecastDto })
  async forecastCollision(
    @Param('id') id: string,
    @Body({ schema: ForecastCollision }) dto: ForecastCollision,
  ) {
    return this.forecasts.of(await this.offers.collision(id), dto);
  }

  @Post('collisions/:id/resolve')
  @HttpCode(200)
  @Access('answer', 'collision', { param: 'id', of: 'collision' })
  @ApiOkResponse({ standardSchema: CollisionDto })
  async resolveCollision(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: ResolveCollision }) dto: ResolveCollision,
  ) {
    return this.lists.collisionDto(await this.offers.resolve(actor, id, dto));
  }

  @Get('stations/:station/rules')
  @Access('read', 'rule', { param: 'station', of: 'station' })
  @ApiOkResponse({ standardSchema: StandingRuleDto.array() })
  async listStandingRules(@Param('station') station: string) {
    return this.lists.ruleDtos(await this.offers.rulesOf(station));
  }

  @Post('stations/:station/rules')
  @Access('answer', 'rule', { param: 'station', of: 'station' })
  @ApiCreatedResponse({ standardSchema: StandingRuleDto })
  async addStandingRule(
    @CurrentActor() actor: Actor,
    @Param('station') station: string,
    @Body({ schema: RuleDto }) rule: RuleDto,
  ) {
    return (await this.lists.ruleDtos([await this.offers.addRule(actor, station, rule)]))[0];
  }

  @Delete('rules/:id')
  @HttpCode(204)
  @Access('answer', 'rule', { param: 'id', of: 'rule' })
  @ApiNoContentResponse()
  endStandingRule(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.offers.endRule(actor, id);
  }
}
