import { Clock } from '#platform/clock.js';
import {
  BroadcastOrderEntity,
  CollisionEntity,
  OfferEntity,
  StandingRuleEntity,
} from '#persistence/entities/orders.entity.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { AT_MOST, dateText, timeText, type Wanted, writerAt } from './notice-sources.js';

const HOUR_MS = 3600_000;
/** The sender hears of a missing answer so long before the last moment, and not again so soon after a reminder. */
const MISSING_BEFORE_MS = 36 * HOUR_MS;
const REMINDED_MS = 12 * HOUR_MS;
const MAX_TITLE = 80;
const MAX_TITLES = 3;

const short = (title = ''): string => (title.length > MAX_TITLE ? `${title.slice(0, MAX_TITLE)}…` : title);
const shown = (title?: string): string => `“${short(title)}”`;

/** What a commune decides: offers from above, items that want the same time; and who has not answered the sender. */
@Injectable()
export class DecisionNotices {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async all(): Promise<Wanted[]> {
    return [...(await this.offers()), ...(await this.collisions())];
  }

  private async offers(): Promise<Wanted[]> {
    const rows = await this.dataSource
      .getRepository(OfferEntity)
      .find({ where: { state: In(['open', 'changed']) }, take: AT_MOST });
    const orders = await this.orders(rows.map((r) => r.orderId));
    const now = this.clock.now();
    const due = rows.filter((r) => r.snoozedUntil === null || r.snoozedUntil <= now);
    const about = (r: OfferEntity) => ({
      role: 'commune-operator' as const,
      unitPath: r.unitPath,
      subjectId: r.id,
      dueAt: r.answerBy,
      facts: { title: short(orders.get(r.orderId)?.title) },
    });
    // One answer is one thing to do, however often it is asked for: the reminder stands in the place of the offer.
    const offers = due.map((r): Wanted => {
      const title = shown(orders.get(r.orderId)?.title);
      return r.reminders > 0
        ? {
            ...about(r),
            kind: 'offer-reminder',
            dedupeKey: `offer-reminder:${r.id}:${r.orderVersion}:${r.reminders}`,
            text: `Nhắc trả lời bản tin cấp trên gửi: ${title}. Chọn Nhận phát hoặc Không phát`,
          }
        : {
            ...about(r),
            kind: 'offer',
            dedupeKey: `offer:${r.id}:${r.orderVersion}`,
            text: `Bản tin cấp trên gửi: ${title}. Chọn Nhận phát hoặc Không phát`,
          };
    });
    return [...offers, ...unanswered(rows, orders, now.getTime())];
  }

  private async collisions(): Promise<Wanted[]> {
    const rows = await this.dataSource
      .getRepository(CollisionEntity)
      .find({ where: { state: 'open' }, take: AT_MOST });
    const candidatesOf = (r: CollisionEntity) => r.candidates as { orderId: string }[];
    const orders = await this.orders(rows.flatMap((r) => candidatesOf(r).map((c) => c.orderId)));
    const rules = await this.dataSource.getRepository(StandingRuleEntity).find({
      where: { stationId: In(rows.map((r) => r.stationId)), kind: 'collision', active: true },
    });
    return rows.map((r) => {
      const all = candidatesOf(r).map((c) => short(orders.get(c.orderId)?.title));
      const [titles, more] = [all.slice(0, MAX_TITLES), Math.max(0, all.length - MAX_TITLES)];
      const items = `${titles.map((title) => `“${title}”`).join(' và ')}${more > 0 ? ` và ${more} bản tin khác` : ''}`;
      const own = rules.find(({ stationId }) => stationId === r.stationId);
      const prefer = (own?.rule as { prefer: Prefer } | undefined)?.prefer ?? 'placed';
      return {
        kind: 'collision',
        dedupeKey: `collision:${r.id}`,
        role: 'commune-operator',
        unitPath: r.unitPath,
        subjectId: r.id,
        dueAt: r.decideBy,
        facts: {
          ...{ slotAt: r.slotAt.toISOString(), decideBy: r.decideBy.toISOString() },
          ...{ titles, more, isOwnRule: own !== undefined, prefer },
        },
        text:
          `Trùng giờ ${timeText(r.slotAt.getTime())} ngày ${dateText(r.slotAt.getTime())}: ${items}. Chọn thứ tự; nếu không ai chọn, ` +
          `lúc ${timeText(r.decideBy.getTime())} ${own ? 'quy tắc của xã' : 'quy tắc có sẵn'} chọn: ${PREFERS[prefer]}`,
      };
    });
  }

  private async orders(ids: readonly string[]): Promise<Map<string, BroadcastOrderEntity>> {
    const rows = ids.length
      ? await this.dataSource
          .getRepository(BroadcastOrderEntity)
          .find({ select: { id: true, title: true, unitPath: true }, where: { id: In([...new Set(ids)]) } })
      : [];
    return new Map(rows.map((o) => [o.id, o]));
  }
}

type Prefer = 'placed' | 'own' | 'above';
const PREFERS: Record<Prefer, string> = {
  placed: 'bản tin đang có chỗ được giữ giờ',
  own: 'ưu tiên bản tin của xã',
  above: 'ưu tiên bản tin cấp trên gửi',
};

/** One for each order that communes have not answered though the time runs out: whoever sent it reminds them. */
function unanswered(
  rows: readonly OfferEntity[],
  orders: ReadonlyMap<string, BroadcastOrderEntity>,
  nowMs: number,
): Wanted[] {
  const waiting = rows.filter(
    ({ answerBy, remindedAt }) =>
      (answerBy?.getTime() ?? Infinity) - nowMs < MISSING_BEFORE_MS &&
      (remindedAt === null || nowMs - remindedAt.getTime() > REMINDED_MS),
  );
  return [...orders.values()].flatMap((order): Wanted[] => {
    const own = waiting.filter(({ orderId }) => orderId === order.id);
    if (own.length === 0) return [];
    const firstMs = Math.min(...own.map(({ answerBy }) => answerBy?.getTime() ?? Infinity));
    return [
      {
        kind: 'unanswered',
        dedupeKey: `unanswered:${order.id}`,
        role: writerAt(order.unitPath),
        unitPath: order.unitPath,
        subjectId: order.id,
        dueAt: Number.isFinite(firstMs) ? new Date(firstMs) : null,
        facts: { communes: own.length, title: short(order.title) },
        text: `${own.length} xã, phường chưa trả lời bản tin đã gửi: ${shown(order.title)}. Bấm Nhắc để nhắc các xã`,
      },
    ];
  });
}
