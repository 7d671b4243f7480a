import { deriveMqttPassword } from '#messaging/derived-password.js';
import { sha256Hex } from '#platform/ids.js';
import { readRows } from '#persistence/bulk-read.js';
import { DeviceEntity } from '#persistence/entities/devices.entity.js';
import { secretOf } from '#features/identity/index.js';
import { timingSafeEqual } from 'node:crypto';
import type { DataSource } from 'typeorm';

/** Units whose alerts a device may read: its commune and what is above. */
export const unitsOfPath = (unitPath: string): string[] => unitPath.split('/').filter(Boolean);

/**
 * What devices prove themselves with. The MQTT password is made from the device id, the nonce of its enrolment and a
 * secret of the hub, so that a broker that lost its list can be given it again; the database has hashes only.
 */
export class DeviceCredentials {
  private constructor(
    private readonly secret: string,
    private readonly dataSource: DataSource,
  ) {}

  /** The secret lies in `<data folder>/keys/mqtt-password.secret`, made at first use. */
  static async open(dataDir: string, dataSource: DataSource): Promise<DeviceCredentials> {
    return new DeviceCredentials(secretOf(dataDir, 'mqtt-password'), dataSource);
  }

  passwordFor(device: string, enrolmentNonce: string): string {
    return deriveMqttPassword(this.secret, device, enrolmentNonce);
  }

  /** Of an active device only. */
  async isPasswordOf(device: string, password: string): Promise<boolean> {
    const row = await this.active(device);
    if (!row) return false;
    return timingSafeEqual(Buffer.from(sha256Hex(password)), Buffer.from(row.mqttPasswordHash));
  }

  /** null: no active device of this id. */
  async passwordOf(device: string): Promise<string | null> {
    const row = await this.active(device);
    return row ? this.passwordFor(device, row.enrolmentNonce) : null;
  }

  async unitsOf(device: string): Promise<string[]> {
    const row = await this.active(device);
    return row ? unitsOfPath(row.unitPath) : [];
  }

  /** null: no active device has this HTTP token. */
  async deviceOfToken(tokenSha256: string): Promise<string | null> {
    const where = { column: 'httpTokenHash', in: [tokenSha256], and: { state: 'active' } } as const;
    const [row] = await readRows(this.dataSource.manager, DeviceEntity, ['id'], where);
    return row?.id ?? null;
  }

  /** Asked at each connection, by thousands at once. */
  private async active(id: string) {
    const columns = ['mqttPasswordHash', 'enrolmentNonce', 'unitPath'] as const;
    const where = { column: 'id', in: [id], and: { state: 'active' } } as const;
    const [row] = await readRows(this.dataSource.manager, DeviceEntity, columns, where);
    return row ?? null;
  }
}
