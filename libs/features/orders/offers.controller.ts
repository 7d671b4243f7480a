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
import { OfferLists } from './offer-lists.js';
import { OffersService } from './offers.service.js';
import {
  AnswerOffer,
  CollisionDto,
  CollisionPage,
  CollisionQuery,
  OfferDto,
  OfferPage,
  OfferQuery,
  ResolveCollision,
  RuleDto,
  StandingRuleDto,
} from './orders.dto.js';

@ApiTags('offers')
@ApiBearerAuth()
@Controller('api/v1')
export class OffersController {
  constructor(
    private readonly offers: OffersService,
    private readonly lists: OfferLists,
  ) {}

  @Get('offers')
  @Access('read', 'offer', 'scoped')
  @ApiOkResponse({ standardSchema: OfferPage })
  listOffers(@CurrentActor() actor: Actor, @Query({ schema: OfferQuery }) query: z.infer<typeof OfferQuery>) {
    return this.lists.offers(actor, query);
  }

  @Post('offers/:id/open')
  @HttpCode(200)
  @Access('answer', 'offer', { param: 'id', of: 'offer' })
  @ApiOkResponse({ standardSchema: OfferDto })
  async openOffer(@Param('id') id: string) {
    return this.lists.offerDto(await this.offers.open(id));
  }

  @Post('offers/:id/answer')
  @HttpCode(200)
  @Access('answer', 'offer', { param: 'id', of: 'offer' })
  @ApiOkResponse({ standardSchema: OfferDto })
  async answerOffer(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: AnswerOffer }) dto: AnswerOffer,
  ) {
    return this.lists.offerDto(await this.offers.answer(actor, id, dto));
  }

  @Get('collisions')
  @Access('read', 'collision', 'scoped')
  @ApiOkResponse({ standardSchema: CollisionPage })
  listCollisions(
    @CurrentActor() actor: Actor,
    @Query({ schema: CollisionQuery }) query: z.infer<typeof CollisionQuery>,
  ) {
    return this.lists.collisions(actor, query);
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
    return (await this.offers.rulesOf(station)).map((r) => this.lists.ruleDto(r));
  }

  @Post('stations/:station/rules')
  @Access('answer', 'rule', { param: 'station', of: 'station' })
  @ApiCreatedResponse({ standardSchema: StandingRuleDto })
  async addStandingRule(
    @CurrentActor() actor: Actor,
    @Param('station') station: string,
    @Body({ schema: RuleDto }) rule: RuleDto,
  ) {
    return this.lists.ruleDto(await this.offers.addRule(actor, station, rule));
  }

  @Delete('rules/:id')
  @HttpCode(204)
  @Access('answer', 'rule', { param: 'id', of: 'rule' })
  @ApiNoContentResponse()
  endStandingRule(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.offers.endRule(actor, id);
  }
}
