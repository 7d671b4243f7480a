import { DateLocal, UnitKey } from '#contracts/wire.js';
import { invalid } from '#contracts/errors.js';
import { Audit, type AuditAction } from '#features/identity/index.js';
import type { Actor } from '#platform/actor.js';
import { Access, CurrentActor } from '#platform/http/access.js';
import { newId } from '#platform/ids.js';
import { CalendarDayEntity } from '#persistence/entities/orders.entity.js';
import { UnitEntity } from '#persistence/entities/territory.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { PlanningService } from './planning.service.js';

const Effect = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('holiday') }),
  z.object({ kind: z.literal('as-weekday'), weekday: z.int().min(1).max(7) }),
  z.object({ kind: z.literal('closed') }),
  z.object({ kind: z.literal('mourning') }),
]);
const DayBody = z.object({
  name: z.string().trim().min(1).max(255),
  effect: Effect,
  /** Number of the decision that set it. */
  decision: z.string().trim().min(1, 'Ghi số quyết định').max(255),
});
const DayDto = DayBody.extend({ date: z.string(), unit: z.string() });

/** Special days of a unit, which hold for everything below it: holidays, days off, another weekday's regime, mourning. */
@ApiTags('calendar')
@ApiBearerAuth()
@Controller('api/v1/units/:unit/calendar')
export class CalendarController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly planning: PlanningService,
    private readonly audit: Audit,
  ) {}

  @Get()
  @Access('read', 'unit', { param: 'unit', of: 'unit' })
  @ApiOkResponse({ standardSchema: DayDto.array() })
  async listCalendarDays(@Param('unit', { schema: UnitKey }) unit: string) {
    const days = await this.dataSource
      .getRepository(CalendarDayEntity)
      .find({ where: { unitKey: unit }, order: { date: 'ASC' }, take: 1000 });
    return days.map(({ date, name, effect, decision }) => ({ date, unit, name, effect, decision }));
  }

  @Put(':date')
  @Access('update', 'unit', { param: 'unit', of: 'unit' })
  @ApiOkResponse({ standardSchema: DayDto })
  async setCalendarDay(
    @CurrentActor() actor: Actor,
    @Param('unit', { schema: UnitKey }) unitKey: string,
    @Param('date', { schema: DateLocal }) date: string,
    @Body({ schema: DayBody }) body: z.infer<typeof DayBody>,
  ) {
    const { path: unitPath } = await this.unit(unitKey);
    const row = { id: newId(), unitKey, unitPath, date, ...body, createdBy: actor.userId };
    await this.unitOfWork.run(
      async (em) => {
        await em.delete(CalendarDayEntity, { unitKey, date });
        await em.insert(CalendarDayEntity, row);
        await this.record(em, actor, unitPath, 'calendar-day-set', { date, ...body });
      },
      { name: 'set a calendar day' },
    );
    this.planning.requestEverything();
    return { date, unit: unitKey, ...body };
  }

  @Delete(':date')
  @HttpCode(204)
  @Access('update', 'unit', { param: 'unit', of: 'unit' })
  @ApiNoContentResponse()
  async removeCalendarDay(
    @CurrentActor() actor: Actor,
    @Param('unit', { schema: UnitKey }) unitKey: string,
    @Param('date', { schema: DateLocal }) date: string,
  ): Promise<void> {
    const { path } = await this.unit(unitKey);
    await this.unitOfWork.run(
      async (em) => {
        const removed = await em.delete(CalendarDayEntity, { unitKey, date });
        if (removed.affected) await this.record(em, actor, path, 'calendar-day-removed', { unitKey, date });
      },
      { name: 'remove a calendar day' },
    );
    this.planning.requestEverything();
  }

  private async unit(key: string): Promise<UnitEntity> {
    const unit = await this.dataSource.getRepository(UnitEntity).findOneBy({ key });
    if (!unit) throw invalid('unit', 'unknown-unit', 'Không có địa bàn này trong danh mục');
    return unit;
  }

  private record(
    em: Parameters<Audit['record']>[0],
    actor: Actor,
    unitPath: string,
    action: AuditAction,
    details: object,
  ): Promise<void> {
    return this.audit.record(em, {
      actor: actor.userId,
      action,
      subjectKind: 'calendar',
      subjectId: action,
      unitPath,
      details,
    });
  }
}
