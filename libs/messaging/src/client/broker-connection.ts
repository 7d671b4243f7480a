import mqtt, { type MqttClient } from 'mqtt';
import { AppError } from '#contracts/errors.js';
import { PublishQueue } from './publish-queue.js';
import { backoffMs, DEVICE_WAITS, HUB_WAITS, unauthorisedMs } from './retry.js';
import { askSubscriptions } from './subscriptions.js';
import type {
  ConnectionState,
  MqttConnection,
  MqttConnectionOptions,
  Qos,
  RetryWaits,
  SubscriptionAnswer,
} from './types.js';

/** CONNACK codes 2 (identifier rejected), 4 (bad user name or password) and 5 (not authorised) of MQTT 3.1.1. */
const UNAUTHORISED_CODES: readonly unknown[] = [2, 4, 5];
/** A connection that lived shorter than this does not set the backoff back: a broker that hangs up on us is not hammered. */
const STABLE_MS = 10_000;

/** One client of mqtt.js per attempt, without its own reconnecting: waits, order of addresses and queues are ours. */
export class BrokerConnection implements MqttConnection {
  state: ConnectionState = 'down';
  private readonly wanted: Set<string>;
  private readonly waits: RetryWaits;
  private readonly random: () => number;
  private readonly queue: PublishQueue;
  private client: MqttClient | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stableTimer: ReturnType<typeof setTimeout> | undefined;
  private refusedTimer: ReturnType<typeof setTimeout> | undefined;
  private urlIndex = 0;
  private failures = 0;
  private roundUnauthorised = false;
  private closed = false;

  constructor(private readonly options: MqttConnectionOptions) {
    if (options.urls.length === 0) {
      throw new AppError('mqtt-no-address', { kind: 'invalid', message: 'Thiếu địa chỉ máy chủ MQTT' });
    }
    this.wanted = new Set(options.subscriptions ?? []);
    this.waits = { ...(options.reconnect === 'hub' ? HUB_WAITS : DEVICE_WAITS), ...options.waits };
    this.random = options.random ?? Math.random;
    this.queue = new PublishQueue({
      maxInFlight: options.maxInFlight ?? 100,
      maxQueued: options.maxQueued ?? 1000,
      timeoutMs: options.publishTimeoutMs ?? 20_000,
      send: (message, done) => {
        const { topic, payload, qos, retain } = message;
        // mqtt.js writes any Uint8Array; its types only know Buffer, which a browser does not have.
        this.client?.publish(topic, payload as Buffer, { qos, retain }, (error) => done(error ?? undefined));
      },
      onTimeout: () => this.client?.end(true),
    });
  }

  open(): void {
    this.attempt();
  }

  async subscribe(topics: readonly string[]): Promise<Record<string, SubscriptionAnswer>> {
    for (const topic of topics) this.wanted.add(topic);
    if (this.state !== 'up' || !this.client) {
      return Object.fromEntries(topics.map((topic) => [topic, 'offline' as const]));
    }
    return this.ask(this.client, topics);
  }

  async unsubscribe(topics: readonly string[]): Promise<void> {
    for (const topic of topics) this.wanted.delete(topic);
    const client = this.client;
    if (this.state !== 'up' || !client || topics.length === 0) return;
    await new Promise<void>((resolve) => {
      client.once('close', () => resolve());
      client.unsubscribe([...topics], () => resolve());
    });
  }

  publish(
    topic: string,
    payload: string | Uint8Array,
    { qos, retain }: { qos: Qos; retain: boolean },
  ): Promise<void> {
    if (this.state !== 'up') {
      const code = this.closed ? 'mqtt-closed' : 'mqtt-offline';
      return Promise.reject(new AppError(code, { kind: 'unavailable', details: { topic } }));
    }
    return this.queue.add({ topic, payload, qos, retain });
  }

  async close(): Promise<void> {
    this.closed = true;
    this.state = 'down';
    this.clearTimers();
    this.queue.fail('mqtt-closed');
    const client = this.client;
    this.client = null;
    if (!client) return;
    client.removeAllListeners('message');
    await endWithin(client, 2000);
  }

  kick(): void {
    if (this.closed) return;
    this.failures = 0;
    this.urlIndex = 0;
    const client = this.client;
    if (client) {
      this.client = null;
      client.end(true);
      this.lost('kicked', 0);
    } else {
      this.schedule(0);
    }
  }

