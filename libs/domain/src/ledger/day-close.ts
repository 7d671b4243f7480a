import type { AsRunRow, RowEnd } from './types.js';

/** What a day's report counts. `planned = finished + partial + failed + missed + refused + open`, and a closed day has no open ones. */
export interface DayTotals extends Record<RowEnd, number> {
  planned: number;
  open: number;
  late: number;
  preempted: number;
  playedMs: number;
}

type Counted = Pick<AsRunRow, 'end' | 'late' | 'preempted' | 'playedMs' | 'confirmedBy'> & {
  channel?: 'speaker' | 'board';
};

/** What loudspeakers answer for, what boards showed, and what a person confirmed, counted apart (domain.md, "The ledger"). */
export function dayTotals(rows: Iterable<Counted>): Record<'byDevice' | 'byBoard' | 'byPerson', DayTotals> {
  const totals = { byDevice: noTotals(), byBoard: noTotals(), byPerson: noTotals() };
  for (const row of rows) {
    const sum =
      totals[row.confirmedBy === 'person' ? 'byPerson' : row.channel === 'board' ? 'byBoard' : 'byDevice'];
    sum.planned += 1;
    sum[row.end ?? 'open'] += 1;
    if (row.late) sum.late += 1;
    if (row.preempted) sum.preempted += 1;
    sum.playedMs += row.playedMs;
  }
  return totals;
}

/** A day closes when every row has an end; a day without rows is closed. */
export function mayCloseDay(rows: Iterable<Pick<AsRunRow, 'end'>>): boolean {
  for (const { end } of rows) if (end === null) return false;
  return true;
}

/** A row as it stood when its day closed, or as a later report corrected it. Issued reports name the version they used. */
export interface RowVersion {
  version: number;
  row: AsRunRow;
  recordedAtMs: number;
}

/**
 * The next version of a closed row, or null when nothing that a report shows has changed. The old version stays.
 * A closed row never opens again: `next` must have an end.
 */
export function correctionOf(closed: RowVersion, next: AsRunRow, nowMs: number): RowVersion | null {
  if (next.end === null || fingerprint(closed.row) === fingerprint(next)) return null;
  return { version: closed.version + 1, row: next, recordedAtMs: nowMs };
}

/** Which fields a correction changed, for the page that shows it. */
export function changedFields(before: AsRunRow, after: AsRunRow): (keyof AsRunRow)[] {
  const fields = Object.keys(after) as (keyof AsRunRow)[];
  return fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}

const SHOWN = [
  'end',
  'reason',
  'late',
  'preempted',
  'resumed',
  'startedAtMs',
  'endedAtMs',
  'segments',
  'playedMs',
  'evidence',
] as const;
const fingerprint = (row: AsRunRow): string => JSON.stringify(SHOWN.map((field) => row[field]));

const noTotals = (): DayTotals => ({
  planned: 0,
  open: 0,
  finished: 0,
  partial: 0,
  failed: 0,
  missed: 0,
  refused: 0,
  late: 0,
  preempted: 0,
  playedMs: 0,
});
