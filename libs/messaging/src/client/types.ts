export type Qos = 0 | 1;

/** `unauthorised`: the broker refused user, password or client id; tried again rarely. */
export type ConnectionState = 'up' | 'down' | 'unauthorised';

export interface StateDetail {
  /** The address that was connected, or failed last; a device keeps a new address only after it was `up` once. */
  url: string;
  /** When the next round of attempts begins, in ms from now; only with `down` and `unauthorised`. */
  retryInMs?: number;
}

/** `offline`: not asked yet; it is asked on the next connect, before `onState('up')`. */
export type SubscriptionAnswer = 'granted' | 'refused' | 'offline';

export interface MqttConnectionOptions {
  /** Tried in order, all of them in one round without waiting; the wait is between rounds. */
  urls: readonly string[];
  clientId: string;
  username: string;
  password: string;
  will?: { topic: string; payload: string; qos: Qos; retain: boolean };
  /** Default 30. */
  keepaliveSeconds?: number;
  /** Subscribed on every connect before anything is published; `subscribe` adds to it. QoS 1. */
  subscriptions?: readonly string[];
  /** Called in order of arrival. Must return at once: mqtt.js reads the next packet only after it (so: no awaiting, collect and return). */
  onMessage(topic: string, payload: Uint8Array, how: { retain: boolean }): void;
  /** Called on changes, and on every failed round with the reason. */
  onState(state: ConnectionState, reason: string | undefined, detail: StateDetail): void;
  /** A subscription the broker refused (the device reports a `fault`); asked again after 60 s and on each connect. */
  onSubscriptionRefused?(topic: string): void;
  /** `device`: 1 s doubling to 60 s, every 10 min when unauthorised. `hub`: 250 ms doubling to 5 s, also when unauthorised. Full jitter. */
  reconnect: 'device' | 'hub';
  /** [0, 1); default Math.random. */
  random?: () => number;
  /** Unacknowledged publishes on the wire; default 100. */
  maxInFlight?: number;
  /** Publishes waiting for a place on the wire; more are rejected with `mqtt-overflow`. Default 1000. */
  maxQueued?: number;
  /** From CONNECT to CONNACK and from SUBSCRIBE to SUBACK; default 10 000. */
  connectTimeoutMs?: number;
  /** From PUBLISH to PUBACK; then the publish is rejected and the connection made anew. Default 20 000. */
  publishTimeoutMs?: number;
  /** Overrides of the waits, for tests and demonstrations. */
  waits?: Partial<RetryWaits>;
}

export interface RetryWaits {
  firstMs: number;
  maxMs: number;
  unauthorisedMs: number;
  refusedSubscriptionMs: number;
}

export interface MqttConnection {
  readonly state: ConnectionState;
  /** Adds topics to what is subscribed on every connect, and asks now if the connection is up. */
  subscribe(topics: readonly string[]): Promise<Record<string, SubscriptionAnswer>>;
  /** Removes topics; resolves when the broker knows, or at once when offline. */
  unsubscribe(topics: readonly string[]): Promise<void>;
  /** Resolves at the broker's PUBACK (QoS 1) or when written (QoS 0); rejects with an AppError, see `connectMqtt`. */
  publish(topic: string, payload: string | Uint8Array, options: { qos: Qos; retain: boolean }): Promise<void>;
  /** DISCONNECT (the will is not sent), then nothing more is called. */
  close(): Promise<void>;
  /** Drops the connection or the wait and starts a round of attempts at once. */
  kick(): void;
}
