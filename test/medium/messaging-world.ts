import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt';
import { DeviceGateway, type Received } from '#messaging/device-gateway.js';
import { deriveMqttPassword } from '#messaging/derived-password.js';
import { EmbeddedDeviceGateway } from '#messaging/embedded-gateway.js';
import { MosquittoDeviceGateway } from '#messaging/mosquitto-gateway.js';
import { until } from '#testing/hub/until.js';
import { startMosquitto } from '#testing/services/mosquitto.js';
import { missing, mustHaveEverything } from '#testing/services/available.js';

export type BrokerKind = 'embedded' | 'mosquitto';
const reason = missing('mosquitto');
if (reason && !mustHaveEverything()) process.stderr.write(`skipped on Mosquitto: ${reason}\n`);
/** The pairs a medium spec runs on; a machine without Mosquitto runs the other one, and fails when CI=true. */
export const BROKERS: BrokerKind[] =
  reason && !mustHaveEverything() ? ['embedded'] : ['embedded', 'mosquitto'];

export interface Heard {
  device: string;
  text: string;
  how: Received;
}
export interface World {
  kind: BrokerKind;
  gateway: DeviceGateway;
  url: string;
  statuses: Heard[];
  reports: Heard[];
  floods: string[];
  states: string[];
  problems: object[];
  /** Enrols: the hub knows the password, the broker is told. */
  enrol(device: string, units?: readonly string[]): Promise<void>;
  passwordOf(device: string): string;
  /** As a device would connect; `more` makes it lie. Rejects with the broker's words. */
  connect(device: string, more?: IClientOptions): Promise<MqttClient>;
  /** A new gateway on the same broker data, as after a restart of the hub. */
  restartHub(): Promise<void>;
  /** One more on the same broker data, not started. */
  anotherGateway(): DeviceGateway;
  /** Mosquitto's folder, null for the embedded broker. */
  brokerFolder: string | null;
  killBroker(): Promise<void>;
  restartBroker(): Promise<void>;
  close(): Promise<void>;
}

const FLOOD = { perSecond: 20, burst: 100 };

export async function makeWorld(
  kind: BrokerKind,
  options: { ignoreRetained?: boolean } = {},
): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'ttn-messaging-'));
  const known = new Map<string, readonly string[]>();
  const passwordOf = (device: string) => deriveMqttPassword('secret of the tests', device, '1');
  const problems: object[] = [];
  const surroundings = {
    clock: { nowMs: () => Date.now() },
    log: { info: () => undefined, warn: (details: object) => void problems.push(details) },
  };
  const mosquitto = kind === 'mosquitto' ? await startMosquitto() : null;
  let embeddedPort = 0;
  const makeGateway = () =>
    mosquitto
      ? new MosquittoDeviceGateway({
          ...surroundings,
          url: mosquitto.url,
          ...mosquitto.admin,
          flood: FLOOD,
          floodCutOffMs: 1500,
          passwordOf: async (device) => passwordOf(device),
        })
      : new EmbeddedDeviceGateway({
          ...surroundings,
          folder: join(folder, 'broker'),
          port: embeddedPort,
          host: '127.0.0.1',
          flood: FLOOD,
          ignoreRetained: options.ignoreRetained ?? false,
          authenticate: async (device, password) => known.has(device) && password === passwordOf(device),
          unitsOf: async (device) => known.get(device) ?? [],
        });
  const clients: MqttClient[] = [];
  const world: World = {
    kind,
    gateway: makeGateway(),
    url: mosquitto?.url ?? '',
    statuses: [],
    reports: [],
    floods: [],
    states: [],
    problems,
    passwordOf,
    anotherGateway: makeGateway,
    brokerFolder: mosquitto?.folder ?? null,
    async enrol(device, units = []) {
      known.set(device, units);
      await world.gateway.grant({ device, password: passwordOf(device), units });
    },
    async connect(device, more = {}) {
      const client = await mqtt.connectAsync(world.url, {
        clientId: device,
        username: device,
        password: passwordOf(device),
        protocolVersion: 4,
        clean: true,
        reconnectPeriod: 0,
        connectTimeout: 5000,
        ...more,
      });
      client.on('error', (error) => problems.push({ client: device, error: error.message }));
      clients.push(client);
      return client;
    },
    async restartHub() {
      await world.gateway.stop();
      world.gateway = makeGateway();
      await start();
    },
    async killBroker() {
      if (mosquitto) await mosquitto.kill();
      else await world.gateway.stop();
    },
    async restartBroker() {
      if (mosquitto) return mosquitto.restart();
      world.gateway = makeGateway();
      await start();
    },
    async close() {
      for (const client of clients) client.end(true);
      await world.gateway.stop();
      await mosquitto?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  async function start(): Promise<void> {
    const before = world.states.length;
    await world.gateway.start({
      onStatus: (device, payload, how) =>
        world.statuses.push({ device, text: Buffer.from(payload).toString(), how }),
      onReport: (device, payload, how) =>
        world.reports.push({ device, text: Buffer.from(payload).toString(), how }),
      onFlood: (device) => world.floods.push(device),
      onState: (state) => world.states.push(state),
    });
    await until('the gateway is up', () => world.states.slice(before).includes('up'));
    if (world.gateway instanceof EmbeddedDeviceGateway) {
      embeddedPort = world.gateway.port ?? 0;
      world.url = `mqtt://127.0.0.1:${embeddedPort}`;
    }
  }
  await start();
  return world;
}

/** Messages a client gets from now on, as `topic payload`. */
export function collect(client: MqttClient): string[] {
  const got: string[] = [];
  client.on('message', (topic, payload, packet) => {
    got.push(`${topic} ${payload.toString()}${packet.retain ? ' retained' : ''}`);
  });
  return got;
}
