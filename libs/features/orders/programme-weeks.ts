import { addDays, type LocalDate } from '#domain/time/civil-date.js';
import { conflict } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { newId } from '#platform/ids.js';
import { ProgrammeApprovalEntity } from '#persistence/entities/orders.entity.js';
import { StationEntity } from '#persistence/entities/territory.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Audit, PersonNames } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { type BulletinSounds, OrderSounds } from './order-sounds.js';
import { whyNot } from './orders.errors.js';
import { PlanInputs } from './plan-input.js';
import { hashOf, keyOf, linesOf, type ProgrammeLine } from './programme-lines.js';
import type { ApproveWeek, ProgrammeWeekDto } from './programme-weeks.dto.js';
import type { ScheduleDto } from './schedule.dto.js';
import { Schedules } from './schedules.js';

/**
 * A station's programme of a week as one thing that a leader approves. The approval is a record over a hash: it lets nothing
 * air and stops nothing (ADR 4); what changes afterwards shows against it.
 */
@Injectable()
export class ProgrammeWeeks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly schedules: Schedules,
    private readonly sounds: OrderSounds,
    private readonly inputs: PlanInputs,
    private readonly names: PersonNames,
    private readonly audit: Audit,
  ) {}

  /** @throws AppError `station-not-found` */
  async of(actor: Actor, stationId: string, monday: LocalDate): Promise<ProgrammeWeekDto> {
    const schedule = await this.schedules.of(actor, stationId, monday, addDays(monday, 6));
    const all = [...schedule.occurrences, ...schedule.awaiting];
    const sounds = await this.sounds.load(all.flatMap(({ bulletins }) => bulletins));
    const lines = linesOf(schedule, sounds);
    const hash = hashOf(stationId, lines);
    const last = await this.last(stationId, monday);
    const approved = new Set(((last?.lines ?? []) as ProgrammeLine[]).map(keyOf));
    const { id, name, unit } = schedule.station;
    return {
      station: { id, name, unit },
      monday,
      days: schedule.days.map(({ localDate, shut, minutes, maxMinutes }) => ({
        ...{ localDate, shut, minutes, maxMinutes },
      })),
      lines: lines.map((line) => ({ ...line, isNew: last !== null && !approved.has(keyOf(line)) })),
      waiting: waitingOf(schedule, sounds),
      hash,
      approval: last && (await this.approvalDto(last, hash, lines)),
    };
  }

  /** @throws AppError `programme-changed`, `programme-empty`, `programme-over` */
  async approve(
    actor: Actor,
    stationId: string,
    monday: LocalDate,
    { hash, note }: z.infer<typeof ApproveWeek>,
  ): Promise<ProgrammeWeekDto> {
    const week = await this.of(actor, stationId, monday);
    if (addDays(monday, 6) < this.inputs.today())
      throw conflict('programme-over', 'Tuần này đã qua: chỉ duyệt được chương trình từ tuần này trở đi');
    if (week.hash !== hash)
      throw conflict('programme-changed', 'Chương trình vừa thay đổi: xem lại chương trình mới rồi duyệt');
    if (week.lines.length === 0)
      throw conflict('programme-empty', 'Tuần này chưa có lượt phát nào: xếp lịch trước khi duyệt');
    if (week.approval?.hash === hash) return week;
    const { unitPath } = await this.dataSource
      .getRepository(StationEntity)
      .findOneByOrFail({ id: stationId });
    await this.unitOfWork.run(
      async (em) => {
        await em.insert(ProgrammeApprovalEntity, {
          ...{ id: newId(), stationId, unitPath, monday, hash },
          lines: week.lines.map(({ isNew: _, ...line }) => line),
          note: note || null,
          approvedBy: actor.userId,
          approvedAt: this.clock.now(),
        });
        await this.audit.record(em, {
          actor: actor.userId,
          action: 'programme-approved',
          subjectKind: 'station',
          subjectId: stationId,
          unitPath,
          details: { monday, hash, airings: week.lines.length, ...(note && { note }) },
        });
      },
      { name: 'approve a week' },
    );
    return this.of(actor, stationId, monday);
  }

  private last(stationId: string, monday: LocalDate): Promise<ProgrammeApprovalEntity | null> {
    return this.dataSource
      .getRepository(ProgrammeApprovalEntity)
      .findOne({ where: { stationId, monday }, order: { approvedAt: 'DESC', id: 'DESC' } });
  }

  private async approvalDto(
    last: ProgrammeApprovalEntity,
    hash: string,
    lines: readonly ProgrammeLine[],
  ): Promise<ProgrammeWeekDto['approval']> {
    const names = await this.names.of([last.approvedBy]);
    const now = new Set(lines.map(keyOf));
    return {
      by: names.get(last.approvedBy) ?? null,
      at: last.approvedAt.toISOString(),
      note: last.note,
      hash: last.hash,
      holds: last.hash === hash,
      gone: (last.lines as ProgrammeLine[]).filter((line) => !now.has(keyOf(line))),
    };
  }
}

function waitingOf(
  { occurrences, awaiting }: ScheduleDto,
  sounds: ReadonlyMap<string, BulletinSounds>,
): ProgrammeWeekDto['waiting'] {
  const timeless = occurrences.filter(({ state }) => state !== 'placed' && state !== 'withdrawn');
  return [...timeless, ...awaiting].map(({ order, title, localDate, state, outcome, bulletins }) => ({
    ...{ order, title, localDate, state },
    ...whyNot(outcome),
    unapproved: bulletins.flatMap((id) => {
      const bulletin = sounds.get(id)?.bulletin;
      return bulletin && bulletin.state !== 'approved'
        ? [{ id, title: bulletin.title, state: bulletin.state }]
        : [];
    }),
  }));
}
