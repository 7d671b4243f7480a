import type { Condition } from '#domain/monitoring/alarms.js';
import { presenceAt, type PresenceAnswer } from '#domain/monitoring/presence.js';
import { SILENCE_RULE, silenceConditions } from '#domain/monitoring/silence.js';
import { unarmedReason } from '#domain/monitoring/unarmed.js';
import type { RowFacts } from '#domain/ledger/types.js';
import { contextOf, DeviceFacts } from '#features/playback/index.js';
import { CONFIG, type HubConfig } from '#platform/config.js';
import { DeviceEntity, DeviceStateEntity } from '#persistence/entities/devices.entity.js';
import {
  AsRunEntity,
  DeviceFaultEntity,
  UnplannedPlayEntity,
} from '#persistence/entities/playback.entity.js';
import { Inject, Injectable } from '@nestjs/common';
import { Between, DataSource, IsNull, MoreThan, Not } from 'typeorm';

const CLOCK_OFF_MS = 2000;
const UNPLANNED_STANDS_MS = 24 * 3600_000;
const FAULT_STANDS_MS = 3600_000;

/** A device as the monitor sees it, without what it says in detail. */
export interface WatchedRow {
  deviceId: string;
  placeId: string;
  unitKey: string;
  unitPath: string;
  seenAt: Date | null;
  linkLost: boolean;
  clockOffsetMs: number | null;
  presence: string;
  answer: PresenceAnswer;
}

/** What is wrong right now: read from committed rows, so that it can be asked at any time. */
@Injectable()
export class Conditions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly deviceFacts: DeviceFacts,
    @Inject(CONFIG) private readonly config: HubConfig,
  ) {}

  async watched(nowMs: number, restartedAtMs: number): Promise<WatchedRow[]> {
    const rows = await this.dataSource
      .getRepository(DeviceStateEntity)
      .createQueryBuilder('s')
      .innerJoin(DeviceEntity, 'd', 'd.id = s.deviceId')
      .select(['s.deviceId', 's.seenAt', 's.linkLost', 's.clockOffsetMs', 's.presence', 's.presenceSince'])
      .addSelect('d.placeId', 'placeId')
      .addSelect('d.unitKey', 'unitKey')
      .addSelect('d.unitPath', 'unitPath')
      .where("d.state = 'active'")
      .getRawAndEntities<{ placeId: string; unitKey: string; unitPath: string }>();
    const rule = { heartbeatMs: this.config.heartbeatSeconds * 1000, restartedAtMs };
    return rows.entities.map((s, i) => {
      const presence = {
        lastHeardAtMs: s.seenAt?.getTime() ?? null,
        linkLostAtMs: s.linkLost ? nowMs : null,
      };
      const { placeId, unitKey, unitPath } = rows.raw[i]!;
      return {
        deviceId: s.deviceId,
        placeId,
        unitKey,
        unitPath,
        seenAt: s.seenAt,
        linkLost: s.linkLost,
        clockOffsetMs: s.clockOffsetMs,
        presence: s.presence,
        answer: presenceAt(presence, nowMs, rule),
      };
    });
  }

  /** @param covered devices that each unit's open alarm names */
  async all(
    watched: readonly WatchedRow[],
    covered: ReadonlyMap<string, ReadonlySet<string>>,
    nowMs: number,
  ): Promise<Condition[]> {
    const silence = silenceConditions(
      watched.map((w) => ({
        device: w.deviceId,
        unit: w.unitPath,
        silentSinceMs: w.answer.state === 'offline' && w.answer.sinceMs !== null ? w.answer.sinceMs : null,
      })),
      covered,
      nowMs,
      3 * this.config.heartbeatSeconds * 1000,
      { ...SILENCE_RULE, holdMs: this.config.heartbeatSeconds * 1000 },
    );
    return [
      ...silence,
      ...clockConditions(watched, nowMs),
      ...(await this.unarmed(nowMs)),
      ...(await this.unplanned(nowMs)),
      ...(await this.faults(nowMs)),
    ];
  }

  /** Slots about to start at places that will miss them, and why. */
  async unarmed(nowMs: number): Promise<Condition[]> {
    const leadMs = this.config.armSeconds * 1000;
    const rows = await this.dataSource.getRepository(AsRunEntity).find({
      where: {
        end: IsNull(),
        kind: 'occurrence',
        plannedStart: Between(new Date(nowMs), new Date(nowMs + leadMs)),
      },
      take: 5000,
    });
    if (rows.length === 0) return [];
    const known = await this.deviceFacts.knowledge(this.dataSource.manager, rows);
    const graceMs = this.config.graceSeconds * 1000;
    return rows.flatMap((row) => {
      const reason = unarmedReason(row.facts as RowFacts, contextOf(row, graceMs, known.get(row.id)), nowMs, {
        leadMs,
        answerMs: Math.min(15_000, leadMs / 2),
      });
      if (reason === null) return [];
      return [
        {
          key: `unarmed:${row.id}`,
          kind: 'unarmed',
          unit: row.unitPath,
          subject: row.deviceId ?? row.placeId,
          sinceMs: nowMs,
          details: {
            reason,
            row: row.id,
            place: row.placeId,
            title: row.title,
            startAt: row.plannedStart.toISOString(),
          },
        },
      ];
    });
  }

  private async unplanned(nowMs: number): Promise<Condition[]> {
    const plays = await this.dataSource.getRepository(UnplannedPlayEntity).find({
      where: { fromAt: MoreThan(new Date(nowMs - UNPLANNED_STANDS_MS)), source: Not('test-tone') },
      take: 1000,
    });
    return plays.map((p) => ({
      key: `unplanned:${p.id}`,
      kind: 'unplanned',
      unit: p.unitPath,
      subject: p.deviceId,
      sinceMs: p.fromAt.getTime(),
      details: { source: p.source, subject: p.subject, toAt: p.toAt.toISOString() },
    }));
  }

  private async faults(nowMs: number): Promise<Condition[]> {
    const faults = await this.dataSource
      .getRepository(DeviceFaultEntity)
      .find({ where: { lastAt: MoreThan(new Date(nowMs - FAULT_STANDS_MS)) }, take: 1000 });
    return faults.map((f) => ({
      key: `${f.kind}:${f.id}`,
      kind: f.kind as 'fault' | 'refused' | 'flood',
      unit: f.unitPath,
      subject: f.deviceId,
      sinceMs: f.lastAt.getTime(),
      details: { cause: f.cause },
    }));
  }
}

function clockConditions(watched: readonly WatchedRow[], nowMs: number): Condition[] {
  return watched
    .filter(
      (w) =>
        w.answer.state === 'online' && w.clockOffsetMs !== null && Math.abs(w.clockOffsetMs) > CLOCK_OFF_MS,
    )
    .map((w) => ({
      key: `clock:${w.deviceId}`,
      kind: 'clock',
      unit: w.unitPath,
      subject: w.deviceId,
      sinceMs: nowMs,
      details: { offsetMs: Math.round(w.clockOffsetMs ?? 0) },
    }));
}
