import { openRaw } from '#persistence/engines/libsql-connection.js';
import { environmentOfChild } from '#platform/config-of-child.js';
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Engine, freshDatabase } from '../services/database.js';
import { type MosquittoInstance, startMosquitto } from '../services/mosquitto.js';
import { freePort } from '../services/ports.js';
import { forgetProcess, guardProcess, privateFolder, repositoryRoot } from '../services/run-folder.js';
import { ApiClient } from './api-client.js';
import { ADMIN_PASSWORD, type Pair } from './pairs.js';
import { until } from './until.js';

const READY_MS = 120_000;
const SETTINGS = {
  TTN_SIGN_IN_PER_MINUTE: '10000',
  TTN_DEVICE_JITTER_SECONDS: '0',
  TTN_HEARTBEAT_SECONDS: '1',
  TTN_FREEZE_SECONDS: '2',
  TTN_ARM_SECONDS: '2',
  TTN_GRACE_SECONDS: '6',
};

/**
 * The built hub as a process of its own (dist/apps/hub), with its own data, ports and, on the second pair, its own
 * database and Mosquitto. Killed and started again it is the same hub at the same addresses.
 */
export class HubProcess {
  output = '';
  private child: ChildProcess | null = null;

  private constructor(
    private readonly environment: Record<string, string>,
    readonly api: ApiClient,
    readonly mosquitto: MosquittoInstance | null,
    private readonly dropDatabase: () => Promise<void>,
    public admin: ApiClient,
  ) {}

  /** Started, its administrator signed in. */
  static async start(pair: Pair, settings: Record<string, string> = {}): Promise<HubProcess> {
    const engine: Engine = pair === 'sqlite + embedded' ? 'sqlite' : 'mariadb';
    const database = await freshDatabase(engine);
    const mosquitto = engine === 'mariadb' ? await startMosquitto() : null;
    const [http, mqtt] = [await freePort(), await freePort()];
    const environment = environmentOfChild({
      ...SETTINGS,
      TTN_DATA_DIR: privateFolder('hub-process'),
      TTN_HTTP_HOST: '127.0.0.1',
      TTN_HTTP_PORT: String(http),
      TTN_MQTT_HOST: '127.0.0.1',
      TTN_MQTT_PORT: String(mqtt),
      TTN_LOG_LEVEL: 'warn',
      ...(engine === 'mariadb' && { TTN_DATABASE: 'mariadb', TTN_DATABASE_URL: database.address }),
      ...(mosquitto && {
        TTN_BROKER: 'mosquitto',
        TTN_MOSQUITTO_URL: mosquitto.url,
        TTN_MOSQUITTO_ADMIN: mosquitto.admin.username,
        TTN_MOSQUITTO_PASSWORD: mosquitto.admin.password,
      }),
      ...settings,
    });
    const api = new ApiClient(`http://127.0.0.1:${http}`);
    const hub = new HubProcess(
      { ...environment, NODE_OPTIONS: '' },
      api,
      mosquitto,
      () => database.drop(),
      api,
    );
    await hub.start();
    const token = await until('the first administrator', () => /"token":"([^"]+)"/.exec(hub.output)?.[1]);
    await api.ok(api.post('/api/v1/auth/set-password', { token, password: ADMIN_PASSWORD }));
    hub.admin = await hub.signIn('admin', ADMIN_PASSWORD);
    return hub;
  }

  get mqttUrl(): string {
    return this.mosquitto?.url ?? `mqtt://127.0.0.1:${this.environment.TTN_MQTT_PORT}`;
  }

  async signIn(login: string, password: string): Promise<ApiClient> {
    const { accessToken } = await this.api.ok(
      this.api.post<{ accessToken: string }>('/api/v1/auth/sign-in', { login, password }),
    );
    return this.api.as(accessToken);
  }

  /** Resolves when it says that it is ready. */
  async start(): Promise<void> {
    const main = join(repositoryRoot(), 'dist/apps/hub/src/main.js');
    const child = spawn(process.execPath, [main], {
      cwd: repositoryRoot(),
      env: this.environment,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.child = child;
    if (child.pid) guardProcess(child.pid);
    for (const stream of [child.stdout, child.stderr])
      stream?.on(
        'data',
        (text: Buffer) => (this.output = `${this.output}${text.toString()}`.slice(-100_000)),
      );
    await new Promise<void>((resolve, reject) => {
      const fail = (why: string): void => reject(new Error(`the hub ${why}: ${this.output.slice(-3000)}`));
      const timer = setTimeout(() => fail(`is not ready after ${READY_MS} ms`), READY_MS);
      child.once('exit', (code, signal) => fail(`ended (${code ?? signal})`));
      child.on('message', () => {
        clearTimeout(timer);
        child.removeAllListeners('exit');
        resolve();
      });
    });
  }

  /** One statement in the SQLite file of a hub that runs: time has passed for a row, without being waited for. */
  sqlite(statement: string, ...given: unknown[]): void {
    const file = openRaw(join(this.environment.TTN_DATA_DIR!, 'hub.db'));
    try {
      file.pragma('busy_timeout = 5000');
      file.prepare(statement).run(given);
    } finally {
      file.close();
    }
  }

  /** kill -9; resolves when it is gone. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  async killAndRestart(): Promise<void> {
    await this.kill();
    await this.start();
  }

  /** Ends everything that belongs to it. */
  async stop(): Promise<void> {
    await this.end('SIGKILL');
    await this.mosquitto?.kill();
    await this.dropDatabase();
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    this.child = null;
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
    forgetProcess(child.pid);
  }
}
