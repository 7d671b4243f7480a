import { planStations } from '#domain/planning/plan.js';
import type { Resolution } from '#domain/planning/types.js';
import { invalid } from '#contracts/errors.js';
import { Clock } from '#platform/clock.js';
import type { CollisionEntity } from '#persistence/entities/orders.entity.js';
import { Injectable } from '@nestjs/common';
import { CollisionLists } from './collision-lists.js';
import type { ForecastCollision, ForecastDto } from './offers.dto.js';
import { whyNot } from './orders.errors.js';
import { PlanInputs } from './plan-input.js';
import { PlannerTurns } from './planner-turns.js';

/** What an order of candidates would lead to, or the rule at its time; asked of the planner itself, changes nothing. */
@Injectable()
export class CollisionForecast {
  constructor(
    private readonly inputs: PlanInputs,
    private readonly turns: PlannerTurns,
    private readonly lists: CollisionLists,
    private readonly clock: Clock,
  ) {}

  of(collision: CollisionEntity, dto: ForecastCollision): Promise<ForecastDto> {
    return this.turns.run(() => this.reckoned(collision, dto));
  }

  private async reckoned(collision: CollisionEntity, dto: ForecastCollision): Promise<ForecastDto> {
    const { candidates, rule } = await this.lists.collisionDto(collision);
    const ids = candidates.map((c) => c.id);
    if ([...dto.ranking, ...dto.dropped].some((id) => !ids.includes(id)))
      throw invalid('ranking', 'unknown-candidate', 'Có lượt phát không thuộc nhóm đang trùng giờ');
    const ranking = dto.ranking.length > 0 ? dto.ranking : rule.winner === null ? [] : [rule.winner];
    const loaded = await this.inputs.load([collision.stationId]);
    const answer: Resolution = {
      id: 'forecast',
      stationId: collision.stationId,
      candidatesHash: collision.candidatesHash,
      ranking,
      dropped: dto.dropped,
      decidedAtMs: this.clock.nowMs(),
    };
    const others = loaded.input.resolutions.filter((r) => r.candidatesHash !== collision.candidatesHash);
    const resolutions = ranking.length > 0 ? [...others, answer] : others;
    const plan = planStations({ ...loaded.input, resolutions }, [collision.stationId]);
    const placed = new Map(
      plan.sessions.flatMap((s) => s.occurrences).map((o) => [o.id, new Date(o.startMs).toISOString()]),
    );
    const refused = new Map(plan.refusals.map((r) => [r.id, r]));
    return {
      outcomes: ids.map((id) => {
        const startAt = placed.get(id) ?? null;
        const why = whyNot(refused.get(id) ?? null);
        const outcome = startAt ? 'placed' : why.reason ? 'refused' : 'colliding';
        return { id, outcome, startAt, ...why };
      }),
    };
  }
}
