import { ReportBatch } from '#contracts/reports.js';
import { deviceTopic } from '#contracts/topics.js';
import { DeviceCredentials } from '#features/devices/index.js';
import { EmbeddedDeviceGateway } from '#messaging/embedded-gateway.js';
import { insertRows } from '#persistence/bulk-insert.js';
import { DeviceEntity } from '#persistence/entities/devices.entity.js';
import { readConfig } from '#platform/config.js';
import { SystemClock } from '#platform/clock.js';
import { sha256Hex } from '#platform/ids.js';
import { createLog } from '#platform/logger.js';
import Libsql from 'libsql';
import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openAdapters } from '../../apps/hub/src/adapters.js';
import { startHub } from '../../apps/hub/src/hub.js';
import type { LoadPlan } from './ingest-load.js';
import type { BenchRow } from './row.js';

const DEVICES = 3000;
const REPORTS = 20;
const PER_MESSAGE = 4;
const TARGET = 0.7;
const DEADLINE_MS = 180_000;

interface Credential {
  id: string;
  password: string;
}

/** 60,000 reports of 3,000 devices → committed and receipted, through the hub and through a bare subscriber with raw batches. */
export async function ingestBench(devices = DEVICES): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ttn-bench-'));
  try {
    const limitMs = await bare(join(folder, 'bare'), devices);
    const valueMs = await hub(join(folder, 'hub'), devices);
    const rate = (ms: number): number => Math.round((devices * REPORTS) / (ms / 1000));
    const ratio = Math.round((limitMs / valueMs) * 100) / 100;
    return [
      {
        name: 'ingest: reports committed and receipted',
        devices,
        value: rate(valueMs),
        limit: rate(limitMs),
        unit: 'reports/s',
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

const idOf = (i: number): string => `bench-${i}`;

/** The load runs in its own process; resolves to its milliseconds from the first report to the last receipt. */
async function load(url: string, devices: Credential[]): Promise<number> {
  const child = fork(fileURLToPath(new URL('./ingest-load.js', import.meta.url)), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const plan: LoadPlan = { url, devices, reports: REPORTS, perMessage: PER_MESSAGE };
  return new Promise<number>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`the load did not end within ${DEADLINE_MS / 1000} s`));
    }, DEADLINE_MS);
    child.on('message', (message: { ready?: boolean; ms?: number }) => {
      if (message.ready) child.send({ go: true });
      if (message.ms !== undefined) {
        clearTimeout(timer);
        resolve(message.ms);
      }
    });
    child.on('exit', (code) => code !== 0 && reject(new Error(`the load ended with ${code}`)));
    child.send(plan);
  });
}

/** The hub as it runs, with devices written straight into its tables. */
async function hub(dataDir: string, devices: number): Promise<number> {
  const config = readConfig({
    TTN_DATA_DIR: dataDir,
    TTN_HTTP_PORT: '0',
    TTN_HTTP_HOST: '127.0.0.1',
    TTN_MQTT_HOST: '127.0.0.1',
    TTN_MQTT_PORT: '0',
    TTN_LOG_LEVEL: 'error',
  });
  const adapters = await openAdapters(config, createLog('error'));
  const credentials = await DeviceCredentials.open(dataDir, adapters.dataSource);
  const list = Array.from({ length: devices }, (_, i) => ({
    id: idOf(i),
    password: credentials.passwordFor(idOf(i), 'nonce'),
  }));
  const now = new Date();
  const rows = list.map(({ id, password }) => ({
    id,
    placeId: id,
    stationId: 'bench',
    unitKey: '2025-02647',
    unitPath: '2025-15/2025-02647/',
    kind: 'speaker',
    state: 'active',
    publicKey: 'x',
    hardwareId: id,
    mqttPasswordHash: sha256Hex(password),
    httpTokenHash: sha256Hex(id),
    enrolmentNonce: 'nonce',
    enrolledAt: now,
    revokedAt: null,
  }));
  await adapters.unitOfWork.run((em) => insertRows(em, DeviceEntity, rows), {
    name: 'bench devices',
    timeoutMs: 60_000,
  });
  const running = await startHub(adapters);
  try {
    return await load(`mqtt://127.0.0.1:${running.mqttPort}`, list);
  } finally {
    await running.close();
  }
}

/** The same broker; a subscriber that parses, collects for 10 ms, inserts multi-row in one durable transaction, and answers in bare JSON. */
async function bare(folder: string, devices: number): Promise<number> {
  const log = createLog('error');
  const list = Array.from({ length: devices }, (_, i) => ({ id: idOf(i), password: 'x' }));
  const gateway = new EmbeddedDeviceGateway({
    log,
    clock: new SystemClock(),
    folder: join(folder, 'broker'),
    host: '127.0.0.1',
    port: 0,
    authenticate: () => Promise.resolve(true),
    unitsOf: () => Promise.resolve([]),
  });
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
  try {
    return await load(`mqtt://127.0.0.1:${gateway.port}`, list);
  } finally {
    await gateway.stop();
    table.close();
  }
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
