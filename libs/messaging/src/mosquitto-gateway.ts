import { AppError } from '#contracts/errors.js';
import { deviceTopic, HUB_SUBSCRIPTIONS, parseTopic } from '#contracts/topics.js';
import { MAX_PAYLOAD_BYTES } from '#contracts/wire.js';
import { connectMqtt, type MqttConnection } from './client.js';
import {
  DeviceGateway,
  type DeviceGrant,
  type GatewayHandlers,
  type PublishOptions,
  type SyncOutcome,
} from './device-gateway.js';
import { FLOOD_CUT_OFF_MS, FLOOD_LIMIT, type GatewaySurroundings } from './gateway-options.js';
import {
  CONTROL_RESPONSE_TOPIC,
  CONTROL_TOPIC,
  DynamicSecurity,
  type ControlCommand,
} from './mosquitto/dynamic-security.js';
import { clientFields, createDeviceRole, createUnitRole, rolesOf } from './mosquitto/grants.js';
import { prepareBroker } from './mosquitto/prepare.js';
import { isAlreadySo, removal, syncGrants, type Wanted } from './mosquitto/sync.js';
import { RateLimit } from './rate-limit.js';

export interface MosquittoGatewayOptions extends GatewaySurroundings {
  /** mqtt:// or mqtts:// of the broker. */
  url: string;
  /** A user with the plugin's `admin` role; the gateway gives it the right to our topics. */
  username: string;
  password: string;
  /** Default `ttn-hub`: one hub at a time, a second one takes the connection over. */
  clientId?: string;
  /**
   * The device's password made again (`deriveMqttPassword`), or null where it is not known: such a device must enrol
   * again when the broker has lost its list. Without it a lost list loses every device.
   */
  passwordOf(device: string): Promise<string | null>;
  /** Default 30 000. */
  controlTimeoutMs?: number;
  flood?: { perSecond: number; burst: number };
  floodCutOffMs?: number;
}

const PREPARE_AGAIN_MS = 5000;

