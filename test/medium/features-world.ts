import { IdentityModule, FirstAdministrator } from '#features/identity/index.js';
import { DeviceGateway, type DeviceGrant, type SyncOutcome } from '#messaging/device-gateway.js';
import { createDataSource } from '#persistence/data-source.js';
import { migrate } from '#persistence/migrate.js';
import { PersistenceModule } from '#persistence/persistence.module.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Clock } from '#platform/clock.js';
import { type HubConfig, readConfig } from '#platform/config.js';
import { ProblemFilter } from '#platform/http/problem.js';
import { speakVietnamese, validationPipe } from '#platform/http/validation.js';
import { createLog, nestLog } from '#platform/logger.js';
import { PlatformModule } from '#platform/platform.module.js';
import { openLocalMediaStore } from '#storage/local-media-store.js';
import { MediaStore } from '#storage/media-store.js';
import { freshDatabase, type Engine } from '#testing/services/database.js';
import { privateFolder } from '#testing/services/run-folder.js';
import { Global, Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { once } from 'node:events';
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';

/** Real database, real HTTP handling, real media folder; the clock and the broker are the test's. */
export interface FeaturesWorld {
  app: NestFastifyApplication;
  config: HubConfig;
  dataSource: DataSource;
  unitOfWork: UnitOfWork;
  clock: SteeredClock;
  gateway: NotingGateway;
  /** Anybody. */
  api: Caller;
  /** Administrator of everything. */
  admin: Caller;
  /** A user with these roles, signed in. */
  person(login: string, roles: { role: string; unit: string }[]): Promise<Caller>;
  stop(): Promise<void>;
}

export class SteeredClock extends Clock {
  constructor(public ms: number) {
    super();
  }
  nowMs(): number {
    return this.ms;
  }
}

/** Notes what the hub asks of the broker. */
export class NotingGateway extends DeviceGateway {
  readonly grants = new Map<string, DeviceGrant>();
  readonly revoked: string[] = [];
  readonly published: { topic: string; payload: string; retain: boolean }[] = [];
  failing: Error | null = null;

  async start(): Promise<void> {}
  async publish(topic: string, payload: string | Uint8Array, { retain }: { retain: boolean }): Promise<void> {
    if (this.failing) throw this.failing;
    this.published.push({ topic, payload: Buffer.from(payload).toString(), retain });
  }
  async grant(grant: DeviceGrant): Promise<void> {
    if (this.failing) throw this.failing;
    this.grants.set(grant.device, grant);
  }
  async revoke(device: string): Promise<void> {
    if (this.failing) throw this.failing;
    this.grants.delete(device);
    this.revoked.push(device);
  }
  async setUnits(): Promise<void> {}
  async disconnectDevice(): Promise<void> {}
  async syncGrants(): Promise<SyncOutcome> {
    return { created: 0, updated: 0, removed: 0, unchanged: 0, failed: [] };
  }
  async stop(): Promise<void> {}
}

export interface Answer {
  status: number;
  /** Parsed JSON, or the text. */
  body: Body;
  headers: Record<string, unknown>;
}
/** A test reads what it expects; what is not there is undefined. */
export interface Body {
  [member: string]: unknown;
  id: string;
  items: Record<string, unknown>[];
  user: Record<string, unknown>;
  setPassword: { token: string };
}

/** Talks to the hub as one person (or as nobody). */
export class Caller {
  constructor(
    private readonly port: number,
    readonly token: string | null = null,
    readonly userId = '',
    readonly address = '127.0.0.1',
    private readonly cookie: string | null = null,
  ) {}

  get = (url: string) => this.send('GET', url);
  post = (url: string, body: object = {}) => this.send('POST', url, body);
  put = (url: string, body: object = {}) => this.send('PUT', url, body);
  patch = (url: string, body: object = {}) => this.send('PATCH', url, body);
  remove = (url: string) => this.send('DELETE', url);
  from = (address: string) => new Caller(this.port, this.token, this.userId, address);
  as = (token: string, userId = this.userId) => new Caller(this.port, token, userId, this.address);

  /** As a browser that keeps this cookie. */
  keeping = (cookie: string) => new Caller(this.port, this.token, this.userId, this.address, cookie);

  async send(method: string, url: string, payload?: object): Promise<Answer> {
    const text = payload && JSON.stringify(payload);
    const request = httpRequest({
      ...{ method, port: this.port, host: '127.0.0.1', path: `/api/v1${url}`, agent },
      localAddress: this.address,
      timeout: 20_000,
      headers: {
        ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...(this.cookie && { cookie: this.cookie }),
      },
    });
    request.on('timeout', () => request.destroy(new Error(`no answer to ${method} ${url}`)));
    request.end(text);
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    const got = await answer.setEncoding('utf8').reduce((all: string, part: string) => all + part, '');
    const isJson = String(answer.headers['content-type']).includes('json');
    const body = (isJson && got ? JSON.parse(got) : got) as Body;
    return { status: answer.statusCode ?? 0, body, headers: answer.headers };
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

@Global()
@Module({})
class Adapters {
  static with(gateway: DeviceGateway, store: MediaStore): DynamicModule {
    const providers = [
      { provide: DeviceGateway, useValue: gateway },
      { provide: MediaStore, useValue: store },
    ];
    return { module: Adapters, providers, exports: providers };
  }
}

export const NOON = Date.parse('2026-11-20T05:00:00Z');
const PASSWORD = 'mưa rơi trên núi';

export async function openFeatures(
  engine: Engine,
  features: Type[],
  settings: Record<string, string> = {},
): Promise<FeaturesWorld> {
  speakVietnamese();
  const folder = privateFolder('features');
  const database = await freshDatabase(engine);
  const log = createLog(process.env.TTN_TEST_LOG ?? 'silent');
  const config = readConfig({ TTN_DATA_DIR: folder, TTN_SIGN_IN_PER_MINUTE: '10000', ...settings });
  const dataSource = await createDataSource(database.config, { log });
  await migrate(dataSource, { log });
  const unitOfWork = new UnitOfWork(dataSource, { log });
  const clock = new SteeredClock(NOON);
  const gateway = new NotingGateway();
  const store = await openLocalMediaStore(join(folder, 'media'));
  @Module({
    imports: [
      PlatformModule.with(config, log, clock),
      PersistenceModule.with(dataSource, unitOfWork),
      Adapters.with(gateway, store),
      IdentityModule,
      ...features,
    ],
  })
  class World {}
  const adapter = new FastifyAdapter();
  const options = { logger: nestLog(log), abortOnError: false };
  const app = await NestFactory.create<NestFastifyApplication>(World, adapter, options);
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter(log));
  await app.listen(0, '127.0.0.1');
  const address = app.getHttpServer().address() as AddressInfo;
  const api = new Caller(address.port);
  const first = await app.get(FirstAdministrator).ensure();
  const admin = await signedIn(api, 'admin', first!.token);
  return {
    ...{ app, config, dataSource, unitOfWork, clock, gateway, api, admin },
    person: async (login, roles) => {
      const unit = roles[0]?.unit ?? '*';
      const { status, body } = await admin.post('/users', { login, name: login, unit, roles });
      if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
      return signedIn(api, login, body.setPassword.token);
    },
    stop: async () => {
      await app.close();
      await dataSource.destroy();
      await database.drop();
    },
  };
}

async function signedIn(api: Caller, login: string, token: string): Promise<Caller> {
  const set = await api.post('/auth/set-password', { token, password: PASSWORD });
  if (set.status !== 200) throw new Error(`${set.status} ${JSON.stringify(set.body)}`);
  const { body } = await api.post('/auth/sign-in', { login, password: PASSWORD });
  const accessToken = String(body.accessToken);
  const me = await api.as(accessToken).get('/auth/me');
  return api.as(accessToken, me.body.id);
}

export { PASSWORD as EVERYBODYS_PASSWORD };
