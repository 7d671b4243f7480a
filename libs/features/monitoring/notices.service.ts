import { wallClockOf } from '#domain/time/zone.js';
import { Clock } from '#platform/clock.js';
import { EventBus } from '#platform/events.js';
import { newId } from '#platform/ids.js';
import { LOG, type Log } from '#platform/logger.js';
import { Ticker } from '#platform/ticker.js';
import type { Role } from '#platform/actor.js';
import { BulletinEntity } from '#persistence/entities/bulletins.entity.js';
import {
  BroadcastOrderEntity,
  CollisionEntity,
  OccurrenceEntity,
  OfferEntity,
  OrderVersionEntity,
} from '#persistence/entities/orders.entity.js';
import { AlarmEntity, NoticeEntity } from '#persistence/entities/playback.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, In, IsNull, MoreThan, Not } from 'typeorm';
import { AT_MOST, isOfProvince, NoticeSources, type Wanted } from './notice-sources.js';

const ZONE = 'Asia/Ho_Chi_Minh';
const DAY_MS = 24 * 3600_000;

/** Work items: somebody has to do something by a time. Made from what stands open, done when it no longer does. */
@Injectable()
export class NoticesService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly ticker: Ticker;

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly events: EventBus,
    private readonly sources: NoticeSources,
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
      ...(await this.offers()),
      ...(await this.collisions()),
      ...(await this.approvals()),
      ...(await this.sentBack()),
      ...(await this.lateApprovals()),
      ...(await this.refusals()),
      ...(await this.alarms()),
      ...(await this.sources.all()),
    ];
    const open = await this.dataSource
      .getRepository(NoticeEntity)
      .find({ where: { state: 'open' }, take: 20_000 });
    const known = new Map(open.map((n) => [n.dedupeKey, n]));
    const fresh = wanted.filter((w) => !known.has(w.dedupeKey));
    const keys = new Set(wanted.map((w) => w.dedupeKey));
    const done = open.filter((n) => n.kind !== 'displaced' && !keys.has(n.dedupeKey));
    if (fresh.length === 0 && done.length === 0) return;
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
              // What was seen stays done; of a station's day there is something new to confirm.
              { dedupeKey: w.dedupeKey, ...(w.kind !== 'confirm' && { acknowledgedBy: IsNull() }) },
              { state: 'open', dueAt: w.dueAt, text: w.text, acknowledgedBy: null, acknowledgedAt: null },
            );
          else {
            const row = this.row(w);
            came.push(row);
            await em.insert(NoticeEntity, row);
          }
        }
        for (let i = 0; i < done.length; i += 200)
          await em.update(
            NoticeEntity,
            { id: In(done.slice(i, i + 200).map((n) => n.id)) },
            { state: 'done' },
          );
      },
      { name: 'write notices' },
    );
    for (const { id, unitPath, role } of came)
      this.events.emit('notice-changed', { noticeId: id, unitPath, role, state: 'open' });
    for (const { id, unitPath, role } of done)
      this.events.emit('notice-changed', { noticeId: id, unitPath, role, state: 'done' });
  }

  private row(w: Wanted): NoticeEntity {
    const unitKey = w.unitPath.split('/').filter(Boolean).at(-1) ?? '';
    return {
      ...w,
      id: newId(),
      text: w.text.slice(0, 500),
      unitKey,
      state: 'open',
      acknowledgedBy: null,
      acknowledgedAt: null,
      createdAt: this.clock.now(),
    };
  }

  private async offers(): Promise<Wanted[]> {
    const rows = await this.dataSource
      .getRepository(OfferEntity)
      .find({ where: { state: In(['open', 'changed']) }, take: AT_MOST });
    const titles = await this.titles(rows.map((r) => r.orderId));
    const offers = rows.map((r) => ({
      kind: 'offer',
      dedupeKey: `offer:${r.id}:${r.orderVersion}`,
      role: 'commune-operator' as const,
      unitPath: r.unitPath,
      subjectId: r.id,
      dueAt: r.answerBy,
      text: `Bản tin cấp trên gửi: “${titles.get(r.orderId) ?? ''}”. Chọn Nhận phát hoặc Không phát`,
    }));
    const reminders = rows
      .filter((r) => r.reminders > 0)
      .map((r) => ({
        kind: 'offer-reminder',
        dedupeKey: `offer-reminder:${r.id}:${r.reminders}`,
        role: 'commune-operator' as const,
        unitPath: r.unitPath,
        subjectId: r.id,
        dueAt: r.answerBy,
        text: `Nhắc trả lời bản tin cấp trên gửi: “${titles.get(r.orderId) ?? ''}”`,
      }));
    return [...offers, ...reminders];
  }

  private async collisions(): Promise<Wanted[]> {
    const rows = await this.dataSource
      .getRepository(CollisionEntity)
      .find({ where: { state: 'open' }, take: AT_MOST });
    const candidatesOf = (r: CollisionEntity) => r.candidates as { orderId: string }[];
    const titles = await this.titles(rows.flatMap((r) => candidatesOf(r).map((c) => c.orderId)));
    const wanted = (r: CollisionEntity): string =>
      candidatesOf(r)
        .map((c) => `“${titles.get(c.orderId) ?? ''}”`)
        .join(' và ');
    return rows.map((r) => ({
      kind: 'collision',
      dedupeKey: `collision:${r.id}`,
      role: 'commune-operator',
      unitPath: r.unitPath,
      subjectId: r.id,
      dueAt: r.decideBy,
      text: `Trùng giờ ${wallClockOf(r.slotAt.getTime(), ZONE).slice(0, 5)} ngày ${r.localDate.split('-').reverse().join('/')}: ${wanted(r)}. Chọn thứ tự`,
    }));
  }

  private async approvals(): Promise<Wanted[]> {
    const rows = await this.dataSource
      .getRepository(BulletinEntity)
      .find({ where: { state: 'submitted' }, take: AT_MOST });
    return rows.map((r) => ({
      kind: 'approval',
      dedupeKey: `approval:${r.id}:${r.version}:${r.updatedAt.getTime()}`,
      role: isOfProvince(r.unitPath) ? 'province-approver' : 'commune-approver',
      unitPath: r.unitPath,
      subjectId: r.id,
      dueAt: r.validTo,
      text: `Bản tin chờ duyệt: “${r.title}”`,
    }));
  }

  /** Drafts that an approver has sent back: whoever writes there mends them. */
  private async sentBack(): Promise<Wanted[]> {
    const rows = await this.dataSource
      .getRepository(BulletinEntity)
      .find({ where: { state: 'draft', reason: Not(IsNull()) }, take: AT_MOST });
    return rows.map((r) => ({
      kind: 'sent-back',
      dedupeKey: `sent-back:${r.id}:${r.version}`,
      role: r.organisationId === null ? writerAt(r.unitPath) : 'department-contributor',
      unitPath: r.unitPath,
      subjectId: r.id,
      dueAt: r.validTo,
      text: `Bản tin bị trả lại: “${r.title}”. Lý do: ${r.reason ?? ''}`,
    }));
  }

  /** Orders of the last day that waited for an approval and came to nothing. */
  private async lateApprovals(): Promise<Wanted[]> {
    const since = new Date(this.clock.nowMs() - DAY_MS);
    const orders = await this.dataSource
      .getRepository(BroadcastOrderEntity)
      .find({ where: { state: 'refused', updatedAt: MoreThan(since) }, take: AT_MOST });
    const versions = await this.dataSource
      .getRepository(OrderVersionEntity)
      .find({ where: { orderId: In(orders.map(({ id }) => id)) } });
    return orders.map((order) => {
      const latest = versions.find((v) => v.orderId === order.id && v.version === order.currentVersion);
      return {
        kind: 'unapproved',
        dedupeKey: `unapproved:${order.id}`,
        role: writerAt(order.unitPath),
        unitPath: order.unitPath,
        subjectId: latest?.bulletinIds[0] ?? order.id,
        dueAt: null,
        text: `“${order.title}” không phát được: ${order.reason ?? ''}. Chọn buổi phát khác`,
      };
    });
  }

  /** Requests of the last day that found no room: their owner's unit is told. */
  private async refusals(): Promise<Wanted[]> {
    const since = new Date(this.clock.nowMs() - DAY_MS);
    const rows = await this.dataSource.getRepository(OccurrenceEntity).find({
      where: { state: 'refused', updatedAt: MoreThan(since) },
      order: { updatedAt: 'DESC' },
      take: AT_MOST,
    });
    const orders = await this.dataSource
      .getRepository(BroadcastOrderEntity)
      .find({ where: { id: In([...new Set(rows.map((r) => r.orderId))]) } });
    return orders.map((order) => {
      const own = rows.filter((r) => r.orderId === order.id);
      return {
        kind: 'refused',
        dedupeKey: `refused:${order.id}:${order.currentVersion}`,
        role: writerAt(order.unitPath),
        unitPath: order.unitPath,
        subjectId: order.id,
        dueAt: null,
        text: `Không xếp được lịch ${own.length} lượt phát của “${order.title}”: xem lý do và cách xử lý`,
      };
    });
  }

  private async alarms(): Promise<Wanted[]> {
    const rows = await this.dataSource
      .getRepository(AlarmEntity)
      .find({ where: { clearedAt: IsNull(), acknowledgedBy: IsNull() }, take: AT_MOST });
    return rows.map((r) => ({
      kind: 'alarm',
      dedupeKey: `alarm:${r.id}`,
      role: r.kind === 'unplanned' ? 'duty-officer' : 'technician',
      unitPath: r.unitPath,
      subjectId: r.id,
      dueAt: null,
      text: ALARM_TEXT[r.kind] ?? 'Cảnh báo',
    }));
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
              dueAt: null,
            }),
          );
        }
      },
      { name: 'tell owners of displaced items' },
    );
  }

  private async titles(orderIds: readonly string[]): Promise<Map<string, string>> {
    const rows = orderIds.length
      ? await this.dataSource
          .getRepository(BroadcastOrderEntity)
          .find({ select: { id: true, title: true }, where: { id: In([...new Set(orderIds)]) } })
      : [];
    return new Map(rows.map((o) => [o.id, o.title]));
  }
}

/** Who writes and orders at a unit. */
const writerAt = (unitPath: string): Role =>
  isOfProvince(unitPath) ? 'province-editor' : 'commune-operator';

const ALARM_TEXT: Record<string, string> = {
  'device-offline': 'Cụm loa mất kết nối',
  'unit-silent': 'Nhiều cụm loa của một xã mất kết nối cùng lúc',
  clock: 'Cụm loa sai giờ',
  unarmed: 'Cụm loa chưa sẵn sàng phát',
  unplanned: 'Có tiếng phát ngoài lịch',
  fault: 'Cụm loa báo lỗi',
  refused: 'Cụm loa từ chối lệnh hoặc danh sách phát',
  flood: 'Cụm loa gửi quá nhiều, đã ngắt kết nối',
};
