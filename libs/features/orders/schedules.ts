import { planStations } from '#domain/planning/plan.js';
import { regulationDays, specialDaysOf } from '#domain/planning/regulation-days.js';
import { addDays, parseLocalDate, weekdayOf, type LocalDate } from '#domain/time/civil-date.js';
import { lunarOf } from '#domain/time/lunar.js';
import { instantOf } from '#domain/time/zone.js';
import type { DailyRange, PlanStation } from '#domain/planning/types.js';
import type { Calendar } from '#domain/recurrence/recurrence.js';
import type { RefusalReason, Remedy } from '#domain/planning/refusals.js';
import { notFound } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import {
  BroadcastOrderEntity,
  OccurrenceEntity,
  OrderVersionEntity,
  SessionEntity,
} from '#persistence/entities/orders.entity.js';
import { type StationEntity, UnitEntity } from '#persistence/entities/territory.entity.js';
import { Rights } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { Between, DataSource, type EntityTarget, In, type ObjectLiteral } from 'typeorm';
import { REFUSAL_TEXT, REMEDY_TEXT } from './orders.errors.js';
import type { ScheduleDto } from './schedule.dto.js';
import { AwaitingAirings } from './awaiting-airings.js';
import { PlanInputs } from './plan-input.js';
import { PlannerTurns } from './planner-turns.js';
import { occurrenceRows, type OccurrenceRow, sessionRows, type SessionRow } from './plan-rows.js';
import { StationsForPlanning } from './stations-for-planning.js';

const AT_MOST = 2000;
const FURTHEST_DAYS = 62;

/** A station's programme as the schedule draws it: days with their regulation behind, sessions, and every request. */
@Injectable()
export class Schedules {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rights: Rights,
    private readonly stations: StationsForPlanning,
    private readonly inputs: PlanInputs,
    private readonly awaiting: AwaitingAirings,
    private readonly turns: PlannerTurns,
  ) {}

  /** @throws AppError `station-not-found` */
  async of(actor: Actor, stationId: string, from: LocalDate, to: LocalDate): Promise<ScheduleDto> {
    const { rows, stations, calendars } = await this.stations.load([stationId]);
    const [row, station] = [rows[0], stations[0]];
    if (!row || !station) throw notFound('station', stationId);
    const ahead = await this.forecast(stationId, to);
    const sessions = [...(await this.sessions(stationId, from, to)), ...ahead.sessions];
    const { windows } = row.regulation;
    return {
      station: {
        id: row.id,
        name: row.name,
        unit: row.unitKey,
        technology: row.technology,
        windows: windows.map((w) => ({ name: w.name, from: w.from, to: w.to })),
        decisions: row.regulation.decisions,
      },
      days: daysOf(station, row, calendars, sessions, from, to),
      sessions: sessions.map((s) => sessionDto(s, row)),
      occurrences: await this.occurrences(actor, stationId, from, to, ahead.occurrences),
      awaiting: await this.dtos(actor, await this.awaiting.of(actor, row, from, to)),
    };
  }

  private sessions(stationId: string, from: LocalDate, to: LocalDate): Promise<SessionEntity[]> {
    const where = { stationId, localDate: Between(from, to) };
    return this.dataSource
      .getRepository(SessionEntity)
      .find({ where, order: { startAt: 'ASC' }, take: AT_MOST });
  }

  /** What the planner would do after the days that are stored, as things stand. */
  private async forecast(
    stationId: string,
    to: LocalDate,
  ): Promise<{ occurrences: OccurrenceRow[]; sessions: SessionRow[] }> {
    const last = this.inputs.lastStored();
    if (to <= last || to > addDays(this.inputs.today(), FURTHEST_DAYS))
      return { occurrences: [], sessions: [] };
    return this.turns.run(async () => {
      const loaded = await this.inputs.load([stationId], [], to);
      const plan = planStations(loaded.input, [stationId]);
      return {
        occurrences: occurrenceRows(plan, loaded).filter(({ localDate }) => localDate > last),
        sessions: sessionRows(plan, loaded).filter(({ localDate }) => localDate > last && localDate <= to),
      };
    });
  }

  /** Requests of these dates, and what was moved into them from a date before. */
  private async occurrences(
    actor: Actor,
    stationId: string,
    from: LocalDate,
    to: LocalDate,
    ahead: readonly OccurrenceRow[],
  ): Promise<ScheduleDto['occurrences']> {
    const rows = await this.dataSource.getRepository(OccurrenceEntity).find({
      where: { stationId, localDate: Between(addDays(from, -14), to) },
      order: { startAt: 'ASC', id: 'ASC' },
      take: AT_MOST,
    });
    const foretold = new Set(ahead.map(({ id }) => id));
    const stored = rows.filter((row) => !foretold.has(row.id));
    const shown = [...stored, ...ahead].filter(
      (row) => (row.localDate >= from && row.localDate <= to) || isOn(row, from, to),
    );
    return this.dtos(actor, shown, foretold);
  }

  private async dtos(
    actor: Actor,
    shown: readonly OccurrenceRow[],
    foretold: ReadonlySet<string> = new Set(),
  ): Promise<ScheduleDto['occurrences']> {
    const orders = await this.byId(
      BroadcastOrderEntity,
      'id',
      shown.map((o) => o.orderId),
    );
    const units = await this.byId(
      UnitEntity,
      'key',
      [...orders.values()].map((o) => o.unitKey),
    );
    const repeats = await this.recurrences(shown);
    const mayEdit = new Set(
      [...orders.values()]
        .filter((o) => o.state === 'confirmed' && this.rights.can(actor, 'order', 'order', o.unitPath))
        .map(({ id }) => id),
    );
    return shown.map((o) => {
      const order = orders.get(o.orderId);
      return {
        id: o.id,
        order: o.orderId,
        orderVersion: order?.currentVersion ?? o.orderVersion,
        orderUnit: order?.unitKey ?? '',
        orderUnitName: units.get(order?.unitKey ?? '')?.fullName ?? '',
        station: o.stationId,
        localDate: o.localDate,
        index: o.index,
        class: o.class,
        field: order?.field ?? 1,
        state: o.state as ScheduleDto['occurrences'][number]['state'],
        frozen: o.frozen,
        forecast: foretold.has(o.id),
        editable: !o.frozen && o.state !== 'withdrawn' && mayEdit.has(o.orderId),
        readable: order !== undefined && this.rights.can(actor, 'read', 'order', order.unitPath),
        repeats: repeats.get(`${o.orderId}|${o.orderVersion}`) ?? 'once',
        session: o.sessionId,
        startAt: o.startAt?.toISOString() ?? null,
        durationMs: o.durationMs,
        bulletins: o.bulletinIds,
        outcome: outcomeOf(o.outcome),
        replaces: o.replaces,
        title: order?.title ?? o.orderId,
      };
    });
  }

  /** Kind of recurrence by order and version. */
  private async recurrences(rows: readonly OccurrenceRow[]): Promise<Map<string, string>> {
    const ids = [...new Set(rows.map((r) => r.orderId))];
    const versions = ids.length
      ? await this.dataSource.getRepository(OrderVersionEntity).find({
          select: { id: true, orderId: true, version: true, recurrence: true as never },
          where: { orderId: In(ids) },
        })
      : [];
    return new Map(
      versions.map((v) => [`${v.orderId}|${v.version}`, (v.recurrence as { kind: string }).kind]),
    );
  }

  private async byId<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    key: keyof E & string,
    ids: readonly string[],
  ): Promise<Map<string, E>> {
    const wanted = [...new Set(ids)];
    const rows = wanted.length
      ? await this.dataSource
          .getRepository(entity)
          .createQueryBuilder('e')
          .where(`e.${key} IN (:...wanted)`, { wanted })
          .getMany()
      : [];
    return new Map(rows.map((row) => [String(row[key]), row]));
  }
}

