import { MAX_BATCHES_IN_FLIGHT, MAX_BATCH_REPORTS } from '#contracts/wire.js';
import type { DeviceContext } from '../context.js';
import type { Stored } from '../journal/journal.js';

const FIRST_RETRY_MS = 30_000;
const MAX_RETRY_MS = 600_000;
/** Well under the 256 KiB of a payload. */
const MAX_BATCH_CHARS = 180_000;

/** Sends what no receipt covers, oldest first, five batches at a time; PUBACK proves nothing, so only receipts count. */
export class ReportSender {
  /** Highest number that was sent on any connection. */
  private sentUpTo = 0;
  private inFlight: { toSeq: number }[] = [];
  private batchMax = MAX_BATCH_REPORTS;
  private retryMs = FIRST_RETRY_MS;
  private connected = false;
  private lastMalformed = '';
  /** Early gaps that went out since the last time that everything was sent again. */
  private readonly sentGaps = new Set<number>();

  constructor(
    private readonly context: DeviceContext,
    private readonly topic: string,
  ) {}

  /** A report was written. */
  wrote(): void {
    const { clock, deadlines, options } = this.context;
    if (this.connected) deadlines.setEarlier('send', clock.monotonicMs() + options.coalesceMs);
  }

  /** Never-sent ones go at once; what was sent before waits for its time, reconnect or not. */
  up(): void {
    this.connected = true;
    this.inFlight = [];
    this.pump();
  }
  down(): void {
    this.connected = false;
    this.context.deadlines.clear('send');
  }

  tick(nowMonoMs: number): void {
    const { deadlines } = this.context;
    if (deadlines.take('send', nowMonoMs)) this.pump();
    if (!deadlines.take('resend', nowMonoMs) || this.context.journal.unreceipted.length === 0) return;
    this.retryMs = Math.min(MAX_RETRY_MS, this.retryMs * 2);
    this.sendAgainFrom(this.context.journal.upTo);
    this.pump();
    deadlines.setEarlier('resend', nowMonoMs + this.jittered());
  }

  /** A receipt for this journal: higher than the last it counts, otherwise it is ignored. */
  receipt(upTo: number): 'taken' | 'ignored' | 'refused' {
    const { journal, deadlines, clock } = this.context;
    if (upTo <= journal.upTo) return 'ignored';
    if (!journal.receipt(upTo)) return 'refused';
    this.inFlight = this.inFlight.filter(({ toSeq }) => toSeq > upTo);
    this.retryMs = FIRST_RETRY_MS;
    this.batchMax = Math.min(MAX_BATCH_REPORTS, this.batchMax * 2);
    if (journal.unreceipted.length === 0) deadlines.clear('resend');
    else if (this.inFlight.length > 0) deadlines.set('resend', clock.monotonicMs() + this.jittered());
    this.pump();
    return 'taken';
  }

  /** The hub could not read a batch: the next one is half as large; one report alone is answered for by a gap. */
  malformed(sha256: string): void {
    const { journal } = this.context;
    if (this.batchMax === 1 && this.lastMalformed === sha256) {
      const first = this.order()[0];
      if (first) journal.replaceByGap(first.report.seq);
    }
    this.lastMalformed = sha256;
    this.batchMax = Math.max(1, Math.floor(this.batchMax / 2));
    this.sendAgainFrom(journal.upTo);
    this.pump();
  }

  /** `resend`: from this number to the last, receipts or not. */
  rewind(fromSeq: number): void {
    const { journal } = this.context;
    if (fromSeq <= journal.upTo) journal.rewind(fromSeq);
    this.sendAgainFrom(Math.min(this.sentUpTo, fromSeq - 1));
    this.retryMs = FIRST_RETRY_MS;
    this.pump();
  }

  private pump(): void {
    const { clock, deadlines, journal, ports } = this.context;
    if (!this.connected) return;
    const waiting = this.order().filter(({ report }) => this.isUnsent(report));
    let at = 0;
    while (at < waiting.length && this.inFlight.length < MAX_BATCHES_IN_FLIGHT) {
      const batch = this.take(waiting, at);
      at += batch.length;
      const toSeq = batch.reduce((last, { report }) => Math.max(last, report.seq), 0);
      ports.transport.publish(
        this.topic,
        JSON.stringify({
          journal: journal.id,
          boot: batch[0]!.boot,
          reports: batch.map(({ report }) => report),
        }),
        { retain: false },
      );
      this.inFlight.push({ toSeq });
      for (const { report } of batch) this.noteSent(report);
    }
    if (this.inFlight.length > 0 && !deadlines.has('resend'))
      deadlines.set('resend', clock.monotonicMs() + this.jittered());
  }

  private isUnsent(report: Stored['report']): boolean {
    return this.isEarlyGap(report) ? !this.sentGaps.has(report.seq) : report.seq > this.sentUpTo;
  }
  private noteSent(report: Stored['report']): void {
    if (this.isEarlyGap(report)) this.sentGaps.add(report.seq);
    else this.sentUpTo = Math.max(this.sentUpTo, report.seq);
  }
  private sendAgainFrom(seq: number): void {
    this.sentUpTo = seq;
    this.sentGaps.clear();
    this.inFlight = [];
  }

  /** Gaps that answer for numbers of long ago go first, or the hub's contiguous end could never pass them. */
  private order(): readonly Stored[] {
    const { unreceipted } = this.context.journal;
    const gaps = unreceipted.filter(({ report }) => this.isEarlyGap(report));
    if (gaps.length === 0) return unreceipted;
    return [...gaps, ...unreceipted.filter(({ report }) => !this.isEarlyGap(report))];
  }

  private isEarlyGap(report: Stored['report']): boolean {
    const { journal } = this.context;
    return report.type === 'gap' && report.fromSeq !== undefined && report.fromSeq <= journal.upTo + 1;
  }

  /** One boot, so many, so large. */
  private take(waiting: readonly Stored[], from: number): Stored[] {
    const batch: Stored[] = [];
    let chars = 0;
    for (let at = from; at < waiting.length && batch.length < this.batchMax; at++) {
      const stored = waiting[at]!;
      chars += JSON.stringify(stored.report).length;
      if (batch.length > 0 && (stored.boot !== batch[0]!.boot || chars > MAX_BATCH_CHARS)) break;
      batch.push(stored);
    }
    return batch;
  }

  private jittered(): number {
    return this.retryMs * (0.9 + 0.2 * this.context.ports.random());
  }
}
