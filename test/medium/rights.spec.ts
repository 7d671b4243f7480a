import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  IdentityModule,
  assertEveryRouteHasRule,
  routesOf,
  type RouteRule,
} from '#features/identity/index.js';
import { createDataSource } from '#persistence/data-source.js';
import { migrate } from '#persistence/migrate.js';
import { RoleAssignmentEntity, UserEntity } from '#persistence/entities/people.entity.js';
import { PersistenceModule } from '#persistence/persistence.module.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { ROLES, type Role } from '#platform/actor.js';
import { readConfig } from '#platform/config.js';
import { UnitLocators } from '#platform/http/access.js';
import { ProblemFilter } from '#platform/http/problem.js';
import { createLog, nestLog } from '#platform/logger.js';
import { PlatformModule } from '#platform/platform.module.js';
import { freshDatabase } from '#testing/services/database.js';
import { privateFolder } from '#testing/services/run-folder.js';
import { Controller, Get, HttpException, Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_INTERCEPTOR, DiscoveryModule, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { DataSource } from 'typeorm';
import { AccessTokens } from '../../libs/features/identity/access-tokens.js';
import { AppModule, type Adapters } from '../../apps/hub/src/app.module.js';
import { DEVICES_ONLY, EVERYBODY, MAY, OPEN } from './rights-expected.js';

// Every controller of the hub with its real decorators, the real guard, real accounts in a real database. What a route
// would do after the guard is cut off, so that only the question of rights is answered. On SQLite only: nothing of
// this depends on the engine (identity.spec.ts asks both engines for roles and scopes).

const PATHS = {
  root: '',
  province: '2025-15/',
  commune: '2025-15/2025-02647/',
  neighbour: '2025-15/2025-02671/',
  elsewhere: '2025-37/2025-14329/',
} as const;
type Where = keyof typeof PATHS;
/** Where roles are held, and where the records are that are then asked for: own, below, beside, above. */
const ASKED = {
  commune: ['commune', 'neighbour', 'province'],
  province: ['province', 'commune', 'elsewhere'],
  root: ['root'],
} as const satisfies Partial<Record<Where, readonly Where[]>>;
type HeldAt = keyof typeof ASKED;
const HELD_AT = Object.keys(ASKED) as HeldAt[];

type ControllerClass = new (...args: never[]) => object;

function controllersOf(module: Type | DynamicModule, seen = new Set<unknown>()): ControllerClass[] {
  const type = 'module' in module ? module.module : module;
  if (seen.has(type)) return [];
  seen.add(type);
  const own = (key: string): never[] => (Reflect.getMetadata(key, type) as never[] | undefined) ?? [];
  const dynamic = 'module' in module ? module : null;
  return [
    ...own('controllers'),
    ...((dynamic?.controllers ?? []) as ControllerClass[]),
    ...[...own('imports'), ...((dynamic?.imports ?? []) as Type[])].flatMap((m) => controllersOf(m, seen)),
  ];
}

const allControllers = controllersOf(AppModule.with({} as Adapters));
const routes = routesOf(allControllers);
const nameOf = ({ method, path }: RouteRule): string => `${method} ${path}`;

/** Where a role, held at one unit, may do something: written down in rights-expected.ts, not read from the product. */
function expected({ rule }: RouteRule, role: Role, heldAt: Where, at: Where): boolean {
  const question = `${rule!.action} ${rule!.subject}`;
  if (EVERYBODY.includes(question)) return true;
  const words = (MAY[question] ?? '').split(' ');
  const here = words.find((word) => word.replace(/\W$/, '') === role);
  if (!here) return false;
  if (rule!.unit === 'scoped') return true;
  if (here.endsWith('=')) return PATHS[at] === PATHS[heldAt];
  return PATHS[at].startsWith(PATHS[heldAt]);
}

describe('rights', () => {
  it('every route of the hub has a rule', () => {
    const without = routes.filter(({ rule }) => rule === undefined);
    expect(without.map(nameOf)).toEqual([]);
    expect(routes.length).toBeGreaterThan(40);
  });

  it('a route without a rule refuses to start, and is named', async () => {
    @Controller('api/v1/forgotten')
    class ForgottenController {
      @Get(':id')
      showForgotten() {
        return {};
      }
    }
    @Module({ imports: [DiscoveryModule], controllers: [ForgottenController] })
    class Forgetful {}
    const app = await NestFactory.createApplicationContext(Forgetful, { logger: false });
    expect(() => assertEveryRouteHasRule(app)).toThrow(/GET \/api\/v1\/forgotten\/:id.*ForgottenController/);
    await app.close();
  });

  it('what is open to anybody, and what to devices only, is written down', () => {
    const of = (who: string) => routes.filter(({ rule }) => rule?.who === who).map(nameOf);
    expect(of('open').sort()).toEqual([...OPEN].sort());
    expect(of('device').sort()).toEqual([...DEVICES_ONLY].sort());
  });

  it('whatever a route asks is answered in the table', () => {
    const asked = routes
      .filter(({ rule }) => rule?.who === 'person')
      .map(({ rule }) => `${rule!.action} ${rule!.subject}`);
    const unknown = [...new Set(asked)].filter((q) => !(q in MAY) && !EVERYBODY.includes(q));
    expect(unknown).toEqual([]);
  });
});

describe('the matrix: role × route × unit', () => {
  let app: NestFastifyApplication;
  let dataSource: DataSource;
  const tokens = new Map<string, string>();

  beforeAll(async () => {
    const database = await freshDatabase('sqlite');
    const log = createLog('silent');
    dataSource = await createDataSource(database.config, { log });
    await migrate(dataSource, { log });
    const unitOfWork = new UnitOfWork(dataSource, { log });
    const config = readConfig({ TTN_DATA_DIR: privateFolder('rights') });
    const others = allControllers.filter((c) => !controllersOf(IdentityModule).includes(c));
    const passed = {
      intercept: () => {
        throw new HttpException('passed', 418);
      },
    };
    const module = await Test.createTestingModule({
      imports: [
        PlatformModule.with(config, log),
        PersistenceModule.with(dataSource, unitOfWork),
        IdentityModule,
      ],
      controllers: others,
      providers: [{ provide: APP_INTERCEPTOR, useValue: passed }],
    })
      .overrideProvider(UnitLocators)
      .useValue({
        register: () => undefined,
        locate: async (_kind: string, id: string) => (id in PATHS ? PATHS[id as Where] : null),
      })
      .useMocker(() => ({}))
      .setLogger(nestLog(log))
      .compile();
    app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
    app.useGlobalFilters(new ProblemFilter(log));
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    for (const role of ROLES) for (const at of HELD_AT) await addPerson(role, at);
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await dataSource.destroy();
  });

  async function addPerson(role: Role, at: Where) {
    const now = new Date();
    const id = `${role}-${at}`;
    await dataSource.getRepository(UserEntity).insert({
      ...{ id, login: id, name: id, folded: id, email: null, phone: null, unitKey: at, unitPath: PATHS[at] },
      ...{
        organisationId: null,
        passwordHash: null,
        active: true,
        tokenVersion: 0,
        createdAt: now,
        updatedAt: now,
      },
    });
    const assignment = { id, userId: id, role, unitKey: at, unitPath: PATHS[at] };
    await dataSource.getRepository(RoleAssignmentEntity).insert(assignment);
    tokens.set(id, app.get(AccessTokens).issue({ userId: id, tokenVersion: 0 }).accessToken);
  }

  /** `passed`, or the status with which the guard refused. */
  async function ask(route: RouteRule, at: Where, token: string | null): Promise<string> {
    const unit = route.rule!.unit;
    const source = typeof unit === 'object' ? unit : null;
    const param = source && 'param' in source ? source.param : null;
    const path = route.path.replace(/:(\w+)/g, (_, name: string) => (name === param ? at : 'anything'));
    const query = source && 'query' in source ? `?${source.query}=${at}` : '';
    const body = source && 'body' in source ? { [source.body]: at } : {};
    const withBody = ['POST', 'PUT', 'PATCH'].includes(route.method);
    // Past the socket only: thousands of questions, and the guard sees each as the router hands it over.
    const answer = await app.inject({
      method: route.method as 'GET',
      url: `${path}${query}`,
      headers: token ? { authorization: `Bearer ${token}` } : {},
      ...(withBody && { payload: body }),
    });
    return answer.body.includes('http-418') ? 'passed' : String(answer.statusCode);
  }

  const asked = routes.filter(({ rule }) => rule?.who === 'person');
  /** Of a list or a hub-wide route there is one question, of a record one for each unit that it may be at. */
  const placesOf = ({ rule }: RouteRule, heldAt: HeldAt): readonly Where[] =>
    rule!.unit === 'scoped' ? ['commune'] : rule!.unit === 'none' ? ['root'] : ASKED[heldAt];

  it.each(asked.map((route) => [nameOf(route), route] as const))(
    '%s',
    async (_name, route) => {
      const wrong: string[] = [];
      expect(await ask(route, 'commune', null)).toBe('401');
      for (const heldAt of HELD_AT) {
        for (const at of placesOf(route, heldAt)) {
          for (const role of ROLES) {
            const want = expected(route, role, heldAt, at) ? 'passed' : '403';
            const got = await ask(route, at, tokens.get(`${role}-${heldAt}`)!);
            if (got !== want)
              wrong.push(`${role} of the ${heldAt}, record at ${at}: ${got}, should be ${want}`);
          }
        }
      }
      expect(wrong).toEqual([]);
    },
    30_000,
  );

  it('what is open passes without a token, what is for devices does not', async () => {
    for (const route of routes.filter(({ rule }) => rule?.who === 'open'))
      expect(`${nameOf(route)} ${await ask(route, 'commune', null)}`).toBe(`${nameOf(route)} passed`);
    for (const route of routes.filter(({ rule }) => rule?.who === 'device'))
      expect(await ask(route, 'commune', null)).toBe('401');
  });

  it('a record that nobody knows is told only to those who may do this somewhere', async () => {
    const route = asked.find(
      ({ rule }) => typeof rule!.unit === 'object' && 'param' in rule!.unit && rule!.action === 'manage',
    )!;
    const unknown = { ...route, path: route.path.replace(/:\w+/, 'nothing-of-this-name') };
    expect(await ask(unknown, 'commune', tokens.get('administrator-commune')!)).toBe('404');
    expect(await ask(unknown, 'commune', tokens.get('monitor-commune')!)).toBe('403');
  });
});