/** Its session is on one of these days, whatever the date of its recurrence. */
function isOn(row: OccurrenceRow, from: LocalDate, to: LocalDate): boolean {
  const date = (row.plan as { sessionLocalDate?: string } | null)?.sessionLocalDate;
  return date !== undefined && date >= from && date <= to;
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** What a session in a window may last. */
function sessionMinutes({ regulation: { windows, quota } }: StationEntity, name: string): number {
  const own = windows.find((window) => window.name === name)?.maxMinutes;
  return Math.min(own ?? quota.maxMinutesPerSession, quota.maxMinutesPerSession);
}

function sessionDto(s: SessionEntity, row: StationEntity): ScheduleDto['sessions'][number] {
  return {
    id: s.id,
    station: s.stationId,
    localDate: s.localDate,
    window: s.window,
    startAt: s.startAt.toISOString(),
    endAt: s.endAt.toISOString(),
    minutes: s.minutes,
    maxMinutes: sessionMinutes(row, s.window),
  };
}

function daysOf(
  station: PlanStation,
  row: StationEntity,
  calendars: readonly Calendar[],
  sessions: readonly SessionEntity[],
  from: LocalDate,
  to: LocalDate,
): ScheduleDto['days'] {
  const special = specialDaysOf(station, calendars);
  const { quota } = row.regulation;
  return regulationDays(station, calendars, parseLocalDate(from), parseLocalDate(to)).map((day) => {
    const own = sessions.filter((s) => s.localDate === day.localDate);
    return {
      localDate: day.localDate,
      lunar: lunarOf(day.localDate),
      holidays: (special.get(day.localDate) ?? []).map(({ name }) => name),
      shut: day.shut,
      mourning: day.mourning,
      windows: day.pieces.map((p) => ({
        ...{ name: p.window, startAt: iso(p.fromMs), endAt: iso(p.toMs) },
        maxMinutes: sessionMinutes(row, p.window),
      })),
      quiet: quietOn(station, day.localDate, day.localDate === from),
      sessions: own.length,
      maxSessions: quota.maxSessionsPerDay,
      minutes: own.reduce((sum, s) => sum + s.minutes, 0),
      maxMinutes: quota.maxMinutesPerDay,
    };
  });
}

/** Quiet hours that begin on a day; on the first of a schedule also what is left of the night before. */
function quietOn(station: PlanStation, date: LocalDate, isFirst: boolean) {
  const begins = [...(isFirst ? [addDays(date, -1)] : []), date];
  const midnight = iso(instantOf(date, '00:00', station.zone));
  return begins.flatMap((on) =>
    station.quiet
      .filter((range) => range.days.includes(weekdayOf(on)))
      .map((range) => spanOf(range, on, station.zone))
      .filter(({ endAt }) => endAt > midnight),
  );
}

function spanOf(range: DailyRange, date: LocalDate, zone: string) {
  const from = instantOf(date, range.from, zone);
  const to = instantOf(date, range.to, zone);
  return { startAt: iso(from), endAt: iso(to > from ? to : instantOf(addDays(date, 1), range.to, zone)) };
}

function outcomeOf(stored: unknown): ScheduleDto['occurrences'][number]['outcome'] {
  const outcome = stored as { reason?: string; remedy?: string } | null;
  if (!outcome?.reason) return null;
  const message = REFUSAL_TEXT[outcome.reason as RefusalReason];
  const remedy = REMEDY_TEXT[outcome.remedy as Remedy];
  return { reason: outcome.reason, ...(message && { message }), ...(remedy && { remedy }) };
}
