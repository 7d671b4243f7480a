// The door of devices: whatever an enrolled device sends, the hub goes on, and its neighbours do not notice.
import type { ApiClient } from '#testing/hub/api-client.js';
import { describePairs, type HubWorld, startHubWorld } from '#testing/hub/hub-world.js';
import { person } from '#testing/hub/people.js';
import { ProtocolDevice } from '#testing/hub/protocol-device.js';
import { openStation } from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import { ReportEntity } from '#persistence/entities/playback.entity.js';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';

const COMMUNE = '2025-02728';
const HUGE = 9007199254740991;

describePairs('bad input of devices', (pair) => {
  let world: HubWorld;
  let technician: ApiClient;
  let device: ProtocolDevice;
  let neighbour: ProtocolDevice;

  beforeAll(async () => {
    world = await startHubWorld(pair);
    technician = await person(world, 'technician', COMMUNE);
    const { places } = await openStation(world.admin, COMMUNE, { places: ['A', 'B'] });
    device = await ProtocolDevice.enrol(world.admin, places[0]!);
    neighbour = await ProtocolDevice.enrol(world.admin, places[1]!);
    await device.connect();
    await neighbour.connect();
  });
  afterAll(async () => {
    await device?.end();
    await neighbour?.end();
    await world?.stop();
  });

  const stillWell = async (): Promise<void> => {
    expect(await world.api.get('/health/ready')).toMatchObject({ status: 200 });
  };
  const alarmsOf = async (kind: string, of: ProtocolDevice): Promise<object[]> => {
    const path = `/api/v1/alarms?kind=${kind}&limit=200`;
    const { items } = await technician.ok(technician.get<{ items: { device: string }[] }>(path));
    return items.filter((alarm) => alarm.device === of.id);
  };

  const batch = ({ journal, boot }: ProtocolDevice, ...reports: unknown[]): string =>
    JSON.stringify({ journal, boot, reports });
  const head = { at: new Date().toISOString(), uptimeMs: 1, clock: 'trusted' };
  const nonsense: [what: string, payload: (d: ProtocolDevice) => string | Uint8Array][] = [
    ['nothing', () => ''],
    ['random bytes', () => randomBytes(3000)],
    ['256 KiB of random bytes', () => randomBytes(256 * 1024)],
    ['more than 256 KiB', () => randomBytes(300 * 1024)],
    ['bytes that are no UTF-8', () => Buffer.from([0x22, 0xc3, 0x28, 0x22])],
    ['JSON that is cut', (d) => batch(d, { seq: 1 }).slice(0, -3)],
    ['null', () => 'null'],
    ['a number', () => '1e999'],
    ['a list', () => '[]'],
    ['an empty object', () => '{}'],
    ['nested without end', () => `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    [
      'a polluted prototype',
      (d) =>
        `{"__proto__":{"polluted":1},"journal":"${d.journal}","boot":"b","reports":[{"__proto__":{"polluted":1}}]}`,
    ],
    ['a batch without reports', (d) => batch(d)],
    [
      'a thousand reports',
      (d) =>
        batch(
          d,
          ...Array.from({ length: 1000 }, (_, i) => ({
            ...head,
            seq: i + 1,
            type: 'gap',
            count: 1,
            reason: 'x',
          })),
        ),
    ],
    ['reports of wrong types', (d) => batch(d, 1, null, 'x', [], { seq: 'one' })],
    ['seq 0', (d) => batch(d, { ...head, seq: 0, type: 'armed', occurrence: 'x' })],
    ['seq -1', (d) => batch(d, { ...head, seq: -1, type: 'armed', occurrence: 'x' })],
    ['seq 1.5', (d) => batch(d, { ...head, seq: 1.5, type: 'armed', occurrence: 'x' })],
    [
      'a status of huge numbers',
      (d) =>
        JSON.stringify({
          ...d.anyStatus(),
          revision: HUGE,
          configRevision: HUGE,
          lastSeq: HUGE,
          freeBytes: 1e308,
          tempC: -1e308,
          clock: { state: 'trusted', offsetMs: 1e300 },
        }),
    ],
    [
      'a status of wrong types',
      (d) => JSON.stringify({ ...d.anyStatus(), revision: 'one', volume: -5, clock: 'late' }),
    ],
    ['a status of another day', (d) => JSON.stringify({ ...d.anyStatus(), at: '0000-00-00T99:99:99Z' })],
    [
      'a status with half a character',
      (d) => JSON.stringify({ ...d.anyStatus(), agent: 'a\ud83d', net: 'wifi\u0000' }),
    ],
    ['a status with a huge name', (d) => JSON.stringify({ ...d.anyStatus(), agent: 'x'.repeat(100_000) })],
    [
      'a status for alerts of every unit',
      (d) =>
        JSON.stringify({
          ...d.anyStatus(),
          alerts: Object.fromEntries(
            Array.from({ length: 5000 }, (_, i) => [`2025-${String(i).padStart(5, '0')}`, HUGE]),
          ),
        }),
    ],
  ];
  it('what a device sends without sense is dropped and counted; the hub and the others go on', async () => {
    const dropped = await counted(world);
    const told = () => device.receipts.filter((r) => r.malformed);
    // Before anything that ends its connection: what is told to a device that is away is told to nobody.
    await device.send('report', '[]');
    await until('it to be told', () => told().length > 0);
    for (const [, payload] of nonsense) {
      for (const kind of ['status', 'report'] as const) {
        if (!device.connected) await device.connect();
        await device.send(kind, payload(device));
      }
    }
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    if (!device.connected) await device.connect();
    await neighbour.status();
    await neighbour.report({ seq: 1, type: 'armed', occurrence: 'x' });
    await until('the neighbour\u2019s receipt', () => neighbour.upTo === 1);
    await until('the neighbour to be online', async () => {
      const answer = await technician.get<{ presence: string }>(`/api/v1/devices/${neighbour.id}`);
      return answer.body.presence === 'online';
    });
    await until('nonsense counted', async () => (await counted(world)) > dropped + 10);
    expect(told()).toHaveLength(1); // at most once a minute
    // The same device is taken at its word again at once.
    await device.status();
    await device.report({ seq: 1, type: 'armed', occurrence: 'x' });
    await until('its receipt', () => device.upTo === 1);
    await stillWell();
  });

  it('numbers and times at their limits are rejected one by one, or stored; nothing stands in the way of the rest', async () => {
    device.journal = randomUUID();
    const play = { occurrence: 'x', play: 'p', revision: HUGE, items: [], volume: 50, evidence: 'decoded' };
    await device.report(
      { seq: 1, type: 'gap', count: HUGE, reason: 'x' },
      { seq: 2, type: 'gap', fromSeq: -5, toSeq: HUGE, count: 1, reason: 'x' },
      { seq: 3, type: 'staged', sha256: 'a'.repeat(64), bytes: 1e308 },
      { seq: 4, type: 'started', ...play },
      { seq: 5, type: 'armed', occurrence: 'x', at: '9999-12-31T23:59:59.999+14:00' },
      { seq: 6, type: 'armed', occurrence: 'x', at: '0001-01-01T00:00:00Z' },
      { seq: 7, type: 'armed', occurrence: "'; DROP TABLE report; --" },
      { seq: 8, type: 'fault', part: '📢\u0000', reason: 'ă'.repeat(64) },
      { seq: 9, type: 'no-such-type' },
      {
        seq: 10,
        type: 'partial',
        ...play,
        items: [{ sha256: 'b'.repeat(64), fromMs: 5, toMs: 1 }],
        reason: '\ud83d',
      },
      {
        ...{ seq: 11, type: 'unplanned', source: 'local' },
        ...{ fromAt: '0000-01-01T00:00:00Z', toAt: '9999-12-31T23:59:59-14:00' },
      },
    );
    await until('a receipt for all of them', () => device.upTo === 11);
    const told = device.receipts.flatMap((r) => (r.journal === device.journal ? (r.rejects ?? []) : []));
    expect(told.map(({ seq }) => seq)).toEqual(expect.arrayContaining([8, 9, 10]));
    await device.report({ seq: HUGE, type: 'armed', occurrence: 'x' });
    await device.report({ seq: 2147483648, type: 'armed', occurrence: 'x' });
    await device.report({ seq: 12, type: 'armed', occurrence: 'x' });
    const now = new Date().toISOString();
    await neighbour.report({ seq: 2, type: 'unplanned', fromAt: now, toAt: now, source: 'local' });
    await until('the neighbour\u2019s receipt', () => neighbour.upTo === 2);
    await until('the next of its own', () => device.upTo === 12);
    // Behind the receipts, the ledger goes on too: what it cannot use does not stand in its way.
    await until('what the neighbour told', async () => (await alarmsOf('unplanned', neighbour)).length === 1);
    const reports = world.hub.app.get(DataSource).getRepository(ReportEntity);
    expect(
      await reports.countBy({ device: device.id, journal: device.journal, type: 'armed' }),
    ).toBeGreaterThan(2);
    await stillWell();
  });

  it('a flood is cut off and on record, and the neighbour does not notice', async () => {
    const one = JSON.stringify(device.anyStatus());
    await Promise.all(Array.from({ length: 300 }, () => device.send('status', one)));
    await until('the cut', () => !device.connected);
    await neighbour.report({ seq: 3, type: 'armed', occurrence: 'x' });
    await until('the neighbour\u2019s receipt', () => neighbour.upTo === 3);
    await until('the alarm', async () => (await alarmsOf('flood', device)).length === 1);
  });
});

/** Messages that were dropped for what they were. */
async function counted(world: HubWorld): Promise<number> {
  const text = await world.metrics();
  const lines = text.match(/^ttn_(messages_dropped_total|reports_total)\{.*(malformed).*\} \d+$/gm) ?? [];
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}
