import { type RouteRule, routesOf } from '#features/identity/index.js';
import { ROLES } from '#platform/actor.js';
import type { ApiClient } from '#testing/hub/api-client.js';
import { type HubWorld, PAIRS, startHubWorld } from '#testing/hub/hub-world.js';
import { type Belongings, belongingsOf } from '#testing/hub/neighbour.js';
import { orderBody } from '#testing/hub/orders.js';
import { PASSWORD } from '#testing/hub/people.js';
import { localOf } from '#testing/hub/stations.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiscoveryService } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { EVERYBODY } from './rights-expected.js';

// Two communes with one of everything. Somebody who holds every role there is in one of them tries every route with what
// belongs to the other: in the address, in a filter, in a body. rights.spec.ts asks for the rule of each route; here the
// records are real, and so is whatever finds their unit. On SQLite only: nothing of this depends on the engine.

const OURS = '2025-02728';
const THEIRS = '2025-02647';
const DAY = 24 * 3600_000;

describe('what belongs to the commune next door', () => {
  let world: HubWorld;
  let routes: RouteRule[];
  let ours: Belongings;
  let theirs: Belongings;
  let us: ApiClient;

  beforeAll(async () => {
    world = await startHubWorld(PAIRS[0]!);
    const controllers = world.hub.app.get(DiscoveryService, { strict: false }).getControllers();
    routes = routesOf(controllers.map(({ metatype }) => metatype as new () => object)).filter(
      ({ rule }) => rule?.who === 'person',
    );
    [ours, theirs] = await Promise.all([belongingsOf(world, OURS), belongingsOf(world, THEIRS)]);
    us = await everyRoleAt(world, OURS);
  });
  afterAll(() => world?.stop());

  /** What is told to everybody (units, their hamlets, bodies) is no secret. */
  const secrets = (): string[] =>
    Object.entries(theirs).flatMap(([kind, id]) =>
      ['unit', 'hamlet', 'organisation'].includes(kind) ? [] : [id],
    );
  const leaks = (answer: unknown, asked = ''): string[] => {
    const said = JSON.stringify(answer);
    return secrets().filter((id) => !asked.includes(id) && said.includes(id));
  };
  /** Every row of every table that people write, the audit log among them. */
  const stored = async (): Promise<Record<string, string>> => {
    const dataSource = world.hub.app.get(DataSource);
    const kept: Record<string, string> = {};
    for (const { tableName } of dataSource.entityMetadatas)
      kept[tableName] = JSON.stringify(await dataSource.query(`SELECT * FROM "${tableName}"`));
    for (const table of BY_ITSELF) delete kept[table];
    return kept;
  };
  const theirAddress = ({ path, rule }: RouteRule): string =>
    path.replace(/:(\w+)/g, (_, name: string) => {
      const unit = rule!.unit;
      if (path.includes('/hamlets/')) return theirs.hamlet!;
      if (typeof unit === 'object' && 'param' in unit && unit.param === name) return theirs[unit.of]!;
      return { id: path.includes('/stops/') ? theirs.stop! : theirs.order!, ...PARTS, ...theirs }[name]!;
    });

  it('is refused by its id at every address, and nothing changes', async () => {
    const byId = routes.filter(
      ({ path, rule }) => path.includes(':') && !EVERYBODY.includes(`${rule!.action} ${rule!.subject}`),
    );
    expect(byId.length).toBeGreaterThan(90);
    const before = await stored();
    const wrong: string[] = [];
    for (const route of byId) {
      const path = theirAddress(route);
      const { status, body } = await us.send(route.method, path, route.method === 'GET' ? undefined : {});
      // A question that is answered by what one sees oneself: nothing.
      const isNothing = route.rule!.unit === 'scoped' && status === 200 && leaks(body).length === 0;
      if ((![403, 404].includes(status) && !isNothing) || leaks(body, path).length > 0)
        wrong.push(`${route.method} ${path}: ${status} ${JSON.stringify(body)}`);
    }
    expect(wrong).toEqual([]);
    expect(await stored()).toEqual(before);
  });

  it('is in no list, also where somebody asks for it', async () => {
    const { paths } = await world.api.ok(world.api.get<{ paths: Paths }>('/api/openapi.json'));
    const lists = routes.filter(({ method, path }) => method === 'GET' && !path.includes(':'));
    expect(lists.length).toBeGreaterThan(30);
    const wrong: string[] = [];
    const seenByAdmin = new Set<string>();
    for (const { path } of lists) {
      const asked = (paths[path]?.get.parameters ?? []).filter((p) => p.in === 'query');
      const base = asked.filter((p) => p.required).map(({ name }) => [name, NEEDED[name]!]);
      const filters = asked.flatMap(({ name }) => (theirs[name] ? [[[name, theirs[name]]]] : []));
      for (const filter of [[], ...filters]) {
        const query = Object.fromEntries([...base, ...filter]) as Record<string, string>;
        const url = `${path}?${new URLSearchParams(query).toString()}`;
        const { status, body } = await us.get(url);
        if (status >= 500 || leaks(body, url).length > 0)
          wrong.push(`${url}: ${status} ${leaks(body, url).join(' ')}`);
      }
      const query = Object.fromEntries(base) as Record<string, string>;
      const { body } = await world.admin.get(
        `${path}?${new URLSearchParams({ ...query, unit: THEIRS }).toString()}`,
      );
      for (const id of leaks(body)) seenByAdmin.add(id);
    }
    expect(wrong).toEqual([]);
    // The lists do tell it, to whom it concerns: what is missing here stands on pages of its own.
    expect(secrets().filter((id) => !seenByAdmin.has(id)).length).toBeLessThan(6);
  });

  it('is refused in a body whose address is one’s own, by what it is, and nothing changes', async () => {
    const before = await stored();
    const bulletin = (await us.get<{ version: number }>(`/api/v1/bulletins/${ours.draft}`)).body;
    const wrong: string[] = [];
    for (const [method, path, body, code] of await triesOf(us, ours, theirs, bulletin)) {
      const answer = await us.send(method, `/api/v1/${path}`, body);
      if (answer.body.code !== code || leaks(answer.body, JSON.stringify(body)).length > 0)
        wrong.push(
          `${method} ${path}: ${JSON.stringify(answer.body)}, not ${code}, for ${JSON.stringify(body)}`,
        );
    }
    expect(wrong).toEqual([]);
    expect(await stored()).toEqual(before);
  });

  it('is not heard or read through an address of one’s own', async () => {
    for (const path of [
      `stations/${ours.station}/bulletins/${theirs.bulletin}`,
      `stations/${ours.station}/bulletins/${theirs.bulletin}/audio`,
      `devices/${ours.device}/logs/${theirs.nonce}`,
      `assets/${theirs.asset}`,
      `assets/${theirs.asset}/sound`,
      `received-orders/${theirs.order}`,
    ])
      expect([path, (await us.get(`/api/v1/${path}`)).status]).toEqual([path, 404]);
  });
});

