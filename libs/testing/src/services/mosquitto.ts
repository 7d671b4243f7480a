import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dynamicSecurityPlugin, findProgram, missing } from './available.js';
import { accepts, ChildService } from './child-service.js';
import { freePort } from './ports.js';
import { privateFolder } from './run-folder.js';

export interface MosquittoAddress {
  /** `mqtt://127.0.0.1:port` */
  url: string;
  port: number;
  /** `ws://127.0.0.1:port`, where asked for (Debian's build has no WebSocket). */
  wsUrl?: string;
  /** The client that may administer the dynamic-security plugin. */
  admin: { username: string; password: string };
}

/** A private Mosquitto with dynamic security and persistence; killed and started again it keeps its data and port. */
export interface MosquittoInstance extends MosquittoAddress {
  folder: string;
  stop(): Promise<void>;
  kill(): Promise<void>;
  restart(): Promise<void>;
}

export interface MosquittoOptions {
  port?: number;
  websockets?: boolean;
  /** Further lines of mosquitto.conf. */
  settings?: string[];
}

const ADMIN = { username: 'admin', password: 'dynsec-of-the-tests' };

/** @throws Error when the machine has no Mosquitto, or it does not come up within 15 s (with its own last words). */
export async function startMosquitto(options: MosquittoOptions = {}): Promise<MosquittoInstance> {
  const reason = missing('mosquitto');
  if (reason) throw new Error(reason);
  const folder = privateFolder('mosquitto');
  const port = options.port ?? (await freePort());
  const wsPort = options.websockets ? await freePort() : undefined;
  writeAccess(join(folder, 'dynamic-security.json'));
  const configuration = join(folder, 'mosquitto.conf');
  writeFileSync(configuration, settingsOf(folder, port, wsPort, options.settings ?? []));
  const service = new ChildService({
    command: findProgram('mosquitto') ?? 'mosquitto',
    args: ['-c', configuration],
    folder,
    answers: () => accepts(port),
    readyWithinMs: 15_000,
  });
  await service.start();
  return {
    url: `mqtt://127.0.0.1:${port}`,
    port,
    wsUrl: wsPort === undefined ? undefined : `ws://127.0.0.1:${wsPort}`,
    admin: ADMIN,
    folder,
    stop: () => service.stop(),
    kill: () => service.kill(),
    restart: () => service.start(),
  };
}

function writeAccess(file: string): void {
  const run = spawnSync(
    findProgram('mosquitto_ctrl') ?? 'mosquitto_ctrl',
    ['dynsec', 'init', file, ADMIN.username, ADMIN.password],
    {
      encoding: 'utf8',
      timeout: 10_000,
    },
  );
  if (run.status !== 0)
    throw new Error(`mosquitto_ctrl dynsec init failed: ${run.stdout}${run.stderr}`, { cause: run.error });
}

/** The same settings as config/mosquitto/mosquitto.conf, in a private place. */
function settingsOf(folder: string, port: number, wsPort: number | undefined, more: string[]): string {
  return [
    ...(process.getuid?.() === 0 ? ['user root'] : []),
    `listener ${port} 127.0.0.1`,
    ...(wsPort ? [`listener ${wsPort}`, 'protocol websockets'] : []),
    'allow_anonymous false',
    `plugin ${dynamicSecurityPlugin()}`,
    `plugin_opt_config_file ${join(folder, 'dynamic-security.json')}`,
    'persistence true',
    `persistence_location ${folder}/`,
    'autosave_interval 5',
    'max_inflight_messages 100',
    'max_queued_messages 2000',
    'max_packet_size 1048576',
    'log_dest stderr',
    ...more,
    '',
  ].join('\n');
}
