import { deviceTopic } from '#contracts/topics.js';
import { Clock } from '#platform/clock.js';
import { LOG, type Log } from '#platform/logger.js';
import { droppedMessages, messagesSent } from '#platform/metrics.js';
import { DeviceGateway } from '#messaging/device-gateway.js';
import { SigningKeys } from '#features/devices/index.js';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';

export interface Receipt {
  device: string;
  journal: string;
  upTo: number;
  rejects: { seq: number; reason: string }[];
}

/** A receipt waits so long for the device's next batch, and at most {@link AT_MOST_MS} while batches keep coming. */
const GATHER_MS = 100;
const AT_MOST_MS = 2000;
/** Under way at a time. */
const A_TURN = 100;
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
  private sinceMs = 0;

  constructor(
    private readonly gateway: DeviceGateway,
    private readonly keys: SigningKeys,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Not at once: a device that sent several batches gets one receipt for them, and in a burst nearly all have. */
  send(receipts: readonly Receipt[]): void {
    for (const receipt of receipts) {
      const key = `${receipt.device} ${receipt.journal}`;
      const before = this.waiting.get(key);
      this.waiting.set(
        key,
        before ? { ...receipt, rejects: [...before.rejects, ...receipt.rejects] } : receipt,
      );
    }
    const nowMs = performance.now();
    if (this.timer) clearTimeout(this.timer);
    else this.sinceMs = nowMs;
    const inMs = Math.max(0, Math.min(GATHER_MS, this.sinceMs + AT_MOST_MS - nowMs));
    this.timer = setTimeout(() => void this.sendAll(), inMs);
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
    for (let at = 0; at < receipts.length; at += A_TURN) {
      await Promise.all(
        receipts
          .slice(at, at + A_TURN)
          .map(({ device, journal, upTo, rejects }) =>
            this.publish(device, { journal, upTo, rejects: rejects.slice(0, 500) }),
          ),
      );
    }
  }

  /** At most once a minute a device. */
  malformed(device: string, sha256: string, reason: string): void {
    const nowMs = this.clock.nowMs();
    if (nowMs - (this.malformedAt.get(device) ?? -Infinity) < MALFORMED_EVERY_MS) return;
    if (this.malformedAt.size >= REMEMBERED) this.malformedAt.clear();
    this.malformedAt.set(device, nowMs);
    void this.publish(device, { malformed: { sha256, reason } });
  }

  /** What cannot be sent is counted; the device asks again by repeating itself. */
  private async publish(device: string, body: object): Promise<void> {
    const issuedAt = this.clock.now().toISOString();
    try {
      const jws = await this.keys.signAside({ v: 1, type: 'receipt', device, issuedAt, ...body });
      await this.gateway.publish(deviceTopic(device, 'receipt'), jws, { qos: 1, retain: false });
      messagesSent.inc({ kind: 'receipt' });
    } catch (cause) {
      droppedMessages.inc({ why: 'receipt-not-sent' });
      this.log.debug({ err: cause, device }, 'a receipt was not sent');
    }
  }
}
