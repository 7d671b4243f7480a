import { encodeBase64Url } from '#contracts/jws.js';
import type { Report, ReportOf, ReportType } from '#contracts/reports.js';
import { DiskFullError } from '../disk-full.js';
import type { CryptoPort, StorePort } from '../ports.js';
import { frameLine, unframeLine } from './frame.js';
import type { Aside, HeadLine, ReceiptLine, ReportLine } from './record.js';

export interface Stored {
  report: Report;
  boot: string;
}
export interface JournalClock {
  monotonicMs(): number;
  /** The device's own time as RFC 3339, and the state's word. */
  stamp(): { at: string; clock: Report['clock'] };
}
export interface Retention {
  /** Receipted reports older than this go. */
  receiptedMs: number;
  /** And the oldest receipted beyond this number. */
  maxReceipted: number;
}
type Fields<T extends ReportType> = Omit<ReportOf<T>, 'seq' | 'at' | 'uptimeMs' | 'clock' | 'type'>;

/** How many reports without a receipt are kept at most: years of a device that nobody answers. */
const MAX_UNRECEIPTED = 50_000;
const DROPPED_AT_ONCE = 1000;

/**
 * The numbered reports, durable before anything follows from them. A record that could not be written takes no number
 * and is counted; the next one that can be is preceded by a `gap`.
 */
export class Journal {
  readonly boot: string;
  id = '';
  lastSeq = 0;
  /** Receipts cover everything up to here. */
  upTo = 0;
  firstSeq = 1;
  /** Reports above `upTo`, in order. */
  readonly unreceipted: Stored[] = [];
  private lost = 0;
  private torn = false;
  private receipted = 0;

  constructor(
    private readonly store: StorePort,
    crypto: CryptoPort,
    private readonly clock: JournalClock,
    private readonly onReport: (report: Report, aside: Aside, boot: string) => void,
    private readonly retention: Retention,
  ) {
    this.boot = encodeBase64Url(crypto.randomBytes(12));
    this.load(encodeBase64Url(crypto.randomBytes(12)));
  }

  /** Writes a report; null when it could not be written. */
  append<T extends ReportType>(type: T, fields: Fields<T>, aside?: Aside): ReportOf<T> | null {
    if (this.lost > 0) {
      const count = this.lost;
      if (!this.write('gap', { count, reason: 'disk' })) {
        this.lost += 1;
        return null;
      }
      this.lost -= count;
    }
    const report = this.write(type, fields, aside);
    if (!report) this.lost += 1;
    return report;
  }

  /** Moves the receipts' end; what they cover leaves the memory. Returns false where the number was never given out. */
  receipt(upTo: number): boolean {
    if (upTo > this.lastSeq) return false;
    this.upTo = upTo;
    let covered = 0;
    while (covered < this.unreceipted.length && this.unreceipted[covered]!.report.seq <= upTo) covered++;
    this.unreceipted.splice(0, covered);
    this.receipted += covered;
    this.tryAppend(frameLine({ upTo } satisfies ReceiptLine));
    if (this.receipted > 2 * this.retention.maxReceipted) this.compact();
    return true;
  }

  /** Takes receipts back to before `fromSeq`; what is not stored any more is answered by one `gap`. */
  rewind(fromSeq: number): void {
    const stored = this.storedReports();
    this.unreceipted.length = 0;
    for (const line of stored) {
      if (line.r.seq >= fromSeq) this.unreceipted.push({ report: line.r, boot: line.boot });
    }
    this.upTo = fromSeq - 1;
    this.tryAppend(frameLine({ upTo: this.upTo } satisfies ReceiptLine));
    const first = this.unreceipted[0]?.report.seq ?? this.lastSeq + 1;
    if (fromSeq < first) {
      this.append('gap', { fromSeq, toSeq: first - 1, count: first - fromSeq, reason: 'expired' });
    }
  }

  /** Answers for one report that the hub cannot read: a `gap` with its number takes its place among what is sent. */
  replaceByGap(seq: number): void {
    const at = this.unreceipted.findIndex(({ report }) => report.seq === seq);
    if (at < 0) return;
    this.append('gap', { fromSeq: seq, toSeq: seq, count: 1, reason: 'malformed' });
    this.unreceipted.splice(at, 1);
  }

