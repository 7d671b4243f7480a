// Agents killed at staging and playing; networks that lose, double and swallow; a broker that dies under a living hub.
import type { ApiClient } from '#testing/hub/api-client.js';
import { devicesAt, enrolmentCode } from '#testing/hub/devices.js';
import { HubProcess } from '#testing/hub/hub-process.js';
import { asRun, type AsRun, confirmedOrder, schedule } from '#testing/hub/orders.js';
import { cast } from '#testing/hub/people.js';
import { ProtocolDevice } from '#testing/hub/protocol-device.js';
import { approvedBulletin, type BulletinAnswer } from '#testing/hub/sounds.js';
import { SpeakerAgent } from '#testing/hub/speaker-agent.js';
import { inSeconds, openStation } from '#testing/hub/stations.js';
import { TcpProxy } from '#testing/hub/tcp-proxy.js';
import { until } from '#testing/hub/until.js';
import { missing } from '#testing/services/available.js';
import { reportMissing } from '#testing/services/database.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const UNITS = { agent: '2025-02728', lossy: '2025-02647', disorder: '2025-02671' };
const PROVINCE = '2025-15';
const brokerMissing = missing('mariadb') ?? missing('mosquitto');

interface Stage {
  hub: HubProcess;
  people: Record<'operator' | 'approver', ApiClient>;
  long: BulletinAnswer;
  short: BulletinAnswer;
}

async function stage(hub: HubProcess): Promise<Stage> {
  const people = await cast(hub, {
    operator: ['commune-operator', PROVINCE],
    approver: ['commune-approver', PROVINCE],
  });
  const { operator, approver } = people;
  const make = (title: string, seconds: number): Promise<BulletinAnswer> =>
    approvedBulletin(operator, approver, { unit: PROVINCE, title, seconds, hertz: 400 + seconds });
  return { hub, people, long: await make('Dài', 20), short: await make('Ngắn', 3) };
}

/** Class 2: the commune is not asked. */
const order = (by: ApiClient, unit: string, bulletin: BulletinAnswer, atMs: number) =>
  confirmedOrder(by, { unit: PROVINCE, units: [unit], class: 2, bulletins: [bulletin.id], atMs });
const rowsOf = async (by: ApiClient, id: string): Promise<AsRun[]> =>
  (await asRun(by)).filter((row) => row.order === id);
const finished = (by: ApiClient, id: string, count: number): Promise<AsRun[]> =>
  until(
    `${count} finished rows`,
    async () => {
      const rows = await rowsOf(by, id);
      return rows.length === count && rows.every((r) => r.end === 'finished') && rows;
    },
    60_000,
  );

/** Staging: the network stops in the middle of the file. Playing: in the middle of the sound. */
async function killedAgent({ hub, people: { operator }, long }: Stage) {
  const { durationMs } = long.variants[0]!.rendition!;
  const http = await TcpProxy.open();
  http.target = hub.api.baseUrl;
  const agent = new SpeakerAgent(`http://127.0.0.1:${http.port}`);
  try {
    const { id, places } = await openStation(hub.admin, UNITS.agent);
    agent.start(await enrolmentCode(hub.admin, places[0]!));
    await until('the agent to enrol', () => agent.device);
    http.maxBytesToClient = 30_000;
    const atMs = inSeconds(15);
    const { id: orderId } = await order(operator, UNITS.agent, long, atMs);
    await schedule(operator, id, 'the plan', (all) => all.some((o) => o.state === 'placed'));
    const media = join(agent.data, agent.device!, 'media');
    const parts = (): string =>
      (existsSync(media) ? readdirSync(media) : [])
        .filter((name) => name.endsWith('.part'))
        .map((name) => `${name} ${statSync(join(media, name), { throwIfNoEntry: false })?.size ?? 0}`)
        .join();
    // One that grows no more: smaller files pass through whole.
    let [seen, times] = ['', 0];
    await until('a part of the file', () => {
      const now = parts();
      times = now === seen ? times + 1 : 0;
      seen = now;
      return now !== '' && times >= 5;
    });
    await agent.end();
    const wasPartial = parts() !== '';
    http.maxBytesToClient = Infinity;
    agent.start();
    const row = async (): Promise<AsRun | undefined> => (await rowsOf(operator, orderId))[0];
    await until(
      'the start',
      async () => (await row())?.state === 'started' && Date.now() > atMs + 2000,
      40_000,
    );
    await agent.end();
    agent.start();
    const end = await until(
      'the end',
      async () => {
        const now = await row();
        return now?.end && Date.now() > atMs + durationMs + 2000 ? now : null;
      },
      40_000,
    );
    return {
      wasPartial,
      end,
      atMs,
      heard: agent.heard(),
      durationMs,
    };
  } finally {
    await agent.end();
    await http.close();
  }
}

