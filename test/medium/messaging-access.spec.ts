import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mqtt, { type MqttClient } from 'mqtt';
import { until } from '#testing/hub/until.js';
import { BROKERS, collect, makeWorld, type World } from './messaging-world.js';

const OWN = 'ttn/v1/d/spk-a';
const FOREIGN = 'ttn/v1/d/spk-b';
const UNIT = '2025-02647';

/** filter → may the device spk-a (unit 2025-02647) subscribe to it? */
const SUBSCRIPTIONS: [string, boolean][] = [
  [`${OWN}/config`, true],
  [`${OWN}/playlist`, true],
  [`${OWN}/command`, true],
  [`${OWN}/receipt`, true],
  [`ttn/v1/u/${UNIT}/alerts`, true],
  [`${FOREIGN}/config`, false],
  [`${FOREIGN}/status`, false],
  ['ttn/v1/d/+/report', false],
  ['ttn/v1/d/#', false],
  ['ttn/v1/u/+/alerts', false],
  ['ttn/v1/u/2025-99999/alerts', false],
  ['ttn/#', false],
  ['#', false],
  ['+/+/+/+/+', false],
  ['$SYS/#', false],
  ['$CONTROL/dynamic-security/v1/response', false],
  ['$CONTROL/#', false],
  [`$share/g/${FOREIGN}/config`, false],
];

/** Topics that spk-a must not be able to write, watched from the inside and by the other device. */
const FORBIDDEN_WRITES = [
  `${OWN}/playlist`,
  `${OWN}/config`,
  `${OWN}/command`,
  `${OWN}/receipt`,
  `${FOREIGN}/status`,
  `${FOREIGN}/report`,
  `${FOREIGN}/playlist`,
  `${FOREIGN}/command`,
  `ttn/v1/u/${UNIT}/alerts`,
  'ttn/v1/d/spk-a/report/more',
];

