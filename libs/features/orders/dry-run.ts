import { minutesUsed } from '#domain/planning/session-check.js';
import { planStations } from '#domain/planning/plan.js';
import { addDays, type LocalDate } from '#domain/time/civil-date.js';
import type { Plan, RequestRef } from '#domain/planning/types.js';
import { OccurrenceEntity } from '#persistence/entities/orders.entity.js';
import { DeviceEntity } from '#persistence/entities/devices.entity.js';
import { Injectable } from '@nestjs/common';
import { setImmediate as breathe } from 'node:timers/promises';
import { DataSource, In, MoreThan } from 'typeorm';
import { OrderTargets, type Reached } from './order-targets.js';
import { type DraftOrder, type LoadedInput, PlanInputs } from './plan-input.js';
import { PlannerTurns } from './planner-turns.js';
import { REFUSAL_TEXT, REMEDY_TEXT } from './orders.errors.js';
import type { Counted, DryRunDto, OutcomeDto } from './orders.dto.js';
import { placedOf } from './plan-rows.js';

/** More outcomes than this are summed up only. */
const MAX_OUTCOMES = 500;
/** Loaded together. */
const STATIONS_A_CHUNK = 50;
/** Planned before others have their turn: 9 ms each where a month of a full programme is asked for. */
const STATIONS_AT_ONCE = 3;
const FURTHEST_DAYS = 31;
const MAX_DISPLACED = 200;
const MAX_MINUTES = 400;
/** Of the stations that are planned at once, in the horizon. */
const MAX_STORED = 50_000;
/** A shift of less is no news to anybody. */
const NOTEWORTHY_MS = 60_000;

/** What a dry run is to tell. */
export interface DryRunQuestion {
  /** Of this version and later ones only: what an edit changes. */
  fromVersion?: number;
  /** Of these dates of an order only. */
  about?: (orderId: string, localDate: string) => boolean;
  /** The last date that matters. */
  until?: LocalDate;
}

/** What would happen if these orders were in force as drafted; changes nothing. */
@Injectable()
export class DryRun {
  constructor(
    private readonly dataSource: DataSource,
    private readonly inputs: PlanInputs,
    private readonly targets: OrderTargets,
    private readonly turns: PlannerTurns,
  ) {}

  /**
   * Plans as far as the stored plan goes, and further where that is asked for, up to a month.
   */
  run(drafts: readonly DraftOrder[], asked: DryRunQuestion = {}): Promise<DryRunDto> {
    return this.turns.run(() => this.reckoned(drafts, asked));
  }

  private async reckoned(drafts: readonly DraftOrder[], asked: DryRunQuestion): Promise<DryRunDto> {
    const { fromVersion = 0, about = () => true } = asked;
    const furthest = addDays(this.inputs.today(), FURTHEST_DAYS);
    const until = asked.until !== undefined && asked.until > furthest ? furthest : asked.until;
    const reached = new Map<string, Reached>();
    for (const { versions } of drafts) {
      const latest = versions.at(-1);
      if (!latest) throw new Error('an order without a version');
      for (const one of await this.targets.stationsOf(latest.targets)) reached.set(one.stationId, one);
    }
    const result: DryRunDto = {
      counted: await this.count([...reached.values()]),
      totals: { placed: 0, offered: 0, colliding: 0, refused: 0 },
      outcomes: [],
      displaced: [],
      minutes: [],
      truncated: false,
    };
    const stationIds = [...reached.keys()];
    const ids = new Set(drafts.map(({ order }) => order.id));
    const mine = (r: RequestRef) =>
      ids.has(r.orderId) && r.version >= fromVersion && about(r.orderId, r.localDate);
    for (let i = 0; i < stationIds.length; i += STATIONS_A_CHUNK) {
      const chunk = stationIds.slice(i, i + STATIONS_A_CHUNK);
      const loaded = await this.inputs.load(chunk, drafts, until);
      for (let j = 0; j < chunk.length; j += STATIONS_AT_ONCE) {
        const some = chunk.slice(j, j + STATIONS_AT_ONCE);
        // Planning goes on in one go, and the database of one process answers without letting anybody else run.
        await breathe();
        const plan = planStations(loaded.input, some);
        await this.addOutcomes(result, plan, loaded, mine);
        await this.addDisplaced(result, plan, some, loaded, ids);
        addMinutes(result, plan, loaded, mine);
      }
    }
    return result;
  }

  async count(reached: readonly Reached[]): Promise<Counted> {
    const placeIds = reached.flatMap((r) => r.placeIds);
    let devices = 0;
    for (let i = 0; i < placeIds.length; i += 500) {
      devices += await this.dataSource
        .getRepository(DeviceEntity)
        .count({ where: { placeId: In(placeIds.slice(i, i + 500)), state: 'active' } });
    }
    const boards = reached.reduce((sum, r) => sum + r.boards, 0);
    const unattended = reached.filter((r) => r.technology !== 'ip');
    const virtual = placeIds.filter((id) => id.startsWith('station:')).length;
    return {
      communes: new Set(reached.map((r) => r.unitPath)).size,
      stations: reached.length,
      places: placeIds.length,
      clusters: placeIds.length - boards - virtual,
      boards,
      devices,
      unattended: unattended.length,
      fm: unattended.filter((r) => r.technology === 'fm').length,
    };
  }

  private async addOutcomes(
    result: DryRunDto,
    plan: Plan,
    loaded: LoadedInput,
    mine: (r: RequestRef) => boolean,
  ): Promise<void> {
    const titles = await this.titles(plan, loaded);
    const outcomes = outcomesOf(plan, mine, loaded, titles);
    for (const outcome of outcomes) result.totals[outcome.outcome]++;
    const room = MAX_OUTCOMES - result.outcomes.length;
    result.outcomes.push(...outcomes.slice(0, room));
    if (outcomes.length > room) result.truncated = true;
  }

