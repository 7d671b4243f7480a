// What the monitor's pages ask: the fleet in one answer, slots, mutes, telemetry, uptime, a device's history and its log; live.
import type { ServerEvents } from '#contracts/realtime.js';
import { AsRunEntity, ReportEntity } from '#persistence/entities/playback.entity.js';
import type { ApiClient } from '#testing/hub/api-client.js';
import { describePairs, type HubWorld, startHubWorld } from '#testing/hub/hub-world.js';
import { confirmedOrder } from '#testing/hub/orders.js';
import { cast } from '#testing/hub/people.js';
import { ProtocolDevice } from '#testing/hub/protocol-device.js';
import { approvedBulletin } from '#testing/hub/sounds.js';
import { inSeconds, openStation, type TestStation } from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { gunzipSync, gzipSync } from 'node:zlib';
import { io, type Socket } from 'socket.io-client';
import { DataSource } from 'typeorm';

const HERE = '2025-02728';
const ELSEWHERE = '2025-02647';

interface Fleet {
  total: number;
  truncated: boolean;
  units: { key: string; technology: string; muted: string }[];
  places: Record<
    'device' | 'place' | 'name' | 'unit' | 'presence' | 'playing' | 'muted' | 'clock',
    unknown[]
  >;
}
interface Slot {
  source: string;
  kind: string;
  title: string;
  unitName: string | null;
  startAt: string;
  total: number;
  counts: Record<string, number>;
}

