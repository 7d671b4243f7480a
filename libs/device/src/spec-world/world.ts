import type { DeviceConfig, PlaylistBody, PlaylistMessage, AlertsMessage } from '#contracts/wire.js';
import type { Report, StatusUp } from '#contracts/reports.js';
import { composeCompact, encodeBase64Url, payloadHash, signingInput } from '#contracts/jws.js';
import { DeviceCore } from '../device-core.js';
import { DiskFullError } from '../disk-full.js';
import type { DeviceOptions } from '../context.js';
import type {
  ConnectRequest,
  DeviceEvent,
  DeviceIdentity,
  DevicePorts,
  FetchOutcome,
  FetchRequest,
  FileRef,
} from '../ports.js';
import { MemoryStore } from '../simulated/memory-store.js';
import { SimulatedPlayer } from '../simulated/simulated-player.js';

/** For specs only: a device with its machine, its hub and its time, all in memory and without a single timer. */
export const DEVICE = 'lc-0001';
export const UNIT = '2025-02647';
export const MONDAY = Date.UTC(2026, 10, 23, 0, 0, 0); // 23 November 2026, 07:00 in Việt Nam
export const iso = (ms: number): string => new Date(ms).toISOString();
export const fakeHash = (text: string): string => payloadHash(new TextEncoder().encode(text));

export class PowerCut extends Error {}

/** A store that can lose its power at any write, or be full. */
export class CuttableStore extends MemoryStore {
  writes = 0;
  cutAt = Infinity;
  /** Of the text being appended, so much still gets through. */
  cutShare = 0;
  full = false;

  override appendJournal(text: string): void {
    this.room();
    if (this.isCut()) {
      this.journal += text.slice(0, Math.floor(text.length * this.cutShare));
      throw new PowerCut();
    }
    super.appendJournal(text);
  }
  override replaceJournal(text: string): void {
    this.room();
    this.cut();
    super.replaceJournal(text);
  }
  override write(name: string, text: string): void {
    this.room();
    this.cut();
    super.write(name, text);
  }
  override remove(name: string): void {
    this.cut();
    super.remove(name);
  }
  override mark(text: string): void {
    if (!this.full) super.mark(text);
  }
  private isCut(): boolean {
    return this.writes++ === this.cutAt;
  }
  private cut(): void {
    if (this.isCut()) throw new PowerCut();
  }
  private room(): void {
    if (this.full) throw new DiskFullError();
  }
}

/** The keys of the fake: a signature is a hash over key and message, quick and just as unforgeable in a spec. */
export const key = (kid: string, more: object = {}) => ({
  kid,
  x: fakeHash(kid).slice(0, 43),
  notBefore: '2026-01-01T00:00:00Z',
  notAfter: '2036-01-01T00:00:00Z',
  revoked: false,
  ...more,
});
export const ROOT = key('root');
export const K1 = key('k1');
export const K2 = key('k2');
const macOf = (x: string, input: Uint8Array): Uint8Array => {
  const half = payloadHash(new TextEncoder().encode(x + new TextDecoder().decode(input)));
  return new TextEncoder().encode(half);
};
export function signed(payload: object, kid = 'k1'): Uint8Array {
  const input = signingInput(payload, kid);
  const signature = macOf(key(kid).x, new TextEncoder().encode(input));
  return new TextEncoder().encode(composeCompact(input, signature));
}

