import type { Actor } from '#platform/actor.js';
import {
  CollisionEntity,
  OccurrenceEntity,
  OfferEntity,
  type StandingRuleEntity,
} from '#persistence/entities/orders.entity.js';
import { BroadcastOrderEntity } from '#persistence/entities/orders.entity.js';
import { paged } from '#persistence/paging.js';
import { Rights } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { z } from 'zod';
import type { CollisionQuery, OfferQuery, RuleDto } from './orders.dto.js';

interface StoredCandidate {
  id: string;
  orderId: string;
  durationMs: number;
  placed: boolean;
}

/** Offers, collisions and rules as the screens read them. */
@Injectable()
export class OfferLists {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rights: Rights,
  ) {}

  async offers(actor: Actor, query: z.infer<typeof OfferQuery>) {
    const builder = this.dataSource.getRepository(OfferEntity).createQueryBuilder('o');
    this.rights.narrow(builder, 'o.unitPath', this.rights.scopeOf(actor, 'read', 'offer'));
    for (const [field, value] of [
      ['state', query.state],
      ['stationId', query.station],
      ['orderId', query.order],
    ] as const) {
      if (value) builder.andWhere(`o.${field} = :${field}`, { [field]: value });
    }
    const page = await paged(builder, query, { alias: 'o', sort: ['createdAt', 'answerBy'], by: 'answerBy' });
    return { ...page, items: await Promise.all(page.items.map((o) => this.offerDto(o))) };
  }

  async offerDto(row: OfferEntity) {
    const order = await this.dataSource.getRepository(BroadcastOrderEntity).findOneBy({ id: row.orderId });
    const dates = await this.dataSource.getRepository(OccurrenceEntity).find({
      select: { localDate: true },
      where: { orderId: row.orderId, stationId: row.stationId },
      take: 400,
    });
    return {
      id: row.id,
      order: row.orderId,
      version: row.orderVersion,
      station: row.stationId,
      title: order?.title ?? row.orderId,
      field: order?.field ?? 1,
      state: row.state,
      seenAt: row.seenAt?.toISOString() ?? null,
      answerBy: row.answerBy?.toISOString() ?? null,
      reason: row.reason,
      answeredAt: row.answeredAt?.toISOString() ?? null,
      answeredBy: row.answeredBy,
      dates: [...new Set(dates.map((d) => d.localDate))].sort(),
    };
  }

  async collisions(actor: Actor, query: z.infer<typeof CollisionQuery>) {
    const builder = this.dataSource.getRepository(CollisionEntity).createQueryBuilder('c');
    this.rights.narrow(builder, 'c.unitPath', this.rights.scopeOf(actor, 'read', 'collision'));
    if (query.state) builder.andWhere('c.state = :state', { state: query.state });
    if (query.station) builder.andWhere('c.stationId = :station', { station: query.station });
    const page = await paged(builder, query, {
      alias: 'c',
      sort: ['createdAt', 'decideBy', 'slotAt'],
      by: 'decideBy',
    });
    return { ...page, items: await Promise.all(page.items.map((c) => this.collisionDto(c))) };
  }

  async collisionDto(row: CollisionEntity) {
    const candidates = row.candidates as StoredCandidate[];
    const orders = await this.dataSource
      .getRepository(BroadcastOrderEntity)
      .find({ where: { id: In(candidates.map((c) => c.orderId)) } });
    const titles = new Map(orders.map((o) => [o.id, o.title]));
    return {
      id: row.id,
      station: row.stationId,
      localDate: row.localDate,
      slotAt: row.slotAt.toISOString(),
      state: row.state,
      decideBy: row.decideBy.toISOString(),
      candidatesHash: row.candidatesHash,
      resolvedBy: row.resolvedBy,
      resolution: row.resolution,
      candidates: candidates.map((c) => ({
        id: c.id,
        order: c.orderId,
        title: titles.get(c.orderId) ?? c.orderId,
        durationMs: c.durationMs,
        placed: c.placed,
      })),
    };
  }

  ruleDto(row: StandingRuleEntity) {
    return {
      id: row.id,
      station: row.stationId,
      active: row.active,
      rule: row.rule as RuleDto,
      createdBy: row.createdBy,
    };
  }
}