/** What devices say is lost, then heard without their knowing it, so that they say it again. */
async function lossyNetwork({ hub, people: { operator }, short }: Stage, mqtt: TcpProxy) {
  const { places } = await openStation(hub.admin, UNITS.lossy, { places: ['A', 'B', 'C'] });
  const fleet = await devicesAt(hub.admin, places);
  try {
    const { id } = await order(operator, UNITS.lossy, short, inSeconds(10));
    await until('a device to play', () => fleet.summary().playing > 0);
    mqtt.cut(); // what was on its way is lost
    await until('a start to be on record', async () =>
      (await rowsOf(operator, id)).some((r) => r.state === 'started'),
    );
    mqtt.swallowToClient = true; // heard, and never answered: no acknowledgement, no receipt
    await until('an end to be on record', async () =>
      (await rowsOf(operator, id)).some((r) => r.end === 'finished'),
    );
    mqtt.cut();
    mqtt.swallowToClient = false;
    const before = fleet.summary();
    const rows = await finished(operator, id, places.length);
    await until(
      'receipts for everything',
      () => {
        const { reports, receipted } = fleet.summary();
        return reports === receipted;
      },
      60_000,
    );
    return { rows, before, after: fleet.summary() };
  } finally {
    await fleet.stop();
  }
}

/** A device that says things in the wrong order, twice, and does not hear the answers. */
async function disorder({ hub, people: { operator }, short }: Stage) {
  const { id: station, places } = await openStation(hub.admin, UNITS.disorder);
  const device = await ProtocolDevice.enrol(hub.admin, places[0]!);
  await device.connect(hub.mqttUrl);
  try {
    const atMs = inSeconds(10);
    const { id } = await order(operator, UNITS.disorder, short, atMs);
    const [occurrence] = await schedule(operator, station, 'the plan', (all) =>
      all.some((o) => o.state === 'placed'),
    );
    const row = async (): Promise<AsRun | undefined> => (await rowsOf(operator, id))[0];
    await until('its row', row);
    const { sha256, durationMs } = short.variants[0]!.rendition!;
    const play = { occurrence: occurrence!.id, play: 'p', revision: 1, volume: 50, evidence: 'decoded' };
    const at = (ms: number): string => new Date(atMs + ms).toISOString();
    const items = [{ sha256, fromMs: 0, toMs: durationMs }];
    const end = { ...play, seq: 3, type: 'finished', at: at(durationMs), items };
    const start = { ...play, seq: 2, type: 'started', at: at(0), items: [] };
    await until('its time', () => Date.now() > atMs + durationMs);
    await device.report(end);
    await until('the end before the start', async () => (await row())?.end === 'finished');
    await device.report(end, start);
    await device.report(start);
    const uncovered = device.upTo;
    await device.report({ seq: 1, type: 'armed', occurrence: occurrence!.id, at: at(-2000) });
    await until('a receipt for all three', () => device.upTo === 3);
    const answers = device.receipts.length;
    await device.report(end, start); // its receipts were lost: it asks again
    await until('the same receipt again', () => device.receipts.length > answers);
    return { row: await row(), uncovered, upTo: device.upTo, durationMs };
  } finally {
    await device.end();
  }
}

