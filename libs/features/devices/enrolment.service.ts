import { AppError } from '#contracts/errors.js';
import type { EnrolAnswer, EnrolRequest } from '#contracts/wire.js';
import { DeviceGateway } from '#messaging/device-gateway.js';
import { Clock } from '#platform/clock.js';
import { newId, newSecret, sha256Hex } from '#platform/ids.js';
import {
  DeviceEntity,
  DeviceStateEntity,
  EnrolmentCodeEntity,
} from '#persistence/entities/devices.entity.js';
import { PlaceEntity } from '#persistence/entities/territory.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { AttemptThrottle, Audit, type AuditAction, networkOf } from '#features/identity/index.js';
import { Boxes } from '#features/territory/index.js';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import type { Addresses } from './addresses.js';
import { DeviceCredentials, unitsOfPath } from './device-credentials.js';
import { DeviceRevocation } from './device-revocation.js';
import { codeHash } from './enrolment-code.js';
import { SigningKeys } from './signing-keys.js';

/** Wrong codes an address may send in a minute. */
const WRONG_PER_MINUTE = 30;

type Refusal =
  'code-unknown' | 'code-used' | 'code-expired' | 'place-retired' | 'code-of-speaker' | 'code-of-board';
const REFUSALS: Record<Refusal, { kind: 'not-found' | 'conflict'; message: string }> = {
  'code-unknown': { kind: 'not-found', message: 'Mã kích hoạt không đúng, hãy xem lại từng ký tự' },
  'code-used': { kind: 'conflict', message: 'Mã kích hoạt đã được dùng cho bộ thu khác, hãy xin mã mới' },
  'code-expired': { kind: 'conflict', message: 'Mã kích hoạt đã hết hạn, hãy xin mã mới' },
  'place-retired': { kind: 'conflict', message: 'Điểm đặt loa đã ngừng sử dụng, hãy xin mã của điểm khác' },
  'code-of-speaker': {
    kind: 'conflict',
    message: 'Mã này là của một cụm loa, hãy xin mã của điểm đặt loại bảng điện tử',
  },
  'code-of-board': {
    kind: 'conflict',
    message: 'Mã này là của một bảng điện tử, hãy xin mã của một cụm loa',
  },
};
const refusal = (code: Refusal): AppError => new AppError(code, REFUSALS[code]);

interface Secrets {
  device: DeviceEntity;
  mqttPassword: string;
  httpToken: string;
}

/** A box becomes a device at a place: with a code for that place, its own key, and secrets that only it knows. */
@Injectable()
export class Enrolment {
  private readonly throttle: AttemptThrottle;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly credentials: DeviceCredentials,
    private readonly revocation: DeviceRevocation,
    private readonly keys: SigningKeys,
    private readonly gateway: DeviceGateway,
    private readonly boxes: Boxes,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {
    this.throttle = new AttemptThrottle({ perMinute: WRONG_PER_MINUTE, nowMs: () => clock.nowMs() });
  }

  /**
   * The same code with the same key again gives new secrets: an answer was lost.
   * @param address of the caller: wrong codes are counted by it
   * @param addresses at which this device shall reach the hub
   * @throws AppError `code-unknown`, `code-used`, `code-expired`, `place-retired`, `code-of-speaker`, `code-of-board`,
   *   `too-many-attempts`
   */
  async enrol(request: EnrolRequest, address: string, addresses: Addresses): Promise<EnrolAnswer> {
    const waitSeconds = this.throttle.wait(networkOf(address));
    if (waitSeconds !== null) throw tooMany(waitSeconds);
    const secrets = await this.admitted(request, address, addresses);
    const { device, mqttPassword, httpToken } = secrets;
    await this.gateway.grant({
      device: device.id,
      password: mqttPassword,
      units: unitsOfPath(device.unitPath),
    });
    return {
      device: device.id,
      mqttPassword,
      httpToken,
      ...addresses,
      keys: this.keys.entries(),
      rootKey: this.keys.rootEntry(),
    };
  }

  /** Only what was refused counts: a whole province may enrol from behind one address. */
  private async admitted(request: EnrolRequest, address: string, addresses: Addresses): Promise<Secrets> {
    try {
      return await this.unitOfWork.run((em) => this.admit(em, request, addresses), {
        name: 'enrol a device',
      });
    } catch (error) {
      if (error instanceof AppError && error.code in REFUSALS) this.throttle.owe(networkOf(address));
      throw error;
    }
  }