  private attempt(): void {
    const url = this.url();
    const timeoutMs = this.options.connectTimeoutMs ?? 10_000;
    const client = mqtt.connect(url, {
      protocolVersion: 4,
      clean: true,
      clientId: this.options.clientId,
      username: this.options.username,
      password: this.options.password,
      keepalive: this.options.keepaliveSeconds ?? 30,
      connectTimeout: timeoutMs,
      reconnectPeriod: 0,
      resubscribe: false,
      queueQoSZero: false,
      ...(this.options.will
        ? { will: { ...this.options.will, payload: this.options.will.payload as unknown as Buffer } }
        : {}),
    });
    this.client = client;
    let reason: string | undefined;
    client.on('error', (error) => {
      reason = error.message || (error as { code?: unknown }).code?.toString() || 'error';
      if (UNAUTHORISED_CODES.includes((error as { code?: unknown }).code)) this.roundUnauthorised = true;
    });
    client.on('message', (topic, payload, packet) => {
      if (client === this.client) this.options.onMessage(topic, payload, { retain: packet.retain });
    });
    client.on('connect', () => {
      if (client === this.client) void this.connected(client, url);
    });
    client.on('close', () => {
      if (client !== this.client) return;
      this.client = null;
      client.end(true);
      this.ended(reason ?? 'connection closed', url);
    });
  }

  /**
   * Subscribe first, then say that we are up (docs/device-protocol.md, "Topics"). What is wanted while the broker answers
   * (a retained config names units before we are up) is asked for too.
   */
  private async connected(client: MqttClient, url: string): Promise<void> {
    const asked = new Set<string>();
    for (
      let fresh = [...this.wanted];
      fresh.length > 0;
      fresh = [...this.wanted].filter((t) => !asked.has(t))
    ) {
      for (const topic of fresh) asked.add(topic);
      await this.ask(client, fresh);
      if (client !== this.client || !client.connected) return;
    }
    this.state = 'up';
    this.roundUnauthorised = false;
    this.urlIndex = 0;
    this.stableTimer = setTimeout(() => (this.failures = 0), STABLE_MS);
    this.options.onState('up', undefined, { url });
  }

  private async ask(
    client: MqttClient,
    topics: readonly string[],
  ): Promise<Record<string, SubscriptionAnswer>> {
    const answers = await askSubscriptions(client, topics, this.options.connectTimeoutMs ?? 10_000);
    if (client !== this.client) return answers;
    const refused = topics.filter((topic) => answers[topic] === 'refused' && this.wanted.has(topic));
    for (const topic of refused) this.options.onSubscriptionRefused?.(topic);
    if (refused.length > 0) {
      clearTimeout(this.refusedTimer);
      this.refusedTimer = setTimeout(() => {
        const still = refused.filter((topic) => this.wanted.has(topic));
        if (client === this.client) void this.ask(client, still);
      }, this.waits.refusedSubscriptionMs);
    }
    return answers;
  }

  /** An attempt failed or a connection was lost: the next address at once, or after the last one the wait. */
  private ended(reason: string, url: string): void {
    if (this.state !== 'up' && this.urlIndex + 1 < this.options.urls.length) {
      this.urlIndex += 1;
      this.schedule(0);
      return;
    }
    const unauthorised = this.roundUnauthorised && this.state !== 'up';
    this.roundUnauthorised = false;
    this.urlIndex = 0;
    const waitMs = unauthorised
      ? unauthorisedMs(this.waits, this.random)
      : backoffMs(this.failures, this.waits, this.random);
    this.failures += 1;
    this.lost(reason, waitMs, unauthorised ? 'unauthorised' : 'down', url);
  }

  private lost(reason: string, waitMs: number, state: ConnectionState = 'down', url = this.url()): void {
    this.state = state;
    clearTimeout(this.stableTimer);
    clearTimeout(this.refusedTimer);
    this.queue.fail('mqtt-connection-lost');
    this.schedule(waitMs);
    this.options.onState(state, reason, { url, retryInMs: waitMs });
  }

  private schedule(waitMs: number): void {
    clearTimeout(this.timer);
    if (this.closed) return;
    this.timer = setTimeout(() => this.attempt(), waitMs);
  }

  private url(): string {
    return this.options.urls[this.urlIndex] ?? (this.options.urls[0] as string);
  }

  private clearTimers(): void {
    clearTimeout(this.timer);
    clearTimeout(this.stableTimer);
    clearTimeout(this.refusedTimer);
  }
}

/** DISCONNECT if the peer still answers; otherwise the socket is destroyed. */
async function endWithin(client: MqttClient, ms: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => client.end(true, {}, () => resolve()), ms);
    client.end(!client.connected, {}, () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
