import { stronger } from './facts.js';
import { latest } from './latest.js';
import { bestKnownReason, isDelivered, isStaged, isWithdrawn, knownAs } from './missed.js';
import { isWhole, lengthOf, placed, unionOf } from './segments.js';
import { settleDisplay } from './settle-display.js';
import { silentClaims, silentReason } from './silence.js';
import { stateAfter } from './transitions.js';
import type {
  AsRunRow,
  EndFact,
  Evidence,
  Mark,
  PlayFact,
  RowContext,
  RowEnd,
  RowFacts,
  RowState,
  SegmentFact,
} from './types.js';

/** From here on a start counts as late; neighbours are within 100 ms, and a device skips what it is late for. */
const LATE_MS = 1000;

/**
 * The row as it stands at `nowMs`. Depends on nothing but its arguments, and on the reports only as a set. Before the
 * end of slot and grace a row without an end stays open; after it every row has one.
 */
export function settle(facts: RowFacts, context: RowContext, nowMs: number): AsRunRow {
  if (context.confirmedByPersonUntilMs != null) return settledByPerson(facts, context, nowMs);
  if (context.isDisplay) return settleDisplay(facts, context, nowMs);
  const union = unionOf(facts.plays, context);
  const ends = facts.plays.flatMap((play) => play.ends);
  const reported = reportedState(facts, context, union);
  const isOver = nowMs >= context.endAtMs + context.graceMs;
  const conclusion = conclude(reported, facts, context, isOver);
  const armed = latest(facts.armed);
  const started = facts.plays.flatMap(({ startedAtMs }) => (startedAtMs === null ? [] : [startedAtMs]));
  const startedAtMs = started.length > 0 ? Math.min(...started) : null;
  const notes = [...facts.plays.flatMap((play) => play.notes), ...ends.map(({ reason }) => reason)];
  const sounded = facts.plays.length > 0;
  return {
    ...conclusion,
    delivered: sounded || isDelivered(facts, context),
    staged: sounded || isStaged(facts, context),
    armed: armed?.armed ?? false,
    notArmedReason: armed && !armed.armed ? armed.reason : null,
    late: notes.includes('late') || isLateStart(startedAtMs, context),
    preempted: notes.includes('preempted'),
    resumed: facts.plays.some(({ resumed }) => resumed.length > 0),
    startedAtMs,
    endedAtMs: conclusion.end === null || !sounded ? null : Math.max(...instantsOf(facts.plays)),
    plays: facts.plays.length,
    segments: placed(union, context),
    playedMs: lengthOf(union),
    evidence: facts.plays.reduce<Evidence>((level, play) => stronger(level, play.evidence), 'none'),
    confirmedBy: 'device',
  };
}

/** The fold of the table over what the set of reports claims. */
function reportedState(facts: RowFacts, context: RowContext, union: readonly SegmentFact[]): RowState {
  const claims = silentClaims(facts, context);
  for (const play of facts.plays) {
    claims.push('started');
    if (!isSounding(play)) claims.push('partial');
  }
  if (isFinished(facts.plays, context, union)) claims.push('finished');
  return claims.reduce<RowState>((state, claim) => stateAfter(claim, state), 'planned');
}

/** `finished` is taken at its word only as far as the segments bear it out. */
function isFinished(plays: readonly PlayFact[], context: RowContext, union: readonly SegmentFact[]): boolean {
  const whole = plays.filter(({ ends }) => ends.some(({ type }) => type === 'finished'));
  if (context.kind === 'alert') return whole.length >= (context.expectedPlays ?? 1);
  return whole.length > 0 && (context.items.length === 0 || isWhole(context.items, union));
}

/** Started or taken up again, and not ended since. */
function isSounding({ resumed, ends }: PlayFact): boolean {
  const last = latest<Mark & { isEnd: boolean }>([
    ...resumed.map((mark) => ({ ...mark, isEnd: false })),
    ...ends.map((end) => ({ ...end, isEnd: true })),
  ]);
  return last === null || !last.isEnd;
}

interface Conclusion {
  state: RowState;
  end: RowEnd | null;
  reason: string | null;
}

function conclude(state: RowState, facts: RowFacts, context: RowContext, isOver: boolean): Conclusion {
  switch (state) {
    case 'finished':
      return { state, end: state, reason: null };
    case 'partial':
      // An alert is read several times; between two readings it is not at its end.
      if (!isOver && isAwaitingReadings(facts, context)) return { state: 'started', end: null, reason: null };
      return { state, end: state, reason: partialReason(facts, context) };
    case 'started':
      if (!isOver) return { state, end: null, reason: null };
      return { state: 'partial', end: 'partial', reason: partialReason(facts, context) };
    case 'failed':
      return { state, end: state, reason: silentReason(facts, state) };
    case 'missed':
    case 'refused':
      if (isWithdrawn(context)) return { state: 'missed', end: 'missed', reason: 'withdrawn' };
      return { state, end: state, reason: silentReason(facts, state) };
    default:
      if (!isOver) return { state, end: null, reason: null };
      return { state: 'missed', end: 'missed', reason: bestKnownReason(facts, context) };
  }
}

const isAwaitingReadings = (facts: RowFacts, context: RowContext): boolean =>
  context.kind === 'alert' &&
  !isWithdrawn(context) &&
  facts.plays.length < (context.expectedPlays ?? 1) &&
  facts.plays.every(({ ends }) => latest<EndFact>(ends)?.type === 'finished');

/** The last end that gave a reason; a play that never ended has the best that is known of its place. */
function partialReason(facts: RowFacts, context: RowContext): string {
  const ends = facts.plays.flatMap((play) => play.ends);
  const named = latest(ends.filter(({ type, reason }) => type === 'partial' && reason !== null));
  if (named) return knownAs(named.reason as string, context);
  if (ends.length > 0) return isWithdrawn(context) ? 'withdrawn' : 'incomplete';
  return bestKnownReason(facts, context);
}

function isLateStart(startedAtMs: number | null, { kind, startAtMs }: RowContext): boolean {
  return kind === 'occurrence' && startedAtMs !== null && startedAtMs - startAtMs >= LATE_MS;
}

const instantsOf = (plays: readonly PlayFact[]): number[] =>
  plays.flatMap(({ startedAtMs, resumed, ends }) => [
    startedAtMs ?? 0,
    ...resumed.map(({ atMs }) => atMs),
    ...ends.map(({ atMs }) => atMs),
  ]);

/** A station that reports nothing: an officer's word, until the day it is due. */
function settledByPerson(facts: RowFacts, context: RowContext, nowMs: number): AsRunRow {
  const { person } = facts;
  const isOverdue = nowMs >= (context.confirmedByPersonUntilMs ?? 0);
  const end = person?.result ?? (isOverdue ? 'missed' : null);
  return {
    state: end ?? 'planned',
    end,
    reason: end === null || end === 'finished' ? null : (person?.reason ?? 'unconfirmed'),
    delivered: false,
    staged: false,
    armed: false,
    notArmedReason: null,
    late: false,
    preempted: false,
    resumed: false,
    startedAtMs: null,
    endedAtMs: null,
    plays: 0,
    segments: [],
    playedMs: 0,
    evidence: person && person.result !== 'missed' ? 'person' : 'none',
    confirmedBy: 'person',
  };
}
