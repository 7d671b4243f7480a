import { deviceTopic } from '#contracts/topics.js';
import type { EnrolAnswer } from '#contracts/wire.js';
import { enrolOnce } from '#device/shell/http-enrol.js';
import mqtt, { type MqttClient } from 'mqtt';
import { randomUUID } from 'node:crypto';
import { type EventEmitter, once } from 'node:events';
import type { ApiClient } from './api-client.js';
import { newPublicKey } from './device-key.js';
import { enrolmentCode } from './devices.js';

interface Receipt {
  journal?: string;
  upTo?: number;
  rejects?: { seq: number; reason: string }[];
  malformed?: { sha256: string; reason: string };
}

/** An enrolled device that says exactly what a test tells it to say, sense or nonsense. */
export class ProtocolDevice {
  readonly receipts: Receipt[] = [];
  /** Every signed message that came, by the last part of its topic. */
  readonly heard: { kind: string; payload: Record<string, unknown> }[] = [];
  journal = randomUUID();
  boot = randomUUID();
  /** What its statuses say differently from now on. */
  says: object = {};
  private client: MqttClient | null = null;
  private heartbeat: NodeJS.Timeout | undefined;

  constructor(readonly enrolment: EnrolAnswer) {}

  static async enrol(admin: ApiClient, place: string): Promise<ProtocolDevice> {
    const publicKey = newPublicKey();
    const code = await enrolmentCode(admin, place);
    const outcome = await enrolOnce({ hub: admin.baseUrl, code, publicKey, hardwareId: 'protocol-device' });
    if (outcome.result !== 'enrolled') throw new Error(`enrolment: ${JSON.stringify(outcome)}`);
    return new ProtocolDevice(outcome.answer);
  }

  get id(): string {
    return this.enrolment.device;
  }
  get connected(): boolean {
    return this.client?.connected ?? false;
  }

  async connect(url = this.enrolment.mqttUrls[0]!): Promise<void> {
    const client = mqtt.connect(url, {
      ...{ clientId: this.id, username: this.id, password: this.enrolment.mqttPassword },
      ...{ clean: true, protocolVersion: 4, reconnectPeriod: 0, connectTimeout: 5000 },
    });
    this.client = client;
    client.on('message', (topic, payload) => this.take(topic, payload));
    // A broker that cuts us off is an outcome that tests look at, not an accident.
    client.on('error', () => undefined);
    await once(client as unknown as EventEmitter, 'connect', { signal: AbortSignal.timeout(10_000) });
    const topics = (['config', 'playlist', 'command', 'receipt'] as const).map((k) =>
      deviceTopic(this.id, k),
    );
    await client.subscribeAsync(topics, { qos: 1 });
  }

  /** Resolves at the broker's acknowledgement; also where the connection ends before it. */
  async send(kind: 'status' | 'report', payload: string | Uint8Array): Promise<void> {
    const { client } = this;
    if (!client?.connected) return;
    let closed = (): void => undefined;
    const gone = new Promise<void>((resolve) => client.once('close', (closed = resolve)));
    const sent = client.publishAsync(deviceTopic(this.id, kind), payload as Buffer, { qos: 1 });
    await Promise.race([sent.catch(() => undefined), gone]);
    client.off('close', closed);
  }

  status(): Promise<void> {
    return this.send('status', JSON.stringify({ ...this.anyStatus(), ...this.says }));
  }

  /** A status now and every so often, until the end. */
  keepTalking(everyMs: number): Promise<void> {
    this.heartbeat = setInterval(() => void this.status(), everyMs);
    return this.status();
  }

  anyStatus() {
    return {
      ...{ link: 'up', at: new Date().toISOString(), journal: this.journal, firstSeq: 1, lastSeq: 0 },
      ...{ configRevision: 0, revision: 0, alerts: {}, playing: null, muted: 'no', volume: 50 },
      ...{ clock: { state: 'trusted', offsetMs: 0 }, net: 'ethernet', rssi: null, power: null, amp: null },
      ...{ tempC: null, freeBytes: null, agent: 'protocol-device/1' },
    };
  }

  report(...reports: { seq: number; type: string; [field: string]: unknown }[]): Promise<void> {
    const filled = reports.map((r) => ({
      ...{ at: new Date().toISOString(), uptimeMs: 1000 * r.seq, clock: 'trusted' },
      ...r,
    }));
    return this.send('report', JSON.stringify({ journal: this.journal, boot: this.boot, reports: filled }));
  }

  /** The highest number that receipts of this journal cover. */
  get upTo(): number {
    return Math.max(0, ...this.receipts.filter((r) => r.journal === this.journal).map((r) => r.upTo ?? 0));
  }

  async end(): Promise<void> {
    clearInterval(this.heartbeat);
    await this.client?.endAsync(true);
    this.client = null;
  }

  private take(topic: string, payload: Uint8Array): void {
    const kind = topic.split('/').at(-1)!;
    const [, body = ''] = Buffer.from(payload).toString('ascii').split('.');
    const message = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Record<string, unknown>;
    this.heard.push({ kind, payload: message });
    if (kind === 'receipt') this.receipts.push(message);
  }
}