describe('behind a proxy that is named', () => {
  let world: HubWorld;
  beforeAll(async () => {
    world = await startHubWorld(PAIRS[0]!, { TTN_TRUSTED_PROXIES: '127.0.0.1', TTN_SIGN_IN_PER_MINUTE: '1' });
  });
  afterAll(() => world?.stop());

  const wrong = async (login: string, forwarded: string): Promise<number> => {
    const answer = await fetch(`${world.api.baseUrl}/api/v1/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': forwarded },
      body: JSON.stringify({ login, password: 'sai mật khẩu rồi' }),
    });
    return answer.status;
  };

  it('wrong passwords count for the caller that it names, whatever the caller writes, and for no other', async () => {
    // Of one a minute: a busy machine takes seconds for each of them.
    expect(await wrong('ai', '10.9.8.6, 203.0.113.7')).toBe(401);
    expect(await wrong('ai.nua', '10.9.8.7, 203.0.113.7')).toBe(429);
    expect(await wrong('ai.nua', '203.0.113.8')).toBe(401);
    // The same telephone, an hour later from another address of its network.
    expect(await wrong('may', '2405:4802:9a:1::1')).toBe(401);
    expect(await wrong('may.nua', '2405:4802:9a:1:ffff::9')).toBe(429);
    expect(await wrong('may.nua', '2405:4802:9a:2::9')).toBe(401);
  });
});

type Try = [method: string, path: string, body: object, code: string];

/** What somebody sends to their own address, with something in it that is not theirs. */
async function triesOf(
  us: ApiClient,
  ours: Belongings,
  theirs: Belongings,
  draft: { version: number },
): Promise<Try[]> {
  const unit = OURS;
  const atMs = Date.now() + DAY;
  const order = (change: object) =>
    orderBody({ unit, bulletins: [ours.bulletin], atMs, change: { ...change } });
  const { version } = (await us.get<{ version: number }>(`/api/v1/orders/${ours.order}`)).body;
  const orders = (change: object, code: string): Try[] => {
    const { bulletinIds, targets, ...rest } = order(change);
    const content = { kind: 'content', title: 'Tin', bulletinIds, targets };
    return [
      ['POST', 'orders', { ...rest, bulletinIds, targets }, code],
      ['POST', 'orders/dry-run', { ...rest, bulletinIds, targets }, code],
      [
        'POST',
        `orders/${ours.order}/versions`,
        { ...rest, bulletinIds, targets, scope: { kind: 'all' } },
        code,
      ],
      ['POST', `orders/${ours.order}/changes`, { version, change: content }, code],
    ];
  };
  const reaching = (more: object) => ({ targets: { include: { units: [OURS], ...more } } });
  const alert = {
    ...{ unit, title: 'Lũ', orderRef: '12/CĐ', bulletinId: ours.bulletin },
    exp: new Date(atMs).toISOString(),
  };
  const role = { role: 'monitor', unit: THEIRS };
  const stop = { command: 'stop' };
  const person = { login: 'x.y', name: 'X' };
  const group = [theirs.group];
  const draftWith = (variant: object) => ({
    ...draft,
    variants: [{ ...variant, documentId: theirs.document }],
  });
  return [
    ...orders({ bulletinIds: [theirs.bulletin] }, 'bulletin-of-another-unit'),
    ...orders({ bulletinIds: [theirs.draft] }, 'bulletin-not-found'),
    ...orders(reaching({ units: [OURS, THEIRS] }), 'outside-unit'),
    ...orders(reaching({ places: [theirs.place] }), 'outside-unit'),
    ...orders(reaching({ groups: group }), 'outside-unit'),
    ...orders(reaching({ hamlets: [theirs.hamlet] }), 'outside-unit'),
    ['POST', 'schedule/undo', { changes: [{ order: theirs.order, version: 2 }] }, 'forbidden'],
    ['POST', 'command-batches', { group: theirs.group, send: stop }, 'forbidden'],
    ['POST', 'command-batches', { unit: THEIRS, send: stop }, 'forbidden'],
    ['PUT', `groups/${ours.group}/places`, { places: [theirs.place] }, 'place-unknown'],
    ['PATCH', `places/${ours.place}`, { groups: group }, 'rows-not-usable'],
    ['PATCH', `places/${ours.place}`, { hamlet: theirs.hamlet }, 'rows-not-usable'],
    ['POST', `stations/${ours.station}/places`, { name: 'Cụm', groups: group }, 'rows-not-usable'],
    ['PUT', `stations/${ours.station}/sounds`, { ident: theirs.asset }, 'asset-unknown'],
    ['PATCH', `stations/${ours.station}`, { furniture: { ident: theirs.asset } }, 'asset-unknown'],
    ['PUT', `bulletins/${ours.draft}`, draftWith({ language: 'vi', origin: 'text' }), 'document-not-found'],
    [
      'PUT',
      `bulletins/${ours.draft}`,
      draftWith({ language: 'vi', origin: 'recording' }),
      'document-not-found',
    ],
    ['POST', 'alerts', { ...alert, bulletinId: theirs.bulletin }, 'bulletin-of-another-unit'],
    ['POST', 'alerts', { ...alert, units: [THEIRS] }, 'nobody'],
    ['POST', 'alerts', { ...alert, corrects: theirs.alert }, 'forbidden'],
    ['PATCH', `users/${ours.user}`, { unit: THEIRS }, 'forbidden'],
    ['PATCH', `users/${ours.user}`, { unit: '*' }, 'forbidden'],
    ['PUT', `users/${ours.user}/roles`, { roles: [role] }, 'forbidden'],
    ['PUT', `users/${ours.user}/roles`, { roles: [{ ...role, unit: '*' }] }, 'forbidden'],
    ['POST', 'users', { ...person, unit: THEIRS }, 'forbidden'],
    ['POST', 'users', { ...person, unit, roles: [role] }, 'forbidden'],
    ...['orders', 'bulletins', 'alerts', 'groups', 'reading', 'assets/spoken', 'organisations'].map(
      (path): Try => ['POST', path, { unit: THEIRS }, 'forbidden'],
    ),
  ];
}

async function everyRoleAt(world: HubWorld, unit: string): Promise<ApiClient> {
  const roles = ROLES.map((role) => ({ role, unit }));
  const body = { login: 'moi.viec', name: 'Mọi việc', unit, roles };
  const { setPassword } = await world.admin.ok(
    world.admin.post<{ setPassword: { token: string } }>('/api/v1/users', body),
  );
  const password = { token: setPassword.token, password: PASSWORD };
  await world.api.ok(world.api.post('/api/v1/auth/set-password', password));
  return world.signIn(body.login, PASSWORD);
}

interface Paths {
  [path: string]: { get: { parameters?: { name: string; in: string; required?: boolean }[] } };
}
const today = localOf(Date.now()).date;
const NEEDED: Record<string, string> = { from: today, to: today, date: today, command: 'stop', unit: OURS };
const PARTS: Record<string, string> = {
  ...{ language: 'vi', date: '2027-01-01', monday: '2026-11-23', page: 'page-1', sha256: 'a'.repeat(64) },
};
/** What the hub notes of itself meanwhile. */
const BY_ITSELF = [
  ...['outbox', 'loop_cursor', 'job', 'occurrence', 'session', 'offer', 'collision', 'as_run', 'day_close'],
  ...[
    'alarm',
    'notice',
    'desired_state',
    'device_state',
    'device_presence',
    'device_sample',
    'device_command',
  ],
];
