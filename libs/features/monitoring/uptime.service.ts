import { addDays } from '#domain/time/civil-date.js';
import { instantOf } from '#domain/time/zone.js';
import { type PresenceChange, uptimeOf } from '#domain/monitoring/uptime.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { DeviceEntity } from '#persistence/entities/devices.entity.js';
import { DevicePresenceEntity } from '#persistence/entities/monitoring.entity.js';
import { PlaceEntity } from '#persistence/entities/territory.entity.js';
import { paged } from '#persistence/paging.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { UptimeQuery } from './fleet.dto.js';
import { UnitScope } from './unit-scope.js';

const ZONE = 'Asia/Ho_Chi_Minh';
/** A device that flaps all month makes about so many; more are cut, newest first. */
const CHANGES_A_PAGE = 50_000;

/** Monthly uptime by place, with who owns it and who answers for it (requirement F30). */
@Injectable()
export class UptimeService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly scope: UnitScope,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: UptimeQuery) {
    const builder = this.dataSource
      .getRepository(PlaceEntity)
      .createQueryBuilder('p')
      .where('p.retiredAt IS NULL');
    if (query.kind) builder.andWhere('p.kind = :kind', { kind: query.kind });
    await this.scope.narrow(builder, 'p.unitPath', { actor, subject: 'device', unit: query.unit });
    const rules = { alias: 'p', sort: ['unitPath', 'folded', 'kind'], by: 'unitPath,folded' };
    const page = await paged(builder, query, rules);
    const ids = page.items.map(({ id }) => id);
    const names = await this.scope.namesOf(page.items.map(({ unitKey }) => unitKey));
    const { fromMs, toMs } = this.month(query.month);
    const changes = await this.changes(ids, toMs);
    return {
      ...page,
      items: page.items.map(({ id, name, kind, unitKey, owner, responsible }) => ({
        ...{ place: id, name, kind, unit: unitKey, owner, responsible },
        unitName: names.get(unitKey) ?? unitKey,
        ...uptimeOf(changes.get(id) ?? [], fromMs, Math.max(fromMs, toMs)),
      })),
    };
  }

  /** A month under way ends now. */
  private month(month: string): { fromMs: number; toMs: number } {
    const first = `${month}-01`;
    const next = `${addDays(first, 31).slice(0, 7)}-01`;
    const endMs = instantOf(next, '00:00', ZONE);
    return { fromMs: instantOf(first, '00:00', ZONE), toMs: Math.min(endMs, this.clock.nowMs()) };
  }

  private async changes(places: readonly string[], toMs: number): Promise<Map<string, PresenceChange[]>> {
    if (places.length === 0) return new Map();
    const rows = await this.dataSource.getRepository(DevicePresenceEntity).find({
      where: { placeId: In([...places]) },
      order: { id: 'DESC' },
      take: CHANGES_A_PAGE,
    });
    const gone = await this.dataSource
      .getRepository(DeviceEntity)
      .find({ select: { id: true, placeId: true, revokedAt: true }, where: { placeId: In([...places]) } });
    const byPlace = new Map<string, (PresenceChange & { order: string })[]>();
    const add = (place: string, change: PresenceChange & { order: string }): void => {
      if (change.atMs > toMs) return;
      const own = byPlace.get(place);
      if (own) own.push(change);
      else byPlace.set(place, [change]);
    };
    for (const { id, placeId, state, at } of rows) add(placeId, { atMs: at.getTime(), state, order: id });
    // Nobody hears a box that was taken down; what the next one says comes after it.
    const lastOf = new Map<string, string>();
    for (const { id, deviceId } of rows) if (!lastOf.has(deviceId)) lastOf.set(deviceId, id);
    for (const { id, placeId, revokedAt } of gone) {
      const order = lastOf.get(id);
      if (revokedAt && order)
        add(placeId, { atMs: revokedAt.getTime(), state: 'unknown', order: `${order}~` });
    }
    for (const own of byPlace.values()) own.sort((a, b) => (a.order < b.order ? -1 : 1));
    return byPlace;
  }
}
