import type { Actor } from '#platform/actor.js';
import { Access, CurrentActor } from '#platform/http/access.js';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { PageQuery } from '#platform/http/validation.js';
import { OfferLists } from './offer-lists.js';
import { OfferProposals } from './offer-proposals.js';
import { OfferReminders } from './offer-reminders.js';
import { OffersService } from './offers.service.js';
import {
  AnswerOffer,
  OfferDto,
  OfferedOrderPage,
  OfferPage,
  OfferQuery,
  ProposalDto,
  ProposalQuery,
  Remind,
  Reminded,
  SnoozeOffer,
} from './offers.dto.js';

@ApiTags('offers')
@ApiBearerAuth()
@Controller('api/v1')
export class OffersController {
  constructor(
    private readonly offers: OffersService,
    private readonly lists: OfferLists,
    private readonly proposals: OfferProposals,
    private readonly reminders: OfferReminders,
  ) {}

  @Get('offers')
  @Access('read', 'offer', 'scoped')
  @ApiOkResponse({ standardSchema: OfferPage })
  listOffers(@CurrentActor() actor: Actor, @Query({ schema: OfferQuery }) query: z.infer<typeof OfferQuery>) {
    return this.lists.offers(actor, query);
  }

  @Get('offers/:id')
  @Access('read', 'offer', { param: 'id', of: 'offer' })
  @ApiOkResponse({ standardSchema: OfferDto })
  async getOffer(@Param('id') id: string) {
    return this.lists.offerDto(await this.offers.offer(id));
  }

  /** Where it would find room: the first free place, each window, and a time that is asked about. */
  @Get('offers/:id/proposal')
  @Access('read', 'offer', { param: 'id', of: 'offer' })
  @ApiOkResponse({ standardSchema: ProposalDto })
  async proposePlace(
    @Param('id') id: string,
    @Query({ schema: ProposalQuery }) query: z.infer<typeof ProposalQuery>,
  ) {
    return this.proposals.of(await this.offers.offer(id), query);
  }

  /** A sender's orders by what the communes answered. */
  @Get('offered-orders')
  @Access('read', 'order', 'scoped')
  @ApiOkResponse({ standardSchema: OfferedOrderPage })
  listOfferedOrders(@CurrentActor() actor: Actor, @Query({ schema: PageQuery }) query: PageQuery) {
    return this.lists.offeredOrders(actor, query);
  }

  /** Asks communes again that have not answered; each at most once an hour. */
  @Post('orders/:id/remind')
  @HttpCode(200)
  @Access('order', 'order', { param: 'id', of: 'order' })
  @ApiOkResponse({ standardSchema: Reminded })
  remindOfOffers(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: Remind }) dto: z.infer<typeof Remind>,
  ) {
    return this.reminders.remind(actor, id, dto.stations);
  }

  @Post('offers/:id/snooze')
  @HttpCode(200)
  @Access('answer', 'offer', { param: 'id', of: 'offer' })
  @ApiOkResponse({ standardSchema: OfferDto })
  async snoozeOffer(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: SnoozeOffer }) dto: z.infer<typeof SnoozeOffer>,
  ) {
    return this.lists.offerDto(await this.offers.snooze(actor, id, dto.minutes));
  }

  @Post('offers/:id/open')
  @HttpCode(200)
  @Access('answer', 'offer', { param: 'id', of: 'offer' })
  @ApiOkResponse({ standardSchema: OfferDto })
  async openOffer(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return this.lists.offerDto(await this.offers.open(actor, id));
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
}
