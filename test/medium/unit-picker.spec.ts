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
});
