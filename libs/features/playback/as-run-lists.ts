import { type AsRunLine, asRunCsvLines } from '#domain/ledger/as-run-csv.js';
import { dayTotals } from '#domain/ledger/day-close.js';
import { localDateOf, wallClockOf } from '#domain/time/zone.js';
import { applyConfirmation } from '#domain/ledger/facts.js';
import type { RowFacts } from '#domain/ledger/types.js';
import { conflict, notFound } from '#contracts/errors.js';
import { Audit, Rights } from '#features/identity/index.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { CONFIG, type HubConfig } from '#platform/config.js';
import { UnitLocators } from '#platform/http/access.js';
import {
  AsRunCorrectionEntity,
  AsRunEntity,
  DayCloseEntity,
  UnplannedPlayEntity,
} from '#persistence/entities/playback.entity.js';
import { PlaceEntity, StationEntity, UnitEntity } from '#persistence/entities/territory.entity.js';
import { paged } from '#persistence/paging.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In, type SelectQueryBuilder } from 'typeorm';
import type { PageQuery } from '#platform/http/validation.js';
import type { AsRunFilter, AsRunQuery, ConfirmAiring } from './as-run.dto.js';
import { asRunOf, contextOf } from './row-context.js';
import { RowWriter } from './row-writer.js';

const CSV_CHUNK = 500;
/** Rows of one answer; a longer period is asked for in parts. */
const CSV_MAX = 1_000_000;
const ZONE = 'Asia/Ho_Chi_Minh';

