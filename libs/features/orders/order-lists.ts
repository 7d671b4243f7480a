import type { Actor } from '#platform/actor.js';
import { BroadcastOrderEntity, OrderVersionEntity } from '#persistence/entities/orders.entity.js';
import { paged } from '#persistence/paging.js';
import { Rights } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
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
    if (query.bulletin) {
      // Ids have no character that LIKE takes for a pattern (Id of the wire), and stand in the JSON between quotes.
      const sql = builder
        .subQuery()
        .select('v.orderId')
        .from(OrderVersionEntity, 'v')
        .where('v.orderId = o.id AND v.version = o.currentVersion AND v.bulletinIds LIKE :bulletin');
      builder.andWhere(`o.id IN ${sql.getQuery()}`, { bulletin: `%"${query.bulletin}"%` });
    }
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
      reason: order.reason,
      version: order.currentVersion,
      confirmedAt:
        order.state === 'draft' || order.state === 'awaiting'
          ? null
          : (order.confirmedAt?.toISOString() ?? null),
      content: { bulletinIds, targets, recurrence, airings, latest, governs },
      counted: version.counted,
      createdBy: order.createdBy,
      createdAt: order.createdAt.toISOString(),
    };
  }
}
