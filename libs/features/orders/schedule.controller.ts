import { Access, CurrentActor } from '#platform/http/access.js';
import type { Actor } from '#platform/actor.js';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { OrderChanges } from './order-changes.js';
import { OrderLists } from './order-lists.js';
import { DryRunDto, OrderDto } from './orders.dto.js';
import {
  ChangeOrder,
  CopiedWeekDto,
  CopyWeek,
  CopyWeekDryRun,
  ScheduleDto,
  ScheduleQuery,
  StationDaysPage,
  StationDaysQuery,
  UndoChanges,
  UndoneDto,
} from './schedule.dto.js';
import { Schedules } from './schedules.js';
import { StationDays } from './station-days.js';

@ApiTags('schedule')
@ApiBearerAuth()
@Controller('api/v1')
export class ScheduleController {
  constructor(
    private readonly schedules: Schedules,
    private readonly stationDays: StationDays,
    private readonly changes: OrderChanges,
    private readonly lists: OrderLists,
  ) {}

  /** Days with their windows and quotas, sessions, and every request, whatever became of it. */
  @Get('schedule/:station')
  @Access('read', 'plan', { param: 'station', of: 'station' })
  @ApiOkResponse({ standardSchema: ScheduleDto })
  showSchedule(
    @CurrentActor() actor: Actor,
    @Param('station') station: string,
    @Query({ schema: ScheduleQuery }) query: z.infer<typeof ScheduleQuery>,
  ) {
    return this.schedules.of(actor, station, query.from, query.to);
  }

  /** Stations by day: minutes used, what waits, what has no place. */
  @Get('station-days')
  @Access('read', 'plan', 'scoped')
  @ApiOkResponse({ standardSchema: StationDaysPage })
  listStationDays(
    @CurrentActor() actor: Actor,
    @Query({ schema: StationDaysQuery }) query: StationDaysQuery,
  ) {
    return this.stationDays.list(actor, query);
  }

  /** What would become of the airings that a change concerns, and of others. Stores nothing. */
  @Post('orders/:id/changes/dry-run')
  @HttpCode(200)
  @Access('order', 'order', { param: 'id', of: 'order' })
  @ApiOkResponse({ standardSchema: DryRunDto })
  dryRunChange(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: ChangeOrder }) dto: ChangeOrder,
  ) {
    return this.changes.dryRun(actor, id, dto);
  }

  /** Moves an airing, or takes dates away: this one, this and following, all. */
  @Post('orders/:id/changes')
  @HttpCode(200)
  @Access('order', 'order', { param: 'id', of: 'order' })
  @ApiOkResponse({ standardSchema: OrderDto })
  async changeOrder(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: ChangeOrder }) dto: ChangeOrder,
  ) {
    return this.lists.dto(await this.changes.change(actor, id, dto));
  }

  /** What held before the last versions of these orders holds again: of all of them, or of none. */
  @Post('schedule/undo')
  @HttpCode(200)
  @Access('order', 'order', 'scoped')
  @ApiOkResponse({ standardSchema: UndoneDto })
  async undoChanges(
    @CurrentActor() actor: Actor,
    @Body({ schema: UndoChanges }) { changes }: z.infer<typeof UndoChanges>,
  ) {
    return { orders: await this.changes.undo(actor, changes) };
  }

  @Post('schedule/copy-week/dry-run')
  @HttpCode(200)
  @Access('order', 'order', { body: 'unit', of: 'unit' })
  @ApiOkResponse({ standardSchema: CopyWeekDryRun })
  dryRunCopyWeek(@CurrentActor() actor: Actor, @Body({ schema: CopyWeek }) dto: CopyWeek) {
    return this.changes.copyDryRun(actor, dto);
  }

  /** A unit's own airings of a week, seven days later; pressed twice it adds nothing twice. */
  @Post('schedule/copy-week')
  @HttpCode(200)
  @Access('order', 'order', { body: 'unit', of: 'unit' })
  @ApiOkResponse({ standardSchema: CopiedWeekDto })
  copyWeek(@CurrentActor() actor: Actor, @Body({ schema: CopyWeek }) dto: CopyWeek) {
    return this.changes.copyWeek(actor, dto);
  }
}
