import { localDateOf, wallClockOf } from '#domain/time/zone.js';
import type { Role } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { RoleAssignmentEntity } from '#persistence/entities/people.entity.js';
import { AlertEntity, AsRunEntity } from '#persistence/entities/playback.entity.js';
import { AssetEntity, StationEntity } from '#persistence/entities/territory.entity.js';
import { Injectable } from '@nestjs/common';
import { Between, DataSource, In, IsNull, MoreThan, Not } from 'typeorm';
import type { NoticeKind } from './notice-kinds.js';

/** A notice that should stand open now. */
export interface Wanted {
  kind: NoticeKind;
  dedupeKey: string;
  role: Role;
  unitPath: string;
  subjectId: string;
  text: string;
  /** What the sentence is made of, for a screen of another language. */
  facts: Readonly<Record<string, unknown>>;
  dueAt: Date | null;
}
export const AT_MOST = 2000;
/** The longest that an officer may wait with a confirmation, and more. */
const CONFIRMABLE_MS = 3 * 24 * 3600_000;

export const isOfProvince = (unitPath: string): boolean => unitPath.split('/').filter(Boolean).length <= 1;

const ZONE = 'Asia/Ho_Chi_Minh';
export const timeText = (atMs: number): string => wallClockOf(atMs, ZONE).slice(0, 5);
export const dateText = (atMs: number): string => localDateOf(atMs, ZONE).split('-').reverse().join('/');

/** Who writes and orders at a unit. */
export const writerAt = (unitPath: string): Role =>
  isOfProvince(unitPath) ? 'province-editor' : 'commune-operator';

/** What waits for the word of one more person: an emergency, a silence of everything, a sound, airings that nobody else reports. */
@Injectable()
export class NoticeSources {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async all(): Promise<Wanted[]> {
    return [
      ...(await this.alerts()),
      ...(await this.mutes()),
      ...(await this.sounds()),
      ...(await this.airings()),
    ];
  }

  private async alerts(): Promise<Wanted[]> {
    const rows = await this.dataSource
      .getRepository(AlertEntity)
      .find({ where: { state: 'requested', exp: MoreThan(this.clock.now()) }, take: AT_MOST });
    return rows.flatMap((r): Wanted[] => {
      const { title, orderRef, exercise } = r;
      const facts = { title, orderRef, exercise };
      const about = { unitPath: r.unitPath, subjectId: r.id, dueAt: r.exp, facts };
      const what = `${r.exercise ? 'Diễn tập: đề' : 'Đề'} nghị phát khẩn cấp`;
      return [
        {
          ...about,
          kind: 'alert',
          dedupeKey: `alert:${r.id}`,
          role: 'emergency-authority',
          text: `${what} chờ kích hoạt: “${r.title}” (${r.orderRef})`,
        },
        {
          ...about,
          kind: 'alert-asked',
          dedupeKey: `alert-asked:${r.id}`,
          role: 'duty-officer',
          text: `${what} chưa được kích hoạt: “${r.title}”. Báo người có thẩm quyền; không cần nữa thì dừng`,
        },
      ];
    });
  }

  /** Whoever asked for it is not told: an operator's wish waits for the approver, anybody else's for an operator. */
  private async mutes(): Promise<Wanted[]> {
    const rows = await this.dataSource
      .getRepository(StationEntity)
      .find({ where: { pendingMute: Not(IsNull()) }, take: AT_MOST });
    const waiting = rows.flatMap((station) => {
      const asked = station.pendingMute;
      return asked && asked.untilMs > this.clock.nowMs() ? [{ station, asked }] : [];
    });
    const operators = new Set(
      (
        await this.dataSource.getRepository(RoleAssignmentEntity).findBy({
          role: 'commune-operator',
          userId: In([...new Set(waiting.map(({ asked }) => asked.by))]),
        })
      ).map(({ userId }) => userId),
    );
    return waiting.map(({ station, asked }) => ({
      kind: 'mute',
      dedupeKey: `mute:${station.id}:${asked.untilMs}`,
      role: operators.has(asked.by) ? 'commune-approver' : 'commune-operator',
      unitPath: station.unitPath,
      subjectId: station.id,
      dueAt: new Date(asked.untilMs),
      text: `Tắt tiếng toàn xã, kể cả tin khẩn cấp, chờ người thứ hai xác nhận: ${station.name}`,
      facts: { station: station.name },
    }));
  }

  private async sounds(): Promise<Wanted[]> {
    const rows = await this.dataSource.getRepository(AssetEntity).find({
      where: { approvedAt: IsNull(), retiredAt: IsNull(), createdBy: Not(IsNull()) },
      take: AT_MOST,
    });
    return rows.map((r) => ({
      kind: 'asset',
      dedupeKey: `asset:${r.id}`,
      role: isOfProvince(r.unitPath) ? 'province-approver' : 'commune-approver',
      unitPath: r.unitPath,
      subjectId: r.id,
      dueAt: null,
      text: `Âm thanh chờ duyệt: “${r.name}”`,
      facts: { name: r.name },
    }));
  }

  /** FM and wired stations report nothing: an officer says what was aired. One notice a station and day. */
  private async airings(): Promise<Wanted[]> {
    const now = this.clock.now();
    const rows = await this.dataSource.getRepository(AsRunEntity).find({
      select: { id: true, stationId: true, unitPath: true, localDate: true, confirmUntil: true },
      where: {
        kind: 'person',
        end: IsNull(),
        plannedStart: Between(new Date(now.getTime() - CONFIRMABLE_MS), now),
        confirmUntil: MoreThan(now),
      },
      order: { plannedStart: 'ASC' },
      take: AT_MOST,
    });
    const first = new Map<string, AsRunEntity>();
    for (const row of rows) {
      const key = `confirm:${row.stationId}:${row.localDate}`;
      if (!first.has(key)) first.set(key, row);
    }
    return [...first].map(([dedupeKey, r]) => ({
      kind: 'confirm',
      dedupeKey,
      role: 'commune-operator',
      unitPath: r.unitPath,
      subjectId: r.stationId,
      dueAt: r.confirmUntil,
      text: `Xác nhận đài đã phát những gì ngày ${r.localDate.split('-').reverse().join('/')}`,
      facts: { localDate: r.localDate },
    }));
  }
}
