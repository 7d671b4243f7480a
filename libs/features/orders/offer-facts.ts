import { PersonNames } from '#features/identity/index.js';
import { findByKeys } from '#persistence/find-by-keys.js';
import {
  BroadcastOrderEntity,
  OccurrenceEntity,
  OrderVersionEntity,
} from '#persistence/entities/orders.entity.js';
import { StationEntity, UnitEntity } from '#persistence/entities/territory.entity.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { BulletinRef } from './offers.dto.js';
import { OrderSounds } from './order-sounds.js';

/** What lists of offers and collisions name beside their own rows, read once for a whole page. */
export interface OfferFacts {
  orders: Map<string, BroadcastOrderEntity>;
  /** By `order|version`. */
  versions: Map<string, OrderVersionEntity>;
  stations: Map<string, StationEntity>;
  unitNames: Map<string, string>;
  userNames: Map<string, string>;
  occurrences: OccurrenceEntity[];
  bulletins(orderId: string, version: number): BulletinRef[];
}
const CHUNK = 500;
const AT_MOST = 20_000;

@Injectable()
export class OfferFactsReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sounds: OrderSounds,
    private readonly people: PersonNames,
  ) {}

  async of(
    rows: readonly { stationId: string }[],
    orderIds: readonly string[],
    userIds: readonly (string | null)[] = [],
  ): Promise<OfferFacts> {
    const orders = await findByKeys(this.dataSource, BroadcastOrderEntity, 'id', orderIds);
    const found = await findByKeys(this.dataSource, OrderVersionEntity, 'orderId', orderIds);
    const stations = await findByKeys(
      this.dataSource,
      StationEntity,
      'id',
      rows.map((r) => r.stationId),
    );
    const units = await findByKeys(
      this.dataSource,
      UnitEntity,
      'key',
      [...orders, ...stations].map((r) => r.unitKey),
    );
    const versions = new Map(found.map((v) => [`${v.orderId}|${v.version}`, v]));
    const sounds = await this.sounds.load(found.flatMap((v) => v.bulletinIds));
    const bulletins = (orderId: string, version: number): BulletinRef[] =>
      (versions.get(`${orderId}|${version}`)?.bulletinIds ?? []).flatMap((id) => {
        const entry = sounds.get(id);
        if (!entry) return [];
        const durationMs = entry.sounds.reduce((longest, s) => Math.max(longest, s.durationMs), 0);
        return [
          { id, title: entry.bulletin.title, languages: entry.sounds.map((s) => s.language), durationMs },
        ];
      });
    return {
      orders: new Map(orders.map((o) => [o.id, o])),
      versions,
      stations: new Map(stations.map((s) => [s.id, s])),
      unitNames: new Map(units.map((u) => [u.key, u.fullName])),
      userNames: await this.people.of(userIds),
      occurrences: await this.occurrencesOf(rows, orderIds),
      bulletins,
    };
  }

  private async occurrencesOf(
    rows: readonly { stationId: string }[],
    orderIds: readonly string[],
  ): Promise<OccurrenceEntity[]> {
    if (rows.length === 0 || orderIds.length === 0) return [];
    return this.dataSource.getRepository(OccurrenceEntity).find({
      select: {
        ...{ id: true, orderId: true, stationId: true, localDate: true, index: true, state: true },
        ...{ startAt: true, outcome: true, frozen: true },
      },
      where: {
        orderId: In([...new Set(orderIds)].slice(0, CHUNK)),
        stationId: In([...new Set(rows.map((r) => r.stationId))].slice(0, CHUNK)),
      },
      order: { localDate: 'ASC', index: 'ASC' },
      take: AT_MOST,
    });
  }
}
