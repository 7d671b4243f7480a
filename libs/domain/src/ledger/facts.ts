import { smallest, sortable } from './smallest.js';
import { isLedgerReport } from './transitions.js';
import {
  EVIDENCE_LEVELS,
  type ArmedFact,
  type EndFact,
  type Evidence,
  type LedgerReport,
  type Mark,
  type PersonConfirmation,
  type PlayFact,
  type ReportOrigin,
  type RowFacts,
  type SegmentFact,
  type ShownFact,
  type SilentFact,
} from './types.js';

/** Bounds; real rows have one play with two or three reports. */
const MAX = { plays: 24, marks: 16, segments: 600, hashes: 256, notes: 8 } as const;

export const emptyFacts = (): RowFacts => ({
  v: 1,
  acceptedRevision: 0,
  staged: [],
  stageFailed: [],
  armed: [],
  plays: [],
  silent: [],
  person: null,
});

/** What is known after one more report. The same report again, or in another order, makes no difference. */
export function applyReport(facts: RowFacts, report: LedgerReport, origin: ReportOrigin): RowFacts {
  if (!isLedgerReport(report.type)) return facts;
  const said = factsOf(report, origin);
  // Joined with itself: the sets inside a play are put in order and cut to their bounds.
  return joinFacts(facts, joinFacts(said, said));
}

/** An officer's word; of several the latest counts. */
export function applyConfirmation(facts: RowFacts, person: PersonConfirmation): RowFacts {
  return joinFacts(facts, { ...emptyFacts(), person });
}

/** Associative, commutative, idempotent: property tests in `facts.spec.ts`. */
export function joinFacts(a: RowFacts, b: RowFacts): RowFacts {
  return {
    v: 1,
    acceptedRevision: Math.max(a.acceptedRevision, b.acceptedRevision),
    staged: smallest(a.staged, b.staged, MAX.hashes, (hash) => hash),
    stageFailed: smallest(a.stageFailed, b.stageFailed, MAX.marks, (f) => `${f.sha256} ${f.reason}`),
    armed: smallest(a.armed, b.armed, MAX.marks, armedKey),
    plays: smallest(a.plays, b.plays, MAX.plays, ({ play }) => play, joinPlays),
    silent: smallest(a.silent, b.silent, MAX.marks, silentKey),
    ...((a.shown ?? b.shown) && { shown: smallest(a.shown ?? [], b.shown ?? [], MAX.segments, shownKey) }),
    person: laterPerson(a.person, b.person),
  };
}

function joinPlays(a: PlayFact, b: PlayFact): PlayFact {
  return {
    play: a.play,
    device: a.device < b.device ? a.device : b.device,
    startedAtMs: least(a.startedAtMs, b.startedAtMs),
    resumed: smallest(a.resumed, b.resumed, MAX.marks, markKey),
    notes: smallest(a.notes, b.notes, MAX.notes, (note) => note),
    ends: smallest(a.ends, b.ends, MAX.marks, endKey),
    segments: smallest(a.segments, b.segments, MAX.segments, segmentKey),
    volume: a.volume === null || (b.volume !== null && b.volume > a.volume) ? b.volume : a.volume,
    evidence: stronger(a.evidence, b.evidence),
  };
}

function factsOf(report: LedgerReport, { device, journal }: ReportOrigin): RowFacts {
  const facts = emptyFacts();
  const mark: Mark = { journal, seq: report.seq, atMs: Date.parse(report.at) || 0 };
  switch (report.type) {
    case 'playlist-accepted':
    case 'alerts-accepted':
      return { ...facts, acceptedRevision: report.revision ?? 0 };
    case 'staged':
      return { ...facts, staged: report.sha256 === undefined ? [] : [report.sha256] };
    case 'stage-failed':
      return { ...facts, stageFailed: [{ sha256: report.sha256 ?? '', reason: report.reason ?? '' }] };
    case 'armed':
      return { ...facts, armed: [{ ...mark, armed: true, reason: null }] };
    case 'not-armed':
      return { ...facts, armed: [{ ...mark, armed: false, reason: report.reason ?? null }] };
    case 'failed':
    case 'missed':
      return { ...facts, silent: [{ ...mark, type: report.type, reason: report.reason ?? 'device' }] };
    case 'declined':
      return { ...facts, silent: [{ ...mark, type: 'declined', reason: report.limit ?? 'validity' }] };
    case 'shown':
      return { ...facts, shown: shownOf(report, mark) };
    default:
      return { ...facts, plays: [playOf(report, device, mark)] };
  }
}

