import type { Placement } from '#domain/planning/types.js';
import type { Recurrence } from '#domain/recurrence/recurrence.js';
import { Clock } from '#platform/clock.js';
import { BulletinEntity } from '#persistence/entities/bulletins.entity.js';
import { BroadcastOrderEntity, OrderVersionEntity } from '#persistence/entities/orders.entity.js';
import { StationEntity } from '#persistence/entities/territory.entity.js';
import { findByKeys } from '#persistence/find-by-keys.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, Like, MoreThan, Not } from 'typeorm';
import { firstChanceMs } from './approval-due.js';
import { AT_MOST, dateText, isOfProvince, timeText, type Wanted, writerAt } from './notice-sources.js';

const DAY_MS = 24 * 3600_000;
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
    const ids = orders.map(({ id }) => id);
    const versions = await findByKeys(this.dataSource, OrderVersionEntity, 'orderId', ids);
    const windows = new Map<string, StationEntity['regulation']['windows']>();
    for (const path of new Set(orders.map(({ unitPath }) => unitPath)))
      windows.set(path, await this.windowsUnder(path));
    const chances = new Map<string, number>();
    for (const order of orders) {
      const latest = versions.find((v) => v.orderId === order.id && v.version === order.currentVersion);
      const waiting = {
        recurrence: latest?.recurrence as Recurrence,
        airings: latest?.airings as Placement[],
        windows: windows.get(order.unitPath) ?? [],
      };
      const atMs = latest ? firstChanceMs(waiting, this.clock.nowMs()) : null;
      if (!latest || atMs === null) continue;
      for (const id of latest.bulletinIds) chances.set(id, Math.min(atMs, chances.get(id) ?? atMs));
    }
    return chances;
  }

  private async windowsUnder(unitPath: string): Promise<StationEntity['regulation']['windows']> {
    const stations = await this.dataSource
      .getRepository(StationEntity)
      .find({ where: { unitPath: Like(`${unitPath}%`) }, take: STATIONS });
    return stations.flatMap(({ regulation }) => regulation.windows);
  }

  /** Drafts that an approver has sent back: whoever writes there mends them. */
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
        facts: { title: order.title },
      };
    });
  }
}
