import { afterEach, describe, expect, it } from '@jest/globals';
import { until } from '#testing/hub/until.js';
import { BROKERS, collect, makeWorld, type World } from './messaging-world.js';

const topicOf = (device: string, kind: string) => `ttn/v1/d/${device}/${kind}`;

describe.each(BROKERS)('the gateway on %s', (kind) => {
  let world: World;
  afterEach(() => world.close());

  it('carries status and reports in, and everything of the hub out, in order', async () => {
    world = await makeWorld(kind);
    await world.enrol('spk-a', ['2025-02647']);
    const device = await world.connect('spk-a');
    const got = collect(device);
    const topics = [
      ...['config', 'playlist', 'command', 'receipt'].map((name) => topicOf('spk-a', name)),
      'ttn/v1/u/2025-02647/alerts',
    ];
    await device.subscribeAsync(topics, { qos: 1 });
    await device.publishAsync(topicOf('spk-a', 'status'), 'up', { qos: 1, retain: true });
    for (let i = 0; i < 50; i++)
      await device.publishAsync(topicOf('spk-a', 'report'), `batch ${i}`, { qos: 1 });
    await Promise.all(
      topics.map((topic) =>
        world.gateway.publish(topic, 'x', { qos: 1, retain: !/command|receipt/.test(topic) }),
      ),
    );
    await until('all', () => got.length === 5 && world.reports.length === 50);
    expect(got.sort()).toEqual(topics.map((topic) => `${topic} x`).sort());
    expect(world.reports.map(({ text }) => text)).toEqual([...Array(50).keys()].map((i) => `batch ${i}`));
    expect(world.statuses).toMatchObject([{ device: 'spk-a', text: 'up', how: { retained: false } }]);
    expect(Math.abs((world.statuses[0]?.how.receivedAtMs ?? 0) - Date.now())).toBeLessThan(10_000);
  });

  it('loses no message when retained ones and others to one device leave in the same tick', async () => {
    world = await makeWorld(kind);
    await world.enrol('spk-a', ['2025-02647']);
    const device = await world.connect('spk-a');
    const got = collect(device);
    await device.subscribeAsync(
      [
        ...['config', 'playlist', 'command', 'receipt'].map((k) => topicOf('spk-a', k)),
        'ttn/v1/u/2025-02647/alerts',
      ],
      { qos: 1 },
    );
    const sent: Promise<void>[] = [];
    for (let i = 0; i < 100; i++) {
      const to = (name: string, retain: boolean) => world.gateway.publish(name, `${i}`, { qos: 1, retain });
      sent.push(to(topicOf('spk-a', 'playlist'), true), to(topicOf('spk-a', 'receipt'), false));
      sent.push(to('ttn/v1/u/2025-02647/alerts', true), to(topicOf('spk-a', 'command'), false));
    }
    await Promise.all(sent);
    // A copy that the broker kept may come beside the live one while it answers the SUBSCRIBE: no harm (same revision).
    const live = () => got.filter((line) => !line.endsWith(' retained'));
    await until('400 messages', () => live().length >= 400);
    expect(live().length).toBe(400);
    const playlists = live()
      .filter((line) => line.includes('/playlist '))
      .map((line) => line.split(' ')[1]);
    expect(playlists).toEqual([...Array(100).keys()].map(String));
  });

  it('what is kept survives a restart of the hub, and an empty payload clears it', async () => {
    world = await makeWorld(kind);
    await world.enrol('spk-a');
    await world.gateway.publish(topicOf('spk-a', 'playlist'), 'revision 7', { qos: 1, retain: true });
    await world.gateway.publish(topicOf('spk-a', 'config'), 'old', { qos: 1, retain: true });
    await world.gateway.publish(topicOf('spk-a', 'config'), '', { qos: 1, retain: true });
    await world.restartHub();
    const device = await world.connect('spk-a');
    const got = collect(device);
    await device.subscribeAsync([topicOf('spk-a', 'config'), topicOf('spk-a', 'playlist')], { qos: 1 });
    await until('the kept one', () => got.length > 0);
    expect(got).toEqual([`${topicOf('spk-a', 'playlist')} revision 7 retained`]);
  });

  it('a device that floods is cut off and alarmed once, and its neighbour does not notice', async () => {
    world = await makeWorld(kind);
    await world.enrol('spk-a');
    await world.enrol('spk-b');
    const flooder = await world.connect('spk-a');
    const neighbour = await world.connect('spk-b');
    let closed = false;
    flooder.on('close', () => (closed = true));
    for (let i = 0; i < 100; i++) flooder.publish(topicOf('spk-a', 'report'), 'x', { qos: 0 });
    await until('the burst is taken', () => world.reports.length === 100);
    expect(world.floods).toEqual([]);
    for (let i = 0; i < 500 && !closed; i++) flooder.publish(topicOf('spk-a', 'report'), 'y', { qos: 0 });
    await until('it is cut off', () => closed);
    await neighbour.publishAsync(topicOf('spk-b', 'report'), 'still here', { qos: 1 });
    await until('the neighbour is heard', () => world.reports.at(-1)?.text === 'still here');
    expect(world.floods).toEqual(['spk-a']);
    expect(world.reports.filter(({ device }) => device === 'spk-a').length).toBeLessThan(130);
    await expect(world.connect('spk-a')).rejects.toThrow(/refused|not authorized|unavailable/i);
  });

  it('a payload over 256 KiB does not reach the hub; one of 250 KiB does', async () => {
    world = await makeWorld(kind);
    await world.enrol('spk-a');
    const device = await world.connect('spk-a');
    await device.publishAsync(topicOf('spk-a', 'report'), 'a'.repeat(250 * 1024), { qos: 1 });
    await until('the large one', () => world.reports.length === 1);
    device.publish(topicOf('spk-a', 'report'), 'b'.repeat(300 * 1024), { qos: 0 });
    const later = await world.connect('spk-a');
    await later.publishAsync(topicOf('spk-a', 'report'), 'after', { qos: 1 });
    await until('the small one', () => world.reports.at(-1)?.text === 'after');
    expect(world.reports.length).toBe(2);
  });

  it('many devices get a message each through the window', async () => {
    world = await makeWorld(kind);
    const devices = [...Array(kind === 'embedded' ? 200 : 40).keys()].map((i) => `spk-${i}`);
    const got: string[][] = [];
    for (const name of devices) {
      await world.enrol(name);
      const client = await world.connect(name);
      got.push(collect(client));
      await client.subscribeAsync(topicOf(name, 'playlist'), { qos: 1 });
    }
    await Promise.all(
      devices.map((name) => world.gateway.publish(topicOf(name, 'playlist'), name, { qos: 1, retain: true })),
    );
    await until('all of them', () => got.every((messages) => messages.length === 1));
    expect(got.flat().sort()).toEqual(devices.map((name) => `${topicOf(name, 'playlist')} ${name}`).sort());
  }, 30_000);

  it('says up and down, refuses to publish in between, and goes on by itself', async () => {
    world = await makeWorld(kind);
    await world.enrol('spk-a');
    await world.killBroker();
    await until('it is down', () => world.states.at(-1) === 'down');
    const attempt = world.gateway.publish(topicOf('spk-a', 'playlist'), 'x', { qos: 1, retain: true });
    await expect(attempt).rejects.toMatchObject({ kind: 'unavailable' });
    await world.restartBroker();
    await until('it is up again', () => world.states.at(-1) === 'up');
    const device = await connectSoon(world, 'spk-a');
    await device.publishAsync(topicOf('spk-a', 'report'), 'back', { qos: 1 });
    await until('the report', () => world.reports.at(-1)?.text === 'back');
  }, 30_000);
});

async function connectSoon(world: World, device: string) {
  for (let i = 0; i < 20; i++) {
    const client = await world.connect(device).catch(() => null);
    if (client) return client;
  }
  throw new Error(`${device} could not connect`);
}