describe.each(BROKERS)('a device keeps to its own topics on %s', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld(kind);
    await world.enrol('spk-a', [UNIT]);
    await world.enrol('spk-b', [UNIT]);
    await world.enrol('spk-c', [UNIT]);
  }, 30_000);
  afterAll(() => world.close());

  it.each(SUBSCRIPTIONS)('subscribing to %s is allowed: %s', async (filter, allowed) => {
    const client = await world.connect('spk-a');
    const answer = await client.subscribeAsync(filter, { qos: 1 }).then(
      (granted) => granted.every(({ qos }) => qos < 0x80),
      () => false,
    );
    expect(answer).toBe(allowed);
    client.end(true);
  });

  it.each(FORBIDDEN_WRITES)('a message to %s reaches nobody', async (topic) => {
    const victim = await world.connect('spk-b');
    const neighbour = await world.connect('spk-c');
    const got = collect(victim);
    await victim.subscribeAsync([`${FOREIGN}/playlist`, `${FOREIGN}/command`, `ttn/v1/u/${UNIT}/alerts`], {
      qos: 1,
    });
    const before = world.statuses.length + world.reports.length;
    const attacker = await world.connect('spk-a');
    const own = collect(attacker);
    await attacker.subscribeAsync([`${OWN}/playlist`, `${OWN}/config`, `${OWN}/command`, `${OWN}/receipt`], {
      qos: 1,
    });
    await attempt(attacker, topic);
    // Something honest behind it, on both ways, tells that the forbidden one would have arrived.
    await neighbour.publishAsync('ttn/v1/d/spk-c/report', 'marker', { qos: 1 });
    await world.gateway.publish(`${FOREIGN}/command`, 'marker', { qos: 1, retain: false });
    await until('the markers', () => got.length > 0 && world.reports.at(-1)?.text === 'marker');
    expect(got).toEqual([`${FOREIGN}/command marker`]);
    expect(own).toEqual([]);
    expect(world.statuses.length + world.reports.length).toBe(before + 1);
    // Nothing is kept of it either.
    const late = await world.connect('spk-b');
    const kept = collect(late);
    await late.subscribeAsync([`${FOREIGN}/playlist`, `ttn/v1/u/${UNIT}/alerts`], { qos: 1 });
    await late.publishAsync(`${FOREIGN}/report`, 'after', { qos: 1 });
    await until('the report behind', () => world.reports.at(-1)?.text === 'after');
    expect(kept).toEqual([]);
    for (const client of [victim, attacker, neighbour, late]) client.end(true);
  });

  it('a will to a foreign topic is never delivered', async () => {
    const victim = await world.connect('spk-b');
    const got = collect(victim);
    await victim.subscribeAsync(`${FOREIGN}/playlist`, { qos: 1 });
    const will = {
      topic: `${FOREIGN}/playlist`,
      payload: Buffer.from('forged'),
      qos: 1 as const,
      retain: true,
    };
    const attacker = await world.connect('spk-a', { will }).catch((error: Error) => error);
    if (attacker instanceof Error) expect(attacker.message).toMatch(/not authorized|refused/i);
    else attacker.stream.destroy();
    await world.gateway.publish(`${FOREIGN}/playlist`, 'marker', { qos: 1, retain: false });
    await until('the marker', () => got.length > 0);
    expect(got).toEqual([`${FOREIGN}/playlist marker`]);
    victim.end(true);
  });

  it('its own will arrives as its status', async () => {
    const will = {
      topic: `${OWN}/status`,
      payload: Buffer.from('{"link":"lost"}'),
      qos: 1 as const,
      retain: true,
    };
    const client = await world.connect('spk-a', { will });
    client.stream.destroy();
    await until('the will', () => world.statuses.some(({ text }) => text === '{"link":"lost"}'));
  });

  it.each<[string, mqtt.IClientOptions]>([
    ['a client id that is not the user name', { clientId: 'spk-b' }],
    ['a foreign user name', { username: 'spk-b' }],
    ['a wrong password', { password: 'guess' }],
    ['an empty password', { password: '' }],
    ['no user at all', { username: undefined, password: undefined }],
    ['a device nobody enrolled', { clientId: 'spk-x', username: 'spk-x' }],
    ['the admin by name', { clientId: 'admin', username: 'admin' }],
  ])('%s does not get in', async (_, lie) => {
    const outcome = await world.connect('spk-a', lie).catch((error: Error) => error);
    expect(outcome).toBeInstanceOf(Error);
    expect((outcome as Error).message).toMatch(/refused|not authorized|bad user|identifier/i);
  });

  it('units that are taken away are gone at once, and new ones can be read', async () => {
    const topic = `ttn/v1/u/${UNIT}/alerts`;
    const client = await world.connect('spk-c');
    const got = collect(client);
    await client.subscribeAsync(topic, { qos: 1 });
    await world.gateway.setUnits('spk-c', ['2025-00001']);
    const witness = await world.connect('spk-b');
    const seen = collect(witness);
    await witness.subscribeAsync(topic, { qos: 1 });
    await world.gateway.publish(topic, 'not for spk-c', { qos: 1, retain: false });
    await until('the witness', () => seen.length === 1);
    expect(got).toEqual([]);
    await world.enrol('spk-c', ['2025-00001']);
    const again = await reconnect(world, 'spk-c');
    expect(await refused(again, topic)).toBe(true);
    expect(await refused(again, 'ttn/v1/u/2025-00001/alerts')).toBe(false);
    for (const each of [client, witness, again]) each.end(true);
  });

  it('a revoked device is thrown out and stays out, and a second connection replaces the first', async () => {
    await world.enrol('spk-r');
    const first = await world.connect('spk-r');
    let firstClosed = false;
    first.on('close', () => (firstClosed = true));
    const second = await world.connect('spk-r');
    await until('the first one is closed', () => firstClosed);
    let secondClosed = false;
    second.on('close', () => (secondClosed = true));
    await world.gateway.publish('ttn/v1/d/spk-r/playlist', 'kept', { qos: 1, retain: true });
    await world.gateway.revoke('spk-r');
    await until('the revoked one is closed', () => secondClosed);
    await expect(world.connect('spk-r')).rejects.toThrow(/not authorized|refused/i);
    await world.gateway.revoke('spk-r');
  });

  it('disconnectDevice closes the connection, and the device may come back', async () => {
    const client = await world.connect('spk-b');
    let closed = false;
    client.on('close', () => (closed = true));
    await world.gateway.disconnectDevice('spk-b');
    await until('it is closed', () => closed);
    (await reconnect(world, 'spk-b')).end(true);
  });
});

/** A broker may drop the message or hang up; both are fine, so only the outcome elsewhere is judged. */
async function attempt(client: MqttClient, topic: string): Promise<void> {
  await new Promise<void>((resolve) => {
    client.once('close', () => resolve());
    client.publish(topic, 'forged', { qos: 1, retain: true }, () => resolve());
  });
}
async function refused(client: MqttClient, filter: string): Promise<boolean> {
  return client.subscribeAsync(filter, { qos: 1 }).then(
    () => false,
    () => true,
  );
}
async function reconnect(world: World, device: string): Promise<MqttClient> {
  let client: MqttClient | null = null;
  for (let i = 0; i < 50 && !client; i++) client = await world.connect(device).catch(() => null);
  if (!client) throw new Error(`${device} could not come back`);
  return client;
}
