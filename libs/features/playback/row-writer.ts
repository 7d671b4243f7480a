import { correctionOf } from '#domain/ledger/day-close.js';
import type { AsRunRow, RowContext, RowFacts } from '#domain/ledger/types.js';
import { Clock } from '#platform/clock.js';
import { EventBus } from '#platform/events.js';
import { canonicalJson, newId } from '#platform/ids.js';
import { AsRunCorrectionEntity, AsRunEntity } from '#persistence/entities/playback.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { asRunOf, settled } from './row-context.js';

/** Writes a row's facts and what follows from them; a closed row is corrected as a new version, never opened again. */
@Injectable()
export class RowWriter {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly events: EventBus,
  ) {}

  /** @returns whether anything that a person sees has changed. */
  async write(
    em: EntityManager,
    row: AsRunEntity,
    facts: RowFacts,
    context: RowContext,
    cause: string,
  ): Promise<boolean> {
    const nowMs = this.clock.nowMs();
    const next = settled(row, facts, context, nowMs);
    const values: Partial<AsRunEntity> = {
      ...next.values,
      deviceId: row.deviceId,
      updatedAt: new Date(nowMs),
    };
    if (row.closed) return this.correct(em, row, next.row, values, cause);
    if (canonicalJson(visible(row)) === canonicalJson(visible({ ...row, ...values }))) {
      if (canonicalJson(row.facts) !== canonicalJson(facts))
        await em.update(AsRunEntity, { id: row.id }, { facts: facts });
      return false;
    }
    await em.update(AsRunEntity, { id: row.id }, values as never);
    await this.announce(row, values);
    return true;
  }

  private async correct(
    em: EntityManager,
    row: AsRunEntity,
    next: AsRunRow,
    values: Partial<AsRunEntity>,
    cause: string,
  ): Promise<boolean> {
    const nowMs = this.clock.nowMs();
    const before = { ...next, ...asRunOf(row), end: row.end as AsRunRow['end'] };
    const correction = correctionOf({ version: row.version, row: before, recordedAtMs: nowMs }, next, nowMs);
    if (!correction) return false;
    await em.insert(AsRunCorrectionEntity, {
      id: newId(),
      asRunId: row.id,
      version: row.version,
      was: asRunOf(row) as never,
      cause,
      at: new Date(nowMs),
    });
    await em.update(AsRunEntity, { id: row.id }, { ...values, version: correction.version } as never);
    await this.announce(row, values);
    return true;
  }

  private announce(row: AsRunEntity, values: Partial<AsRunEntity>): Promise<void> {
    const event = {
      asRunId: row.id,
      unitPath: row.unitPath,
      state: values.state ?? row.state,
      end: values.end ?? null,
    };
    return this.unitOfWork.afterCommit(() => this.events.emit('row-changed', event));
  }
}

function visible(row: AsRunEntity): unknown {
  const { state, end, reason, late, preempted, segments, playedMs, startedAt, endedAt, evidence, deviceId } =
    row;
  return JSON.parse(
    JSON.stringify({
      state,
      end,
      reason,
      late,
      preempted,
      segments,
      playedMs,
      startedAt,
      endedAt,
      evidence,
      deviceId,
    }),
  );
}
