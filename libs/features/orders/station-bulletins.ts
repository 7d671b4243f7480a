import { addDays } from '#domain/time/civil-date.js';
import { notFound } from '#contracts/errors.js';
import { BulletinVariantEntity } from '#persistence/entities/bulletins.entity.js';
import {
  BroadcastOrderEntity,
  OccurrenceEntity,
  OrderVersionEntity,
} from '#persistence/entities/orders.entity.js';
import { AlertEntity } from '#persistence/entities/playback.entity.js';
import { StationEntity, UnitEntity } from '#persistence/entities/territory.entity.js';
import { MediaStore } from '#storage/media-store.js';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, MoreThanOrEqual, Not } from 'typeorm';
import { DEFAULT_LANGUAGE, OrderSounds } from './order-sounds.js';
import { OrderTargets } from './order-targets.js';
import { PlanInputs } from './plan-input.js';

/** How long ago something may have aired to be listened to again. */
const BACK_DAYS = 60;
const AT_MOST = 20_000;
/** Of orders in force with one bulletin. */
const MAX_VERSIONS = 50;

/**
 * Bulletins that a station is asked to air, also those of units above, which its officers do not reach otherwise: what
 * is offered, collides or is planned can be heard before it is decided, an emergency that sounds there as well, and
 * nothing else of other units.
 */
@Injectable()
export class StationBulletins {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sounds: OrderSounds,
    private readonly targets: OrderTargets,
    private readonly inputs: PlanInputs,
    private readonly store: MediaStore,
  ) {}

  async get(stationId: string, bulletinId: string) {
    const { bulletin, sounds } = await this.asked(stationId, bulletinId);
    const unit = await this.dataSource.getRepository(UnitEntity).findOneBy({ key: bulletin.unitKey });
    const variants = await this.dataSource
      .getRepository(BulletinVariantEntity)
      .find({ where: { bulletinId }, order: { language: 'ASC' } });
    const spoken = variants.find((v) => v.language === DEFAULT_LANGUAGE) ?? variants[0];
    return {
      id: bulletin.id,
      title: bulletin.title,
      languages: sounds.map((s) => s.language),
      durationMs: sounds.reduce((longest, s) => Math.max(longest, s.durationMs), 0),
      field: bulletin.field,
      class: bulletin.class,
      source: bulletin.source,
      from: unit?.fullName ?? '',
      validFrom: bulletin.validFrom.toISOString(),
      validTo: bulletin.validTo.toISOString(),
      text: (spoken?.spokenVersion === 'short' ? spoken.shortText : spoken?.text) ?? null,
    };
  }

  /** @param language absent: Vietnamese, else whatever there is */
  async sound(stationId: string, bulletinId: string, language?: string) {
    const { sounds: all } = await this.asked(stationId, bulletinId);
    const chosen = language
      ? all.find((s) => s.language === language)
      : (all.find((s) => s.language === DEFAULT_LANGUAGE) ?? all[0]);
    if (!chosen) throw notFound('rendition', `${bulletinId}/${language ?? ''}`);
    const { sha256, bytes } = chosen;
    return { sha256, bytes, stream: await this.store.open(sha256) };
  }

  /** What is being written anew is nobody else's to read before it is approved. */
  private async asked(stationId: string, bulletinId: string) {
    await this.requireAsked(stationId, bulletinId);
    const entry = (await this.sounds.load([bulletinId])).get(bulletinId);
    if (!entry || entry.bulletin.state === 'draft' || entry.bulletin.state === 'submitted')
      throw notFound('bulletin', bulletinId);
    return entry;
  }

  private async requireAsked(stationId: string, bulletinId: string): Promise<void> {
    const rows = await this.dataSource.getRepository(OccurrenceEntity).find({
      select: { id: true, bulletinIds: true },
      where: { stationId, localDate: MoreThanOrEqual(addDays(this.inputs.today(), -BACK_DAYS)) },
      take: AT_MOST,
    });
    if (rows.some((row) => row.bulletinIds.includes(bulletinId))) return;
    if (await this.isAskedLater(stationId, bulletinId)) return;
    if (!(await this.isAlert(stationId, bulletinId))) throw notFound('bulletin', bulletinId);
  }

  /** Spoken by an emergency that was put on air there. */
  private async isAlert(stationId: string, bulletinId: string): Promise<boolean> {
    const station = await this.dataSource.getRepository(StationEntity).findOneBy({ id: stationId });
    const alerts = await this.dataSource.getRepository(AlertEntity).find({
      select: { id: true, topicUnits: true },
      where: { bulletinId, activatedAt: Not(IsNull()) },
      order: { activatedAt: 'DESC' },
      take: MAX_VERSIONS,
    });
    return alerts.some(({ topicUnits }) => station !== null && topicUnits.includes(station.unitKey));
  }

  /** By an order in force whose dates lie beyond the stored plan. */
  private async isAskedLater(stationId: string, bulletinId: string): Promise<boolean> {
    const versions = await this.dataSource
      .getRepository(OrderVersionEntity)
      .createQueryBuilder('v')
      .innerJoin(BroadcastOrderEntity, 'o', "o.id = v.orderId AND o.state = 'confirmed'")
      .where('v.bulletinIds LIKE :bulletin', { bulletin: `%"${bulletinId}"%` })
      .take(MAX_VERSIONS)
      .getMany();
    for (const { targets } of versions)
      if ((await this.targets.stationsOf(targets)).some((reached) => reached.stationId === stationId))
        return true;
    return false;
  }
}