/** The hub as one client of a Mosquitto with the dynamic-security plugin, so that enrolling and revoking need no restart. */
export class MosquittoDeviceGateway extends DeviceGateway {
  private readonly control: DynamicSecurity;
  private readonly rate: RateLimit;
  private readonly cutOff = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly unitRoles = new Set<string>();
  private touched: Set<string> | null = null;
  private connection: MqttConnection | null = null;
  private handlers: GatewayHandlers | null = null;
  private isUp = false;
  private sweepTimer: ReturnType<typeof setInterval> | undefined;
  private prepareTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: MosquittoGatewayOptions) {
    super();
    this.rate = new RateLimit(options.flood ?? FLOOD_LIMIT);
    this.control = new DynamicSecurity({
      name: `${options.clientId ?? 'ttn-hub'}-${options.clock.nowMs().toString(36)}`,
      timeoutMs: options.controlTimeoutMs ?? 30_000,
      publish: (payload) => this.connected().publish(CONTROL_TOPIC, payload, { qos: 1, retain: false }),
    });
  }

  /** Returns at once and goes on trying; `onState('up')` comes when the hub may publish and hears every device. */
  async start(handlers: GatewayHandlers): Promise<void> {
    this.handlers = handlers;
    this.sweepTimer = setInterval(() => this.rate.sweep(this.options.clock.nowMs()), 60_000);
    this.sweepTimer.unref();
    this.connection = connectMqtt({
      urls: [this.options.url],
      clientId: this.options.clientId ?? 'ttn-hub',
      username: this.options.username,
      password: this.options.password,
      subscriptions: [CONTROL_RESPONSE_TOPIC, ...HUB_SUBSCRIPTIONS],
      reconnect: 'hub',
      maxInFlight: 100,
      maxQueued: 50_000,
      onMessage: (topic, payload, { retain }) => this.heard(topic, payload, retain),
      onSubscriptionRefused: (topic) =>
        this.options.log.warn({ topic }, 'the broker refused a subscription of the hub'),
      onState: (state, reason) => {
        if (state === 'up') void this.prepare();
        else this.down(reason);
      },
    });
  }

  async publish(topic: string, payload: string | Uint8Array, options: PublishOptions): Promise<void> {
    await this.connected().publish(topic, payload, options);
  }

  async grant({ device, password, units }: DeviceGrant): Promise<void> {
    this.touched?.add(device);
    await this.makeUnitRoles(units);
    const fields = clientFields(device, units, password);
    const [, created] = await this.command(createDeviceRole(device), { command: 'createClient', ...fields });
    if (created?.error !== undefined) {
      await this.command(
        { command: 'modifyClient', ...fields },
        { command: 'enableClient', username: device },
      );
    }
  }

  async revoke(device: string): Promise<void> {
    this.touched?.add(device);
    this.endCutOff(device);
    await this.command(...removal(device));
    for (const kind of ['config', 'playlist', 'status'] as const) {
      await this.publish(deviceTopic(device, kind), '', { qos: 1, retain: true });
    }
  }

  /** The plugin hangs up on a client whose roles change, so a right that is gone is gone at once. */
  async setUnits(device: string, units: readonly string[]): Promise<void> {
    this.touched?.add(device);
    await this.makeUnitRoles(units);
    const [listed] = await this.command({ command: 'getClient', username: device });
    const roles = (listed?.data as { client?: { roles?: { rolename: string }[] } } | undefined)?.client
      ?.roles;
    const wants = rolesOf(device, units);
    if (roles?.length === wants.length && roles.every(({ rolename }) => wants.includes(rolename))) return;
    await this.command({ command: 'modifyClient', ...clientFields(device, units, null) });
  }

  async disconnectDevice(device: string): Promise<void> {
    await this.command(
      { command: 'disableClient', username: device },
      { command: 'enableClient', username: device },
    );
  }

  async syncGrants(devices: Iterable<Wanted> | AsyncIterable<Wanted>): Promise<SyncOutcome> {
    if (this.touched) throw new AppError('broker-sync-running', { kind: 'conflict' });
    const touched = (this.touched = new Set<string>());
    this.unitRoles.clear();
    try {
      return await syncGrants(devices, {
        control: this.control,
        passwordOf: (device) => this.options.passwordOf(device),
        isTouched: (device) => touched.has(device) || this.cutOff.has(device),
      });
    } finally {
      this.touched = null;
    }
  }

  async stop(): Promise<void> {
    clearInterval(this.sweepTimer);
    clearTimeout(this.prepareTimer);
    for (const timer of this.cutOff.values()) clearTimeout(timer);
    this.cutOff.clear();
    const connection = this.connection;
    this.connection = null;
    this.down('stopped');
    this.handlers = null;
    await connection?.close();
  }

  private connected(): MqttConnection {
    if (!this.connection) throw new AppError('mqtt-closed', { kind: 'unavailable' });
    return this.connection;
  }

  /** Rules that must stand before the hub counts as up. Giving ourselves a role makes the plugin hang up once. */
  private async prepare(): Promise<void> {
    clearTimeout(this.prepareTimer);
    try {
      await prepareBroker(this.control, this.options.username);
    } catch (err) {
      if (this.connection?.state !== 'up') return; // Hung up on; the next connect comes back here.
      this.options.log.warn({ err }, 'the broker could not be prepared; trying again');
      this.prepareTimer = setTimeout(() => void this.prepare(), PREPARE_AGAIN_MS);
      return;
    }
    if (this.connection?.state !== 'up' || this.isUp) return;
    this.isUp = true;
    this.handlers?.onState('up');
  }

  private down(reason: string | undefined): void {
    this.control.lost();
    this.unitRoles.clear();
    if (!this.isUp) return;
    this.isUp = false;
    this.handlers?.onState('down', reason);
  }

  private async makeUnitRoles(units: readonly string[]): Promise<void> {
    const missing = units.filter((unit) => !this.unitRoles.has(unit));
    await this.command(...missing.map(createUnitRole));
    for (const unit of missing) this.unitRoles.add(unit);
  }

  /** Runs commands; what is already so is no error. */
  private async command(...commands: ControlCommand[]) {
    const answers = await this.control.run(commands);
    const bad = answers.find(({ error }) => error !== undefined && !isAlreadySo(error));
    if (bad) {
      throw new AppError('broker-control-refused', {
        kind: 'unavailable',
        details: { command: bad.command, error: bad.error },
      });
    }
    return answers;
  }

  private heard(topic: string, payload: Uint8Array, retained: boolean): void {
    if (topic === CONTROL_RESPONSE_TOPIC) return this.control.heard(payload);
    const parsed = parseTopic(topic);
    if (!this.handlers || parsed === null || !('device' in parsed) || payload.length === 0) return;
    const { device, kind } = parsed;
    if (payload.length > MAX_PAYLOAD_BYTES) {
      this.options.log.warn({ device, bytes: payload.length }, 'a payload over the limit was dropped');
      return;
    }
    const nowMs = this.options.clock.nowMs();
    if (!retained && !this.rate.take(device, nowMs)) return this.flooded(device);
    const how = { retained, receivedAtMs: nowMs };
    if (kind === 'status') this.handlers.onStatus(device, payload, how);
    else if (kind === 'report') this.handlers.onReport(device, payload, how);
  }

  private flooded(device: string): void {
    if (this.cutOff.has(device)) return;
    const comeBack = () => {
      this.cutOff.delete(device);
      this.enable(device, 'enableClient');
    };
    this.cutOff.set(device, setTimeout(comeBack, this.options.floodCutOffMs ?? FLOOD_CUT_OFF_MS));
    this.enable(device, 'disableClient');
    this.handlers?.onFlood(device);
  }

  /** A device left disabled by a lost command is mended by the next `syncGrants`. */
  private enable(device: string, command: 'enableClient' | 'disableClient'): void {
    if (!this.connection) return;
    this.command({ command, username: device }).catch((err: unknown) =>
      this.options.log.warn({ err, device, command }, 'the broker did not take a command'),
    );
  }

  private endCutOff(device: string): void {
    clearTimeout(this.cutOff.get(device));
    this.cutOff.delete(device);
  }
}
