import { AppError, conflict, notFound } from '#contracts/errors.js';
import { deviceTopic } from '#contracts/topics.js';
import { type CommandMessage, CommandSchema } from '#contracts/wire.js';
import { DeviceGateway } from '#messaging/device-gateway.js';
import { Clock } from '#platform/clock.js';
import { fieldProblem } from '#platform/http/validation.js';
import { EventBus } from '#platform/events.js';
import { newId } from '#platform/ids.js';
import { LOG, type Log } from '#platform/logger.js';
import { droppedMessages, messagesSent } from '#platform/metrics.js';
import { DeviceCommandEntity, DeviceEntity, OutboxEntity } from '#persistence/entities/devices.entity.js';
import { insertRows } from '#persistence/bulk-insert.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { AttemptThrottle } from '#features/identity/index.js';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, In, LessThan } from 'typeorm';
import { SigningKeys } from './signing-keys.js';

/** "Unanswered" is the hub's word after `exp` and this. */
const UNANSWERED_AFTER_MS = 60_000;
const UNANSWERED_A_TURN = 500;
/** Signing so many takes a few milliseconds; other work comes between two turns. */
const SIGNED_A_TURN = 100;
/** Where a device puts its log: the monitor's route takes it under the command's nonce. */
const LOG_PATH = '/api/v1/device-logs/';
const LOG_MAX_BYTES = 1024 * 1024;
const PROBE_EXP_MS = 60_000;
/** A device asks once and again after 10 s. */
const PROBES_PER_MINUTE = 20;

export interface IssueCommand {
  deviceId: string;
  command: Exclude<CommandMessage['command'], 'clock-probe'>;
  /** Of `log` nothing: where it goes is said here. */
  args: object;
  /** A user id, or `hub`. */
  issuedBy: string;
  /** At most 300. */
  expiresInSeconds: number;
}

