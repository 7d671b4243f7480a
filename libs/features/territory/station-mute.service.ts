import { notFound } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { EventBus } from '#platform/events.js';
import { StationEntity } from '#persistence/entities/territory.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Audit } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import type { MutedBody } from './stations.dto.js';

/** How long the first person's wish to silence everything waits for the second. */
const SECOND_PERSON_MS = 15 * 60_000;

/** One action silences a commune: its programme by one person, emergencies too by two. */
@Injectable()
export class StationMute {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly bus: EventBus,
    private readonly clock: Clock,
  ) {}

  /** @returns false where `all` now waits for a second person (the same request by somebody else). */
  setMuted(actor: Actor, id: string, { muted, reason }: MutedBody): Promise<boolean> {
    return this.unitOfWork.run(
      async (em) => {
        const station = await em.findOneBy(StationEntity, { id });
        if (!station) throw notFound('station', id);
        const nowMs = this.clock.nowMs();
        const first = station.pendingMute;
        const agreed = first !== null && first.by !== actor.userId && first.untilMs > nowMs;
        const done = muted !== 'all' || agreed || station.muted === 'all';
        const next = done
          ? { muted, pendingMute: null, revision: station.revision + 1 }
          : { pendingMute: { by: actor.userId, untilMs: nowMs + SECOND_PERSON_MS } };
        await em.save(StationEntity, { ...station, ...next, updatedAt: this.clock.now() });
        await this.audit.record(em, {
          actor: actor.userId,
          action: done ? 'station-muted' : 'station-mute-all-requested',
          subjectKind: 'station',
          subjectId: id,
          unitPath: station.unitPath,
          details: { was: station.muted, is: muted, reason, requestedBy: agreed ? first.by : undefined },
        });
        if (done)
          await this.unitOfWork.afterCommit(() => this.bus.emit('station-muted', { stationIds: [id] }));
        return done;
      },
      { name: 'silence a station' },
    );
  }
}
