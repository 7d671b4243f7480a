import { applyConfirmation } from '#domain/ledger/facts.js';
import type { RowFacts, RowSegment } from '#domain/ledger/types.js';
import { conflict, notFound } from '#contracts/errors.js';
import { Audit } from '#features/identity/index.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { CONFIG, type HubConfig } from '#platform/config.js';
import { UnitLocators } from '#platform/http/access.js';
import { AsRunCorrectionEntity, AsRunEntity } from '#persistence/entities/playback.entity.js';
import { paged } from '#persistence/paging.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { AsRunFilters } from './as-run-filter.js';
import { AsRunNames, type RowNames } from './as-run-names.js';
import type { AsRunQuery, ConfirmAiring, CorrectionDto } from './as-run.dto.js';
import { contextOf } from './row-context.js';
import { RowWriter } from './row-writer.js';

/** The as-run log as people read it, and the word of an officer for stations that report nothing themselves. */
@Injectable()
export class AsRunLists {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly filters: AsRunFilters,
    private readonly names: AsRunNames,
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
    const page = await paged(this.filters.rows(actor, query), query, {
      alias: 'r',
      sort: ['plannedStart', 'title', 'end', 'updatedAt'],
      by: '-plannedStart',
    });
    const names = await this.names.of(page.items);
    return { ...page, items: page.items.map((r) => rowDto(r, names)) };
  }

  async get(id: string) {
    const row = await this.row(id);
    return rowDto(row, await this.names.of([row]));
  }

  async corrections(id: string) {
    const rows = await this.dataSource
      .getRepository(AsRunCorrectionEntity)
      .find({ where: { asRunId: id }, order: { version: 'ASC' }, take: 200 });
    return rows.map(({ version, was, cause, at }) => ({
      version,
      was: was as z.infer<typeof CorrectionDto>['was'],
      cause,
      at: at.toISOString(),
    }));
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
}

function rowDto(r: AsRunEntity, names: RowNames) {
  const station = names.stations.get(r.stationId);
  const stop = names.stops.get(r.stopId ?? '');
  return {
    id: r.id,
    kind: r.kind,
    channel: r.channel,
    subject: r.subject,
    place: r.placeId,
    placeName: names.places.get(r.placeId)?.name ?? station?.name ?? r.placeId,
    device: r.deviceId,
    station: r.stationId,
    stationName: station?.name ?? r.stationId,
    unitName: names.units.get(station?.unitKey ?? '') ?? '',
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
    segments: r.segments as RowSegment[],
    playedMs: r.playedMs,
    startedAt: r.startedAt?.toISOString() ?? null,
    endedAt: r.endedAt?.toISOString() ?? null,
    evidence: r.evidence,
    confirmedBy: r.kind === 'person' ? ('person' as const) : ('device' as const),
    version: r.version,
    closed: r.closed,
    confirmUntil: r.confirmUntil?.toISOString() ?? null,
    stop: stop
      ? {
          id: stop.id,
          at: stop.stoppedAt.toISOString(),
          by: stop.stoppedBy,
          reason: stop.reason,
          correction: stop.correctionOrderId,
        }
      : null,
  };
}
