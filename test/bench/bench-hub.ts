import { DeviceCredentials } from '#features/devices/index.js';
import { presetRegulation } from '#features/territory/presets.js';
import type { GatewayHandlers } from '#messaging/device-gateway.js';
import { insertRows } from '#persistence/bulk-insert.js';
import { DeviceEntity, DeviceStateEntity } from '#persistence/entities/devices.entity.js';
import { PlaceEntity, StationEntity } from '#persistence/entities/territory.entity.js';
import { readConfig } from '#platform/config.js';
import { sha256Hex } from '#platform/ids.js';
import { createLog } from '#platform/logger.js';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Adapters } from '../../apps/hub/src/app.module.js';
import { openAdapters } from '../../apps/hub/src/adapters.js';
import { startHub, type Hub } from '../../apps/hub/src/hub.js';

export interface BenchDevice {
  id: string;
  stationId: string;
  mqttPassword: string;
  httpToken: string;
}
export interface BenchHub {
  hub: Hub;
  adapters: Adapters;
  devices: BenchDevice[];
  stationIds: string[];
  mqttUrl: string;
  baseUrl: string;
}

const UNIT_PATH = '2025-15/2025-02647/';

/** The hub as it runs, everything embedded, with stations and devices written straight into its tables. */
export async function startBenchHub(
  dataDir: string,
  { stations, devices }: { stations: number; devices: number },
  listen: Partial<GatewayHandlers> = {},
): Promise<BenchHub> {
  const httpPort = await freePort();
  const mqttPort = await freePort();
  const config = readConfig({
    TTN_DATA_DIR: dataDir,
    TTN_HTTP_PORT: String(httpPort),
    TTN_HTTP_HOST: '127.0.0.1',
    TTN_MQTT_HOST: '127.0.0.1',
    TTN_MQTT_PORT: String(mqttPort),
    TTN_LOG_LEVEL: 'error',
    TTN_DEVICE_JITTER_SECONDS: '0',
  });
  const adapters = await openAdapters(config, createLog('error'));
  const mqttUrl = `mqtt://127.0.0.1:${mqttPort}`;
  const baseUrl = `http://127.0.0.1:${httpPort}`;
  const written = await writeDevices(adapters, dataDir, stations, devices, { mqttUrl, baseUrl });
  overhear(adapters, listen);
  return { hub: await startHub(adapters), adapters, ...written, mqttUrl, baseUrl };
}

/** What arrives is seen by the bench first, then handled as always. */
function overhear({ gateway }: Adapters, listen: Partial<GatewayHandlers>): void {
  const start = gateway.start.bind(gateway);
  gateway.start = (handlers) =>
    start({
      ...handlers,
      onReport: (...args) => {
        listen.onReport?.(...args);
        handlers.onReport(...args);
      },
    });
}

async function writeDevices(
  adapters: Adapters,
  dataDir: string,
  stations: number,
  count: number,
  { mqttUrl, baseUrl }: { mqttUrl: string; baseUrl: string },
): Promise<{ devices: BenchDevice[]; stationIds: string[] }> {
  const credentials = await DeviceCredentials.open(dataDir, adapters.dataSource);
  const stationIds = Array.from({ length: stations }, (_, i) => `station-${i}`);
  const devices = Array.from({ length: count }, (_, i): BenchDevice => {
    const id = `bench-${i}`;
    return {
      id,
      stationId: stationIds[i % stations]!,
      mqttPassword: credentials.passwordFor(id, 'nonce'),
      httpToken: `token-${i}`,
    };
  });
  const addresses = { mqttUrls: [mqttUrl], baseUrls: [baseUrl] };
  await adapters.unitOfWork.run(
    async (em) => {
      await insertRows(em, StationEntity, stationIds.map(stationRow));
      await insertRows(em, PlaceEntity, devices.map(placeRow));
      await insertRows(
        em,
        DeviceEntity,
        devices.map((d) => deviceRow(d, addresses)),
      );
      await insertRows(em, DeviceStateEntity, devices.map(stateRow));
    },
    { name: 'bench devices', timeoutMs: 60_000 },
  );
  return { devices, stationIds };
}

const stationRow = (id: string): StationEntity => ({
  id,
  unitKey: '2025-02647',
  unitPath: UNIT_PATH,
  name: id,
  technology: 'ip',
  zone: 'Asia/Ho_Chi_Minh',
  preset: 'lowland',
  regulation: presetRegulation('lowland'),
  voice: {},
  furniture: { chime: null, ident: null, stinger: null, closing: null },
  muted: 'no',
  pendingMute: null,
  demonstration: false,
  revision: 1,
  updatedAt: new Date(),
});

const placeRow = ({ id, stationId }: BenchDevice): PlaceEntity => ({
  id,
  stationId,
  unitKey: '2025-02647',
  unitPath: UNIT_PATH,
  hamletKey: null,
  name: id,
  folded: id,
  kind: 'speaker',
  lat: null,
  lon: null,
  languages: ['vi'],
  groups: [],
  sensitiveSite: null,
  trim: 0,
  owner: null,
  responsible: null,
  retiredAt: null,
  updatedAt: new Date(),
});

const deviceRow = (
  { id, stationId, mqttPassword, httpToken }: BenchDevice,
  addresses: DeviceEntity['addresses'],
): DeviceEntity => ({
  id,
  placeId: id,
  stationId,
  unitKey: '2025-02647',
  unitPath: UNIT_PATH,
  kind: 'speaker',
  state: 'active',
  publicKey: 'x',
  hardwareId: id,
  mqttPasswordHash: sha256Hex(mqttPassword),
  httpTokenHash: sha256Hex(httpToken),
  enrolmentNonce: 'nonce',
  addresses,
  enrolledAt: new Date(),
  revokedAt: null,
});

const stateRow = ({ id }: BenchDevice): DeviceStateEntity => ({
  deviceId: id,
  linkLost: false,
  seenAt: null,
  status: null,
  clockState: null,
  clockOffsetMs: null,
  journal: null,
  configRevision: 0,
  playlistRevision: 0,
  presence: 'unknown',
  presenceSince: null,
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
