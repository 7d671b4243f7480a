import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { AppError } from '#contracts/errors.js';
import { deviceTopic, parseTopic } from '#contracts/topics.js';
import {
  DeviceGateway,
  type DeviceGrant,
  type GatewayHandlers,
  type PublishOptions,
  type SyncOutcome,
} from './device-gateway.js';
import { EmbeddedBroker } from './embedded/embedded-broker.js';
import { FLOOD_LIMIT, type GatewaySurroundings } from './gateway-options.js';
import { PublishWindow } from './publish-window.js';

export interface EmbeddedGatewayOptions extends GatewaySurroundings {
  /** Folder of what the broker keeps; made when missing, held by one process. */
  folder: string;
  /** TCP port; 0 takes a free one (`port` says which), null opens none. */
  port: number | null;
  /** Default 0.0.0.0. */
  host?: string;
  /** Is this the device's password? The hub compares hashes. */
  authenticate(device: string, password: string): Promise<boolean>;
  /** Units whose alerts the device may read, asked at each connect. */
  unitsOf(device: string): Promise<readonly string[]>;
  /** Keeps no retained message. For tests: nothing may rely on what a broker keeps. */
  ignoreRetained?: boolean;
  flood?: { perSecond: number; burst: number };
}

/** The broker in this process: the hub publishes and hears without a socket. */
export class EmbeddedDeviceGateway extends DeviceGateway {
  private readonly broker: EmbeddedBroker;
  private readonly window = new PublishWindow({ active: 100, waiting: 50_000 });
  private handlers: GatewayHandlers | null = null;

  constructor(private readonly options: EmbeddedGatewayOptions) {
    super();
    this.broker = new EmbeddedBroker({
      folder: options.folder,
      port: options.port,
      host: options.host ?? '0.0.0.0',
      forgetful: options.ignoreRetained ?? false,
      authenticate: (device, password) => options.authenticate(device, password),
      unitsOf: (device) => options.unitsOf(device),
      flood: options.flood ?? FLOOD_LIMIT,
      nowMs: () => options.clock.nowMs(),
      onFlood: (device) => this.handlers?.onFlood(device),
      onProblem: (details, message) => options.log.warn(details, message),
      onMessage: ({ topic, payload }) => this.heard(topic, payload as Buffer),
    });
  }

  /** The TCP port listened on, null before `start` or without one. */
  get port(): number | null {
    return this.broker.port;
  }

  async start(handlers: GatewayHandlers): Promise<void> {
    this.handlers = handlers;
    await this.broker.start();
    handlers.onState('up');
  }

  /** For the one `upgrade` listener of the HTTP server, path `/mqtt`. Other paths are answered by the caller. */
  handleWebSocketUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.broker.handleWebSocketUpgrade(request, socket, head);
  }

  async publish(topic: string, payload: string | Uint8Array, { qos, retain }: PublishOptions): Promise<void> {
    if (!this.handlers) throw new AppError('mqtt-closed', { kind: 'unavailable', details: { topic } });
    const bytes =
      typeof payload === 'string'
        ? Buffer.from(payload)
        : Buffer.from(payload.buffer, payload.byteOffset, payload.length);
    await this.window.run(topic, () => this.broker.publish(topic, bytes, qos, retain));
  }

  /** The hub answers `authenticate` itself; a connection made with an older password ends. */
  async grant({ device, units }: DeviceGrant): Promise<void> {
    this.broker.allow(device);
    await this.broker.setUnits(device, units);
    this.broker.disconnect(device);
  }

  async revoke(device: string): Promise<void> {
    this.broker.revoke(device);
    for (const kind of ['config', 'playlist', 'status'] as const) {
      await this.publish(deviceTopic(device, kind), '', { qos: 1, retain: true });
    }
  }

  setUnits(device: string, units: readonly string[]): Promise<void> {
    return this.broker.setUnits(device, units);
  }

  async disconnectDevice(device: string): Promise<void> {
    this.broker.disconnect(device);
  }

  async syncGrants(): Promise<SyncOutcome> {
    return { created: 0, updated: 0, removed: 0, unchanged: 0, failed: [] };
  }

  async stop(): Promise<void> {
    const handlers = this.handlers;
    this.handlers = null;
    await this.broker.stop();
    handlers?.onState('down', 'stopped');
  }

  private heard(topic: string, payload: Buffer): void {
    const parsed = parseTopic(topic);
    if (!this.handlers || parsed === null || !('device' in parsed)) return;
    const how = { retained: false, receivedAtMs: this.options.clock.nowMs() };
    if (parsed.kind === 'status') this.handlers.onStatus(parsed.device, payload, how);
    else if (parsed.kind === 'report') this.handlers.onReport(parsed.device, payload, how);
  }
}

/** A broker that keeps no retained message: everything must work on it just the same. For tests. */
export function createForgetfulBroker(
  options: Omit<EmbeddedGatewayOptions, 'ignoreRetained'>,
): EmbeddedDeviceGateway {
  return new EmbeddedDeviceGateway({ ...options, ignoreRetained: true });
}
