import { Access, CurrentActor } from '#platform/http/access.js';
import type { Actor } from '#platform/actor.js';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PageQuery } from '#platform/http/validation.js';
import { AiringPage, OrderHistoryDto, OrderPage } from './order-page.js';
import { OrdersService } from './orders.service.js';

@ApiTags('orders')
@ApiBearerAuth()
@Controller('api/v1/orders/:id')
export class OrderPageController {
  constructor(
    private readonly orders: OrdersService,
    private readonly page: OrderPage,
  ) {}

  /** Its versions, the newest first: who changed what. */
  @Get('history')
  @Access('read', 'order', { param: 'id', of: 'order' })
  @ApiOkResponse({ standardSchema: OrderHistoryDto })
  async listOrderHistory(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return this.page.history(actor, await this.orders.get(id));
  }

  /** From today on, by date. */
  @Get('airings')
  @Access('read', 'order', { param: 'id', of: 'order' })
  @ApiOkResponse({ standardSchema: AiringPage })
  async listOrderAirings(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query({ schema: PageQuery }) query: PageQuery,
  ) {
    const order = await this.orders.get(id);
    return this.page.airings(actor, order.id, query);
  }
}
