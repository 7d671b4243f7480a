/**
 * The as-run ledger: one row per occurrence × place, and one per alert × place (domain.md, "The ledger").
 * A row is `settle(facts, context, nowMs)`; `facts` is what the set of its reports says, in any order and number.
 */

/** How far a row has come. The last five are ends; the order of this list is the order of precedence (`transitions.ts`). */
export const ROW_STATES = [
  'planned',
  'delivered',
  'staged',
  'armed',
  'missed',
  'refused',
  'failed',
  'started',
  'partial',
  'finished',
] as const;
export type RowState = (typeof ROW_STATES)[number];

export const ROW_ENDS = ['finished', 'partial', 'failed', 'missed', 'refused'] as const;
export type RowEnd = (typeof ROW_ENDS)[number];

/** What the sound is known by; the screen never says "heard" for `decoded`. `shown`: a board had it on its screen. */
export const EVIDENCE_LEVELS = ['none', 'shown', 'decoded', 'amplifier', 'microphone', 'person'] as const;
export type Evidence = (typeof EVIDENCE_LEVELS)[number];

/** Who sent a report: one journal belongs to one device. */
export interface ReportOrigin {
  device: string;
  journal: string;
}

/** A played piece as a report names it: a file by its hash, a stream by its address. */
export type ReportedItem =
  { sha256: string; fromMs: number; toMs: number } | { url: string; fromMs: number; toMs: number };

/**
 * The part of a device's report that concerns a row; every `Report` of the wire is assignable. Types and fields that
 * are not named here do not change a row.
 */
export interface LedgerReport {
  seq: number;
  /** The device's own time, RFC 3339. */
  at: string;
  /** How far it believes that time. */
  clock?: string;
  type: string;
  play?: string;
  revision?: number;
  sha256?: string;
  items?: readonly ReportedItem[];
  volume?: number;
  evidence?: string;
  reason?: string;
  limit?: string;
  /** Of `shown`. */
  fromAt?: string;
  toAt?: string;
}

/** An officer's word for a station that reports nothing itself (FM, wired). */
export interface PersonConfirmation {
  /** User id. */
  by: string;
  atMs: number;
  result: 'finished' | 'partial' | 'missed';
  reason: string | null;
}

/** Position of a report among the reports of its journal. */
export interface Mark {
  journal: string;
  seq: number;
  atMs: number;
}
export interface EndFact extends Mark {
  type: 'finished' | 'partial';
  reason: string | null;
}
export interface SilentFact extends Mark {
  type: 'failed' | 'missed' | 'declined';
  /** The reason, or the limit of `declined`. */
  reason: string;
}
export interface ArmedFact extends Mark {
  armed: boolean;
  reason: string | null;
}
/** `item` is a hash or an address; `nth` counts equal items within one report (an announcement is read twice). */
export interface SegmentFact {
  item: string;
  nth: number;
  fromMs: number;
  toMs: number;
}
export interface PlayFact {
  play: string;
  device: string;
  /** Earliest `started`, else null (a play known only by its end). */
  startedAtMs: number | null;
  resumed: Mark[];
  /** Reasons that `started` and `resumed` gave (`late`, `preempted`, `power`). */
  notes: string[];
  ends: EndFact[];
  segments: SegmentFact[];
  volume: number | null;
  evidence: Evidence;
}

/** A stretch in which a board had an item in its rotation; `reason`: why it ended before its time. */
export interface ShownFact extends Mark {
  item: string;
  fromAtMs: number;
  toAtMs: number;
  reason: string | null;
  /** By a clock that the board itself did not believe. */
  unsure?: true;
}

/**
 * Everything the reports of a row say: a join-semilattice (every field is a maximum, a minimum, or the smallest N of a
 * set), therefore the same for every order and number of the same reports; bounded; plain JSON for the database.
 */
export interface RowFacts {
  v: 1;
  /** Highest revision in a `playlist-accepted` (for an alert: `alerts-accepted`) that was applied to this row. */
  acceptedRevision: number;
  staged: string[];
  stageFailed: { sha256: string; reason: string }[];
  armed: ArmedFact[];
  plays: PlayFact[];
  silent: SilentFact[];
  /** Boards only. */
  shown?: ShownFact[];
  person: PersonConfirmation | null;
}

/** One item the place is expected to play, in order; `offsetMs` from the start of the occurrence. */
export interface ExpectedItem {
  /** Hash, or address of a stream. */
  item: string;
  offsetMs: number;
  durationMs: number;
}

/** What the hub knows about the place beside the reports. Everything that is left out is unknown. */
export interface RowContext {
  kind: 'occurrence' | 'alert';
  /** The place is a board: `items` are to be up from start to end, each as long as all of it. */
  isDisplay?: boolean;
  /** Planned start; for an alert its `startAt` or the instant of its signature. */
  startAtMs: number;
  /** End of the slot; for an alert its `exp`, or the end of its last reading where that is known. */
  endAtMs: number;
  /** 60 s by default, a setting. */
  graceMs: number;
  /** Empty: unknown, then the device's word for `finished` is taken without a look at the segments. */
  items: readonly ExpectedItem[];
  /** How many readings an alert has (`repeat.count`); 1 for an occurrence. */
  expectedPlays?: number;
  /** The first playlist (or alerts) revision that carries it; null: never sent. */
  requiredRevision: number | null;
  /** Highest revision the device reported, beside what `facts` knows. */
  acceptedRevision?: number;
  /** Every expected file was on the device before the start, beside what `facts` knows. */
  staged?: boolean;
  /** The place was silent from here on (null: heard during the slot). */
  offlineSinceMs?: number | null;
  powerLostAtMs?: number | null;
  clock?: 'trusted' | 'holdover' | 'untrusted';
  /** Muting in force during the slot. */
  muted?: 'no' | 'programme' | 'all';
  withdrawnAtMs?: number | null;
  /** Its order was withdrawn as a whole: what was on air then stays in the plan, and devices find it gone. */
  orderWithdrawnAtMs?: number | null;
  /** A station that reports nothing itself; an officer confirms until here, afterwards it is `missed: unconfirmed`. */
  confirmedByPersonUntilMs?: number | null;
}

export interface RowSegment {
  /** Hash, or address of a stream. */
  item: string;
  /** Position among the expected items; null when it is none of them. */
  itemIndex: number | null;
  fromMs: number;
  toMs: number;
  /** Wall clock by the plan; null for alerts and unknown items. */
  fromAtMs: number | null;
  toAtMs: number | null;
}

export interface AsRunRow {
  state: RowState;
  /** null while it is open. */
  end: RowEnd | null;
  /** Why it is not `finished`; words of the protocol, and of `missed.ts`. */
  reason: string | null;
  delivered: boolean;
  staged: boolean;
  armed: boolean;
  /** The latest `not-armed` before any `armed` after it. */
  notArmedReason: string | null;
  late: boolean;
  preempted: boolean;
  resumed: boolean;
  startedAtMs: number | null;
  endedAtMs: number | null;
  /** Readings or plays that gave sound. */
  plays: number;
  /** Disjoint per item, in order of play. */
  segments: RowSegment[];
  /** Length of the union of what was played, over all plays. */
  playedMs: number;
  evidence: Evidence;
  /** Counted apart (domain.md): `person` for stations that an officer confirms. */
  confirmedBy: 'device' | 'person';
}
