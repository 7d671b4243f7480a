import { Access, CurrentActor } from '#platform/http/access.js';
import type { Actor } from '#platform/actor.js';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { OrderFocus, OrderFocusDto } from './order-focus.js';
import { CommuneResponse, OrderResponses } from './order-responses.js';
import { OrderLists } from './order-lists.js';
import { OrdersService } from './orders.service.js';
import { CreateOrder, DryRunDto, NewVersion, OrderDto, OrderPage, OrderQuery } from './orders.dto.js';

const ConfirmOrder = z.object({
  /** What the dry run counted: refused when it has changed since. */
  places: z.int().min(0).optional(),
  /** Bulletins that are not approved yet hold the order up instead of refusing it. */
  whenApproved: z.boolean().default(false),
});
const Withdraw = z.object({ reason: z.string().trim().min(3, 'Nêu lý do thu hồi').max(500) });

@ApiTags('orders')
@ApiBearerAuth()
@Controller('api/v1')
export class OrdersController {
  constructor(
    private readonly orders: OrdersService,
    private readonly lists: OrderLists,
    private readonly responses: OrderResponses,
    private readonly focus: OrderFocus,
  ) {}

  @Post('orders')
  @Access('order', 'order', { body: 'unit', of: 'unit' })
  @ApiCreatedResponse({ standardSchema: OrderDto })
  async createOrder(@CurrentActor() actor: Actor, @Body({ schema: CreateOrder }) dto: CreateOrder) {
    return this.lists.dto(await this.orders.create(actor, dto));
  }

  /** What would happen if this were confirmed now. Stores nothing. */
  @Post('orders/dry-run')
  @HttpCode(200)
  @Access('order', 'order', { body: 'unit', of: 'unit' })
  @ApiOkResponse({ standardSchema: DryRunDto })
  dryRunOrder(@CurrentActor() actor: Actor, @Body({ schema: CreateOrder }) dto: CreateOrder) {
    return this.orders.dryRunOf(actor, dto);
  }

  @Get('orders')
  @Access('read', 'order', 'scoped')
  @ApiOkResponse({ standardSchema: OrderPage })
  listOrders(@CurrentActor() actor: Actor, @Query({ schema: OrderQuery }) query: z.infer<typeof OrderQuery>) {
    return this.lists.orders(actor, query);
  }

  @Get('orders/:id')
  @Access('read', 'order', { param: 'id', of: 'order' })
  @ApiOkResponse({ standardSchema: OrderDto })
  async getOrder(@Param('id') id: string) {
    return this.lists.dto(await this.orders.get(id));
  }

  /** By commune: seen, accepted, scheduled, aired, declined (why), not opened. */
  @Get('orders/:id/responses')
  @Access('read', 'order', { param: 'id', of: 'order' })
  @ApiOkResponse({ standardSchema: CommuneResponse.array() })
  listOrderResponses(@Param('id') id: string) {
    return this.responses.of(id);
  }

  /** The airing to look at first: in trouble, else the next; at stations whose plan this person reads. */
  @Get('orders/:id/focus')
  @Access('read', 'plan', 'scoped')
  @ApiOkResponse({ standardSchema: OrderFocusDto })
  showOrderFocus(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return this.focus.of(actor, id);
  }

  @Post('orders/:id/dry-run')
  @HttpCode(200)
  @Access('order', 'order', { param: 'id', of: 'order' })
  @ApiOkResponse({ standardSchema: DryRunDto })
  dryRunStoredOrder(@Param('id') id: string) {
    return this.orders.dryRunStored(id);
  }

  @Post('orders/:id/confirm')
  @HttpCode(200)
  @Access('order', 'order', { param: 'id', of: 'order' })
  @ApiOkResponse({ standardSchema: OrderDto })
  async confirmOrder(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: ConfirmOrder }) dto: z.infer<typeof ConfirmOrder>,
  ) {
    return this.lists.dto(await this.orders.confirm(actor, id, dto));
  }

  @Post('orders/:id/versions')
  @Access('order', 'order', { param: 'id', of: 'order' })
  @ApiCreatedResponse({ standardSchema: OrderDto })
  async addOrderVersion(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: NewVersion }) dto: NewVersion,
  ) {
    return this.lists.dto(await this.orders.addVersion(actor, id, dto));
  }

  /** What would happen if this version were added. Stores nothing. */
  @Post('orders/:id/versions/dry-run')
  @HttpCode(200)
  @Access('order', 'order', { param: 'id', of: 'order' })
  @ApiOkResponse({ standardSchema: DryRunDto })
  dryRunVersion(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: NewVersion }) dto: NewVersion,
  ) {
    return this.orders.dryRunVersion(actor, id, dto);
  }

  @Post('orders/:id/withdraw')
  @HttpCode(200)
  @Access('withdraw', 'order', { param: 'id', of: 'order' })
  @ApiOkResponse({ standardSchema: OrderDto })
  async withdrawOrder(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: Withdraw }) dto: z.infer<typeof Withdraw>,
  ) {
    return this.lists.dto(await this.orders.withdraw(actor, id, dto.reason));
  }
}
