import { dayTotals, type DayTotals } from '#domain/ledger/day-close.js';
import { finishedShare } from '#domain/ledger/share.js';
import type { Actor } from '#platform/actor.js';
import { UnplannedPlayEntity } from '#persistence/entities/playback.entity.js';
import { PlaceEntity } from '#persistence/entities/territory.entity.js';
import { paged } from '#persistence/paging.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { AsRunFilters } from './as-run-filter.js';
import { AsRunNames } from './as-run-names.js';
import type { AsRunFilter, UnplannedQuery } from './as-run.dto.js';

interface Sum {
  stationId: string;
  kind: string;
  channel: string;
  end: string | null;
  n: string;
  late: string;
  preempted: string;
  playedMs: string;
}
/** Stations of one answer: more than a province has. */
const MAX_STATIONS = 1000;

/** Sums of the log: of all of it, and commune by commune. */
@Injectable()
export class AsRunSums {
  constructor(
    private readonly dataSource: DataSource,
    private readonly filters: AsRunFilters,
    private readonly names: AsRunNames,
  ) {}

  async totals(actor: Actor, filter: AsRunFilter) {
    const sums = await this.sums(actor, filter, false);
    const unplanned = await this.filters.unplanned(actor, filter).getCount();
    return { ...totalsOf(sums), unplanned };
  }

  /** Worst share first: what has to be looked into stands on top. */
  async byStation(actor: Actor, filter: AsRunFilter) {
    const sums = await this.sums(actor, filter, true);
    const ids = [...new Set(sums.map((s) => s.stationId))].slice(0, MAX_STATIONS);
    const names = await this.names.of(ids.map((stationId) => ({ stationId, placeId: '', stopId: null })));
    const unplanned = await this.unplannedByStation(actor, filter);
    const stations = ids.map((id) => {
      const station = names.stations.get(id);
      const totals = totalsOf(sums.filter((s) => s.stationId === id));
      return {
        station: id,
        stationName: station?.name ?? id,
        unit: station?.unitKey ?? '',
        unitName: names.units.get(station?.unitKey ?? '') ?? '',
        technology: station?.technology ?? ('ip' as const),
        ...totals,
        unplanned: unplanned.get(id) ?? 0,
      };
    });
    return stations.sort((a, b) => worst(a) - worst(b) || (a.unitName < b.unitName ? -1 : 1));
  }

  async unplanned(actor: Actor, query: UnplannedQuery) {
    const page = await paged(this.filters.unplanned(actor, query), query, {
      alias: 'u',
      sort: ['fromAt'],
      by: '-fromAt',
    });
    const places = await this.placesOf(page.items);
    const names = await this.names.of(
      [...places.values()].map((p) => ({ stationId: p.stationId, placeId: p.id, stopId: null })),
    );
    return {
      ...page,
      items: page.items.map((u) => {
        const place = places.get(u.placeId);
        return {
          id: u.id,
          place: u.placeId,
          placeName: place?.name ?? u.placeId,
          station: place?.stationId ?? '',
          stationName: names.stations.get(place?.stationId ?? '')?.name ?? '',
          device: u.deviceId,
          fromAt: u.fromAt.toISOString(),
          toAt: u.toAt.toISOString(),
          source: u.source,
          subject: u.subject,
        };
      }),
    };
  }

  private async unplannedByStation(actor: Actor, filter: AsRunFilter): Promise<Map<string, number>> {
    const rows = await this.filters
      .unplanned(actor, filter)
      .innerJoin(PlaceEntity, 'p', 'p.id = u.placeId')
      .select('p.stationId', 'station')
      .addSelect('COUNT(*)', 'n')
      .groupBy('p.stationId')
      .getRawMany<{ station: string; n: string | number }>();
    return new Map(rows.map((r) => [r.station, Number(r.n)]));
  }

  private async placesOf(rows: readonly UnplannedPlayEntity[]): Promise<Map<string, PlaceEntity>> {
    if (rows.length === 0) return new Map();
    const found = await this.dataSource
      .getRepository(PlaceEntity)
      .find({ where: { id: In([...new Set(rows.map((r) => r.placeId))]) } });
    return new Map(found.map((p) => [p.id, p]));
  }

  private sums(actor: Actor, filter: AsRunFilter, byStation: boolean): Promise<Sum[]> {
    const builder = this.filters
      .rows(actor, filter)
      .select('r.kind', 'kind')
      .addSelect('r.channel', 'channel')
      .addSelect('r.end', 'end')
      .addSelect('COUNT(*)', 'n')
      .addSelect('SUM(CASE WHEN r.late THEN 1 ELSE 0 END)', 'late')
      .addSelect('SUM(CASE WHEN r.preempted THEN 1 ELSE 0 END)', 'preempted')
      .addSelect('SUM(r.playedMs)', 'playedMs')
      .groupBy('r.kind')
      .addGroupBy('r.channel')
      .addGroupBy('r.end');
    if (byStation) builder.addSelect('r.stationId', 'stationId').addGroupBy('r.stationId');
    return builder.getRawMany<Sum>();
  }
}

/** What loudspeakers and boards answer for and what persons confirmed, apart; alerts apart from both. */
function totalsOf(sums: readonly Sum[]) {
  const totals = dayTotals([]);
  let alertPlays = 0;
  for (const sum of sums) {
    if (sum.kind === 'alert') alertPlays += Number(sum.n);
    else if (sum.kind === 'person') add(totals.byPerson, sum);
    else add(sum.channel === 'board' ? totals.byBoard : totals.byDevice, sum);
  }
  const shared = (t: DayTotals) => ({ ...t, share: finishedShare(t) });
  const { byDevice, byBoard, byPerson } = totals;
  return { byDevice: shared(byDevice), byBoard: shared(byBoard), byPerson: shared(byPerson), alertPlays };
}

function add(totals: DayTotals, sum: Sum): void {
  totals.planned += Number(sum.n);
  totals[(sum.end ?? 'open') as 'finished'] += Number(sum.n);
  totals.late += Number(sum.late);
  totals.preempted += Number(sum.preempted);
  totals.playedMs += Number(sum.playedMs);
}

const worst = ({ byDevice, byBoard, byPerson }: ReturnType<typeof totalsOf>): number =>
  Math.min(byDevice.share ?? 101, byBoard.share ?? 101, byPerson.share ?? 101);
