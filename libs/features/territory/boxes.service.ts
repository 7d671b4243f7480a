import { conflict, notFound } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { newId } from '#platform/ids.js';
import { BoxEntity, PlaceEntity } from '#persistence/entities/territory.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Audit } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import type { BoxBody } from './places.dto.js';

/** The hardware at a place. Lightning takes the box; the place and its history stay. */
@Injectable()
export class Boxes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async setBox(actor: Actor, placeId: string, box: BoxBody): Promise<void> {
    await this.unitOfWork.run(
      async (em) => {
        const place = await em.findOneBy(PlaceEntity, { id: placeId });
        if (!place) throw notFound('place', placeId);
        if (place.retiredAt) throw conflict('place-retired', `Điểm đặt loa "${place.name}" đã ngừng sử dụng`);
        await this.record(em, placeId, box);
        const about = { subjectKind: 'place', subjectId: placeId, unitPath: place.unitPath, details: box };
        await this.audit.record(em, { actor: actor.userId, action: 'box-recorded', ...about });
      },
      { name: 'record a box' },
    );
  }

  /** What is there now; another hardware id ends the time of the box before. What is already so stays. */
  async record(
    em: EntityManager,
    placeId: string,
    box: Partial<BoxBody> & { hardwareId: string },
  ): Promise<void> {
    const now = this.clock.now();
    const present = await em.findOneBy(BoxEntity, { placeId, until: IsNull() });
    const { vendor = null, model = null, sim = null } = box;
    if (present?.hardwareId === box.hardwareId) {
      const known = {
        vendor: vendor ?? present.vendor,
        model: model ?? present.model,
        sim: sim ?? present.sim,
      };
      await em.update(BoxEntity, { id: present.id }, known);
      return;
    }
    if (present) await em.update(BoxEntity, { id: present.id }, { until: now });
    const { hardwareId } = box;
    const row = {
      id: newId(now.getTime()),
      placeId,
      hardwareId,
      vendor,
      model,
      sim,
      since: now,
      until: null,
    };
    await em.insert(BoxEntity, row);
  }
}
