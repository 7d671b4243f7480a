import { conflict, invalid, notFound } from '#contracts/errors.js';
import { Clock } from '#platform/clock.js';
import { LOG, type Log } from '#platform/logger.js';
import { DeviceCommandEntity } from '#persistence/entities/devices.entity.js';
import { DeviceLogEntity } from '#persistence/entities/monitoring.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { MediaStore } from '#storage/media-store.js';
import { Inject, Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { DataSource, In } from 'typeorm';

const KEPT_A_DEVICE = 5;
/** After the command's end a log that is slow to upload may still come. */
const LATE_MS = 10 * 60_000;
const GZIP_MAGIC = [0x1f, 0x8b];

/** Logs of devices, which they send when the command `log` asks for it (docs/device-protocol.md, "command"). */
@Injectable()
export class DeviceLogs {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly store: MediaStore,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * @param nonce of the command; a log that nobody asked this device for is refused.
   * @throws AppError `log-not-found`, `log-too-late` (conflict), `log-malformed`, `media-too-large`
   */
  async take(deviceId: string, nonce: string, body: Uint8Array): Promise<void> {
    const command = await this.dataSource
      .getRepository(DeviceCommandEntity)
      .findOneBy({ nonce, deviceId, command: 'log' });
    if (!command) throw notFound('log', nonce);
    if (this.clock.nowMs() > command.expiresAt.getTime() + LATE_MS)
      throw conflict('log-too-late', 'Yêu cầu gửi nhật ký này đã hết hạn, hãy yêu cầu lại');
    if (GZIP_MAGIC.some((byte, i) => body[i] !== byte))
      throw invalid('body', 'log-malformed', 'Nhật ký phải là tệp gzip', 'A log is gzip');
    const { maxBytes } = command.args as { maxBytes: number };
    const { sha256, bytes } = await this.store.put(body, { maxBytes });
    const row = { nonce, deviceId, sha256, bytes, receivedAt: this.clock.now() };
    const gone = await this.unitOfWork.run(
      async (em) => {
        await em.upsert(DeviceLogEntity, row, ['nonce']);
        const own = await em.find(DeviceLogEntity, {
          where: { deviceId },
          order: { receivedAt: 'DESC' },
          take: 100,
        });
        const old = own.slice(KEPT_A_DEVICE);
        if (old.length > 0) await em.delete(DeviceLogEntity, { nonce: In(old.map((l) => l.nonce)) });
        return old
          .map((l) => l.sha256)
          .filter((hash) => !own.slice(0, KEPT_A_DEVICE).some((l) => l.sha256 === hash));
      },
      { name: 'keep a log' },
    );
    for (const hash of gone) await this.forget(hash);
  }

  /** Newest first. */
  async list(deviceId: string) {
    const rows = await this.dataSource
      .getRepository(DeviceLogEntity)
      .find({ where: { deviceId }, order: { receivedAt: 'DESC' }, take: KEPT_A_DEVICE });
    return rows.map(({ nonce, bytes, receivedAt }) => ({
      nonce,
      bytes,
      receivedAt: receivedAt.toISOString(),
    }));
  }

  /** @throws AppError `log-not-found` */
  async open(deviceId: string, nonce: string): Promise<{ bytes: number; stream: Readable }> {
    const row = await this.dataSource.getRepository(DeviceLogEntity).findOneBy({ deviceId, nonce });
    if (!row) throw notFound('log', nonce);
    return { bytes: row.bytes, stream: await this.store.open(row.sha256) };
  }

  /** Another device may have sent the very same bytes. */
  private async forget(sha256: string): Promise<void> {
    try {
      if (!(await this.dataSource.getRepository(DeviceLogEntity).existsBy({ sha256 })))
        await this.store.remove(sha256);
    } catch (cause) {
      this.log.warn({ err: cause, sha256 }, 'an old log could not be deleted');
    }
  }
}