  /** Drops what retention allows, in one step. */
  compact(): void {
    const { at } = this.clock.stamp();
    const oldestMs = Date.parse(at) - this.retention.receiptedMs;
    const lines = this.storedReports();
    const receipted = lines.filter(({ r }) => r.seq <= this.upTo);
    const spared = new Set(
      receipted
        .slice(-this.retention.maxReceipted)
        .filter(({ r }) => Date.parse(r.at) >= oldestMs)
        .map(({ r }) => r.seq),
    );
    // What was given up for want of room, or cannot be read by the hub, is answered for by a gap: its line goes.
    const open = new Set(this.unreceipted.map(({ report }) => report.seq));
    const kept = lines.filter(({ r }) => open.has(r.seq) || spared.has(r.seq));
    const head: HeadLine = { journal: this.id, last: this.lastSeq, upTo: this.upTo };
    try {
      this.store.replaceJournal([head, ...kept].map(frameLine).join(''));
    } catch (error) {
      if (!(error instanceof DiskFullError)) throw error;
      return;
    }
    this.torn = false;
    this.receipted = spared.size;
    this.firstSeq = kept[0]?.r.seq ?? this.lastSeq + 1;
  }

  private load(freshId: string): void {
    const text = this.store.readJournal();
    this.torn = text.length > 0 && !text.endsWith('\n');
    for (const line of text.split('\n')) this.loadLine(unframeLine(line));
    if (this.id === '') {
      this.id = freshId;
      this.tryAppend(frameLine({ journal: freshId, last: this.lastSeq, upTo: this.upTo } satisfies HeadLine));
    }
    const before = this.unreceipted.length;
    const open = this.unreceipted.filter(({ report }) => report.seq > this.upTo);
    this.unreceipted.splice(0, before, ...open);
    this.receipted = before - open.length;
  }

  private loadLine(record: Record<string, unknown> | null): void {
    if (!record) return;
    if (typeof record['journal'] === 'string') {
      const head = record as unknown as HeadLine;
      this.id = head.journal;
      this.lastSeq = head.last;
      this.upTo = head.upTo;
      this.firstSeq = head.last + 1;
    } else if (typeof record['upTo'] === 'number') {
      this.upTo = (record as unknown as ReceiptLine).upTo;
    } else if (record['r']) {
      const { r, boot, a } = record as unknown as ReportLine;
      if (this.unreceipted.length === 0) this.firstSeq = r.seq;
      this.lastSeq = Math.max(this.lastSeq, r.seq);
      this.unreceipted.push({ report: r, boot });
      this.onReport(r, a ?? {}, boot);
    }
  }

  private dropOldest(): void {
    const dropped = this.unreceipted.splice(0, DROPPED_AT_ONCE);
    const fromSeq = dropped[0]!.report.seq;
    const toSeq = dropped.at(-1)!.report.seq;
    this.append('gap', { fromSeq, toSeq, count: dropped.length, reason: 'space' });
    this.compact();
  }

  private storedReports(): ReportLine[] {
    const bySeq = new Map<number, ReportLine>();
    for (const line of this.store.readJournal().split('\n')) {
      const record = unframeLine(line);
      if (record?.['r']) {
        const reportLine = record as unknown as ReportLine;
        bySeq.set(reportLine.r.seq, reportLine);
      }
    }
    return [...bySeq.values()].sort((a, b) => a.r.seq - b.r.seq);
  }

  private write<T extends ReportType>(type: T, fields: Fields<T>, aside?: Aside): ReportOf<T> | null {
    const report = {
      seq: this.lastSeq + 1,
      ...this.clock.stamp(),
      uptimeMs: Math.max(0, Math.round(this.clock.monotonicMs())),
      type,
      ...fields,
    } as unknown as ReportOf<T>;
    const line: ReportLine = { r: report as Report, boot: this.boot, ...(aside ? { a: aside } : {}) };
    if (!this.tryAppend(frameLine(line))) return null;
    this.lastSeq = report.seq;
    this.unreceipted.push({ report: report as Report, boot: this.boot });
    if (this.unreceipted.length > MAX_UNRECEIPTED) this.dropOldest();
    this.onReport(report as Report, aside ?? {}, this.boot);
    return report;
  }

  /** False on a full disk; anything else is not survivable here and is thrown. */
  private tryAppend(text: string): boolean {
    try {
      this.store.appendJournal(this.torn ? `\n${text}` : text);
      this.torn = false;
      return true;
    } catch (error) {
      if (!(error instanceof DiskFullError)) throw error;
      this.torn = true;
      return false;
    }
  }
}
