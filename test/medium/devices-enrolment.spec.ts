import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EnrolAnswer } from '#contracts/wire.js';
import { DeviceCredentials, DeviceRegistry } from '#features/devices/index.js';
import { Authentication } from '#features/identity/index.js';
import {
  DesiredStateEntity,
  DeviceEntity,
  EnrolmentCodeEntity,
} from '#persistence/entities/devices.entity.js';
import { newPublicKey } from '#testing/hub/device-key.js';
import { describeDatabases } from '#testing/services/database.js';
import type { AddressInfo } from 'node:net';
import { type DevicesWorld, enrolAs, eventually, openDevices } from './devices-world.js';
import { NOON } from './features-world.js';

// Real: database, HTTP, keys, codes. The broker is a notebook: what both real ones do with grants is in messaging-*.spec.ts.
describeDatabases('enrolment', (engine) => {
  let world: DevicesWorld;
  let station: string;
  beforeAll(async () => {
    world = await openDevices(engine);
    station = await world.station('2025-02647');
  }, 120_000);
  afterAll(() => world.stop());

  let count = 0;
  const aPlace = () => world.place(station, `Điểm ${++count}`);
  const enrol = (code: string, publicKey = newPublicKey(), address = '127.0.0.1') =>
    world.api.from(address).post('/devices/enrol', { code, publicKey, hardwareId: 'SN-1' });
  const devices = () => world.dataSource.getRepository(DeviceEntity);

  it('gives a box its secrets, the hub’s keys and addresses', async () => {
    const place = await aPlace();
    const code = await world.code(place);
    expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    const { status, body } = await enrol(code);
    expect(status).toBe(200);
    const answer = EnrolAnswer.parse(body);
    const { port } = world.app.getHttpServer().address() as AddressInfo;
    expect(answer.baseUrls).toEqual([`http://127.0.0.1:${port}`]);
    expect(answer.mqttUrls).toEqual(['mqtt://127.0.0.1:1883']);
    expect(answer.keys).toHaveLength(1);
    expect(answer.rootKey.kid).not.toBe(answer.keys[0]!.kid);
    expect(world.gateway.grants.get(answer.device)).toEqual({
      device: answer.device,
      password: answer.mqttPassword,
      units: ['2025-15', '2025-02647'],
    });
    expect((await world.admin.get(`/places/${place}`)).body.box).toMatchObject({ hardwareId: 'SN-1' });
    const listed = await world.admin.get(`/devices?place=${place}`);
    expect(listed.body.items).toMatchObject([{ id: answer.device, state: 'active', presence: 'unknown' }]);
  });

  it('keeps neither the code nor the secrets in clear', async () => {
    const code = await world.code(await aPlace());
    const { body } = await enrol(code);
    const row = await devices().findOneByOrFail({ id: String(body.device) });
    const codes = await world.dataSource.getRepository(EnrolmentCodeEntity).find();
    const kept = JSON.stringify([row, codes]);
    for (const secret of [body.mqttPassword, body.httpToken, code, code.replace('-', '')])
      expect(kept).not.toContain(String(secret));
    for (const secret of [body.mqttPassword, body.httpToken])
      expect(Buffer.from(String(secret), 'base64url')).toHaveLength(32);
  });

  it.each([
    ['in lower case', (code: string) => code.toLowerCase()],
    ['without the hyphen', (code: string) => code.replace('-', '')],
    ['with more hyphens and spaces', (code: string) => ` ${[...code].join('-')} `],
  ])('takes the code %s', async (_how, typed) => {
    expect((await enrol(typed(await world.code(await aPlace())))).status).toBe(200);
  });

  it('a code for a place of the other kind is refused, and stays good; who works there is not revoked', async () => {
    const place = await aPlace();
    const working = await enrol(await world.code(place));
    const code = await world.code(place);
    const as = (kind: string) =>
      world.api
        .from('127.0.0.1')
        .post('/devices/enrol', { code, publicKey: newPublicKey(), hardwareId: 'B', kind });
    expect(await as('board')).toMatchObject({ status: 409, body: { error: 'code-of-speaker' } });
    expect((await devices().findOneByOrFail({ id: String(working.body.device) })).state).toBe('active');
    expect(await as('radio')).toMatchObject({ status: 400 });
    expect((await as('speaker')).status).toBe(200);
  });

  it('the same code with the same key again is the same device with new secrets: an answer was lost', async () => {
    const code = await world.code(await aPlace());
    const key = newPublicKey();
    const first = (await enrol(code, key)).body;
    const second = (await enrol(code, key)).body;
    expect(second.device).toBe(first.device);
    expect([second.mqttPassword, second.httpToken]).not.toContain(first.mqttPassword);
    const credentials = world.app.get(DeviceCredentials);
    const device = String(second.device);
    expect(await credentials.isPasswordOf(device, String(first.mqttPassword))).toBe(false);
    expect(await credentials.isPasswordOf(device, String(second.mqttPassword))).toBe(true);
    const authentication = world.app.get(Authentication);
    expect(await authentication.deviceOf(String(first.httpToken))).toBeNull();
    expect(await authentication.deviceOf(String(second.httpToken))).toBe(device);
    expect(world.gateway.grants.get(device)?.password).toBe(second.mqttPassword);
  });

  it('says why not, in the protocol’s own form', async () => {
    const used = await world.code(await aPlace());
    await enrol(used);
    expect(await enrol(used)).toMatchObject({
      status: 409,
      body: { error: 'code-used', message: expect.any(String) },
    });
    expect(await enrol('AAAA-AAAA')).toMatchObject({ status: 404, body: { error: 'code-unknown' } });
    const old = await world.code(await aPlace());
    world.clock.ms += 24 * 3600_000;
    expect(await enrol(old)).toMatchObject({ status: 410, body: { error: 'code-expired' } });
    world.clock.ms = NOON;
    for (const wrong of [
      {},
      { code: old, publicKey: 'x', hardwareId: 'y' },
      { code: 7 },
      { code: old, publicKey: newPublicKey(), hardwareId: '' },
    ]) {
      const refused = await world.api.post('/devices/enrol', wrong);
      expect(refused).toMatchObject({
        status: 400,
        body: { error: 'invalid-input', message: expect.any(String) },
      });
      expect(Object.keys(refused.body).sort()).toEqual(['error', 'message']);
    }
  });

  it('a new code replaces the one before; a retired place has none', async () => {
    const place = await aPlace();
    const first = await world.code(place);
    const second = await world.code(place);
    expect((await enrol(first)).status).toBe(404);
    await world.admin.post(`/places/${place}/retire`);
    expect(await enrol(second)).toMatchObject({ status: 410, body: { error: 'place-retired' } });
    expect((await world.admin.post(`/places/${place}/enrolment-codes`)).body.code).toBe('place-retired');
  });

  it('of two boxes with one code at the same moment one gets the place', async () => {
    const place = await aPlace();
    const code = await world.code(place);
    const answers = await Promise.all([enrol(code), enrol(code), enrol(code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await devices().countBy({ placeId: place, state: 'active' })).toBe(1);
  });

  it('guessing codes is slowed down by address; good codes do not count', async () => {
    const codes = await Promise.all(Array.from({ length: 40 }, async () => world.code(await aPlace())));
    const good = await Promise.all(codes.map((code) => enrol(code, newPublicKey(), '127.0.0.30')));
    expect(good.map(({ status }) => status)).toEqual(codes.map(() => 200));
    for (let i = 0; i < 30; i++)
      expect((await enrol(`GUES-${1000 + i}`, newPublicKey(), '127.0.0.30')).status).toBe(404);
    const slowed = await enrol('GUES-2000', newPublicKey(), '127.0.0.30');
    expect(slowed).toMatchObject({ status: 429, body: { error: 'too-many-attempts' } });
    expect(Number(slowed.headers['retry-after'])).toBe(2);
    expect((await enrol('GUES-9999', newPublicKey(), '127.0.0.31')).status).toBe(404);
  });

  it('replacing the box keeps the place, ends the old device and closes its connection', async () => {
    const place = await aPlace();
    const old = (await enrol(await world.code(place))).body;
    const device = String(old.device);
    const desired = world.dataSource.getRepository(DesiredStateEntity);
    await eventually(async () => expect(await desired.countBy({ target: device })).toBe(1));
    const { body } = await world.api.post('/devices/enrol', {
      code: await world.code(place),
      publicKey: newPublicKey(),
      hardwareId: 'SN-2',
    });
    expect(body.device).not.toBe(device);
    expect(world.gateway.revoked).toContain(device);
    expect(await world.app.get(DeviceCredentials).isPasswordOf(device, String(old.mqttPassword))).toBe(false);
    expect(await world.app.get(Authentication).deviceOf(String(old.httpToken))).toBeNull();
    expect(await desired.countBy({ target: device })).toBe(0);
    expect((await world.admin.get(`/devices/${device}`)).body).toMatchObject({
      state: 'revoked',
      place: { id: place },
    });
    const boxes = (await world.admin.get(`/places/${place}`)).body.boxes;
    expect(boxes).toMatchObject([{ hardwareId: 'SN-2', until: null }, { hardwareId: 'SN-1' }]);
  });

  it('a broker that does not answer is 503, and the same code works afterwards', async () => {
    const code = await world.code(await aPlace());
    const key = newPublicKey();
    const { AppError } = await import('#contracts/errors.js');
    world.gateway.failing = new AppError('mqtt-offline', { kind: 'unavailable' });
    const refused = await enrol(code, key);
    world.gateway.failing = null;
    expect(refused).toMatchObject({ status: 503, body: { error: 'mqtt-offline' } });
    expect((await enrol(code, key)).status).toBe(200);
  });

  it('the address is the one the device used, with its own port for MQTT', async () => {
    const { port } = world.app.getHttpServer().address() as AddressInfo;
    const enrolment = { code: await world.code(await aPlace()), publicKey: newPublicKey(), hardwareId: 'x' };
    const body = await enrolAs(port, 'hub.laocai.example:8080', enrolment);
    expect(body.baseUrls).toEqual(['http://hub.laocai.example:8080']);
    expect(body.mqttUrls).toEqual(['mqtt://hub.laocai.example:1883']);
  });

  it('the broker’s list can be made again: every active device, with its password and units', async () => {
    const credentials = world.app.get(DeviceCredentials);
    const listed: string[] = [];
    for await (const { device, units } of world.app.get(DeviceRegistry).grants()) {
      listed.push(device);
      expect(units).toEqual(await credentials.unitsOf(device));
      expect(await credentials.passwordOf(device)).toBe(world.gateway.grants.get(device)?.password);
    }
    expect(listed).toHaveLength(await devices().countBy({ state: 'active' }));
    expect(await credentials.passwordOf('nobody')).toBeNull();
    expect(await credentials.unitsOf('nobody')).toEqual([]);
  });

  describe('the end of a device', () => {
    it('revoked or given up by name, once, with a reason', async () => {
      const { answer } = await world.enrolled(station, 'Thu hồi');
      const url = `/devices/${String(answer.device)}`;
      expect((await world.admin.post(`${url}/revoke`, { reason: '' })).status).toBe(400);
      expect((await world.admin.post(`${url}/give-up`, { reason: 'Bị sét đánh' })).body).toMatchObject({
        state: 'given-up',
      });
      expect((await world.admin.post(`${url}/revoke`, { reason: 'Lần nữa' })).body.code).toBe(
        'device-not-active',
      );
      expect((await world.admin.post('/devices/none/revoke', { reason: 'Không có' })).status).toBe(404);
      expect(world.gateway.revoked).toContain(answer.device);
    });

    it('a place that is no longer used has no device', async () => {
      const { place, answer } = await world.enrolled(station, 'Bỏ trạm');
      await world.admin.post(`/places/${place}/retire`);
      await eventually(async () =>
        expect((await world.admin.get(`/devices/${String(answer.device)}`)).body.state).toBe('revoked'),
      );
    });
  });
});
