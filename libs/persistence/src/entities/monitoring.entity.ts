import { Entity, Index } from 'typeorm';
import { BoolColumn, CodeColumn, IdColumn, InstantColumn, IntColumn, NumberColumn } from '../columns.js';

/** A change of a device's presence, as the monitor decided it; kept for the uptime of past months. */
@Entity('device_presence')
@Index('ix_presence_place', ['placeId', 'id'])
@Index('ix_presence_device', ['deviceId', 'id'])
export class DevicePresenceEntity {
  /** Sorts by the time of writing. */
  @IdColumn(64, { primary: true }) id: string;
  @IdColumn() deviceId: string;
  @IdColumn() placeId: string;
  /** online | link-lost | offline | unknown */
  @CodeColumn(16) state: string;
  /** From when on; before the instant of writing where a silence was noticed. */
  @InstantColumn() at: Date;
}

/** A status as it was every so often: the history behind the charts of a device. */
@Entity('device_sample')
@Index('ix_sample_at', ['at'])
export class DeviceSampleEntity {
  @IdColumn(64, { primary: true }) deviceId: string;
  @InstantColumn({ primary: true }) at: Date;
  @IntColumn() volume: number;
  @NumberColumn({ nullable: true }) rssi: number | null;
  @NumberColumn({ nullable: true }) tempC: number | null;
  @NumberColumn({ nullable: true }) batteryPct: number | null;
  @CodeColumn(8, { nullable: true }) power: string | null;
  @NumberColumn({ nullable: true }) ampMa: number | null;
  @NumberColumn({ nullable: true }) clockOffsetMs: number | null;
  @BoolColumn() playing: boolean;
}

/** A device's own log, fetched by the command `log`: the newest few of each device. */
@Entity('device_log')
@Index('ix_device_log_device', ['deviceId', 'receivedAt'])
export class DeviceLogEntity {
  /** Nonce of the command. */
  @IdColumn(64, { primary: true }) nonce: string;
  @IdColumn() deviceId: string;
  @CodeColumn(64) sha256: string;
  @IntColumn() bytes: number;
  @InstantColumn() receivedAt: Date;
}
