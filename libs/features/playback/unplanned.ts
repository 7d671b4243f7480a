import { sha256Hex } from '#platform/ids.js';
import { UnplannedPlayEntity } from '#persistence/entities/playback.entity.js';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ReportOfDevice } from './report-of-device.js';

/** Sound or display that no order asked for; the monitor raises an alarm for each new row. Recording it again changes nothing. */
@Injectable()
export class UnplannedPlays {
  /** What a device itself says was unplanned; a test tone that was commanded is on record but no alarm. */
  async record(em: EntityManager, told: readonly ReportOfDevice[]): Promise<void> {
    for (const { device, journal, seq, body } of told) {
      if (body.type !== 'unplanned') continue;
      await this.save(em, device, `${device.id}|${journal}|${seq}`, {
        fromAt: body.fromAt,
        toAt: body.toAt,
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
    const last = sounded.at(-1)!;
    // A board has no plays: what it shows is known by its subject.
    const key = play ?? `shown ${occurrence ?? alert ?? ''}`;
    await this.save(em, first.device, `${first.device.id}|${key}`, {
      fromAt: first.body.at,
      toAt: last.body.at,
      source: 'unknown',
      subject: occurrence ?? alert ?? null,
    });
  }

  private async save(
    em: EntityManager,
    device: ReportOfDevice['device'],
    key: string,
    play: { fromAt: string; toAt: string; source: string; subject: string | null },
  ): Promise<void> {
    const id = sha256Hex(key);
    if (await em.existsBy(UnplannedPlayEntity, { id })) return;
    await em.insert(UnplannedPlayEntity, {
      id,
      deviceId: device.id,
      placeId: device.placeId,
      unitPath: device.unitPath,
      ...play,
      fromAt: new Date(play.fromAt),
      toAt: new Date(play.toAt),
    });
  }
}
