import { type AsRunLine, asRunCsvLines } from '#domain/ledger/as-run-csv.js';
import { localDateOf, wallClockOf } from '#domain/time/zone.js';
import { AppError } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import type { AsRunEntity } from '#persistence/entities/playback.entity.js';
import { Injectable } from '@nestjs/common';
import { AsRunFilters } from './as-run-filter.js';
import { AsRunNames, type RowNames } from './as-run-names.js';
import type { AsRunFilter } from './as-run.dto.js';
import { asRunOf } from './row-context.js';
import { writeWorkbook } from './workbook.js';
import { workbookRows } from './workbook-rows.js';

const CHUNK = 500;
/** Rows of one file. A longer period is asked for in parts: nothing is left out without a word. */
const CSV_MAX = 1_000_000;
const XLSX_MAX = 20_000;
const ZONE = 'Asia/Ho_Chi_Minh';

/** The as-run log as files. */
@Injectable()
export class AsRunFiles {
  private writing = 0;

  constructor(
    private readonly filters: AsRunFilters,
    private readonly names: AsRunNames,
  ) {}

  /** Line by line: a day of a province needs no memory. @throws AppError `too-many-rows` before the first line */
  async csv(actor: Actor, filter: AsRunFilter): Promise<AsyncGenerator<string>> {
    await this.requireFewer(actor, filter, CSV_MAX);
    return this.csvLines(actor, filter);
  }

  /** @throws AppError `too-many-rows`, `busy` */
  async xlsx(actor: Actor, filter: AsRunFilter): Promise<Uint8Array> {
    await this.requireFewer(actor, filter, XLSX_MAX);
    if (this.writing >= 2)
      throw new AppError('busy', {
        kind: 'too-many',
        message: 'Đang tạo tệp Excel cho người khác: thử lại sau ít phút',
        retryAfterSeconds: 30,
      });
    this.writing += 1;
    try {
      const rows = [];
      for await (const { row, line, names } of this.lines(actor, filter))
        rows.push({ line, stop: names.stops.get(row.stopId ?? '') ?? null });
      return await writeWorkbook(workbookRows(rows));
    } finally {
      this.writing -= 1;
    }
  }

  private async *csvLines(actor: Actor, filter: AsRunFilter): AsyncGenerator<string> {
    yield* asRunCsvLines([], { bom: true });
    for await (const { line } of this.lines(actor, filter)) {
      const [, text] = [...asRunCsvLines([line])];
      yield text ?? '';
    }
  }

  private async *lines(
    actor: Actor,
    filter: AsRunFilter,
  ): AsyncGenerator<{ row: AsRunEntity; line: AsRunLine; names: RowNames }> {
    for (let skip = 0; skip < CSV_MAX; skip += CHUNK) {
      const rows = await this.filters
        .rows(actor, filter)
        .orderBy('r.plannedStart', 'ASC')
        .addOrderBy('r.id', 'ASC')
        .skip(skip)
        .take(CHUNK)
        .getMany();
      const names = await this.names.of(rows);
      for (const row of rows) yield { row, line: lineOf(row, names), names };
      if (rows.length < CHUNK) return;
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