function shownOf({ sha256, fromAt, toAt, reason, clock }: LedgerReport, mark: Mark): ShownFact[] {
  const fromAtMs = Date.parse(fromAt ?? '');
  const toAtMs = Date.parse(toAt ?? '');
  if (sha256 === undefined || !(toAtMs >= fromAtMs)) return [];
  const unsure = clock === 'untrusted' && { unsure: true as const };
  return [{ ...mark, item: sha256, fromAtMs, toAtMs, reason: reason ?? null, ...unsure }];
}

/** `items` of an end say what was heard; those of a start are no evidence of anything yet. */
function playOf(report: LedgerReport, device: string, mark: Mark): PlayFact {
  const isEnd = report.type === 'finished' || report.type === 'partial';
  const reason = report.reason ?? null;
  return {
    // A report without the field cannot come from the wire; it still counts as one play of that device.
    play: report.play ?? `unnamed-${device}`,
    device,
    startedAtMs: report.type === 'started' ? mark.atMs : null,
    resumed: report.type === 'resumed' ? [mark] : [],
    notes: !isEnd && reason !== null ? [reason] : [],
    ends: isEnd ? [{ ...mark, type: report.type as EndFact['type'], reason }] : [],
    segments: isEnd ? segmentsOf(report) : [],
    volume: report.volume ?? null,
    evidence: evidenceOf(report.evidence),
  };
}

/**
 * A report names files, not places in the programme, and an announcement is read twice. Pieces of one file follow each
 * other upwards; where one begins before the last has ended, it is the next reading.
 */
function segmentsOf(report: LedgerReport): SegmentFact[] {
  const last = new Map<string, { nth: number; toMs: number }>();
  const segments: SegmentFact[] = [];
  for (const reported of report.items ?? []) {
    const item = 'sha256' in reported ? reported.sha256 : reported.url;
    const { fromMs, toMs } = reported;
    if (!(toMs > fromMs) || fromMs < 0) continue;
    const before = last.get(item);
    const nth = before === undefined ? 0 : fromMs < before.toMs ? before.nth + 1 : before.nth;
    last.set(item, { nth, toMs });
    segments.push({ item, nth, fromMs: Math.round(fromMs), toMs: Math.round(toMs) });
  }
  return segments;
}

const markKey = (mark: Mark): string => `${mark.journal} ${sortable(mark.seq)} ${sortable(mark.atMs)}`;
const armedKey = (fact: ArmedFact): string => `${markKey(fact)} ${fact.armed} ${fact.reason}`;
const endKey = (fact: EndFact): string => `${markKey(fact)} ${fact.type} ${fact.reason}`;
const silentKey = (fact: SilentFact): string => `${markKey(fact)} ${fact.type} ${fact.reason}`;
const shownKey = (fact: ShownFact): string =>
  `${sortable(fact.fromAtMs)} ${sortable(fact.toAtMs)} ${fact.item} ${markKey(fact)} ${fact.reason}`;
const segmentKey = (s: SegmentFact): string =>
  `${s.item} ${sortable(s.nth)} ${sortable(s.fromMs)} ${sortable(s.toMs)}`;

const least = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.min(a, b);
const evidenceOf = (word: string | undefined): Evidence =>
  word === 'decoded' || word === 'amplifier' || word === 'microphone' ? word : 'none';
export const stronger = (a: Evidence, b: Evidence): Evidence =>
  EVIDENCE_LEVELS.indexOf(a) >= EVIDENCE_LEVELS.indexOf(b) ? a : b;

function laterPerson(a: PersonConfirmation | null, b: PersonConfirmation | null): PersonConfirmation | null {
  if (a === null || b === null) return a ?? b;
  const keyOf = (p: PersonConfirmation) => `${sortable(p.atMs)} ${p.by} ${p.result} ${p.reason}`;
  return keyOf(a) >= keyOf(b) ? a : b;
}
