import type { AuthenticateError, Client, ConnectPacket, PublishPacket, Subscription } from 'aedes';
import { isDeviceId, maySubscribe, mayPublish, parseTopic } from '#contracts/topics.js';
import { MAX_PAYLOAD_BYTES } from '#contracts/wire.js';
import { FLOOD_CUT_OFF_MS } from '../gateway-options.js';
import { RateLimit } from '../rate-limit.js';

/** CONNACK codes of MQTT 3.1.1 (3.2.2.3). */
const IDENTIFIER_REJECTED = 2;
const UNAVAILABLE = 3;
const NOT_AUTHORISED = 5;
const AUTHENTICATE_TIMEOUT_MS = 10_000;

export interface AccessOptions {
  /** The hub compares with the hash it holds. */
  authenticate(device: string, password: string): Promise<boolean>;
  /** Units whose alerts the device may read. */
  unitsOf(device: string): Promise<readonly string[]>;
  flood: { perSecond: number; burst: number };
  nowMs(): number;
  onFlood(device: string): void;
  onProblem(details: object, message: string): void;
}

const refusal = (returnCode: number, message: string): AuthenticateError =>
  Object.assign(new Error(message), { returnCode });

/** The broker's rules as its callbacks: who may connect, publish and subscribe (docs/device-protocol.md, "Topics"). */
export class BrokerAccess {
  stopping = false;
  private readonly units = new WeakMap<Client, ReadonlySet<string>>();
  private readonly verdicts = new WeakMap<Client, AuthenticateError>();
  private readonly cutOffUntilMs = new Map<string, number>();
  private readonly revoked = new Set<string>();
  private readonly rate: RateLimit;

  constructor(private readonly options: AccessOptions) {
    this.rate = new RateLimit(options.flood);
  }

  /** Notes what is wrong with a CONNECT; `authenticate` answers it with a CONNACK, which cannot be sent from here. */
  readonly preConnect = (
    client: Client,
    packet: ConnectPacket,
    done: (error: Error | null, success: boolean) => void,
  ): void => {
    const { clientId, username, clean, will } = packet;
    if (!isDeviceId(clientId) || clientId !== username) {
      this.verdicts.set(client, refusal(IDENTIFIER_REJECTED, 'client id and user name are the device id'));
    } else if (!clean) {
      this.verdicts.set(client, refusal(IDENTIFIER_REJECTED, 'only clean sessions'));
    } else if (will && !mayPublish(clientId, will.topic)) {
      this.verdicts.set(client, refusal(NOT_AUTHORISED, 'a will to a foreign topic'));
    }
    done(null, true);
  };

  readonly authenticate = (
    client: Client,
    username: string | undefined,
    password: Buffer | undefined,
    done: (error: AuthenticateError | null, success: boolean | null) => void,
  ): void => {
    const verdict = this.verdicts.get(client);
    if (verdict) return done(verdict, null);
    const device = username ?? '';
    if ((this.cutOffUntilMs.get(device) ?? 0) > this.options.nowMs()) {
      return done(refusal(UNAVAILABLE, 'cut off after a flood'), null);
    }
    this.cutOffUntilMs.delete(device);
    within(this.identify(device, password?.toString('utf8') ?? ''), AUTHENTICATE_TIMEOUT_MS).then(
      (units) => {
        if (units === null) return done(refusal(NOT_AUTHORISED, 'unknown device or password'), null);
        this.units.set(client, new Set(units));
        done(null, true);
      },
      (error: unknown) => {
        this.options.onProblem({ device, err: error }, 'a device could not be authenticated');
        done(refusal(UNAVAILABLE, 'authentication is unavailable'), null);
      },
    );
  };

  /** `null` for the client: a will found after a restart, checked when its device connected. */
  readonly authorizePublish = (
    client: Client | null,
    packet: PublishPacket,
    done: (error?: Error | null) => void,
  ): void => {
    if (this.stopping) return done(new Error('the broker is stopping'));
    if (client === null) return done(parseTopic(packet.topic) ? null : new Error('not a topic of ours'));
    if (!mayPublish(client.id, packet.topic)) return done(new Error(`may not publish to ${packet.topic}`));
    if (packet.payload.length > MAX_PAYLOAD_BYTES) return done(new Error('payload too large'));
    if (packet.qos === 2) return done(new Error('QoS 2 is not part of the protocol'));
    if (packet.topic.endsWith('/report')) packet.retain = false;
    // Closed already: this is its will, which is no message of the device's own making.
    if (!client.closed && !this.rate.take(client.id, this.options.nowMs())) {
      this.cutOff(client.id);
      return done(new Error('flood'));
    }
    done(null);
  };

  /** `null` is a SUBACK of 0x80. Wildcards, `$share` and `$SYS` are no topics of the protocol and fall out with the rest. */
  readonly authorizeSubscribe = (
    client: Client,
    subscription: Subscription,
    done: (error: Error | null, subscription?: Subscription | null) => void,
  ): void => {
    const allowed = maySubscribe(client.id, [...(this.units.get(client) ?? [])], subscription.topic);
    done(null, allowed ? subscription : null);
  };

  cutOff(device: string): void {
    const nowMs = this.options.nowMs();
    if ((this.cutOffUntilMs.get(device) ?? 0) > nowMs) return;
    this.cutOffUntilMs.set(device, nowMs + FLOOD_CUT_OFF_MS);
    this.options.onFlood(device);
  }

  /** Replaces the units of a live connection; returns those it has lost. */
  setUnits(client: Client, units: readonly string[]): string[] {
    const before = this.units.get(client) ?? new Set<string>();
    const after = new Set(units);
    this.units.set(client, after);
    return [...before].filter((unit) => !after.has(unit));
  }

  allow(device: string): void {
    this.revoked.delete(device);
    this.cutOffUntilMs.delete(device);
  }

  /** Also for a connection that is being authenticated right now. Ids are never given twice. */
  revoke(device: string): void {
    this.revoked.add(device);
  }

  sweep(nowMs: number): void {
    this.rate.sweep(nowMs);
    for (const [device, untilMs] of this.cutOffUntilMs)
      if (untilMs <= nowMs) this.cutOffUntilMs.delete(device);
  }

  private async identify(device: string, password: string): Promise<readonly string[] | null> {
    if (!(await this.options.authenticate(device, password))) return null;
    const units = await this.options.unitsOf(device);
    return this.revoked.has(device) ? null : units;
  }
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  return Promise.race([work, timeout]).finally(() => clearTimeout(timer));
}
