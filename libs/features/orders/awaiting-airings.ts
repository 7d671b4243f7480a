import { planStations } from '#domain/planning/plan.js';
import { addDays, type LocalDate } from '#domain/time/civil-date.js';
import type { Actor } from '#platform/actor.js';
import { BroadcastOrderEntity } from '#persistence/entities/orders.entity.js';
import type { StationEntity } from '#persistence/entities/territory.entity.js';
import { Rights } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { OrderVersions } from './order-versions.js';
import { PlanInputs } from './plan-input.js';
import { PlannerTurns } from './planner-turns.js';
import { occurrenceRows, type OccurrenceRow } from './plan-rows.js';

/** Of one station and those above it; the oldest first, what is beyond is not drawn until some of these are decided. */
const AT_MOST = 50;
const FURTHEST_DAYS = 62;

/** Airings of orders that wait for the approval of their bulletins: where they would be if they were approved now. */
@Injectable()
export class AwaitingAirings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rights: Rights,
    private readonly inputs: PlanInputs,
    private readonly versions: OrderVersions,
    private readonly turns: PlannerTurns,
  ) {}

  /** Of orders that this person may read. Stores nothing; what does not wait is planned as it would be without them. */
  async of(actor: Actor, station: StationEntity, from: LocalDate, to: LocalDate): Promise<OccurrenceRow[]> {
    const today = this.inputs.today();
    if (to < today || to > addDays(today, FURTHEST_DAYS)) return [];
    const found = await this.dataSource.getRepository(BroadcastOrderEntity).find({
      where: { state: 'awaiting', unitKey: In(station.unitPath.split('/').filter(Boolean)) },
      order: { createdAt: 'ASC', id: 'ASC' },
      take: AT_MOST,
    });
    const orders = found.filter((o) => this.rights.can(actor, 'read', 'order', o.unitPath));
    if (orders.length === 0) return [];
    const drafts = await this.versions.allInForce(orders);
    const ids = new Set(orders.map(({ id }) => id));
    const rows = await this.turns.run(async () => {
      const loaded = await this.inputs.load([station.id], drafts, to);
      return occurrenceRows(planStations(loaded.input, [station.id]), loaded);
    });
    return rows
      .filter((o) => ids.has(o.orderId) && o.localDate >= from && o.localDate <= to)
      .map((o) => ({ ...o, state: 'awaiting', sessionId: null, frozen: false }));
  }
}
