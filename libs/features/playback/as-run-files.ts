import { type AsRunLine, asRunCsvLines } from '#domain/ledger/as-run-csv.js';
import { localDateOf, wallClockOf } from '#domain/time/zone.js';
import { AppError } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import type { AsRunEntity } from '#persistence/entities/playback.entity.js';
import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import { AsRunFilters } from './as-run-filter.js';
import { AsRunNames, type RowNames } from './as-run-names.js';
import type { AsRunFilter } from './as-run.dto.js';
import { asRunOf } from './row-context.js';
import { streamWithin, Turns } from './turns.js';
import { writeWorkbook } from './workbook.js';
import { workbookRows } from './workbook-rows.js';

const CHUNK = 500;
/** At once, of either kind: the third person is told to come again. */
const AT_ONCE = 2;
/** A million rows take a minute where nothing else runs; whoever fetches slower than this is broken off. */
const DEADLINE_MS = 10 * 60_000;
/** Rows of one file. A longer period is asked for in parts: nothing is left out without a word. */
const CSV_MAX = 1_000_000;
const XLSX_MAX = 20_000;
const ZONE = 'Asia/Ho_Chi_Minh';

interface FileLine {
  row: AsRunEntity;
  line: AsRunLine;
  names: RowNames;
}

/** The as-run log as files. */
@Injectable()
export class AsRunFiles {
  private readonly csvTurns = new Turns(AT_ONCE, 'Đang tạo tệp CSV cho người khác: thử lại sau một phút', 60);
  private readonly xlsxTurns = new Turns(
    AT_ONCE,
    'Đang tạo tệp Excel cho người khác: thử lại sau ít phút',
    30,
  );

  constructor(
    private readonly filters: AsRunFilters,
    private readonly names: AsRunNames,
  ) {}

  /**
   * Line by line: a day of a province needs no memory.
   * @throws AppError `busy`, `too-many-rows`, both before the first line
   */
  async csv(actor: Actor, filter: AsRunFilter): Promise<Readable> {
    const giveBack = this.csvTurns.take();
    try {
      await this.requireFewer(actor, filter, CSV_MAX);
    } catch (cause) {
      giveBack();
      throw cause;
    }
    return streamWithin(this.csvLines(actor, filter), giveBack, DEADLINE_MS);
  }

  /** @throws AppError `too-many-rows`, `busy` */
  async xlsx(actor: Actor, filter: AsRunFilter): Promise<Uint8Array> {
    const giveBack = this.xlsxTurns.take();
    try {
      await this.requireFewer(actor, filter, XLSX_MAX);
      const rows = [];
      for await (const chunk of this.lines(actor, filter))
        for (const { row, line, names } of chunk)
          rows.push({ line, stop: names.stops.get(row.stopId ?? '') ?? null });
      return await writeWorkbook(workbookRows(rows));
    } finally {
      giveBack();
    }
  }

  private async *csvLines(actor: Actor, filter: AsRunFilter): AsyncGenerator<string> {
    const [heading] = [...asRunCsvLines([], { bom: true })];
    yield heading ?? '';
    for await (const chunk of this.lines(actor, filter)) {
      const [, ...lines] = [...asRunCsvLines(chunk.map(({ line }) => line))];
      yield lines.join('');
    }
  }

  /** In the order of time, from row to row: what was read is not counted off again, and rows that come meanwhile move nothing. */
  private async *lines(actor: Actor, filter: AsRunFilter): AsyncGenerator<FileLine[]> {
    let last: AsRunEntity | undefined;
    for (let count = 0; count < CSV_MAX; count += CHUNK) {
      const builder = this.filters
        .rows(actor, filter)
        .orderBy('r.plannedStart', 'ASC')
        .addOrderBy('r.id', 'ASC')
        .take(CHUNK);
      if (last)
        builder.andWhere('r.plannedStart >= :at AND (r.plannedStart > :at OR r.id > :id)', {
          at: last.plannedStart,
          id: last.id,
        });
      const rows = await builder.getMany();
      const names = await this.names.of(rows);
      if (rows.length > 0) yield rows.map((row) => ({ row, line: lineOf(row, names), names }));
      last = rows.at(-1);
      if (rows.length < CHUNK) return;
      // SQLite answers without letting anybody else run: devices have their turn between two chunks.
      await breathe();
    }
  }

  private async requireFewer(actor: Actor, filter: AsRunFilter, most: number): Promise<void> {
    const rows = await this.filters.rows(actor, filter).getCount();
    if (rows <= most) return;
    const [has, may] = [rows, most].map((n) => n.toLocaleString('vi-VN'));
    throw new AppError('too-many-rows', {
      kind: 'invalid',
      message: `Nhật ký có ${has} dòng, một tệp chứa nhiều nhất ${may} dòng: thu hẹp ngày, địa bàn hoặc kết quả`,
      problems: [
        { field: 'from', code: 'too-many-rows', message: 'Chọn khoảng ngày ngắn hơn hoặc địa bàn nhỏ hơn' },
      ],
      details: { rows, most },
    });
  }
}

function lineOf(r: AsRunEntity, names: RowNames): AsRunLine {
  const station = names.stations.get(r.stationId);
  const zone = station?.zone ?? ZONE;
  const startMs = r.plannedStart.getTime();
  return {
    dateLocal: localDateOf(startMs, zone),
    startLocal: wallClockOf(startMs, zone),
    unit: station?.unitKey ?? '',
    unitName: names.units.get(station?.unitKey ?? '') ?? '',
    place: r.placeId,
    placeName: names.places.get(r.placeId)?.name ?? '',
    occurrence: r.subject,
    bulletin: r.orderId ?? '',
    bulletinTitle: r.title,
    class: r.class,
    plannedMs: r.durationMs,
    version: r.version,
    row: asRunOf(r),
  };
}
