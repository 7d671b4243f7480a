import { AppError } from '#contracts/errors.js';
import type { Report } from '#contracts/reports.js';
import { Clock } from '#platform/clock.js';
import { EventBus } from '#platform/events.js';
import { LOG, type Log } from '#platform/logger.js';
import { reportsIngested } from '#platform/metrics.js';
import { ReportEntity } from '#persistence/entities/playback.entity.js';
import { insertRows } from '#persistence/bulk-insert.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { addRange, covers, emptyCursor } from './cursor.js';
import { cursorKey, loadCursors, saveCursors } from './journal-cursors.js';
import { type Receipt, ReceiptSender } from './receipt-sender.js';
import { type CommittedReport, RecentReports } from './recent-reports.js';
import { judgeMessage, type JudgedMessage } from './report-message.js';

export interface RawReport {
  device: string;
  payload: Uint8Array;
  receivedAtMs: number;
}
type Judged = Extract<JudgedMessage, { ok: true }>;
/** Rows of one batch number, which the ledger reads whole. */
const ROWS_A_BATCH = 500;

/**
 * Reports → committed rows → receipts. One flush at a time; deduplicated by the cursor (device, journal), which moves in the
 * transaction that inserts. A receipt follows the commit; a lost one is issued again when the device repeats itself.
 */
@Injectable()
export class IngestService {
  private lastBatch: number | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly events: EventBus,
    private readonly receipts: ReceiptSender,
    private readonly recent: RecentReports,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Commits messages of any devices together, then sends their receipts. Throws when nothing could be committed: devices repeat. */
  async commit(messages: readonly RawReport[]): Promise<void> {
    const judged = messages.map((m) => judgeMessage(m.device, m.payload, m.receivedAtMs));
    const good = judged.filter((m): m is Judged => m.ok);
    for (const bad of judged) {
      if (bad.ok) continue;
      reportsIngested.inc({ outcome: 'malformed' });
      this.log.warn(
        { device: bad.device, sha256: bad.sha256, reason: bad.reason },
        'a malformed report message',
      );
      this.receipts.malformed(bad.device, bad.sha256, bad.reason);
    }
    await this.commitGood(good);
  }

  /** What the database refuses for what it is (not for being away) is found by halves and dropped: the others' reports go on. */
  private async commitGood(good: readonly Judged[]): Promise<void> {
    if (good.length === 0) return;
    try {
      await this.commitTogether(good);
    } catch (cause) {
      if (cause instanceof AppError && cause.kind === 'unavailable') throw cause;
      if (good.length > 1) {
        const half = good.length >> 1;
        await this.commitGood(good.slice(0, half));
        await this.commitGood(good.slice(half));
        return;
      }
      const { device, journal } = good[0]!;
      reportsIngested.inc({ outcome: 'malformed' });
      this.log.error({ err: cause, device, journal }, 'a report message cannot be stored');
    }
  }

  private async commitTogether(good: readonly Judged[]): Promise<void> {
    const batch = (this.lastBatch ?? (await this.highestBatch())) + 1;
    // A commit whose answer was lost may stand all the same: its number must not be given twice.
    this.lastBatch = null;
    const { receipts: answers, rows } = await this.unitOfWork.run((em) => this.store(em, good, batch), {
      name: 'ingest reports',
    });
    this.lastBatch = batch + Math.floor(rows.length / ROWS_A_BATCH);
    this.recent.put(rows);
    this.receipts.send(answers);
    this.events.emit('reports-committed', { batch });
  }

  private async highestBatch(): Promise<number> {
    const row = await this.dataSource
      .getRepository(ReportEntity)
      .createQueryBuilder('r')
      .select('MAX(r.batch)', 'highest')
      .getRawOne<{ highest: number | null }>();
    return Number(row?.highest ?? 0);
  }

  private async store(
    em: EntityManager,
    messages: readonly Judged[],
    batch: number,
  ): Promise<{ receipts: Receipt[]; rows: CommittedReport[] }> {
    const cursors = await loadCursors(
      em,
      messages.map((m) => m.device),
    );
    const rows: ReportRow[] = [];
    const touched = new Map<string, Receipt>();
    for (const message of messages) {
      const key = cursorKey(message.device, message.journal);
      let cursor = cursors.get(key) ?? emptyCursor();
      const receipt = touched.get(key) ?? {
        device: message.device,
        journal: message.journal,
        upTo: 0,
        rejects: [],
      };
      const common = commonOf(message);
      for (const entry of entriesOf(message)) {
        if (entry.reject) receipt.rejects.push({ seq: entry.seq, reason: entry.reject });
        if (covers(cursor, entry.seq)) {
          reportsIngested.inc({ outcome: 'repeated' });
          continue;
        }
        const moved = addRange(cursor, entry.from, entry.to);
        if (!moved) {
          reportsIngested.inc({ outcome: 'too-many-holes' });
          continue;
        }
        cursor = moved;
        rows.push(rowOf(common, entry, batch + Math.floor(rows.length / ROWS_A_BATCH)));
      }
      receipt.upTo = cursor.upTo;
      cursors.set(key, cursor);
      touched.set(key, receipt);
    }
    await insertRows(em, ReportEntity, rows);
    const moved = [...touched].map(([key, { device, journal }]) => ({
      ...(cursors.get(key) ?? emptyCursor()),
      device,
      journal,
    }));
    await saveCursors(em, moved, this.clock.now());
    reportsIngested.inc({ outcome: 'committed' }, rows.length);
    return { receipts: [...touched.values()], rows };
  }
}

interface Entry {
  seq: number;
  from: number;
  to: number;
  report: Report | null;
  reject: string | null;
}

/** The numbers that a message answers for: its reports, its rejects, and what its gaps stand for. */
function entriesOf(message: Judged): Entry[] {
  const good = message.reports.map((report): Entry => {
    const inner = report.type === 'gap' && report.fromSeq !== undefined && report.toSeq !== undefined;
    const from = inner ? Math.min(report.fromSeq!, report.seq) : report.seq;
    const bounded = inner && report.toSeq! <= report.seq && report.fromSeq! >= 1;
    return { seq: report.seq, from: bounded ? from : report.seq, to: report.seq, report, reject: null };
  });
  const bad = message.rejects.map(({ seq, reason }): Entry => ({
    seq,
    from: seq,
    to: seq,
    report: null,
    reject: reason,
  }));
  return [...good, ...bad];
}

/** What all rows of a message have in common. */
function commonOf({ device, journal, boot, receivedAtMs }: Judged) {
  const receivedAt = new Date(receivedAtMs).toISOString();
  return { day: receivedAt.slice(0, 10), device, journal, boot, receivedAt, receivedAtMs };
}

type ReportRow = CommittedReport & Record<'boot' | 'day' | 'receivedAt' | 'at' | 'body', string>;

function rowOf(common: ReturnType<typeof commonOf>, entry: Entry, batch: number): ReportRow {
  return {
    ...common,
    report: entry.report,
    seq: entry.seq,
    type: entry.report ? entry.report.type : 'rejected',
    at: entry.report ? entry.report.at : common.receivedAt,
    batch,
    body: JSON.stringify(entry.report ?? { reason: entry.reject }),
  };
}
