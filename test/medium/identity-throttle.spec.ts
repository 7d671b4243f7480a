import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { TerritoryModule } from '#features/territory/index.js';
import { describeDatabases } from '#testing/services/database.js';
import { knownBrowserCookie } from '../../libs/features/identity/known-browsers.js';
import { EVERYBODYS_PASSWORD, type FeaturesWorld, openFeatures } from './features-world.js';

const WARD = '2025-02647';

describeDatabases('throttled sign-in', (engine) => {
  let world: FeaturesWorld;
  beforeAll(async () => {
    world = await openFeatures(engine, [TerritoryModule], { TTN_SIGN_IN_PER_MINUTE: '5' });
  }, 120_000);
  afterAll(() => world.stop());

  it('counts wrong passwords by login and by address, and says how long to wait', async () => {
    const wrong = (login: string, address: string) =>
      world.api.from(address).post('/auth/sign-in', { login, password: 'sai mật khẩu rồi' });
    for (let i = 2; i < 7; i++) expect((await wrong('admin', `127.0.0.${i}`)).status).toBe(401);
    const blocked = await wrong('admin', '127.0.0.9');
    expect(blocked).toMatchObject({ status: 429, body: { code: 'too-many-attempts' } });
    expect(Number(blocked.headers['retry-after'])).toBe(12);
    for (let i = 0; i < 5; i++) await wrong(`ai.${i}`, '127.0.0.10');
    expect((await wrong('ai.nua', '127.0.0.10')).status).toBe(429);
    expect((await wrong('ai.nua', '127.0.0.11')).status).toBe(401);
    expect((await wrong('admin', '127.0.0.11')).status).toBe(429);
    world.clock.ms += 12_000;
    const right = { login: 'admin', password: EVERYBODYS_PASSWORD };
    for (let i = 0; i < 8; i++)
      expect((await world.api.from('127.0.0.10').post('/auth/sign-in', right)).status).toBe(200);
  });

  it('whoever has signed in with a browser gets in with it, whatever wrong passwords others send', async () => {
    await world.person('nguoi.quen', [{ role: 'monitor', unit: WARD }]);
    world.clock.ms += 3600_000;
    const as = (login: string, password: string, cookie?: string, address = '127.0.0.20') => {
      const caller = world.api.from(address);
      const body = { login, password, cookie: true };
      return (cookie === undefined ? caller : caller.keeping(cookie)).post('/auth/sign-in', body);
    };
    const first = await as('nguoi.quen', EVERYBODYS_PASSWORD);
    const marks = (first.headers['set-cookie'] as string[]).filter((cookie) =>
      cookie.startsWith('ttn-known'),
    );
    expect(marks).toEqual([expect.stringMatching(/Path=\/api\/v1\/auth; HttpOnly; SameSite=Strict/)]);
    const mark = marks[0]!.split(';', 1)[0]!;
    expect(marks[0]).not.toContain('nguoi.quen');
    // The same address and the same login: held by somebody who guesses.
    for (let i = 0; i < 6; i++) await as('nguoi.quen', 'sai mật khẩu rồi');
    expect((await as('nguoi.quen', EVERYBODYS_PASSWORD)).status).toBe(429);
    expect((await as('nguoi.quen', EVERYBODYS_PASSWORD, mark)).status).toBe(200);
    // Its own wrong passwords count for it.
    for (let i = 0; i < 5; i++) expect((await as('nguoi.quen', 'sai mật khẩu rồi', mark)).status).toBe(401);
    expect((await as('nguoi.quen', EVERYBODYS_PASSWORD, mark)).status).toBe(429);
    // Nobody's mark but one's own, and none that the hub did not sign.
    const name = mark.split('=', 1)[0]!;
    for (const forged of [`${name}=${'a'.repeat(65)}`, `${name}=x`, mark.slice(0, -1)])
      expect((await as('nguoi.quen', EVERYBODYS_PASSWORD, forged)).status).toBe(429);
    for (let i = 0; i < 6; i++) await as('admin', 'sai mật khẩu rồi', undefined, `127.0.0.${30 + i}`);
    const others = mark.replace(name, knownBrowserCookie('admin'));
    expect((await as('admin', EVERYBODYS_PASSWORD, others, '127.0.0.40')).status).toBe(429);
  });
});
