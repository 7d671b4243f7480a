import { payloadHash } from '#contracts/jws.js';
import type { Report, StatusUp } from '#contracts/reports.js';
import type { DeviceConfig } from '#contracts/wire.js';
import type { DeviceOptions } from '../context.js';
import { DeviceCore } from '../device-core.js';
import type {
  ConnectRequest,
  DeviceEvent,
  DevicePorts,
  FetchOutcome,
  FetchRequest,
  FileRef,
  Scene,
} from '../ports.js';
import { SimulatedPlayer } from '../simulated/simulated-player.js';
import { CuttableStore } from './cuttable-store.js';
import { DEVICE, fakeHash, iso, macOf, MONDAY, signed } from './keys.js';
import { command, config, identity, topic } from './messages.js';

export * from './cuttable-store.js';
export * from './keys.js';
export * from './messages.js';

export interface MachineOptions {
  batteryBacked?: boolean;
  wallErrorMs?: number | null;
  correctableMs?: number;
  /** A board. */
  screen?: boolean;
  options?: Partial<DeviceOptions>;
}

/** For specs only: a device with its machine, its hub and its time, all in memory and without a single timer. */
export class World {
  nowMs = MONDAY;
  store = new CuttableStore();
  readonly media = new Map<string, Uint8Array>();
  readonly files = new Map<string, Uint8Array>();
  /** What the next GETs of a path answer instead of the file. */
  readonly trouble = new Map<string, FetchOutcome[]>();
  readonly fetched: string[] = [];
  readonly sent: { topic: string; payload: string; atMs: number }[] = [];
  readonly connects: ConnectRequest[] = [];
  readonly subscribed: string[] = [];
  readonly plans: { run: string; startAtMs: number; pieces: number; volume: number }[] = [];
  readonly stops: string[] = [];
  readonly volumes: { run: string; volume: number }[] = [];
  /** What came out, by the clock on the wall. */
  readonly sounded: { run: string; fromMs: number; toMs: number }[] = [];
  private readonly zeros = new Map<string, number>();
  readonly scenes: Scene[] = [];
  freeBytes: number | null = null;
  latencyMs = 0;
  online = true;
  core!: DeviceCore;
  restarted = 0;
  private bootMs = 0;
  private player!: SimulatedPlayer;
  private queue: DeviceEvent[] = [];
  private serial = 0;
  private wallErrorMs: number | null = 0;
  private machine: MachineOptions = {};

  /** Switches the device on; what its disk holds stays. */
  boot(machine: MachineOptions = this.machine): DeviceCore {
    this.machine = machine;
    this.wallErrorMs = machine.wallErrorMs === undefined ? 0 : machine.wallErrorMs;
    this.bootMs = this.nowMs;
    this.queue = [];
    const clock = { monotonicMs: () => this.nowMs - this.bootMs };
    this.player = new SimulatedPlayer(clock);
    this.core = new DeviceCore(this.ports(), identity(), { agent: 'spec', ...machine.options });
    this.core.start();
    this.drain();
    return this.core;
  }

  connect(): void {
    this.online = true;
    this.give({ type: 'connection', state: 'up', url: this.connects.at(-1)!.urls[0]! });
  }
  disconnect(): void {
    this.online = false;
    this.give({ type: 'connection', state: 'down' });
  }

  give(event: DeviceEvent): void {
    this.core.handle(event);
    this.drain();
  }
  message(topic: string, payload: Uint8Array, retain = false): void {
    this.give({ type: 'message', topic, payload, retain });
  }

  /** Lets time pass, stopping wherever the device or its player wanted to be woken. */
  pass(ms: number): void {
    const until = this.nowMs + ms;
    for (let steps = 0; steps < 1_000_000; steps++) {
      const next = Math.min(this.core.nextWakeAtMonoMs(), this.player.nextMonoMs()) + this.bootMs;
      if (next > until) break;
      this.nowMs = Math.max(this.nowMs, next);
      this.core.tick();
      this.drain();
    }
    this.nowMs = Math.max(this.nowMs, until);
  }
  passTo(atMs: number): void {
    this.pass(atMs - this.nowMs);
  }

  /** Everything that the device has written down, numbered. */
  reports(): Report[] {
    return this.store
      .readJournal()
      .split('\n')
      .flatMap((line) => {
        const record = /^[0-9a-f]{8} (.*)$/.exec(line);
        const json = record ? (safeJson(record[1]!) as { r?: Report } | null) : null;
        return json?.r ? [json.r] : [];
      });
  }
  said(type: string): Report[] {
    return this.reports().filter((report) => report.type === type);
  }
  /** type and reason (or limit) of everything said about a subject. */
  about(subject: string): string[] {
    return this.reports()
      .filter((report) => JSON.stringify(report).includes(`"${subject}"`))
      .map((report) => {
        const { reason, limit } = report as { reason?: string; limit?: string };
        return [report.type, reason ?? limit].filter(Boolean).join(' ');
      });
  }
  statuses(): StatusUp[] {
    return this.sent
      .filter(({ topic }) => topic.endsWith('/status'))
      .map(({ payload }) => JSON.parse(payload) as StatusUp);
  }
  batches(): { journal: string; boot: string; reports: Report[] }[] {
    return this.sent
      .filter(({ topic }) => topic.endsWith('/report'))
      .map(({ payload }) => JSON.parse(payload) as { journal: string; boot: string; reports: Report[] });
  }

