import { conflict, notFound } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { EnrolmentCodeEntity } from '#persistence/entities/devices.entity.js';
import { PlaceEntity } from '#persistence/entities/territory.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Audit } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { codeHash, newEnrolmentCode } from './enrolment-code.js';

const LASTS_MS = 24 * 3600_000;

/** Codes for one place and one day; a new one replaces the one before. */
@Injectable()
export class EnrolmentCodes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The code is shown this once. @throws AppError `place-not-found`, `place-retired` (conflict) */
  async issue(actor: Actor, placeId: string): Promise<{ place: string; code: string; expiresAt: string }> {
    const code = newEnrolmentCode();
    const issuedAt = this.clock.now();
    const expiresAt = new Date(issuedAt.getTime() + LASTS_MS);
    await this.unitOfWork.run(
      async (em) => {
        const place = await em.findOneBy(PlaceEntity, { id: placeId });
        if (!place) throw notFound('place', placeId);
        if (place.retiredAt) throw conflict('place-retired', `Điểm đặt loa "${place.name}" đã ngừng sử dụng`);
        await em.delete(EnrolmentCodeEntity, { placeId, usedKey: IsNull() });
        const row = { hash: codeHash(code), placeId, issuedAt, expiresAt, issuedBy: actor.userId };
        await em.insert(EnrolmentCodeEntity, { ...row, usedKey: null, usedDevice: null });
        const about = { subjectKind: 'place', subjectId: placeId, unitPath: place.unitPath };
        await this.audit.record(em, { actor: actor.userId, action: 'enrolment-code-issued', ...about });
      },
      { name: 'issue an enrolment code' },
    );
    return { place: placeId, code, expiresAt: expiresAt.toISOString() };
  }
}
