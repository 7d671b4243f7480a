import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseEnrolmentLink } from '#contracts/enrolment-link.js';
import { EnrolmentCodes } from '#features/devices/index.js';
import { presetRegulation } from '#features/territory/index.js';
import { newPublicKey } from '#testing/hub/device-key.js';
import { describeDatabases } from '#testing/services/database.js';
import { type DevicesWorld, ok, openDevices } from './devices-world.js';
import type { Body, Caller } from './features-world.js';

const COMMUNE = '2025-02728';
const PROVINCE = '2025-15';

// What the pages of stations, places, people, groups, keys and the audit log read. Real: database, HTTP, rights.
describeDatabases('the registry', (engine) => {
  let world: DevicesWorld;
  let admin: Caller;
  let station: string;
  beforeAll(async () => {
    world = await openDevices(engine, { TTN_PUBLIC_URL: 'http://hub.example:3000' });
    admin = world.admin;
    station = await world.station(COMMUNE);
  }, 120_000);
  afterAll(() => world.stop());

  const items = async (url: string): Promise<Record<string, unknown>[]> => ok(await admin.get(url)).items;

  describe('the regulation’s history', () => {
    const regulation = () => ({
      ...presetRegulation('highland'),
      decisions: { windows: '12/QĐ-UBND', quiet: '12/QĐ-UBND', quota: '12/QĐ-UBND', volumes: '14/QĐ-UBND' },
      decidedOn: { windows: '2026-11-02', quiet: '2026-11-02', quota: null },
    });

    it('begins with the preset; each change ends the one before', async () => {
      const first = await items(`/stations/${station}/regulations`);
      expect(first).toEqual([expect.objectContaining({ until: null, demonstration: false })]);
      world.clock.ms += 60_000;
      ok(await admin.put(`/stations/${station}/regulation`, { regulation: regulation() }));
      const [now, before] = await items(`/stations/${station}/regulations`);
      expect(now).toMatchObject({ until: null, regulation: regulation(), setByName: expect.any(String) });
      expect(before).toMatchObject({ until: now!.since, regulation: { decisions: expect.any(Object) } });
      expect(ok(await admin.get(`/stations/${station}`)).regulation).toEqual(regulation());
    });

    it('a refused one is not history', async () => {
      const bad = regulation();
      bad.windows[0]!.maxMinutes = 600;
      const { status, body } = await admin.put(`/stations/${station}/regulation`, { regulation: bad });
      expect(status).toBe(400);
      expect(body.problems).toEqual([expect.objectContaining({ field: 'regulation.windows.0.maxMinutes' })]);
      expect(await items(`/stations/${station}/regulations`)).toHaveLength(2);
    });

    it('a date that is none is refused at its field', async () => {
      const bad = { ...regulation(), decidedOn: { windows: '2026-02-30' } };
      const { body } = await admin.put(`/stations/${station}/regulation`, { regulation: bad });
      expect(body.problems).toEqual([expect.objectContaining({ field: 'regulation.decidedOn.windows' })]);
    });
  });

  it('silencing everything says who asked for it first', async () => {
    const operator = await world.person('can.bo', [{ role: 'commune-operator', unit: COMMUNE }]);
    const asked = ok(
      await operator.put(`/stations/${station}/muted`, { muted: 'all', reason: 'Có lễ tang' }),
    );
    expect(asked).toMatchObject({ muted: 'no', pendingMute: { byName: 'can.bo' } });
    expect(await items('/stations?muted=true')).toEqual([]);
    const done = ok(await admin.put(`/stations/${station}/muted`, { muted: 'all', reason: 'Có lễ tang' }));
    expect(done).toMatchObject({ muted: 'all', pendingMute: null });
    expect((await items('/stations?muted=true')).map(({ id }) => id)).toEqual([station]);
    ok(await admin.put(`/stations/${station}/muted`, { muted: 'no', reason: 'Xong' }));
    expect(await items('/stations?muted=true')).toEqual([]);
  });

  it('of two who change one place or one regulation the second is told, and nothing is lost', async () => {
    const url = `/places/${(await world.admin.post(`/stations/${station}/places`, { name: 'Cụm loa bến đò' })).body.id}`;
    await world.admin.patch(url, { trim: 3, was: { trim: 0 } });
    const late = await world.admin.patch(url, { trim: -3, owner: 'Xã', was: { trim: 0, owner: null } });
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'edited-meanwhile', details: { members: ['trim'], byName: 'Quản trị hệ thống' } },
    });
    expect((await world.admin.get(url)).body).toMatchObject({ trim: 3, owner: null });
    expect((await world.admin.patch(url, { trim: -3, was: { trim: 3 } })).status).toBe(200);

    const { regulation } = (await world.admin.get(`/stations/${station}`)).body as never as {
      regulation: { volumes: { default: number } };
    };
    const louder = { ...regulation, volumes: { ...regulation.volumes, default: 41 } };
    const send = (was: object) =>
      world.admin.put(`/stations/${station}/regulation`, { regulation: louder, was });
    expect((await send({ volumes: regulation.volumes })).status).toBe(200);
    expect(await send({ volumes: regulation.volumes })).toMatchObject({
      status: 409,
      body: { code: 'edited-meanwhile', details: { members: ['volumes'] } },
    });
  });

  it('of two who change different parts of one regulation, or their decisions, nothing is lost; what does not go together is told', async () => {
    interface Shown {
      windows: object[];
      quiet: object[];
      decisions: Record<string, string>;
    }
    const days = [1, 2, 3, 4, 5, 6, 7];
    const read = async (): Promise<Shown> => ok(await admin.get(`/stations/${station}`)).regulation as never;
    const put = (regulation: object, was: object) =>
      admin.put(`/stations/${station}/regulation`, { regulation, was });
    const shown = await read();
    const { windows, quiet, decisions } = shown;
    const night = [{ days, from: '22:00', to: '05:00' }];
    const first = { ...shown, quiet: night, decisions: { ...decisions, quiet: '21/QĐ' } };
    ok(await put(first, { quiet, 'decisions.quiet': decisions.quiet }));
    const second = { ...shown, decisions: { ...decisions, quota: '22/QĐ' } };
    ok(await put(second, { 'decisions.quota': decisions.quota }));
    const kept = { ...decisions, quiet: '21/QĐ', quota: '22/QĐ' };
    expect(await read()).toMatchObject({ quiet: night, decisions: kept });
    expect(await put(first, { 'decisions.quiet': decisions.quiet })).toMatchObject({
      status: 409,
      body: { details: { members: ['decisions.quiet'] } },
    });

    const late = { name: 'late', days, from: '20:00', to: '21:00', maxMinutes: 15, volume: 30 };
    const before = await read();
    ok(await put({ ...before, windows: [...windows, late] }, { windows }));
    const meets = { ...before, quiet: [{ days, from: '20:30', to: '05:00' }] };
    expect(await put(meets, { quiet: before.quiet })).toMatchObject({
      status: 409,
      body: { code: 'edited-meanwhile', details: { members: ['windows'] } },
    });
  });

  it('what was typed into a cell is named as it was typed', async () => {
    const row = { name: 'Cụm gõ tay', hamlet: 'Thôn Lạ', kind: 'Máy', groups: ['Chợ xa'], lat: 'hai mươi' };
    const url = `/stations/${station}/places/import`;
    const { body } = await world.admin.post(url, { rows: [row], dryRun: true });
    const told = body.problems as { field: string; message: string }[];
    expect(told.map(({ field }) => field).sort()).toEqual([
      'rows.0.groups.0',
      'rows.0.hamlet',
      'rows.0.kind',
      'rows.0.lat',
    ]);
    for (const typed of ['Thôn Lạ', 'Máy', 'Chợ xa', 'hai mươi'])
      expect(told.some(({ message }) => message.includes(`“${typed}”`))).toBe(true);
  });

  describe('groups', () => {
    it('get their places at once, are renamed, and say how many there are', async () => {
      const [a, b] = [await world.place(station, 'Chợ'), await world.place(station, 'Trường')];
      const group = ok(await admin.post('/groups', { unit: PROVINCE, name: 'Biên giới' }));
      expect(group).toMatchObject({ places: 0, unitName: 'Tỉnh Lào Cai' });
      expect(ok(await admin.put(`/groups/${group.id}/places`, { places: [a, b] }))).toMatchObject({
        places: 2,
      });
      expect((await items(`/places?group=${group.id}`)).map(({ id }) => id).sort()).toEqual([a, b].sort());
      ok(await admin.put(`/groups/${group.id}/places`, { places: [b] }));
      expect((await items(`/places?group=${group.id}`)).map(({ id }) => id)).toEqual([b]);
      expect(ok(await admin.patch(`/groups/${group.id}`, { name: 'Chợ phiên' })).name).toBe('Chợ phiên');
      expect((await items('/groups')).find(({ id }) => id === group.id)).toMatchObject({ places: 1 });
    });

    it('take no place of elsewhere, and no name twice', async () => {
      const group = ok(await admin.post('/groups', { unit: COMMUNE, name: 'Của xã' }));
      const elsewhere = await world.place(await world.station('2025-02671'), 'Nơi khác');
      const { status, body } = await admin.put(`/groups/${group.id}/places`, { places: [elsewhere] });
      expect([status, body.code]).toEqual([400, 'place-unknown']);
      ok(await admin.post('/groups', { unit: COMMUNE, name: 'Đã có' }));
      expect((await admin.patch(`/groups/${group.id}`, { name: 'Đã có' })).status).toBe(409);
    });
  });

  describe('an enrolment code', () => {
    it('comes with a link that a device can take, and is told of afterwards without the code', async () => {
      const place = await world.place(station, 'Nhà văn hóa');
      const issued = ok(await admin.post(`/places/${place}/enrolment-codes`));
      expect(parseEnrolmentLink(String(issued.link))).toEqual({
        hub: 'http://hub.example:3000',
        code: issued.code,
      });
      const list = () => admin.get(`/places/${place}/enrolment-codes`);
      expect((await list()).body).toEqual([expect.objectContaining({ state: 'waiting', device: null })]);
      expect(JSON.stringify((await list()).body)).not.toContain(String(issued.code));
      const enrolment = { code: issued.code, publicKey: newPublicKey(), hardwareId: 'SN 1' };
      const device = ok(await world.api.post('/devices/enrol', enrolment)).device;
      expect((await list()).body).toEqual([expect.objectContaining({ state: 'used', device })]);
      world.clock.ms += 60_000;
      ok(await admin.post(`/places/${place}/enrolment-codes`));
      const codes = world.app.get(EnrolmentCodes);
      world.clock.ms += 25 * 3600_000;
      expect((await codes.list(place)).map(({ state }) => state)).toEqual(['expired', 'used']);
      world.clock.ms -= 25 * 3600_000;
    });
  });

  describe('the audit log', () => {
    it('names people, records and units, and is found by each of them', async () => {
      const signer = await world.person('quan.tri.2', [{ role: 'administrator', unit: COMMUNE }]);
      const since = new Date(world.clock.ms).toISOString();
      world.clock.ms += 1000;
      ok(await signer.patch(`/stations/${station}`, { name: 'Đài mới' }));
      world.clock.ms += 1000;
      const until = new Date(world.clock.ms).toISOString();
      const found = await items(`/audit?actor=${signer.userId}&action=station-changed`);
      expect(found).toEqual([
        expect.objectContaining({
          actorName: 'quan.tri.2',
          subjectKind: 'station',
          subjectName: 'Đài mới',
          unitName: expect.stringContaining('ã'),
        }),
      ]);
      const count = async (query: string): Promise<unknown> => ok(await admin.get(`/audit?${query}`)).total;
      expect(await count(`kind=station&subject=${station}&since=${since}&until=${until}`)).toBe(1);
      expect(await count(`kind=station&since=${until}`)).toBe(0);
      expect(await count(`unit=${PROVINCE}&kind=station&since=${since}`)).toBe(1);
      expect(await count(`unit=2025-37&since=${since}`)).toBe(0);
      expect((await admin.get('/audit?since=hom-qua')).status).toBe(400);
      expect((await admin.get('/audit?unit=2025-99999')).status).toBe(404);
    });

    it('of a commune’s administrator holds that commune only', async () => {
      const own = await world.person('quan.tri.3', [{ role: 'administrator', unit: '2025-02671' }]);
      const seen = ok(await own.get('/audit?limit=200')).items;
      expect(seen.length).toBeGreaterThan(0);
      for (const { unitPath } of seen) expect(String(unitPath)).toMatch(/^2025-15\/2025-02671\//);
    });
  });

  it('people and organisations come with the names of their units', async () => {
    const organisation = ok(
      await admin.post('/organisations', {
        unit: PROVINCE,
        name: 'Sở Y tế',
        kind: 'department',
        fields: [5],
      }),
    );
    expect(organisation).toMatchObject({ unitName: 'Tỉnh Lào Cai', people: 0 });
    const roles = [{ role: 'department-contributor', unit: PROVINCE }];
    const about = { login: 'y.te', name: 'Cán bộ y tế', unit: PROVINCE, organisationId: organisation.id };
    const { user } = ok(await admin.post('/users', { ...about, roles }));
    expect(user).toMatchObject({
      unitName: 'Tỉnh Lào Cai',
      organisationName: 'Sở Y tế',
      roles: [expect.objectContaining({ unitName: 'Tỉnh Lào Cai' })],
    });
    expect((await items(`/users?organisation=${organisation.id}`)).map(({ id }) => id)).toEqual([user.id]);
    expect(await items('/organisations')).toContainEqual(expect.objectContaining({ people: 1 }));
  });

  it('the keys name the devices that have not reported a new one', async () => {
    await world.enrolled(station, 'Sân vận động');
    ok(await admin.post('/keys'));
    const { announced } = ok(await admin.get('/keys')) as Body & {
      announced: { waiting: number; devices: number; waitingFor: Record<string, unknown>[] };
    };
    expect(announced.waiting).toBe(announced.devices);
    expect(announced.waitingFor).toContainEqual(
      expect.objectContaining({ placeName: 'Sân vận động', presence: 'unknown' }),
    );
  });

  describe('hamlets', () => {
    it('of a commune are written down by its operator, not by a neighbour’s', async () => {
      const [own, other] = await Promise.all(
        ['2025-02746', '2025-02752'].map((unit, i) =>
          world.person(`thon.${i}`, [{ role: 'commune-operator', unit }]),
        ),
      );
      const body = { name: 'Nậm Lúc', type: 'thôn' };
      const made = await own!.post('/units/2025-02746/hamlets', body);
      expect(made.status).toBe(201);
      const path = `/hamlets/${String(made.body.key)}`;
      expect((await other!.post('/units/2025-02746/hamlets', body)).status).toBe(403);
      expect((await other!.patch(path, { name: 'Khác' })).status).toBe(403);
      expect((await other!.remove(path)).status).toBe(403);
      expect((await own!.patch(path, { name: 'Nậm Lúc Thượng' })).body.fullName).toBe('Thôn Nậm Lúc Thượng');
      expect((await own!.remove(path)).status).toBe(204);
    });
  });
});
