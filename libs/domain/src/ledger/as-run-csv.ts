import type { AsRunRow } from './types.js';

/** One line of the as-run log; names come from the caller, who knows units and bulletins. */
export interface AsRunLine {
  /** YYYY-MM-DD at the station. */
  dateLocal: string;
  /** Planned start as the station's clock showed it, HH:MM:SS. */
  startLocal: string;
  unit: string;
  unitName: string;
  place: string;
  placeName: string;
  occurrence: string;
  bulletin: string;
  bulletinTitle: string;
  class: number;
  plannedMs: number;
  version: number;
  row: Pick<
    AsRunRow,
    | 'end'
    | 'reason'
    | 'late'
    | 'preempted'
    | 'startedAtMs'
    | 'endedAtMs'
    | 'playedMs'
    | 'evidence'
    | 'confirmedBy'
    | 'segments'
  > & { channel?: 'speaker' | 'board' };
}

const COLUMNS: [string, (line: AsRunLine) => string | number][] = [
  ['date', (l) => l.dateLocal],
  ['planned_start', (l) => l.startLocal],
  ['unit', (l) => l.unit],
  ['unit_name', (l) => l.unitName],
  ['place', (l) => l.place],
  ['place_name', (l) => l.placeName],
  ['occurrence', (l) => l.occurrence],
  ['bulletin', (l) => l.bulletin],
  ['title', (l) => l.bulletinTitle],
  ['class', (l) => l.class],
  ['planned_seconds', (l) => l.plannedMs / 1000],
  ['end', (l) => l.row.end ?? 'open'],
  ['reason', (l) => l.row.reason ?? ''],
  ['late', (l) => (l.row.late ? 'yes' : 'no')],
  ['preempted', (l) => (l.row.preempted ? 'yes' : 'no')],
  ['started_at', (l) => instant(l.row.startedAtMs)],
  ['ended_at', (l) => instant(l.row.endedAtMs)],
  ['played_seconds', (l) => l.row.playedMs / 1000],
  ['evidence', (l) => l.row.evidence],
  ['confirmed_by', (l) => l.row.confirmedBy],
  ['hashes', (l) => [...new Set(l.row.segments.map(({ item }) => item))].join(' ')],
  ['version', (l) => l.version],
  ['channel', (l) => l.row.channel ?? 'speaker'],
];

/**
 * The as-run log as CSV (RFC 4180: CRLF, quotes doubled), line by line so that a day of a province needs no memory.
 * `bom`: a byte order mark, without which Excel reads Vietnamese as something else.
 */
export function* asRunCsvLines(
  lines: Iterable<AsRunLine>,
  options: { bom?: boolean } = {},
): Generator<string> {
  yield `${options.bom ? '\uFEFF' : ''}${COLUMNS.map(([name]) => name).join(',')}\r\n`;
  for (const line of lines) yield `${COLUMNS.map(([, valueOf]) => csvCell(valueOf(line))).join(',')}\r\n`;
}

export function asRunCsv(lines: Iterable<AsRunLine>, options: { bom?: boolean } = {}): string {
  return [...asRunCsvLines(lines, options)].join('');
}

/**
 * A cell. Text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a line break, also in their
 * full-width forms) gets an apostrophe before it; numbers are left alone.
 */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const safe = /^[\s]*[=+\-@＝＋－＠\t\r\n]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const instant = (ms: number | null): string => (ms === null ? '' : new Date(ms).toISOString());
