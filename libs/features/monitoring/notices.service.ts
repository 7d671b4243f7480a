import { Clock } from '#platform/clock.js';
import { EventBus } from '#platform/events.js';
import { newId } from '#platform/ids.js';
import { LOG, type Log } from '#platform/logger.js';
import { Ticker } from '#platform/ticker.js';
import { BroadcastOrderEntity, OccurrenceEntity } from '#persistence/entities/orders.entity.js';
import { NoticeEntity } from '#persistence/entities/playback.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, In, IsNull, MoreThan } from 'typeorm';
import { AlarmNotices } from './alarm-notices.js';
import { ApprovalNotices } from './approval-notices.js';
import { DecisionNotices } from './decision-notices.js';
import { AT_MOST, NoticeSources, type Wanted, writerAt } from './notice-sources.js';
import { UpkeepNotices } from './upkeep-notices.js';

const DAY_MS = 24 * 3600_000;
/** What was seen stays done; these come back: put off until now, not yet answered, something new to confirm, missing again. */
const COMES_BACK: ReadonlySet<string> = new Set([
  ...['confirm', 'offer', 'offer-reminder', 'unanswered'],
  ...['unstaffed', 'no-device', 'watch'],
]);
const textOf = ({ text }: Wanted): string => text.slice(0, 500);
/** What a notice that is there already says now. */
const saidOf = (w: Wanted) => ({ text: textOf(w), facts: w.facts, dueAt: w.dueAt });

