import type { Actor } from '#platform/actor.js';
import { Rights } from '#features/identity/index.js';
import { Access, CurrentActor } from '#platform/http/access.js';
import { AlertEntity } from '#persistence/entities/playback.entity.js';
import { paged } from '#persistence/paging.js';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { AlertDto, AlertPage, AlertQuery, CancelAlert, RequestAlert } from './alerts.dto.js';
import { AlertsService } from './alerts.service.js';

@ApiTags('alerts')
@ApiBearerAuth()
@Controller('api/v1/alerts')
export class AlertsController {
  constructor(
    private readonly alerts: AlertsService,
    private readonly dataSource: DataSource,
    private readonly rights: Rights,
  ) {}

  @Get()
  @Access('read', 'alert', 'scoped')
  @ApiOkResponse({ standardSchema: AlertPage })
  async listAlerts(
    @CurrentActor() actor: Actor,
    @Query({ schema: AlertQuery }) query: z.infer<typeof AlertQuery>,
  ) {
    const builder = this.dataSource.getRepository(AlertEntity).createQueryBuilder('a');
    this.rights.narrow(builder, 'a.unitPath', this.rights.scopeOf(actor, 'read', 'alert'));
    if (query.state) builder.andWhere('a.state = :state', { state: query.state });
    const page = await paged(builder, query, {
      alias: 'a',
      sort: ['requestedAt', 'exp'],
      by: '-requestedAt',
    });
    return { ...page, items: page.items.map(alertDto) };
  }

  @Post()
  @Access('create', 'alert', { body: 'unit', of: 'unit' })
  @ApiCreatedResponse({ standardSchema: AlertDto })
  async requestAlert(@CurrentActor() actor: Actor, @Body({ schema: RequestAlert }) dto: RequestAlert) {
    return alertDto(await this.alerts.request(actor, dto));
  }

  @Get(':id')
  @Access('read', 'alert', { param: 'id', of: 'alert' })
  @ApiOkResponse({ standardSchema: AlertDto })
  async getAlert(@Param('id') id: string) {
    return alertDto(await this.alerts.get(id));
  }

  @Post(':id/activate')
  @HttpCode(200)
  @Access('activate', 'alert', { param: 'id', of: 'alert' })
  @ApiOkResponse({ standardSchema: AlertDto })
  async activateAlert(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return alertDto(await this.alerts.activate(actor, id));
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
    return alertDto(await this.alerts.cancel(actor, id, dto.reason));
  }
}

function alertDto(a: AlertEntity) {
  return {
    id: a.id,
    unit: a.unitKey,
    title: a.title,
    state: a.state,
    exercise: a.exercise,
    orderRef: a.orderRef,
    topicUnits: a.topicUnits,
    targets: a.targets,
    corrects: a.corrects,
    requestedBy: a.requestedBy,
    confirmedBy: a.confirmedBy,
    requestedAt: a.requestedAt.toISOString(),
    activatedAt: a.activatedAt?.toISOString() ?? null,
    cancelledAt: a.cancelledAt?.toISOString() ?? null,
    exp: a.exp.toISOString(),
    entry: a.entry,
  };
}
