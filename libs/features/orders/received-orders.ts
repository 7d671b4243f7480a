import { notFound } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import {
  BroadcastOrderEntity,
  OccurrenceEntity,
  OrderVersionEntity,
} from '#persistence/entities/orders.entity.js';
import { StationEntity, UnitEntity } from '#persistence/entities/territory.entity.js';
import { Rights } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { z } from 'zod';
import { BulletinOfOrder, bulletinsOfOrder } from './order-page.js';
import { OrderSounds } from './order-sounds.js';
import { OrderTargets } from './order-targets.js';
import { OrderDto } from './orders.dto.js';

/** Versions of an order that are looked at, the newest first. */
const MAX_VERSIONS = 100;
const AT_MOST = 2000;

export const ReceivedOrderDto = z.object({
  id: z.string(),
  title: z.string(),
  class: z.int(),
  field: z.int(),
  state: z.enum(['confirmed', 'withdrawn']),
  /** Full name of the unit that sent it. */
  from: z.string(),
  confirmedAt: z.string(),
  /** As it concerns these stations: dates and times of the version that holds, or held last. */
  ...OrderDto.shape.content.pick({ recurrence: true, airings: true }).shape,
  bulletins: z.array(BulletinOfOrder),
  /** It still asks something of them; false: only its airings of before are left here. */
  reaches: z.boolean(),
  /** Where it airs, of the stations that this person sees. */
  stations: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type ReceivedOrderDto = z.infer<typeof ReceivedOrderDto>;

/**
 * Orders as the stations that air them see them, whoever's they are: contents, times, sender. Whom else an order reaches,
 * and what others answered, is not in it.
 */
@Injectable()
export class ReceivedOrders {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rights: Rights,
    private readonly sounds: OrderSounds,
    private readonly targets: OrderTargets,
  ) {}

  /** @throws AppError `order-not-found`, also for an order that asks nothing of a station that this person sees */
  async get(actor: Actor, id: string): Promise<ReceivedOrderDto> {
    const order = await this.dataSource.getRepository(BroadcastOrderEntity).findOneBy({ id });
    // Drafts, what waits for approval, and what never was in force are nobody's below.
    if (!order?.confirmedAt || (order.state !== 'confirmed' && order.state !== 'withdrawn'))
      throw notFound('order', id);
    const all = await this.dataSource
      .getRepository(OrderVersionEntity)
      .find({ where: { orderId: id }, order: { version: 'DESC' }, take: MAX_VERSIONS });
    const { stationIds, versions } = await this.here(actor, id, all);
    const standing = standingOf(versions);
    if (!standing) throw notFound('order', id);
    const unit = await this.dataSource.getRepository(UnitEntity).findOneBy({ key: order.unitKey });
    const sounds = await this.sounds.load(standing.bulletinIds);
    return {
      id,
      title: order.title,
      class: standing.class,
      field: order.field,
      state: order.state,
      from: unit?.fullName ?? order.unitKey,
      confirmedAt: order.confirmedAt.toISOString(),
      recurrence: standing.recurrence as ReceivedOrderDto['recurrence'],
      airings: standing.airings as ReceivedOrderDto['airings'],
      // What is being written anew is nobody else's to read before it is approved.
      bulletins: bulletinsOfOrder(standing.bulletinIds, sounds).filter(
        ({ state }) => state !== 'draft' && state !== 'submitted',
      ),
      reaches: versions.includes(standingOf(all) ?? standing),
      stations: (await this.stations(stationIds)).map(({ id: station, name }) => ({ id: station, name })),
    };
  }

  private stations(ids: ReadonlySet<string>): Promise<StationEntity[]> {
    return this.dataSource
      .getRepository(StationEntity)
      .find({ where: { id: In([...ids]) }, order: { name: 'ASC', id: 'ASC' } });
  }

  /** The stations of this person that it reaches or has airings at, and the versions that say so. */
  private async here(actor: Actor, orderId: string, all: readonly OrderVersionEntity[]) {
    const builder = this.dataSource
      .getRepository(OccurrenceEntity)
      .createQueryBuilder('o')
      .select(['o.id', 'o.stationId', 'o.orderVersion'])
      .where('o.orderId = :orderId', { orderId })
      .take(AT_MOST);
    this.rights.narrow(builder, 'o.unitPath', this.rights.scopeOf(actor, 'read', 'plan'));
    const airings = await builder.getMany();
    const aired = new Set(airings.map(({ orderVersion }) => orderVersion));
    const stationIds = new Set(airings.map(({ stationId }) => stationId));
    // Versions that change times only have the same targets.
    const reaches = new Map<string, boolean>();
    for (const { targets } of all) {
      const key = JSON.stringify(targets);
      if (reaches.has(key)) continue;
      const reached = await this.targets.stationsOf(targets);
      const seen = reached.filter(({ unitPath }) => this.rights.can(actor, 'read', 'plan', unitPath));
      for (const { stationId } of seen) stationIds.add(stationId);
      reaches.set(key, seen.length > 0);
    }
    const versions = all.filter((v) => reaches.get(JSON.stringify(v.targets)) || aired.has(v.version));
    return { stationIds, versions };
  }
}

/** Of versions, the newest first: what holds for the dates to come. */
const standingOf = (versions: readonly OrderVersionEntity[]): OrderVersionEntity | undefined =>
  versions.find(({ governs }) => (governs as { toLocalDate: string | null }).toLocalDate === null) ??
  versions[0];
