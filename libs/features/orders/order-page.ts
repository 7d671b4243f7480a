import type { Actor } from '#platform/actor.js';
import { type PageQuery, pageOf } from '#platform/http/validation.js';
import {
  BroadcastOrderEntity,
  OccurrenceEntity,
  OrderVersionEntity,
} from '#persistence/entities/orders.entity.js';
import { StationEntity, UnitEntity } from '#persistence/entities/territory.entity.js';
import { paged } from '#persistence/paging.js';
import { PersonNames, Rights } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { z } from 'zod';
import { type BulletinSounds, OrderSounds } from './order-sounds.js';
import { whyNot } from './orders.errors.js';
import { OrderDto } from './orders.dto.js';
import { PlanInputs } from './plan-input.js';
import { OCCURRENCE_STATES } from './schedule.dto.js';

/** Versions of an order that its page shows, the newest first. */
const MAX_VERSIONS = 100;

export const BulletinOfOrder = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(['draft', 'submitted', 'approved', 'withdrawn', 'expired']),
  durationMs: z.int(),
});
export const OrderHistoryDto = z.object({
  unitName: z.string(),
  createdByName: z.string().nullable(),
  /** This person may change its contents and places; may take it back whole. */
  mayChange: z.boolean(),
  mayWithdraw: z.boolean(),
  bulletins: z.array(BulletinOfOrder),
  versions: z.array(
    z.object({
      version: z.int(),
      createdAt: z.string(),
      createdByName: z.string().nullable(),
      content: OrderDto.shape.content,
      counted: OrderDto.shape.counted,
      /** Airings that it moves to another date. */
      moved: z.int(),
    }),
  ),
});
export type OrderHistoryDto = z.infer<typeof OrderHistoryDto>;

export const AiringPage = pageOf(
  z.object({
    id: z.string(),
    station: z.string(),
    stationName: z.string(),
    localDate: z.string(),
    startAt: z.string().nullable(),
    state: z.enum(OCCURRENCE_STATES),
    /** Why it has no time. */
    reason: z.string().nullable(),
    message: z.string().nullable(),
  }),
);

/** What the page of one order tells beside the order itself: who changed what, and what is ahead. */
@Injectable()
export class OrderPage {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rights: Rights,
    private readonly names: PersonNames,
    private readonly sounds: OrderSounds,
    private readonly inputs: PlanInputs,
  ) {}

  async history(actor: Actor, order: BroadcastOrderEntity): Promise<OrderHistoryDto> {
    const versions = await this.dataSource
      .getRepository(OrderVersionEntity)
      .find({ where: { orderId: order.id }, order: { version: 'DESC' }, take: MAX_VERSIONS });
    const names = await this.names.of([order.createdBy, ...versions.map((v) => v.createdBy)]);
    const sounds = await this.sounds.load(versions.flatMap((v) => v.bulletinIds));
    const unit = await this.dataSource.getRepository(UnitEntity).findOneBy({ key: order.unitKey });
    return {
      unitName: unit?.fullName ?? order.unitKey,
      createdByName: names.get(order.createdBy) ?? null,
      mayChange: order.state === 'confirmed' && this.rights.can(actor, 'order', 'order', order.unitPath),
      mayWithdraw:
        !['withdrawn', 'refused'].includes(order.state) &&
        this.rights.can(actor, 'withdraw', 'order', order.unitPath),
      bulletins: bulletinsOfOrder([...sounds.keys()], sounds),
      versions: versions.map((v) => versionDto(v, names)),
    };
  }

  /** From today on, by time; at stations whose plan this person may read. */
  async airings(actor: Actor, orderId: string, query: PageQuery): Promise<z.infer<typeof AiringPage>> {
    const builder = this.dataSource
      .getRepository(OccurrenceEntity)
      .createQueryBuilder('o')
      .where('o.orderId = :orderId AND o.localDate >= :today', { orderId, today: this.inputs.today() });
    this.rights.narrow(builder, 'o.unitPath', this.rights.scopeOf(actor, 'read', 'plan'));
    const page = await paged(builder, query, {
      ...{ alias: 'o', sort: ['localDate'], by: 'localDate,startAt' },
    });
    const ids = [...new Set(page.items.map(({ stationId }) => stationId))];
    const stations = await this.dataSource.getRepository(StationEntity).findBy({ id: In(ids) });
    const named = new Map(stations.map(({ id, name }) => [id, name]));
    return {
      ...page,
      items: page.items.map((o) => ({
        id: o.id,
        station: o.stationId,
        stationName: named.get(o.stationId) ?? o.stationId,
        localDate: o.localDate,
        startAt: o.startAt?.toISOString() ?? null,
        state: o.state as (typeof OCCURRENCE_STATES)[number],
        ...whyNot(o.outcome),
      })),
    };
  }
}

/** In the order of the ids; what is gone is left out. */
export const bulletinsOfOrder = (
  ids: readonly string[],
  loaded: ReadonlyMap<string, BulletinSounds>,
): z.infer<typeof BulletinOfOrder>[] =>
  ids.flatMap((id) => {
    const entry = loaded.get(id);
    if (!entry) return [];
    const { title, state } = entry.bulletin;
    return [
      {
        id,
        title,
        state,
        durationMs: entry.sounds.reduce((longest, s) => Math.max(longest, s.durationMs), 0),
      },
    ];
  });

function versionDto(v: OrderVersionEntity, names: Map<string, string>): OrderHistoryDto['versions'][number] {
  const { bulletinIds, targets, recurrence, airings, latest, governs } = v;
  return {
    version: v.version,
    createdAt: v.createdAt.toISOString(),
    createdByName: names.get(v.createdBy) ?? null,
    content: {
      bulletinIds,
      targets,
      recurrence,
      airings,
      latest,
      governs,
    } as OrderHistoryDto['versions'][number]['content'],
    counted: v.counted as OrderHistoryDto['versions'][number]['counted'],
    moved: (v.moved as unknown[] | null)?.length ?? 0,
  };
}
