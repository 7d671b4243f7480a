import { conflict, notFound } from '#contracts/errors.js';
import { DeviceGateway } from '#messaging/device-gateway.js';
import { Clock } from '#platform/clock.js';
import { EventBus } from '#platform/events.js';
import { LOG, type Log } from '#platform/logger.js';
import { DeviceEntity, OutboxEntity } from '#persistence/entities/devices.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Audit } from '#features/identity/index.js';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DesiredStates } from './desired-states.js';

/** The end of a device: its secrets are worth nothing, its connection is closed, nobody waits for it any more. */
@Injectable()
export class DeviceRevocation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly desired: DesiredStates,
    private readonly gateway: DeviceGateway,
    private readonly audit: Audit,
    private readonly bus: EventBus,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * `given-up`: it is lost, and no key waits for it.
   * @throws AppError `device-not-found`, `device-not-active` (conflict)
   */
  async end(actorId: string, id: string, state: 'revoked' | 'given-up', reason: string): Promise<void> {
    await this.unitOfWork.run(
      async (em) => {
        const device = await em.findOneBy(DeviceEntity, { id });
        if (!device) throw notFound('device', id);
        if (device.state !== 'active')
          throw conflict('device-not-active', 'Loa này đã được thu hồi trước đó', { state: device.state });
        await this.endOne(em, device, actorId, state, reason);
      },
      { name: 'revoke a device' },
    );
  }

  /** Whatever is active at a place that gets another box, or is no longer used. */
  async revokeAt(em: EntityManager, placeId: string, actorId: string, reason: string): Promise<void> {
    for (const device of await em.findBy(DeviceEntity, { placeId, state: 'active' }))
      await this.endOne(em, device, actorId, 'revoked', reason);
  }

  async announceEnrolment({ id: deviceId, placeId, stationId }: DeviceEntity): Promise<void> {
    await this.unitOfWork.afterCommit(() =>
      this.bus.emit('device-enrolled', { deviceId, placeId, stationId }),
    );
  }

  private async endOne(
    em: EntityManager,
    device: DeviceEntity,
    actor: string,
    state: 'revoked' | 'given-up',
    reason: string,
  ): Promise<void> {
    const { id, stationId, unitPath } = device;
    await em.update(DeviceEntity, { id }, { state, revokedAt: this.clock.now() });
    await em.delete(OutboxEntity, { target: id });
    await this.desired.forget(em, id);
    const about = { subjectKind: 'device', subjectId: id, unitPath, details: { reason } };
    await this.audit.record(em, { actor, action: `device-${state}`, ...about });
    await this.unitOfWork.afterCommit(() => this.shutOut(id, stationId));
  }

  /** The broker's part; what it does not take now is mended when its list is next made equal to the hub's. */
  private async shutOut(deviceId: string, stationId: string): Promise<void> {
    this.bus.emit('device-revoked', { deviceId, stationId });
    try {
      await this.gateway.revoke(deviceId);
    } catch (cause) {
      this.log.error({ err: cause, device: deviceId }, 'the broker did not shut a revoked device out yet');
    }
  }
}