/** The as-run log as people read it, and the word of an officer for stations that report nothing themselves. */
@Injectable()
export class AsRunLists {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly rights: Rights,
    private readonly writer: RowWriter,
    private readonly audit: Audit,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: HubConfig,
    locators: UnitLocators,
  ) {
    locators.register(
      'as-run',
      async (id) => (await dataSource.getRepository(AsRunEntity).findOneBy({ id }))?.unitPath ?? null,
    );
  }

  async list(actor: Actor, query: AsRunQuery) {
    const page = await paged(this.narrowed(actor, query), query, {
      alias: 'r',
      sort: ['plannedStart', 'title', 'end', 'updatedAt'],
      by: '-plannedStart',
    });
    return { ...page, items: page.items.map(rowDto) };
  }

  async totals(actor: Actor, filter: AsRunFilter) {
    const sums = await this.narrowed(actor, filter)
      .select('r.kind', 'kind')
      .addSelect('r.end', 'end')
      .addSelect('COUNT(*)', 'n')
      .addSelect('SUM(CASE WHEN r.late THEN 1 ELSE 0 END)', 'late')
      .addSelect('SUM(CASE WHEN r.preempted THEN 1 ELSE 0 END)', 'preempted')
      .addSelect('SUM(r.playedMs)', 'playedMs')
      .groupBy('r.kind')
      .addGroupBy('r.end')
      .getRawMany<{
        kind: string;
        end: string | null;
        n: string;
        late: string;
        preempted: string;
        playedMs: string;
      }>();
    const totals = dayTotals([]);
    let alertPlays = 0;
    for (const sum of sums) {
      if (sum.kind === 'alert') alertPlays += Number(sum.n);
      else add(sum.kind === 'person' ? totals.byPerson : totals.byDevice, sum);
    }
    const unplanned = this.dataSource
      .getRepository(UnplannedPlayEntity)
      .createQueryBuilder('u')
      .where("u.source <> 'test-tone'");
    this.rights.narrow(unplanned, 'u.unitPath', this.rights.scopeOf(actor, 'read', 'as-run'));
    return { ...totals, alertPlays, unplanned: await unplanned.getCount() };
  }

  /** Line by line: a day of a province needs no memory. */
  async *csv(actor: Actor, filter: AsRunFilter): AsyncGenerator<string> {
    yield* asRunCsvLines([], { bom: true });
    for (let skip = 0; skip < CSV_MAX; skip += CSV_CHUNK) {
      const rows = await this.narrowed(actor, filter)
        .orderBy('r.plannedStart', 'ASC')
        .addOrderBy('r.id', 'ASC')
        .skip(skip)
        .take(CSV_CHUNK)
        .getMany();
      const [, ...lines] = [...asRunCsvLines(await this.linesOf(rows))];
      yield lines.join('');
      if (rows.length < CSV_CHUNK) return;
    }
  }

  async get(id: string) {
    return rowDto(await this.row(id));
  }

  async corrections(id: string) {
    const rows = await this.dataSource
      .getRepository(AsRunCorrectionEntity)
      .find({ where: { asRunId: id }, order: { version: 'ASC' }, take: 200 });
    return rows.map(({ version, was, cause, at }) => ({ version, was, cause, at: at.toISOString() }));
  }

  async days(actor: Actor, query: PageQuery) {
    const builder = this.dataSource.getRepository(DayCloseEntity).createQueryBuilder('d');
    this.rights.narrow(builder, 'd.unitPath', this.rights.scopeOf(actor, 'read', 'as-run'));
    const page = await paged(builder, query, {
      alias: 'd',
      sort: ['localDate', 'closedAt'],
      by: '-localDate',
    });
    return {
      ...page,
      items: page.items.map((d) => ({
        station: d.stationId,
        localDate: d.localDate,
        closedAt: d.closedAt.toISOString(),
        totals: d.totals,
      })),
    };
  }

  /** An officer says what an FM or wired station aired. */
  async confirm(actor: Actor, id: string, dto: ConfirmAiring) {
    const row = await this.row(id);
    const nowMs = this.clock.nowMs();
    if (row.kind !== 'person')
      throw conflict('device-confirms', 'Lượt phát này do cụm loa tự báo, không cần cán bộ xác nhận');
    if (nowMs < row.plannedStart.getTime())
      throw conflict('not-yet', 'Chưa đến giờ phát: xác nhận sau khi phát');
    if (row.confirmUntil && nowMs > row.confirmUntil.getTime())
      throw conflict('too-late', 'Đã quá hạn xác nhận (hết ngày hôm sau)');
    const facts = applyConfirmation(row.facts as RowFacts, {
      by: actor.userId,
      atMs: nowMs,
      result: dto.result,
      reason: dto.reason,
    });
    await this.unitOfWork.run(
      async (em) => {
        await this.writer.write(
          em,
          row,
          facts,
          contextOf(row, this.config.graceSeconds * 1000),
          `confirmed by ${actor.userId}`,
        );
        await this.audit.record(em, {
          actor: actor.userId,
          action: 'airing-confirmed',
          subjectKind: 'as-run',
          subjectId: id,
          unitPath: row.unitPath,
          details: dto,
        });
      },
      { name: 'confirm an airing' },
    );
    return this.get(id);
  }

  private async row(id: string): Promise<AsRunEntity> {
    const row = await this.dataSource.getRepository(AsRunEntity).findOneBy({ id });
    if (!row) throw notFound('as-run', id);
    return row;
  }

  private narrowed(actor: Actor, filter: AsRunFilter): SelectQueryBuilder<AsRunEntity> {
    const builder = this.dataSource.getRepository(AsRunEntity).createQueryBuilder('r');
    this.rights.narrow(builder, 'r.unitPath', this.rights.scopeOf(actor, 'read', 'as-run'));
    const equal = {
      stationId: filter.station,
      placeId: filter.place,
      deviceId: filter.device,
      subject: filter.subject,
      kind: filter.kind,
    };
    for (const [field, value] of Object.entries(equal))
      if (value) builder.andWhere(`r.${field} = :${field}`, { [field]: value });
    if (filter.from) builder.andWhere('r.localDate >= :from', { from: filter.from });
    if (filter.to) builder.andWhere('r.localDate <= :to', { to: filter.to });
    if (filter.unit) builder.andWhere('r.unitPath LIKE :unit', { unit: `%${filter.unit}/%` });
    if (filter.end === 'open') builder.andWhere('r.end IS NULL');
    else if (filter.end) builder.andWhere('r.end = :end', { end: filter.end });
    return builder;
  }

  private async linesOf(rows: readonly AsRunEntity[]): Promise<AsRunLine[]> {
    const places = new Map(
      (
        await this.dataSource
          .getRepository(PlaceEntity)
          .find({ where: { id: In([...new Set(rows.map((r) => r.placeId))]) } })
      ).map((p) => [p.id, p]),
    );
    const stations = new Map(
      (
        await this.dataSource
          .getRepository(StationEntity)
          .find({ where: { id: In([...new Set(rows.map((r) => r.stationId))]) } })
      ).map((s) => [s.id, s]),
    );
    const units = new Map(
      (
        await this.dataSource
          .getRepository(UnitEntity)
          .find({ where: { key: In([...new Set([...stations.values()].map((s) => s.unitKey))]) } })
      ).map((u) => [u.key, u]),
    );
    return rows.map((r) => {
      const station = stations.get(r.stationId);
      const zone = station?.zone ?? ZONE;
      const startMs = r.plannedStart.getTime();
      return {
        dateLocal: localDateOf(startMs, zone),
        startLocal: wallClockOf(startMs, zone),
        unit: station?.unitKey ?? '',
        unitName: units.get(station?.unitKey ?? '')?.fullName ?? '',
        place: r.placeId,
        placeName: places.get(r.placeId)?.name ?? '',
        occurrence: r.subject,
        bulletin: r.orderId ?? '',
        bulletinTitle: r.title,
        class: r.class,
        plannedMs: r.durationMs,
        version: r.version,
        row: asRunOf(r),
      };
    });
  }
}

function add(
  totals: ReturnType<typeof dayTotals>['byDevice'],
  sum: { end: string | null; n: string; late: string; preempted: string; playedMs: string },
): void {
  totals.planned += Number(sum.n);
  totals[(sum.end ?? 'open') as 'finished'] += Number(sum.n);
  totals.late += Number(sum.late);
  totals.preempted += Number(sum.preempted);
  totals.playedMs += Number(sum.playedMs);
}

function rowDto(r: AsRunEntity) {
  return {
    id: r.id,
    kind: r.kind,
    subject: r.subject,
    place: r.placeId,
    device: r.deviceId,
    station: r.stationId,
    order: r.orderId,
    localDate: r.localDate,
    title: r.title,
    class: r.class,
    plannedStart: r.plannedStart.toISOString(),
    durationMs: r.durationMs,
    planned: r.planned,
    state: r.state,
    end: r.end,
    reason: r.reason,
    late: r.late,
    preempted: r.preempted,
    segments: r.segments,
    playedMs: r.playedMs,
    startedAt: r.startedAt?.toISOString() ?? null,
    endedAt: r.endedAt?.toISOString() ?? null,
    evidence: r.evidence,
    confirmedBy: r.kind === 'person' ? ('person' as const) : ('device' as const),
    version: r.version,
    closed: r.closed,
  };
}
