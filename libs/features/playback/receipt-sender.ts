import { deviceTopic } from '#contracts/topics.js';
import { Clock } from '#platform/clock.js';
import { LOG, type Log } from '#platform/logger.js';
import { droppedMessages, messagesSent } from '#platform/metrics.js';
import { DeviceGateway } from '#messaging/device-gateway.js';
import { SigningKeys } from '#features/devices/index.js';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { setImmediate as breathe } from 'node:timers/promises';

export interface Receipt {
  device: string;
  journal: string;
  upTo: number;
  rejects: { seq: number; reason: string }[];
}

const GATHER_MS = 200;
/** Signed at a stretch: signing takes a twentieth of a millisecond. */
const A_TURN = 200;
const MALFORMED_EVERY_MS = 60_000;
const REMEMBERED = 20_000;

/**
 * Signs and sends receipts after their commit. They are not rows of the outbox: the cursor is the state they tell, and a
 * device that hears nothing repeats itself and is answered from the cursor.
 */
@Injectable()
export class ReceiptSender implements OnApplicationShutdown {
  private readonly malformedAt = new Map<string, number>();
  /** By device and journal: what a later commit says takes the place of what an earlier one said. */
  private waiting = new Map<string, Receipt>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly gateway: DeviceGateway,
    private readonly keys: SigningKeys,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Within {@link GATHER_MS}: a device that sent several batches gets one receipt for them. */
  send(receipts: readonly Receipt[]): void {
    for (const receipt of receipts) {
      const key = `${receipt.device} ${receipt.journal}`;
      const before = this.waiting.get(key);
      this.waiting.set(
        key,
        before ? { ...receipt, rejects: [...before.rejects, ...receipt.rejects] } : receipt,
      );
    }
    this.timer ??= setTimeout(() => void this.sendAll(), GATHER_MS);
  }

  /** What still waits is not sent: devices repeat themselves and are answered from the cursor. */
  onApplicationShutdown(): void {
    if (this.timer) clearTimeout(this.timer);
    this.waiting.clear();
  }

  private async sendAll(): Promise<void> {
    const receipts = [...this.waiting.values()];
    this.waiting = new Map();
    this.timer = null;
    for (const [i, { device, journal, upTo, rejects }] of receipts.entries()) {
      this.publish(device, { journal, upTo, rejects: rejects.slice(0, 500) });
      if (i % A_TURN === A_TURN - 1) await breathe();
    }
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
