import type { Report } from '#contracts/reports.js';
import { Injectable } from '@nestjs/common';

/** A report as it was committed. */
export interface CommittedReport {
  device: string;
  journal: string;
  seq: number;
  type: string;
  batch: number;
  /** By the hub's clock. */
  receivedAtMs: number;
  /** null: rejected. */
  report: Report | null;
}

const KEPT = 20_000;

/**
 * What this process has just committed, so that the ledger need not read and parse it again. Only a shortcut: what is not
 * here (another process's, from before a restart, or too much at once) is in the database.
 */
@Injectable()
export class RecentReports {
  private readonly batches = new Map<number, CommittedReport[]>();
  private count = 0;

  /** After their commit; a batch comes whole. The oldest go when there are too many. */
  put(reports: readonly CommittedReport[]): void {
    for (const report of reports) {
      const batch = this.batches.get(report.batch);
      if (batch) batch.push(report);
      else this.batches.set(report.batch, [report]);
    }
    this.count += reports.length;
    for (const [batch, { length }] of this.batches) {
      if (this.count <= KEPT) break;
      this.batches.delete(batch);
      this.count -= length;
    }
  }

  /** Hands out these batches and forgets them; those that are not here are `missing`. */
  take(batches: readonly number[]): { found: CommittedReport[]; missing: number[] } {
    const found: CommittedReport[] = [];
    const missing: number[] = [];
    for (const batch of batches) {
      const reports = this.batches.get(batch);
      if (!reports) missing.push(batch);
      else {
        this.batches.delete(batch);
        this.count -= reports.length;
        found.push(...reports);
      }
    }
    return { found, missing };
  }
}
