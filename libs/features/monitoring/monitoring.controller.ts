import { notFound } from '#contracts/errors.js';
import { Audit, Rights } from '#features/identity/index.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { EventBus } from '#platform/events.js';
import { Access, CurrentActor, UnitLocators } from '#platform/http/access.js';
import { PageQuery, pageOf } from '#platform/http/validation.js';
import { AlarmEntity, NoticeEntity } from '#persistence/entities/playback.entity.js';
import { UnitEntity } from '#persistence/entities/territory.entity.js';
import { paged } from '#persistence/paging.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DataSource, In, type ObjectLiteral } from 'typeorm';
import { z } from 'zod';
import { Acknowledge, AlarmDto, AlarmPage, AlarmQuery } from './alarms.dto.js';
import { AlarmsService } from './alarms.service.js';

const NoticeDto = z.object({
  id: z.string(),
  kind: z.string(),
  role: z.string(),
  unit: z.string(),
  subject: z.string(),
  text: z.string(),
  /** What the text is made of, by kind: for a screen in another language than the hub's. */
  facts: z.record(z.string(), z.unknown()),
  dueAt: z.string().nullable(),
  state: z.string(),
  acknowledgedBy: z.string().nullable(),
  acknowledgedAt: z.string().nullable(),
  createdAt: z.string(),
});
const NoticeInList = NoticeDto.extend({ unitName: z.string() });
const NoticeQuery = PageQuery.extend({
  state: z.enum(['open', 'done']).optional(),
  role: z.string().max(40).optional(),
  /** What one of the asker's own roles has to do, where it is held. */
  mine: z.stringbool().optional(),
});

@ApiTags('monitoring')
@ApiBearerAuth()
@Controller('api/v1')
export class MonitoringController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly rights: Rights,
    private readonly alarms: AlarmsService,
    private readonly audit: Audit,
    private readonly events: EventBus,
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
  @ApiOkResponse({ standardSchema: AlarmPage })
  listAlarms(@CurrentActor() actor: Actor, @Query({ schema: AlarmQuery }) query: AlarmQuery) {
    return this.alarms.list(actor, query);
  }

  @Post('alarms/:id/acknowledge')
  @HttpCode(200)
  @Access('acknowledge', 'alarm', { param: 'id', of: 'alarm' })
  @ApiOkResponse({ standardSchema: AlarmDto })
  acknowledgeAlarm(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: Acknowledge }) dto: Acknowledge,
  ) {
    return this.alarms.acknowledge(actor, id, dto);
  }

  @Get('notices')
  @Access('read', 'notice', 'scoped')
  @ApiOkResponse({ standardSchema: pageOf(NoticeInList) })
  async listNotices(
    @CurrentActor() actor: Actor,
    @Query({ schema: NoticeQuery }) query: z.infer<typeof NoticeQuery>,
  ) {
    const builder = this.dataSource.getRepository(NoticeEntity).createQueryBuilder('n');
    this.rights.narrow(builder, 'n.unitPath', this.rights.scopeOf(actor, 'read', 'notice'));
    if (query.state) builder.andWhere('n.state = :state', { state: query.state });
    if (query.role) builder.andWhere('n.role = :role', { role: query.role });
    if (query.mine) {
      const own = actor.roles.map(
        (_, i) => `(n.role = :role${i} AND SUBSTR(n.unitPath, 1, :length${i}) = :path${i})`,
      );
      const given = actor.roles.flatMap(({ role, unitPath }, i) => [
        [`role${i}`, role],
        [`path${i}`, unitPath],
        [`length${i}`, unitPath.length],
      ]);
      builder.andWhere(
        own.length > 0 ? `(${own.join(' OR ')})` : '1 = 0',
        Object.fromEntries(given) as ObjectLiteral,
      );
    }
    const page = await paged(builder, query, { alias: 'n', sort: ['dueAt', 'createdAt'], by: 'dueAt' });
    const keys = [...new Set(page.items.map((n) => n.unitKey))];
    const units = await this.dataSource.getRepository(UnitEntity).findBy({ key: In(keys) });
    const names = new Map(units.map(({ key, fullName }) => [key, fullName]));
    return {
      ...page,
      items: page.items.map((n) => ({ ...noticeDto(n), unitName: names.get(n.unitKey) ?? '' })),
    };
  }

  @Post('notices/:id/acknowledge')
  @HttpCode(200)
  @Access('acknowledge', 'notice', { param: 'id', of: 'notice' })
  @ApiOkResponse({ standardSchema: NoticeDto })
  async acknowledgeNotice(@CurrentActor() actor: Actor, @Param('id') id: string) {
    const row = await this.dataSource.getRepository(NoticeEntity).findOneBy({ id });
    if (!row) throw notFound('notice', id);
    if (row.acknowledgedBy !== null) return noticeDto(row);
    const values = { acknowledgedBy: actor.userId, acknowledgedAt: this.clock.now() };
    const { unitPath, role, state, kind, text } = row;
    await this.unitOfWork.run(
      async (em) => {
        await em.update(NoticeEntity, { id }, values);
        const about = { subjectKind: 'notice', subjectId: id, unitPath, details: { kind, text } };
        await this.audit.record(em, { actor: actor.userId, action: 'notice-acknowledged', ...about });
        await this.unitOfWork.afterCommit(() =>
          this.events.emit('notice-changed', { noticeId: id, unitPath, role, state }),
        );
      },
      { name: 'acknowledge a notice' },
    );
    return noticeDto({ ...row, ...values });
  }
}

function noticeDto(n: NoticeEntity) {
  return {
    id: n.id,
    kind: n.kind,
    role: n.role,
    unit: n.unitKey,
    subject: n.subjectId,
    text: n.text,
    facts: n.facts as Record<string, unknown>,
    dueAt: n.dueAt?.toISOString() ?? null,
    state: n.state,
    acknowledgedBy: n.acknowledgedBy,
    acknowledgedAt: n.acknowledgedAt?.toISOString() ?? null,
    createdAt: n.createdAt.toISOString(),
  };
}