/** Mosquitto dies while everything plays, and comes back after it. */
async function brokerKilled(): Promise<{ rows: AsRun[]; without: number; after: number }> {
  const hub = await HubProcess.start('mariadb + mosquitto');
  try {
    const {
      people: { operator },
      short,
    } = await stage(hub);
    const { places } = await openStation(hub.admin, UNITS.agent, { places: ['A', 'B', 'C'] });
    const fleet = await devicesAt(hub.admin, places);
    const { id } = await order(operator, UNITS.agent, short, inSeconds(10));
    await until('every device to play', () => fleet.summary().playing === places.length);
    await hub.mosquitto!.kill();
    const without = await until('the hub to notice', async () => {
      const { status } = await hub.api.get('/health/ready');
      return status !== 200 && status;
    });
    await until('every device to be done', () => fleet.summary().playing === 0);
    await hub.mosquitto!.restart();
    const rows = await finished(operator, id, places.length);
    const { status } = await hub.api.get('/health/ready');
    await fleet.stop();
    return { rows, without, after: status };
  } finally {
    await hub.stop();
  }
}

let hub: HubProcess;
let mqtt: TcpProxy;
/** All trials go on at the same time; each `it` looks at one. */
const trials: Partial<{
  agent: ReturnType<typeof killedAgent>;
  lossy: ReturnType<typeof lossyNetwork>;
  disorder: ReturnType<typeof disorder>;
  broker: ReturnType<typeof brokerKilled>;
}> = {};

beforeAll(async () => {
  mqtt = await TcpProxy.open();
  if (!brokerMissing) trials.broker = brokerKilled();
  trials.broker?.catch(() => undefined); // told by its test
  hub = await HubProcess.start('sqlite + embedded', {
    TTN_PUBLIC_MQTT_URLS: `mqtt://127.0.0.1:${mqtt.port}`,
  });
  mqtt.target = hub.mqttUrl;
  const set = await stage(hub);
  trials.agent = killedAgent(set);
  trials.lossy = lossyNetwork(set, mqtt);
  trials.disorder = disorder(set);
  for (const trial of Object.values(trials)) trial.catch(() => undefined);
});
afterAll(async () => {
  await Promise.allSettled(Object.values(trials));
  await hub?.stop();
  await mqtt?.close();
});

describe('devices and what lies between', () => {
  it('an agent killed while it fetches goes on from there, and one killed while it plays is taken up where the others are', async () => {
    const { wasPartial, end, atMs, heard, durationMs } = await trials.agent!;
    expect(wasPartial).toBe(true);
    expect(end).toMatchObject({ end: 'partial', reason: 'power' });
    expect(heard).toHaveLength(2);
    const [first, second] = heard as [(typeof heard)[0], (typeof heard)[0]];
    expect(Math.abs(first.fromMs - atMs)).toBeLessThan(400);
    expect(second.fromMs).toBeGreaterThan(first.toMs);
    expect(Math.abs(second.toMs - (atMs + durationMs))).toBeLessThan(500);
    const played = heard.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
    expect(Math.abs(end.playedMs - played)).toBeLessThan(1500);
    expect(end.playedMs).toBeLessThan(durationMs);
  });

  it('reports that are lost and doubled, and receipts that are lost, leave one play each and nothing open', async () => {
    const { rows, before, after } = await trials.lossy!;
    for (const row of rows) expect(row).toMatchObject({ end: 'finished', reason: null });
    expect(before.receipted).toBeLessThan(before.reports);
    expect(after.receipted).toBe(after.reports);
  });

  it('reports in the wrong order make the same row, and are covered when the last one is there', async () => {
    const { row, uncovered, upTo, durationMs } = await trials.disorder!;
    expect(uncovered).toBe(0);
    expect(upTo).toBe(3);
    expect(row).toMatchObject({ end: 'finished', playedMs: durationMs, version: 1 });
  });

  if (brokerMissing) reportMissing(brokerMissing);
  else
    it('a broker that dies while everything plays: it plays on, and is on record when the broker is back', async () => {
      const { rows, without, after } = await trials.broker!;
      for (const row of rows) expect(row).toMatchObject({ end: 'finished', reason: null });
      expect(without).toBe(503);
      expect(after).toBe(200);
    });
});
