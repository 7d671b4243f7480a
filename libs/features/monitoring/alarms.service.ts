import { conflict, notFound } from '#contracts/errors.js';
import { Audit, PersonNames } from '#features/identity/index.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { EventBus } from '#platform/events.js';
import { DeviceEntity } from '#persistence/entities/devices.entity.js';
import { AlarmEntity } from '#persistence/entities/playback.entity.js';
import { PlaceEntity } from '#persistence/entities/territory.entity.js';
import { paged } from '#persistence/paging.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull } from 'typeorm';
import type { z } from 'zod';
import type { Acknowledge, AlarmDto, AlarmQuery } from './alarms.dto.js';
import { UnitScope } from './unit-scope.js';

/** Alarms as people read them and take them up. */
@Injectable()
export class AlarmsService {
  constructor(
    private readonly people: PersonNames,
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly scope: UnitScope,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly events: EventBus,
  ) {}

  async list(actor: Actor, query: AlarmQuery) {
    const builder = this.dataSource.getRepository(AlarmEntity).createQueryBuilder('a');
    await this.scope.narrow(builder, 'a.unitPath', { actor, subject: 'alarm', unit: query.unit });
    if (query.open !== undefined) builder.andWhere(`a.clearedAt IS ${query.open ? '' : 'NOT '}NULL`);
    if (query.acknowledged !== undefined)
      builder.andWhere(`a.acknowledgedBy IS ${query.acknowledged ? 'NOT ' : ''}NULL`);
    if (query.kind) builder.andWhere('a.kind = :kind', { kind: query.kind });
    if (query.except) builder.andWhere('a.kind <> :except', { except: query.except });
    if (query.device) builder.andWhere('a.deviceId = :device', { device: query.device });
    const page = await paged(builder, query, { alias: 'a', sort: ['raisedAt', 'kind'], by: '-raisedAt' });
    return { ...page, items: await this.dtosOf(page.items) };
  }

  /** @throws AppError `alarm-not-found`, `already-acknowledged` (conflict) */
  async acknowledge(actor: Actor, id: string, dto: Acknowledge) {
    const row = await this.dataSource.getRepository(AlarmEntity).findOneBy({ id });
    if (!row) throw notFound('alarm', id);
    const { unitPath } = row;
    const values = { acknowledgedBy: actor.userId, acknowledgedAt: this.clock.now(), note: dto.note ?? null };
    await this.unitOfWork.run(
      async (em) => {
        // Of two who take it up at once the second is told.
        const { affected } = await em.update(AlarmEntity, { id, acknowledgedBy: IsNull() }, values);
        if (affected === 0) throw conflict('already-acknowledged', 'Cảnh báo này đã có người tiếp nhận');
        const about = { subjectKind: 'alarm', subjectId: id, unitPath, details: dto };
        await this.audit.record(em, { actor: actor.userId, action: 'alarm-acknowledged', ...about });
        await this.unitOfWork.afterCommit(() =>
          this.events.emit('alarm-changed', { alarmId: id, unitPath, open: row.clearedAt === null }),
        );
      },
      { name: 'acknowledge an alarm' },
    );
    const [answer] = await this.dtosOf([{ ...row, ...values }]);
    return answer!;
  }

  /** By what the alarm is about: a device, or (unarmed, no device there) a place. */
  async placesOf(alarms: readonly AlarmEntity[]): Promise<Map<string, PlaceEntity>> {
    const subjects = [...new Set(alarms.flatMap(({ deviceId }) => deviceId ?? []))];
    if (subjects.length === 0) return new Map();
    const devices = await this.dataSource
      .getRepository(DeviceEntity)
      .find({ select: { id: true, placeId: true }, where: { id: In(subjects) } });
    const placeOf = new Map(devices.map(({ id, placeId }) => [id, placeId]));
    const ids = subjects.map((subject) => placeOf.get(subject) ?? subject);
    const places = await this.dataSource
      .getRepository(PlaceEntity)
      .find({ select: { id: true, name: true, kind: true }, where: { id: In(ids) } });
    const byId = new Map(places.map((place) => [place.id, place]));
    return new Map(
      subjects.flatMap((s) => {
        const place = byId.get(placeOf.get(s) ?? s);
        return place ? [[s, place] as const] : [];
      }),
    );
  }

  private async dtosOf(alarms: readonly AlarmEntity[]): Promise<z.infer<typeof AlarmDto>[]> {
    const places = await this.placesOf(alarms);
    const unitNames = await this.scope.namesOf(alarms.map(({ unitPath }) => unitOf(unitPath)));
    const users = await this.people.of(alarms.map(({ acknowledgedBy }) => acknowledgedBy));
    return alarms.map((a) => {
      const { _: _inner, ...details } = a.details as Record<string, unknown>;
      const unit = unitOf(a.unitPath);
      return {
        ...{ id: a.id, kind: a.kind, unit, unitName: unitNames.get(unit) ?? unit, unitPath: a.unitPath },
        device: a.kind === 'unit-silent' ? null : a.deviceId,
        placeName: places.get(a.deviceId ?? '')?.name ?? null,
        placeKind: places.get(a.deviceId ?? '')?.kind ?? null,
        details,
        raisedAt: a.raisedAt.toISOString(),
        lastAt: a.lastAt.toISOString(),
        clearedAt: a.clearedAt?.toISOString() ?? null,
        count: a.count,
        acknowledgedBy: a.acknowledgedBy,
        acknowledgedByName: users.get(a.acknowledgedBy ?? '') ?? null,
        acknowledgedAt: a.acknowledgedAt?.toISOString() ?? null,
        note: a.note,
      };
    });
  }
}

const unitOf = (path: string): string => path.split('/').filter(Boolean).at(-1) ?? '';
