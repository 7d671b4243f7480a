import { conflict } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { EventBus } from '#platform/events.js';
import { LOG, type Log } from '#platform/logger.js';
import { DesiredStateEntity, DeviceEntity, SigningKeyEntity } from '#persistence/entities/devices.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Audit, type AuditAction } from '#features/identity/index.js';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, MoreThan } from 'typeorm';
import { desiredId, payloadOf } from './desired-states.js';
import { SigningKeys } from './signing-keys.js';

const CHUNK = 200;

/**
 * A new hub key is announced in every config; it signs once every device has reported a config that names it, or was
 * given up by name. Then what devices should have is signed again (the same bytes: the same message), and the old key
 * leaves the set.
 */
@Injectable()
export class KeyRotation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: SigningKeys,
    private readonly audit: Audit,
    private readonly bus: EventBus,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** @returns the kid of the announced key. @throws AppError `rotation-under-way` (conflict) */
  async begin(actor: Actor): Promise<string> {
    const kid = await this.unitOfWork.run(
      async (em) => {
        if (await em.existsBy(SigningKeyEntity, { role: 'hub', active: false, retiredAt: IsNull() }))
          throw conflict(
            'rotation-under-way',
            'Đang đổi khóa: đợi mọi loa nhận khóa mới hoặc bỏ các loa không còn',
          );
        const announced = await this.keys.insert(em, 'hub');
        await this.record(em, actor.userId, 'key-announced', announced);
        return announced;
      },
      { name: 'announce a key' },
    );
    await this.keys.reload();
    this.bus.emit('keys-changed', {});
    return kid;
  }

  /** Active devices that have not reported the announced key yet; empty without one. */
  async waitingFor(): Promise<string[]> {
    const kid = this.keys.announced;
    if (kid === null) return [];
    const em = this.unitOfWork.manager;
    const waiting: string[] = [];
    for (let after = ''; ;) {
      const devices = await em.find(DeviceEntity, {
        select: { id: true },
        where: { state: 'active', id: MoreThan(after) },
        order: { id: 'ASC' },
        take: CHUNK,
      });
      if (devices.length === 0) return waiting;
      const ids = devices.map(({ id }) => id);
      const configs = await em.findBy(DesiredStateEntity, {
        id: In(ids.map((id) => desiredId('config', id))),
      });
      const know = new Set(
        configs.filter((row) => isAccepted(row) && names(row, kid)).map(({ target }) => target),
      );
      waiting.push(...ids.filter((id) => !know.has(id)));
      after = ids.at(-1)!;
    }
  }

  /** Lets the announced key sign as soon as nobody is waited for. @returns whether it does now. */
  async settle(): Promise<boolean> {
    const kid = this.keys.announced;
    if (kid === null || (await this.waitingFor()).length > 0) return false;
    const was = this.keys.active;
    await this.unitOfWork.run(
      async (em) => {
        await em.update(SigningKeyEntity, { kid }, { active: true });
        await em.update(SigningKeyEntity, { kid: was }, { active: false, retiredAt: this.clock.now() });
        await this.record(em, 'hub', 'key-activated', kid, { retired: was });
      },
      { name: 'activate a key' },
    );
    await this.keys.reload();
    const signedAgain = await this.signEverythingAgain();
    this.log.info({ kid, retired: was, signedAgain }, 'a new key signs');
    this.bus.emit('keys-changed', {});
    return true;
  }

  /**
   * The same messages by the key that signs now, sent again: devices that have them ignore them, brokers keep no old
   * signature. Also at each start, in case the hub was killed in between.
   * @returns how many were not signed by it.
   */
  async signEverythingAgain(): Promise<number> {
    let count = 0;
    for (let after = ''; ;) {
      const rows = await this.unitOfWork.manager.find(DesiredStateEntity, {
        select: { id: true, revision: true, jws: true },
        where: { id: MoreThan(after) },
        order: { id: 'ASC' },
        take: CHUNK,
      });
      if (rows.length === 0) return count;
      const old = rows.filter(({ jws }) => this.keys.signAgain(jws) !== jws);
      if (old.length > 0)
        await this.unitOfWork.run(
          async (em) => {
            for (const { id, revision, jws } of old) {
              const next = { jws: this.keys.signAgain(jws), dueAt: this.clock.now() };
              await em.update(DesiredStateEntity, { id, revision }, next);
            }
          },
          { name: 'sign again' },
        );
      count += old.length;
      after = rows.at(-1)!.id;
    }
  }

  private record(em: EntityManager, actor: string, action: AuditAction, kid: string, details?: unknown) {
    return this.audit.record(em, {
      actor,
      action,
      subjectKind: 'key',
      subjectId: kid,
      unitPath: '',
      details,
    });
  }
}

const isAccepted = (row: DesiredStateEntity): boolean =>
  row.acceptedRevision === row.revision && row.acceptedHash === row.hash;

const names = (row: DesiredStateEntity, kid: string): boolean =>
  (payloadOf(row.jws).keys as { kid: string }[]).some((key) => key.kid === kid);
