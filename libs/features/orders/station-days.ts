import { planStations } from '#domain/planning/plan.js';
import { addDays, type LocalDate } from '#domain/time/civil-date.js';
import { notFound } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import { fold } from '#platform/fold.js';
import { OccurrenceEntity, SessionEntity } from '#persistence/entities/orders.entity.js';
import { StationEntity, UnitEntity } from '#persistence/entities/territory.entity.js';
import { paged, whereContains } from '#persistence/paging.js';
import { Rights } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PlanInputs } from './plan-input.js';
import { PlannerTurns } from './planner-turns.js';
import { occurrenceRows, sessionRows } from './plan-rows.js';
import type { StationDaysQuery } from './schedule.dto.js';
import { StationWaits, type Wait, type WaitingRow } from './station-waits.js';

const FURTHEST_DAYS = 62;
/** More stations at once are shown as they are stored. */
const MAX_FORECAST = 50;

interface Counts {
  sessions: number;
  minutes: number;
  states: Map<string, number>;
}

/** Many stations by day: minutes used of what is allowed, and how many requests wait or have no place. */
@Injectable()
export class StationDays {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rights: Rights,
    private readonly inputs: PlanInputs,
    private readonly turns: PlannerTurns,
    private readonly waits: StationWaits,
  ) {}

  async list(actor: Actor, query: StationDaysQuery) {
    const builder = this.dataSource
      .getRepository(StationEntity)
      .createQueryBuilder('s')
      .innerJoin(UnitEntity, 'u', 'u.key = s.unitKey');
    this.rights.narrow(builder, 's.unitPath', this.rights.scopeOf(actor, 'read', 'plan'));
    if (query.search) whereContains(builder, 'u.folded', fold(query.search));
    if (query.byHand) builder.andWhere("s.technology <> 'ip'");
    if (query.unit) {
      const unit = await this.dataSource.getRepository(UnitEntity).findOneBy({ key: query.unit });
      if (!unit) throw notFound('unit', query.unit);
      const bounds = { from: unit.path, to: `${unit.path.slice(0, -1)}0` };
      builder.andWhere('s.unitPath >= :from AND s.unitPath < :to', bounds);
    }
    const page = await paged(builder, query, { alias: 's', sort: ['name', 'unitPath'], by: 'unitPath' });
    const ids = page.items.map(({ id }) => id);
    const counts = await this.counts(ids, query.from, query.to);
    const isAhead = this.isAhead(ids, query.to);
    const foretold = isAhead ? await this.turns.run(() => this.addForecast(counts, ids, query.to)) : [];
    const waits = await this.waits.of(actor, page.items, query.from, query.to, foretold);
    return { ...page, items: page.items.map((station) => dtoOf(station, counts, waits, query)) };
  }

  /** Beyond the days that are stored, within reach, and few enough. */
  private isAhead(ids: readonly string[], to: LocalDate): boolean {
    const isFar = to > addDays(this.inputs.today(), FURTHEST_DAYS);
    return to > this.inputs.lastStored() && !isFar && ids.length > 0 && ids.length <= MAX_FORECAST;
  }

  /** What the planner would do after the days that are stored; what of it waits. */
  private async addForecast(
    counts: Map<string, Counts>,
    ids: readonly string[],
    to: LocalDate,
  ): Promise<WaitingRow[]> {
    const last = this.inputs.lastStored();
    const loaded = await this.inputs.load(ids, [], to);
    const plan = planStations(loaded.input, [...ids]);
    for (const session of sessionRows(plan, loaded).filter(({ localDate }) => localDate > last)) {
      const day = countsAt(counts, session.stationId, session.localDate);
      day.sessions += 1;
      day.minutes += session.minutes;
    }
    const rows = occurrenceRows(plan, loaded).filter(({ localDate }) => localDate > last);
    for (const row of rows) {
      const { states } = countsAt(counts, row.stationId, row.localDate);
      states.set(row.state, (states.get(row.state) ?? 0) + 1);
    }
    return rows.filter(({ state }) => state === 'offered' || state === 'colliding');
  }

  private async counts(ids: readonly string[], from: LocalDate, to: LocalDate): Promise<Map<string, Counts>> {
    const counts = new Map<string, Counts>();
    if (ids.length === 0) return counts;
    const at = (station: string, date: string): Counts => countsAt(counts, station, date);
    const where = 'o.stationId IN (:...ids) AND o.localDate BETWEEN :from AND :to';
    const sessions = await this.dataSource
      .getRepository(SessionEntity)
      .createQueryBuilder('o')
      .select(['o.stationId AS station', 'o.localDate AS date', 'COUNT(*) AS sessions'])
      .addSelect('SUM(o.minutes)', 'minutes')
      .where(where, { ids, from, to })
      .groupBy('o.stationId')
      .addGroupBy('o.localDate')
      .getRawMany<{ station: string; date: string; sessions: number | string; minutes: number | string }>();
    for (const row of sessions)
      Object.assign(at(row.station, row.date), {
        sessions: Number(row.sessions),
        minutes: Number(row.minutes),
      });
    const states = await this.dataSource
      .getRepository(OccurrenceEntity)
      .createQueryBuilder('o')
      .select(['o.stationId AS station', 'o.localDate AS date', 'o.state AS state', 'COUNT(*) AS number'])
      .where(where, { ids, from, to })
      .groupBy('o.stationId')
      .addGroupBy('o.localDate')
      .addGroupBy('o.state')
      .getRawMany<{ station: string; date: string; state: string; number: number | string }>();
    for (const row of states) at(row.station, row.date).states.set(row.state, Number(row.number));
    return counts;
  }
}

function countsAt(counts: Map<string, Counts>, station: string, date: string): Counts {
  const key = `${station}|${date}`;
  const known = counts.get(key) ?? { sessions: 0, minutes: 0, states: new Map<string, number>() };
  counts.set(key, known);
  return known;
}

function dtoOf(
  station: StationEntity,
  counts: Map<string, Counts>,
  waits: Map<string, Wait[]>,
  { from, to }: StationDaysQuery,
) {
  const dates: LocalDate[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date);
  return {
    station: station.id,
    name: station.name,
    unit: station.unitKey,
    technology: station.technology,
    maxMinutes: station.regulation.quota.maxMinutesPerDay,
    days: dates.map((localDate) => {
      const day = counts.get(`${station.id}|${localDate}`);
      const of = (state: string): number => day?.states.get(state) ?? 0;
      return {
        localDate,
        sessions: day?.sessions ?? 0,
        minutes: day?.minutes ?? 0,
        placed: of('placed'),
        offered: of('offered'),
        colliding: of('colliding'),
        refused: of('refused'),
        waits: waits.get(`${station.id}|${localDate}`) ?? [],
      };
    }),
  };
}
