import { Rights } from '#features/identity/index.js';
import type { Actor } from '#platform/actor.js';
import { AsRunEntity, UnplannedPlayEntity } from '#persistence/entities/playback.entity.js';
import { PlaceEntity } from '#persistence/entities/territory.entity.js';
import { Injectable } from '@nestjs/common';
import { DataSource, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import type { AsRunFilter } from './as-run.dto.js';

const ZONE_OFFSET = '+07:00';
const DAY_MS = 24 * 3600_000;

/** The same filter for the list, the sums and the files: they must speak of the same rows. */
@Injectable()
export class AsRunFilters {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rights: Rights,
  ) {}

  rows(actor: Actor, filter: AsRunFilter): SelectQueryBuilder<AsRunEntity> {
    const builder = this.dataSource.getRepository(AsRunEntity).createQueryBuilder('r');
    this.rights.narrow(builder, 'r.unitPath', this.rights.scopeOf(actor, 'read', 'as-run'));
    equal(builder, 'r', {
      stationId: filter.station,
      placeId: filter.place,
      deviceId: filter.device,
      subject: filter.subject,
      orderId: filter.order,
      kind: filter.kind,
      channel: filter.channel,
    });
    const { from, to } = filter;
    if (from)
      builder
        .andWhere('r.localDate >= :from', { from })
        // Nothing airs before its date: a day of slack for the zone, and the index by time finds the rest.
        .andWhere('r.plannedStart >= :earliest', { earliest: new Date(Date.parse(from) - DAY_MS) });
    if (to) builder.andWhere('r.localDate <= :to', { to });
    if (filter.unit) builder.andWhere('r.unitPath LIKE :unit', { unit: `%${filter.unit}/%` });
    if (filter.end === 'open') builder.andWhere('r.end IS NULL');
    else if (filter.end) builder.andWhere('r.end = :end', { end: filter.end });
    if (filter.late) builder.andWhere('r.late = :late', { late: true });
    if (filter.stopped) builder.andWhere('r.stopId IS NOT NULL');
    return builder;
  }

  /** Sound that no order asked for, test tones apart, at the same places and days. */
  unplanned(actor: Actor, filter: AsRunFilter): SelectQueryBuilder<UnplannedPlayEntity> {
    const builder = this.dataSource
      .getRepository(UnplannedPlayEntity)
      .createQueryBuilder('u')
      .where("u.source <> 'test-tone'");
    this.rights.narrow(builder, 'u.unitPath', this.rights.scopeOf(actor, 'read', 'as-run'));
    equal(builder, 'u', { placeId: filter.place, deviceId: filter.device, subject: filter.subject });
    if (filter.unit) builder.andWhere('u.unitPath LIKE :unit', { unit: `%${filter.unit}/%` });
    if (filter.station)
      builder.andWhere(
        `u.placeId IN ${builder
          .subQuery()
          .select('p.id')
          .from(PlaceEntity, 'p')
          .where('p.stationId = :station', { station: filter.station })
          .getQuery()}`,
      );
    if (filter.from)
      builder.andWhere('u.fromAt >= :fromAt', { fromAt: new Date(`${filter.from}T00:00:00${ZONE_OFFSET}`) });
    if (filter.to)
      builder.andWhere('u.fromAt <= :toAt', { toAt: new Date(`${filter.to}T23:59:59.999${ZONE_OFFSET}`) });
    return builder;
  }
}

function equal<E extends ObjectLiteral>(
  builder: SelectQueryBuilder<E>,
  alias: string,
  values: Record<string, string | undefined>,
): void {
  for (const [field, value] of Object.entries(values))
    if (value) builder.andWhere(`${alias}.${field} = :${field}`, { [field]: value });
}
