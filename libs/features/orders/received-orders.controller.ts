import { Id } from '#contracts/wire.js';
import { Access, CurrentActor } from '#platform/http/access.js';
import type { Actor } from '#platform/actor.js';
import { PageQuery } from '#platform/http/validation.js';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AiringPage, OrderPage } from './order-page.js';
import { ReceivedOrderDto, ReceivedOrders } from './received-orders.js';

@ApiTags('orders')
@ApiBearerAuth()
@Controller('api/v1/received-orders/:id')
export class ReceivedOrdersController {
  constructor(
    private readonly received: ReceivedOrders,
    private readonly page: OrderPage,
  ) {}

  /** An order as it concerns the stations whose plan this person reads, whoever's it is. */
  @Get()
  @Access('read', 'plan', 'scoped')
  @ApiOkResponse({ standardSchema: ReceivedOrderDto })
  showReceivedOrder(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string) {
    return this.received.get(actor, id);
  }

  /** At those stations, from today on, by date. */
  @Get('airings')
  @Access('read', 'plan', 'scoped')
  @ApiOkResponse({ standardSchema: AiringPage })
  async listReceivedAirings(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: PageQuery }) query: z.infer<typeof PageQuery>,
  ) {
    const order = await this.received.get(actor, id);
    return this.page.airings(actor, order.id, query);
  }
}
