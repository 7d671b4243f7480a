import type { Actor } from '#platform/actor.js';
import {
  BroadcastOrderEntity,
  OccurrenceEntity,
  OrderVersionEntity,
  SessionEntity,
} from '#persistence/entities/orders.entity.js';
import { StationEntity } from '#persistence/entities/territory.entity.js';
import { paged } from '#persistence/paging.js';
import { Rights } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { Between, DataSource, In } from 'typeorm';
import type { z } from 'zod';
import type { OrderQuery } from './orders.dto.js';

/** Orders and schedules as the screens read them. */
@Injectable()
export class OrderLists {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rights: Rights,
  ) {}

  async orders(actor: Actor, query: z.infer<typeof OrderQuery>) {
    const builder = this.dataSource.getRepository(BroadcastOrderEntity).createQueryBuilder('o');
    this.rights.narrow(builder, 'o.unitPath', this.rights.scopeOf(actor, 'read', 'order'));
    if (query.state) builder.andWhere('o.state = :state', { state: query.state });
    if (query.unit) builder.andWhere('o.unitKey = :unit', { unit: query.unit });
    const page = await paged(builder, query, {
      alias: 'o',
      sort: ['createdAt', 'updatedAt', 'title', 'class'],
      by: '-createdAt',
    });
    return { ...page, items: await Promise.all(page.items.map((o) => this.dto(o))) };
  }

  async dto(order: BroadcastOrderEntity) {
    const version = await this.dataSource
      .getRepository(OrderVersionEntity)
      .findOneByOrFail({ orderId: order.id, version: order.currentVersion });
    const { bulletinIds, targets, recurrence, airings, latest, governs } = version;
    return {
      id: order.id,
      unit: order.unitKey,
      title: order.title,
      class: order.class,
      field: order.field,
      state: order.state,
      version: order.currentVersion,
      confirmedAt: order.state === 'draft' ? null : (order.confirmedAt?.toISOString() ?? null),
      content: { bulletinIds, targets, recurrence, airings, latest, governs },
      counted: version.counted,
      createdBy: order.createdBy,
      createdAt: order.createdAt.toISOString(),
    };
  }

  async schedule(stationId: string, from: string, to: string) {
    const where = { stationId, localDate: Between(from, to) };
    const sessions = await this.dataSource
      .getRepository(SessionEntity)
      .find({ where, order: { startAt: 'ASC' }, take: 500 });
    const occurrences = await this.dataSource
      .getRepository(OccurrenceEntity)
      .find({ where, order: { startAt: 'ASC', id: 'ASC' }, take: 2000 });
    const station = await this.dataSource.getRepository(StationEntity).findOneBy({ id: stationId });
    const orders = await this.titles(occurrences);
    return {
      sessions: sessions.map((s) => ({
        id: s.id,
        station: s.stationId,
        localDate: s.localDate,
        window: s.window,
        startAt: s.startAt.toISOString(),
        endAt: s.endAt.toISOString(),
        minutes: s.minutes,
        maxMinutes: station?.regulation.quota.maxMinutesPerSession ?? null,
      })),
      occurrences: occurrences.map((o) => ({
        id: o.id,
        order: o.orderId,
        station: o.stationId,
        localDate: o.localDate,
        index: o.index,
        class: o.class,
        state: o.state,
        frozen: o.frozen,
        session: o.sessionId,
        startAt: o.startAt?.toISOString() ?? null,
        durationMs: o.durationMs,
        bulletins: o.bulletinIds,
        outcome: o.outcome,
        title: orders.get(o.orderId) ?? o.orderId,
      })),
    };
  }

  async titles(rows: readonly { orderId: string }[]): Promise<Map<string, string>> {
    const ids = [...new Set(rows.map((r) => r.orderId))];
    const titles = new Map<string, string>();
    for (let i = 0; i < ids.length; i += 500) {
      const found = await this.dataSource
        .getRepository(BroadcastOrderEntity)
        .find({ select: { id: true, title: true }, where: { id: In(ids.slice(i, i + 500)) } });
      for (const o of found) titles.set(o.id, o.title);
    }
    return titles;
  }
}
