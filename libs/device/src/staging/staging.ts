import type { DeviceContext } from '../context.js';
import type { DeviceEvent, FetchOutcome } from '../ports.js';
import { RetryPlan } from './retry-plan.js';

/** A file that the device needs, most urgent first. */
export interface Wanted {
  sha256: string;
  bytes: number;
  path: string;
  purpose: 'body' | 'media';
  /** When it is first needed; what is needed within half an hour is fetched without jitter. */
  neededAtMs: number;
}
export interface StagingNeeds {
  /** In the order of fetching. */
  wanted(): readonly Wanted[];
  /** Files that are deleted never, or only after everything else. */
  pinned(): ReadonlySet<string>;
  bodyWrong(): void;
  arrived(sha256: string): void;
  baseUrls(): readonly string[];
  baseWorked(url: string): void;
}

const SOON_MS = 30 * 60_000;
const MAX_AT_ONCE = 2;
const NO_RIGHTS_MS = 600_000;
const MAX_RETRY_AFTER_S = 3600;
const SPARE_BYTES = 1024 * 1024;

interface Running {
  file: Wanted;
  base: number;
}

/** Fetches what is wanted, two at a time, in order; every way in which a GET can end has its own wait. */
export class Staging {
  private readonly running = new Map<string, Running>();
  private readonly retries = new RetryPlan();
  private readonly jittered = new Set<string>();
  private serial = 0;
  private pausedUntilMonoMs = 0;
  private wanted: readonly Wanted[] = [];

  constructor(
    private readonly context: DeviceContext,
    private readonly needs: StagingNeeds,
  ) {}

  /** The list changed: what nobody wants any more is abandoned. */
  refresh(): void {
    const { files } = this.context.ports;
    this.wanted = this.needs.wanted().filter(({ sha256 }) => !files.has(sha256));
    const hashes = new Set(this.wanted.map(({ sha256 }) => sha256));
    for (const [id, { file }] of this.running) {
      if (hashes.has(file.sha256)) continue;
      files.abandon(id);
      this.running.delete(id);
    }
    this.retries.keep(hashes);
    for (const sha256 of this.jittered) if (!hashes.has(sha256)) this.jittered.delete(sha256);
    this.pump();
  }

  /** Starts what may start now and sets the next moment to look. */
  pump(): void {
    const now = this.context.clock.monotonicMs();
    if (now >= this.pausedUntilMonoMs) {
      for (const file of this.wanted) {
        if (this.running.size >= MAX_AT_ONCE) break;
        if (this.isRunning(file.sha256) || this.isJittered(file, now)) continue;
        if (this.retries.ready(file.sha256, now)) this.begin(file, 0);
      }
    }
    const next = now < this.pausedUntilMonoMs ? this.pausedUntilMonoMs : this.nextReady(now);
    if (next < Infinity) this.context.deadlines.set('fetch', next);
    else this.context.deadlines.clear('fetch');
  }

  /** The line is there again: what is needed soon does not wait out what its failures had grown to. */
  reconnected(): void {
    const { clock } = this.context;
    for (const { sha256, neededAtMs } of this.wanted)
      if (neededAtMs - clock.nowMs() < SOON_MS) this.retries.hurry(sha256, clock.monotonicMs());
    this.pump();
  }

  fetched(event: DeviceEvent & { type: 'fetched' }): void {
    const running = this.running.get(event.id);
    if (!running) return;
    this.running.delete(event.id);
    const { file, base } = running;
    if (event.outcome.result === 'staged') this.staged(file, base);
    else this.failed(file, base, event.outcome);
    this.pump();
  }

  private staged(file: Wanted, base: number): void {
    const url = this.needs.baseUrls()[base];
    if (url !== undefined) this.needs.baseWorked(url);
    this.retries.forget(file.sha256);
    this.jittered.delete(file.sha256);
    this.wanted = this.wanted.filter(({ sha256 }) => sha256 !== file.sha256);
    if (file.purpose === 'media') {
      this.context.journal.append('staged', { sha256: file.sha256, bytes: file.bytes });
    }
    this.needs.arrived(file.sha256);
  }

