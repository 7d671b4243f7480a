import { planStations } from '#domain/planning/plan.js';
import type { OfferAnswer, Placement, Plan } from '#domain/planning/types.js';
import type { LocalDate } from '#domain/time/civil-date.js';
import { Clock } from '#platform/clock.js';
import { OccurrenceEntity, type OfferEntity } from '#persistence/entities/orders.entity.js';
import { Injectable } from '@nestjs/common';
import { DataSource, MoreThanOrEqual } from 'typeorm';
import type { ProposalDto, ProposalOption } from './offers.dto.js';
import { whyNot } from './orders.errors.js';
import { type LoadedInput, PlanInputs } from './plan-input.js';
import { PlannerTurns } from './planner-turns.js';
import { placedOf } from './plan-rows.js';

/** How far from a time that the operator asks about the item may begin. */
const TOLERANCE_MS = 15 * 60_000;
const MAX_AIRINGS = 400;
const MAX_WINDOWS = 8;
const MAX_MOVES = 50;

/** Where an offer would find room, asked of the planner itself; changes nothing. */
@Injectable()
export class OfferProposals {
  constructor(
    private readonly dataSource: DataSource,
    private readonly inputs: PlanInputs,
    private readonly turns: PlannerTurns,
    private readonly clock: Clock,
  ) {}

  /** @param asked one date (else the series), and a time to try beside the windows */
  of(offer: OfferEntity, asked: { date?: LocalDate; at?: string }): Promise<ProposalDto> {
    return this.turns.run(() => this.reckoned(offer, asked));
  }

  private async reckoned(offer: OfferEntity, asked: { date?: LocalDate; at?: string }): Promise<ProposalDto> {
    const requests = await this.requestsOf(offer, asked.date);
    if (requests.size === 0) return { options: [], proposed: null };
    const loaded = await this.inputs.load([offer.stationId]);
    const windows = loaded.stations.get(offer.stationId)?.regulation.windows ?? [];
    const names = [...new Set([...windows].sort((a, b) => (a.from < b.from ? -1 : 1)).map((w) => w.name))];
    const wishes: (Placement | null)[] = [
      null,
      ...names
        .slice(0, MAX_WINDOWS)
        .map((window) => ({ kind: 'window' as const, window, position: 'anywhere' as const })),
      ...(asked.at ? [{ kind: 'fixed' as const, atLocal: asked.at, toleranceMs: TOLERANCE_MS }] : []),
    ];
    const now = planStations(loaded.input, [offer.stationId]);
    const options = wishes.map((into) => this.tried(loaded, offer, asked.date ?? null, into, requests, now));
    return { options, proposed: bestOf(options) };
  }

  private tried(
    loaded: LoadedInput,
    offer: OfferEntity,
    localDate: LocalDate | null,
    into: Placement | null,
    requests: ReadonlySet<string>,
    now: Plan,
  ): ProposalOption {
    const answer: OfferAnswer = {
      id: 'proposal',
      stationId: offer.stationId,
      orderId: offer.orderId,
      version: offer.orderVersion,
      localDate,
      answer: 'accept',
      into,
      followUpdates: false,
      answeredAtMs: this.clock.nowMs(),
    };
    const others = loaded.input.answers.filter(
      (a) =>
        a.orderId !== answer.orderId ||
        a.version !== answer.version ||
        (localDate && a.localDate !== localDate),
    );
    const plan = planStations({ ...loaded.input, answers: [...others, answer] }, [offer.stationId]);
    const airings = airingsOf(plan, requests);
    const placed = airings.filter((a) => a.startAt !== null).length;
    const moves = movesOf(now, plan, requests, loaded);
    return { into, placed, refused: airings.length - placed, airings, moves };
  }

  /** Requests that an answer still decides: not frozen, from today on. */
  private async requestsOf(offer: OfferEntity, date?: LocalDate): Promise<Set<string>> {
    const rows = await this.dataSource.getRepository(OccurrenceEntity).find({
      select: { id: true, outcome: true, state: true },
      where: {
        orderId: offer.orderId,
        stationId: offer.stationId,
        frozen: false,
        localDate: date ?? MoreThanOrEqual(this.inputs.today()),
      },
      take: MAX_AIRINGS,
    });
    const isPast = (row: OccurrenceEntity): boolean =>
      row.state === 'refused' && (row.outcome as { reason?: string } | null)?.reason === 'past';
    return new Set(rows.filter((row) => !isPast(row)).map((row) => row.id));
  }
}

function bestOf(options: readonly ProposalOption[]): number | null {
  const ranked = options
    .map((option, i) => ({ option, i }))
    .filter(({ option }) => option.placed > 0)
    .sort(
      (a, b) =>
        b.option.placed - a.option.placed || a.option.moves.length - b.option.moves.length || a.i - b.i,
    );
  return ranked[0]?.i ?? null;
}

function movesOf(
  now: Plan,
  then: Plan,
  requests: ReadonlySet<string>,
  loaded: LoadedInput,
): ProposalOption['moves'] {
  const later = new Map(then.sessions.flatMap((s) => s.occurrences).map((o) => [o.id, o.startMs]));
  return now.sessions
    .flatMap((s) => s.occurrences)
    .filter((o) => !requests.has(o.id) && later.get(o.id) !== o.startMs)
    .slice(0, MAX_MOVES)
    .map((o) => {
      const to = later.get(o.id);
      return {
        title: loaded.orders.get(o.orderId)?.title ?? o.orderId,
        order: o.orderId,
        from: new Date(o.startMs).toISOString(),
        to: to === undefined ? null : new Date(to).toISOString(),
      };
    });
}

function airingsOf(plan: Plan, requests: ReadonlySet<string>): ProposalOption['airings'] {
  const placed = placedOf(plan)
    .filter((o) => requests.has(o.id))
    .map((o) => ({
      localDate: o.localDate,
      index: o.index,
      startAt: new Date(o.startMs).toISOString(),
      window: o.window,
      reason: null,
      message: null,
    }));
  const refused = plan.refusals
    .filter((r) => requests.has(r.id))
    .map((r) => ({
      localDate: r.localDate,
      index: r.index,
      startAt: null,
      window: null,
      ...whyNot(r),
    }));
  return [...placed, ...refused].sort((a, b) =>
    a.localDate === b.localDate ? a.index - b.index : a.localDate < b.localDate ? -1 : 1,
  );
}
