import { outsideItsTime } from '#domain/ledger/settle-display.js';
import type { RowContext } from '#domain/ledger/types.js';
import { Clock } from '#platform/clock.js';
import { sha256Hex } from '#platform/ids.js';
import { UnplannedPlayEntity } from '#persistence/entities/playback.entity.js';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ReportOfDevice } from './report-of-device.js';

interface UnplannedPlay {
  fromMs: number;
  toMs: number;
  source: string;
  subject: string | null;
}

/** Sound or display that no order asked for; the monitor raises an alarm for each new row. Recording it again changes nothing. */
@Injectable()
export class UnplannedPlays {
  constructor(private readonly clock: Clock) {}

  /** What a device itself says was unplanned; a test tone that was commanded is on record but no alarm. */
  async record(em: EntityManager, told: readonly ReportOfDevice[]): Promise<void> {
    for (const { device, journal, seq, body } of told) {
      if (body.type !== 'unplanned') continue;
      await this.save(em, device, `${device.id}|${journal}|${seq}`, {
        fromMs: Date.parse(body.fromAt),
        toMs: Date.parse(body.toAt),
        source: body.source,
        subject: null,
      });
    }
  }

  /** A play of something that the ledger does not know at this place. */
  async withoutRow(em: EntityManager, told: readonly ReportOfDevice[]): Promise<void> {
    const sounded = told.filter((t) =>
      ['started', 'resumed', 'finished', 'partial', 'shown'].includes(t.type),
    );
    const first = sounded[0];
    if (!first) return;
    const { occurrence, alert, play } = first.body as { occurrence?: string; alert?: string; play?: string };
    // A board has no plays: what it shows is known by its subject.
    const key = play ?? `shown ${occurrence ?? alert ?? ''}`;
    await this.save(em, first.device, `${first.device.id}|${key}`, {
      fromMs: Math.min(...sounded.map((t) => spanOf(t).fromMs)),
      toMs: Math.max(...sounded.map((t) => spanOf(t).toMs)),
      source: 'unknown',
      subject: occurrence ?? alert ?? null,
    });
  }

  /** What a board says it showed of a row before its time, or after it. */
  async outside(
    em: EntityManager,
    context: RowContext,
    subject: string,
    told: readonly ReportOfDevice[],
  ): Promise<void> {
    for (const one of told) {
      if (one.type !== 'shown') continue;
      for (const { source, ...span } of outsideItsTime(spanOf(one), context))
        await this.save(em, one.device, `${one.device.id}|${source}|${subject}`, {
          ...span,
          source,
          subject,
        });
    }
  }

  /** A play goes on from report to report; one that names the future says nothing yet. */
  private async save(
    em: EntityManager,
    device: ReportOfDevice['device'],
    key: string,
    { fromMs, toMs, source, subject }: UnplannedPlay,
  ): Promise<void> {
    const id = sha256Hex(key);
    const nowMs = this.clock.nowMs();
    const known = await em.findOneBy(UnplannedPlayEntity, { id });
    const fromAt = new Date(Math.min(fromMs, nowMs, known?.fromAt.getTime() ?? Infinity));
    const toAt = new Date(Math.max(Math.min(toMs, nowMs), known?.toAt.getTime() ?? 0));
    if (known) {
      await em.update(UnplannedPlayEntity, { id }, { fromAt, toAt });
      return;
    }
    const { placeId, unitPath } = device;
    const play = { id, deviceId: device.id, placeId, unitPath, source, subject, fromAt, toAt };
    await em.insert(UnplannedPlayEntity, play);
  }
}

/** By what a board claims, else by when it was said. */
function spanOf({ body }: ReportOfDevice): { fromMs: number; toMs: number } {
  if (body.type === 'shown') return { fromMs: Date.parse(body.fromAt), toMs: Date.parse(body.toAt) };
  const atMs = Date.parse(body.at);
  return { fromMs: atMs, toMs: atMs };
}
