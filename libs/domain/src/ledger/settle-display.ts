import { latest } from './latest.js';
import { bestKnownReason, isDelivered, isStaged, isWithdrawn, knownAs } from './missed.js';
import { silentClaims, silentReason } from './silence.js';
import { stateAfter } from './transitions.js';
import type { AsRunRow, RowContext, RowEnd, RowFacts, RowSegment, RowState, ShownFact } from './types.js';

/** Stretches that meet within it are one; a last stretch that ends so near the end was up to the end. */
const JOIN_MS = 2000;
/** First shown later than this: late. A turn of others may have to end first. */
const LATE_MS = 60_000;
const MOST_MISSING_MS = 5 * 60_000;
/** Somebody took it off the screen. */
const TAKEN_OFF = ['withdrawn', 'removed', 'command'];
/** After these a board shows the item no more. */
const FINAL = [...TAKEN_OFF, 'validity'];
/** The hub's words for "nothing came"; where something was shown, they are none. */
const NOTHING_CAME = ['unreported', 'not-delivered', 'not-staged', 'clock'];

interface Span {
  fromMs: number;
  toMs: number;
}

/**
 * A row of a board: what was on the screen, and for how long (docs/device-protocol.md, "Boards"). `finished`: every item
 * was up but for a tenth of the time, or five minutes where that is more, but never over half of the time.
 */
export function settleDisplay(facts: RowFacts, context: RowContext, nowMs: number): AsRunRow {
  const shown = insideItsTime(facts.shown ?? [], context);
  const claims = silentClaims(facts, context);
  if (shown.length > 0) claims.push('shown');
  const state = claims.reduce<RowState>((known, claim) => stateAfter(claim, known), 'planned');
  const conclusion = concludeDisplay(state, shown, facts, context, nowMs);
  const whole = union(shown);
  const armed = latest(facts.armed);
  const startedAtMs = whole[0]?.fromMs ?? null;
  return {
    ...conclusion,
    delivered: shown.length > 0 || isDelivered(facts, context),
    staged: shown.length > 0 || isStaged(facts, context),
    armed: armed?.armed ?? false,
    notArmedReason: armed && !armed.armed ? armed.reason : null,
    late: context.kind === 'occurrence' && startedAtMs !== null && startedAtMs - context.startAtMs >= LATE_MS,
    preempted: shown.some(({ reason }) => reason === 'preempted'),
    resumed: whole.length > 1,
    startedAtMs,
    endedAtMs: conclusion.end === null ? null : (whole.at(-1)?.toMs ?? null),
    plays: shown.length > 0 ? 1 : 0,
    segments: segmentsOf(shown, context),
    playedMs: lengthOf(whole),
    evidence: shown.length > 0 ? 'shown' : 'none',
    confirmedBy: 'device',
  };
}

/** Where the hub puts what was shown outside the time of its row; the console has a word for each. */
export const OUTSIDE_SOURCES = ['too-early', 'too-late'] as const;
export interface OutsideSpan {
  source: (typeof OUTSIDE_SOURCES)[number];
  fromMs: number;
  toMs: number;
}

/**
 * The parts of a claimed stretch that lie outside the time of the row by more than the grace: not counted, and on record.
 * A board that was cut off may show an emergency long after it was cancelled.
 */
export function outsideItsTime(
  { fromMs, toMs }: Span,
  { startAtMs, endAtMs, graceMs }: Pick<RowContext, 'startAtMs' | 'endAtMs' | 'graceMs'>,
): OutsideSpan[] {
  const early: OutsideSpan = { source: 'too-early', fromMs, toMs: Math.min(toMs, startAtMs - graceMs) };
  const late: OutsideSpan = { source: 'too-late', fromMs: Math.max(fromMs, endAtMs + graceMs), toMs };
  return [early, late].filter((span) => span.toMs > span.fromMs);
}

/**
 * What a board claims beyond the time that its row has is not counted: its clock may be wrong, or it may boast. On a
 * clock that it does not believe itself it shows emergencies only, and nobody knows when it was.
 */
function insideItsTime(claimed: readonly ShownFact[], context: RowContext): readonly ShownFact[] {
  const { kind, startAtMs, endAtMs, graceMs } = context;
  const isTimed = ({ unsure }: ShownFact): boolean => kind === 'occurrence' || !unsure;
  const within = (atMs: number): number => Math.min(Math.max(atMs, startAtMs), endAtMs);
  const timed = claimed
    .filter(isTimed)
    .filter(({ fromAtMs, toAtMs }) => toAtMs >= startAtMs - JOIN_MS && fromAtMs <= endAtMs + graceMs)
    .map((fact) => ({ ...fact, fromAtMs: within(fact.fromAtMs), toAtMs: within(fact.toAtMs) }));
  return [...timed, ...claimed.filter((fact) => !isTimed(fact))];
}

