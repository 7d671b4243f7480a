import type { Api } from './api.js';
import { joined, type Span } from './heard/spans.js';
import type { Expected, ExpectedRow } from './story/expected.js';

/** A row of the ledger, as `GET /api/v1/as-run` gives it. */
export interface AsRun {
  id: string;
  kind: 'occurrence' | 'alert' | 'person';
  subject: string;
  place: string;
  device: string | null;
  plannedStart: string;
  durationMs: number;
  planned: { sha256: string; offsetMs: number; durationMs: number }[];
  state: string;
  end: string | null;
  evidence: string | null;
  reason: string | null;
  preempted: boolean;
  startedAt: string | null;
  endedAt: string | null;
  segments: { itemIndex: number | null; fromMs: number; toMs: number }[];
  title: string;
}
/** Something that is not as it was written down. */
export interface Mismatch {
  what: string;
  where: string;
  expected: string;
  got: string;
}

const SEGMENT_TOLERANCE_MS = 500;
/** Between the pieces of one play: codecs round. */
const SEAM_MS = 400;

export const allRows = (api: Api): Promise<AsRun[]> =>
  api.all<AsRun>('/api/v1/as-run', { sort: 'plannedStart' });

/**
 * Every row against what was written down, and nothing beside.
 * @param subjects airing key → ids of its occurrences (one a station), or of the alert
 */
export function compareLedger(
  expected: Expected,
  rows: readonly AsRun[],
  subjects: ReadonlyMap<string, readonly string[]>,
): Mismatch[] {
  const airingOf = new Map([...subjects].flatMap(([key, ids]) => ids.map((id) => [id, key] as const)));
  const byKey = new Map<string, AsRun[]>();
  const mismatches: Mismatch[] = [];
  for (const row of rows) {
    const key = `${airingOf.get(row.subject) ?? row.subject}|${row.place}`;
    byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  for (const wanted of expected.rows) {
    const key = `${wanted.airing}|${wanted.place}`;
    const [row, ...more] = byKey.get(key) ?? [];
    byKey.delete(key);
    if (row) mismatches.push(...compareRow(wanted, row));
    if (!row || more.length > 0)
      mismatches.push({ what: 'rows', where: key, expected: '1', got: String(more.length + (row ? 1 : 0)) });
  }
  for (const [key, left] of byKey)
    mismatches.push({ what: 'rows', where: key, expected: '0', got: String(left.length) });
  return mismatches;
}

function compareRow(wanted: ExpectedRow, row: AsRun): Mismatch[] {
  const where = `${wanted.airing} at ${row.place} (row ${row.id})`;
  const endOf = (end: string | null, reason: string | null): string =>
    `${end ?? 'open'}${reason ? `: ${reason}` : ''}`;
  const mismatches: Mismatch[] = [];
  if (endOf(wanted.end, wanted.reason) !== endOf(row.end, row.reason))
    mismatches.push({
      what: 'end',
      where,
      expected: endOf(wanted.end, wanted.reason),
      got: endOf(row.end, row.reason),
    });
  const played = playedOf(row);
  if (!areClose(wanted.played, played))
    mismatches.push({ what: 'segments', where, expected: spansText(wanted.played), got: spansText(played) });
  return mismatches;
}

/** What a row says was played, in ms from the first sample of the occurrence. */
export function playedOf({ planned, segments }: Pick<AsRun, 'planned' | 'segments'>): Span[] {
  const spans = segments.map(({ itemIndex, fromMs, toMs }) => {
    const offsetMs = itemIndex === null ? 0 : (planned[itemIndex]?.offsetMs ?? 0);
    return { fromMs: offsetMs + fromMs, toMs: offsetMs + toMs };
  });
  return joined(spans, SEAM_MS);
}

function areClose(wanted: readonly Span[], got: readonly Span[]): boolean {
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= SEGMENT_TOLERANCE_MS;
  return (
    wanted.length === got.length &&
    wanted.every(({ fromMs, toMs }, i) => near(fromMs, got[i]!.fromMs) && near(toMs, got[i]!.toMs))
  );
}

const spansText = (spans: readonly Span[]): string =>
  spans.map(({ fromMs, toMs }) => `${Math.round(fromMs)}–${Math.round(toMs)} ms`).join(', ') || 'nothing';

export interface Counts {
  planned: number;
  finished: number;
  partial: number;
  failed: number;
  missed: number;
  refused: number;
  alertPlays: number;
  /** Of stations that report nothing. */
  byPerson: number;
}

/** Alerts and what a person confirms apart; `planned` is the sum of the ends, so that an open row is missing in it. */
export function countRows(rows: readonly AsRun[]): Counts {
  const of = (end: string): number =>
    rows.filter((row) => row.kind === 'occurrence' && row.end === end).length;
  return {
    planned: rows.filter(({ kind }) => kind === 'occurrence').length,
    finished: of('finished'),
    partial: of('partial'),
    failed: of('failed'),
    missed: of('missed'),
    refused: of('refused'),
    alertPlays: rows.filter(({ kind }) => kind === 'alert').length,
    byPerson: rows.filter(({ kind }) => kind === 'person').length,
  };
}
