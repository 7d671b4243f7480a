import { Entity, Index } from 'typeorm';
import {
  BoolColumn,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  NameColumn,
  NumberColumn,
  TextColumn,
} from '../columns.js';

/** One enrolment of a box at a place; the id is its MQTT name and is new with each enrolment. */
@Entity('device')
@Index('ix_device_place', ['placeId'])
@Index('ix_device_station', ['stationId'])
@Index('ix_device_unit_path', ['unitPath'])
@Index('ix_device_http_token', ['httpTokenHash'])
export class DeviceEntity {
  @IdColumn(64, { primary: true }) id: string;
  @IdColumn() placeId: string;
  @IdColumn() stationId: string;
  @IdColumn() unitKey: string;
  @CodeColumn(255) unitPath: string;
  @CodeColumn(8) kind: 'speaker' | 'board';
  @CodeColumn(16) state: 'active' | 'revoked' | 'given-up';
  @CodeColumn(43) publicKey: string;
  @NameColumn(100) hardwareId: string;
  /** SHA-256 (hex) of 256-bit random secrets. */
  @CodeColumn(64) mqttPasswordHash: string;
  @CodeColumn(64) httpTokenHash: string;
  /** New with each answer to an enrolment: the MQTT password is made from it, the id and a secret of the hub. */
  @CodeColumn(43) enrolmentNonce: string;
  /** Where it reached the hub when it enrolled; handed back to it where the settings name no public address. */
  @JsonColumn() addresses: { mqttUrls: string[]; baseUrls: string[] };
  @InstantColumn() enrolledAt: Date;
  @InstantColumn({ nullable: true }) revokedAt: Date | null;
}

/** What a device last said of itself, apart from the registry because it changes all the time. */
@Entity('device_state')
export class DeviceStateEntity {
  @IdColumn(64, { primary: true }) deviceId: string;
  @BoolColumn() linkLost: boolean;
  @InstantColumn({ nullable: true }) seenAt: Date | null;
  @JsonColumn({ nullable: true }) status: unknown;
  @CodeColumn(16, { nullable: true }) clockState: string | null;
  @NumberColumn({ nullable: true }) clockOffsetMs: number | null;
  @CodeColumn(64, { nullable: true }) journal: string | null;
  @IntColumn() configRevision: number;
  @IntColumn() playlistRevision: number;
  /** 'online' | 'offline' | 'unknown', as last decided by the monitor. */
  @CodeColumn(16) presence: string;
  @InstantColumn({ nullable: true }) presenceSince: Date | null;
}

@Entity('enrolment_code')
@Index('ix_enrolment_place', ['placeId'])
export class EnrolmentCodeEntity {
  /** SHA-256 of the folded code. */
  @CodeColumn(64, { primary: true }) hash: string;
  @IdColumn() placeId: string;
  @InstantColumn() issuedAt: Date;
  @InstantColumn() expiresAt: Date;
  @IdColumn() issuedBy: string;
  @CodeColumn(43, { nullable: true }) usedKey: string | null;
  @IdColumn(64, { nullable: true }) usedDevice: string | null;
}

/** Public half of the hub's signing keys; private halves are files in the data folder, readable by the hub alone. */
@Entity('signing_key')
export class SigningKeyEntity {
  @CodeColumn(64, { primary: true }) kid: string;
  @CodeColumn(8) role: 'root' | 'hub';
  @CodeColumn(43) x: string;
  @InstantColumn() notBefore: Date;
  @InstantColumn() notAfter: Date;
  @BoolColumn() revoked: boolean;
  /** The one that signs; a hub key that is not is announced, waiting for every device to know it, or retired. */
  @BoolColumn() active: boolean;
  @InstantColumn({ nullable: true }) retiredAt: Date | null;
}

/**
 * Desired state × addressee, and the outbox of it: what a device (or a unit, for alerts) should have, what it said it has,
 * and when to send next. One loop drives the difference for ever; one-off messages are {@link OutboxEntity}.
 */
@Entity('desired_state')
@Index('ix_desired_due', ['dueAt'])
@Index('ix_desired_target', ['target'])
export class DesiredStateEntity {
  /** `config:<device>`, `playlist:<device>`, `alerts:<unit>`. */
  @IdColumn(140, { primary: true }) id: string;
  @CodeColumn(16) kind: 'config' | 'playlist' | 'alerts';
  @IdColumn() target: string;
  @IntColumn() revision: number;
  /** Hash over the decoded payload bytes. */
  @CodeColumn(64) hash: string;
  /** Hash of the content without revision and issuedAt: equal content makes no new revision. */
  @CodeColumn(64) contentHash: string;
  @TextColumn() jws: string;
  @CodeColumn(64, { nullable: true }) bodySha256: string | null;
  @IntColumn() acceptedRevision: number;
  @CodeColumn(64, { nullable: true }) acceptedHash: string | null;
  @InstantColumn({ nullable: true }) acceptedAt: Date | null;
  @InstantColumn() changedAt: Date;
  @InstantColumn({ nullable: true }) sentAt: Date | null;
  /** When the dispatcher has to send; null: in step. */
  @InstantColumn({ nullable: true }) dueAt: Date | null;
  @IntColumn() sends: number;
  @InstantColumn({ nullable: true }) renewAt: Date | null;
}

/** One-off messages (commands, receipts): a row in the transaction that causes it, sent after the commit, gone when sent or expired. */
@Entity('outbox')
@Index('ix_outbox_due', ['dueAt'])
export class OutboxEntity {
  @IdColumn(64, { primary: true }) id: string;
  @CodeColumn(16) kind: 'command' | 'receipt';
  @IdColumn() target: string;
  @TextColumn() payload: string;
  @InstantColumn() dueAt: Date;
  @InstantColumn() expiresAt: Date;
  @IntColumn() attempts: number;
}

/** One command to every device of a unit or a group, as it was ordered; each device has a command of its own. */
@Entity('command_batch')
@Index('ix_command_batch_unit', ['unitPath', 'issuedAt'])
export class CommandBatchEntity {
  @IdColumn(64, { primary: true }) id: string;
  @CodeColumn(8) targetKind: 'unit' | 'group';
  @IdColumn() targetId: string;
  @NameColumn() targetName: string;
  @CodeColumn(255) unitPath: string;
  @CodeColumn(24) command: string;
  @JsonColumn() args: unknown;
  @IdColumn() issuedBy: string;
  @InstantColumn() issuedAt: Date;
  @InstantColumn() expiresAt: Date;
  @IntColumn() devices: number;
}

/** Commands and their ends. */
@Entity('device_command')
@Index('ix_command_device', ['deviceId', 'issuedAt'])
@Index('ix_command_open', ['result', 'expiresAt'])
@Index('ix_command_batch', ['batchId', 'result'])
export class DeviceCommandEntity {
  @IdColumn(64, { primary: true }) nonce: string;
  @IdColumn() deviceId: string;
  /** Where one order went to many devices. */
  @IdColumn(64, { nullable: true }) batchId: string | null;
  @CodeColumn(24) command: string;
  @JsonColumn() args: unknown;
  @IdColumn() issuedBy: string;
  @InstantColumn() issuedAt: Date;
  @InstantColumn() expiresAt: Date;
  /** pending | executed | refused | expired | unanswered */
  @CodeColumn(16) result: string;
  @NameColumn(200, { nullable: true }) reason: string | null;
  @InstantColumn({ nullable: true }) endedAt: Date | null;
}
