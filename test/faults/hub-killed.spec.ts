// kill -9 of the hub at rendering, planning, dispatch and ingest. On the second pair Mosquitto lives on meanwhile.
import type { ApiClient } from '#testing/hub/api-client.js';
import { type DeviceAnswer, enrolmentCode } from '#testing/hub/devices.js';
import { HubProcess } from '#testing/hub/hub-process.js';
import { describePairs, PAIRS, type Pair } from '#testing/hub/pairs.js';
import { asRun, type AsRun, orderBody, schedule } from '#testing/hub/orders.js';
import { cast } from '#testing/hub/people.js';
import { approvedBulletin, type BulletinAnswer, draftBulletin } from '#testing/hub/sounds.js';
import { SpeakerAgent } from '#testing/hub/speaker-agent.js';
import { inSeconds, openStation } from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import { missing } from '#testing/services/available.js';
import { type Fleet, startFleet } from '../../apps/fleet/src/fleet.js';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

const COMMUNE = '2025-02728';
const PLACES = 6;
/** A device tries again up to 16 s apart after so many losses, and says again what nobody answered after 30 s. */
const LONGEST_WAIT_MS = 90_000;
/** Long enough to be killed in the middle of being read. */
const TEXT = 'Ủy ban nhân dân xã thông báo lịch tiêm phòng cho trẻ em tại trạm y tế. '.repeat(25);

/** One hub, one real agent, some simulated devices; four deaths of the hub, each at a moment that was seen coming. */
class Story {
  readonly agent: SpeakerAgent;
  fleet: Fleet | null = null;
  bulletin: BulletinAnswer | null = null;
  order = '';
  atMs = 0;

  private constructor(
    readonly hub: HubProcess,
    readonly station: string,
    readonly people: Record<'operator' | 'approver', ApiClient>,
  ) {
    this.agent = new SpeakerAgent(hub.api.baseUrl);
  }

  static async begin(pair: Pair): Promise<Story> {
    const hub = await HubProcess.start(pair);
    const people = await cast(hub, {
      operator: ['commune-operator', COMMUNE],
      approver: ['commune-approver', COMMUNE],
    });
    const names = Array.from({ length: PLACES }, (_, i) => `Cụm ${i + 1}`);
    const { id, places } = await openStation(hub.admin, COMMUNE, { places: names });
    const story = new Story(hub, id, people);
    const codes: string[] = [];
    for (const place of places) codes.push(await enrolmentCode(hub.admin, place));
    story.agent.start(codes[0]);
    const fleet = await startFleet({ hub: hub.api.baseUrl, codes: codes.slice(1) });
    story.fleet = fleet;
    await until('every device to be configured', async () => {
      const { items } = await hub.admin.ok(
        hub.admin.get<{ items: { config: { reported: number } }[] }>('/api/v1/devices'),
      );
      return items.length === PLACES && items.every((d) => d.config.reported > 0);
    });
    return story;
  }

  read = (id: string): Promise<BulletinAnswer> =>
    this.people.operator.ok(this.people.operator.get<BulletinAnswer>(`/api/v1/bulletins/${id}`));
  rows = async (): Promise<AsRun[]> =>
    (await asRun(this.people.operator)).filter((row) => row.order === this.order);

  private async drafted(atMs: number): Promise<string> {
    const { operator } = this.people;
    const body = orderBody({ unit: COMMUNE, title: 'Sau khi chết', bulletins: [this.bulletin!.id], atMs });
    return (await operator.ok(operator.post<{ id: string }>('/api/v1/orders', body))).id;
  }

  private async revisions(): Promise<DeviceAnswer['playlist'][]> {
    const path = '/api/v1/devices?sort=id';
    const { items } = await this.hub.admin.ok(this.hub.admin.get<{ items: DeviceAnswer[] }>(path));
    return items.map(({ playlist }) => playlist);
  }

  /** @returns the bulletin whose sound was being made. */
  async dieRendering(): Promise<string> {
    const { operator, approver } = this.people;
    const draft = { unit: COMMUNE, title: 'Ngắn', seconds: 3 };
    this.bulletin = await approvedBulletin(operator, approver, draft);
    const { id } = await draftBulletin(operator, { unit: COMMUNE, title: 'Dài', text: TEXT });
    await until('the job to run', async () => (await this.read(id)).variants[0]!.job?.state === 'running');
    await this.hub.killAndRestart();
    expect((await this.read(id)).variants[0]!.rendition).toBeNull();
    return id;
  }

