import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { FirstAdministrator, Rights } from '#features/identity/index.js';
import { TerritoryModule } from '#features/territory/index.js';
import { AuditEntryEntity, RefreshTokenEntity, UserEntity } from '#persistence/entities/people.entity.js';
import { describeDatabases } from '#testing/services/database.js';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Caller,
  EVERYBODYS_PASSWORD,
  type FeaturesWorld,
  NOON,
  openFeatures,
} from './features-world.js';

const LAO_CAI = '2025-15';
const WARD = '2025-02647';
const OTHER_WARD = '2025-02671';

// Real: database, HTTP, argon2, tokens. The clock is steered; the broker is not asked.
describeDatabases('accounts and sessions', (engine) => {
  let world: FeaturesWorld;
  beforeAll(async () => {
    world = await openFeatures(engine, [TerritoryModule]);
  }, 120_000);
  afterAll(() => world.stop());

  const newUser = async (login: string, role = 'monitor', unit = WARD) => {
    const { status, body } = await world.admin.post('/users', {
      login,
      name: `Người dùng ${login}`,
      unit,
      roles: [{ role, unit }],
    });
    expect(status).toBe(201);
    return { id: String(body.user.id), token: String(body.setPassword.token) };
  };
  const signIn = (login: string, password = EVERYBODYS_PASSWORD) =>
    world.api.post('/auth/sign-in', { login, password });

  it('begins with one administrator, whose token is given until somebody has a password', async () => {
    expect(await world.app.get(FirstAdministrator).ensure()).toBeNull();
    const me = await world.admin.get('/auth/me');
    expect(me.body).toMatchObject({
      login: 'admin',
      roles: [{ role: 'administrator', unit: '*', unitPath: '' }],
    });
  });

  it('keeps the secret of its tokens where only the hub reads it', () => {
    const file = join(world.config.dataDir, 'keys', 'access-token.secret');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('sets a password once, with reasons for what it refuses', async () => {
    const { token } = await newUser('mot.lan');
    const short = await world.api.post('/auth/set-password', { token, password: 'ngắn' });
    expect(short).toMatchObject({
      status: 400,
      body: { code: 'password-short', problems: [{ field: 'password' }] },
    });
    expect(
      (await world.api.post('/auth/set-password', { token, password: EVERYBODYS_PASSWORD })).status,
    ).toBe(200);
    const again = await world.api.post('/auth/set-password', { token, password: 'một câu khác hẳn' });
    expect(again).toMatchObject({ status: 400, body: { code: 'token-used' } });
    const forged = await world.api.post('/auth/set-password', { token: 'x', password: EVERYBODYS_PASSWORD });
    expect(forged).toMatchObject({ status: 400, body: { code: 'token-unknown' } });
    expect((await signIn('MOT.lan', EVERYBODYS_PASSWORD.normalize('NFD'))).status).toBe(200);
    expect(
      (await world.dataSource.getRepository(UserEntity).findOneByOrFail({ login: 'mot.lan' })).passwordHash,
    ).toMatch(/^\$argon2id\$/);
  });

  it('a token to set a password lasts three days', async () => {
    const { token } = await newUser('ba.ngay');
    world.clock.ms += 72 * 3600_000;
    const late = await world.api.post('/auth/set-password', { token, password: EVERYBODYS_PASSWORD });
    world.clock.ms = NOON;
    expect(late).toMatchObject({ status: 400, body: { code: 'token-expired' } });
  });

  it('answers the same to a wrong password, an unknown account and one without a password', async () => {
    await newUser('chua.dat');
    const answers = await Promise.all([
      signIn('admin', 'sai mật khẩu rồi'),
      signIn('khong.co.ai'),
      signIn('chua.dat'),
    ]);
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 401, body: { code: 'sign-in-wrong' } });
  });

  describe('what the audit log says of sessions', () => {
    const rows = async (action: string, subject: string) =>
      (await world.admin.get(`/audit?action=${action}&subject=${subject}&limit=200`)).body;
    let minutes = 0;
    /** Each time further: the counters of attempts never go back. */
    const aMinuteLater = () => (world.clock.ms = NOON + (minutes += 1) * 60_000);
    afterEach(() => {
      world.clock.ms = NOON;
    });

    it('a failed sign-in names the account, never what was typed', async () => {
      const { id } = await newUser('nham.mat.khau');
      aMinuteLater();
      const typed = 'mat-khau-go-nham-o-ten';
      await Promise.all([signIn('nham.mat.khau', typed), signIn(typed)]);
      expect((await rows('sign-in-failed', id)).items).toMatchObject([
        { actor: 'hub', subjectName: 'Người dùng nham.mat.khau', details: { address: '127.0.0.1' } },
      ]);
      expect((await rows('sign-in-failed', 'unknown')).total).toBeGreaterThan(0);
      expect(JSON.stringify((await world.admin.get('/audit?limit=200')).body)).not.toContain(typed);
    });

    it('very many failed sign-ins are counted instead of written', async () => {
      const before = Number((await rows('sign-in-failed', 'unknown')).total);
      aMinuteLater();
      await Promise.all(Array.from({ length: 30 }, (_, i) => signIn(`ai.do.${i}`)));
      expect(Number((await rows('sign-in-failed', 'unknown')).total) - before).toBe(20);
      aMinuteLater();
      await signIn('ai.do');
      expect((await rows('sign-in-failed', 'unknown')).items).toContainEqual(
        expect.objectContaining({ details: { address: '127.0.0.1', leftOut: 10 } }),
      );
    });

    it('signing out is written once', async () => {
      const { userId } = await world.person('ra.ve', [{ role: 'monitor', unit: WARD }]);
      const refreshToken = String((await signIn('ra.ve')).body.refreshToken);
      const out = () => world.api.post('/auth/sign-out', { refreshToken });
      expect([(await out()).status, (await out()).status]).toEqual([204, 204]);
      expect((await rows('signed-out', userId)).items).toMatchObject([{ actor: userId }]);
    });
  });

  it('an access token lasts ten minutes', async () => {
    const person = await world.person('muoi.phut', [{ role: 'monitor', unit: WARD }]);
    world.clock.ms += 599_000;
    expect((await person.get('/auth/me')).status).toBe(200);
    world.clock.ms += 2_000;
    expect(await person.get('/auth/me')).toMatchObject({ status: 401, body: { code: 'sign-in-needed' } });
    world.clock.ms = NOON;
    for (const token of ['', 'x.y.z', `${person.token}x`])
      expect((await world.api.as(token).get('/auth/me')).status).toBe(401);
  });

  it('using an old refresh token again ends the whole family, owner and thief alike', async () => {
    const { userId } = await world.person('xoay.vong', [{ role: 'monitor', unit: WARD }]);
    const first = String((await signIn('xoay.vong')).body.refreshToken);
    const other = String((await signIn('xoay.vong')).body.refreshToken);
    const refresh = (refreshToken: string) => world.api.post('/auth/refresh', { refreshToken });
    const second = await refresh(first);
    expect(second.status).toBe(200);
    const third = String((await refresh(String(second.body.refreshToken))).body.refreshToken);
    expect(await refresh(first)).toMatchObject({ status: 401, body: { code: 'refresh-reused' } });
    expect(await refresh(third)).toMatchObject({ status: 401, body: { code: 'refresh-unknown' } });
    const { body } = await world.admin.get(`/audit?subject=${userId}&action=session-reused`);
    expect(body.items).toMatchObject([{ actor: 'hub', subjectName: 'xoay.vong' }]);
    expect((await refresh(other)).status).toBe(200);
  });

  it('of many refreshes with the same token at once at most one succeeds', async () => {
    await world.person('cung.luc', [{ role: 'monitor', unit: WARD }]);
    const refreshToken = String((await signIn('cung.luc')).body.refreshToken);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => world.api.post('/auth/refresh', { refreshToken })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(7);
  });

  it('a page keeps its session in a cookie that no script reads, and that two windows may use at once', async () => {
    await world.person('cua.so', [{ role: 'monitor', unit: WARD }]);
    const cookieOf = ({ headers }: { headers: Record<string, unknown> }): string =>
      (headers['set-cookie'] as string[]).find((cookie) => cookie.startsWith('ttn-refresh=')) ?? '';
    const first = await world.api.post('/auth/sign-in', {
      login: 'cua.so',
      password: EVERYBODYS_PASSWORD,
      cookie: true,
    });
    expect(first).toMatchObject({ status: 200, body: { refreshToken: null } });
    expect(cookieOf(first)).toMatch(
      /^ttn-refresh=[\w-]{40,}; Max-Age=1209600; Path=\/api\/v1\/auth; HttpOnly; SameSite=Strict$/,
    );
    const kept = cookieOf(first).split(';')[0]!;
    const browser = world.api.keeping(kept);
    const both = await Promise.all([browser.post('/auth/refresh'), browser.post('/auth/refresh')]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    // Later the same cookie is a stolen one: the session ends for everybody.
    world.clock.ms += 11_000;
    expect(await browser.post('/auth/refresh')).toMatchObject({
      status: 401,
      body: { code: 'refresh-reused' },
    });
    const other = world.api.keeping(cookieOf(both[0]).split(';')[0]!);
    expect((await other.post('/auth/refresh')).status).toBe(401);
    world.clock.ms = NOON;
    const again = await world.api.post('/auth/sign-in', {
      login: 'cua.so',
      password: EVERYBODYS_PASSWORD,
      cookie: true,
    });
    const last = world.api.keeping(cookieOf(again).split(';')[0]!);
    expect(cookieOf(await last.post('/auth/sign-out'))).toContain('ttn-refresh=; Max-Age=0');
    expect((await last.post('/auth/refresh')).status).toBe(401);
    for (const nonsense of ['', 'ttn-refresh=', 'ttn-refresh=<script>', 'a=b; ttn-refresh=x'])
      expect((await world.api.keeping(nonsense).post('/auth/refresh')).status).toBe(401);
  });

  it('signing out ends the session, a refresh token lasts two weeks', async () => {
    await world.person('ra.vao', [{ role: 'monitor', unit: WARD }]);
    const refreshToken = String((await signIn('ra.vao')).body.refreshToken);
    expect((await world.api.post('/auth/sign-out', { refreshToken })).status).toBe(204);
    expect((await world.api.post('/auth/refresh', { refreshToken })).status).toBe(401);
    const later = String((await signIn('ra.vao')).body.refreshToken);
    world.clock.ms += 14 * 24 * 3600_000;
    expect((await world.api.post('/auth/refresh', { refreshToken: later })).status).toBe(401);
    await signIn('ra.vao');
    const left = await world.dataSource.getRepository(RefreshTokenEntity).find();
    world.clock.ms = NOON;
    expect(left.filter(({ expiresAt }) => expiresAt.getTime() <= NOON)).toHaveLength(0);
  });

  it('a page that is never closed leaves no more behind than two weeks of tokens', async () => {
    const { userId } = await world.person('khong.dong', [{ role: 'monitor', unit: WARD }]);
    let refreshToken = String((await signIn('khong.dong')).body.refreshToken);
    for (let day = 1; day <= 20; day++) {
      world.clock.ms = NOON + day * 24 * 3600_000;
      refreshToken = String((await world.api.post('/auth/refresh', { refreshToken })).body.refreshToken);
    }
    world.clock.ms = NOON;
    const left = await world.dataSource.getRepository(RefreshTokenEntity).countBy({ userId });
    expect(left).toBe(15);
  });

  it('a person changes the own password with the old one, which ends every other session and a link on its way', async () => {
    const { id, token } = await newUser('tu.doi');
    await world.api.post('/auth/set-password', { token, password: EVERYBODYS_PASSWORD });
    const other = (await signIn('tu.doi')).body;
    const person = world.api.as(String((await signIn('tu.doi')).body.accessToken));
    const link = await world.admin.post(`/users/${id}/password-token`);
    const change = (current: string, password: string) =>
      person.post('/auth/change-password', { current, password });
    expect(await change('không phải', 'mùa thu trên bản')).toMatchObject({
      ...{ status: 400, body: { code: 'password-wrong', problems: [{ field: 'current' }] } },
    });
    expect(await change(EVERYBODYS_PASSWORD, 'ngắn')).toMatchObject({
      ...{ status: 400, body: { problems: [{ field: 'password' }] } },
    });
    expect((await world.api.post('/auth/change-password', { current: 'a', password: 'b' })).status).toBe(401);
    const changed = await change(EVERYBODYS_PASSWORD, 'mùa thu trên bản');
    expect(changed.status).toBe(200);
    expect((await world.api.as(String(changed.body.accessToken)).get('/auth/me')).body.login).toBe('tu.doi');
    expect((await person.get('/auth/me')).status).toBe(401);
    expect((await world.api.as(String(other.accessToken)).get('/auth/me')).status).toBe(401);
    const kept = { refreshToken: String(other.refreshToken) };
    expect((await world.api.post('/auth/refresh', kept)).status).toBe(401);
    expect((await signIn('tu.doi')).status).toBe(401);
    const late = { token: String(link.body.token), password: 'mùa xuân trên bản' };
    expect(await world.api.post('/auth/set-password', late)).toMatchObject({
      ...{ status: 400, body: { code: 'token-unknown' } },
    });
  });

  it('deactivating signs out at once', async () => {
    const person = await world.person('bi.khoa', [{ role: 'monitor', unit: WARD }]);
    const refreshToken = String((await signIn('bi.khoa')).body.refreshToken);
    expect((await world.admin.patch(`/users/${person.userId}`, { active: false })).status).toBe(200);
    expect((await person.get('/auth/me')).status).toBe(401);
    expect((await world.api.post('/auth/refresh', { refreshToken })).status).toBe(401);
    expect((await signIn('bi.khoa')).status).toBe(401);
  });

  it('refuses a login that is taken, a unit that is none, a name that is empty', async () => {
    const create = (more: object) =>
      world.admin.post('/users', { login: 'ai.do', name: 'Ai đó', unit: WARD, ...more });
    expect((await create({})).status).toBe(201);
    expect(await create({ login: 'AI.DO' })).toMatchObject({ status: 409, body: { code: 'login-taken' } });
    expect(await create({ unit: '2025-99999' })).toMatchObject({
      status: 400,
      body: { problems: [{ field: 'unit' }] },
    });
    expect(await create({ unit: undefined })).toMatchObject({
      status: 400,
      body: { problems: [{ field: 'unit' }] },
    });
    expect(await create({ login: 'b', name: ' ' })).toMatchObject({
      status: 400,
      body: { code: 'invalid-input' },
    });
    expect(await create({ login: 'ai.do.2', organisationId: 'none' })).toMatchObject({
      status: 400,
      body: { problems: [{ field: 'organisationId' }] },
    });
    expect(
      await create({ login: 'ai.do.3', roles: [{ role: 'monitor', unit: '2025-99999' }] }),
    ).toMatchObject({
      status: 400,
      body: { problems: [{ field: 'roles.0.unit' }] },
    });
  });

  it('finds people by name without diacritics, by role and by unit', async () => {
    const { body } = await world.admin.post('/users', {
      login: 'giang.seo',
      name: 'Giàng Seo Phử'.normalize('NFD'),
      unit: WARD,
      roles: [{ role: 'technician', unit: WARD }],
    });
    for (const query of [
      'search=giang%20phu',
      `search=${encodeURIComponent('GIÀNG SEO')}`,
      'role=technician',
    ]) {
      const found = await world.admin.get(`/users?${query}`);
      expect(found.body.items.map(({ login }) => login)).toContain('giang.seo');
    }
    expect(body.user.name).toBe('Giàng Seo Phử'.normalize('NFC'));
    const none = await world.admin.get(`/users?role=technician&unit=${OTHER_WARD}`);
    expect(none.body.items).toHaveLength(0);
  });

  describe('who looks after whom', () => {
    let province: Caller;
    let ward: Caller;
    beforeAll(async () => {
      province = await world.person('qt.tinh', [{ role: 'administrator', unit: LAO_CAI }]);
      ward = await world.person('qt.phuong', [{ role: 'administrator', unit: WARD }]);
    });

    it('an administrator of a ward sees and makes users of that ward only', async () => {
      let count = 0;
      const create = (unit: string, role: string, at: string) =>
        ward.post('/users', {
          login: `nhan.vien.${++count}`,
          name: 'Nhân viên',
          unit,
          roles: [{ role, unit: at }],
        });
      expect((await create(WARD, 'commune-operator', WARD)).status).toBe(201);
      expect((await create(OTHER_WARD, 'monitor', OTHER_WARD)).status).toBe(403);
      expect((await create(WARD, 'monitor', LAO_CAI)).status).toBe(403);
      expect((await create(WARD, 'administrator', '*')).status).toBe(403);
      const seen = (await ward.get('/users?limit=200')).body.items;
      expect(seen.length).toBeGreaterThan(0);
      expect(seen.every(({ unit }) => unit === WARD)).toBe(true);
      expect((await ward.get(`/users/${province.userId}`)).status).toBe(403);
    });

    it('nobody takes over an account that reaches further than theirs', async () => {
      const { body } = await world.admin.post('/users', {
        login: 'rong.hon',
        name: 'Rộng hơn',
        unit: WARD,
        roles: [{ role: 'province-editor', unit: LAO_CAI }],
      });
      const url = `/users/${String(body.user.id)}`;
      expect((await ward.post(`${url}/password-token`)).status).toBe(403);
      expect((await ward.patch(url, { active: false })).status).toBe(403);
      expect((await ward.put(`${url}/roles`, { roles: [] })).status).toBe(403);
      expect((await province.put(`${url}/roles`, { roles: [] })).status).toBe(200);
      expect((await ward.post(`${url}/password-token`)).status).toBe(201);
    });

    it('nobody changes their own roles or locks themselves out', async () => {
      const own = `/users/${province.userId}`;
      expect(
        await province.put(`${own}/roles`, { roles: [{ role: 'province-approver', unit: LAO_CAI }] }),
      ).toMatchObject({
        status: 403,
        body: { code: 'roles-are-own' },
      });
      expect((await province.patch(own, { active: false })).status).toBe(403);
    });

    it('somebody is moved only to where the administrator looks after people too; the roles stay', async () => {
      const { id } = await newUser('chuyen.cong.tac');
      expect((await ward.patch(`/users/${id}`, { unit: OTHER_WARD })).status).toBe(403);
      const nowhere = await province.patch(`/users/${id}`, { unit: 'x-1' });
      expect(nowhere).toMatchObject({ status: 400, body: { problems: [{ field: 'unit' }] } });
      const moved = await province.patch(`/users/${id}`, { unit: OTHER_WARD });
      expect(moved).toMatchObject({
        status: 200,
        body: { unit: OTHER_WARD, roles: [{ role: 'monitor', unit: WARD }] },
      });
      expect((await ward.get(`/users/${id}`)).status).toBe(403);
    });

    it('of two who change one account the second is told who was quicker', async () => {
      const { id } = await newUser('hai.nguoi.sua');
      const name = 'Người dùng hai.nguoi.sua';
      const first = { name: 'Lò Văn Páo', was: { name } };
      expect((await ward.patch(`/users/${id}`, first)).status).toBe(200);
      const second = await province.patch(`/users/${id}`, { name: 'Lò Văn Pao', was: { name } });
      expect(second).toMatchObject({
        status: 409,
        body: { code: 'edited-meanwhile', details: { members: ['name'], byName: 'qt.phuong' } },
      });
      // What the other did not touch is no reason to refuse.
      expect(
        (await province.patch(`/users/${id}`, { phone: '0912345678', was: { phone: null } })).status,
      ).toBe(200);
      const was = [{ role: 'monitor', unit: WARD }];
      const operator = [{ role: 'commune-operator', unit: WARD }];
      expect((await ward.put(`/users/${id}/roles`, { roles: operator, was })).status).toBe(200);
      const late = await province.put(`/users/${id}/roles`, { roles: [], was });
      expect(late).toMatchObject({ status: 409, body: { code: 'edited-meanwhile' } });
      expect((await world.admin.get(`/users/${id}`)).body).toMatchObject({
        ...{ name: 'Lò Văn Páo', phone: '0912345678', roles: [{ role: 'commune-operator' }] },
      });
    });

    it('roles count from the next request on', async () => {
      const person = await world.person('doi.vai', [{ role: 'monitor', unit: WARD }]);
      expect((await person.get('/users')).status).toBe(403);
      const roles = [{ role: 'administrator', unit: WARD }];
      await world.admin.put(`/users/${person.userId}/roles`, { roles });
      expect((await person.get('/users')).status).toBe(200);
    });

    it('organisations are made by those who manage users there', async () => {
      const organisation = { unit: LAO_CAI, name: 'Sở Y tế', kind: 'department', fields: [5] };
      expect((await ward.post('/organisations', organisation)).status).toBe(403);
      const made = await province.post('/organisations', organisation);
      expect(made).toMatchObject({ status: 201, body: { name: 'Sở Y tế', fields: [5] } });
      const id = String(made.body.id);
      expect((await ward.patch(`/organisations/${id}`, { fields: [1] })).status).toBe(403);
      expect((await province.patch(`/organisations/${id}`, { fields: [5, 6] })).body.fields).toEqual([5, 6]);
      expect((await ward.get('/organisations')).body.items.map(({ name }) => name)).toContain('Sở Y tế');
    });

    it('every change is in the audit log, which reaches as far as the reader', async () => {
      const all = (await world.admin.get('/audit?limit=200')).body;
      const actions = new Set(all.items.map(({ action }) => String(action)));
      for (const action of [
        'first-administrator-made',
        'user-created',
        'password-set',
        'roles-changed',
        'signed-in',
      ])
        expect(actions).toContain(action);
      expect(JSON.stringify(all)).not.toContain(EVERYBODYS_PASSWORD);
      const seen = (await ward.get('/audit?limit=200')).body.items;
      expect(seen.length).toBeGreaterThan(0);
      expect(seen.every(({ unitPath }) => String(unitPath).startsWith(`${LAO_CAI}/${WARD}/`))).toBe(true);
    });
  });

  it('narrows a list to the subtrees of a scope, by bytes', async () => {
    const rights = world.app.get(Rights);
    const entries = world.dataSource.getRepository(AuditEntryEntity);
    const at = async (scope: string[]): Promise<number> => {
      const builder = entries.createQueryBuilder('a');
      rights.narrow(builder, 'a.unitPath', scope);
      return builder.getCount();
    };
    const all = await entries.count();
    expect(await at([''])).toBe(all);
    expect(await at([])).toBe(0);
    const inWard = await at([`${LAO_CAI}/${WARD}/`]);
    expect(inWard).toBeGreaterThan(0);
    expect(await at([`${LAO_CAI}/${WARD}/`, `${LAO_CAI}/${OTHER_WARD}/`])).toBe(inWard);
    expect(await at([`${LAO_CAI}/2025-0264/`])).toBe(0);
  });
});
