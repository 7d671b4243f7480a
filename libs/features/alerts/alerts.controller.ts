import type { Actor } from '#platform/actor.js';
import { Access, CurrentActor } from '#platform/http/access.js';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AlertLists } from './alert-lists.js';
import { AlertDto, AlertPage, AlertQuery, CancelAlert, RequestAlert } from './alerts.dto.js';
import { AlertsService } from './alerts.service.js';

@ApiTags('alerts')
@ApiBearerAuth()
@Controller('api/v1/alerts')
export class AlertsController {
  constructor(
    private readonly alerts: AlertsService,
    private readonly lists: AlertLists,
  ) {}

  @Get()
  @Access('read', 'alert', 'scoped')
  @ApiOkResponse({ standardSchema: AlertPage })
  listAlerts(@CurrentActor() actor: Actor, @Query({ schema: AlertQuery }) query: z.infer<typeof AlertQuery>) {
    return this.lists.list(actor, query);
  }

  @Post()
  @Access('create', 'alert', { body: 'unit', of: 'unit' })
  @ApiCreatedResponse({ standardSchema: AlertDto })
  async requestAlert(@CurrentActor() actor: Actor, @Body({ schema: RequestAlert }) dto: RequestAlert) {
    return this.lists.one(actor, await this.alerts.request(actor, dto));
  }

  @Get(':id')
  @Access('read', 'alert', { param: 'id', of: 'alert' })
  @ApiOkResponse({ standardSchema: AlertDto })
  async getAlert(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return this.lists.one(actor, await this.alerts.get(id));
  }

  @Post(':id/activate')
  @HttpCode(200)
  @Access('activate', 'alert', { param: 'id', of: 'alert' })
  @ApiOkResponse({ standardSchema: AlertDto })
  async activateAlert(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return this.lists.one(actor, await this.alerts.activate(actor, id));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Access('update', 'alert', { param: 'id', of: 'alert' })
  @ApiOkResponse({ standardSchema: AlertDto })
  async cancelAlert(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: CancelAlert }) dto: z.infer<typeof CancelAlert>,
  ) {
    return this.lists.one(actor, await this.alerts.cancel(actor, id, dto.reason));
  }
}