function concludeDisplay(
  state: RowState,
  shown: readonly ShownFact[],
  facts: RowFacts,
  context: RowContext,
  nowMs: number,
): { state: RowState; end: RowEnd | null; reason: string | null } {
  const isOver = nowMs >= context.endAtMs + context.graceMs;
  if (state === 'started') {
    if (!isOver && !isAtItsEnd(shown, context)) return { state, end: null, reason: null };
    const reason = wholeReason(shown, facts, context);
    const end = reason === null ? 'finished' : 'partial';
    return { state: end, end, reason };
  }
  if (state === 'failed' || state === 'missed' || state === 'refused') {
    if (state !== 'failed' && isWithdrawn(context))
      return { state: 'missed', end: 'missed', reason: 'withdrawn' };
    return { state, end: state, reason: silentReason(facts, state) };
  }
  if (!isOver) return { state, end: null, reason: null };
  return { state: 'missed', end: 'missed', reason: bestKnownReason(facts, context) };
}

/** Every item has been up to the end, or is up no more for good. */
function isAtItsEnd(shown: readonly ShownFact[], { items, endAtMs }: RowContext): boolean {
  return (
    items.length > 0 &&
    items.every(({ item }) => {
      const last = lastOf(shown.filter((fact) => fact.item === item));
      return last !== null && (last.toAtMs >= endAtMs - JOIN_MS || FINAL.includes(last.reason ?? ''));
    })
  );
}

/** null: it was up as long as it should. */
function wholeReason(shown: readonly ShownFact[], facts: RowFacts, context: RowContext): string | null {
  const { startAtMs, endAtMs, items } = context;
  const spanMs = Math.max(0, endAtMs - startAtMs);
  const mayMissMs = Math.max(spanMs / 10, Math.min(MOST_MISSING_MS, spanMs / 2));
  const expected =
    items.length > 0 ? items.map(({ item }) => item) : [...new Set(shown.map(({ item }) => item))];
  const isWhole = expected.every((item) => {
    const spans = union(shown.filter((fact) => fact.item === item));
    const inside = spans.map(({ fromMs, toMs }) => ({
      fromMs: Math.max(fromMs, startAtMs),
      toMs: Math.min(toMs, endAtMs),
    }));
    return spans.length > 0 && spanMs - lengthOf(inside) <= mayMissMs;
  });
  const named = lastOf(shown.filter(({ reason }) => reason !== null))?.reason ?? null;
  if (isWhole && (context.kind === 'alert' || !TAKEN_OFF.includes(named ?? ''))) return null;
  const last = lastOf(shown)?.reason ?? null;
  if (last !== null) return knownAs(last, context);
  if (isWithdrawn(context)) return 'withdrawn';
  const known = bestKnownReason(facts, context);
  return NOTHING_CAME.includes(known) ? (named ?? 'incomplete') : known;
}

/** By the end of the stretch; two boxes at one place may speak of the same time. */
function lastOf(shown: readonly ShownFact[]): ShownFact | null {
  const rank = (fact: ShownFact): string =>
    `${String(fact.toAtMs).padStart(16, '0')} ${fact.journal} ${String(fact.seq).padStart(12, '0')}`;
  return shown.reduce<ShownFact | null>(
    (last, fact) => (last === null || rank(fact) > rank(last) ? fact : last),
    null,
  );
}

function union(shown: readonly ShownFact[]): Span[] {
  const merged: Span[] = [];
  for (const { fromAtMs, toAtMs } of [...shown].sort(
    (a, b) => a.fromAtMs - b.fromAtMs || a.toAtMs - b.toAtMs,
  )) {
    const last = merged.at(-1);
    if (last && fromAtMs - last.toMs <= JOIN_MS) last.toMs = Math.max(last.toMs, toAtMs);
    else merged.push({ fromMs: fromAtMs, toMs: toAtMs });
  }
  return merged;
}

const lengthOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, { fromMs, toMs }) => sum + Math.max(0, toMs - fromMs), 0);

function segmentsOf(shown: readonly ShownFact[], { items, startAtMs }: RowContext): RowSegment[] {
  const named = [...new Set([...items.map(({ item }) => item), ...shown.map(({ item }) => item).sort()])];
  return named.flatMap((item) => {
    const index = items.findIndex((expected) => expected.item === item);
    return union(shown.filter((fact) => fact.item === item)).map(({ fromMs, toMs }) => ({
      item,
      itemIndex: index < 0 ? null : index,
      fromMs: fromMs - startAtMs,
      toMs: toMs - startAtMs,
      fromAtMs: fromMs,
      toAtMs: toMs,
    }));
  });
}
