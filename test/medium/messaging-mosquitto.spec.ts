import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '#testing/hub/until.js';
import { BROKERS, makeWorld, type World } from './messaging-world.js';

const describeOnMosquitto = BROKERS.includes('mosquitto') ? describe : describe.skip;

describeOnMosquitto("Mosquitto's list of devices", () => {
  let world: World;
  beforeEach(async () => {
    world = await makeWorld('mosquitto');
  });
  afterEach(() => world.close());
  const fleet = (count: number, units = ['2025-02647']) =>
    [...Array(count).keys()].map((i) => ({ device: `spk-${i}`, units }));

  it("is made equal to the hub's, and a second time costs nothing", async () => {
    await world.enrol('spk-old', ['2025-00001']);
    const first = await world.gateway.syncGrants(fleet(60));
    expect(first).toEqual({ created: 60, updated: 0, removed: 1, unchanged: 0, failed: [] });
    (await world.connect('spk-59')).end(true);
    await expect(world.connect('spk-old')).rejects.toThrow(/not authorized/i);
    const second = await world.gateway.syncGrants(fleet(60));
    expect(second).toEqual({ created: 0, updated: 0, removed: 0, unchanged: 60, failed: [] });
  });

  it('mends other units, another password and a device that was left disabled', async () => {
    await world.gateway.syncGrants(fleet(3));
    await world.gateway.grant({ device: 'spk-1', password: 'another', units: ['2025-02647'] });
    const client = await world.connect('spk-2');
    let closed = false;
    client.on('close', () => (closed = true));
    for (let i = 0; i < 300 && !closed; i++) client.publish('ttn/v1/d/spk-2/report', 'x', { qos: 0 });
    await until('it is cut off', () => closed && world.floods.length === 1);
    await world.restartHub();
    const wanted = fleet(3).map((entry) =>
      entry.device === 'spk-0' ? { ...entry, units: ['2025-00001'] } : entry,
    );
    const outcome = await world.gateway.syncGrants(wanted);
    expect(outcome).toMatchObject({ updated: 3, unchanged: 0, failed: [] });
    (await world.connect('spk-1')).end(true);
    (await world.connect('spk-2')).end(true);
    const moved = await world.connect('spk-0');
    await moved.subscribeAsync('ttn/v1/u/2025-00001/alerts', { qos: 1 });
    await expect(moved.subscribeAsync('ttn/v1/u/2025-02647/alerts', { qos: 1 })).rejects.toThrow();
  });

  it('a device that flooded comes back by itself after the cut', async () => {
    await world.enrol('spk-a');
    const client = await world.connect('spk-a');
    let closed = false;
    client.on('close', () => (closed = true));
    for (let i = 0; i < 300 && !closed; i++) client.publish('ttn/v1/d/spk-a/report', 'x', { qos: 0 });
    await until('it is cut off', () => closed);
    let back = false;
    const poll = async () => {
      while (!back)
        back = await world.connect('spk-a').then(
          () => true,
          () => false,
        );
    };
    void poll();
    await until('it is back', () => back);
    expect(world.floods).toEqual(['spk-a']);
  });

  it('is made again when the broker has lost its file, from derived passwords', async () => {
    const empty = join(world.brokerFolder as string, 'empty.json');
    copyFileSync(join(world.brokerFolder as string, 'dynamic-security.json'), empty);
    await world.gateway.syncGrants(fleet(5));
    await world.killBroker();
    copyFileSync(empty, join(world.brokerFolder as string, 'dynamic-security.json'));
    await until('the hub notices', () => world.states.at(-1) === 'down');
    await world.restartBroker();
    await until('the hub is up again', () => world.states.at(-1) === 'up');
    await expect(world.connect('spk-3')).rejects.toThrow(/not authorized/i);
    expect(await world.gateway.syncGrants(fleet(5))).toMatchObject({ created: 5, failed: [] });
    (await world.connect('spk-3')).end(true);
  });

  it('takes no command while the broker is away, and says why', async () => {
    await world.killBroker();
    await until('the hub notices', () => world.states.at(-1) === 'down');
    const attempt = world.gateway.grant({ device: 'spk-a', password: 'x', units: [] });
    await expect(attempt).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(world.gateway.syncGrants(fleet(1))).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('marks what the broker kept for a hub that starts anew as retained', async () => {
    await world.enrol('spk-a');
    const device = await world.connect('spk-a');
    await device.publishAsync('ttn/v1/d/spk-a/status', 'up', { qos: 1, retain: true });
    await until('live', () => world.statuses.length === 1);
    await world.restartHub();
    await until('kept', () => world.statuses.length === 2);
    expect(world.statuses.map(({ how }) => how.retained)).toEqual([false, true]);
  });
});
