import { ROW_STATES, type RowState } from './types.js';

/**
 * Report × state → state. Each line is what a report makes of each of the ten states. The table is a maximum: every
 * report has a rank (the state it makes of `planned`), and a row keeps the highest it has heard of. That is why order and
 * repetition do not matter, and why evidence of sound (started, partial, finished) beats `missed`. The spec proves it.
 */
const TABLE = `
                    planned    delivered  staged     armed      missed     refused    failed     started    partial    finished
 playlist-accepted  delivered  delivered  staged     armed      missed     refused    failed     started    partial    finished
 alerts-accepted    delivered  delivered  staged     armed      missed     refused    failed     started    partial    finished
 staged             staged     staged     staged     armed      missed     refused    failed     started    partial    finished
 stage-failed       planned    delivered  staged     armed      missed     refused    failed     started    partial    finished
 armed              armed      armed      armed      armed      missed     refused    failed     started    partial    finished
 not-armed          planned    delivered  staged     armed      missed     refused    failed     started    partial    finished
 missed             missed     missed     missed     missed     missed     refused    failed     started    partial    finished
 declined           refused    refused    refused    refused    refused    refused    failed     started    partial    finished
 failed             failed     failed     failed     failed     failed     failed     failed     started    partial    finished
 started            started    started    started    started    started    started    started    started    partial    finished
 shown              started    started    started    started    started    started    started    started    partial    finished
 resumed            started    started    started    started    started    started    started    started    partial    finished
 partial            partial    partial    partial    partial    partial    partial    partial    partial    partial    finished
 finished           finished   finished   finished   finished   finished   finished   finished   finished   finished   finished
`;
export const LEDGER_REPORTS = [
  'playlist-accepted',
  'alerts-accepted',
  'staged',
  'stage-failed',
  'armed',
  'not-armed',
  'missed',
  'declined',
  'failed',
  'started',
  'shown',
  'resumed',
  'partial',
  'finished',
] as const;
export type LedgerReportType = (typeof LEDGER_REPORTS)[number];

export const TRANSITIONS = read(TABLE);

/** The state after a report; a report that is not in the table changes nothing. */
export function stateAfter(report: string, state: RowState): RowState {
  return isLedgerReport(report) ? TRANSITIONS[report][state] : state;
}

export const isLedgerReport = (type: string): type is LedgerReportType =>
  (LEDGER_REPORTS as readonly string[]).includes(type);

/**
 * `declined` by limit: the device's own limits forbade the play (`refused`), except that a muted device is `missed:
 * muted` (domain.md, "The ledger"). A limit that is not known here is `refused` with its own word.
 */
export const LIMITS: Record<string, { as: 'refused' | 'missed'; reason: string }> = {
  window: { as: 'refused', reason: 'window' },
  quiet: { as: 'refused', reason: 'quiet' },
  quota: { as: 'refused', reason: 'quota' },
  validity: { as: 'refused', reason: 'validity' },
  muted: { as: 'missed', reason: 'muted' },
  'silence-all': { as: 'missed', reason: 'muted' },
};
export const limitEnd = (limit: string): { as: 'refused' | 'missed'; reason: string } =>
  Object.hasOwn(LIMITS, limit)
    ? (LIMITS[limit] as (typeof LIMITS)[string])
    : { as: 'refused', reason: limit };

function read(table: string): Record<LedgerReportType, Record<RowState, RowState>> {
  const [head = [], ...lines] = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  if (head.join() !== ROW_STATES.join()) throw new Error('the table of transitions names other states');
  const rows = lines.map(([report, ...states]) => [
    report,
    Object.fromEntries(head.map((state, i) => [state, states[i]])),
  ]);
  return Object.fromEntries(rows) as Record<LedgerReportType, Record<RowState, RowState>>;
}
