import { Id } from '#contracts/wire.js';
import { Access } from '#platform/http/access.js';
import { MediaStore } from '#storage/media-store.js';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { RunSheetDto, RunSheetFilesQuery, RunSheetQuery } from './run-sheet.dto.js';
import { plain } from './run-sheet-files.js';
import { RunSheets } from './run-sheets.js';
import { archiveBytes, storedArchive } from './stored-archive.js';
import { streamWithin, Turns } from './turns.js';

const AT_ONCE = 4;
const DEADLINE_MS = 10 * 60_000;

@ApiTags('as-run')
@ApiBearerAuth()
@Controller('api/v1/stations/:station/run-sheet')
export class RunSheetController {
  private readonly turns = new Turns(
    AT_ONCE,
    'Nhiều đài đang tải tệp âm thanh cùng lúc: thử lại sau một phút',
    60,
  );

  constructor(
    private readonly sheets: RunSheets,
    private readonly store: MediaStore,
  ) {}

  /** What an FM or wired station is to air on a day, to be read or played by a person. */
  @Get()
  @Access('read', 'plan', { param: 'station', of: 'station' })
  @ApiOkResponse({ standardSchema: RunSheetDto })
  showRunSheet(
    @Param('station', { schema: Id }) station: string,
    @Query({ schema: RunSheetQuery }) { date }: z.infer<typeof RunSheetQuery>,
  ) {
    return this.sheets.of(station, date);
  }

  /** The sounds of one session in the order of playing, as a zip archive. */
  @Get('audio')
  @Access('read', 'plan', { param: 'station', of: 'station' })
  @ApiProduces('application/zip')
  async exportRunSheetAudio(
    @Param('station', { schema: Id }) station: string,
    @Query({ schema: RunSheetFilesQuery }) query: z.infer<typeof RunSheetFilesQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { session, files } = await this.sheets.files(station, query.session);
    const giveBack = this.turns.take();
    const archive = storedArchive(
      files.map(({ name, bytes, sha256 }) => ({ name, bytes, open: () => this.store.open(sha256) })),
    );
    const name = `phat-thanh-${session.localDate}-${plain(session.window)}.zip`;
    await reply
      .header('content-type', 'application/zip')
      .header('content-length', String(archiveBytes(files)))
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(streamWithin(archive, giveBack, DEADLINE_MS));
  }
}
