import type { Placement } from '#domain/planning/types.js';
import type { Recurrence } from '#domain/recurrence/recurrence.js';
import { DAY_MS } from '#domain/time/wall-clock.js';
import { Clock } from '#platform/clock.js';
import { BulletinEntity } from '#persistence/entities/bulletins.entity.js';
import { BroadcastOrderEntity, OrderVersionEntity } from '#persistence/entities/orders.entity.js';
import { StationEntity } from '#persistence/entities/territory.entity.js';
import { findByKeys } from '#persistence/find-by-keys.js';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, MoreThan, Not } from 'typeorm';
import { firstChanceMs, type WaitingAirings } from './approval-due.js';
import { AT_MOST, dateText, isOfProvince, timeText, type Wanted, writerAt } from './notice-sources.js';

/** More than a province has. */
const STATIONS = 500;

/** What waits for an approver, what came back from one, and what came to nothing for want of one. */
@Injectable()
export class ApprovalNotices {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async all(): Promise<Wanted[]> {
    return [...(await this.approvals()), ...(await this.sentBack()), ...(await this.lateApprovals())];
  }

  private async approvals(): Promise<Wanted[]> {
    const rows = await this.dataSource
      .getRepository(BulletinEntity)
      .find({ where: { state: 'submitted' }, take: AT_MOST });
    const chances = rows.length > 0 ? await this.chances() : new Map<string, number>();
    return rows.map((r) => {
      const atMs = chances.get(r.id);
      const haste = atMs ? `. Duyệt trước ${timeText(atMs)} ngày ${dateText(atMs)} để kịp phát` : '';
      return {
        kind: 'approval',
        dedupeKey: `approval:${r.id}:${r.version}:${r.updatedAt.getTime()}`,
        role: isOfProvince(r.unitPath) ? 'province-approver' : 'commune-approver',
        unitPath: r.unitPath,
        subjectId: r.id,
        dueAt: atMs ? new Date(atMs) : r.validTo,
        text: `Bản tin chờ duyệt: “${r.title}”${haste}`,
        facts: { title: r.title, approveBy: atMs ? new Date(atMs).toISOString() : null },
      };
    });
  }

  /** Of bulletins whose orders wait for their approval: the first moment that would be missed. */
  private async chances(): Promise<Map<string, number>> {
    const orders = await this.dataSource
      .getRepository(BroadcastOrderEntity)
      .find({ where: { state: 'awaiting' }, order: { createdAt: 'ASC' }, take: AT_MOST });
    if (orders.length === 0) return new Map();
    const versions = await this.versionsOf(orders);
    const windowsUnder = await this.windows();
    const nowMs = this.clock.nowMs();
    const chances = new Map<string, number>();
    for (const order of orders) {
      const latest = versions.get(order.id);
      if (!latest) continue;
      const waiting = {
        recurrence: latest.recurrence as Recurrence,
        airings: latest.airings as Placement[],
        windows: windowsUnder(order.unitPath),
      };
      const atMs = firstChanceMs(waiting, nowMs);
      if (atMs === null) continue;
      for (const id of latest.bulletinIds) chances.set(id, Math.min(atMs, chances.get(id) ?? atMs));
    }
    return chances;
  }

  /** By order: the version that counts now. */
  private async versionsOf(
    orders: readonly BroadcastOrderEntity[],
  ): Promise<Map<string, OrderVersionEntity>> {
    const current = new Map(orders.map(({ id, currentVersion }) => [id, currentVersion]));
    const found = await findByKeys(this.dataSource, OrderVersionEntity, 'orderId', [...current.keys()]);
    const counting = found.filter(({ orderId, version }) => current.get(orderId) === version);
    return new Map(counting.map((version) => [version.orderId, version]));
  }

  /** The windows below a unit, each once: most stations have those of the preset. */
  private async windows(): Promise<(unitPath: string) => WaitingAirings['windows']> {
    const stations = await this.dataSource.getRepository(StationEntity).find({ take: STATIONS });
    const known = new Map<string, WaitingAirings['windows']>();
    return (unitPath) => {
      const before = known.get(unitPath);
      if (before) return before;
      const all = stations
        .filter((station) => station.unitPath.startsWith(unitPath))
        .flatMap(({ regulation }) => regulation.windows);
      const distinct = new Map(all.map((w) => [JSON.stringify([w.name, w.from, w.to, w.days]), w]));
      const windows = [...distinct.values()];
      known.set(unitPath, windows);
      return windows;
    };
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
      facts: { title: r.title, reason: r.reason },
    }));
  }

  /** Orders of the last day that waited for an approval and came to nothing. */
  private async lateApprovals(): Promise<Wanted[]> {
    const since = new Date(this.clock.nowMs() - DAY_MS);
    const orders = await this.dataSource
      .getRepository(BroadcastOrderEntity)
      .find({ where: { state: 'refused', updatedAt: MoreThan(since) }, take: AT_MOST });
    const versions = await this.versionsOf(orders);
    return orders.map((order) => ({
      kind: 'unapproved',
      dedupeKey: `unapproved:${order.id}`,
      role: writerAt(order.unitPath),
      unitPath: order.unitPath,
      subjectId: versions.get(order.id)?.bulletinIds[0] ?? order.id,
      dueAt: null,
      text: `“${order.title}” không phát được: ${order.reason ?? ''}. Chọn buổi phát khác`,
      facts: { title: order.title },
    }));
  }
}
