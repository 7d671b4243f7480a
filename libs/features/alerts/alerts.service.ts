import type { AlertAudio, AlertEntry } from '#contracts/wire.js';
import { conflict, invalid, notFound } from '#contracts/errors.js';
import { localDateOf } from '#domain/time/zone.js';
import { DesiredStates } from '#features/devices/index.js';
import { Audit, Rights } from '#features/identity/index.js';
import { newRow } from '#features/playback/index.js';
import { mediaPath } from '#features/playlists/index.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { EventBus } from '#platform/events.js';
import { UnitLocators } from '#platform/http/access.js';
import { newId } from '#platform/ids.js';
import {
  BulletinEntity,
  BulletinVariantEntity,
  RenditionEntity,
} from '#persistence/entities/bulletins.entity.js';
import { DeviceEntity } from '#persistence/entities/devices.entity.js';
import { AlertEntity, AsRunEntity } from '#persistence/entities/playback.entity.js';
import {
  AssetEntity,
  PlaceEntity,
  StationEntity,
  UnitEntity,
} from '#persistence/entities/territory.entity.js';
import { insertRows } from '#persistence/bulk-insert.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull, MoreThan } from 'typeorm';
import { alertSet, shownPart, spokenPart, wordsOf } from './alert-entry.js';
import type { RequestAlert } from './alerts.dto.js';

const MAX_OF_A_UNIT = 50;

