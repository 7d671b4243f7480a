import 'reflect-metadata';
import { FirstAdministrator } from '#features/identity/index.js';
import { readConfig } from '#platform/config.js';
import { createLog } from '#platform/logger.js';
import { openAdapters } from './adapters.js';
import { startHub } from './hub.js';

const STOP_MS = 20_000;

async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const hub = await startHub(await openAdapters(config, log));
  const address = config.publicUrl ?? `http://localhost:${hub.httpPort}`;
  console.log(
    `Hệ thống thông tin nguồn / the hub: ${address}  ·  API: ${address}/api/docs  ·  MQTT: ${hub.mqttPort ?? config.broker.url}`,
  );
  const first = await hub.app.get(FirstAdministrator).ensure();
  if (first) {
    console.log(
      '\nLần chạy đầu: đặt mật khẩu cho tài khoản quản trị “admin” / first start: set the administrator’s password:',
    );
    console.log(
      `  ${address}/set-password#${first.token}\n` +
        `  curl -X POST ${address}/api/v1/auth/set-password -H 'content-type: application/json' -d '{"token":"${first.token}","password":"<ít nhất 10 ký tự>"}'\n`,
    );
  }
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), STOP_MS).unref();
    hub.close().then(
      () => process.exit(0),
      (cause: unknown) => {
        log.error({ err: cause }, 'the hub did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', () => stop('SIGINT'));
  process.on('SIGTERM', () => stop('SIGTERM'));
  // A hub that a demonstration or a test started does not outlive it.
  process.on('disconnect', () => stop('disconnect'));
  process.send?.({ ready: true, httpPort: hub.httpPort, mqttPort: hub.mqttPort });
}

main().catch((cause: unknown) => {
  console.error(cause instanceof Error ? (cause.stack ?? cause.message) : cause);
  process.exit(1);
});
