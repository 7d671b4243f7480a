import { ReportBatch } from '#contracts/reports.js';
import { deviceTopic } from '#contracts/topics.js';
import { EmbeddedDeviceGateway } from '#messaging/embedded-gateway.js';
import { SystemClock } from '#platform/clock.js';
import { createLog } from '#platform/logger.js';
import Libsql from 'libsql';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startBenchHub } from './bench-hub.js';
import type { LoadPlan, LoadRound } from './ingest-load.js';
import { LoadProcess } from './load-process.js';
import { profiled } from './profile.js';
import { type BenchRow, median } from './row.js';

const DEVICES = 3000;
const REPORTS = 20;
const PER_MESSAGE = 4;
const TARGET = 0.7;
const STATIONS = 50;
const ROUNDS = 5;
/** The ledger is done with the last round, so that its work falls on nobody else's. */
const BETWEEN_ROUNDS_MS = 2000;

/**
 * 60,000 reports of 3,000 devices → committed and receipted, through the hub and through a bare subscriber with raw
 * batches. Both stand all the time and their rounds alternate, and the median of each counts: what a neighbour on the
 * machine takes away hits both.
 */
export async function ingestBench(devices = DEVICES): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ttn-bench-'));
  const worlds: World[] = [];
  try {
    worlds.push(await bare(join(folder, 'bare'), devices), await hub(join(folder, 'hub'), devices));
    for (let round = 1; round <= ROUNDS; round++) for (const world of worlds) await oneRound(world, round);
    const rate = ({ roundsMs }: World): number => Math.round((devices * REPORTS) / (median(roundsMs) / 1000));
    const [limit, value] = worlds.map(rate) as [number, number];
    const ratio = Math.round((100 * value) / limit) / 100;
    return [
      {
        name: 'ingest: reports committed and receipted',
        devices,
        value,
        limit,
        unit: 'reports/s',
        ratio,
        target: TARGET,
        better: 'higher',
        met: ratio >= TARGET,
      },
    ];
  } finally {
    for (const world of worlds) await world.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface World {
  name: string;
  load: LoadProcess;
  roundsMs: number[];
  stop(): Promise<void>;
}

async function oneRound(world: World, number: number): Promise<void> {
  const round: LoadRound = { reports: REPORTS, perMessage: PER_MESSAGE };
  const cpu = process.cpuUsage();
  const { ms } = await profiled(`ingest-${world.name}-${number}`, () =>
    world.load.ask<{ ms: number }>({ round }, 'done'),
  );
  const used = process.cpuUsage(cpu);
  console.error(
    `  ingest: ${world.name} round ${number}: ${Math.round(ms)} ms, ${Math.round((used.user + used.system) / 1000)} ms of CPU`,
  );
  world.roundsMs.push(ms);
  await delay(BETWEEN_ROUNDS_MS);
}

async function connected(url: string, devices: LoadPlan['devices']): Promise<LoadProcess> {
  const load = new LoadProcess('./ingest-load.js');
  await load.ask({ plan: { url, devices } satisfies LoadPlan }, 'ready');
  return load;
}

/** The hub as it runs, with devices written straight into its tables. */
async function hub(dataDir: string, count: number): Promise<World> {
  const { hub, devices, mqttUrl } = await startBenchHub(dataDir, { stations: STATIONS, devices: count });
  const list = devices.map(({ id, mqttPassword: password }) => ({ id, password }));
  const load = await connected(mqttUrl, list);
  const stop = async (): Promise<void> => {
    await load.stop();
    await hub.close();
  };
  return { name: 'hub', load, roundsMs: [], stop };
}

/** The same broker; a subscriber that parses, collects for 10 ms, inserts multi-row in one durable transaction, and answers in bare JSON. */
async function bare(folder: string, count: number): Promise<World> {
  const gateway = new EmbeddedDeviceGateway({
    log: createLog('error'),
    clock: new SystemClock(),
    folder: join(folder, 'broker'),
    host: '127.0.0.1',
    port: 0,
    authenticate: () => Promise.resolve(true),
    unitsOf: () => Promise.resolve([]),
  });
  await mkdir(folder, { recursive: true });
  const table = new RawTable(join(folder, 'bare.db'));
  let waiting: { device: string; payload: Uint8Array }[] = [];
  let timer: NodeJS.Timeout | null = null;
  const flush = (): void => {
    timer = null;
    const batch = waiting;
    waiting = [];
    for (const [device, upTo] of table.insert(batch)) {
      void gateway.publish(deviceTopic(device, 'receipt'), JSON.stringify({ device, upTo }), {
        qos: 1,
        retain: false,
      });
    }
  };
  await gateway.start({
    onStatus: () => undefined,
    onFlood: () => undefined,
    onState: () => undefined,
    onReport: (device, payload) => {
      waiting.push({ device, payload });
      timer ??= setTimeout(flush, 10);
    },
  });
  const list = Array.from({ length: count }, (_, i) => ({ id: `bench-${i}`, password: 'x' }));
  const load = await connected(`mqtt://127.0.0.1:${gateway.port}`, list);
  const stop = async (): Promise<void> => {
    await load.stop();
    await gateway.stop();
    table.close();
  };
  return { name: 'bare', load, roundsMs: [], stop };
}

class RawTable {
  private readonly db: Libsql.Database;

  constructor(file: string) {
    this.db = new Libsql(file);
    this.db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;');
    this.db.exec(
      'CREATE TABLE report (day TEXT, device TEXT, journal TEXT, seq INT, type TEXT, at TEXT, receivedAt TEXT, boot TEXT, batch REAL, body TEXT, PRIMARY KEY (day, device, journal, seq))',
    );
    this.db.exec('CREATE INDEX ix_batch ON report (batch)');
  }

  /** @returns the highest number of each device. */
  insert(messages: { device: string; payload: Uint8Array }[]): Map<string, number> {
    const now = new Date().toISOString();
    const upTo = new Map<string, number>();
    const values: unknown[][] = [];
    for (const { device, payload } of messages) {
      const batch = ReportBatch.parse(JSON.parse(Buffer.from(payload).toString())) as {
        journal: string;
        boot: string;
        reports: { seq: number; type: string; at: string }[];
      };
      for (const r of batch.reports) {
        values.push([
          now.slice(0, 10),
          device,
          batch.journal,
          r.seq,
          r.type,
          r.at,
          now,
          batch.boot,
          1,
          JSON.stringify(r),
        ]);
        upTo.set(device, Math.max(upTo.get(device) ?? 0, r.seq));
      }
    }
    this.db.exec('BEGIN IMMEDIATE');
    for (let i = 0; i < values.length; i += 500) {
      const chunk = values.slice(i, i + 500);
      this.db
        .prepare(`INSERT INTO report VALUES ${chunk.map(() => '(?,?,?,?,?,?,?,?,?,?)').join(',')}`)
        .run(chunk.flat());
    }
    this.db.exec('COMMIT');
    return upTo;
  }

  close(): void {
    this.db.close();
  }
}
