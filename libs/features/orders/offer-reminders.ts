import { Audit } from '#features/identity/index.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { BroadcastOrderEntity, OfferEntity } from '#persistence/entities/orders.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { notFound } from '#contracts/errors.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { WAITING } from './offer-answers.js';

/** A commune is reminded of an offer at most once in this time. */
const AGAIN_AFTER_MS = 3600_000;
/** More communes than a province has. */
const AT_MOST = 2000;
const CHUNK = 500;

/** The sender asks communes again that have not answered; the notice to their operator follows from the offer's row. */
@Injectable()
export class OfferReminders {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @param stations those to ask; without it everybody who has not answered */
  async remind(actor: Actor, orderId: string, stations?: readonly string[]) {
    const order = await this.dataSource.getRepository(BroadcastOrderEntity).findOneBy({ id: orderId });
    if (!order) throw notFound('order', orderId);
    const rows = await this.dataSource.getRepository(OfferEntity).find({
      where: { orderId, ...(stations && { stationId: In([...stations]) }) },
      take: AT_MOST,
    });
    const now = this.clock.now();
    const waiting = rows.filter((r) => WAITING.includes(r.state));
    const due = waiting.filter(
      (r) => r.remindedAt === null || now.getTime() - r.remindedAt.getTime() >= AGAIN_AFTER_MS,
    );
    if (due.length > 0)
      await this.unitOfWork.run(
        async (em) => {
          for (let i = 0; i < due.length; i += CHUNK) {
            const ids = due.slice(i, i + CHUNK).map((r) => r.id);
            await em.update(
              OfferEntity,
              { id: In(ids) },
              { remindedAt: now, reminders: () => 'reminders + 1', snoozedUntil: null },
            );
          }
          await this.audit.record(em, {
            actor: actor.userId,
            action: 'offers-reminded',
            subjectKind: 'order',
            subjectId: orderId,
            unitPath: order.unitPath,
            details: { stations: due.map((r) => r.stationId) },
          });
        },
        { name: 'remind of offers' },
      );
    return {
      reminded: due.length,
      tooSoon: waiting.length - due.length,
      answered: rows.length - waiting.length,
    };
  }
}