  /** Waits until the device asks for the time, and answers as the hub does, with this much of a road on each side. */
  answerProbe(oneWayMs = 5, hubAheadMs = 0): void {
    const asked = (): string | undefined => {
      const last = this.sent.filter(({ topic: name }) => name.endsWith('/status')).at(-1);
      return last?.atMs === this.nowMs ? (JSON.parse(last.payload) as StatusUp).probe : undefined;
    };
    for (let waited = 0; !asked() && waited < 1000; waited++) {
      this.pass(Math.max(1, Math.min(60_000, this.core.nextWakeAtMonoMs() + this.bootMs - this.nowMs)));
    }
    const deviceNonce = asked();
    if (!deviceNonce) throw new Error('the device does not ask for the time');
    this.nowMs += oneWayMs;
    const t2 = iso(this.nowMs + hubAheadMs);
    this.nowMs += oneWayMs;
    this.message(
      `ttn/v1/d/${DEVICE}/command`,
      signed(command('clock-probe', { deviceNonce, t2, t3: t2 }, { issuedAt: t2 })),
    );
  }

  addFile(text: string): { sha256: string; bytes: number; path: string } {
    const bytes = new TextEncoder().encode(text);
    const sha256 = payloadHash(bytes);
    this.media.set(`/media/${sha256}`, bytes);
    return { sha256, bytes: bytes.length, path: `/media/${sha256}` };
  }

  private drain(): void {
    for (let round = 0; round < 200; round++) {
      const events = [...this.queue.splice(0), ...this.player.take()];
      for (const event of events) if (event.type === 'ended') this.note(event);
      if (events.length === 0) return;
      for (const event of events) this.core.handle(event);
    }
    throw new Error('the device does not come to rest');
  }

  private note({ run, heard }: DeviceEvent & { type: 'ended' }): void {
    const zeroMs = this.zeros.get(run)!;
    for (const { fromMs, toMs } of heard)
      this.sounded.push({ run, fromMs: zeroMs + fromMs, toMs: zeroMs + toMs });
  }

  private ports(): DevicePorts {
    const { player, files } = this;
    return {
      clock: {
        monotonicMs: () => this.nowMs - this.bootMs,
        wallMs: () => (this.wallErrorMs === null ? null : this.nowMs + this.wallErrorMs),
        batteryBacked: this.machine.batteryBacked ?? true,
        correctableMs: this.machine.correctableMs ?? 0,
      },
      crypto: {
        verify: (x, message, signature) => String(macOf(x, message)) === String(signature),
        sha256: payloadHash,
        randomBytes: (length) =>
          new TextEncoder().encode(fakeHash(`random ${(this.serial += 1)}`)).slice(0, length),
      },
      store: this.store,
      files: {
        has: (sha256) => files.has(sha256),
        fetch: (request) => this.fetch(request),
        abandon: (id) => (this.queue = this.queue.filter((event) => !('id' in event && event.id === id))),
        read: (sha256) => files.get(sha256) ?? null,
        remove: (sha256) => files.delete(sha256),
        list: () => [...files].map(([sha256, { length }]): FileRef => ({ sha256, bytes: length })),
        freeBytes: () => this.freeBytes,
      },
      player: {
        leadMs: player.leadMs,
        toleranceMs: player.toleranceMs,
        evidence: player.evidence,
        prepare: (name) => player.prepare(name),
        release: () => player.release(),
        start: (plan) => {
          const startAtMs = this.bootMs + plan.zeroMonoMs + plan.fromPositionMs;
          this.plans.push({ run: plan.run, startAtMs, pieces: plan.pieces.length, volume: plan.volume });
          this.zeros.set(plan.run, this.bootMs + plan.zeroMonoMs);
          player.start(plan);
        },
        stop: (run, fadeMs) => {
          this.stops.push(run);
          player.stop(run, fadeMs);
        },
        setVolume: (run, volume) => void this.volumes.push({ run, volume }),
      },
      transport: {
        connect: (request) => this.connects.push(request),
        subscribe: (topics) => this.subscribed.push(...topics),
        unsubscribe: (topics) => {
          for (const topic of topics) this.subscribed.splice(this.subscribed.indexOf(topic), 1);
        },
        publish: (topic, payload) => {
          if (this.online) this.sent.push({ topic, payload, atMs: this.nowMs });
        },
      },
      ...(this.machine.screen ? { screen: { show: (scene: Scene) => void this.scenes.push(scene) } } : {}),
      random: () => 0.5,
      restart: () => (this.restarted += 1),
    };
  }

  private fetch(request: FetchRequest): void {
    const path = new URL(request.url).pathname;
    this.fetched.push(path);
    const planned = this.trouble.get(path)?.shift();
    const bytes = this.media.get(path);
    const outcome: FetchOutcome =
      planned ??
      (bytes
        ? { result: payloadHash(bytes) === request.sha256 ? 'staged' : 'wrong' }
        : { result: 'status', status: 404 });
    if (outcome.result === 'staged') this.files.set(request.sha256, bytes!);
    this.queue.push({ type: 'fetched', id: request.id, outcome });
  }
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** A device that is on, connected and configured. */
export function running(machine: MachineOptions = {}, settings: Partial<DeviceConfig> = {}): World {
  const world = new World();
  world.boot(machine);
  world.connect();
  world.message(topic('config'), signed(config(1, settings)));
  return world;
}