  private async admit(em: EntityManager, request: EnrolRequest, addresses: Addresses): Promise<Secrets> {
    const code = await em.findOneBy(EnrolmentCodeEntity, { hash: codeHash(request.code) });
    if (!code) throw refusal('code-unknown');
    if (code.usedKey !== null && code.usedKey !== request.publicKey) throw refusal('code-used');
    if (code.expiresAt.getTime() <= this.clock.nowMs()) throw refusal('code-expired');
    if (code.usedDevice !== null) return this.renew(em, code.usedDevice, addresses);
    const place = await em.findOneBy(PlaceEntity, { id: code.placeId });
    if (!place || place.retiredAt) throw refusal('place-retired');
    // Before anything is revoked: the code stays good for the box that it was meant for.
    if (request.kind && request.kind !== place.kind)
      throw refusal(place.kind === 'board' ? 'code-of-board' : 'code-of-speaker');
    await this.revocation.revokeAt(em, place.id, code.issuedBy, 'replaced');
    const secrets = this.secretsOf(newDevice(place, request, addresses, this.clock.now()));
    const { device } = secrets;
    // Of two boxes with the same code at the same moment one is too late.
    const unused = { hash: code.hash, usedKey: IsNull() };
    const used = await em.update(EnrolmentCodeEntity, unused, {
      usedKey: request.publicKey,
      usedDevice: device.id,
    });
    if (used.affected !== 1) throw refusal('code-used');
    await em.insert(DeviceEntity, device);
    await em.insert(DeviceStateEntity, newState(device.id) as never);
    await this.boxes.record(em, place.id, { hardwareId: request.hardwareId });
    await this.record(em, device, 'device-enrolled', code.issuedBy);
    await this.revocation.announceEnrolment(device);
    return secrets;
  }

  /** @throws AppError `code-used` when that device is no longer the place's. */
  private async renew(em: EntityManager, id: string, addresses: Addresses): Promise<Secrets> {
    const known = await em.findOneBy(DeviceEntity, { id, state: 'active' });
    if (!known) throw refusal('code-used');
    const secrets = this.secretsOf({ ...known, addresses });
    const { enrolmentNonce, mqttPasswordHash, httpTokenHash } = secrets.device;
    await em.update(DeviceEntity, { id }, { enrolmentNonce, mqttPasswordHash, httpTokenHash, addresses });
    await this.record(em, known, 'device-secrets-renewed', id);
    return secrets;
  }

  private secretsOf(device: DeviceEntity): Secrets {
    const enrolmentNonce = newSecret();
    const mqttPassword = this.credentials.passwordFor(device.id, enrolmentNonce);
    const httpToken = newSecret();
    const hashes = { mqttPasswordHash: sha256Hex(mqttPassword), httpTokenHash: sha256Hex(httpToken) };
    return { device: { ...device, enrolmentNonce, ...hashes }, mqttPassword, httpToken };
  }

  private record(em: EntityManager, device: DeviceEntity, action: AuditAction, actor: string): Promise<void> {
    const { id, unitPath, placeId, hardwareId } = device;
    const about = { subjectKind: 'device', subjectId: id, unitPath, details: { placeId, hardwareId } };
    return this.audit.record(em, { actor, action, ...about });
  }
}

const tooMany = (retryAfterSeconds: number): AppError =>
  new AppError('too-many-attempts', {
    kind: 'too-many',
    message: `Quá nhiều mã sai, hãy đợi ${retryAfterSeconds} giây`,
    retryAfterSeconds,
  });

function newDevice(place: PlaceEntity, request: EnrolRequest, addresses: Addresses, now: Date): DeviceEntity {
  return {
    id: newId(now.getTime()),
    placeId: place.id,
    stationId: place.stationId,
    unitKey: place.unitKey,
    unitPath: place.unitPath,
    kind: place.kind,
    state: 'active',
    publicKey: request.publicKey,
    hardwareId: request.hardwareId,
    mqttPasswordHash: '',
    httpTokenHash: '',
    enrolmentNonce: '',
    addresses,
    enrolledAt: now,
    revokedAt: null,
  };
}

const newState = (deviceId: string): DeviceStateEntity => ({
  deviceId,
  linkLost: false,
  seenAt: null,
  status: null,
  clockState: null,
  clockOffsetMs: null,
  journal: null,
  configRevision: 0,
  playlistRevision: 0,
  presence: 'unknown',
  presenceSince: null,
});
