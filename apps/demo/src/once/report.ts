import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { skewOf } from '../heard/judge.js';
import { type AsRun, compareLedger, countRows, type Mismatch } from '../ledger.js';
import { mismatchesByHand } from './by-hand.js';
import { hear, startsOf } from './hearing.js';
import { ledgerOf, type Run } from './sessions.js';
import type { Stage } from './stage.js';

export interface Report {
  seed: number;
  /** = finished + partial + failed + missed + refused */
  planned: number;
  finished: number;
  partial: number;
  failed: number;
  missed: number;
  refused: number;
  alertPlays: number;
  /** Confirmed by an officer of a station on FM; in none of the sums above. */
  byPerson: number;
  unplanned: number;
  devices: number;
  /** Between agents that played the same thing, measured in their files. */
  startSkewMs: { n: number; p50: number; max: number };
  mismatches: Mismatch[];
  /** From /health/ready to here. */
  seconds: number;
}

interface Alarm {
  kind: string;
  device: string | null;
  details: { cause?: string };
}

/** Everything that can be known of a run against what was written down before it. */
export async function judgeRun(stage: Stage, run: Run): Promise<Report> {
  const rows = await ledgerOf(stage);
  const subjects = new Map([...run.occurrences].map(([key, list]) => [key, list.map(({ id }) => id)]));
  if (run.alert) subjects.set('alert', [run.alert.id]);
  const totals = await stage
    .crew('giam-sat')
    .get<{ unplanned: number; byPerson: { finished: number } }>('/api/v1/as-run/totals');
  const { unplanned } = totals;
  const ofDevices = rows.filter(({ kind }) => kind !== 'person');
  const verdicts = await hear(stage, run, rows);
  const counts = countRows(rows);
  const mismatches = [
    ...compareLedger(run.expected, ofDevices, subjects),
    ...mismatchesByHand(run.byHand, rows, totals.byPerson.finished),
    ...(await otherMismatches(stage, run, unplanned)),
    ...lateEmergency(rows, run),
    ...verdicts.flatMap((verdict) => verdict.mismatches),
  ];
  const { finished, partial, failed, missed, refused } = counts;
  if (counts.planned !== finished + partial + failed + missed + refused)
    mismatches.push({
      what: 'sum',
      where: 'ledger',
      expected: String(counts.planned),
      got: 'another sum of ends',
    });
  return {
    seed: stage.seed.value,
    ...counts,
    unplanned,
    devices: stage.world.places.length,
    startSkewMs: skewOf(startsOf(verdicts)),
    mismatches,
    seconds: Math.round((Date.now() - stage.hub.readyAtMs) / 100) / 10,
  };
}

/** "From the signature to `started` on every device online: a second" (device protocol); and two for a busy machine. */
const EMERGENCY_MS = 3000;

function lateEmergency(rows: readonly AsRun[], run: Run): Mismatch[] {
  const late = rows.flatMap(({ kind, startedAt }) =>
    kind === 'alert' && startedAt ? [Date.parse(startedAt) - (run.alert?.activatedAtMs ?? 0)] : [],
  );
  const worstMs = Math.max(0, ...late);
  if (worstMs <= EMERGENCY_MS) return [];
  const where = `${late.filter((ms) => ms > EMERGENCY_MS).length} of ${late.length} devices`;
  return [{ what: 'late emergency', where, expected: `within ${EMERGENCY_MS} ms`, got: `${worstMs} ms` }];
}

/** What rows do not tell: refusals, wrong files, plays that nobody ordered. */
async function otherMismatches(stage: Stage, run: Run, unplanned: number): Promise<Mismatch[]> {
  const mismatches: Mismatch[] = [];
  const check = (right: boolean, what: string, where: string, expected: string, got: string): void => {
    if (!right) mismatches.push({ what, where, expected, got });
  };
  check(unplanned === 0, 'unplanned', 'ledger', '0', String(unplanned));
  const forged = stage.agents.get(run.expected.refusal)!;
  const alarms = await stage.crew('giam-sat').all<Alarm>('/api/v1/alarms', { kind: 'refused' });
  const told = alarms
    .filter(({ device }) => device === forged.device)
    .map(({ details }) => details.cause ?? '');
  check(
    told.some((cause) => cause.endsWith('/playlist: signature')),
    'refusal',
    `${run.expected.refusal} (${forged.device})`,
    'an alarm: playlist refused for its signature',
    told.join(', ') || 'none',
  );
  check(alarms.length === told.length, 'refusal', 'others', 'none', String(alarms.length - told.length));
  const damaged = stage.agents.get(run.expected.wrongFile)!;
  const journal = damaged.agent.journal(damaged.device);
  const wrong = /"type":"stage-failed"[^\n]*"reason":"wrong"|"reason":"wrong"[^\n]*"stage-failed"/.test(
    journal,
  );
  check(
    stage.http.damaged === 1,
    'damage',
    run.expected.wrongFile,
    '1 damaged reply',
    String(stage.http.damaged),
  );
  check(wrong, 'wrong file', run.expected.wrongFile, 'stage-failed: wrong in its journal', 'none');
  return mismatches;
}

export function writeReport(file: string, report: Report): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
}
