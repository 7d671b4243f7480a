import { environmentOfChild } from '#platform/config-of-child.js';
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import type { Child, Children } from './children.js';
import { DemoFailure, until } from './patience.js';

export interface HubProcess {
  child: Child;
  /** `http://127.0.0.1:3000` */
  url: string;
  mqttPort: number;
  /** The one-time token of the first start; null: it has users. */
  firstToken: string | null;
  readyAtMs: number;
}
export interface HubPorts {
  http: number;
  mqtt: number;
}

const Ready = z.object({ ready: z.literal(true), httpPort: z.int(), mqttPort: z.int() });
/** Migrating, and bringing 34 provinces into an empty database, on a slow disk. */
const START_MS = 120_000;
const HEALTH_MS = 30_000;

/** Starts a hub with everything embedded and waits until `/health/ready` says so. @throws DemoFailure with its last words. */
export async function startHub(
  children: Children,
  folder: string,
  ports: HubPorts,
  settings: Record<string, string>,
): Promise<HubProcess> {
  const logFile = join(folder, 'logs', 'hub.log');
  const before = sizeOf(logFile);
  const child = children.start({
    name: 'hub',
    program: 'apps/hub/src/main.js',
    logFile,
    env: environmentOfChild({
      TTN_DATA_DIR: join(folder, 'hub'),
      TTN_HTTP_HOST: '127.0.0.1',
      TTN_MQTT_HOST: '127.0.0.1',
      TTN_HTTP_PORT: String(ports.http),
      TTN_MQTT_PORT: String(ports.mqtt),
      TTN_SIGN_IN_PER_MINUTE: '100000',
      TTN_DEVICE_JITTER_SECONDS: '0',
      ...settings,
    }),
  });
  let ready: z.infer<typeof Ready> | null = null;
  child.onMessage((message) => (ready = Ready.safeParse(message).data ?? ready));
  const opened = await until({ what: 'the hub opened its ports', withinMs: START_MS, everyMs: 50 }, () => {
    if (!child.running)
      throw new DemoFailure(`the hub ended instead of starting; ${logFile} ends:\n${child.tail()}`);
    return ready;
  });
  const url = `http://127.0.0.1:${opened.httpPort}`;
  await until({ what: `${url}/health/ready says "ok"`, withinMs: HEALTH_MS, everyMs: 100 }, () =>
    isReady(url),
  );
  const readyAtMs = Date.now();
  const printed = readFileSync(logFile, 'utf8').slice(before);
  const firstToken = /"token":"([^"]+)"/.exec(printed)?.[1] ?? null;
  return { child, url, mqttPort: opened.mqttPort, firstToken, readyAtMs };
}

async function isReady(url: string): Promise<boolean> {
  const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5000) }).catch(
    () => null,
  );
  return response?.ok === true;
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** The port where it is free, else 0: any. */
export function freeOrAny(port: number): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(0));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(port)));
  });
}