  /** Of other orders: what has another time now, or none any more, compared with the plan as it is stored. */
  private async addDisplaced(
    result: DryRunDto,
    plan: Plan,
    stationIds: readonly string[],
    loaded: LoadedInput,
    drafts: ReadonlySet<string>,
  ): Promise<void> {
    const stored = await this.dataSource.getRepository(OccurrenceEntity).find({
      select: { id: true, orderId: true, stationId: true, startAt: true },
      where: {
        stationId: In([...stationIds]),
        state: 'placed',
        frozen: false,
        startAt: MoreThan(new Date(loaded.input.frozenUntilMs)),
      },
      take: MAX_STORED,
    });
    const starts = new Map(placedOf(plan).map((o) => [o.id, o.startMs]));
    for (const { id, orderId, stationId, startAt } of stored) {
      const startMs = starts.get(id) ?? null;
      const wasMs = startAt?.getTime() ?? 0;
      if (drafts.has(orderId) || (startMs !== null && Math.abs(startMs - wasMs) < NOTEWORTHY_MS)) continue;
      if (result.displaced.length >= MAX_DISPLACED) {
        result.truncated = true;
        return;
      }
      result.displaced.push({
        request: id,
        title: loaded.orders.get(orderId)?.title ?? orderId,
        station: stationId,
        stationName: loaded.stations.get(stationId)?.name ?? stationId,
        wasAt: iso(wasMs),
        startAt: startMs === null ? null : iso(startMs),
      });
    }
  }

  /** Titles of whatever stands in the way: orders in the input, else the stored occurrence's order. */
  private async titles(
    plan: Plan,
    loaded: LoadedInput,
  ): Promise<Map<string, { title: string; startAt: string | null }>> {
    const known = new Map<string, { title: string; startAt: string | null }>();
    for (const o of placedOf(plan))
      known.set(o.id, { title: loaded.orders.get(o.orderId)?.title ?? o.orderId, startAt: iso(o.startMs) });
    const missing = [...new Set(plan.refusals.flatMap((r) => r.occupantIds))]
      .filter((id) => !known.has(id))
      .slice(0, 200);
    const rows = missing.length
      ? await this.dataSource.getRepository(OccurrenceEntity).find({ where: { id: In(missing) } })
      : [];
    for (const row of rows)
      known.set(row.id, {
        title: loaded.orders.get(row.orderId)?.title ?? row.orderId,
        startAt: row.startAt?.toISOString() ?? null,
      });
    return known;
  }
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** Of the days on which something of these requests airs: the day's minutes with everything in it. */
function addMinutes(
  result: DryRunDto,
  plan: Plan,
  loaded: LoadedInput,
  mine: (r: RequestRef) => boolean,
): void {
  const days = new Set(
    plan.sessions.filter((s) => s.occurrences.some(mine)).map((s) => `${s.stationId}|${s.localDate}`),
  );
  for (const key of [...days].slice(0, MAX_MINUTES - result.minutes.length)) {
    const [station, localDate] = key.split('|') as [string, string];
    const maxMinutes = loaded.stations.get(station)?.regulation.quota.maxMinutesPerDay ?? null;
    result.minutes.push({ station, localDate, minutes: minutesUsed(plan, station, localDate), maxMinutes });
  }
}

function outcomesOf(
  plan: Plan,
  mine: (r: RequestRef) => boolean,
  loaded: LoadedInput,
  titles: Map<string, { title: string; startAt: string | null }>,
): OutcomeDto[] {
  const occupants = (ids: readonly string[]) =>
    ids
      .slice(0, 20)
      .map((id) => ({ id, title: titles.get(id)?.title ?? id, startAt: titles.get(id)?.startAt ?? null }));
  const base = (r: { id: string; stationId: string; localDate: string; index: number }) => ({
    request: r.id,
    station: r.stationId,
    stationName: loaded.stations.get(r.stationId)?.name ?? r.stationId,
    localDate: r.localDate,
    index: r.index,
    startAt: null as string | null,
    reason: null as string | null,
    message: null as string | null,
    remedy: null as string | null,
    occupants: [] as { id: string; title: string; startAt: string | null }[],
  });
  const out: OutcomeDto[] = [];
  for (const o of placedOf(plan))
    if (mine(o)) out.push({ ...base(o), outcome: 'placed', startAt: iso(o.startMs) });
  for (const offer of plan.offers) {
    for (const r of offer.requests.filter(mine))
      out.push({
        ...base(r),
        outcome: 'offered',
        reason: 'offered',
        message: 'Chờ xã nhận phát',
        remedy: REMEDY_TEXT.wait,
      });
  }
  for (const c of plan.collisions) {
    for (const r of c.contenders.filter(mine)) {
      out.push({
        ...base(r),
        outcome: 'colliding',
        reason: 'colliding',
        message: 'Trùng giờ – chờ xã chọn thứ tự',
        remedy: REMEDY_TEXT['ask-commune'],
        occupants: occupants(c.occupantIds),
      });
    }
  }
  for (const r of plan.refusals.filter(mine)) {
    out.push({
      ...base(r),
      outcome: 'refused',
      reason: r.reason,
      message: REFUSAL_TEXT[r.reason],
      remedy: REMEDY_TEXT[r.remedy],
      occupants: occupants(r.occupantIds),
    });
  }
  return out;
}
