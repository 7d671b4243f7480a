import { deviceTopic } from '#contracts/topics.js';
import { Clock } from '#platform/clock.js';
import { LOG, type Log } from '#platform/logger.js';
import { droppedMessages, messagesSent } from '#platform/metrics.js';
import { DeviceGateway } from '#messaging/device-gateway.js';
import { SigningKeys } from '#features/devices/index.js';
import { Inject, Injectable } from '@nestjs/common';

export interface Receipt {
  device: string;
  journal: string;
  upTo: number;
  rejects: { seq: number; reason: string }[];
}

const MALFORMED_EVERY_MS = 60_000;
const REMEMBERED = 20_000;

/**
 * Signs and sends receipts after their commit. They are not rows of the outbox: the cursor is the state they tell, and a
 * device that hears nothing repeats itself and is answered from the cursor.
 */
@Injectable()
export class ReceiptSender {
  private readonly malformedAt = new Map<string, number>();

  constructor(
    private readonly gateway: DeviceGateway,
    private readonly keys: SigningKeys,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  send(receipts: readonly Receipt[]): void {
    for (const { device, journal, upTo, rejects } of receipts)
      this.publish(device, { journal, upTo, rejects: rejects.slice(0, 500) });
  }

  /** At most once a minute a device. */
  malformed(device: string, sha256: string, reason: string): void {
    const nowMs = this.clock.nowMs();
    if (nowMs - (this.malformedAt.get(device) ?? -Infinity) < MALFORMED_EVERY_MS) return;
    if (this.malformedAt.size >= REMEMBERED) this.malformedAt.clear();
    this.malformedAt.set(device, nowMs);
    this.publish(device, { malformed: { sha256, reason } });
  }

  private publish(device: string, body: object): void {
    const jws = this.keys.sign({
      v: 1,
      type: 'receipt',
      device,
      issuedAt: this.clock.now().toISOString(),
      ...body,
    });
    this.gateway.publish(deviceTopic(device, 'receipt'), jws, { qos: 1, retain: false }).then(
      () => messagesSent.inc({ kind: 'receipt' }),
      (cause: unknown) => {
        droppedMessages.inc({ why: 'receipt-not-sent' });
        this.log.debug(
          { err: cause, device },
          'a receipt was not sent; the device will ask again by repeating',
        );
      },
    );
  }
}
