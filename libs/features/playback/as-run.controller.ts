import type { Actor } from '#platform/actor.js';
import { Access, CurrentActor } from '#platform/http/access.js';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { AsRunDays } from './as-run-days.js';
import { AsRunFiles } from './as-run-files.js';
import { AsRunLists } from './as-run-lists.js';
import { AsRunSums } from './as-run-sums.js';
import {
  AsRunDto,
  AsRunFilter,
  AsRunPage,
  AsRunQuery,
  AsRunTotals,
  ClosedDayPage,
  ClosedDaysQuery,
  ConfirmAiring,
  CorrectionDto,
  DaysQuery,
  OpenDayDto,
  RowReportsDto,
  StationTotals,
  UnplannedPage,
  UnplannedQuery,
} from './as-run.dto.js';
import { RowReports } from './row-reports.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@ApiTags('as-run')
@ApiBearerAuth()
@Controller('api/v1')
export class AsRunController {
  constructor(
    private readonly lists: AsRunLists,
    private readonly sums: AsRunSums,
    private readonly files: AsRunFiles,
    private readonly reports: RowReports,
    private readonly days: AsRunDays,
  ) {}

  @Get('as-run')
  @Access('read', 'as-run', 'scoped')
  @ApiOkResponse({ standardSchema: AsRunPage })
  listAsRun(@CurrentActor() actor: Actor, @Query({ schema: AsRunQuery }) query: AsRunQuery) {
    return this.lists.list(actor, query);
  }

  @Get('as-run/totals')
  @Access('read', 'as-run', 'scoped')
  @ApiOkResponse({ standardSchema: AsRunTotals })
  totalAsRun(@CurrentActor() actor: Actor, @Query({ schema: AsRunFilter }) query: AsRunFilter) {
    return this.sums.totals(actor, query);
  }

  /** Station by station, the worst share first. */
  @Get('as-run/stations')
  @Access('read', 'as-run', 'scoped')
  @ApiOkResponse({ standardSchema: StationTotals.array() })
  totalAsRunByStation(@CurrentActor() actor: Actor, @Query({ schema: AsRunFilter }) query: AsRunFilter) {
    return this.sums.byStation(actor, query);
  }

  /** Sound that no order asked for. */
  @Get('as-run/unplanned')
  @Access('read', 'as-run', 'scoped')
  @ApiOkResponse({ standardSchema: UnplannedPage })
  listUnplannedPlays(@CurrentActor() actor: Actor, @Query({ schema: UnplannedQuery }) query: UnplannedQuery) {
    return this.sums.unplanned(actor, query);
  }

  /** The as-run log as CSV (RFC 4180, UTF-8 with a byte order mark). */
  @Get('as-run.csv')
  @Access('read', 'as-run', 'scoped')
  @ApiProduces('text/csv')
  async exportAsRun(
    @CurrentActor() actor: Actor,
    @Query({ schema: AsRunFilter }) query: AsRunFilter,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.files.csv(actor, query);
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="nhat-ky-phat.csv"');
    await reply.send(file);
  }

  /** The same as a workbook, in the words of the screen. */
  @Get('as-run.xlsx')
  @Access('read', 'as-run', 'scoped')
  @ApiProduces(XLSX)
  async exportAsRunWorkbook(
    @CurrentActor() actor: Actor,
    @Query({ schema: AsRunFilter }) query: AsRunFilter,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.files.xlsx(actor, query);
    await reply
      .header('content-type', XLSX)
      .header('content-disposition', 'attachment; filename="nhat-ky-phat.xlsx"')
      .send(Buffer.from(file));
  }

  /** Days of stations that are closed; late reports correct them as versions. */
  @Get('as-run/days')
  @Access('read', 'as-run', 'scoped')
  @ApiOkResponse({ standardSchema: ClosedDayPage })
  listClosedDays(
    @CurrentActor() actor: Actor,
    @Query({ schema: ClosedDaysQuery }) query: z.infer<typeof ClosedDaysQuery>,
  ) {
    return this.days.closed(actor, query);
  }

  /** Days that are not closed, and what each waits for. */
  @Get('as-run/open-days')
  @Access('read', 'as-run', 'scoped')
  @ApiOkResponse({ standardSchema: OpenDayDto.array() })
  listOpenDays(@CurrentActor() actor: Actor, @Query({ schema: DaysQuery }) query: z.infer<typeof DaysQuery>) {
    return this.days.open(actor, query);
  }

  @Get('as-run/:id')
  @Access('read', 'as-run', { param: 'id', of: 'as-run' })
  @ApiOkResponse({ standardSchema: AsRunDto })
  getAsRun(@Param('id') id: string) {
    return this.lists.get(id);
  }

  /** The reports that made the row, as they came. */
  @Get('as-run/:id/reports')
  @Access('read', 'as-run', { param: 'id', of: 'as-run' })
  @ApiOkResponse({ standardSchema: RowReportsDto })
  listReportsOfAsRun(@Param('id') id: string) {
    return this.reports.of(id);
  }

  @Get('as-run/:id/corrections')
  @Access('read', 'as-run', { param: 'id', of: 'as-run' })
  @ApiOkResponse({ standardSchema: CorrectionDto.array() })
  listCorrections(@Param('id') id: string) {
    return this.lists.corrections(id);
  }

  @Post('as-run/:id/confirm')
  @HttpCode(200)
  @Access('confirm', 'as-run', { param: 'id', of: 'as-run' })
  @ApiOkResponse({ standardSchema: AsRunDto })
  confirmAiring(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: ConfirmAiring }) dto: ConfirmAiring,
  ) {
    return this.lists.confirm(actor, id, dto);
  }
}