/** Work items: somebody has to do something by a time. Made from what stands open, done when it no longer does. */
@Injectable()
export class NoticesService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly ticker: Ticker;

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly events: EventBus,
    private readonly alarms: AlarmNotices,
    private readonly sources: NoticeSources,
    private readonly decisions: DecisionNotices,
    private readonly approvals: ApprovalNotices,
    private readonly upkeep: UpkeepNotices,
    @Inject(LOG) log: Log,
  ) {
    this.ticker = new Ticker({ name: 'notices', everyMs: 5000, work: () => this.turn(), log });
  }

  onApplicationBootstrap(): void {
    for (const name of ['plan-changed', 'alarm-changed', 'alert-changed', 'bulletin-changed'] as const)
      this.events.on(name, () => this.ticker.kick());
    this.events.on('items-displaced', async ({ displaced }) => this.displaced(displaced));
    this.ticker.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.ticker.stop();
  }

  private async turn(): Promise<void> {
    const wanted = [
      ...(await this.decisions.all()),
      ...(await this.approvals.all()),
      ...(await this.refusals()),
      ...(await this.alarms.all()),
      ...(await this.sources.all()),
      ...(await this.upkeep.all()),
    ];
    const open = await this.dataSource
      .getRepository(NoticeEntity)
      .find({ where: { state: 'open' }, take: 20_000 });
    const known = new Map(open.map((n) => [n.dedupeKey, n]));
    const fresh = wanted.filter((w) => !known.has(w.dedupeKey));
    const keys = new Set(wanted.map((w) => w.dedupeKey));
    const done = open.filter((n) => n.kind !== 'displaced' && !keys.has(n.dedupeKey));
    const reworded = wanted.filter((w) => {
      const is = known.get(w.dedupeKey);
      return is !== undefined && (is.text !== textOf(w) || is.dueAt?.getTime() !== w.dueAt?.getTime());
    });
    if (fresh.length === 0 && done.length === 0 && reworded.length === 0) return;
    const came: NoticeEntity[] = [];
    await this.unitOfWork.run(
      async (em) => {
        came.length = 0;
        const before = new Set(
          (
            await em.find(NoticeEntity, {
              select: { dedupeKey: true },
              where: { dedupeKey: In(fresh.map((f) => f.dedupeKey)) },
            })
          ).map((n) => n.dedupeKey),
        );
        for (const w of fresh) {
          if (before.has(w.dedupeKey))
            await em.update(
              NoticeEntity,
              { dedupeKey: w.dedupeKey, ...(!COMES_BACK.has(w.kind) && { acknowledgedBy: IsNull() }) },
              { ...saidOf(w), state: 'open', acknowledgedBy: null, acknowledgedAt: null },
            );
          else {
            const row = this.row(w);
            came.push(row);
            await em.insert(NoticeEntity, row as never);
          }
        }
        for (const w of reworded) await em.update(NoticeEntity, { dedupeKey: w.dedupeKey }, saidOf(w));
        for (let i = 0; i < done.length; i += 200)
          await em.update(
            NoticeEntity,
            { id: In(done.slice(i, i + 200).map((n) => n.id)) },
            { state: 'done' },
          );
      },
      { name: 'write notices' },
    );
    const told = reworded.flatMap(({ dedupeKey }) => known.get(dedupeKey) ?? []);
    for (const { id, unitPath, role } of [...came, ...told])
      this.events.emit('notice-changed', { noticeId: id, unitPath, role, state: 'open' });
    for (const { id, unitPath, role } of done)
      this.events.emit('notice-changed', { noticeId: id, unitPath, role, state: 'done' });
  }

  private row(w: Wanted): NoticeEntity {
    const unitKey = w.unitPath.split('/').filter(Boolean).at(-1) ?? '';
    return {
      ...w,
      id: newId(),
      text: textOf(w),
      unitKey,
      state: 'open',
      acknowledgedBy: null,
      acknowledgedAt: null,
      createdAt: this.clock.now(),
    };
  }

  /** Requests of the last day that found no room: their owner's unit is told. */
  private async refusals(): Promise<Wanted[]> {
    const since = new Date(this.clock.nowMs() - DAY_MS);
    const rows = await this.dataSource.getRepository(OccurrenceEntity).find({
      where: { state: 'refused', updatedAt: MoreThan(since) },
      order: { updatedAt: 'DESC' },
      take: AT_MOST,
    });
    // What a commune answered is no lack of room: the sender sees it commune by commune.
    const refused = rows.filter((r) => (r.outcome as { reason?: string } | null)?.reason !== 'declined');
    const orders = await this.dataSource
      .getRepository(BroadcastOrderEntity)
      .find({ where: { id: In([...new Set(refused.map((r) => r.orderId))]) } });
    return orders.map((order) => {
      const own = refused.filter((r) => r.orderId === order.id);
      return {
        kind: 'refused',
        dedupeKey: `refused:${order.id}:${order.currentVersion}`,
        role: writerAt(order.unitPath),
        unitPath: order.unitPath,
        subjectId: order.id,
        dueAt: null,
        text: `Không xếp được lịch ${own.length} lượt phát của “${order.title}”: xem lý do và cách xử lý`,
        facts: { title: order.title, airings: own.length },
      };
    });
  }

  /** Owners of normal items that a priority item moved or pushed out. */
  private async displaced(
    items: readonly { request: string; orderId: string; startAt: string | null }[],
  ): Promise<void> {
    const orders = new Map(
      (
        await this.dataSource
          .getRepository(BroadcastOrderEntity)
          .find({ where: { id: In([...new Set(items.map((i) => i.orderId))]) } })
      ).map((o) => [o.id, o]),
    );
    await this.unitOfWork.run(
      async (em) => {
        for (const item of items.slice(0, AT_MOST)) {
          const order = orders.get(item.orderId);
          const dedupeKey = `displaced:${item.request}:${item.startAt ?? 'none'}`;
          if (!order || (await em.existsBy(NoticeEntity, { dedupeKey }))) continue;
          const text = `“${order.title}” ${item.startAt ? 'bị dời giờ' : 'không còn chỗ'} vì nhường bản tin ưu tiên`;
          await em.insert(
            NoticeEntity,
            this.row({
              kind: 'displaced',
              dedupeKey,
              role: writerAt(order.unitPath),
              unitPath: order.unitPath,
              subjectId: order.id,
              text,
              facts: { title: order.title, isMoved: item.startAt !== null },
              dueAt: null,
            }) as never,
          );
        }
      },
      { name: 'tell owners of displaced items' },
    );
  }
}
