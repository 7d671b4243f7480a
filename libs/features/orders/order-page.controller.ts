import { Access, CurrentActor } from '#platform/http/access.js';
import type { Actor } from '#platform/actor.js';
import { Editing, EditingBody, EditingDto } from '#features/bulletins/index.js';
import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
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
    private readonly editing: Editing,
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

  /** Said every 20 seconds by a page that changes the order; answers who else has it open. */
  @Put('editing')
  @HttpCode(200)
  @Access('order', 'order', { param: 'id', of: 'order' })
  @ApiOkResponse({ standardSchema: EditingDto })
  tellOrderEditing(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: EditingBody }) { page }: z.infer<typeof EditingBody>,
  ) {
    return this.editing.seen(actor, id, page);
  }

  @Delete('editing/:page')
  @HttpCode(204)
  @Access('order', 'order', { param: 'id', of: 'order' })
  @ApiNoContentResponse()
  stopOrderEditing(@Param('id') id: string, @Param('page') page: string): void {
    this.editing.left(id, page);
  }
}
