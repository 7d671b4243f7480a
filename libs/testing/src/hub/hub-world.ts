import { type Hub, startHub } from '../../../../apps/hub/src/hub.js';
import { openAdapters } from '../../../../apps/hub/src/adapters.js';
import { FirstAdministrator } from '#features/identity/index.js';
import type { Clock } from '#platform/clock.js';
import { readConfig } from '#platform/config.js';
import { createLog } from '#platform/logger.js';
import { type Engine, freshDatabase } from '../services/database.js';
import { startMosquitto } from '../services/mosquitto.js';
import { privateFolder } from '../services/run-folder.js';
import { ApiClient } from './api-client.js';
import { ADMIN_PASSWORD, type Pair } from './pairs.js';

export { ADMIN_PASSWORD, describePairs, type Pair, PAIRS } from './pairs.js';

/** A whole hub in this process, with settings short enough for a test, and its administrator signed in. */
export interface HubWorld {
  hub: Hub;
  api: ApiClient;
  admin: ApiClient;
  dataDir: string;
  mqttUrl: string;
  /** Somebody whose password is set (`person` of people.ts makes one). */
  signIn(login: string, password: string): Promise<ApiClient>;
  metrics(): Promise<string>;
  stop(): Promise<void>;
}

const METRICS_TOKEN = 'the-token-of-the-test';

export async function startHubWorld(
  pair: Pair,
  settings: Record<string, string> = {},
  clock?: Clock,
): Promise<HubWorld> {
  const engine: Engine = pair === 'sqlite + embedded' ? 'sqlite' : 'mariadb';
  const dataDir = privateFolder('hub');
  const database = await freshDatabase(engine);
  const broker = engine === 'mariadb' ? await startMosquitto() : null;
  const config = readConfig({
    TTN_DATA_DIR: dataDir,
    TTN_HTTP_HOST: '127.0.0.1',
    TTN_HTTP_PORT: '0',
    TTN_MQTT_HOST: '127.0.0.1',
    TTN_MQTT_PORT: '0',
    TTN_SIGN_IN_PER_MINUTE: '10000',
    TTN_METRICS_TOKEN: METRICS_TOKEN,
    TTN_DEVICE_JITTER_SECONDS: '0',
    TTN_HEARTBEAT_SECONDS: '2',
    TTN_FREEZE_SECONDS: '2',
    TTN_ARM_SECONDS: '2',
    TTN_GRACE_SECONDS: '2',
    TTN_COLLISION_RULE_SECONDS: '6',
    ...(engine === 'mariadb' && { TTN_DATABASE: 'mariadb', TTN_DATABASE_URL: database.address }),
    ...(broker && {
      TTN_BROKER: 'mosquitto',
      TTN_MOSQUITTO_URL: broker.url,
      TTN_MOSQUITTO_ADMIN: broker.admin.username,
      TTN_MOSQUITTO_PASSWORD: broker.admin.password,
      TTN_PUBLIC_MQTT_URLS: broker.url,
    }),
    ...settings,
  });
  const log = createLog(process.env.TTN_TEST_LOG ?? 'silent');
  const hub = await startHub(await openAdapters(config, log, clock));
  const api = new ApiClient(`http://127.0.0.1:${hub.httpPort}`);
  const signIn = async (login: string, password: string): Promise<ApiClient> => {
    const { accessToken } = await api.ok(
      api.post<{ accessToken: string }>('/api/v1/auth/sign-in', { login, password }),
    );
    return api.as(accessToken);
  };
  const first = await hub.app.get(FirstAdministrator).ensure();
  await api.ok(api.post('/api/v1/auth/set-password', { token: first?.token, password: ADMIN_PASSWORD }));
  return {
    hub,
    api,
    dataDir,
    mqttUrl: broker?.url ?? `mqtt://127.0.0.1:${hub.mqttPort}`,
    admin: await signIn('admin', ADMIN_PASSWORD),
    signIn,
    metrics: () => api.ok(api.as(METRICS_TOKEN).get<string>('/metrics')),
    stop: async () => {
      await hub.close();
      await broker?.stop();
      await database.drop();
    },
  };
}