  private failed(file: Wanted, base: number, outcome: Exclude<FetchOutcome, { result: 'staged' }>): void {
    const now = this.context.clock.monotonicMs();
    const reason = reasonOf(outcome);
    const another = base + 1 < this.needs.baseUrls().length;
    if (another && (reason === 'net' || reason === 'gone')) {
      this.begin(file, base + 1);
      return;
    }
    if (outcome.result === 'status' && outcome.status === 401) {
      this.context.fault('http', 'unauthorised');
      this.pausedUntilMonoMs = now + NO_RIGHTS_MS;
      return;
    }
    if (reason === 'disk' && this.makeRoom(file.bytes)) {
      this.retries.postpone(file.sha256, now + 1000);
      return;
    }
    const failures = this.retries.failed(file.sha256, now, waitOf(outcome));
    if (reason === 'wrong' && file.purpose === 'body') this.needs.bodyWrong();
    // A line that breaks once is no news; one that stays broken is.
    if (reason === 'net' && failures < 3) return;
    if (file.purpose === 'media' && this.retries.firstTime(file.sha256, reason)) {
      this.context.journal.append('stage-failed', { sha256: file.sha256, reason });
    }
  }

  private begin(file: Wanted, base: number): void {
    const url = this.needs.baseUrls()[base];
    if (url === undefined) return;
    const free = this.context.ports.files.freeBytes();
    if (free !== null && free < file.bytes + SPARE_BYTES) this.makeRoom(file.bytes);
    const id = `f${(this.serial += 1)}`;
    this.running.set(id, { file, base });
    const { sha256, bytes, path, purpose } = file;
    this.context.ports.files.fetch({ id, url: url + path, sha256, bytes, purpose });
  }

  /** Deletes what no playlist or alert names, oldest first, until this much would fit. True where something went. */
  makeRoom(bytes: number): boolean {
    const { files } = this.context.ports;
    const pinned = this.needs.pinned();
    let freed = 0;
    for (const file of files.list()) {
      if (freed >= bytes + SPARE_BYTES) break;
      if (pinned.has(file.sha256)) continue;
      files.remove(file.sha256);
      freed += file.bytes;
    }
    return freed > 0;
  }

  private isRunning(sha256: string): boolean {
    for (const { file } of this.running.values()) if (file.sha256 === sha256) return true;
    return false;
  }

  /** The first look at a file that is not needed soon spreads its fetch over the configured time. */
  private isJittered(file: Wanted, now: number): boolean {
    const { clock, ports } = this.context;
    if (file.neededAtMs - clock.nowMs() < SOON_MS) return false;
    if (this.jittered.has(file.sha256)) return !this.retries.ready(file.sha256, now);
    this.jittered.add(file.sha256);
    const spreadMs = (this.context.config()?.jitterSeconds ?? 30) * 1000;
    if (spreadMs === 0) return false;
    this.retries.postpone(file.sha256, now + ports.random() * spreadMs);
    return true;
  }

  private nextReady(now: number): number {
    if (this.wanted.length === 0 || this.running.size >= MAX_AT_ONCE) return Infinity;
    return this.retries.nextMonoMs(now);
  }
}

type Failure = 'net' | 'wrong' | 'disk' | 'gone';
function reasonOf(outcome: Exclude<FetchOutcome, { result: 'staged' }>): Failure {
  if (outcome.result !== 'status') return outcome.result as Failure;
  return outcome.status === 404 || outcome.status === 410 ? 'gone' : 'net';
}

function waitOf(outcome: FetchOutcome): number | undefined {
  if (outcome.result !== 'status') return undefined;
  const { status, retryAfterSeconds } = outcome;
  if ((status === 429 || status === 503) && retryAfterSeconds !== undefined) {
    return Math.min(MAX_RETRY_AFTER_S, Math.max(1, retryAfterSeconds)) * 1000;
  }
  return status === 404 || status === 410 ? NO_RIGHTS_MS : undefined;
}
