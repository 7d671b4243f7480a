import type { Actor } from '#platform/actor.js';
import { BroadcastOrderEntity, OfferEntity } from '#persistence/entities/orders.entity.js';
import { paged } from '#persistence/paging.js';
import { Rights } from '#features/identity/index.js';
import type { PageQuery } from '#platform/http/validation.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { z } from 'zod';
import { WAITING } from './offer-answers.js';
import { type OfferFacts, OfferFactsReader } from './offer-facts.js';
import type { OfferDto, OfferQuery } from './offers.dto.js';
import { whyNot } from './orders.errors.js';

const SHOWN_OCCURRENCES = 60;

/** Offers as the screens read them: those of a commune one by one, those of a sender order by order. */
@Injectable()
export class OfferLists {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rights: Rights,
    private readonly facts: OfferFactsReader,
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
    if (query.waiting !== undefined)
      builder.andWhere(`o.state ${query.waiting ? 'IN' : 'NOT IN'} (:...waiting)`, {
        waiting: WAITING,
      });
    const page = await paged(builder, query, {
      alias: 'o',
      sort: ['createdAt', 'answerBy', 'answeredAt'],
      by: 'answerBy',
    });
    return { ...page, items: await this.offerDtos(page.items) };
  }

  async offerDto(row: OfferEntity): Promise<OfferDto> {
    return (await this.offerDtos([row]))[0]!;
  }

  /** Orders that somebody was offered, the newest first, with how many communes answered what. */
  async offeredOrders(actor: Actor, query: PageQuery) {
    const builder = this.dataSource.getRepository(BroadcastOrderEntity).createQueryBuilder('o');
    const offered = builder.subQuery().select('1').from(OfferEntity, 'f').where('f.orderId = o.id');
    builder.where(`EXISTS ${offered.getQuery()}`).andWhere("o.state = 'confirmed'");
    this.rights.narrow(builder, 'o.unitPath', this.rights.scopeOf(actor, 'read', 'order'));
    const page = await paged(builder, query, {
      alias: 'o',
      sort: ['confirmedAt', 'title'],
      by: '-confirmedAt',
    });
    const ids = page.items.map((o) => o.id);
    const offers = ids.length
      ? await this.dataSource.getRepository(OfferEntity).find({
          select: { orderId: true, state: true, seenAt: true, answerBy: true },
          where: { orderId: In(ids) },
          take: 50_000,
        })
      : [];
    return {
      ...page,
      items: page.items.map((order) => {
        const own = offers.filter((f) => f.orderId === order.id);
        const count = (state: string): number => own.filter((f) => f.state === state).length;
        const seen = own.filter((f) => f.state === 'open' && f.seenAt !== null).length;
        const waiting = own
          .filter((f) => WAITING.includes(f.state))
          .map((f) => f.answerBy?.getTime() ?? Infinity);
        const answerByMs = Math.min(...waiting);
        return {
          order: order.id,
          title: order.title,
          class: order.class,
          field: order.field,
          confirmedAt: order.confirmedAt?.toISOString() ?? null,
          stations: own.length,
          notOpened: count('open') - seen,
          seen,
          changed: count('changed'),
          accepted: count('accepted'),
          declined: count('declined'),
          expired: count('expired'),
          answerBy: Number.isFinite(answerByMs) ? new Date(answerByMs).toISOString() : null,
        };
      }),
    };
  }

  private async offerDtos(rows: readonly OfferEntity[]): Promise<OfferDto[]> {
    const facts = await this.facts.of(
      rows,
      rows.map((r) => r.orderId),
      rows.map((r) => r.answeredBy),
    );
    return rows.map((row) => offerDto(row, facts));
  }
}

function offerDto(row: OfferEntity, facts: OfferFacts): OfferDto {
  const order = facts.orders.get(row.orderId);
  const own = facts.occurrences.filter((o) => o.orderId === row.orderId && o.stationId === row.stationId);
  return {
    id: row.id,
    order: row.orderId,
    version: row.orderVersion,
    station: row.stationId,
    stationName: facts.stations.get(row.stationId)?.name ?? row.stationId,
    title: order?.title ?? row.orderId,
    from: facts.unitNames.get(order?.unitKey ?? '') ?? '',
    class: order?.class ?? 3,
    field: order?.field ?? 1,
    state: row.state as OfferDto['state'],
    seenAt: row.seenAt?.toISOString() ?? null,
    answerBy: row.answerBy?.toISOString() ?? null,
    reason: row.reason,
    answeredAt: row.answeredAt?.toISOString() ?? null,
    answeredBy: row.answeredBy,
    answeredByName: facts.userNames.get(row.answeredBy ?? '') ?? null,
    snoozedUntil: row.snoozedUntil?.toISOString() ?? null,
    remindedAt: row.remindedAt?.toISOString() ?? null,
    reminders: row.reminders,
    dates: [...new Set(own.map((o) => o.localDate))],
    bulletins: facts.bulletins(row.orderId, row.orderVersion),
    airings: (facts.versions.get(`${row.orderId}|${row.orderVersion}`)?.airings ?? []) as OfferDto['airings'],
    occurrences: own.slice(-SHOWN_OCCURRENCES).map((o) => ({
      localDate: o.localDate,
      index: o.index,
      state: o.state,
      startAt: o.startAt?.toISOString() ?? null,
      ...whyNot(o.outcome),
    })),
  };
}
