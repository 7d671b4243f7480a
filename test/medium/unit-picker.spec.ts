import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TerritoryModule } from '#features/territory/index.js';
import { type FeaturesWorld, openFeatures } from './features-world.js';

// What a person picks places with. SQLite only: nothing of this depends on the engine (territory.spec.ts asks both).
describe('picking places', () => {
  let world: FeaturesWorld;
  beforeAll(async () => {
    world = await openFeatures('sqlite', [TerritoryModule]);
  }, 120_000);
  afterAll(() => world.stop());

  describe('outlines', () => {
    it.each([
      ['2025-12', 38],
      ['2025-15', 99],
      ['2025-37', 129],
    ])('of province %s: %d communes that the list has', async (province, communes) => {
      const { status, body } = await world.admin.get(`/units/${province}/boundaries`);
      expect(status).toBe(200);
      const features = (body as { features?: { id: string; geometry: { coordinates: number[][][][] } }[] })
        .features!;
      expect(features).toHaveLength(communes);
      const listed = await world.admin.get(`/units?parent=${province}&limit=200`);
      expect(features.map(({ id }) => id).sort()).toEqual(listed.body.items.map(({ key }) => key).sort());
      for (const [lon = 0, lat = 0] of features.flatMap(({ geometry }) => geometry.coordinates.flat(2))) {
        expect(lon > 102 && lon < 107 && lat > 19 && lat < 23.5).toBe(true);
      }
    });

    it('of a commune: its own; of a province without a file: none; of nothing: not found', async () => {
      const own = await world.admin.get('/units/2025-02647/boundaries');
      expect(own.body).toMatchObject({
        type: 'FeatureCollection',
        features: [{ id: '2025-02647', properties: { key: '2025-02647', name: 'Phường Lào Cai' } }],
      });
      const hanoi = await world.admin.get('/units/2025-01/boundaries');
      expect(hanoi.body).toEqual({ type: 'FeatureCollection', features: [] });
      expect((await world.admin.get('/units/2025-99999/boundaries')).status).toBe(404);
      expect((await world.admin.get('/units/..%2F2025-15/boundaries')).status).toBe(404);
      expect((await world.api.get('/units/2025-15/boundaries')).status).toBe(401);
    });

    it('are compressed, and sent once: the tag is answered with 304', async () => {
      const url = `${await world.app.getUrl()}/api/v1/units/2025-15/boundaries`;
      const authorization = `Bearer ${world.admin.token}`;
      const first = await fetch(url, { headers: { authorization, 'accept-encoding': 'gzip' } });
      expect(first.headers.get('content-encoding')).toBe('gzip');
      expect(first.headers.get('cache-control')).toContain('private');
      expect(((await first.json()) as { features: unknown[] }).features).toHaveLength(99);
      const tag = first.headers.get('etag')!;
      const again = await fetch(url, { headers: { authorization, 'if-none-match': tag } });
      expect([again.status, await again.text()]).toEqual([304, '']);
    });
  });

  describe('the tree', () => {
    const SA_PA = '2025-03006';
    it('one step down, with what can be heard in each; a commune user counts their own only', async () => {
      const made = await world.admin.post('/stations', { unit: SA_PA, name: 'Đài Sa Pa', preset: 'ward' });
      for (const [name, kind] of [
        ['Chợ', 'speaker'],
        ['Nhà văn hóa', 'speaker'],
        ['Quảng trường', 'board'],
      ])
        await world.admin.post(`/stations/${made.body.id}/places`, { name, kind });
      const hamlet = await world.admin.post(`/units/${SA_PA}/hamlets`, { name: 'Tổ 1', type: 'tổ dân phố' });
      await world.admin.post(`/stations/${made.body.id}/places`, { name: 'Ngõ 5', hamlet: hamlet.body.key });
      await world.admin.post('/stations', {
        ...{ unit: '2025-02647', name: 'Đài Lào Cai', preset: 'ward', technology: 'fm' },
      });

      const { body } = await world.admin.get('/units/2025-15/children');
      expect(body).toMatchObject({ stations: 2, unattended: 1, clusters: 3, boards: 1 });
      const children = body.children as Record<string, unknown>[];
      expect(children).toHaveLength(99);
      expect(children.find(({ key }) => key === SA_PA)).toEqual({
        ...{ key: SA_PA, fullName: 'Phường Sa Pa', level: 'commune' },
        ...{ stations: 1, unattended: 0, clusters: 3, boards: 1 },
      });
      const below = await world.admin.get(`/units/${SA_PA}/children`);
      expect(below.body.children).toEqual([
        expect.objectContaining({ fullName: 'Tổ dân phố Tổ 1', level: 'hamlet', clusters: 1 }),
      ]);
      const operator = await world.person('can-bo', [{ role: 'commune-operator', unit: '2025-02647' }]);
      const seen = await operator.get('/units/2025-15/children');
      expect(seen.body).toMatchObject({ stations: 1, clusters: 0 });
      expect((await world.admin.get('/units/2025-99999/children')).status).toBe(404);
    });

    it('what is chosen is counted by technology; an FM station without places gets a run sheet', async () => {
      const { body } = await world.admin.post('/targets/resolve', { include: { units: ['2025-15'] } });
      expect(body.counted).toEqual({
        ...{ communes: 2, stations: 2, places: 5, clusters: 3, boards: 1 },
        ...{ devices: 0, unattended: 1, fm: 1 },
      });
      const without = await world.admin.post('/targets/resolve', {
        include: { units: ['2025-15', '2025-02671'] },
        exclude: { units: [SA_PA] },
      });
      expect(without.body).toMatchObject({
        counted: { communes: 1, stations: 1, places: 1, clusters: 0, unattended: 1 },
        empty: [{ kind: 'units', id: '2025-02671' }],
      });
    });
  });
});