/** Signed commands: a row and a message in one transaction; each ends as executed, refused, expired or unanswered. */
@Injectable()
export class CommandService {
  private readonly probes: AttemptThrottle;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: SigningKeys,
    private readonly gateway: DeviceGateway,
    private readonly clock: Clock,
    private readonly bus: EventBus,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.probes = new AttemptThrottle({ perMinute: PROBES_PER_MINUTE, nowMs: () => clock.nowMs() });
  }

  /** @throws AppError `device-not-found`, `device-not-active` (conflict) */
  async issue(em: EntityManager, issue: IssueCommand): Promise<DeviceCommandEntity> {
    const { deviceId } = issue;
    const device = await em.findOneBy(DeviceEntity, { id: deviceId });
    if (!device) throw notFound('device', deviceId);
    if (device.state !== 'active')
      throw conflict('device-not-active', 'Bộ thu này không còn được sử dụng nên không nhận lệnh');
    const { row, outgoing } = this.signed(deviceId, issue, null);
    await insertRows(em, DeviceCommandEntity, [row]);
    await insertRows(em, OutboxEntity, [outgoing]);
    await this.unitOfWork.afterCommit(() => this.bus.emit('outbox-added', {}));
    return row;
  }

  /** The same to each of these active devices, each signed by itself; all or none of them are written. */
  async issueMany(
    em: EntityManager,
    devices: readonly string[],
    order: Omit<IssueCommand, 'deviceId'>,
    batchId: string,
  ): Promise<void> {
    for (let at = 0; at < devices.length; at += SIGNED_A_TURN) {
      const some = devices.slice(at, at + SIGNED_A_TURN).map((id) => this.signed(id, order, batchId));
      await insertRows(
        em,
        DeviceCommandEntity,
        some.map(({ row }) => row),
      );
      await insertRows(
        em,
        OutboxEntity,
        some.map(({ outgoing }) => outgoing),
      );
    }
    await this.unitOfWork.afterCommit(() => this.bus.emit('outbox-added', {}));
  }

  private signed(
    deviceId: string,
    { command, issuedBy, args: given, expiresInSeconds }: Omit<IssueCommand, 'deviceId'>,
    batchId: string | null,
  ): { row: DeviceCommandEntity; outgoing: OutboxEntity } {
    const issuedAt = this.clock.now();
    const expiresAt = new Date(issuedAt.getTime() + Math.min(300, expiresInSeconds) * 1000);
    const nonce = newId(issuedAt.getTime());
    const args = command === 'log' ? { path: `${LOG_PATH}${nonce}`, maxBytes: LOG_MAX_BYTES } : given;
    const payload = this.keys.sign(this.message(deviceId, { nonce, issuedAt, expiresAt, command, args }));
    const open = { result: 'pending', reason: null, endedAt: null };
    return {
      row: { nonce, deviceId, batchId, command, args, issuedBy, issuedAt, expiresAt, ...open },
      outgoing: {
        ...{ id: nonce, kind: 'command', target: deviceId, payload },
        ...{ dueAt: issuedAt, expiresAt, attempts: 0 },
      },
    };
  }

  /** What the device reported; nonces that are not ours (clock probes) are nothing to note. */
  async ended(
    em: EntityManager,
    deviceId: string,
    nonce: string,
    result: string,
    reason: string | null,
  ): Promise<void> {
    const open = { nonce, deviceId, result: In(['pending', 'unanswered']) };
    await em.update(DeviceCommandEntity, open, { result, reason, endedAt: this.clock.now() });
    const device = await em.findOne(DeviceEntity, {
      select: { id: true, unitPath: true },
      where: { id: deviceId },
    });
    if (!device) return;
    const { unitPath } = device;
    await this.unitOfWork.afterCommit(() =>
      this.bus.emit('command-ended', { nonce, deviceId, unitPath, result }),
    );
  }

  /** @returns how many became `unanswered`. */
  async endUnanswered(): Promise<number> {
    const nowMs = this.clock.nowMs();
    const late = { result: 'pending', expiresAt: LessThan(new Date(nowMs - UNANSWERED_AFTER_MS)) };
    const rows = await this.unitOfWork.manager.find(DeviceCommandEntity, {
      where: late,
      take: UNANSWERED_A_TURN,
    });
    if (rows.length === 0) return 0;
    const ended = { result: 'unanswered', endedAt: new Date(nowMs) };
    const nonces = rows.map(({ nonce }) => nonce);
    const outcome = await this.unitOfWork.run(
      (em) => em.update(DeviceCommandEntity, { ...late, nonce: In(nonces) }, ended),
      { name: 'end unanswered commands' },
    );
    await this.tellUnanswered(rows);
    return outcome.affected ?? 0;
  }

  private async tellUnanswered(rows: readonly DeviceCommandEntity[]): Promise<void> {
    const devices = await this.unitOfWork.manager.find(DeviceEntity, {
      select: { id: true, unitPath: true },
      where: { id: In([...new Set(rows.map(({ deviceId }) => deviceId))]) },
    });
    const paths = new Map(devices.map(({ id, unitPath }) => [id, unitPath]));
    for (const { nonce, deviceId } of rows) {
      const unitPath = paths.get(deviceId);
      if (unitPath !== undefined)
        this.bus.emit('command-ended', { nonce, deviceId, unitPath, result: 'unanswered' });
    }
  }

  /**
   * Answers a device's clock probe at once, past every queue: t2 the hub's time of receiving, t3 of signing. Not stored;
   * a device that hears nothing asks again.
   */
  probeAnswer(deviceId: string, deviceNonce: string, receivedAtMs: number): void {
    if (this.probes.take(deviceId) !== null) {
      droppedMessages.inc({ why: 'too-many-probes' });
      return;
    }
    const issuedAt = this.clock.now();
    const times = { t2: new Date(receivedAtMs).toISOString(), t3: issuedAt.toISOString() };
    const message = {
      ...this.head(deviceId, newId(issuedAt.getTime()), issuedAt),
      exp: new Date(issuedAt.getTime() + PROBE_EXP_MS).toISOString(),
      command: 'clock-probe',
      args: { deviceNonce, ...times },
    };
    this.gateway
      .publish(deviceTopic(deviceId, 'command'), this.keys.sign(message), { qos: 1, retain: false })
      .then(
        () => messagesSent.inc({ kind: 'clock-probe' }),
        (cause: unknown) => {
          droppedMessages.inc({ why: 'probe-not-sent' });
          this.log.debug(
            { err: cause, device: deviceId },
            'a clock probe was not answered; the device asks again',
          );
        },
      );
  }

  private message(
    device: string,
    parts: { nonce: string; issuedAt: Date; expiresAt: Date; command: string; args: object },
  ): CommandMessage {
    const { nonce, issuedAt, expiresAt, command, args } = parts;
    const exp = expiresAt.toISOString();
    const parsed = CommandSchema.safeParse({ ...this.head(device, nonce, issuedAt), exp, command, args });
    if (parsed.success) return parsed.data;
    throw new AppError('command-malformed', {
      kind: 'invalid',
      message: 'Lệnh không đúng định dạng',
      problems: parsed.error.issues.map(fieldProblem),
    });
  }

  private head(device: string, nonce: string, issuedAt: Date) {
    return { v: 1, type: 'command', device, issuedAt: issuedAt.toISOString(), nonce };
  }
}
