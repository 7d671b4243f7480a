import { ruleWinner } from '#domain/planning/rule-winner.js';
import type { Actor } from '#platform/actor.js';
import { CollisionEntity, type StandingRuleEntity } from '#persistence/entities/orders.entity.js';
import { paged } from '#persistence/paging.js';
import { PersonNames, Rights } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { type OfferFacts, OfferFactsReader } from './offer-facts.js';
import type { CollisionDto, CollisionQuery, RuleDto } from './offers.dto.js';
import { StationsForPlanning } from './stations-for-planning.js';

interface StoredCandidate {
  id: string;
  orderId: string;
  version: number;
  durationMs: number;
  placed: boolean;
}
type Rule = { id: string; prefer: 'placed' | 'own' | 'above' };

/** Collisions and standing rules as the screens read them. */
@Injectable()
export class CollisionLists {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rights: Rights,
    private readonly people: PersonNames,
    private readonly facts: OfferFactsReader,
    private readonly stations: StationsForPlanning,
  ) {}

  async collisions(actor: Actor, query: z.infer<typeof CollisionQuery>) {
    const builder = this.dataSource.getRepository(CollisionEntity).createQueryBuilder('c');
    this.rights.narrow(builder, 'c.unitPath', this.rights.scopeOf(actor, 'read', 'collision'));
    if (query.state === 'settled') builder.andWhere("c.state <> 'open'");
    else if (query.state) builder.andWhere('c.state = :state', { state: query.state });
    if (query.station) builder.andWhere('c.stationId = :station', { station: query.station });
    const page = await paged(builder, query, {
      alias: 'c',
      sort: ['createdAt', 'decideBy', 'slotAt'],
      by: 'decideBy',
    });
    return { ...page, items: await this.dtos(page.items) };
  }

  async collisionDto(row: CollisionEntity): Promise<CollisionDto> {
    return (await this.dtos([row]))[0]!;
  }

  async ruleDtos(rows: readonly StandingRuleEntity[]) {
    const names = await this.people.of(rows.map((r) => r.createdBy));
    return rows.map((row) => ({
      id: row.id,
      station: row.stationId,
      active: row.active,
      rule: row.rule as RuleDto,
      createdBy: row.createdBy,
      createdByName: names.get(row.createdBy) ?? null,
      createdAt: row.createdAt.toISOString(),
    }));
  }

  private async dtos(rows: readonly CollisionEntity[]): Promise<CollisionDto[]> {
    const orderIds = rows.flatMap((r) => (r.candidates as StoredCandidate[]).map((c) => c.orderId));
    const facts = await this.facts.of(
      rows,
      orderIds,
      rows.map((r) => r.resolvedBy),
    );
    const { stations } = await this.stations.load([...new Set(rows.map((r) => r.stationId))]);
    const rules = new Map(stations.map((s) => [s.id, s.collisionRule]));
    return rows.map((row) =>
      collisionDto(row, facts, rules.get(row.stationId) ?? { id: 'shipped-default', prefer: 'placed' }),
    );
  }
}

function collisionDto(row: CollisionEntity, facts: OfferFacts, rule: Rule): CollisionDto {
  const station = facts.stations.get(row.stationId);
  const occurrences = new Map(facts.occurrences.map((o) => [o.id, o]));
  const candidates = (row.candidates as StoredCandidate[]).map((c) => {
    const order = facts.orders.get(c.orderId);
    const at = occurrences.get(c.id);
    return {
      id: c.id,
      order: c.orderId,
      title: order?.title ?? c.orderId,
      class: order?.class ?? 2,
      field: order?.field ?? 1,
      source: order?.unitPath === station?.unitPath ? ('own' as const) : ('above' as const),
      from: facts.unitNames.get(order?.unitKey ?? '') ?? '',
      durationMs: c.durationMs,
      placed: c.placed,
      frozen: c.placed && at?.frozen === true,
      startAt: at?.startAt?.toISOString() ?? null,
      bulletins: facts.bulletins(c.orderId, c.version),
      confirmedAtMs: order?.confirmedAt?.getTime() ?? 0,
    };
  });
  const inOrder = [...candidates].sort(
    (a, b) =>
      Number(b.placed) - Number(a.placed) ||
      (a.placed && b.placed
        ? (a.startAt ?? '') < (b.startAt ?? '')
          ? -1
          : 1
        : a.confirmedAtMs - b.confirmedAtMs || (a.order < b.order ? -1 : 1)),
  );
  return {
    id: row.id,
    station: row.stationId,
    stationName: station?.name ?? row.stationId,
    localDate: row.localDate,
    slotAt: row.slotAt.toISOString(),
    state: row.state as CollisionDto['state'],
    decideBy: row.decideBy.toISOString(),
    candidatesHash: row.candidatesHash,
    candidates: inOrder.map(({ frozen: _frozen, confirmedAtMs: _at, ...shown }) => shown),
    rule: { ...rule, winner: ruleWinner(inOrder, rule.prefer) },
    resolvedBy: row.resolvedBy,
    resolvedByName: facts.userNames.get(row.resolvedBy ?? '') ?? null,
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    resolution: row.resolution,
  };
}
