import type { ConnectRequest, DeviceEvent, TransportPort } from '../ports.js';

/** What is needed of the messaging library's connection; the apps hand it in. */
export interface MqttLink {
  subscribe(topics: readonly string[]): Promise<unknown>;
  unsubscribe(topics: readonly string[]): Promise<void>;
  publish(topic: string, payload: string, how: { qos: 0 | 1; retain: boolean }): Promise<void>;
  close(): Promise<void>;
}
export interface MqttLinkOptions {
  urls: readonly string[];
  clientId: string;
  username: string;
  password: string;
  will: ConnectRequest['will'];
  subscriptions: readonly string[];
  reconnect: 'device';
  onMessage(topic: string, payload: Uint8Array, how: { retain: boolean }): void;
  onState(state: 'up' | 'down' | 'unauthorised', reason: string | undefined, detail: { url: string }): void;
  onSubscriptionRefused(topic: string): void;
}
export type OpenLink = (options: MqttLinkOptions) => MqttLink;

/** The device's road on MQTT. What cannot be sent is dropped here: receipts, statuses and retries make up for it. */
export class MqttTransport implements TransportPort {
  private link: MqttLink | null = null;

  constructor(
    private readonly open: OpenLink,
    private readonly emit: (event: DeviceEvent) => void,
    private readonly log: (message: string, details: Record<string, unknown>) => void = () => undefined,
  ) {}

  connect(request: ConnectRequest): void {
    const before = this.link;
    this.link = null;
    if (before) before.close().catch((error: unknown) => this.dropped('close', error));
    const mine = (): boolean => this.link === link;
    const link = this.open({
      urls: request.urls,
      clientId: request.clientId,
      username: request.username,
      password: request.password,
      will: request.will,
      subscriptions: request.topics,
      reconnect: 'device',
      onMessage: (topic, payload, { retain }) => {
        if (mine()) this.emit({ type: 'message', topic, payload, retain });
      },
      onState: (state, reason, { url }) => {
        if (!mine()) return;
        if (state === 'up') this.emit({ type: 'connection', state, url });
        else this.emit({ type: 'connection', state, ...(reason === undefined ? {} : { reason }) });
      },
      onSubscriptionRefused: (topic) => {
        if (mine()) this.emit({ type: 'subscription-refused', topic });
      },
    });
    this.link = link;
  }

  subscribe(topics: readonly string[]): void {
    this.link?.subscribe(topics).catch((error: unknown) => this.dropped('subscribe', error));
  }
  unsubscribe(topics: readonly string[]): void {
    this.link?.unsubscribe(topics).catch((error: unknown) => this.dropped('unsubscribe', error));
  }
  publish(topic: string, payload: string, { retain }: { retain: boolean }): void {
    this.link
      ?.publish(topic, payload, { qos: 1, retain })
      .catch((error: unknown) => this.dropped('publish', error));
  }

  async close(): Promise<void> {
    await this.link?.close();
    this.link = null;
  }

  private dropped(what: string, error: unknown): void {
    this.log(`mqtt: ${what} did not get through`, {
      cause: error instanceof Error ? error.message : String(error),
    });
  }
}
