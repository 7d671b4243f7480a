import { minutesUsed } from '#domain/planning/session-check.js';
import { planStations } from '#domain/planning/plan.js';
import type { Plan } from '#domain/planning/types.js';
import { OccurrenceEntity } from '#persistence/entities/orders.entity.js';
import { DeviceEntity } from '#persistence/entities/devices.entity.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { OrderTargets, type Reached } from './order-targets.js';
import { type DraftOrder, type LoadedInput, PlanInputs } from './plan-input.js';
import { REFUSAL_TEXT, REMEDY_TEXT } from './orders.errors.js';
import type { Counted, DryRunDto, OutcomeDto } from './orders.dto.js';

/** More outcomes than this are summed up only. */
const MAX_OUTCOMES = 500;
const STATIONS_A_CHUNK = 50;

/** What would happen if this order were confirmed now; changes nothing. */
@Injectable()
export class DryRun {
  constructor(
    private readonly dataSource: DataSource,
    private readonly inputs: PlanInputs,
    private readonly targets: OrderTargets,
  ) {}

  async run(draft: DraftOrder): Promise<DryRunDto> {
    const latest = draft.versions.at(-1);
    if (!latest) throw new Error('an order without a version');
    const reached = await this.targets.stationsOf(latest.targets);
    const result: DryRunDto = {
      counted: await this.count(reached),
      totals: { placed: 0, offered: 0, colliding: 0, refused: 0 },
      outcomes: [],
      displaced: [],
      minutes: [],
      truncated: false,
    };
    const stationIds = reached.map((r) => r.stationId);
    for (let i = 0; i < stationIds.length; i += STATIONS_A_CHUNK) {
      const chunk = stationIds.slice(i, i + STATIONS_A_CHUNK);
      const loaded = await this.inputs.load(chunk, draft);
      await this.add(result, planStations(loaded.input, chunk), loaded, draft.order.id);
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
    return {
      stations: reached.length,
      places: placeIds.length,
      devices,
      unattended: reached.filter((r) => r.technology !== 'ip').length,
    };
  }

  private async add(result: DryRunDto, plan: Plan, loaded: LoadedInput, orderId: string): Promise<void> {
    const titles = await this.titles(plan, loaded);
    const outcomes = outcomesOf(plan, orderId, loaded, titles);
    for (const outcome of outcomes) result.totals[outcome.outcome]++;
    const room = MAX_OUTCOMES - result.outcomes.length;
    result.outcomes.push(...outcomes.slice(0, room));
    if (outcomes.length > room) result.truncated = true;
    for (const d of plan.displaced.slice(0, 200)) {
      result.displaced.push({
        request: d.id,
        title: loaded.orders.get(d.orderId)?.title ?? d.orderId,
        station: d.stationId,
        startAt: d.startMs === null ? null : iso(d.startMs),
      });
    }
    const days = new Set(plan.sessions.map((s) => `${s.stationId}|${s.localDate}`));
    for (const key of [...days].slice(0, 400)) {
      const [station, localDate] = key.split('|') as [string, string];
      const max = loaded.stations.get(station)?.regulation.quota.maxMinutesPerDay ?? null;
      result.minutes.push({
        station,
        localDate,
        minutes: minutesUsed(plan, station, localDate),
        maxMinutes: max,
      });
    }
  }

  /** Titles of whatever stands in the way: orders in the input, else the stored occurrence's order. */
  private async titles(
    plan: Plan,
    loaded: LoadedInput,
  ): Promise<Map<string, { title: string; startAt: string | null }>> {
    const known = new Map<string, { title: string; startAt: string | null }>();
    for (const session of plan.sessions) {
      for (const o of session.occurrences)
        known.set(o.id, { title: loaded.orders.get(o.orderId)?.title ?? o.orderId, startAt: iso(o.startMs) });
    }
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

function outcomesOf(
  plan: Plan,
  orderId: string,
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
  for (const session of plan.sessions) {
    for (const o of session.occurrences)
      if (o.orderId === orderId) out.push({ ...base(o), outcome: 'placed', startAt: iso(o.startMs) });
  }
  for (const offer of plan.offers) {
    if (offer.orderId !== orderId) continue;
    for (const r of offer.requests)
      out.push({
        ...base(r),
        outcome: 'offered',
        reason: 'offered',
        message: 'Chờ xã nhận phát',
        remedy: REMEDY_TEXT.wait,
      });
  }
  for (const c of plan.collisions) {
    for (const r of c.contenders) {
      if (r.orderId !== orderId) continue;
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
  for (const r of plan.refusals) {
    if (r.orderId !== orderId) continue;
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
