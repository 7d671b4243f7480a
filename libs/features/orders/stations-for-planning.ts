import type { Calendar, CalendarDay } from '#domain/recurrence/recurrence.js';
import type { CollisionRule, OfferRule, PlanStation } from '#domain/planning/types.js';
import type { Weekday } from '#domain/time/civil-date.js';
import { CalendarDayEntity, StandingRuleEntity } from '#persistence/entities/orders.entity.js';
import { AssetEntity, StationEntity } from '#persistence/entities/territory.entity.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { RuleDto } from './offers.dto.js';

/** The opening begins with two seconds of silence: the amplifier wakes. */
export const OPENING_SILENCE_MS = 2000;
const CHUNK = 500;

/** Stations, their rules, furniture and calendars in the planner's shape. */
@Injectable()
export class StationsForPlanning {
  constructor(private readonly dataSource: DataSource) {}

  async load(
    stationIds: readonly string[],
  ): Promise<{ rows: StationEntity[]; stations: PlanStation[]; calendars: Calendar[] }> {
    const rows: StationEntity[] = [];
    const rules: StandingRuleEntity[] = [];
    for (let i = 0; i < stationIds.length; i += CHUNK) {
      const ids = stationIds.slice(i, i + CHUNK);
      rows.push(...(await this.dataSource.getRepository(StationEntity).find({ where: { id: In(ids) } })));
      rules.push(
        ...(await this.dataSource
          .getRepository(StandingRuleEntity)
          .find({ where: { stationId: In(ids), active: true }, order: { createdAt: 'ASC' } })),
      );
    }
    const durations = await this.assetDurations(rows);
    const days = await this.dataSource.getRepository(CalendarDayEntity).find({ take: 5000 });
    const calendars = calendarsOf(days);
    const stations = rows.map((row) =>
      planStation(
        row,
        rules.filter((r) => r.stationId === row.id),
        durations,
        calendars,
      ),
    );
    return { rows, stations, calendars };
  }

  private async assetDurations(rows: StationEntity[]): Promise<Map<string, number>> {
    const ids = [
      ...new Set(rows.flatMap((r) => Object.values(r.furniture)).filter((id): id is string => id !== null)),
    ];
    const assets = ids.length
      ? await this.dataSource.getRepository(AssetEntity).find({ where: { id: In(ids) } })
      : [];
    return new Map(assets.map((a) => [a.id, a.durationMs]));
  }
}

/** One calendar a unit; a station keeps those of every unit on its path. */
function calendarsOf(days: readonly CalendarDayEntity[]): Calendar[] {
  const byUnit = new Map<string, CalendarDay[]>();
  for (const { unitKey, date, name, effect } of days) {
    const list = byUnit.get(unitKey) ?? [];
    list.push({ date, name, effect: effect as CalendarDay['effect'] });
    byUnit.set(unitKey, list);
  }
  return [...byUnit].map(([id, list]) => ({ id, days: list }));
}

function planStation(
  row: StationEntity,
  rules: StandingRuleEntity[],
  durations: Map<string, number>,
  calendars: Calendar[],
): PlanStation {
  const ms = (asset: string | null): number => (asset === null ? 0 : (durations.get(asset) ?? 0));
  const { chime, ident, stinger, closing } = row.furniture;
  const { windows, quiet, quota } = row.regulation;
  const path = row.unitPath.split('/');
  return {
    id: row.id,
    zone: row.zone,
    windows: windows.map(({ name, from, to, days, maxMinutes }) => ({
      ...{ name, from, to, maxMinutes },
      days: days as Weekday[],
    })),
    quiet: quiet.map((q) => ({ ...q, days: q.days as Weekday[] })),
    quota: { ...quota, weekdays: quota.weekdays as Weekday[] },
    furniture: {
      openingMs: OPENING_SILENCE_MS + ms(chime) + ms(ident),
      stingerMs: ms(stinger),
      closingMs: ms(closing),
    },
    mourningFurniture: { openingMs: OPENING_SILENCE_MS + ms(ident), stingerMs: ms(stinger), closingMs: 0 },
    calendarIds: calendars.map((c) => c.id).filter((id) => path.includes(id)),
    pausedUntilMs: null,
    offerRules: rules
      .filter((r) => r.kind === 'offer')
      .map((r) => ({ id: r.id, ...(r.rule as Omit<OfferRule, 'id'>) })),
    collisionRule: collisionRuleOf(rules),
  };
}

function collisionRuleOf(rules: StandingRuleEntity[]): CollisionRule {
  const own = rules.find((r) => r.kind === 'collision');
  return own
    ? { id: own.id, prefer: (own.rule as Extract<RuleDto, { kind: 'collision' }>).prefer }
    : { id: 'shipped-default', prefer: 'placed' };
}
