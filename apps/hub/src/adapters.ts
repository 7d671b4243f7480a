import { DeviceCredentials } from '#features/devices/index.js';
import type { DeviceGateway } from '#messaging/device-gateway.js';
import { EmbeddedDeviceGateway } from '#messaging/embedded-gateway.js';
import { MosquittoDeviceGateway } from '#messaging/mosquitto-gateway.js';
import { createDataSource } from '#persistence/data-source.js';
import { databaseConfigOf } from '#persistence/database-config.js';
import { migrate } from '#persistence/migrate.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { type Clock, SystemClock } from '#platform/clock.js';
import type { HubConfig } from '#platform/config.js';
import type { Log } from '#platform/logger.js';
import { openLocalMediaStore } from '#storage/local-media-store.js';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Adapters } from './app.module.js';

/** Opens what the hub stands on, in order: data folder, database (migrated), media store, broker (not started yet). */
export async function openAdapters(
  config: HubConfig,
  log: Log,
  clock: Clock = new SystemClock(),
): Promise<Adapters> {
  const dataDir = resolve(config.dataDir);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const dataSource = await createDataSource(databaseConfigOf(config), { log });
  await migrate(dataSource, { log });
  const unitOfWork = new UnitOfWork(dataSource, { log });
  const store = await openLocalMediaStore(join(dataDir, 'media'));
  const credentials = await DeviceCredentials.open(dataDir, dataSource);
  return {
    config,
    log,
    clock,
    dataSource,
    unitOfWork,
    store,
    gateway: gatewayOf(config, log, clock, credentials),
  };
}

function gatewayOf(config: HubConfig, log: Log, clock: Clock, credentials: DeviceCredentials): DeviceGateway {
  if (config.broker.kind === 'embedded') {
    return new EmbeddedDeviceGateway({
      log,
      clock,
      folder: join(resolve(config.dataDir), 'broker'),
      host: config.mqtt.host,
      port: config.mqtt.port,
      authenticate: (device, password) => credentials.isPasswordOf(device, password),
      unitsOf: (device) => credentials.unitsOf(device),
    });
  }
  return new MosquittoDeviceGateway({
    log,
    clock,
    url: config.broker.url ?? '',
    username: config.broker.admin,
    password: config.broker.password ?? '',
    passwordOf: (device) => credentials.passwordOf(device),
  });
}