  /** Of tomorrow's programme, which every device has in the end, however long it takes to come back. */
  async diePlanningAndSending(): Promise<void> {
    const { operator } = this.people;
    const before = await this.revisions();
    const id = await this.drafted(Date.now() + 24 * 3600_000);
    // Confirmed and committed: the plan is made after the answer.
    await operator.ok(operator.post(`/api/v1/orders/${id}/confirm`));
    await this.hub.killAndRestart();
    // Planned and committed: what devices shall have is made and sent after it.
    const planned = (all: { order: string; state: string }[]): boolean =>
      all.some((o) => o.order === id && o.state === 'placed');
    await schedule(operator, this.station, 'the plan', planned);
    await this.hub.killAndRestart();
    const taken = async (): Promise<boolean> =>
      (await this.revisions()).every(({ desired, accepted }, i) => {
        return accepted === desired && desired > before[i]!.desired;
      });
    await until('every device to have the programme', taken, 60_000);
    await schedule(operator, this.station, 'the plan', planned);
  }

  async dieTakingIn(): Promise<void> {
    const { operator } = this.people;
    this.atMs = inSeconds(9);
    this.order = await this.drafted(this.atMs);
    await operator.ok(operator.post(`/api/v1/orders/${this.order}/confirm`));
    // Some of the devices' words are committed, the others on their way.
    const first = async (): Promise<boolean> => (await this.rows()).some((r) => r.state === 'started');
    await until('the first start to be on record', first, 40_000);
    await this.hub.kill();
    const { durationMs } = this.bulletin!.variants[0]!.rendition!;
    await until('it to be over, without a hub', () => Date.now() > this.atMs + durationMs + 1500);
    await this.hub.start();
  }

  async end(): Promise<void> {
    await this.agent.end();
    await this.fleet?.stop();
    await this.hub.stop();
  }
}

async function tell(pair: Pair) {
  const story = await Story.begin(pair);
  try {
    const long = await story.dieRendering();
    await story.diePlanningAndSending();
    await story.dieTakingIn();
    const rows = await until(
      'every row to have its end, and the right one',
      async () => {
        const now = await story.rows();
        return now.length === PLACES && now.every((r) => r.end === 'finished') && now;
      },
      LONGEST_WAIT_MS,
    ).catch(() => story.rows());
    const receipted = await until(
      'every report to be receipted',
      () => {
        const { reports, receipted: covered } = story.fleet!.summary();
        return reports === covered;
      },
      LONGEST_WAIT_MS,
    ).catch(() => story.fleet!.summary());
    const { durationMs } = story.bulletin!.variants[0]!.rendition!;
    const health = await story.hub.api.get('/health/ready');
    return {
      rows,
      receipted,
      durationMs,
      health,
      atMs: story.atMs,
      heard: story.agent.heard(),
      long: await story.read(long),
    };
  } finally {
    await story.end();
  }
}

// Both pairs go through it at the same time; each `it` looks at one side of what came of it.
const told = new Map<Pair, ReturnType<typeof tell>>();
beforeAll(() => {
  for (const pair of PAIRS) {
    if (pair !== 'sqlite + embedded' && (missing('mariadb') ?? missing('mosquitto'))) continue;
    const outcome = tell(pair);
    outcome.catch(() => undefined); // told by the tests below
    told.set(pair, outcome);
  }
});
afterAll(async () => {
  await Promise.allSettled(told.values());
});

describePairs('a hub that is killed again and again', (pair) => {
  it('makes the sound that it was making when it died', async () => {
    const { long } = await told.get(pair)!;
    expect(long.variants[0]!.job).toMatchObject({ state: 'ready' });
    expect(long.manifestHash).not.toBeNull();
  });

  it('keeps what was confirmed, sends it, and every row ends as it was', async () => {
    const { rows, durationMs, health } = await told.get(pair)!;
    expect(rows).toHaveLength(PLACES);
    for (const row of rows)
      expect(row).toMatchObject({ end: 'finished', reason: null, playedMs: durationMs });
    expect(health.status).toBe(200);
  });

  it('loses no report: each is covered by a receipt', async () => {
    expect((await told.get(pair)!).receipted).toBe(true);
  });

  it('is heard once, from its second to its end', async () => {
    const { heard, atMs, durationMs } = await told.get(pair)!;
    expect(heard).toHaveLength(1);
    expect(Math.abs(heard[0]!.fromMs - atMs)).toBeLessThan(400);
    expect(Math.abs(heard[0]!.toMs - heard[0]!.fromMs - durationMs)).toBeLessThan(400);
  });
});
