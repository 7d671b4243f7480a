import { conflict } from '#contracts/errors.js';
import { AlertsService } from '#features/alerts/index.js';
import { BulletinsService } from '#features/bulletins/index.js';
import { Audit, Rights } from '#features/identity/index.js';
import { OrdersService } from '#features/orders/index.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { newId } from '#platform/ids.js';
import { OrderVersionEntity } from '#persistence/entities/orders.entity.js';
import { AsRunEntity, StopEntity } from '#persistence/entities/playback.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, MoreThan } from 'typeorm';
import type { StopOrder } from './stops.dto.js';

/** Rows of an order that began before this are another day's airing: they were not what somebody stopped. */
const BACK_MS = 24 * 3600_000;

/** The wrong item is stopped, and the log marked: what was heard stays in it. */
@Injectable()
export class StopsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: OrdersService,
    private readonly bulletins: BulletinsService,
    private readonly alerts: AlertsService,
    private readonly rights: Rights,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Withdraws the order, and its bulletins where asked, at once; asked again, answers with the same stop. */
  async stopOrder(actor: Actor, orderId: string, dto: StopOrder): Promise<StopEntity> {
    const before = await this.of(orderId);
    const order = await this.orders.get(orderId);
    if (before && order.state === 'withdrawn') return before;
    if (order.state === 'draft') throw conflict('order-not-confirmed', 'Lịch phát này chưa có hiệu lực');
    const withdrawn = dto.bulletins ? await this.withdrawBulletins(actor, orderId, dto.reason) : [];
    await this.orders.withdraw(actor, orderId, dto.reason);
    return this.mark(actor, {
      ...{ kind: 'order', subjectId: orderId, unitKey: order.unitKey, unitPath: order.unitPath },
      ...{ title: order.title, reason: dto.reason, withdrawnBulletins: withdrawn },
    });
  }

  async stopAlert(actor: Actor, alertId: string, reason: string): Promise<StopEntity> {
    const before = await this.of(alertId);
    const alert = await this.alerts.get(alertId);
    if (before && alert.state === 'cancelled') return before;
    if (alert.state === 'requested')
      throw conflict('alert-not-active', 'Tin khẩn cấp này chưa phát: hủy đề nghị ở trang Phát khẩn cấp');
    await this.alerts.cancel(actor, alertId, reason);
    return this.mark(actor, {
      ...{ kind: 'alert', subjectId: alertId, unitKey: alert.unitKey, unitPath: alert.unitPath },
      ...{ title: alert.title, reason, withdrawnBulletins: [] },
    });
  }

  /** The newest stop of an order or alert. */
  private of(subjectId: string): Promise<StopEntity | null> {
    return this.dataSource
      .getRepository(StopEntity)
      .findOne({ where: { subjectId }, order: { stoppedAt: 'DESC' } });
  }

  /** Before the order: a bulletin's withdrawal takes the short way to the devices. */
  private async withdrawBulletins(actor: Actor, orderId: string, reason: string): Promise<string[]> {
    const latest = await this.dataSource
      .getRepository(OrderVersionEntity)
      .findOne({ where: { orderId }, order: { version: 'DESC' } });
    const approved = [];
    for (const id of latest?.bulletinIds ?? []) {
      const bulletin = await this.bulletins.get(id);
      if (bulletin.state !== 'approved') continue;
      this.rights.require(actor, 'withdraw', 'bulletin', bulletin.unitPath);
      approved.push(id);
    }
    for (const id of approved) await this.bulletins.withdraw(actor, id, reason);
    return approved;
  }

  private async mark(
    actor: Actor,
    about: Pick<
      StopEntity,
      'kind' | 'subjectId' | 'unitKey' | 'unitPath' | 'title' | 'reason' | 'withdrawnBulletins'
    >,
  ): Promise<StopEntity> {
    const now = this.clock.now();
    const stop: StopEntity = {
      ...about,
      id: newId(),
      stoppedBy: actor.userId,
      stoppedAt: now,
      correctionOrderId: null,
      correctedBy: null,
      correctedAt: null,
    };
    const own = about.kind === 'alert' ? { subject: about.subjectId } : { orderId: about.subjectId };
    const since = MoreThan(new Date(now.getTime() - BACK_MS));
    await this.unitOfWork.run(
      async (em) => {
        await em.insert(StopEntity, stop);
        await em.update(AsRunEntity, { ...own, stopId: IsNull(), plannedStart: since }, { stopId: stop.id });
        await this.audit.record(em, {
          actor: actor.userId,
          action: 'airing-stopped',
          subjectKind: about.kind,
          subjectId: about.subjectId,
          unitPath: about.unitPath,
          details: { stop: stop.id, reason: about.reason, bulletins: about.withdrawnBulletins },
        });
      },
      { name: 'mark what was stopped', timeoutMs: 60_000 },
    );
    return stop;
  }
}
