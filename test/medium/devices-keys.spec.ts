import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DesiredStates, KeyRotation, payloadOf, SigningKeys } from '#features/devices/index.js';
import { DesiredStateEntity } from '#persistence/entities/devices.entity.js';
import { describeDatabases } from '#testing/services/database.js';
import { type DevicesWorld, eventually, ok, opened, openDevices } from './devices-world.js';

describeDatabases('a new signing key', (engine) => {
  let world: DevicesWorld;
  beforeAll(async () => {
    world = await openDevices(engine);
  }, 120_000);
  afterAll(() => world.stop());

  it('is announced, signs once every device knows it or was given up, and then the old one leaves', async () => {
    const station = await world.station('2025-02647');
    const [one, other, lost] = await Promise.all(
      ['Một', 'Hai', 'Mất'].map(async (name) => String((await world.enrolled(station, name)).answer.device)),
    );
    const desired = world.app.get(DesiredStates);
    const keys = world.app.get(SigningKeys);
    const rows = world.dataSource.getRepository(DesiredStateEntity);
    const configOf = (device: string) => rows.findOneByOrFail({ id: `config:${device}` });
    const accept = async (device: string) => {
      const { revision, hash } = await configOf(device);
      await world.unitOfWork.run((em) => desired.accepted(em, 'config', device, revision, hash), {
        name: 'test',
      });
    };
    const kidsOf = async (device: string) =>
      (payloadOf((await configOf(device)).jws).keys as { kid: string }[]).map(({ kid }) => kid).sort();
    for (const device of [one!, other!, lost!]) await eventually(() => configOf(device));
    const playlist = await world.unitOfWork.run((em) => desired.put(em, 'playlist', one!, { a: 1 }), {
      name: 'test',
    });
    const was = keys.entries();
    const oldKid = keys.active;

    const { kid } = ok(await world.admin.post('/keys'));
    expect((await world.admin.post('/keys')).body.code).toBe('rotation-under-way');
    const both = [oldKid, String(kid)].sort();
    for (const device of [one!, other!, lost!])
      await eventually(async () => expect(await kidsOf(device)).toEqual(both));
    // Still by the old key: a device that has not heard of the new one believes it.
    expect(opened((await configOf(one!)).jws, was)).toMatchObject({ type: 'config', revision: 2 });

    await accept(one!);
    const waiting = ok(await world.admin.get('/keys')).announced as { waitingFor: { device: string }[] };
    expect(waiting.waitingFor.map(({ device }) => device).sort()).toEqual([other!, lost!].sort());
    await accept(other!);
    expect(await world.app.get(KeyRotation).settle()).toBe(false);
    expect(keys.active).toBe(oldKid);

    await world.admin.post(`/devices/${lost}/give-up`, { reason: 'Mất trộm' });
    await eventually(() => expect(keys.active).toBe(kid));
    for (const device of [one!, other!])
      await eventually(async () => expect(await kidsOf(device)).toEqual([kid]));
    expect(opened((await configOf(one!)).jws, keys.entries())).toMatchObject({ revision: 3 });
    // The same message, byte for byte, by the new key, and due to be sent again.
    const again = await rows.findOneByOrFail({ id: `playlist:${one}` });
    expect(again).toMatchObject({ revision: playlist.revision, hash: playlist.hash });
    expect(again.jws.split('.')[1]).toBe(playlist.jws.split('.')[1]);
    expect(opened(again.jws, keys.entries())).toMatchObject({ type: 'playlist' });
    expect(again.dueAt).not.toBeNull();
    expect(ok(await world.admin.get('/keys'))).toMatchObject({ active: kid, announced: null });
    expect((await world.admin.get('/audit?action=key-activated')).body.items).toMatchObject([
      { actor: 'hub', subjectId: kid },
    ]);
  }, 60_000);

  it('what a killed hub left signed by the old key is signed anew at the next start', async () => {
    const keys = world.app.get(SigningKeys);
    const row = await world.unitOfWork.run(
      (em) => world.app.get(DesiredStates).put(em, 'alerts', '2025-02647', { alerts: [] }),
      { name: 'test' },
    );
    const rows = world.dataSource.getRepository(DesiredStateEntity);
    await rows.update(
      { id: row.id },
      { jws: keys.sign(payloadOf(row.jws), keys.rootEntry().kid), dueAt: null },
    );
    expect(await world.app.get(KeyRotation).signEverythingAgain()).toBe(1);
    expect(opened((await rows.findOneByOrFail({ id: row.id })).jws, keys.entries())).toMatchObject({
      type: 'alerts',
    });
  });
});
