import { SigningKeys } from '#features/devices/index.js';
import { PlanningService } from '#features/orders/index.js';
import { insertRows } from '#persistence/bulk-insert.js';
import { DesiredStateEntity } from '#persistence/entities/devices.entity.js';
import { OccurrenceEntity } from '#persistence/entities/orders.entity.js';
import { EventBus } from '#platform/events.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { IsNull, Not } from 'typeorm';
import { type BenchHub, startBenchHub } from './bench-hub.js';
import { BareFanOut } from './fan-out-bare.js';
import { Acceptances } from './fan-out-acceptances.js';
import { occurrenceRows } from './fan-out-programme.js';
import { LoadProcess } from './load-process.js';
import { profiled } from './profile.js';
import type { BenchRow } from './row.js';

const DEVICES = 5000;
const STATIONS = 84;
const ROUNDS = 3;
const TARGET = 0.5;
const QUIET_MS = 2000;
const DEADLINE_MS = 180_000;

/**
 * A changed plan of every station → the last device has accepted the new revision and said so, through the hub; and bare
 * clients on the same broker that verify, GET a body of the same size and publish one report. The best of some rounds each.
 */
export async function fanOutBench(devices = DEVICES): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ttn-bench-'));
  try {
    const { ms, bodies } = await throughTheHub(join(folder, 'hub'), devices);
    const bareMs = await bare(join(folder, 'bare'), devices, bodies);
    const rate = (took: number): number => Math.round(devices / (took / 1000));
    const ratio = Math.round((bareMs / ms) * 100) / 100;
    return [
      {
        name: 'fan-out: a changed plan accepted by the last device',
        devices,
        value: rate(ms),
        limit: rate(bareMs),
        unit: 'devices/s',
        ratio,
        target: TARGET,
        better: 'higher',
        met: ratio >= TARGET,
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const say = (line: string): void => console.error(`  fan-out: ${line}`);
const mib = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MiB`;

async function throughTheHub(dataDir: string, devices: number): Promise<{ ms: number; bodies: number[] }> {
  const acceptances = new Acceptances();
  const world = await startBenchHub(
    dataDir,
    { stations: STATIONS, devices },
    {
      onReport: (device, payload) => acceptances.take(device, payload),
    },
  );
  const fleet = new LoadProcess('./fan-out-fleet.js');
  try {
    const planning = world.hub.app.get(PlanningService);
    await until(
      () => 'the first planning',
      () => planning.idle,
    );
    await fleet.ask({ enrolments: enrolmentsOf(world) }, 'started');
    await firstPlan(world);
    await until(
      () => `the first playlists (${acceptances.size} of ${devices})`,
      () => acceptances.size >= devices,
    );
    const bodies = await quiet(world);
    const state = await fleet.ask<FleetState>({}, 'state');
    say(
      `${devices} devices connected: hub ${mib(process.memoryUsage().rss)} resident, fleet ${mib(state.rss)}`,
    );
    let best = Infinity;
    for (let round = 1; round <= ROUNDS; round++) {
      best = Math.min(best, await changedPlan(world, fleet, acceptances, round));
      await quiet(world);
    }
    return { ms: best, bodies };
  } finally {
    await fleet.stop();
    await world.hub.close();
  }
}

interface FleetState {
  rss: number;
  cpuMs: number;
}

function enrolmentsOf({ hub, devices, mqttUrl, baseUrl }: BenchHub): object[] {
  const keys = hub.app.get(SigningKeys);
  return devices.map(({ id, mqttPassword, httpToken }) => ({
    device: id,
    mqttPassword,
    httpToken,
    mqttUrls: [mqttUrl],
    baseUrls: [baseUrl],
    keys: keys.entries(),
    rootKey: keys.rootEntry(),
  }));
}

async function firstPlan({ adapters, hub, stationIds }: BenchHub): Promise<void> {
  const media = await adapters.store.put(Buffer.alloc(60_000, 'sound'), { maxBytes: 100_000 });
  const rows = stationIds.flatMap((stationId) => occurrenceRows(stationId, media));
  await adapters.unitOfWork.run((em) => insertRows(em, OccurrenceEntity, rows), {
    name: 'bench plan',
    timeoutMs: 60_000,
  });
  hub.app.get(EventBus).emit('plan-changed', { stationIds });
}

/** The first item of every station moves by a minute; from the event to the last device's word of it. */
async function changedPlan(
  { adapters, hub, stationIds }: BenchHub,
  fleet: LoadProcess,
  acceptances: Acceptances,
  round: number,
): Promise<number> {
  const at = new Date(Date.now() + 26 * 3600_000 + round * 60_000);
  await adapters.unitOfWork.run((em) => em.update(OccurrenceEntity, { index: 0 }, { startAt: at }), {
    name: 'bench change',
  });
  const before = await fleet.ask<FleetState>({}, 'state');
  const cpu = process.cpuUsage();
  const startedMs = performance.now();
  const all = acceptances.nextOfAll();
  await profiled(`fan-out-${round}`, async () => {
    hub.app.get(EventBus).emit('plan-changed', { stationIds });
    await within('every device has accepted', all);
  });
  const ms = performance.now() - startedMs;
  const used = process.cpuUsage(cpu);
  const after = await fleet.ask<FleetState>({}, 'state');
  say(
    `round ${round}: ${Math.round(ms)} ms; hub ${Math.round((used.user + used.system) / 1000)} ms of CPU, fleet ${Math.round(after.cpuMs - before.cpuMs)} ms`,
  );
  return ms;
}

/** Nothing is due any more. @returns the sizes of the bodies in force, one a station. */
async function quiet({ adapters, stationIds }: BenchHub): Promise<number[]> {
  const due = adapters.dataSource.getRepository(DesiredStateEntity);
  await until(
    () => 'nothing is due',
    async () => (await due.countBy({ dueAt: Not(IsNull()) })) === 0,
  );
  await delay(QUIET_MS);
  const rows = await due.find({
    where: { kind: 'playlist' },
    select: { bodySha256: true },
    take: stationIds.length,
  });
  const sizes = await Promise.all(
    rows.map(async ({ bodySha256 }) => (await adapters.store.stat(bodySha256 ?? ''))?.bytes ?? 0),
  );
  return sizes;
}

async function bare(folder: string, devices: number, bodies: readonly number[]): Promise<number> {
  const world = await BareFanOut.start(folder, devices, bodies);
  try {
    let best = Infinity;
    for (let round = 1; round <= ROUNDS; round++) {
      const ms = await within('every bare client has reported', world.round(round));
      say(`bare round ${round}: ${Math.round(ms)} ms`);
      best = Math.min(best, ms);
      await delay(QUIET_MS);
    }
    return best;
  } finally {
    await world.stop();
  }
}

async function until(what: () => string, ask: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  while (!(await ask())) {
    if (Date.now() > deadline) throw new Error(`not within ${DEADLINE_MS / 1000} s: ${what()}`);
    await delay(100);
  }
}

async function within<T>(what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not within ${DEADLINE_MS / 1000} s: ${what}`)), DEADLINE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
