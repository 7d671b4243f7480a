import { dayTotals, type DayTotals } from '#domain/ledger/day-close.js';
import { finishedShare } from '#domain/ledger/share.js';
import { localDateOf } from '#domain/time/zone.js';
import { Rights } from '#features/identity/index.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { AsRunCorrectionEntity, AsRunEntity, DayCloseEntity } from '#persistence/entities/playback.entity.js';
import { StationEntity } from '#persistence/entities/territory.entity.js';
import { findByKeys } from '#persistence/find-by-keys.js';
import { paged } from '#persistence/paging.js';
import { rawInstant } from '#persistence/raw-instant.js';
import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import type { z } from 'zod';
import type { ClosedDaysQuery, DaysQuery, OpenDayDto } from './as-run.dto.js';

const ZONE = 'Asia/Ho_Chi_Minh';
/** Stations × days that are not closed: two or three days of the largest province. */
const AT_MOST = 1000;

interface OpenSum {
  stationId: string;
  localDate: string;
  rows: number | string;
  devices: number | string;
  people: number | string;
  due: number | string;
  confirmUntil: string | Date | null;
}

/** Days of stations: those that are closed, with what was corrected since, and those that are not, with the reason. */
@Injectable()
export class AsRunDays {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rights: Rights,
    private readonly clock: Clock,
  ) {}

  /** Closed days, the newest first. */
  async closed(actor: Actor, query: z.infer<typeof ClosedDaysQuery>) {
    const builder = this.dataSource.getRepository(DayCloseEntity).createQueryBuilder('d');
    this.narrow(builder, 'd', actor, query);
    const page = await paged(builder, query, {
      alias: 'd',
      sort: ['localDate', 'closedAt'],
      by: '-localDate',
    });
    const stations = await this.stations(page.items);
    const corrected = await this.corrections(page.items);
    return {
      ...page,
      items: page.items.map((d) => ({
        station: d.stationId,
        stationName: stations.get(d.stationId)?.name ?? d.stationId,
        localDate: d.localDate,
        closedAt: d.closedAt.toISOString(),
        totals: totalsOf(d.totals),
        ...(corrected.get(keyOf(d)) ?? { corrected: 0, correctedAt: null }),
      })),
    };
  }

  /** Days with rows that are not closed, the oldest first, each with what it waits for. */
  async open(actor: Actor, query: z.infer<typeof DaysQuery>): Promise<OpenDayDto[]> {
    const now = this.clock.now();
    const builder = this.dataSource
      .getRepository(AsRunEntity)
      .createQueryBuilder('r')
      .select('r.stationId', 'stationId')
      .addSelect('r.localDate', 'localDate')
      .addSelect('COUNT(*)', 'rows')
      .addSelect("SUM(CASE WHEN r.end IS NULL AND r.kind <> 'person' THEN 1 ELSE 0 END)", 'devices')
      .addSelect("SUM(CASE WHEN r.end IS NULL AND r.kind = 'person' THEN 1 ELSE 0 END)", 'people')
      .addSelect(
        "SUM(CASE WHEN r.end IS NULL AND r.kind = 'person' AND r.plannedStart <= :now THEN 1 ELSE 0 END)",
        'due',
      )
      .addSelect("MAX(CASE WHEN r.end IS NULL AND r.kind = 'person' THEN r.confirmUntil END)", 'confirmUntil')
      .where('r.closed = :closed', { closed: false })
      .setParameter('now', now)
      .groupBy('r.stationId')
      .addGroupBy('r.localDate')
      .orderBy('r.localDate', 'ASC')
      .limit(AT_MOST);
    this.narrow(builder, 'r', actor, query);
    const sums = await builder.getRawMany<OpenSum>();
    const stations = await this.stations(sums);
    return sums.map((sum) => {
      const station = stations.get(sum.stationId);
      const [devices, people] = [Number(sum.devices), Number(sum.people)];
      const isOver = sum.localDate < localDateOf(now.getTime(), station?.zone ?? ZONE);
      return {
        station: sum.stationId,
        stationName: station?.name ?? sum.stationId,
        technology: station?.technology ?? 'ip',
        localDate: sum.localDate,
        why: !isOver ? 'not-over' : devices + people > 0 ? 'rows' : 'closing',
        rows: Number(sum.rows),
        devices,
        people: Number(sum.due),
        confirmUntil: sum.confirmUntil === null ? null : rawInstant(sum.confirmUntil),
      };
    });
  }

  private narrow(
    builder: SelectQueryBuilder<DayCloseEntity> | SelectQueryBuilder<AsRunEntity>,
    alias: 'd' | 'r',
    actor: Actor,
    { from, to, station }: z.infer<typeof DaysQuery>,
  ): void {
    const scope = this.rights.scopeOf(actor, 'read', 'as-run');
    this.rights.narrow(builder, `${alias}.unitPath`, scope);
    if (from) builder.andWhere(`${alias}.localDate >= :from`, { from });
    if (to) builder.andWhere(`${alias}.localDate <= :to`, { to });
    if (station) builder.andWhere(`${alias}.stationId = :station`, { station });
  }

  private async stations(days: readonly { stationId: string }[]): Promise<Map<string, StationEntity>> {
    const ids = days.map(({ stationId }) => stationId);
    const found = await findByKeys(this.dataSource, StationEntity, 'id', ids);
    return new Map(found.map((s) => [s.id, s]));
  }

  /** Rows of these days that a later report or word corrected, and when last. */
  private async corrections(days: readonly DayCloseEntity[]) {
    if (days.length === 0) return new Map<string, { corrected: number; correctedAt: string | null }>();
    const rows = await this.dataSource
      .getRepository(AsRunCorrectionEntity)
      .createQueryBuilder('c')
      .innerJoin(AsRunEntity, 'r', 'r.id = c.asRunId')
      .select('r.stationId', 'stationId')
      .addSelect('r.localDate', 'localDate')
      .addSelect('COUNT(DISTINCT r.id)', 'corrected')
      .addSelect('MAX(c.at)', 'correctedAt')
      .where('r.stationId IN (:...stations)', { stations: days.map((d) => d.stationId) })
      .andWhere('r.localDate IN (:...dates)', { dates: days.map((d) => d.localDate) })
      .groupBy('r.stationId')
      .addGroupBy('r.localDate')
      .getRawMany<{
        stationId: string;
        localDate: string;
        corrected: number | string;
        correctedAt: string | Date;
      }>();
    return new Map(
      rows.map((r) => [keyOf(r), { corrected: Number(r.corrected), correctedAt: rawInstant(r.correctedAt) }]),
    );
  }
}

const keyOf = ({ stationId, localDate }: { stationId: string; localDate: string }): string =>
  `${stationId}|${localDate}`;

/** As they stood when the day closed; days of before boards were counted have none of them. */
function totalsOf(stored: unknown) {
  const totals = { ...dayTotals([]), alertPlays: 0, ...(stored as Partial<Record<'byDevice', DayTotals>>) };
  const shared = (t: DayTotals) => ({ ...t, share: finishedShare(t) });
  const { byDevice, byBoard, byPerson, alertPlays } = totals;
  return { byDevice: shared(byDevice), byBoard: shared(byBoard), byPerson: shared(byPerson), alertPlays };
}
