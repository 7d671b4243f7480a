import { connect as connectTcp, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  connectMqtt,
  type ConnectionState,
  type MqttConnection,
  type MqttConnectionOptions,
  type StateDetail,
} from '#messaging/client.js';
import { until } from '#testing/hub/until.js';
import { BROKERS, makeWorld, type World } from './messaging-world.js';

const OWN = 'ttn/v1/d/spk-a';
type Seen = [ConnectionState, string | undefined, StateDetail];

describe.each(BROKERS)('a device as a client of %s', (kind) => {
  let world: World;
  let connections: MqttConnection[] = [];
  let seen: Seen[] = [];
  let got: string[] = [];
  const servers: Server[] = [];

  beforeEach(async () => {
    seen = [];
    got = [];
    world = await makeWorld(kind);
    await world.enrol('spk-a', ['2025-02647']);
  });
  afterEach(async () => {
    for (const connection of connections) await connection.close();
    connections = [];
    for (const server of servers.splice(0)) server.close();
    await world.close();
  });

  const open = (more: Partial<MqttConnectionOptions> = {}): MqttConnection => {
    const connection = connectMqtt({
      urls: [world.url],
      clientId: 'spk-a',
      username: 'spk-a',
      password: world.passwordOf('spk-a'),
      reconnect: 'device',
      waits: { firstMs: 50, maxMs: 200, unauthorisedMs: 400, refusedSubscriptionMs: 100 },
      onMessage: (topic, payload) => got.push(`${topic} ${Buffer.from(payload).toString()}`),
      onState: (...state) => seen.push(state),
      ...more,
    });
    connections.push(connection);
    return connection;
  };
  const states = () => seen.map(([state]) => state);

  it('has subscribed when it says up, publishes, and its will is not sent when it closes', async () => {
    const connection = open({
      subscriptions: [`${OWN}/playlist`],
      will: { topic: `${OWN}/status`, payload: 'lost', qos: 1, retain: true },
    });
    await expect(
      connection.publish(`${OWN}/report`, 'early', { qos: 1, retain: false }),
    ).rejects.toMatchObject({ code: 'mqtt-offline' });
    await until('up', () => states().includes('up'));
    await world.gateway.publish(`${OWN}/playlist`, 'seven', { qos: 1, retain: false });
    await connection.publish(`${OWN}/report`, Buffer.from('hello'), { qos: 1, retain: false });
    await until('both', () => got.length === 1 && world.reports.length === 1);
    expect(seen[0]?.[2]).toEqual({ url: world.url });
    await connection.close();
    await expect(connection.publish(`${OWN}/report`, 'x', { qos: 1, retain: false })).rejects.toMatchObject({
      code: 'mqtt-closed',
    });
    await world.enrol('spk-z');
    const marker = await world.connect('spk-z');
    await marker.publishAsync('ttn/v1/d/spk-z/report', 'marker', { qos: 1 });
    await until('the marker', () => world.reports.at(-1)?.text === 'marker');
    expect(world.statuses).toEqual([]);
  });

  it('comes back by itself with all subscriptions after the broker was gone', async () => {
    const connection = open({ subscriptions: [`${OWN}/playlist`] });
    await until('up', () => connection.state === 'up');
    expect(await connection.subscribe([`${OWN}/command`])).toEqual({ [`${OWN}/command`]: 'granted' });
    await world.killBroker();
    await until('down', () => connection.state === 'down');
    expect(await connection.subscribe([`${OWN}/receipt`])).toEqual({ [`${OWN}/receipt`]: 'offline' });
    await world.restartBroker();
    await until('up again', () => connection.state === 'up');
    await until('the hub is up', () => world.states.at(-1) === 'up');
    for (const name of ['playlist', 'command', 'receipt'])
      await world.gateway.publish(`${OWN}/${name}`, name, { qos: 1, retain: false });
    await until('all three', () => got.length === 3);
  }, 20_000);

  it('tells a refused subscription, asks again, and stops when it is not wanted any more', async () => {
    const refused: string[] = [];
    const connection = open({
      subscriptions: [`${OWN}/playlist`, 'ttn/v1/u/2025-09999/alerts'],
      onSubscriptionRefused: (topic) => refused.push(topic),
    });
    await until('twice', () => refused.length >= 2);
    expect(new Set(refused)).toEqual(new Set(['ttn/v1/u/2025-09999/alerts']));
    expect(connection.state).toBe('up');
    expect(await connection.subscribe(['ttn/v1/d/spk-b/config'])).toEqual({
      'ttn/v1/d/spk-b/config': 'refused',
    });
    await connection.unsubscribe(['ttn/v1/d/spk-b/config', 'ttn/v1/u/2025-09999/alerts']);
    await world.gateway.publish(`${OWN}/playlist`, 'x', { qos: 1, retain: false });
    await until('still served', () => got.length === 1);
  });

  it('refused as unauthorised it says so and tries rarely, until it is let in', async () => {
    const connection = open({
      clientId: 'spk-new',
      username: 'spk-new',
      password: world.passwordOf('spk-new'),
    });
    await until('twice', () => states().filter((state) => state === 'unauthorised').length >= 2);
    const wait = seen[0]?.[2].retryInMs ?? 0;
    expect(wait).toBeGreaterThanOrEqual(360);
    expect(wait).toBeLessThanOrEqual(440);
    await world.enrol('spk-new');
    await until('it is in', () => connection.state === 'up');
  });

  it('tries its addresses in order and names the one that worked', async () => {
    const dead = await listener((socket) => socket.destroy());
    const mute = await listener(() => undefined);
    const connection = open({ urls: [dead, mute, world.url], connectTimeoutMs: 200 });
    await until('up', () => connection.state === 'up');
    expect(seen).toEqual([['up', undefined, { url: world.url }]]);
  });

  it('gives up waiting for a PUBACK, and what was on the wire is rejected, never resent', async () => {
    const { url, silence } = await muteableProxy();
    const connection = open({ urls: [url], publishTimeoutMs: 300, maxInFlight: 2, maxQueued: 3 });
    await until('up', () => connection.state === 'up');
    silence();
    const sent = [...Array(7).keys()].map((i) =>
      connection.publish(`${OWN}/report`, `${i}`, { qos: 1, retain: false }).then(
        () => 'acknowledged',
        (error: { code: string }) => error.code,
      ),
    );
    const codes = await Promise.all(sent);
    expect(codes.slice(0, 2)).toContain('mqtt-timeout');
    expect(codes.slice(5)).toEqual(['mqtt-overflow', 'mqtt-overflow']);
    expect(codes.filter((code) => code === 'acknowledged')).toEqual([]);
    await until('it is up again', () => connection.state === 'up');
    expect(world.reports).toEqual([]);
  });

  it('kick() ends a long wait', async () => {
    const urls = [await listener(() => undefined, true)];
    const connection = open({
      urls,
      waits: { firstMs: 60_000, maxMs: 60_000 },
      random: () => 0.99,
    });
    await until('down', () => states().includes('down'));
    expect(seen[0]?.[2].retryInMs).toBe(59_400);
    urls[0] = world.url;
    connection.kick();
    await until('up', () => connection.state === 'up');
  });

  async function listener(onSocket: (socket: Socket) => void, closeAtOnce = false): Promise<string> {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      onSocket(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    if (closeAtOnce) await new Promise((resolve) => server.close(resolve));
    else servers.push(server);
    return `mqtt://127.0.0.1:${port}`;
  }

  /** Passes everything on until `silence()`; then the connections of that moment swallow what they get. */
  async function muteableProxy(): Promise<{ url: string; silence: () => void }> {
    const live = new Set<{ muted: boolean }>();
    const url = await listener((socket) => {
      const state = { muted: false };
      live.add(state);
      const upstream = connectTcp(Number(new URL(world.url).port), '127.0.0.1');
      upstream.on('error', () => undefined);
      socket.on('data', (chunk: Buffer) => state.muted || upstream.write(chunk));
      upstream.on('data', (chunk: Buffer) => state.muted || socket.write(chunk));
      socket.on('close', () => upstream.destroy());
      upstream.on('close', () => socket.destroy());
    });
    return { url, silence: () => live.forEach((state) => (state.muted = true)) };
  }
});
