import { Id } from '#contracts/wire.js';
import { Access, CurrentActor } from '#platform/http/access.js';
import type { Actor } from '#platform/actor.js';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ApproveWeek, Monday, ProgrammeWeekDto } from './programme-weeks.dto.js';
import { ProgrammeWeeks } from './programme-weeks.js';

@ApiTags('schedule')
@ApiBearerAuth()
@Controller('api/v1/programme-weeks/:station/:monday')
export class ProgrammeWeeksController {
  constructor(private readonly weeks: ProgrammeWeeks) {}

  /** The programme of a week, what waits beside it, and whether somebody has approved it as it is. */
  @Get()
  @Access('read', 'plan', { param: 'station', of: 'station' })
  @ApiOkResponse({ standardSchema: ProgrammeWeekDto })
  showProgrammeWeek(
    @CurrentActor() actor: Actor,
    @Param('station', { schema: Id }) station: string,
    @Param('monday', { schema: Monday }) monday: string,
  ) {
    return this.weeks.of(actor, station, monday);
  }

  /** Bound to the hash of what was seen. Approved twice it is approved once. */
  @Post('approve')
  @HttpCode(200)
  @Access('approve', 'order', { param: 'station', of: 'station' })
  @ApiOkResponse({ standardSchema: ProgrammeWeekDto })
  approveProgrammeWeek(
    @CurrentActor() actor: Actor,
    @Param('station', { schema: Id }) station: string,
    @Param('monday', { schema: Monday }) monday: string,
    @Body({ schema: ApproveWeek }) dto: z.infer<typeof ApproveWeek>,
  ) {
    return this.weeks.approve(actor, station, monday, dto);
  }
}
