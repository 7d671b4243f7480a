import { enrolmentLink } from '#contracts/enrolment-link.js';
import { conflict, notFound } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { EnrolmentCodeEntity } from '#persistence/entities/devices.entity.js';
import { PlaceEntity } from '#persistence/entities/territory.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Audit, PersonNames } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { codeHash, newEnrolmentCode } from './enrolment-code.js';

const LASTS_MS = 24 * 3600_000;
const LISTED = 20;

export interface IssuedCode {
  place: string;
  code: string;
  /** Hub and code in one line: what the QR code holds. */
  link: string;
  expiresAt: string;
}

/** Codes for one place and one day; a new one replaces the one before. */
@Injectable()
export class EnrolmentCodes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly names: PersonNames,
    private readonly clock: Clock,
  ) {}

  /**
   * The code is shown this once.
   * @param hub the address at which the device will find it
   * @throws AppError `place-not-found`, `place-retired` (conflict)
   */
  async issue(actor: Actor, placeId: string, hub: string): Promise<IssuedCode> {
    const code = newEnrolmentCode();
    const issuedAt = this.clock.now();
    const expiresAt = new Date(issuedAt.getTime() + LASTS_MS);
    const kind = await this.unitOfWork.run(
      async (em) => {
        const place = await em.findOneBy(PlaceEntity, { id: placeId });
        if (!place) throw notFound('place', placeId);
        if (place.retiredAt) throw conflict('place-retired', `Điểm đặt loa "${place.name}" đã ngừng sử dụng`);
        await em.delete(EnrolmentCodeEntity, { placeId, usedKey: IsNull() });
        const row = { hash: codeHash(code), placeId, issuedAt, expiresAt, issuedBy: actor.userId };
        await em.insert(EnrolmentCodeEntity, { ...row, usedKey: null, usedDevice: null });
        const about = { subjectKind: 'place', subjectId: placeId, unitPath: place.unitPath };
        await this.audit.record(em, { actor: actor.userId, action: 'enrolment-code-issued', ...about });
        return place.kind;
      },
      { name: 'issue an enrolment code' },
    );
    const link = enrolmentLink({ hub, code }, kind);
    return { place: placeId, code, link, expiresAt: expiresAt.toISOString() };
  }

  /** The newest codes of a place, without the codes. */
  async list(placeId: string) {
    const rows = await this.unitOfWork.manager.find(EnrolmentCodeEntity, {
      where: { placeId },
      order: { issuedAt: 'DESC' },
      take: LISTED,
    });
    const names = await this.names.of(rows.map(({ issuedBy }) => issuedBy));
    return rows.map(({ issuedAt, issuedBy, expiresAt, usedKey, usedDevice }) => ({
      issuedAt: issuedAt.toISOString(),
      issuedByName: names.get(issuedBy) ?? null,
      expiresAt: expiresAt.toISOString(),
      state: this.stateOf(usedKey, expiresAt),
      device: usedDevice,
    }));
  }

  private stateOf(usedKey: string | null, expiresAt: Date): 'used' | 'expired' | 'waiting' {
    if (usedKey !== null) return 'used';
    return expiresAt.getTime() <= this.clock.nowMs() ? 'expired' : 'waiting';
  }
}
