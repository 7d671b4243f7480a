import { createServer, request } from 'node:http';
import { connect as connectTcp, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import mqtt from 'mqtt';
import { EmbeddedDeviceGateway } from '#messaging/embedded-gateway.js';
import { until } from '#testing/hub/until.js';
import { collect, makeWorld, type World } from './messaging-world.js';

const TOPIC = 'ttn/v1/d/spk-a/playlist';

describe('the embedded broker', () => {
  let world: World;
  beforeEach(async () => {
    world = await makeWorld('embedded');
    await world.enrol('spk-a');
    await world.enrol('spk-b');
  });
  afterEach(() => world.close());
  const port = () => Number(new URL(world.url).port);

  it('cuts off a device that does not read, within bounds, and serves the others meanwhile', async () => {
    const slow = await subscribeRaw(port(), 'spk-a', world.passwordOf('spk-a'), TOPIC);
    slow.pause();
    const other = await world.connect('spk-b');
    const got = collect(other);
    await other.subscribeAsync('ttn/v1/d/spk-b/playlist', { qos: 1 });
    const payload = 'x'.repeat(200 * 1024);
    let sentBytes = 0;
    while (world.problems.length === 0 && sentBytes < 60_000_000) {
      await world.gateway.publish(TOPIC, payload, { qos: 1, retain: false });
      sentBytes += payload.length;
    }
    expect(world.problems).toEqual([{ device: 'spk-a' }]);
    // What the two kernels' socket buffers take, and 1 MiB in this process.
    expect(sentBytes).toBeLessThan(16_000_000);
    await world.gateway.publish('ttn/v1/d/spk-b/playlist', 'for the other', { qos: 1, retain: false });
    await until('the other one is served', () => got.length === 1);
    slow.destroy();
  }, 30_000);

  it.each<[string, Buffer[]]>([
    [
      'a packet that announces 200 MB',
      [Buffer.from([0x30, 0xff, 0xff, 0xff, 0x5f]), Buffer.alloc(70_000, 1)],
    ],
    ['an endless length', [Buffer.from([0x30, 0xff, 0xff, 0xff, 0xff, 0xff])]],
    ['HTTP', [Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')]],
    ['noise', [Buffer.alloc(256 * 1024, 0xa7)]],
    ['a publish before connecting', [Buffer.from([0x30, 3, 0, 1, 0x61])]],
    ['a hundred thousand pings', [Buffer.alloc(200_000, Buffer.from([0xc0, 0]))]],
  ])('%s ends that connection and nothing else', async (_, chunks) => {
    const other = await world.connect('spk-b');
    const socket = connectTcp(port(), '127.0.0.1');
    let closed = false;
    socket.on('close', () => (closed = true));
    socket.on('error', () => undefined);
    for (const chunk of chunks) socket.write(chunk);
    await until('it is closed', () => closed);
    await other.publishAsync('ttn/v1/d/spk-b/report', 'fine', { qos: 1 });
    await until('the other is heard', () => world.reports.at(-1)?.text === 'fine');
  });

  it('a flood of pings on a connected device is a flood', async () => {
    const device = await subscribeRaw(port(), 'spk-a', world.passwordOf('spk-a'), TOPIC);
    let closed = false;
    device.on('close', () => (closed = true));
    device.on('error', () => undefined);
    device.resume();
    device.write(Buffer.alloc(20_000, Buffer.from([0xc0, 0])));
    await until('it is closed', () => closed);
    expect(world.floods).toEqual(['spk-a']);
  });

  it.each<[string, mqtt.IClientOptions]>([
    ['MQTT 5', { protocolVersion: 5 }],
    ['a session that is to be kept', { clean: false }],
  ])('%s is refused', async (_, more) => {
    await expect(world.connect('spk-a', more)).rejects.toThrow();
  });

  it('QoS 2 ends the connection and delivers nothing', async () => {
    const device = await world.connect('spk-a');
    let closed = false;
    device.on('close', () => (closed = true));
    device.publish('ttn/v1/d/spk-a/report', 'twice', { qos: 2 });
    await until('it is closed', () => closed);
    expect(world.reports).toEqual([]);
  });

  it('keeps no report, even where a device asks for it', async () => {
    const device = await world.connect('spk-a');
    await device.publishAsync('ttn/v1/d/spk-a/report', 'batch', { qos: 1, retain: true });
    const got = collect(device);
    await device.subscribeAsync(['ttn/v1/d/spk-a/report', TOPIC], { qos: 1 });
    await world.gateway.publish(TOPIC, 'marker', { qos: 1, retain: false });
    await until('the marker', () => got.length > 0);
    expect(got).toEqual([`${TOPIC} marker`]);
  });

  it('a second process on the same folder is told so', async () => {
    const handlers = { onStatus() {}, onReport() {}, onFlood() {}, onState() {} };
    await expect(world.anotherGateway().start(handlers)).rejects.toThrow(/open/i);
  });

  it('speaks MQTT over WebSocket, with the right subprotocol only', async () => {
    const server = createServer();
    server.on('upgrade', (incoming, socket, head) =>
      (world.gateway as EmbeddedDeviceGateway).handleWebSocketUpgrade(incoming, socket, head),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const device = await mqtt.connectAsync(`ws://${address}/mqtt`, {
      clientId: 'spk-a',
      username: 'spk-a',
      password: world.passwordOf('spk-a'),
      protocolVersion: 4,
      reconnectPeriod: 0,
    });
    const got = collect(device);
    await device.subscribeAsync(TOPIC, { qos: 1 });
    await world.gateway.publish(TOPIC, 'over ws', { qos: 1, retain: true });
    await device.publishAsync('ttn/v1/d/spk-a/report', 'r'.repeat(200_000), { qos: 1 });
    await until('both ways', () => got.length > 0 && world.reports.length === 1);
    expect(got[0]).toMatch(/over ws/);
    expect(await upgradeStatus(address, 'chat')).toBe(400);
    expect(await upgradeStatus(address, undefined)).toBe(400);
    expect(await upgradeStatus(address, 'chat, mqtt')).toBe(101);
    await device.endAsync(true);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('a broker that keeps nothing', () => {
  it('delivers live messages and no retained ones', async () => {
    const world = await makeWorld('embedded', { ignoreRetained: true });
    await world.enrol('spk-a');
    await world.gateway.publish(TOPIC, 'before', { qos: 1, retain: true });
    const device = await world.connect('spk-a');
    const got = collect(device);
    await device.subscribeAsync(TOPIC, { qos: 1 });
    await world.gateway.publish(TOPIC, 'live', { qos: 1, retain: true });
    await until('the live one', () => got.length > 0);
    expect(got).toEqual([`${TOPIC} live`]);
    await world.close();
  });
});

/** CONNECT and SUBSCRIBE by hand, so that the socket can stop reading. */
async function subscribeRaw(port: number, device: string, password: string, topic: string): Promise<Socket> {
  const field = (text: string) => {
    const bytes = Buffer.from(text);
    return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
  };
  const packet = (type: number, body: Buffer) => Buffer.concat([Buffer.from([type, body.length]), body]);
  const connect = packet(
    0x10,
    Buffer.concat([
      field('MQTT'),
      Buffer.from([4, 0xc2, 0, 30]),
      field(device),
      field(device),
      field(password),
    ]),
  );
  const subscribe = packet(0x82, Buffer.concat([Buffer.from([0, 1]), field(topic), Buffer.from([1])]));
  const socket = connectTcp(port, '127.0.0.1');
  let received = 0;
  socket.on('data', (chunk: Buffer) => (received += chunk.length));
  socket.on('error', () => undefined);
  socket.write(connect);
  await until('CONNACK', () => received >= 4);
  socket.write(subscribe);
  await until('SUBACK', () => received >= 9);
  return socket;
}

function upgradeStatus(address: string, protocol: string | undefined): Promise<number> {
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': Buffer.alloc(16, 7).toString('base64'),
    ...(protocol === undefined ? {} : { 'sec-websocket-protocol': protocol }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(`http://${address}/mqtt`, { headers }, (answer) => resolve(answer.statusCode ?? 0));
    sent.on('upgrade', (answer, socket) => {
      socket.destroy();
      resolve(answer.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end();
  });
}
