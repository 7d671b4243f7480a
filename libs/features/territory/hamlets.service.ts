import { conflict, invalid, notFound } from '#contracts/errors.js';
import { localDateOf } from '#domain/time/zone.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { fold } from '#platform/fold.js';
import { PlaceEntity, UnitEntity } from '#persistence/entities/territory.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Audit, type AuditAction } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';

import type { HamletBody, HamletChanges } from './units.dto.js';

/** The zone of the country's clocks; a station has its own setting. */
const HOME_ZONE = 'Asia/Ho_Chi_Minh';

/** Hamlets have no national code: the hub numbers them below their commune. */
const HAMLET_SCHEME = 'thon';
const MAX_HAMLETS = 999;

/** Thôn, bản, tổ dân phố: units that a commune's people add themselves. */
@Injectable()
export class Hamlets {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `hamlet-exists` (conflict), `not-a-commune` (invalid) */
  async create(actor: Actor, communeKey: string, body: HamletBody): Promise<string> {
    return this.unitOfWork.run(
      async (em) => {
        const commune = await em.findOneBy(UnitEntity, { key: communeKey });
        if (!commune) throw notFound('unit', communeKey);
        if (commune.level !== 'commune')
          throw invalid('unit', 'not-a-commune', `${commune.fullName} không phải xã, phường, đặc khu`);
        const siblings = await em.findBy(UnitEntity, { parentKey: communeKey, level: 'hamlet' });
        if (siblings.length >= MAX_HAMLETS)
          throw conflict('too-many-hamlets', `Mỗi xã có tối đa ${MAX_HAMLETS} thôn, bản, tổ dân phố`);
        const fullName = fullNameOf(body);
        refuseTwin(siblings, fullName, null);
        const unit = hamletOf(commune, siblings, body, localDateOf(this.clock.nowMs(), HOME_ZONE));
        await em.insert(UnitEntity, unit);
        await this.record(em, actor, 'hamlet-created', unit, { fullName });
        return unit.key;
      },
      { name: 'create a hamlet' },
    );
  }

  async update(actor: Actor, key: string, changes: HamletChanges): Promise<void> {
    await this.unitOfWork.run(
      async (em) => {
        const unit = await this.hamlet(em, key);
        const next = { ...unit, ...changes };
        const fullName = fullNameOf(next);
        const siblings = await em.findBy(UnitEntity, { parentKey: unit.parentKey!, level: 'hamlet' });
        refuseTwin(siblings, fullName, key);
        const { name, type, lat, lon } = next;
        await em.update(UnitEntity, { key }, { name, type, lat, lon, fullName, folded: fold(fullName) });
        await this.record(em, actor, 'hamlet-changed', unit, { was: unit.fullName, is: fullName });
      },
      { name: 'change a hamlet' },
    );
  }

  /** It stays in the archive; from today on nothing is in it. @throws AppError `hamlet-in-use` (conflict) */
  async end(actor: Actor, key: string): Promise<void> {
    await this.unitOfWork.run(
      async (em) => {
        const unit = await this.hamlet(em, key);
        const places = await em.countBy(PlaceEntity, { hamletKey: key, retiredAt: IsNull() });
        if (places > 0)
          throw conflict('hamlet-in-use', `Còn ${places} điểm đặt loa ở đây, hãy chuyển chúng trước`, {
            places,
          });
        await em.update(UnitEntity, { key }, { validTo: localDateOf(this.clock.nowMs(), HOME_ZONE) });
        await this.record(em, actor, 'hamlet-ended', unit);
      },
      { name: 'end a hamlet' },
    );
  }

  private async hamlet(em: EntityManager, key: string): Promise<UnitEntity> {
    const unit = await em.findOneBy(UnitEntity, { key });
    if (unit?.level !== 'hamlet' || unit.validTo !== null) throw notFound('hamlet', key);
    return unit;
  }

  private record(em: EntityManager, actor: Actor, action: AuditAction, unit: UnitEntity, details?: unknown) {
    const about = { subjectKind: 'unit', subjectId: unit.key, unitPath: unit.path, details };
    return this.audit.record(em, { actor: actor.userId, action, ...about });
  }
}

/** `Bản Nậm Sài` */
const fullNameOf = ({ type, name }: { type: string; name: string }): string =>
  `${type.charAt(0).toUpperCase()}${type.slice(1)} ${name}`;

function hamletOf(
  commune: UnitEntity,
  siblings: readonly UnitEntity[],
  body: HamletBody,
  today: string,
): UnitEntity {
  const last = Math.max(0, ...siblings.map(({ code }) => Number(code.split('-').at(-1))));
  const code = `${commune.key}-${String(last + 1).padStart(3, '0')}`;
  const key = `${HAMLET_SCHEME}-${code}`;
  const { name, type, lat, lon, validFrom = today } = body;
  const fullName = fullNameOf(body);
  return {
    ...{ key, scheme: HAMLET_SCHEME, code, level: 'hamlet', name, fullName, type },
    ...{ parentKey: commune.key, path: `${commune.path}${key}/`, folded: fold(fullName) },
    ...{ validFrom, validTo: null, source: 'Do địa phương khai báo', lat, lon, attributes: null },
  };
}

function refuseTwin(siblings: readonly UnitEntity[], fullName: string, self: string | null): void {
  const twin = siblings.find(
    (unit) => unit.fullName === fullName && unit.validTo === null && unit.key !== self,
  );
  if (twin) throw conflict('hamlet-exists', `Xã đã có "${fullName}", hãy đặt tên khác`, { key: twin.key });
}
