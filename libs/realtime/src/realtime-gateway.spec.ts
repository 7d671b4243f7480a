import type { ServerEvents } from '#contracts/realtime.js';
import { EventBus } from '#platform/events.js';
import { createLog } from '#platform/logger.js';
import { until } from '#testing/hub/until.js';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { RealtimeGateway } from './realtime-gateway.js';

const COMMUNE = '2025-15/2025-02647/';
const everywhere = (path: string): Record<keyof ServerEvents, string[]> => ({
  ...{ devices: [path], rows: [path], alarms: [path], notices: [path], commands: [path] },
});

// Real sockets over real HTTP; who may hear what is said by the test, as the hub's rights say it.
describe('who hears of changes', () => {
  let server: HttpServer;
  let gateway: RealtimeGateway;
  let events: EventBus;
  const may = new Map<string, string>();
  const clients: Socket[] = [];
  const log = createLog('silent');

  beforeEach(async () => {
    may.clear();
    server = createServer();
    events = new EventBus(log);
    gateway = new RealtimeGateway(server, {
      ...{ events, log, judgeEveryMs: 20, maxConnections: 3 },
      scopesOf: async (token) => (may.has(token) ? everywhere(may.get(token)!) : null),
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.close();
    await gateway.close();
    server.close();
  });

  const page = (token: string): Socket => {
    const { port } = server.address() as AddressInfo;
    const transports = ['websocket'];
    const client = io(`http://127.0.0.1:${port}`, { transports, auth: { token }, reconnection: false });
    clients.push(client);
    return client;
  };
  const connected = async (token: string): Promise<{ client: Socket; heard: string[] }> => {
    const client = page(token);
    const heard: string[] = [];
    client.on('alarms', (changes: { id: string }[]) => heard.push(...changes.map(({ id }) => id)));
    await until('the page to be let in', () => client.connected);
    return { client, heard };
  };
  const alarm = (alarmId: string): void =>
    events.emit('alarm-changed', { alarmId, unitPath: COMMUNE, open: true });

  it('a page whose account was locked, or whose token is over, hears no more', async () => {
    may.set('token', '2025-15/');
    const { client, heard } = await connected('token');
    alarm('first');
    await until('the first alarm', () => heard.includes('first'));
    may.delete('token');
    await until('the connection to be ended', () => !client.connected);
    alarm('second');
    expect(heard).toEqual(['first']);
  });

  it('a role that was taken, or given, counts without a new connection', async () => {
    may.set('token', '2025-37/');
    const { client, heard } = await connected('token');
    may.set('token', COMMUNE);
    await until('an alarm of the new commune', () => {
      alarm('own');
      return heard.includes('own');
    });
    expect(client.connected).toBe(true);
  });

  it('a newer token of the page keeps the connection', async () => {
    may.set('old', COMMUNE).set('new', COMMUNE);
    const { client, heard } = await connected('old');
    client.emit('renew', 'new');
    client.emit('renew', { not: 'a token' });
    may.delete('old');
    await until('an alarm after the old token', () => {
      alarm('later');
      return heard.includes('later');
    });
    expect(client.connected).toBe(true);
  });

  it('no token, and more pages than there may be, are refused', async () => {
    may.set('token', COMMUNE);
    const refusal = async (client: Socket): Promise<string> =>
      new Promise((resolve) => client.once('connect_error', ({ message }) => resolve(message)));
    expect(await refusal(page('wrong'))).toBe('unauthorised');
    for (let i = 0; i < 3; i++) await connected('token');
    expect(await refusal(page('token'))).toBe('too-many');
  });
});
