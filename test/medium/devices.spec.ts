import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { payloadHash } from '#contracts/jws.js';
import type { StatusUp } from '#contracts/reports.js';
import { CommandSchema, ConfigSchema } from '#contracts/wire.js';
import { CommandService, DesiredStates, payloadOf, SigningKeys } from '#features/devices/index.js';
import { presetRegulation } from '#features/territory/index.js';
import {
  DesiredStateEntity,
  DeviceCommandEntity,
  DeviceStateEntity,
  OutboxEntity,
} from '#persistence/entities/devices.entity.js';
import type { EntityManager } from 'typeorm';
import { newPublicKey } from '#testing/hub/device-key.js';
import { describeDatabases, statementsIn } from '#testing/services/database.js';
import { readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type DevicesWorld, eventually, keysOf, ok, opened, openDevices } from './devices-world.js';
import { NOON } from './features-world.js';

const WARD = '2025-02647';

// Real: database, HTTP, keys and signatures, the hub's own loops. The broker is a notebook, the clock is steered.
describeDatabases('devices', (engine) => {
  let world: DevicesWorld;
  let station: string;
  beforeAll(async () => {
    world = await openDevices(engine);
    station = await world.station(WARD);
  }, 120_000);
  afterAll(() => world.stop());

  let count = 0;
  const aDevice = async (): Promise<string> =>
    String((await world.enrolled(station, `Điểm ${++count}`)).answer.device);
  const run = <T>(work: (em: EntityManager) => Promise<T>): Promise<T> =>
    world.unitOfWork.run(work, { name: 'test' });
  const desired = () => world.app.get(DesiredStates);
  const rowOf = (id: string) => world.dataSource.getRepository(DesiredStateEntity).findOneByOrFail({ id });

  describe('keys', () => {
    it('private halves are files for the hub alone, public ones rows; the root is never in the set', async () => {
      const folder = join(world.config.dataDir, 'keys');
      const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
      expect(files).toHaveLength(2);
      for (const file of files) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
      expect(statSync(folder).mode & 0o077).toBe(0);
      const keys = world.app.get(SigningKeys);
      expect(keys.entries().map(({ kid }) => kid)).toEqual([keys.active]);
      expect(keys.rootEntry().kid).toMatch(/^root-/);
      expect(JSON.stringify(await keysOf(world))).not.toContain('"d"');
    });

    it('sign what anybody can verify with the public half, and nothing with a key that is not theirs', () => {
      const keys = world.app.get(SigningKeys);
      expect(opened(keys.sign({ v: 1, chữ: 'Đài' }), keys.entries())).toEqual({ v: 1, chữ: 'Đài' });
      expect(() => opened(keys.sign({ v: 1 }), [keys.rootEntry()])).toThrow(/signed by/);
      expect(() => keys.sign({}, 'hub-other')).toThrow('key-unknown');
    });

    it('a missing file is told with its remedy, never replaced in silence', async () => {
      const keys = world.app.get(SigningKeys);
      const file = join(world.config.dataDir, 'keys', `${keys.active}.json`);
      renameSync(file, `${file}.away`);
      await expect(keys.reload()).rejects.toMatchObject({ code: 'key-file-missing', kind: 'unavailable' });
      renameSync(`${file}.away`, file);
      await keys.reload();
    });
  });

  describe('desired states', () => {
    it('the same content is the same revision; other content is one more, signed, due at once', async () => {
      const device = await aDevice();
      const put = (content: object) => run((em) => desired().put(em, 'playlist', device, content));
      const first = await put({ validFrom: 'a', body: { x: 1, y: 2 } });
      expect(await put({ body: { y: 2, x: 1 }, validFrom: 'a' })).toMatchObject({
        revision: 1,
        jws: first.jws,
      });
      const second = await put({ validFrom: 'b', body: { x: 1, y: 2 } });
      expect(second).toMatchObject({ revision: 2, dueAt: new Date(NOON), sends: 0 });
      const payload = opened(second.jws, world.app.get(SigningKeys).entries());
      expect(payload).toEqual({
        ...{ v: 1, type: 'playlist', device, revision: 2, issuedAt: new Date(NOON).toISOString() },
        ...{ validFrom: 'b', body: { x: 1, y: 2 } },
      });
      expect(second.hash).toBe(payloadHash(Buffer.from(second.jws.split('.')[1]!, 'base64url')));
    });

    it('a revision is above everything that the device ever reported', async () => {
      const device = await aDevice();
      await world.dataSource
        .getRepository(DeviceStateEntity)
        .update({ deviceId: device }, { playlistRevision: 41 });
      const row = await run((em) => desired().put(em, 'playlist', device, { a: 1 }));
      expect(row.revision).toBe(42);
    });

    it('many at once are written in few statements, and only what changed', async () => {
      const entries = Array.from({ length: 1000 }, (_, i) => ({
        kind: 'alerts' as const,
        target: `x-${i}`,
        content: { alerts: [i] },
      }));
      let rows: { target: string }[] = [];
      const statements = await statementsIn(world.dataSource, async () => {
        rows = await run((em) => desired().putMany(em, entries));
      });
      expect(statements).toBeLessThan(40);
      expect(rows.map(({ target }) => target)).toEqual(entries.map(({ target }) => target));
      entries[500]!.content = { alerts: [-1] };
      const again = await run((em) => desired().putMany(em, entries));
      expect(again.filter(({ revision }) => revision === 2).map(({ target }) => target)).toEqual(['x-500']);
    });

    it('of many that change one state at once each makes a revision of its own', async () => {
      const put = (i: number) => run((em) => desired().put(em, 'alerts', 'u-busy', { alerts: [i] }));
      for (const first of [0, 6]) {
        const rows = await Promise.all(Array.from({ length: 6 }, (_, i) => put(first + i)));
        expect(rows.map(({ revision }) => revision).sort((a, b) => a - b)).toEqual(
          Array.from({ length: 6 }, (_, i) => first + i + 1),
        );
        const last = rows.find(({ revision }) => revision === first + 6)!;
        expect((await rowOf('alerts:u-busy')).hash).toBe(last.hash);
      }
    });

    it('acceptance only ever rises, and settles what is due', async () => {
      const device = await aDevice();
      const first = await run((em) => desired().put(em, 'playlist', device, { a: 1 }));
      const second = await run((em) => desired().put(em, 'playlist', device, { a: 2 }));
      await run((em) => desired().accepted(em, 'playlist', device, second.revision, second.hash));
      await run((em) => desired().accepted(em, 'playlist', device, first.revision, first.hash));
      expect(await rowOf(`playlist:${device}`)).toMatchObject({
        acceptedRevision: 2,
        acceptedHash: second.hash,
        dueAt: null,
      });
    });

    it('a transaction that fails leaves no revision behind', async () => {
      const device = await aDevice();
      const failing = run(async (em) => {
        await desired().put(em, 'playlist', device, { a: 1 });
        throw new Error('on purpose');
      });
      await expect(failing).rejects.toThrow('on purpose');
      expect(
        await world.dataSource.getRepository(DesiredStateEntity).findOneBy({ id: `playlist:${device}` }),
      ).toBeNull();
    });
  });

  describe('statuses compared with what is wanted', () => {
    const statusOf = (revisions: Partial<StatusUp>): StatusUp =>
      ({ configRevision: 1, revision: 0, alerts: {}, ...revisions }) as StatusUp;
    const compare = (device: string, revisions: Partial<StatusUp>) =>
      run((em) => desired().compare(em, [{ device, status: statusOf(revisions) }]));
    const sentAt = (id: string, ms: number | null, dueAt: Date | null = null) =>
      world.dataSource
        .getRepository(DesiredStateEntity)
        .update({ id }, { sentAt: ms === null ? null : new Date(ms), dueAt });

    it('what differs is sent again, at most every 30 s a topic', async () => {
      const device = await aDevice();
      await eventually(() => rowOf(`config:${device}`));
      await run((em) => desired().put(em, 'playlist', device, { a: 1 }));
      await sentAt(`config:${device}`, NOON);
      await sentAt(`playlist:${device}`, NOON - 10_000);
      expect(await compare(device, { revision: 0 })).toBe(1);
      expect((await rowOf(`playlist:${device}`)).dueAt).toEqual(new Date(NOON + 20_000));
      expect(await compare(device, { revision: 0 })).toBe(0);
      await sentAt(`playlist:${device}`, NOON - 60_000);
      expect(await compare(device, { revision: 0 })).toBe(1);
      expect((await rowOf(`playlist:${device}`)).dueAt).toEqual(new Date(NOON));
    });

    it('what the device has is accepted, also where no report came', async () => {
      const device = await aDevice();
      await eventually(() => rowOf(`config:${device}`));
      const row = await run((em) => desired().put(em, 'playlist', device, { a: 1 }));
      expect(await compare(device, { revision: 1 })).toBe(0);
      expect(await rowOf(`playlist:${device}`)).toMatchObject({
        acceptedRevision: 1,
        acceptedHash: row.hash,
        dueAt: null,
      });
    });

    it('a unit’s alerts are sent again every two seconds to who does not have them', async () => {
      const device = await aDevice();
      await eventually(() => rowOf(`config:${device}`));
      await run((em) => desired().put(em, 'alerts', WARD, { alerts: [] }));
      await sentAt(`alerts:${WARD}`, NOON - 500);
      expect(await compare(device, { alerts: { [WARD]: 1 } })).toBe(0);
      expect(await compare(device, { alerts: {} })).toBe(1);
      expect((await rowOf(`alerts:${WARD}`)).dueAt).toEqual(new Date(NOON + 1_500));
    });

    it('a device that is ahead (the hub was restored) gets the same again, above what it has', async () => {
      const device = await aDevice();
      await eventually(() => rowOf(`config:${device}`));
      await run((em) => desired().put(em, 'playlist', device, { validFrom: 'x' }));
      expect(await compare(device, { revision: 7, configRevision: 3 })).toBe(2);
      const row = await rowOf(`playlist:${device}`);
      expect(payloadOf(row.jws)).toMatchObject({ type: 'playlist', device, revision: 8, validFrom: 'x' });
      expect(row.hash).toBe(payloadHash(Buffer.from(row.jws.split('.')[1]!, 'base64url')));
      expect((await rowOf(`config:${device}`)).revision).toBe(4);
      expect(await run((em) => desired().put(em, 'playlist', device, { validFrom: 'x' }))).toMatchObject({
        revision: 8,
      });
    });
  });

  describe('config', () => {
    it('tells a device its station’s regulation, its place, the keys and the hub’s addresses', async () => {
      const group = ok(await world.admin.post('/groups', { unit: WARD, name: 'Chợ' })).id;
      const { place, answer } = await world.enrolled(station, 'Cấu hình');
      await world.admin.patch(`/places/${place}`, { trim: -5, groups: [group], languages: ['hmn', 'vi'] });
      const id = `config:${String(answer.device)}`;
      const row = await eventually(async () => {
        const found = await rowOf(id);
        expect(payloadOf(found.jws)).toMatchObject({ groups: [group] });
        return found;
      });
      const config = ConfigSchema.parse(opened(row.jws, world.app.get(SigningKeys).entries()));
      const { windows, quiet } = presetRegulation('highland');
      expect(config).toMatchObject({
        place,
        hamlet: null,
        units: ['2025-15', WARD],
        languages: ['hmn', 'vi'],
        zone: 'Asia/Ho_Chi_Minh',
        limits: {
          windows: windows.map(({ days, from, to }) => ({ days, from, to })),
          quiet,
          quotaMinutes: 120,
          maxVolume: 90,
        },
        volume: {
          default: 60,
          trim: -5,
          byWindow: windows.map(({ from, to, volume }) => ({ from, to, volume })),
        },
        muted: 'no',
        mqttUrls: answer.mqttUrls,
        baseUrls: answer.baseUrls,
        heartbeatSeconds: 60,
        armSeconds: 300,
        jitterSeconds: 30,
      });
      expect(config.keys).toEqual(answer.keys);
    });

    it('follows the station: a new regulation, silence; what did not change makes no revision', async () => {
      const own = await world.station('2025-02671');
      const { answer } = await world.enrolled(own, 'Theo đài');
      const id = `config:${String(answer.device)}`;
      await eventually(() => rowOf(id));
      const regulation = presetRegulation('highland');
      regulation.quota.weekdays = [1, 2, 3, 4, 5];
      regulation.windows[1]!.days = [6, 7];
      await world.admin.put(`/stations/${own}/regulation`, { regulation });
      await eventually(async () => {
        const { windows } = payloadOf((await rowOf(id)).jws).limits as { windows: object[] };
        expect(windows).toEqual([{ days: [1, 2, 3, 4, 5], from: '05:30', to: '06:30' }]);
      });
      await world.admin.put(`/stations/${own}/muted`, { muted: 'programme', reason: 'Sửa chữa' });
      await eventually(async () =>
        expect(payloadOf((await rowOf(id)).jws)).toMatchObject({ revision: 3, muted: 'programme' }),
      );
      await world.admin.patch(`/stations/${own}`, { name: 'Tên khác' });
      await eventually(async () => expect((await world.admin.get(`/stations/${own}`)).body.revision).toBe(4));
      expect((await rowOf(id)).revision).toBe(3);
    });
  });

  describe('commands', () => {
    const commands = () => world.app.get(CommandService);
    const send = (device: string, body: object) => world.admin.post(`/devices/${device}/commands`, body);

    it('are signed, sent once, and end with what the device reports', async () => {
      const device = await aDevice();
      const sent = await send(device, { command: 'test-tone', args: { seconds: 3, volume: 40 } });
      expect(sent).toMatchObject({ status: 201, body: { result: 'pending', issuedBy: world.admin.userId } });
      const nonce = String(sent.body.nonce);
      const message = await world.dataSource.getRepository(OutboxEntity).findOneByOrFail({ id: nonce });
      const command = CommandSchema.parse(opened(message.payload, world.app.get(SigningKeys).entries()));
      expect(command).toMatchObject({
        ...{ device, nonce, command: 'test-tone', args: { seconds: 3, volume: 40 } },
        ...{ issuedAt: new Date(NOON).toISOString(), exp: new Date(NOON + 60_000).toISOString() },
      });
      const other = await aDevice();
      await run((em) => commands().ended(em, other, nonce, 'executed', null));
      await run((em) => commands().ended(em, device, nonce, 'refused', 'quiet'));
      await run((em) => commands().ended(em, device, nonce, 'executed', null));
      await run((em) => commands().ended(em, device, 'nonce-of-a-probe', 'executed', null));
      const { body } = await world.admin.get(`/devices/${device}/commands`);
      expect(body.items).toMatchObject([{ nonce, result: 'refused', reason: 'quiet' }]);
    });

    it('are refused when they make no sense, or to a device that is none', async () => {
      const device = await aDevice();
      for (const wrong of [
        { command: 'sing' },
        { command: 'clock-probe' },
        { command: 'test-tone', args: { seconds: 90, volume: 40 } },
        { command: 'stop', expiresInSeconds: 301 },
      ])
        expect((await send(device, wrong)).status).toBe(400);
      expect((await send('none', { command: 'stop' })).status).toBe(404);
      await world.admin.post(`/devices/${device}/revoke`, { reason: 'Hỏng' });
      expect((await send(device, { command: 'stop' })).body.code).toBe('device-not-active');
    });

    it('to many: a group or a unit within one’s reach, bounded; boards are not asked for sound', async () => {
      const unit = '2025-14329';
      const own = await world.station(unit);
      const batches = (body: object) => world.admin.post('/command-batches', body);
      const pause = { command: 'pause', args: { seconds: 600 } };
      expect((await batches({ unit, send: pause })).body).toMatchObject({ code: 'nobody-there' });
      const heard = await world.enrolled(own, 'Chợ');
      await world.enrolled(own, 'Trường');
      const board = await world.place(own, 'Bảng', { kind: 'board' });
      const enrolment = { code: await world.code(board), publicKey: newPublicKey(), hardwareId: 'B' };
      ok(await world.api.post('/devices/enrol', enrolment));
      const group = String(ok(await world.admin.post('/groups', { unit, name: 'Chợ' })).id);
      ok(await world.admin.put(`/groups/${group}/places`, { places: [heard.place, board] }));

      const count = async (query: string) => (await world.admin.get(`/command-targets?${query}`)).body;
      expect(await count(`unit=${unit}&command=pause`)).toMatchObject({ devices: 2, limit: 1000 });
      expect(await count(`unit=${unit}&command=stop`)).toMatchObject({ devices: 3 });
      const sent = ok(await batches({ group, send: pause }));
      expect(sent).toMatchObject({ targetName: 'Chợ', devices: 1, ends: { pending: 1, executed: 0 } });
      const targets = await world.admin.get(`/command-batches/${String(sent.id)}/targets`);
      const device = String(heard.answer.device);
      expect(targets.body.items).toMatchObject([{ device, placeName: 'Chợ', result: 'pending' }]);
      const [{ nonce }] = targets.body.items as [{ nonce: string }];
      const { payload } = await world.dataSource.getRepository(OutboxEntity).findOneByOrFail({ id: nonce });
      expect(opened(payload, world.app.get(SigningKeys).entries())).toMatchObject({ device, ...pause });
      await run((em) => commands().ended(em, device, nonce, 'refused', 'superseded'));
      const ended = await world.admin.get(`/command-batches/${String(sent.id)}`);
      expect(ended.body.ends).toMatchObject({ pending: 0, refused: 1 });

      for (const wrong of [
        { send: pause },
        { unit, group, send: pause },
        { unit, send: { command: 'pause', args: { seconds: 3601 } } },
        { unit, send: { command: 'volume', args: { volume: 101, seconds: 60 } } },
        { unit, send: { command: 'log' } },
      ])
        expect((await batches(wrong)).status).toBe(400);
      expect((await batches({ unit: '2025-99999', send: pause })).status).toBe(404);

      // Its own sound is the commune's; the boxes are not.
      const operator = await world.person('loa.xa', [{ role: 'commune-operator', unit }]);
      const asOperator = (body: object) => operator.post('/command-batches', body);
      expect((await asOperator({ unit, send: { command: 'stop' } })).status).toBe(201);
      expect((await asOperator({ unit, send: { command: 'restart' } })).status).toBe(403);
      const one = (command: string) => operator.post(`/devices/${device}/commands`, { command });
      expect((await one('stop')).status).toBe(201);
      expect((await one('restart')).status).toBe(403);
    });

    it('that nobody answers end as unanswered a minute after they expired; a late answer still counts', async () => {
      const device = await aDevice();
      const { nonce } = ok(await send(device, { command: 'stop', expiresInSeconds: 30 }));
      const row = () =>
        world.dataSource.getRepository(DeviceCommandEntity).findOneByOrFail({ nonce: String(nonce) });
      world.clock.ms += 90_000;
      await commands().endUnanswered();
      expect((await row()).result).toBe('pending');
      world.clock.ms += 1;
      await commands().endUnanswered();
      world.clock.ms = NOON;
      expect(await row()).toMatchObject({ result: 'unanswered', endedAt: new Date(NOON + 90_001) });
      await run((em) => commands().ended(em, device, String(nonce), 'executed', null));
      expect((await row()).result).toBe('executed');
    });

    it('a clock probe is answered at once with the times of receiving and of signing, and not kept', async () => {
      const device = await aDevice();
      world.gateway.published.length = 0;
      commands().probeAnswer(device, 'AAAAAAAAAAAAAAAAAAAAAA', NOON - 7);
      const [answer] = await eventually(() => {
        expect(world.gateway.published).toHaveLength(1);
        return world.gateway.published;
      });
      expect(answer).toMatchObject({ topic: `ttn/v1/d/${device}/command`, retain: false });
      const command = CommandSchema.parse(opened(answer!.payload, world.app.get(SigningKeys).entries()));
      expect(command).toMatchObject({
        command: 'clock-probe',
        args: {
          deviceNonce: 'AAAAAAAAAAAAAAAAAAAAAA',
          t2: new Date(NOON - 7).toISOString(),
          t3: new Date(NOON).toISOString(),
        },
      });
      expect(
        await world.dataSource.getRepository(DeviceCommandEntity).countBy({ nonce: command.nonce }),
      ).toBe(0);
      for (let i = 0; i < 100; i++) commands().probeAnswer(device, 'AAAAAAAAAAAAAAAAAAAAAA', NOON);
      await eventually(() => expect(world.gateway.published).toHaveLength(20));
    });
  });

  describe('the registry', () => {
    it('filters by presence, clock, place and name, and shows a commune only its own', async () => {
      const far = await world.station('2025-02683');
      const { answer } = await world.enrolled(far, 'Nậm Sài');
      const device = String(answer.device);
      const states = world.dataSource.getRepository(DeviceStateEntity);
      await states.update(
        { deviceId: device },
        { presence: 'offline', clockState: 'holdover', seenAt: new Date(NOON) },
      );
      const idsOf = async (query: string, who = world.admin) =>
        (await who.get(`/devices?limit=200&${query}`)).body.items.map(({ id }) => id);
      expect(await idsOf('presence=offline')).toEqual([device]);
      expect(await idsOf('clock=holdover')).toEqual([device]);
      expect(await idsOf('search=nam%20sai')).toEqual([device]);
      expect(await idsOf('unit=2025-02683')).toEqual([device]);
      expect(await idsOf(`station=${far}`)).toEqual([device]);
      expect(await idsOf('state=revoked')).not.toContain(device);
      expect((await world.admin.get('/devices?unit=2025-99999')).status).toBe(404);
      const technician = await world.person('ky.thuat', [{ role: 'technician', unit: '2025-02683' }]);
      expect(await idsOf('', technician)).toEqual([device]);
      expect((await technician.get(`/devices/${device}`)).body).toMatchObject({
        ...{ id: device, place: { name: 'Nậm Sài' }, presence: 'offline', clock: { state: 'holdover' } },
        ...{ seenAt: new Date(NOON).toISOString(), status: null },
      });
    });
  });
});
