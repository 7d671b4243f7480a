import type { Report } from '#contracts/reports.js';
import type { Span } from '../ports.js';

/**
 * What a report leaves beside itself in the journal for the device's own use: one line, written at once, so that the
 * report and what follows from it cannot come apart.
 */
export interface Aside {
  /** Wall instant of position 0 of a play. */
  zeroAtMs?: number;
  /** Whole length of the play. */
  totalMs?: number;
  /** [sha256, positionMs, durationMs, bulletin] of each piece. */
  pieces?: readonly (readonly [string, number, number, string?])[];
  /** What of the play has come out so far, by position. */
  heard?: readonly Span[];
  /** Where this run of the play begins. */
  fromMs?: number;
  /** The quota's local day and the milliseconds that this play uses of it. */
  quota?: readonly [string, number];
  /** Which reading of an alert, from 0. */
  reading?: number;
  /** Unit of an alert. */
  unit?: string;
}
export interface ReportLine {
  r: Report;
  boot: string;
  a?: Aside;
}
/** Up to where receipts go (it can go back: `resend`), and the newest verified `issuedAt`. */
export interface ReceiptLine {
  upTo: number;
}
/** First line: whose journal, and the last number given out before this file began. */
export interface HeadLine {
  journal: string;
  last: number;
  upTo: number;
}
