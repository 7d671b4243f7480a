import { expand } from '#domain/recurrence/expand.js';
import type { Recurrence } from '#domain/recurrence/recurrence.js';
import type { MovedAiring, Placement } from '#domain/planning/types.js';
import { weekdayOf, type LocalDate } from '#domain/time/civil-date.js';
import type { Actor } from '#platform/actor.js';
import {
  BroadcastOrderEntity,
  OccurrenceEntity,
  OrderVersionEntity,
} from '#persistence/entities/orders.entity.js';
import type { StationEntity } from '#persistence/entities/territory.entity.js';
import { Rights } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { Between, DataSource, In } from 'typeorm';
import { OrderTargets } from './order-targets.js';

/** A request without a time that holds: what a row of the plan tells of it. */
export type WaitingRow = Pick<
  OccurrenceEntity,
  'stationId' | 'localDate' | 'index' | 'orderId' | 'orderVersion' | 'state'
>;
export interface Wait {
  /** A window's name, or the time that was asked for where no window holds it. */
  session: string;
  state: 'offered' | 'colliding' | 'awaiting';
  count: number;
}

/** Of a page of stations in a week; what is beyond is counted, not named. */
const MAX_ROWS = 2000;
const MAX_ORDERS = 50;

/** Which sessions wait for somebody: for the commune's answer, or for the approval of a bulletin. */
@Injectable()
export class StationWaits {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rights: Rights,
    private readonly targets: OrderTargets,
  ) {}

  /**
   * @param foretold requests after the days that are stored
   * @returns by `station|date`
   */
  async of(
    actor: Actor,
    stations: readonly StationEntity[],
    from: LocalDate,
    to: LocalDate,
    foretold: readonly WaitingRow[],
  ): Promise<Map<string, Wait[]>> {
    const waits = new Map<string, Wait[]>();
    const byId = new Map(stations.map((s) => [s.id, s]));
    const add = (station: StationEntity, date: LocalDate, placement: Placement, state: string): void => {
      const own = waits.get(`${station.id}|${date}`) ?? [];
      const session = sessionOf(station, date, placement);
      const known = own.find((w) => w.session === session && w.state === state);
      if (known) known.count += 1;
      else own.push({ session, state: state as Wait['state'], count: 1 });
      waits.set(`${station.id}|${date}`, own);
    };
    const rows = [...(await this.stored([...byId.keys()], from, to)), ...foretold];
    const versions = await this.versionsOf(rows);
    for (const row of rows) {
      const station = byId.get(row.stationId);
      const placement = placementOf(versions.get(`${row.orderId}|${row.orderVersion}`), row);
      if (station && placement) add(station, row.localDate, placement, row.state);
    }
    for (const { airings, recurrence, targets } of await this.awaiting(actor, stations)) {
      const reached = (await this.targets.stationsOf(targets)).flatMap(
        ({ stationId }) => byId.get(stationId) ?? [],
      );
      for (const date of reached.length > 0 ? expand(recurrence as Recurrence, from, to) : [])
        for (const station of reached)
          for (const placement of airings as Placement[]) add(station, date, placement, 'awaiting');
    }
    return waits;
  }

  private stored(ids: readonly string[], from: LocalDate, to: LocalDate): Promise<WaitingRow[]> {
    return this.dataSource.getRepository(OccurrenceEntity).find({
      select: {
        id: true,
        stationId: true,
        localDate: true,
        index: true,
        orderId: true,
        orderVersion: true,
        state: true,
      },
      where: { stationId: In(ids), localDate: Between(from, to), state: In(['offered', 'colliding']) },
      take: MAX_ROWS,
    });
  }

  private async versionsOf(rows: readonly WaitingRow[]): Promise<Map<string, OrderVersionEntity>> {
    const orders = [...new Set(rows.map(({ orderId }) => orderId))].slice(0, MAX_ROWS);
    const versions = orders.length
      ? await this.dataSource.getRepository(OrderVersionEntity).find({ where: { orderId: In(orders) } })
      : [];
    return new Map(versions.map((v) => [`${v.orderId}|${v.version}`, v]));
  }

  /** Last versions of orders that wait for their bulletins, the oldest first, as far as this person may read them. */
  private async awaiting(actor: Actor, stations: readonly StationEntity[]): Promise<OrderVersionEntity[]> {
    const units = [...new Set(stations.flatMap(({ unitPath }) => unitPath.split('/').filter(Boolean)))];
    const orders = await this.dataSource.getRepository(BroadcastOrderEntity).find({
      where: { state: 'awaiting', unitKey: In(units) },
      order: { createdAt: 'ASC', id: 'ASC' },
      take: MAX_ORDERS,
    });
    const readable = orders.filter((o) => this.rights.can(actor, 'read', 'order', o.unitPath));
    if (readable.length === 0) return [];
    return this.dataSource.getRepository(OrderVersionEntity).find({
      where: readable.map(({ id, currentVersion }) => ({ orderId: id, version: currentVersion })),
      take: MAX_ORDERS,
    });
  }
}

function placementOf(version: OrderVersionEntity | undefined, { index }: WaitingRow): Placement | undefined {
  const airings = version?.airings as Placement[] | undefined;
  const moved = (version?.moved as MovedAiring[] | null)?.find(({ toIndex }) => toIndex === index);
  return moved ? (moved.placement ?? airings?.[moved.fromIndex]) : airings?.[index];
}

function sessionOf(station: StationEntity, date: LocalDate, placement: Placement): string {
  if (placement.kind === 'window') return placement.window;
  const at = placement.atLocal.slice(0, 5);
  const holds = ({ days, from, to }: StationEntity['regulation']['windows'][number]): boolean =>
    days.includes(weekdayOf(date)) && from <= at && (at < to || to <= from);
  return station.regulation.windows.find(holds)?.name ?? at;
}
