import { conflict, notFound } from '#contracts/errors.js';
import { Audit, Rights } from '#features/identity/index.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { Access, CurrentActor, UnitLocators } from '#platform/http/access.js';
import { PageQuery, pageOf } from '#platform/http/validation.js';
import { AlarmEntity, NoticeEntity } from '#persistence/entities/playback.entity.js';
import { paged } from '#persistence/paging.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';

const AlarmDto = z.object({
  id: z.string(),
  kind: z.string(),
  unitPath: z.string(),
  device: z.string().nullable(),
  details: z.unknown(),
  raisedAt: z.string(),
  clearedAt: z.string().nullable(),
  count: z.int(),
  acknowledgedBy: z.string().nullable(),
  acknowledgedAt: z.string().nullable(),
  note: z.string().nullable(),
});
const NoticeDto = z.object({
  id: z.string(),
  kind: z.string(),
  role: z.string(),
  unit: z.string(),
  subject: z.string(),
  text: z.string(),
  dueAt: z.string().nullable(),
  state: z.string(),
  acknowledgedBy: z.string().nullable(),
  acknowledgedAt: z.string().nullable(),
  createdAt: z.string(),
});
const AlarmQuery = PageQuery.extend({ open: z.stringbool().optional(), kind: z.string().max(32).optional() });
const NoticeQuery = PageQuery.extend({
  state: z.enum(['open', 'done']).optional(),
  role: z.string().max(40).optional(),
});
const Acknowledge = z.object({ note: z.string().trim().max(500).optional() });

@ApiTags('monitoring')
@ApiBearerAuth()
@Controller('api/v1')
export class MonitoringController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly rights: Rights,
    private readonly audit: Audit,
    private readonly clock: Clock,
    locators: UnitLocators,
  ) {
    locators.register(
      'alarm',
      async (id) => (await dataSource.getRepository(AlarmEntity).findOneBy({ id }))?.unitPath ?? null,
    );
    locators.register(
      'notice',
      async (id) => (await dataSource.getRepository(NoticeEntity).findOneBy({ id }))?.unitPath ?? null,
    );
  }

  @Get('alarms')
  @Access('read', 'alarm', 'scoped')
  @ApiOkResponse({ standardSchema: pageOf(AlarmDto) })
  async listAlarms(
    @CurrentActor() actor: Actor,
    @Query({ schema: AlarmQuery }) query: z.infer<typeof AlarmQuery>,
  ) {
    const builder = this.dataSource.getRepository(AlarmEntity).createQueryBuilder('a');
    this.rights.narrow(builder, 'a.unitPath', this.rights.scopeOf(actor, 'read', 'alarm'));
    if (query.open !== undefined)
      builder.andWhere(query.open ? 'a.clearedAt IS NULL' : 'a.clearedAt IS NOT NULL');
    if (query.kind) builder.andWhere('a.kind = :kind', { kind: query.kind });
    const page = await paged(builder, query, { alias: 'a', sort: ['raisedAt', 'kind'], by: '-raisedAt' });
    return { ...page, items: page.items.map(alarmDto) };
  }

  @Post('alarms/:id/acknowledge')
  @HttpCode(200)
  @Access('acknowledge', 'alarm', { param: 'id', of: 'alarm' })
  @ApiOkResponse({ standardSchema: AlarmDto })
  async acknowledgeAlarm(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: Acknowledge }) dto: z.infer<typeof Acknowledge>,
  ) {
    const row = await this.dataSource.getRepository(AlarmEntity).findOneBy({ id });
    if (!row) throw notFound('alarm', id);
    if (row.acknowledgedBy)
      throw conflict('already-acknowledged', 'Cảnh báo này đã có người tiếp nhận', {
        by: row.acknowledgedBy,
      });
    const values = { acknowledgedBy: actor.userId, acknowledgedAt: this.clock.now(), note: dto.note ?? null };
    await this.unitOfWork.run(
      async (em) => {
        await em.update(AlarmEntity, { id }, values);
        await this.audit.record(em, {
          actor: actor.userId,
          action: 'alarm-acknowledged',
          subjectKind: 'alarm',
          subjectId: id,
          unitPath: row.unitPath,
          details: dto,
        });
      },
      { name: 'acknowledge an alarm' },
    );
    return alarmDto({ ...row, ...values });
  }

  @Get('notices')
  @Access('read', 'notice', 'scoped')
  @ApiOkResponse({ standardSchema: pageOf(NoticeDto) })
  async listNotices(
    @CurrentActor() actor: Actor,
    @Query({ schema: NoticeQuery }) query: z.infer<typeof NoticeQuery>,
  ) {
    const builder = this.dataSource.getRepository(NoticeEntity).createQueryBuilder('n');
    this.rights.narrow(builder, 'n.unitPath', this.rights.scopeOf(actor, 'read', 'notice'));
    if (query.state) builder.andWhere('n.state = :state', { state: query.state });
    if (query.role) builder.andWhere('n.role = :role', { role: query.role });
    const page = await paged(builder, query, { alias: 'n', sort: ['dueAt', 'createdAt'], by: 'dueAt' });
    return { ...page, items: page.items.map(noticeDto) };
  }

  @Post('notices/:id/acknowledge')
  @HttpCode(200)
  @Access('acknowledge', 'notice', { param: 'id', of: 'notice' })
  @ApiOkResponse({ standardSchema: NoticeDto })
  async acknowledgeNotice(@CurrentActor() actor: Actor, @Param('id') id: string) {
    const row = await this.dataSource.getRepository(NoticeEntity).findOneBy({ id });
    if (!row) throw notFound('notice', id);
    const values = {
      acknowledgedBy: row.acknowledgedBy ?? actor.userId,
      acknowledgedAt: row.acknowledgedAt ?? this.clock.now(),
    };
    await this.unitOfWork.run((em) => em.update(NoticeEntity, { id }, values), {
      name: 'acknowledge a notice',
    });
    return noticeDto({ ...row, ...values });
  }
}

function alarmDto(a: AlarmEntity) {
  const { _: _inner, ...details } = a.details as Record<string, unknown>;
  return {
    id: a.id,
    kind: a.kind,
    unitPath: a.unitPath,
    device: a.deviceId,
    details,
    raisedAt: a.raisedAt.toISOString(),
    clearedAt: a.clearedAt?.toISOString() ?? null,
    count: a.count,
    acknowledgedBy: a.acknowledgedBy,
    acknowledgedAt: a.acknowledgedAt?.toISOString() ?? null,
    note: a.note,
  };
}

function noticeDto(n: NoticeEntity) {
  return {
    id: n.id,
    kind: n.kind,
    role: n.role,
    unit: n.unitKey,
    subject: n.subjectId,
    text: n.text,
    dueAt: n.dueAt?.toISOString() ?? null,
    state: n.state,
    acknowledgedBy: n.acknowledgedBy,
    acknowledgedAt: n.acknowledgedAt?.toISOString() ?? null,
    createdAt: n.createdAt.toISOString(),
  };
}
