import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  presetRegulation,
  ProvinceSeed,
  ShippedAssets,
  TerritoryModule,
  UnitImport,
} from '#features/territory/index.js';
import { AssetEntity, UnitEntity } from '#persistence/entities/territory.entity.js';
import { EventBus } from '#platform/events.js';
import { MediaStore } from '#storage/media-store.js';
import { describeDatabases, statementsIn } from '#testing/services/database.js';
import { type Caller, type FeaturesWorld, NOON, openFeatures } from './features-world.js';

const LAO_CAI = '2025-15';
const WARD = '2025-02647';

// Real: database, HTTP, rights, the shipped list of units, the media folder. The clock is steered.
describeDatabases('territory', (engine) => {
  let world: FeaturesWorld;
  beforeAll(async () => {
    world = await openFeatures(engine, [TerritoryModule]);
  }, 120_000);
  afterAll(() => world.stop());

  const names = (body: { items: Record<string, unknown>[] }) => body.items.map(({ fullName }) => fullName);
  const newStation = async (unit: string, preset = 'ward') => {
    const made = await world.admin.post('/stations', { unit, name: `Đài của ${unit}`, preset });
    expect(made.status).toBe(201);
    return made.body.id;
  };

  describe('units', () => {
    it('are imported once; a second start changes nothing', async () => {
      const before = await world.dataSource.getRepository(UnitEntity).count();
      expect(before).toBe(3321 + 34 + 6 + 48 + 823);
      expect(await world.app.get(UnitImport).run()).toEqual({ added: 0, changed: 0, lineage: 0 });
    });

    it('what somebody broke in the list is mended by the next import, in few statements', async () => {
      const units = world.dataSource.getRepository(UnitEntity);
      await units.update({ key: WARD }, { fullName: 'Phường Sai' });
      await units.delete({ key: '2025-00004' });
      const statements = await statementsIn(world.dataSource, async () =>
        expect(await world.app.get(UnitImport).run()).toEqual({ added: 1, changed: 1, lineage: 0 }),
      );
      expect(statements).toBeLessThan(40);
      expect((await world.admin.get(`/units/${WARD}`)).body.fullName).toBe('Phường Lào Cai');
    });

    it.each([
      ['as written', 'Đoàn Kết'],
      ['without diacritics', 'doan ket'],
      ['decomposed', 'Đoàn Kết'.normalize('NFD')],
      ['in capitals, the words apart', 'KẾT  đoàn'],
    ])('are found by name: %s', async (_how, search) => {
      const { body } = await world.admin.get(`/units?level=commune&search=${encodeURIComponent(search)}`);
      expect(names(body)).toContain('Phường Đoàn Kết');
    });

    it('old names find today’s commune, and say so', async () => {
      const { body } = await world.admin.get(
        `/units?search=${encodeURIComponent('Kim Tân')}&province=${LAO_CAI}`,
      );
      expect(body.items).toEqual([
        expect.objectContaining({
          key: WARD,
          fullName: 'Phường Lào Cai',
          province: 'Tỉnh Lào Cai',
          formerNames: expect.arrayContaining(['Phường Kim Tân', 'Phường Cốc Lếu']),
        }),
      ]);
    });

    it('signs that a search would take for patterns are searched for as they are', async () => {
      expect((await world.admin.get('/units?search=%25')).body.items).toEqual([]);
      expect((await world.admin.get('/units?search=_____')).body.items).toEqual([]);
    });

    it('are listed by level, parent and province, page by page, ended ones only on request', async () => {
      const province = await world.admin.get(`/units?parent=${LAO_CAI}&limit=40&page=3&sort=code`);
      expect(province.body).toMatchObject({ total: 99, page: 3, limit: 40 });
      expect(province.body.items).toHaveLength(19);
      expect((await world.admin.get('/units?level=province')).body.total).toBe(34);
      expect((await world.admin.get('/units?level=district')).body.total).toBe(0);
      expect((await world.admin.get('/units?level=district&ended=true')).body.total).toBe(48);
      expect((await world.admin.get('/units?sort=name%3Bdrop')).status).toBe(400);
    });

    it('tell where they come from and what became of them', async () => {
      const now = (await world.admin.get(`/units/${WARD}`)).body;
      expect(now.from).toContainEqual(
        expect.objectContaining({
          unit: '2024-02647',
          fullName: 'Phường Kim Tân',
          above: ['Tỉnh Lào Cai', 'Thành phố Lào Cai'],
          kind: 'merged',
          onDate: '2025-07-01',
        }),
      );
      const then = (await world.admin.get('/units/2024-02647')).body;
      expect(then).toMatchObject({ validTo: '2025-07-01', into: [expect.objectContaining({ unit: WARD })] });
      expect(await world.admin.get('/units/2025-99999')).toMatchObject({
        status: 404,
        body: { code: 'unit-not-found' },
      });
    });

    it('hamlets are added, renamed and ended by the hub’s own numbers', async () => {
      const create = (name: string, type = 'bản') =>
        world.admin.post(`/units/2025-02683/hamlets`, { name, type });
      const first = await create('Nậm Sài'.normalize('NFD'));
      expect(first.body).toMatchObject({
        key: 'thon-2025-02683-001',
        fullName: 'Bản Nậm Sài'.normalize('NFC'),
        level: 'hamlet',
        path: '2025-15/2025-02683/thon-2025-02683-001/',
        validFrom: '2026-11-20',
      });
      expect((await create('Séo Mý Tỷ', 'thôn')).body.key).toBe('thon-2025-02683-002');
      expect(await create('Nậm Sài')).toMatchObject({ status: 409, body: { code: 'hamlet-exists' } });
      expect(await create('Nậm Cang', 'xóm')).toMatchObject({
        status: 400,
        body: { problems: [{ field: 'type' }] },
      });
      const renamed = await world.admin.patch('/hamlets/thon-2025-02683-002', { type: 'bản' });
      expect(renamed.body.fullName).toBe('Bản Séo Mý Tỷ');
      expect((await world.admin.remove('/hamlets/thon-2025-02683-002')).status).toBe(204);
      expect((await world.admin.get('/units/thon-2025-02683-002')).body.validTo).toBe('2026-11-20');
      expect((await world.admin.patch('/hamlets/thon-2025-02683-002', { name: 'x' })).status).toBe(404);
      expect(
        (await world.admin.post(`/units/${LAO_CAI}/hamlets`, { name: 'x', type: 'bản' })).body.code,
      ).toBe('not-a-commune');
      expect((await world.admin.patch(`/hamlets/${WARD}`, { name: 'x' })).status).toBe(404);
    });
  });

  describe('stations', () => {
    it('begin with a preset and the shipped sounds', async () => {
      const { body } = await world.admin.get(`/stations/${await newStation('2025-02671')}`);
      expect(body).toMatchObject({
        unit: '2025-02671',
        unitName: 'Phường Cam Đường',
        technology: 'ip',
        zone: 'Asia/Ho_Chi_Minh',
        preset: 'ward',
        muted: 'no',
        demonstration: false,
        places: 0,
        revision: 1,
      });
      expect(body.regulation).toEqual(presetRegulation('ward'));
      expect((await world.admin.get('/station-presets')).body).toHaveLength(3);
    });

    it('refuse a unit that is no commune, or has ended, and a zone that is none', async () => {
      const create = (more: object) =>
        world.admin.post('/stations', { unit: WARD, name: 'x', preset: 'ward', ...more });
      expect((await create({ unit: LAO_CAI })).body).toMatchObject({ code: 'not-a-commune' });
      expect((await create({ unit: '2024-02647' })).body).toMatchObject({ code: 'not-a-commune' });
      expect((await create({ zone: 'Asia/Hanoi' })).body).toMatchObject({ problems: [{ field: 'zone' }] });
      expect((await create({ preset: 'city' })).body).toMatchObject({ problems: [{ field: 'preset' }] });
    });

    it('a regulation is judged whole: every problem with its field and remedy, nothing stored', async () => {
      const id = await newStation('2025-02680', 'highland');
      const regulation = presetRegulation('highland');
      regulation.windows[0]!.from = '04:00';
      regulation.windows[1]!.volume = 95;
      regulation.quota.maxMinutesPerDay = 500;
      const refused = await world.admin.put(`/stations/${id}/regulation`, { regulation });
      expect(refused).toMatchObject({ status: 400, body: { code: 'regulation-not-usable' } });
      const problems = refused.body.problems as { field: string; message: string }[];
      expect(problems.map(({ field }) => field).sort()).toEqual([
        'regulation.quota.maxMinutesPerDay',
        'regulation.windows.0',
        'regulation.windows.0.from',
        'regulation.windows.1.volume',
      ]);
      for (const { message } of problems) expect(message).toMatch(/hãy/);
      expect((await world.admin.get(`/stations/${id}`)).body).toMatchObject({
        revision: 1,
        regulation: presetRegulation('highland'),
      });
      const noDecision = { ...presetRegulation('highland'), decisions: { windows: '12/QĐ-UBND' } };
      expect((await world.admin.put(`/stations/${id}/regulation`, { regulation: noDecision })).status).toBe(
        400,
      );
    });

    it('a new regulation is kept with its decision, told to others after the commit, and its history stays', async () => {
      const id = await newStation('2025-02683', 'lowland');
      const told: string[][] = [];
      const off = world.app
        .get(EventBus)
        .on('regulation-changed', ({ stationIds }) => void told.push(stationIds));
      const regulation = presetRegulation('lowland');
      regulation.windows[0]!.from = '05:45';
      regulation.decisions.windows = '125/QĐ-UBND ngày 03/11/2026';
      const done = await world.admin.put(`/stations/${id}/regulation`, { regulation });
      off();
      expect(done).toMatchObject({ status: 200, body: { revision: 2, regulation } });
      expect(told).toEqual([[id]]);
      const { body } = await world.admin.get(`/audit?subject=${id}&action=regulation-changed`);
      expect(body.items[0]).toMatchObject({ details: { was: { regulation: presetRegulation('lowland') } } });
    });

    it('a demonstration may be at any hour', async () => {
      const id = await newStation('2025-02686');
      const regulation = { ...presetRegulation('ward'), quiet: [] };
      regulation.windows = [
        { name: 'demo', days: [1, 2, 3, 4, 5, 6, 7], from: '02:00', to: '04:00', maxMinutes: 60, volume: 50 },
      ];
      const put = (demonstration: boolean) =>
        world.admin.put(`/stations/${id}/regulation`, { regulation, demonstration });
      expect((await put(false)).status).toBe(400);
      expect((await put(true)).body).toMatchObject({ demonstration: true });
    });

    it('take approved sounds of the right kind only', async () => {
      const id = await newStation('2025-02695');
      const sounds = (await world.admin.get('/assets?limit=200')).body.items;
      const chime = sounds.find(({ role }) => role === 'chime')!.id;
      const put = (furniture: object) => world.admin.patch(`/stations/${id}`, { furniture });
      expect((await put({ closing: chime })).body).toMatchObject({
        problems: [{ field: 'furniture.closing' }],
      });
      expect((await put({ chime: 'nothing' })).body).toMatchObject({
        problems: [{ field: 'furniture.chime' }],
      });
      expect((await put({ chime: null })).body.furniture).toMatchObject({ chime: null });
      expect((await put({ chime })).body.furniture).toMatchObject({ chime });
    });

    it('are silenced by one person, but for emergencies by two', async () => {
      const id = await newStation('2025-02701');
      const operator = await world.person('tat.tieng.1', [{ role: 'commune-operator', unit: '2025-02701' }]);
      const approver = await world.person('tat.tieng.2', [{ role: 'commune-approver', unit: '2025-02701' }]);
      const told: string[] = [];
      const off = world.app
        .get(EventBus)
        .on('station-muted', ({ stationIds }) => void told.push(...stationIds));
      const mute = (who: Caller, muted: string) =>
        who.put(`/stations/${id}/muted`, { muted, reason: 'Có tang lễ' });
      expect((await mute(operator, 'programme')).body).toMatchObject({
        muted: 'programme',
        pendingMute: null,
      });
      const first = await mute(operator, 'all');
      expect(first.body).toMatchObject({ muted: 'programme', pendingMute: { by: operator.userId } });
      expect((await mute(operator, 'all')).body).toMatchObject({ muted: 'programme' });
      world.clock.ms += 16 * 60_000;
      const fresh = async (who: Caller, login: string) => {
        const { body } = await world.api.post('/auth/sign-in', { login, password: 'mưa rơi trên núi' });
        return who.as(String(body.accessToken));
      };
      expect((await mute(await fresh(approver, 'tat.tieng.2'), 'all')).body).toMatchObject({
        muted: 'programme',
        pendingMute: { by: approver.userId },
      });
      expect((await mute(await fresh(operator, 'tat.tieng.1'), 'all')).body).toMatchObject({
        muted: 'all',
        pendingMute: null,
      });
      expect((await mute(await fresh(operator, 'tat.tieng.1'), 'no')).body).toMatchObject({ muted: 'no' });
      world.clock.ms = NOON;
      off();
      expect(told).toEqual([id, id, id]);
    });

    it('of a whole province are seeded once', async () => {
      const seed = world.app.get(ProvinceSeed);
      const stations = await seed.seedProvince('2025-12', { rural: 'highland', technology: 'ip' });
      expect(stations).toHaveLength(38);
      expect(new Set(stations.map(({ preset }) => preset))).toEqual(new Set(['ward', 'highland']));
      expect(stations[0]!.name).toMatch(/^Đài truyền thanh (phường|xã) /);
      const again = await seed.seedProvince('2025-12', { rural: 'lowland', technology: 'fm' });
      expect(again.map(({ id, preset }) => [id, preset])).toEqual(
        stations.map(({ id, preset }) => [id, preset]),
      );
      await expect(seed.seedProvince(WARD)).rejects.toMatchObject({ code: 'not-a-province' });
    });

    it('a commune user sees their commune’s only', async () => {
      await newStation('2025-02707');
      const person = await world.person('chi.xa.minh', [{ role: 'commune-operator', unit: '2025-02707' }]);
      const { body } = await person.get('/stations');
      expect(body.items.map(({ unit }) => unit)).toEqual(['2025-02707']);
      const all = await world.admin.get(`/stations?unit=${LAO_CAI}&search=sa%20pa`);
      expect(all.status).toBe(200);
    });
  });

  describe('places and boxes', () => {
    let station: string;
    beforeAll(async () => {
      station = await newStation('2025-02725');
    });
    const create = (more: object = {}) =>
      world.admin.post(`/stations/${station}/places`, { name: 'Cụm loa nhà văn hóa', ...more });

    it('the box is replaced, the place and its history stay', async () => {
      const { body } = await create({ name: 'Cụm loa chợ', lat: 22.5, lon: 104, languages: ['vi', 'hmn'] });
      const url = `/places/${body.id}`;
      await world.admin.put(`${url}/box`, { hardwareId: 'SN-1', vendor: 'ACME', sim: '0912' });
      world.clock.ms += 3600_000;
      const admin = world.admin.as(await freshToken());
      const replaced = await admin.put(`${url}/box`, { hardwareId: 'SN-2' });
      const same = await admin.put(`${url}/box`, { hardwareId: 'SN-2', model: 'M4' });
      world.clock.ms = NOON;
      expect(replaced.body).toMatchObject({
        id: body.id,
        name: 'Cụm loa chợ',
        box: { hardwareId: 'SN-2', until: null },
      });
      expect(same.body.boxes).toMatchObject([
        { hardwareId: 'SN-2', model: 'M4', until: null },
        { hardwareId: 'SN-1', vendor: 'ACME', sim: '0912', until: new Date(NOON + 3600_000).toISOString() },
      ]);
    });
    const freshToken = async () => {
      const { body } = await world.api.post('/auth/sign-in', {
        login: 'admin',
        password: 'mưa rơi trên núi',
      });
      return String(body.accessToken);
    };

    it.each([
      ['a hamlet of another commune', { hamlet: 'thon-2025-02683-001' }, 'hamlet'],
      ['an unknown group', { groups: ['none'] }, 'groups'],
      ['half a position', { lat: 22 }, 'lon'],
      ['a position outside the world', { lat: 91, lon: 0 }, 'lat'],
      ['no language', { languages: [] }, 'languages'],
      ['a trim out of range', { trim: 21 }, 'trim'],
      ['no name', { name: '  ' }, 'name'],
    ])('refuse %s', async (_what, more, field) => {
      const refused = await create({ name: `Cụm ${field}`, ...more });
      expect(refused).toMatchObject({
        status: 400,
        body: { problems: [expect.objectContaining({ field })] },
      });
    });

    it('refuse a name that is taken, however it is typed', async () => {
      await create({ name: 'Cụm loa trường học' });
      const twin = await create({ name: 'CỤM LOA  Trường học'.normalize('NFD') });
      expect(twin).toMatchObject({
        status: 400,
        body: { problems: [{ field: 'name', code: 'place-name-taken' }] },
      });
    });

    it('groups reach down: a province’s group takes places of its communes, not of others', async () => {
      const group = (unit: string) => world.admin.post('/groups', { unit, name: `Chợ phiên ${unit}` });
      const own = await group(LAO_CAI);
      const foreign = await group('2025-12');
      expect((await group(LAO_CAI)).status).toBe(409);
      const made = await create({
        name: 'Cụm loa trong nhóm',
        groups: [own.body.id],
        sensitiveSite: 'Trạm y tế',
      });
      expect(made.body).toMatchObject({ groups: [own.body.id], sensitiveSite: 'Trạm y tế' });
      expect((await create({ name: 'Cụm khác', groups: [foreign.body.id] })).status).toBe(400);
      expect((await world.admin.remove(`/groups/${own.body.id}`)).status).toBe(204);
      expect((await world.admin.get(`/places/${made.body.id}`)).body.groups).toEqual([]);
    });

    it('rows are imported all or none, with problems by row and column', async () => {
      const rows = [
        { name: 'Cụm nhập 1', lat: 22.1, lon: 104.1 },
        { name: 'Cụm nhập 1' },
        { name: 'Cụm nhập 3', lat: 'hai mươi' },
        { kind: 'board' },
      ];
      const refused = await world.admin.post(`/stations/${station}/places/import`, { rows });
      expect(refused.status).toBe(400);
      expect((refused.body.problems as { field: string }[]).map(({ field }) => field)).toEqual([
        'rows.2.lat',
        'rows.3.name',
      ]);
      const twins = await world.admin.post(`/stations/${station}/places/import`, { rows: rows.slice(0, 2) });
      expect(twins.body.problems).toMatchObject([{ field: 'rows.1.name' }]);
      const good = { rows: [rows[0], { name: 'Cụm nhập 2', kind: 'board' }] };
      expect(
        (await world.admin.post(`/stations/${station}/places/import`, { ...good, dryRun: true })).body,
      ).toEqual({ created: 0, places: [] });
      expect((await world.admin.post(`/stations/${station}/places/import`, good)).body.created).toBe(2);
      const found = await world.admin.get(`/places?station=${station}&search=cum%20nhap`);
      expect(found.body.items.map(({ name, kind }) => [name, kind])).toEqual([
        ['Cụm nhập 1', 'speaker'],
        ['Cụm nhập 2', 'board'],
      ]);
    });

    it('2,000 rows are imported in few statements', async () => {
      const big = await newStation('2025-02728');
      const rows = Array.from({ length: 2000 }, (_, i) => ({ name: `Cụm ${i}` }));
      const statements = await statementsIn(world.dataSource, async () => {
        const { body } = await world.admin.post(`/stations/${big}/places/import`, { rows });
        expect(body.created).toBe(2000);
      });
      expect(statements).toBeLessThan(40);
    });

    it('a retired place stays in the archive and takes no more changes', async () => {
      const { body } = await create({ name: 'Trạm bỏ hoang' });
      expect((await world.admin.post(`/places/${body.id}/retire`)).body.retiredAt).toBe(
        new Date(NOON).toISOString(),
      );
      expect((await world.admin.patch(`/places/${body.id}`, { name: 'x' })).body.code).toBe('place-retired');
      expect((await create({ name: 'Trạm bỏ hoang' })).status).toBe(201);
      const listed = await world.admin.get(`/places?station=${station}&search=tram%20bo%20hoang`);
      expect(listed.body.total).toBe(1);
    });

    it('names with everything a keyboard makes come back as they were', async () => {
      const name = 'Loa "số 1" \'đầu bản\'\n—🔊 100% _x_ \\ <b>';
      const { body } = await create({ name });
      expect((await world.admin.get(`/places/${body.id}`)).body.name).toBe(name);
      const found = await world.admin.get(
        `/places?station=${station}&search=${encodeURIComponent('100% _x_ \\')}`,
      );
      expect(found.body.items).toHaveLength(1);
    });
  });

  describe('targets', () => {
    it('resolve to exactly the places, counted and listed, through lineage and minus exclusions', async () => {
      const station = await newStation('2025-02746', 'highland');
      const hamlet = (await world.admin.post('/units/2025-02746/hamlets', { name: 'Một', type: 'thôn' })).body
        .key;
      const place = async (name: string, more: object = {}) =>
        (await world.admin.post(`/stations/${station}/places`, { name, ...more })).body.id;
      const [a, b, c] = [await place('A', { hamlet }), await place('B'), await place('C', { kind: 'board' })];
      const resolve = async (body: object) => (await world.admin.post('/targets/resolve', body)).body;
      const whole = await resolve({ include: { units: ['2025-02746'] } });
      expect(whole).toMatchObject({
        onDate: '2026-11-20',
        counted: { stations: 1, places: 3, devices: 0 },
        empty: [],
      });
      const idsOf = (answer: Record<string, unknown>) =>
        (answer.stations as { places: { id: string }[] }[])
          .flatMap(({ places }) => places.map(({ id }) => id))
          .sort();
      expect(idsOf(whole)).toEqual([a, b, c].sort());
      expect(idsOf(await resolve({ include: { hamlets: [hamlet] } }))).toEqual([a]);
      expect(
        idsOf(
          await resolve({ include: { units: ['2025-02746'] }, exclude: { places: [b], hamlets: [hamlet] } }),
        ),
      ).toEqual([c]);
      const former = (await world.admin.get('/units/2025-02746')).body.from as { unit: string }[];
      expect(idsOf(await resolve({ include: { units: [former[0]!.unit] } }))).toEqual([a, b, c].sort());
      const nobody = await resolve({ include: { units: ['2025-37'], groups: ['none'] } });
      expect(nobody).toMatchObject({
        counted: { places: 0 },
        empty: [
          { kind: 'units', id: '2025-37' },
          { kind: 'groups', id: 'none' },
        ],
      });
    });
  });

  describe('shipped sounds', () => {
    it('are approved assets with their bytes in the media store; registering again adds nothing', async () => {
      const assets = await world.dataSource.getRepository(AssetEntity).find();
      expect(assets.length).toBeGreaterThan(0);
      for (const { sha256, bytes, approvedAt } of assets) {
        expect(approvedAt).not.toBeNull();
        expect(await world.app.get(MediaStore).stat(sha256)).toMatchObject({ sha256, bytes });
      }
      expect(await world.app.get(ShippedAssets).register()).toBe(0);
    });

    it('a file that went missing comes back at the next start', async () => {
      const [asset] = await world.dataSource.getRepository(AssetEntity).find({ take: 1 });
      const store = world.app.get(MediaStore);
      await store.remove(asset!.sha256);
      expect(await world.app.get(ShippedAssets).register()).toBe(1);
      expect(await store.stat(asset!.sha256)).toBeDefined();
    });

    it('are not approved twice', async () => {
      const approver = await world.person('duyet.am', [{ role: 'province-approver', unit: '*' }]);
      const { body } = await approver.get('/assets?role=chime');
      expect((await approver.post(`/assets/${String(body.items[0]!.id)}/approve`)).body.code).toBe(
        'asset-approved',
      );
    });
  });
});