describePairs('the pages of the monitor', (pair) => {
  let world: HubWorld;
  let people: Record<'operator' | 'approver' | 'technician' | 'monitor' | 'supplier', ApiClient>;
  let here: TestStation;
  let elsewhere: TestStation;
  let first: ProtocolDevice;
  let second: ProtocolDevice;
  let other: ProtocolDevice;
  let socket: Socket<ServerEvents>;
  /** Of somebody who may read the as-run log, and no devices. */
  let supplier: Socket<ServerEvents>;
  const suppliers = new Set<string>();
  const heard: { [E in keyof ServerEvents]: Parameters<ServerEvents[E]>[0] } = {
    ...{ devices: [], rows: [], alarms: [], notices: [], commands: [] },
  };

  beforeAll(async () => {
    world = await startHubWorld(pair, {
      TTN_HEARTBEAT_SECONDS: '1',
      TTN_ARM_SECONDS: '8',
      TTN_FREEZE_SECONDS: '10',
      TTN_TELEMETRY_SECONDS: '0.5',
    });
    people = await cast(world, {
      operator: ['commune-operator', HERE],
      approver: ['commune-approver', HERE],
      technician: ['technician', '2025-15'],
      monitor: ['monitor', '2025-15'],
      supplier: ['department-contributor', HERE],
    });
    here = await openStation(world.admin, HERE, { places: ['Cột A', 'Cột B', 'Chưa lắp'] });
    elsewhere = await openStation(world.admin, ELSEWHERE, { places: ['Cột C'] });
    first = await ProtocolDevice.enrol(world.admin, here.places[0]!);
    second = await ProtocolDevice.enrol(world.admin, here.places[1]!);
    other = await ProtocolDevice.enrol(world.admin, elsewhere.places[0]!);
    first.says = { tempC: 255, rssi: -70, volume: 60 };
    for (const device of [first, second, other]) {
      await device.connect();
      await device.keepTalking(300);
    }
    const live = ({ baseUrl, token }: ApiClient): Socket<ServerEvents> =>
      io(baseUrl, { auth: { token }, transports: ['websocket'] });
    socket = live(people.operator);
    supplier = live(people.supplier);
    supplier.onAny((name: string) => void suppliers.add(name));
    socket.onAny((name: keyof ServerEvents, changes: never[]) => void heard[name].push(...changes));
    await until('the realtime connections', () => socket.connected && supplier.connected);
  });
  afterAll(async () => {
    socket?.disconnect();
    supplier?.disconnect();
    for (const device of [first, second, other]) await device?.end();
    await world?.stop();
  });

  const fleetOf = (by: ApiClient, query = ''): Promise<Fleet> =>
    by.ok(by.get<Fleet>(`/api/v1/monitoring/fleet${query}`));
  const reportsOf = (device: string, query = '') =>
    people.technician.ok(
      people.technician.get<{ day: string; items: { seq: number; about: object | null }[] }>(
        `/api/v1/devices/${device}/reports${query}`,
      ),
    );
  const of = (fleet: Fleet, name: string) => {
    const i = fleet.places.name.indexOf(name);
    return Object.fromEntries(Object.entries(fleet.places).map(([column, values]) => [column, values[i]]));
  };

  it('the whole fleet comes in columns, narrowed to what the person may see', async () => {
    const fleet = await until('everybody online', async () => {
      const now = await fleetOf(people.monitor);
      return now.places.presence.filter((p) => p === 'online').length === 3 && now;
    });
    expect(fleet).toMatchObject({ total: 4, truncated: false });
    expect(new Set(Object.values(fleet.places).map(({ length }) => length))).toEqual(new Set([4]));
    expect(of(fleet, 'Cột A')).toMatchObject({
      device: first.id,
      playing: false,
      muted: 'no',
      clock: 'trusted',
    });
    expect(of(fleet, 'Chưa lắp')).toMatchObject({ device: null, presence: 'none' });
    expect(fleet.units[of(fleet, 'Cột C').unit as number]).toMatchObject({
      key: ELSEWHERE,
      technology: 'ip',
    });

    expect((await fleetOf(people.operator)).total).toBe(3);
    expect((await fleetOf(people.monitor, `?unit=${ELSEWHERE}`)).total).toBe(1);
    expect((await fleetOf(people.monitor, '?kind=board')).total).toBe(0);
    expect(await people.monitor.get('/api/v1/monitoring/fleet?unit=2025-99999')).toMatchObject({
      status: 404,
    });
    expect(await people.monitor.get('/api/v1/monitoring/fleet?kind=radio')).toMatchObject({ status: 400 });
    const summary = await people.operator.ok(people.operator.get('/api/v1/monitoring/summary'));
    expect(summary).toMatchObject({ devices: 2, online: 2, lost: 0 });
  });

  it('what has not changed is not sent again, and goes compressed to whoever takes it', async () => {
    const { token, baseUrl } = people.operator;
    const ask = (headers: Record<string, string>): Promise<Response> =>
      fetch(`${baseUrl}/api/v1/monitoring/fleet`, {
        headers: { authorization: `Bearer ${token}`, ...headers },
      });
    const whole = await ask({ 'accept-encoding': 'gzip' });
    expect(whole.headers.get('content-encoding')).toBe('gzip');
    expect(await whole.json()).toMatchObject({ total: 3 });
    const again = await ask({ 'if-none-match': whole.headers.get('etag')! });
    expect(again.status).toBe(304);
  });

  it('a change of state arrives by itself, in the rooms of those who may see it', async () => {
    heard.devices.length = 0;
    const playing = { occurrence: 'occ-1', play: 'play-1', since: new Date().toISOString() };
    first.says = { ...first.says, playing };
    other.says = { playing };
    await until('the first one sounding', () => heard.devices.some((d) => d.id === first.id && d.playing));
    expect(of(await fleetOf(people.monitor), 'Cột A').playing).toBe(true);
    await until('the other one in the list', async () => of(await fleetOf(people.monitor), 'Cột C').playing);
    expect(heard.devices.filter(({ id }) => id === other.id)).toEqual([]);
    first.says = { tempC: 255, rssi: -70, volume: 60 };
    await until('it ended', () => heard.devices.some((d) => d.id === first.id && d.playing === false));
  });

  it('a silenced commune lists who has not confirmed', async () => {
    type Mutes = {
      items: {
        station: string;
        muted: string;
        confirmed: number;
        waiting: { device: string; overdue: boolean }[];
      }[];
    };
    const mutes = async () =>
      (await people.operator.ok(people.operator.get<Mutes>('/api/v1/monitoring/mutes'))).items;
    expect(await mutes()).toEqual([]);
    const body = { muted: 'programme', reason: 'Kiểm tra' };
    await people.operator.ok(people.operator.put(`/api/v1/stations/${here.id}/muted`, body));
    second.says = { muted: 'programme' };
    const [station] = await until('the second one', async () => {
      const items = await mutes();
      return items[0]?.confirmed === 1 && items;
    });
    expect(station).toMatchObject({ station: here.id, muted: 'programme', confirmed: 1 });
    expect(station!.waiting).toMatchObject([{ device: first.id, overdue: false }]);
    await people.operator.ok(
      people.operator.put(`/api/v1/stations/${here.id}/muted`, { ...body, muted: 'no' }),
    );
    expect((await mutes())[0]?.waiting.map(({ device }) => device)).toEqual([second.id]);
    second.says = {};
    await until('nobody is left', async () => (await mutes()).length === 0);
  });

  it('keeps what a device measured, flags what cannot be, and counts its uptime', async () => {
    const telemetry = await until('some samples', async () => {
      const path = `/api/v1/devices/${first.id}/telemetry?hours=1`;
      const now = await people.technician.ok(
        people.technician.get<{
          samples: number;
          uptime: number;
          series: { quantity: string; flags: string[]; mean: number | null }[];
          presence: { state: string }[];
        }>(path),
      );
      return now.samples >= 3 && now;
    });
    const of = (quantity: string) => telemetry.series.find((s) => s.quantity === quantity);
    expect(of('tempC')).toMatchObject({ flags: ['out-of-range'], mean: null });
    expect(of('rssi')).toMatchObject({ flags: [], mean: -70 });
    expect(telemetry.presence.at(-1)).toMatchObject({ state: 'online' });
    expect(telemetry.uptime).toBe(1);
    expect(await people.technician.get(`/api/v1/devices/${first.id}/telemetry?hours=0`)).toMatchObject({
      status: 400,
    });

    const month = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' })
      .format(new Date())
      .slice(0, 7);
    const uptime = await people.operator.ok(
      people.operator.get<{ items: { name: string; share: number | null }[] }>(
        `/api/v1/monitoring/uptime?month=${month}`,
      ),
    );
    expect(uptime.items.map(({ name, share }) => [name, share])).toEqual([
      ['Chưa lắp', null],
      ['Cột A', 1],
      ['Cột B', 1],
    ]);
    expect(await people.operator.get('/api/v1/monitoring/uptime?month=2026-13')).toMatchObject({
      status: 400,
    });
  });

  it('a log is asked for, taken from that device alone, and downloaded', async () => {
    const { technician, operator } = people;
    const path = `/api/v1/devices/${first.id}/commands`;
    expect((await operator.post(path, { command: 'log', args: {} })).status).toBe(403);
    const sent = await technician.ok(technician.post<{ nonce: string }>(path, { command: 'log', args: {} }));
    const command = await until(
      'the command',
      () => first.heard.find(({ kind }) => kind === 'command')?.payload,
    );
    const { path: to } = command.args as { path: string; maxBytes: number };
    const put = (device: ProtocolDevice, body: Uint8Array, type = 'application/gzip'): Promise<Response> =>
      fetch(`${world.api.baseUrl}${to}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${device.enrolment.httpToken}`, 'content-type': type },
        body: new Uint8Array(body),
      });
    const text = gzipSync('khởi động lại lúc 05:30');
    expect((await put(second, text)).status).toBe(404);
    expect((await put(first, Buffer.from('no gzip'))).status).toBe(400);
    expect((await put(first, Buffer.alloc(1024 * 1024 + 2000, 0x1f))).status).toBeGreaterThanOrEqual(400);
    expect((await put(first, text)).status).toBe(204);
    await first.report({ seq: 1, type: 'command', nonce: sent.nonce, command: 'log', result: 'executed' });
    await until('its end, live', () =>
      heard.commands.some((c) => c.id === sent.nonce && c.result === 'executed'),
    );
    const logs = await technician.ok(technician.get<{ nonce: string }[]>(`/api/v1/devices/${first.id}/logs`));
    expect(logs).toMatchObject([{ nonce: sent.nonce, bytes: text.length }]);
    const file = await fetch(`${technician.baseUrl}/api/v1/devices/${first.id}/logs/${sent.nonce}`, {
      headers: { authorization: `Bearer ${technician.token}` },
    });
    expect(gunzipSync(Buffer.from(await file.arrayBuffer())).toString()).toBe('khởi động lại lúc 05:30');
    expect((await operator.get(`/api/v1/devices/${first.id}/logs`)).status).toBe(403);
  });

  it('a device has a history: who stood there, what it complained of, what it said', async () => {
    await first.report({ seq: 2, type: 'fault', part: 'amplifier', reason: 'no-current' });
    const { technician } = people;
    const history = await until('the fault', async () => {
      const now = await technician.ok(
        technician.get<{ faults: object[]; enrolments: object[]; place: object }>(
          `/api/v1/devices/${first.id}/history`,
        ),
      );
      return now.faults.length > 0 && now;
    });
    expect(history).toMatchObject({
      place: { name: 'Cột A', unit: HERE },
      enrolments: [{ id: first.id, state: 'active' }],
      faults: [{ kind: 'fault', cause: 'amplifier: no-current' }],
    });
    const reports = await technician.ok(
      technician.get<{ items: { type: string; body: object }[] }>(
        `/api/v1/devices/${first.id}/reports?type=fault`,
      ),
    );
    expect(reports.items).toMatchObject([{ type: 'fault', body: { part: 'amplifier' } }]);
    expect((await technician.get('/api/v1/devices/nobody/history')).status).toBe(404);
    expect((await technician.get('/api/v1/devices/nobody/reports')).status).toBe(404);
    // Days are those of Việt Nam, whose mornings are still the day before in UTC.
    const kept = world.hub.app.get(DataSource).getRepository(ReportEntity);
    for (const [seq, receivedAt] of [
      [91, '2026-03-01T16:59:59.000Z'],
      [92, '2026-03-01T17:00:00.000Z'],
      [93, '2026-03-02T16:59:59.000Z'],
      [94, '2026-03-02T17:00:00.000Z'],
    ] as const)
      await kept.insert({
        ...{ day: receivedAt.slice(0, 10), device: first.id, journal: 'long-ago', boot: 'b', batch: 0, seq },
        ...{ type: 'fault', at: new Date(receivedAt), receivedAt: new Date(receivedAt), body: '{}' },
      });
    const morning = await reportsOf(first.id, '?day=2026-03-02');
    expect([morning.day, ...morning.items.map(({ seq }) => seq)]).toEqual(['2026-03-02', 93, 92]);
    // An alarm follows, is taken up by name, and everybody who sees the unit hears of it.
    const alarm = await until('the alarm', async () => {
      const { items } = await technician.ok(
        technician.get<{ items: { id: string; placeName: string }[] }>(
          `/api/v1/alarms?kind=fault&open=true&unit=${HERE}`,
        ),
      );
      return items[0];
    });
    expect(alarm.placeName).toBe('Cột A');
    heard.alarms.length = 0;
    const taken = await technician.ok(
      technician.post(`/api/v1/alarms/${alarm.id}/acknowledge`, { note: 'Đã gọi thợ' }),
    );
    expect(taken).toMatchObject({
      note: 'Đã gọi thợ',
      acknowledgedByName: expect.stringContaining('technician'),
    });
    await until('the acknowledgement, live', () =>
      heard.alarms.some(({ id, open }) => id === alarm.id && open),
    );
  });

  it('a slot shows how far every place has come, and why one will miss it', async () => {
    const { operator, approver, monitor } = people;
    const bulletin = await approvedBulletin(operator, approver, { unit: HERE, title: 'Bản tin chiều' });
    const atMs = inSeconds(16);
    const order = await confirmedOrder(operator, { unit: HERE, bulletins: [bulletin.id], atMs });
    const slotOf = async (): Promise<Slot | undefined> =>
      (
        await monitor.ok(monitor.get<{ items: Slot[] }>(`/api/v1/monitoring/slots?hours=0.5&unit=${HERE}`))
      ).items.find(({ source }) => source === order.id);
    const slot = await until('the slot', slotOf);
    expect(slot).toMatchObject({ kind: 'occurrence', title: 'Lịch phát', total: 3 });
    expect(Object.values(slot.counts).reduce((sum, n) => sum + n, 0)).toBe(3);
    const query = new URLSearchParams({ source: order.id, kind: 'occurrence', startAt: slot.startAt });
    const rows = async (more = '') =>
      (
        await monitor.ok(
          monitor.get<{ items: { placeName: string; reason: string | null; state: string }[] }>(
            `/api/v1/monitoring/slots/rows?${query.toString()}${more}`,
          ),
        )
      ).items;
    const missing = await until('the empty place', async () =>
      (await rows()).find(({ placeName, reason }) => placeName === 'Chưa lắp' && reason === 'offline'),
    );
    expect(missing.state).toBe('planned');
    expect(await rows('&state=finished')).toEqual([]);
    expect(await rows(`&unit=${ELSEWHERE}`)).toEqual([]);
    expect((await operator.get('/api/v1/monitoring/slots?hours=100')).status).toBe(400);
    const ended = await until('everybody has missed it', async () => {
      const now = await slotOf();
      return now?.counts.missed === 3 && now;
    });
    expect(ended.counts).toMatchObject({ planned: 0, missed: 3 });
    const { items: ledger } = await monitor.ok(
      monitor.get<{ items: { id: string; subject: string; placeName: string }[] }>(
        `/api/v1/as-run?order=${order.id}`,
      ),
    );
    const own = ledger.find(({ placeName }) => placeName === 'Cột A')!;
    const { sha256 } = bulletin.variants[0]!.rendition!;
    await first.report(
      { seq: 3, type: 'staged', sha256, bytes: 1000 },
      { seq: 4, type: 'missed', occurrence: own.subject, reason: 'not-staged' },
      { seq: 5, type: 'not-armed', occurrence: 'nobody-ordered-this', reason: 'clock' },
    );
    const said = await until('what it said', async () => {
      const { items } = await reportsOf(first.id);
      return items[0]?.seq === 5 && items;
    });
    expect(said.slice(0, 3).map(({ about }) => about)).toEqual([
      null,
      { title: 'Lịch phát', row: own.id },
      { title: 'Bản tin chiều', row: null },
    ]);
    // Rows concern everybody who reads the log; of devices and alarms only those hear who may read them.
    await until('rows to the supplier', () => suppliers.has('rows'));
    expect([...suppliers].filter((name) => name !== 'rows' && name !== 'notices')).toEqual([]);
  });

  it('of more slots than a page holds those nearest to now are there, each with the commune whose own it is', async () => {
    const { monitor } = people;
    const kept = world.hub.app.get(DataSource).getRepository(AsRunEntity);
    const [found] = await kept.find({ where: { end: 'missed' }, order: { plannedStart: 'DESC' }, take: 1 });
    const row = { ...found!, segments: [], facts: found!.facts as object };
    const agoMs = Date.now() - 3600_000;
    await kept.insert(
      Array.from({ length: 230 }, (_, i) => ({
        ...row,
        ...{ id: `old-${i}`, subject: `old-${i}`, orderId: `old-${i}` },
        plannedStart: new Date(agoMs - i * 1000),
      })),
    );
    const shared = {
      ...row,
      id: 'other',
      subject: 'other',
      orderId: 'old-0',
      unitPath: row.unitPath.replace(HERE, ELSEWHERE),
    };
    await kept.insert({ ...shared, plannedStart: new Date(agoMs) });
    const { items, truncated } = await monitor.ok(
      monitor.get<{ items: Slot[]; truncated: boolean }>('/api/v1/monitoring/slots?hours=2'),
    );
    expect(truncated).toBe(true);
    expect(items).toHaveLength(200);
    expect(items.at(-1)).toMatchObject({ source: row.orderId, unitName: 'Xã Mường Hum' });
    expect(items.find(({ source }) => source === 'old-0')).toMatchObject({ total: 2, unitName: null });
    expect(items.some(({ source }) => source === 'old-229')).toBe(false);
    expect(items.map(({ startAt }) => startAt)).toEqual(items.map(({ startAt }) => startAt).sort());
  });
});
