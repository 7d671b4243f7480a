import { expand } from '#domain/recurrence/expand.js';
import type { Recurrence } from '#domain/recurrence/recurrence.js';
import { addDays } from '#domain/time/civil-date.js';
import { localDateOf } from '#domain/time/zone.js';
import { AppError } from '#contracts/errors.js';
import { Audit } from '#features/identity/index.js';
import { Clock } from '#platform/clock.js';
import { EventBus } from '#platform/events.js';
import { LOG, type Log } from '#platform/logger.js';
import { Ticker } from '#platform/ticker.js';
import { BulletinEntity } from '#persistence/entities/bulletins.entity.js';
import { BroadcastOrderEntity } from '#persistence/entities/orders.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { OrderVersions } from './order-versions.js';
import { OrdersService } from './orders.service.js';

/** Fewer than this wait at any time in a province; what is beyond waits one more turn. */
const AT_MOST = 200;
const EVERY_MS = 30_000;
const FAR_DAYS = 400;

/**
 * Orders that a person confirmed before their bulletins were approved. Each takes effect with the last approval, or is refused
 * with words that say why: the time passed, no room any more, a bulletin withdrawn.
 */
@Injectable()
export class AwaitingOrders implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly ticker: Ticker;

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly events: EventBus,
    private readonly orders: OrdersService,
    private readonly versions: OrderVersions,
    private readonly audit: Audit,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.ticker = new Ticker({ name: 'awaiting orders', everyMs: EVERY_MS, work: () => this.turn(), log });
  }

  onApplicationBootstrap(): void {
    for (const name of ['bulletin-approved', 'bulletin-withdrawn'] as const)
      this.events.on(name, () => this.ticker.kick());
    this.ticker.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.ticker.stop();
  }

  private async turn(): Promise<void> {
    const waiting = await this.dataSource
      .getRepository(BroadcastOrderEntity)
      .find({ where: { state: 'awaiting' }, order: { updatedAt: 'ASC' }, take: AT_MOST });
    for (const order of waiting) {
      try {
        await this.look(order);
      } catch (cause) {
        if (!isAnswer(cause)) throw cause;
        await this.refuse(order, cause.message);
      }
    }
  }

  private async look(order: BroadcastOrderEntity): Promise<void> {
    const latest = (await this.versions.of(order.id)).at(-1);
    if (!latest) return;
    const bulletins = await this.dataSource
      .getRepository(BulletinEntity)
      .find({ where: { id: In(latest.bulletinIds) } });
    const gone = bulletins.find(({ state }) => state === 'withdrawn' || state === 'expired');
    if (gone) {
      await this.refuse(
        order,
        `Bản tin “${gone.title}” đã thu hồi hoặc hết hiệu lực khi lịch phát còn chờ duyệt`,
      );
    } else if (bulletins.every(({ state }) => state === 'approved')) {
      await this.orders.confirmAwaiting(order);
      this.log.info({ order: order.id }, 'an order took effect with the approval of its bulletins');
    } else if (this.isPressing(latest.recurrence as Recurrence)) {
      await this.orders.requireStillPossible(order);
    }
  }

  /** Nothing is ahead but today, or not even that: an order with later days cannot be late yet. */
  private isPressing(recurrence: Recurrence): boolean {
    const today = localDateOf(this.clock.nowMs(), 'Asia/Ho_Chi_Minh');
    return expand(recurrence, addDays(today, 1), addDays(today, FAR_DAYS), []).length === 0;
  }

  private async refuse(order: BroadcastOrderEntity, words: string): Promise<void> {
    const reason = words.slice(0, 500);
    await this.unitOfWork.run(
      async (em) => {
        const done = await em.update(
          BroadcastOrderEntity,
          { id: order.id, state: 'awaiting' },
          { state: 'refused', reason, updatedAt: this.clock.now() },
        );
        if (done.affected === 0) return; // withdrawn just now
        await this.audit.record(em, {
          actor: 'hub',
          action: 'order-refused',
          subjectKind: 'order',
          subjectId: order.id,
          unitPath: order.unitPath,
          details: { reason },
        });
      },
      { name: 'refuse an order that waited' },
    );
    this.log.info({ order: order.id, reason }, 'an order that waited for approval was refused');
  }
}

/** A refusal in words for a person; anything else is a failure, and tried again. */
const isAnswer = (cause: unknown): cause is AppError =>
  cause instanceof AppError && ['invalid', 'conflict'].includes(cause.kind);
