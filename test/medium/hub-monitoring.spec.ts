import type { ApiClient } from '#testing/hub/api-client.js';
import { deviceOf, devicesAt } from '#testing/hub/devices.js';
import { describePairs, type HubWorld, startHubWorld } from '#testing/hub/hub-world.js';
import { confirmedOrder, ended } from '#testing/hub/orders.js';
import { cast } from '#testing/hub/people.js';
import { ProtocolDevice } from '#testing/hub/protocol-device.js';
import { approvalOf, approvedBulletin, renderedBulletin, tone } from '#testing/hub/sounds.js';
import { inSeconds, openStation, type TestStation } from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import type { Fleet } from '../../apps/fleet/src/fleet.js';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

const TOGETHER = '2025-02728';
const ALONE = '2025-02647';

type Emergency = 'duty' | 'authority';
interface Alarm {
  id: string;
  kind: string;
  device: string | null;
  count: number;
  details: Record<string, unknown>;
  raisedAt: string;
  clearedAt: string | null;
  acknowledgedBy: string | null;
}
interface Notice {
  id: string;
  kind: string;
  role: string;
  subject: string;
  state: string;
  dueAt: string | null;
  acknowledgedBy: string | null;
  unit: string;
  text: string;
}

describePairs('what the hub notices by itself', (pair) => {
  let world: HubWorld;
  let people: Record<'operator' | 'approver' | 'technician' | 'monitor' | Emergency, ApiClient>;
  let together: TestStation;
  let alone: TestStation;
  let fleet: Fleet;
  let stray: ProtocolDevice;

  beforeAll(async () => {
    world = await startHubWorld(pair, { TTN_HEARTBEAT_SECONDS: '1', TTN_ARM_SECONDS: '4' });
    people = await cast(world, {
      operator: ['commune-operator', TOGETHER],
      approver: ['commune-approver', TOGETHER],
      technician: ['technician', '2025-15'],
      monitor: ['monitor', '2025-15'],
      duty: ['duty-officer', TOGETHER],
      authority: ['emergency-authority', '2025-15'],
    });
    together = await openStation(world.admin, TOGETHER, { places: ['A', 'B', 'C'] });
    alone = await openStation(world.admin, ALONE, { places: ['D', 'E', 'F', 'G'] });
    fleet = await devicesAt(world.admin, [...together.places, ...alone.places.slice(0, 3)]);
    stray = await ProtocolDevice.enrol(world.admin, alone.places[3]!);
    await stray.connect();
    await stray.keepTalking(1000);
  });
  afterAll(async () => {
    await fleet?.stop();
    await stray?.end();
    await world?.stop();
  });

  const alarms = async (kind: string): Promise<Alarm[]> =>
    (await people.monitor.ok(people.monitor.get<{ items: Alarm[] }>(`/api/v1/alarms?kind=${kind}`))).items;
  const of = (list: Alarm[], device: string): Alarm | undefined => list.find((a) => a.device === device);
  const notices = async (by: ApiClient, kind: string): Promise<Notice[]> =>
    (await by.ok(by.get<{ items: Notice[] }>('/api/v1/notices?limit=200'))).items.filter(
      (n) => n.kind === kind,
    );
  const presence = async (id: string): Promise<string> => (await deviceOf(people.technician, id)).presence;

  it('online is what was heard of a device itself, offline three heartbeats later', async () => {
    const [first] = fleet.devices;
    await until('every device online', async () => {
      const states = await Promise.all(fleet.devices.map((d) => presence(d.id)));
      return states.every((state) => state === 'online');
    });
    // What a broker kept, and the broker's own word, renew nothing.
    await stray.send('status', '{"link":"lost"}');
    await until('the lost link', async () => (await presence(stray.id)) !== 'online');
    await until('its own word', async () => (await presence(stray.id)) === 'online');
    expect(await presence(first!.id)).toBe('online');
  });

  it('a slot that a place will miss is known before it, with the reason, and is one alarm', async () => {
    const { operator, approver, technician } = people;
    const draft = { unit: TOGETHER, title: 'Bản tin chiều' };
    const bulletin = await approvedBulletin(operator, approver, draft);
    const dead = fleet.devices[2]!;
    await dead.cutPower();
    const atMs = inSeconds(8);
    const order = await confirmedOrder(operator, { unit: TOGETHER, bulletins: [bulletin.id], atMs });
    const ofDead = async (): Promise<Alarm[]> =>
      (await alarms('unarmed')).filter(({ device }) => device === dead.id);
    const alarm = await until('the alarm', async () => (await ofDead())[0], 9000);
    expect(Date.parse(alarm.raisedAt)).toBeLessThan(atMs);
    expect(alarm).toMatchObject({
      details: { reason: 'offline', place: together.places[2], title: 'Lịch phát' },
    });
    const [notice] = await until('a notice to the technician', async () => {
      const found = await notices(technician, 'alarm');
      return found.some((n) => n.subject === alarm.id) && found;
    });
    expect(notice).toMatchObject({ role: 'technician' });
    const path = `/api/v1/alarms/${alarm.id}/acknowledge`;
    const both = await Promise.all([
      technician.post<Alarm>(path, { note: 'Đang đến' }),
      operator.post<Alarm>(path, { note: 'Đã gọi' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [taken, refused] = both[0].status === 200 ? both : [both[1], both[0]];
    expect(refused).toMatchObject({ body: { code: 'already-acknowledged' } });
    expect(taken.body.acknowledgedBy).not.toBeNull();
    expect(await ofDead()).toMatchObject([{ acknowledgedBy: taken.body.acknowledgedBy }]);
    const rows = await ended(people.monitor, order.id, 3);
    expect(rows.map((r) => [r.place, r.end]).sort()).toEqual(
      together.places.map((place, i) => [place, i === 2 ? 'missed' : 'finished']).sort(),
    );
    expect(rows.find((r) => r.end === 'missed')?.reason).toBe('offline');
    expect(await ofDead()).toHaveLength(1);
  });

  it('one device that is silent for long is one alarm of that device; a unit that goes silent together one of the unit', async () => {
    const [, second] = fleet.devices;
    const lonely = fleet.devices[3]!;
    await lonely.cutPower();
    await until('the lonely one offline', async () => (await presence(lonely.id)) === 'offline');
    const alarm = await until('its alarm', async () => of(await alarms('device-offline'), lonely.id));
    expect(alarm).toMatchObject({ count: 1, clearedAt: null });

    await second!.cutPower();
    const unit = await until('the alarm of the unit', async () => (await alarms('unit-silent'))[0]);
    const silent = [fleet.devices[1]!.id, fleet.devices[2]!.id].sort();
    expect(unit.details).toMatchObject({ devices: silent, total: 3 });
    second!.start();
    await until('one of them to be back', async () => (await presence(second!.id)) === 'online');
    await second!.cutPower();
    await until('it to be gone again', async () => (await presence(second!.id)) === 'offline');
    expect(await alarms('unit-silent')).toHaveLength(1);
    expect(of(await alarms('device-offline'), second!.id)).toBeUndefined();
    expect((await alarms('device-offline')).filter((a) => a.device === lonely.id)).toHaveLength(1);
  });

  it('sound that nobody planned is an alarm, a commanded test tone is not', async () => {
    const play = { play: 'p-1', revision: 0, volume: 50, evidence: 'decoded', items: [] };
    const span = { fromAt: new Date().toISOString(), toAt: new Date().toISOString() };
    await stray.report(
      { seq: 1, type: 'unplanned', ...span, source: 'test-tone' },
      { seq: 2, type: 'started', occurrence: 'nobody-ordered-this', ...play },
      { seq: 3, type: 'unplanned', ...span, source: 'local' },
    );
    const found = await until('both alarms', async () => {
      const now = await alarms('unplanned');
      return now.length >= 2 && now;
    });
    expect(found.map((a) => [a.device, a.details.source]).sort()).toEqual([
      [stray.id, 'local'],
      [stray.id, 'unknown'],
    ]);
    expect(found.find((a) => a.details.source === 'unknown')?.details.subject).toBe('nobody-ordered-this');
  });

  it('a fault, a refusal and a wrong clock are alarms, each once however often they are told', async () => {
    const fault = { type: 'fault', part: 'amplifier', reason: 'no-current' };
    const refused = { type: 'refused', topic: 'playlist', reason: 'signature', sha256: 'a'.repeat(64) };
    await stray.report({ seq: 4, ...fault }, { seq: 5, ...fault }, { seq: 6, ...refused });
    stray.says = { clock: { state: 'trusted', offsetMs: 5000 } };
    for (const kind of ['fault', 'refused', 'clock'])
      await until(`an alarm of ${kind}`, async () => (await alarms(kind)).length === 1);
    expect((await alarms('clock'))[0]?.details).toMatchObject({ offsetMs: 5000 });
  });

  it('what waits for a person is a notice to a role, done when it no longer waits', async () => {
    const { operator, approver } = people;
    const bulletin = await renderedBulletin(operator, { unit: TOGETHER, title: 'Chờ duyệt' });
    await operator.ok(operator.post(`/api/v1/bulletins/${bulletin.id}/submit`));
    const notice = await until('the notice', async () =>
      (await notices(approver, 'approval')).find((n) => n.subject === bulletin.id),
    );
    expect(notice).toMatchObject({ role: 'commune-approver', state: 'open' });
    const mine = async (by: typeof approver): Promise<string[]> => {
      const { items } = await by.ok(by.get<{ items: Notice[] }>('/api/v1/notices?mine=true&limit=200'));
      return items.map((n) => n.id);
    };
    expect(await mine(approver)).toContain(notice.id);
    // Everybody of the commune sees it; it is the approver's to do.
    expect((await notices(operator, 'approval')).map((n) => n.id)).toContain(notice.id);
    expect(await mine(operator)).not.toContain(notice.id);
    const seen = await approver.ok(approver.post<Notice>(`/api/v1/notices/${notice.id}/acknowledge`));
    expect(seen.acknowledgedBy).not.toBeNull();
    // In the log once, whoever presses it again.
    const again = await approver.ok(approver.post<Notice>(`/api/v1/notices/${notice.id}/acknowledge`));
    expect(again).toMatchObject({ acknowledgedBy: seen.acknowledgedBy });
    const logged = await world.admin.ok(
      world.admin.get<{ items: object[] }>(`/api/v1/audit?action=notice-acknowledged&subject=${notice.id}`),
    );
    expect(logged.items).toMatchObject([
      {
        actor: seen.acknowledgedBy,
        subjectKind: 'notice',
        subjectName: notice.text,
        details: { kind: 'approval' },
      },
    ]);
    const path = `/api/v1/bulletins/${bulletin.id}/approve`;
    await approver.ok(approver.post(path, approvalOf(bulletin.manifestHash)));
    await until('it to be done', async () =>
      (await notices(approver, 'approval')).every((n) => n.subject !== bulletin.id || n.state === 'done'),
    );
  });

  it('a notice that comes back is cut as it was at first, however long the reason', async () => {
    const { operator, approver } = people;
    const { id } = await renderedBulletin(operator, { unit: TOGETHER, title: 'Trả lại' });
    const told = (state: string): Promise<Notice> =>
      until(`its notice to be ${state}`, async () =>
        (await notices(operator, 'sent-back')).find((n) => n.subject === id && n.state === state),
      );
    for (const isFirst of [true, false]) {
      await operator.ok(operator.post(`/api/v1/bulletins/${id}/submit`));
      if (!isFirst) await told('done');
      await approver.ok(approver.post(`/api/v1/bulletins/${id}/reject`, { reason: 'Dài'.repeat(166) }));
      expect((await told('open')).text).toHaveLength(500);
    }
  });

  it('what needs a second person is a notice to that person, gone when it is decided', async () => {
    const { operator, approver, duty, authority } = people;
    const draft = { unit: TOGETHER, title: 'Lũ quét', class: 1 } as const;
    const { id: bulletinId } = await approvedBulletin(operator, approver, draft);
    const expMs = Date.now() + 600_000;
    const request = (title: string, exp: number) =>
      duty.ok(
        duty.post<{ id: string }>('/api/v1/alerts', {
          ...{ unit: TOGETHER, title, orderRef: '12/CĐ-UBND', bulletinId, tone: false, places: [] },
          exp: new Date(exp).toISOString(),
        }),
      );
    const open = async (by: ApiClient, kind: string, subject: string) =>
      (await notices(by, kind)).find((n) => n.subject === subject && n.state === 'open');
    const alert = await request('Lũ quét suối', expMs);
    const brief = await request('Hết hạn ngay', Date.now() + 4000);
    const [notice] = await until('both notices to the authority', async () => {
      const both = [await open(authority, 'alert', alert.id), await open(authority, 'alert', brief.id)];
      return both.every(Boolean) && both;
    });
    expect(notice).toMatchObject({ role: 'emergency-authority', dueAt: new Date(expMs).toISOString() });
    await authority.ok(authority.post(`/api/v1/alerts/${alert.id}/activate`));
    for (const { id } of [alert, brief])
      await until('it to be done', async () => !(await open(authority, 'alert', id)));

    const path = `/api/v1/stations/${together.id}/muted`;
    await operator.ok(operator.put(path, { muted: 'all', reason: 'Thử' }));
    const mute = await until('the notice to the approver', () => open(approver, 'mute', together.id));
    expect(mute).toMatchObject({ role: 'commune-approver' });
    await operator.ok(operator.put(path, { muted: 'no', reason: 'Thôi' }));
    await until('it to be done', async () => !(await open(approver, 'mute', together.id)));

    const sound = `/api/v1/assets?unit=${TOGETHER}&role=stinger&name=a`;
    const made = await operator.ok(operator.upload<{ id: string }>(sound, 'a.mp3', tone(1)));
    const asset = await until('the sound to approve', () => open(approver, 'asset', made.id));
    expect(asset).toMatchObject({ role: 'commune-approver' });
    await approver.ok(approver.post(`/api/v1/assets/${made.id}/approve`));
    await until('it to be done', async () => !(await open(approver, 'asset', made.id)));
  });

  it('a command ends as the device says', async () => {
    const { technician } = people;
    const device = fleet.devices[4]!;
    const path = `/api/v1/devices/${device.id}/commands`;
    const sent = await technician.ok(
      technician.post<{ nonce: string }>(path, { command: 'test-tone', args: { seconds: 0.5, volume: 20 } }),
    );
    const done = await until('its end', async () => {
      const { items } = await technician.ok(
        technician.get<{ items: { nonce: string; result: string }[] }>(path),
      );
      return items.find((c) => c.nonce === sent.nonce && c.result !== 'pending');
    });
    expect(done.result).toBe('executed');
    expect((await people.monitor.post(path, { command: 'stop', args: {} })).status).toBe(403);
  });

  it('one command to a commune: counted before, and every device’s end listed', async () => {
    const { operator, monitor } = people;
    const [there, away] = [fleet.devices[1]!, fleet.devices[2]!];
    // Earlier tests left both without power.
    there.start();
    await until('one of them to be back', async () => (await presence(there.id)) === 'online');
    type Batch = { id: string; devices: number; ends: Record<string, number> };
    const before = await operator.ok(
      operator.get<{ devices: number; online: number }>(
        `/api/v1/command-targets?unit=${TOGETHER}&command=volume`,
      ),
    );
    const send = { command: 'volume', args: { volume: 30, seconds: 600 }, expiresInSeconds: 10 };
    const sent = await operator.ok(operator.post<Batch>('/api/v1/command-batches', { unit: TOGETHER, send }));
    expect(sent.devices).toBe(before.devices);
    const path = `/api/v1/command-batches/${sent.id}`;
    const batch = await until('all but the one that is away', async () => {
      const now = await operator.ok(operator.get<Batch>(path));
      return now.ends.executed === before.devices - 1 && now;
    });
    expect(batch.ends).toMatchObject({ executed: before.devices - 1, pending: 1 });
    away.start();
    const { items } = await monitor.ok(
      monitor.get<{ items: { device: string; result: string }[] }>(`${path}/targets?limit=200`),
    );
    expect(items.find(({ device }) => device === there.id)?.result).toBe('executed');
    expect(items.find(({ device }) => device === away.id)?.result).toMatch(/pending|executed/);
    await until('its status says so', async () => {
      const { status } = await operator.ok(
        operator.get<{ status: { volume: number; volumeUntil?: string } }>(`/api/v1/devices/${there.id}`),
      );
      return status.volume === 30 && status.volumeUntil !== undefined;
    });
    expect((await monitor.post('/api/v1/command-batches', { unit: TOGETHER, send })).status).toBe(403);
    const list = await monitor.ok(monitor.get<{ items: Batch[] }>('/api/v1/command-batches'));
    expect(list.items[0]!.id).toBe(sent.id);
  });

  it('what nobody has taken is for whoever watches; what the network lacks, for whoever sets it up', async () => {
    const { monitor, technician } = people;
    const notice = (by: ApiClient, kind: string, unit: string, role?: string) =>
      until(
        `a notice of ${kind}`,
        async () =>
          (await notices(by, kind)).find((n) => n.unit === unit && (role === undefined || n.role === role)),
        45_000,
      );
    // Whoever runs the station there has them among the work of the day, too.
    for (const role of ['monitor', 'commune-operator'])
      expect((await notice(monitor, 'watch', ALONE, role)).text).toContain('Cảnh báo chưa ai tiếp nhận');
    const path = `/api/v1/stations/${together.id}/places`;
    await technician.ok(technician.post(path, { name: 'Chưa lắp' }));
    const lacking = await notice(technician, 'no-device', TOGETHER);
    expect(lacking).toMatchObject({ role: 'technician', subject: together.id });
    expect(lacking.text).toContain('1 điểm đặt');
    // One commune has its operator, the other has nobody who could answer.
    const alone = await notice(world.admin, 'unstaffed', '2025-15');
    expect(alone).toMatchObject({ role: 'administrator' });
    expect(alone.text).toMatch(new RegExp(`^1 đài .*${ALONE}`));
  });
});