/** Emergencies: requested by one person, put on air by another who has the authority, cancelled or corrected by one action. */
@Injectable()
export class AlertsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly desired: DesiredStates,
    private readonly rights: Rights,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly events: EventBus,
    locators: UnitLocators,
  ) {
    locators.register(
      'alert',
      async (id) => (await dataSource.getRepository(AlertEntity).findOneBy({ id }))?.unitPath ?? null,
    );
  }

  async request(actor: Actor, dto: RequestAlert): Promise<AlertEntity> {
    const unit = await this.dataSource.getRepository(UnitEntity).findOneBy({ key: dto.unit });
    if (!unit) throw invalid('unit', 'unknown-unit', 'Không có địa bàn này trong danh mục');
    const now = this.clock.now();
    if (Date.parse(dto.exp) <= now.getTime())
      throw invalid('exp', 'past', 'Thời hạn của tin khẩn cấp đã qua: chọn thời hạn sau hiện tại');
    const stations = await this.stationsOf(unit, dto);
    if (dto.corrects) await this.requireOver(actor, dto.corrects);
    const id = newId();
    const alert: AlertEntity = {
      id,
      unitKey: unit.key,
      unitPath: unit.path,
      topicUnits: [...new Set(stations.map((s) => s.unitKey))].sort(),
      state: 'requested',
      exercise: dto.exercise,
      orderRef: dto.orderRef,
      title: dto.title,
      bulletinId: dto.bulletinId,
      entry: await this.entryOf(id, dto, unit.path),
      targets: { units: dto.units, hamlets: dto.hamlets, places: dto.places, groups: dto.groups },
      corrects: dto.corrects ?? null,
      requestedBy: actor.userId,
      confirmedBy: null,
      requestedAt: now,
      activatedAt: null,
      cancelledAt: null,
      exp: new Date(dto.exp),
    };
    await this.unitOfWork.run(
      async (em) => {
        await em.insert(AlertEntity, alert as never);
        await this.audit.record(em, {
          actor: actor.userId,
          action: 'alert-requested',
          subjectKind: 'alert',
          subjectId: id,
          unitPath: unit.path,
          details: { orderRef: dto.orderRef, exercise: dto.exercise },
        });
      },
      { name: 'request an alert' },
    );
    this.events.emit('alert-changed', { alertId: id, unitKeys: alert.topicUnits });
    return alert;
  }

  /** On air at once. The person who requested it cannot be the one who activates it. */
  async activate(actor: Actor, id: string): Promise<AlertEntity> {
    const alert = await this.get(id);
    if (alert.requestedBy === actor.userId)
      throw conflict(
        'second-person-needed',
        'Phát khẩn cấp cần người thứ hai: người đề nghị không tự kích hoạt',
      );
    const corrected = alert.corrects ? await this.get(alert.corrects) : null;
    // What is corrected ends wherever it sounds, also where the correction is not for.
    const units = [...new Set([...alert.topicUnits, ...(corrected?.topicUnits ?? [])])].sort();
    const now = this.clock.now();
    if (alert.exp <= now)
      throw conflict('alert-expired', 'Tin khẩn cấp đã quá thời hạn: lập lại với thời hạn mới');
    await this.unitOfWork.run(
      async (em) => {
        const done = await em.update(
          AlertEntity,
          { id, state: 'requested' },
          { state: 'active', confirmedBy: actor.userId, activatedAt: now },
        );
        if (done.affected === 0)
          throw conflict('alert-not-requested', 'Tin khẩn cấp này đã được kích hoạt hoặc đã dừng');
        if (corrected) {
          await em.update(
            AlertEntity,
            { id: corrected.id, state: 'active' },
            { state: 'cancelled', cancelledAt: now },
          );
          await this.endRows(em, corrected.id, now);
        }
        const revisions = await this.publish(em, units);
        await this.makeRows(em, { ...alert, activatedAt: now }, revisions);
        await this.audit.record(em, {
          actor: actor.userId,
          action: 'alert-activated',
          subjectKind: 'alert',
          subjectId: id,
          unitPath: alert.unitPath,
          details: { corrects: alert.corrects },
        });
      },
      { name: 'activate an alert', timeoutMs: 60_000 },
    );
    this.events.emit('desired-changed', { ids: units.map((u) => `alerts:${u}`) });
    this.events.emit('alert-changed', { alertId: id, unitKeys: units });
    return this.get(id);
  }

  /** Stops it everywhere; the tombstone stays until `exp`. */
  async cancel(actor: Actor, id: string, reason: string): Promise<AlertEntity> {
    const alert = await this.get(id);
    if (alert.state === 'cancelled') return alert;
    const now = this.clock.now();
    await this.unitOfWork.run(
      async (em) => {
        await em.update(
          AlertEntity,
          { id, state: In(['requested', 'active']) },
          { state: 'cancelled', cancelledAt: now },
        );
        if (alert.state === 'active') await this.publish(em, alert.topicUnits);
        await this.endRows(em, id, now);
        await this.audit.record(em, {
          actor: actor.userId,
          action: 'alert-cancelled',
          subjectKind: 'alert',
          subjectId: id,
          unitPath: alert.unitPath,
          details: { reason },
        });
      },
      { name: 'cancel an alert', timeoutMs: 60_000 },
    );
    this.events.emit('desired-changed', { ids: alert.topicUnits.map((u) => `alerts:${u}`) });
    this.events.emit('alert-changed', { alertId: id, unitKeys: alert.topicUnits });
    return this.get(id);
  }

  async get(id: string): Promise<AlertEntity> {
    const alert = await this.dataSource.getRepository(AlertEntity).findOneBy({ id });
    if (!alert) throw notFound('alert', id);
    return alert;
  }

  /** A correction ends what it corrects: only whoever may end that may ask for it. @throws AppError `forbidden` */
  private async requireOver(actor: Actor, id: string): Promise<void> {
    const wrong = await this.dataSource.getRepository(AlertEntity).findOneBy({ id });
    if (!wrong) throw invalid('corrects', 'alert-unknown', 'Không tìm thấy tin khẩn cấp cần đính chính');
    this.rights.require(actor, 'update', 'alert', wrong.unitPath);
  }

  /** The desired set of each unit, from the alerts as they stand in this transaction. @returns revision by unit. */
  private async publish(em: EntityManager, units: readonly string[]): Promise<Map<string, number>> {
    const now = this.clock.now();
    const standing = await em.find(AlertEntity, {
      where: { state: In(['active', 'cancelled']), exp: MoreThan(now) },
    });
    const revisions = new Map<string, number>();
    for (const unit of units) {
      const own = standing.filter((a) => a.topicUnits.includes(unit) && a.activatedAt !== null);
      if (own.length > MAX_OF_A_UNIT)
        throw conflict(
          'too-many-alerts',
          `Địa bàn đã có ${MAX_OF_A_UNIT} tin khẩn cấp còn hạn: dừng bớt hoặc đợi hết hạn`,
        );
      const [state] = await this.desired.putMany(em, [
        { kind: 'alerts', target: unit, content: { alerts: alertSet(own) } },
      ]);
      revisions.set(unit, state!.revision);
    }
    return revisions;
  }

  private async stationsOf(unit: UnitEntity, dto: RequestAlert): Promise<StationEntity[]> {
    const all = await this.dataSource.getRepository(StationEntity).find();
    const wanted = dto.units ?? [unit.key];
    const stations = all.filter(
      (s) => s.unitPath.startsWith(unit.path) && wanted.some((w) => s.unitPath.split('/').includes(w)),
    );
    if (stations.length === 0)
      throw invalid('units', 'nobody', 'Địa bàn đã chọn không có đài truyền thanh nào: chọn lại nơi phát');
    return stations;
  }

  private async entryOf(id: string, dto: RequestAlert, unitPath: string): Promise<AlertEntry> {
    const bulletin = await this.dataSource.getRepository(BulletinEntity).findOneBy({ id: dto.bulletinId });
    if (bulletin?.state !== 'approved')
      throw invalid(
        'bulletinId',
        'bulletin-not-approved',
        'Chọn một bản tin đã duyệt làm nội dung phát khẩn cấp',
      );
    if (!bulletin.unitPath.startsWith(unitPath) && !unitPath.startsWith(bulletin.unitPath))
      throw invalid(
        'bulletinId',
        'bulletin-of-another-unit',
        'Bản tin này là của địa bàn khác: chọn bản tin của địa bàn này hoặc của cấp trên',
      );
    const variants = await this.dataSource
      .getRepository(BulletinVariantEntity)
      .find({ where: { bulletinId: bulletin.id }, order: { language: 'ASC' } });
    const renditions = await this.dataSource
      .getRepository(RenditionEntity)
      .find({ where: { id: In(variants.map((v) => v.renditionId ?? '')) } });
    const items = variants.flatMap((v): AlertAudio[] => {
      const r = renditions.find((x) => x.id === v.renditionId);
      return r
        ? [
            {
              kind: 'audio',
              sha256: r.sha256,
              bytes: r.bytes,
              durationMs: r.durationMs,
              codec: r.codec,
              path: mediaPath(r.sha256),
              language: v.language,
            },
          ]
        : [];
    });
    if (items.length === 0)
      throw invalid('bulletinId', 'not-rendered', 'Bản tin chưa có tệp âm thanh: đợi xử lý xong');
    const tone = dto.tone ? await this.asset('alert-tone') : null;
    const exerciseNotice = dto.exercise ? await this.asset('exercise-notice') : null;
    if (dto.exercise && !exerciseNotice)
      throw invalid(
        'exercise',
        'no-exercise-notice',
        'Chưa có lời báo diễn tập: thêm âm thanh “Lời báo diễn tập” trước khi diễn tập',
      );
    const targets =
      dto.hamlets || dto.places || dto.groups
        ? { hamlets: dto.hamlets, places: dto.places, groups: dto.groups }
        : undefined;
    return {
      alert: id,
      action: 'play',
      exercise: dto.exercise,
      ...(exerciseNotice && { exerciseNotice }),
      ...(targets && { targets }),
      orderRef: dto.orderRef,
      ...(dto.startAt && { startAt: dto.startAt }),
      exp: dto.exp,
      volume: dto.volume,
      tone,
      repeat: dto.repeat,
      items,
      title: dto.title,
      text: wordsOf(variants) ?? bulletin.title,
    };
  }

  private async asset(role: AssetEntity['role']): Promise<AlertAudio | null> {
    const asset = await this.dataSource
      .getRepository(AssetEntity)
      .findOne({ where: { role }, order: { approvedAt: 'DESC' } });
    return asset
      ? {
          kind: 'audio',
          asset: asset.id,
          sha256: asset.sha256,
          bytes: asset.bytes,
          durationMs: asset.durationMs,
          codec: 'mp3',
          path: mediaPath(asset.sha256),
        }
      : null;
  }

  /** Nothing of it is waited for any longer than the grace: between two readings a device has nothing to report. */
  private async endRows(em: EntityManager, alertId: string, at: Date): Promise<void> {
    const rows = await em.find(AsRunEntity, { where: { subject: alertId, end: IsNull() } });
    for (const row of rows) {
      const durationMs = Math.max(1, at.getTime() + 1 - row.plannedStart.getTime());
      if (durationMs < row.durationMs) await em.update(AsRunEntity, { id: row.id }, { durationMs });
    }
  }

  /** One row per alert play × place. */
  private async makeRows(
    em: EntityManager,
    alert: AlertEntity,
    revisions: Map<string, number>,
  ): Promise<void> {
    const entry = alert.entry as AlertEntry;
    const stations = await em.find(StationEntity, { where: { unitKey: In(alert.topicUnits) } });
    const at = { stationId: In(stations.map((s) => s.id)) };
    const places = await em.find(PlaceEntity, { where: at });
    const devices = await em.find(DeviceEntity, { where: { ...at, state: 'active' } });
    const plannedStart = entry.startAt ? new Date(entry.startAt) : (alert.activatedAt ?? this.clock.now());
    const deviceAt = new Map(devices.map((d) => [d.placeId, d.id]));
    const rows = places.flatMap((place) => {
      const station = stations.find((s) => s.id === place.stationId)!;
      const reports = place.kind === 'board' || station.technology === 'ip';
      if (place.retiredAt !== null || !reports || !isFor(entry, place)) return [];
      return [
        newRow({
          kind: 'alert',
          ...(place.kind === 'board' ? shownPart(entry, plannedStart) : spokenPart(entry)),
          subject: alert.id,
          placeId: place.id,
          deviceId: deviceAt.get(place.id) ?? null,
          stationId: station.id,
          orderId: null,
          unitPath: place.unitPath,
          localDate: localDateOf(plannedStart.getTime(), station.zone),
          title: alert.title,
          field: 2,
          class: 1,
          plannedStart,
          requiredRevision: revisions.get(station.unitKey) ?? 1,
          confirmUntil: null,
          updatedAt: this.clock.now(),
        }),
      ];
    });
    await insertRows(em, AsRunEntity, rows);
  }
}

/** Named in any list; no lists: everyone of the unit; an empty list: nobody. */
function isFor({ targets }: AlertEntry, place: PlaceEntity): boolean {
  if (!targets) return true;
  const inHamlet = place.hamletKey !== null && (targets.hamlets ?? []).includes(place.hamletKey);
  return (
    inHamlet ||
    (targets.places ?? []).includes(place.id) ||
    (targets.groups ?? []).some((g) => place.groups.includes(g))
  );
}
