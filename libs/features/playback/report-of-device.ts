import type { Report } from '#contracts/reports.js';
import { isLedgerReport } from '#domain/ledger/transitions.js';
import type { DeviceEntity } from '#persistence/entities/devices.entity.js';

/** A committed report with the device that sent it. */
export interface ReportOfDevice {
  device: Pick<DeviceEntity, 'id' | 'placeId' | 'unitPath'>;
  journal: string;
  seq: number;
  type: string;
  body: Report;
}

/** What is said to be shown later than the hub heard of it has not been: a stretch ends at this instant at the latest. */
export function asHeard(report: Report, latestMs: number): Report {
  if (report.type !== 'shown' || Date.parse(report.toAt) <= latestMs) return report;
  return { ...report, toAt: new Date(latestMs).toISOString() };
}

/** Occurrence or alert of a report; null for openings, closings and everything that makes no row. */
export function subjectOf(report: Report): string | null {
  if (!isLedgerReport(report.type)) return null;
  const { occurrence, alert } = report as { occurrence?: string; alert?: string };
  return occurrence ?? alert ?? null;
}