export interface MachineOptions {
  batteryBacked?: boolean;
  wallErrorMs?: number | null;
  options?: Partial<DeviceOptions>;
}

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

  /** The hub answers the last probe, with this much of a road on each side. */
  answerProbe(oneWayMs = 5, hubAheadMs = 0): void {
    const probe = this.statuses().at(-1)?.probe;
    if (!probe) throw new Error('the last status asks for nothing');
    this.nowMs += oneWayMs;
    const t2 = iso(this.nowMs + hubAheadMs);
    const args = { deviceNonce: probe, t2, t3: t2 };
    this.nowMs += oneWayMs;
    this.message(`ttn/v1/d/${DEVICE}/command`, signed(command('clock-probe', args, { issuedAt: t2 })));
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
      if (events.length === 0) return;
      for (const event of events) this.core.handle(event);
    }
    throw new Error('the device does not come to rest');
  }

  private ports(): DevicePorts {
    const { player, files } = this;
    return {
      clock: {
        monotonicMs: () => this.nowMs - this.bootMs,
        wallMs: () => (this.wallErrorMs === null ? null : this.nowMs + this.wallErrorMs),
        batteryBacked: this.machine.batteryBacked ?? true,
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
        prepare: (name, pieces) => player.prepare(name, pieces),
        release: (name) => player.release(name),
        start: (plan) => {
          const startAtMs = this.bootMs + plan.zeroMonoMs + plan.fromPositionMs;
          this.plans.push({ run: plan.run, startAtMs, pieces: plan.pieces.length, volume: plan.volume });
          player.start(plan);
        },
        stop: (run, fadeMs) => {
          this.stops.push(run);
          player.stop(run, fadeMs);
        },
        setVolume: (run, volume) => player.setVolume(run, volume),
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

export const identity = (): DeviceIdentity => ({
  device: DEVICE,
  mqttPassword: 'secret',
  mqttUrls: ['mqtt://hub:1883'],
  baseUrls: ['http://hub:3000'],
  keys: [K1],
  rootKey: ROOT,
});

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
export function config(revision = 1, more: Partial<DeviceConfig> = {}): DeviceConfig {
  return {
    v: 1,
    type: 'config',
    device: DEVICE,
    issuedAt: iso(MONDAY),
    revision,
    place: 'place-1',
    hamlet: 'ban-1',
    groups: ['g1'],
    units: [UNIT],
    languages: ['vi'],
    zone: 'Asia/Ho_Chi_Minh',
    limits: {
      windows: [{ days: EVERY_DAY, from: '00:00', to: '00:00' }],
      quiet: [],
      quotaMinutes: null,
      maxVolume: 85,
    },
    volume: { byWindow: [], default: 60, trim: 0 },
    muted: 'no',
    mqttUrls: ['mqtt://hub:1883'],
    baseUrls: ['http://hub:3000'],
    ntp: [],
    keys: [K1],
    heartbeatSeconds: 60,
    armSeconds: 300,
    jitterSeconds: 0,
    ...more,
  };
}

export interface PlannedOccurrence {
  id: string;
  startAtMs: number;
  seconds?: number;
  bulletin?: string;
  class?: 2 | 3;
  session?: string;
  latestStartAtMs?: number;
  files?: { sha256: string; bytes: number; path: string }[];
  item?: object;
}
/** Puts a body on the hub's shelf and returns the message that points to it. */
export function playlist(
  world: World,
  revision: number,
  occurrences: PlannedOccurrence[],
  more: Partial<PlaylistMessage> & { sessions?: PlaylistBody['sessions']; bodyWithdrawn?: string[] } = {},
): PlaylistMessage {
  const { sessions = [], bodyWithdrawn = [], ...message } = more;
  const body = {
    v: 1,
    zone: 'Asia/Ho_Chi_Minh',
    withdrawn: bodyWithdrawn,
    sessions,
    occurrences: occurrences.map((planned) => occurrenceOf(world, planned)),
  };
  const file = world.addFile(JSON.stringify(body));
  return {
    v: 1,
    type: 'playlist',
    device: DEVICE,
    issuedAt: iso(MONDAY),
    revision,
    validFrom: iso(MONDAY - 86_400_000),
    validTo: iso(MONDAY + 8 * 86_400_000),
    withdrawn: [],
    body: file,
    ...message,
  };
}

function occurrenceOf(world: World, planned: PlannedOccurrence): object {
  const { id, startAtMs, seconds = 20, bulletin = `b-${planned.id}`, session = 's1' } = planned;
  const files = planned.files ?? [world.addFile(`audio of ${id}`)];
  return {
    id,
    session,
    class: planned.class ?? 3,
    startAt: iso(startAtMs),
    ...(planned.latestStartAtMs === undefined ? {} : { latestStartAt: iso(planned.latestStartAtMs) }),
    durationMs: seconds * 1000,
    items: files.map((file) => audio(file, (seconds * 1000) / files.length, { bulletin, ...planned.item })),
  };
}

export const audio = (
  file: { sha256: string; bytes: number; path: string },
  durationMs: number,
  more: object = {},
) => ({
  kind: 'audio' as const,
  ...file,
  durationMs,
  codec: 'mp3',
  ...more,
});

export function alerts(revision: number, entries: object[], more: object = {}): AlertsMessage {
  return {
    v: 1,
    type: 'alerts',
    unit: UNIT,
    issuedAt: iso(MONDAY),
    revision,
    alerts: entries,
    ...more,
  } as AlertsMessage;
}
export function alert(world: World, id: string, more: object = {}): object {
  return {
    alert: id,
    action: 'play',
    exercise: false,
    orderRef: '12/CĐ-UBND',
    exp: iso(MONDAY + 3600_000),
    volume: 80,
    tone: audio(world.addFile('the tone'), 2000),
    repeat: { count: 1, everyMs: 0 },
    items: [audio(world.addFile(`voice of ${id}`), 8000)],
    text: 'Lũ quét',
    ...more,
  };
}

let nonce = 0;
export function command(name: string, args: object, more: object = {}): object {
  return {
    v: 1,
    type: 'command',
    device: DEVICE,
    issuedAt: iso(MONDAY),
    nonce: `n${(nonce += 1)}`,
    exp: iso(MONDAY + 5 * 60_000),
    command: name,
    args,
    ...more,
  };
}
export const topic = (kind: string): string => `ttn/v1/d/${DEVICE}/${kind}`;
export const ALERTS_TOPIC = `ttn/v1/u/${UNIT}/alerts`;
export const receipt = (journal: string, upTo: number, more: object = {}): object => ({
  v: 1,
  type: 'receipt',
  device: DEVICE,
  issuedAt: iso(MONDAY),
  journal,
  upTo,
  rejects: [],
  ...more,
});
export const randomText = (): string => encodeBase64Url(new Uint8Array(8));

/** A device that is on, connected and configured. */
export function running(machine: MachineOptions = {}, settings: Partial<DeviceConfig> = {}): World {
  const world = new World();
  world.boot(machine);
  world.connect();
  world.message(topic('config'), signed(config(1, settings)));
  return world;
}
