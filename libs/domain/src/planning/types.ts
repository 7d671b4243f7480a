import type { Calendar, Recurrence } from '../recurrence/recurrence.js';
import type { AskedDisplay, PlannedDisplay } from './display-types.js';
import type { LocalDate, Weekday } from '../time/civil-date.js';
import type { RefusalReason, Remedy } from './refusals.js';

/**
 * What the planner is given. Instants are epoch milliseconds (`…Ms`), dates and wall-clock times are local to the
 * station's zone. Lists may come in any order: the plan is the same.
 */
export interface PlanInput {
  /**
   * Local dates, both included, of the requests that are planned. Nothing is placed after `toLocalDate`. Let it
   * begin as many days before today as the longest `latest` reaches, so that a request that was moved to a later day is
   * still asked; then `frozen` has to hold everything that aired since that day.
   */
  horizon: { fromLocalDate: LocalDate; toLocalDate: LocalDate };
  /** Now + freeze. Nothing before it is placed, moved or removed, except by withdrawal. */
  frozenUntilMs: number;
  settings: PlanSettings;
  stations: readonly PlanStation[];
  orders: readonly PlanOrder[];
  calendars: readonly Calendar[];
  /** What communes answered to offers. */
  answers: readonly OfferAnswer[];
  /** What communes answered to collisions. */
  resolutions: readonly Resolution[];
  /** Occurrences of an earlier plan for which `isFrozen` holds (aired, airing, or about to), as that plan gave them. */
  frozen: readonly PlannedOccurrence[];
  /** Withdrawn bulletins: no request airs them; a frozen occurrence that starts at or after `atMs` with nothing else goes. */
  withdrawnBulletins: readonly { bulletinId: string; atMs: number }[];
}

export interface PlanSettings {
  /** Now is `frozenUntilMs - freezeMs`; an offer has to be answered this long before its last possible start. */
  freezeMs: number;
  /** How long before the slot the commune's collision rule decides in place of a person. */
  collisionRuleMs: number;
}

/** The shipped values (domain, "Settings"): freeze 10 min, collision rule 30 min. */
export const defaultPlanSettings: PlanSettings = { freezeMs: 600_000, collisionRuleMs: 1_800_000 };

/* ---------------------------------------------------------------- stations */

/** `HH:MM` or `HH:MM:SS`; `days` are the weekdays on which it begins; `to` ≤ `from` crosses midnight. */
export interface DailyRange {
  from: string;
  to: string;
  days: readonly Weekday[];
}

export interface PlanWindow extends DailyRange {
  /** `morning`, `evening`, …: what orders and acceptances name. Unique in a station. */
  name: string;
  /** Of one session in it, beside the station's quota; absent: no limit of its own. */
  maxMinutes?: number;
}

/** null: without limit. A session counts on the local day on which its window began. */
export interface Quota {
  maxSessionsPerDay: number | null;
  maxMinutesPerSession: number | null;
  maxMinutesPerDay: number | null;
  weekdays: readonly Weekday[] | null;
}

/** What surrounds the items of a session. `openingMs` = silence + chime + ident. */
export interface Furniture {
  openingMs: number;
  stingerMs: number;
  closingMs: number;
}

export interface PlanStation {
  id: string;
  /** `Asia/Ho_Chi_Minh`, or another zone of time/zone.ts. */
  zone: string;
  windows: readonly PlanWindow[];
  quiet: readonly DailyRange[];
  quota: Quota;
  furniture: Furniture;
  /** On days of mourning (no chime); absent: the usual one. */
  mourningFurniture?: Furniture;
  /** Which of the input's calendars hold here. */
  calendarIds: readonly string[];
  /** Nothing is placed before it. */
  pausedUntilMs: number | null;
  /** The first that matches answers an offer that nobody answered. */
  offerRules: readonly OfferRule[];
  collisionRule: CollisionRule;
}

/** A commune's own standing answer to offers. Absent conditions match everything. */
export interface OfferRule {
  id: string;
  fields?: readonly number[];
  /** Names of the windows asked for; a fixed time counts for the window that it falls in. */
  windows?: readonly string[];
  answer: 'accept' | 'decline';
  /** Where to put it; absent: where the order asks. */
  into?: Placement;
}

/**
 * Who plays when a collision is not decided in time: the one that has the slot (the shipped default), or the
 * commune's own, or the one from above, where there is one; the one that has the slot otherwise.
 */
export interface CollisionRule {
  id: string;
  prefer: 'placed' | 'own' | 'above';
}

/* ------------------------------------------------------------------ orders */

export type PlannedClass = 2 | 3;

export type Placement =
  /** The occurrence starts within `toleranceMs` of the wall-clock time, best at it, then after, then before. */
  | { kind: 'fixed'; atLocal: string; toleranceMs: number }
  /** `start` and `end` name one slot (the first or the last of the window); `anywhere` takes the first that is free. */
  | { kind: 'window'; window: string; position: 'start' | 'anywhere' | 'end' };

export interface PlanOrder {
  /** Without `|`. */
  id: string;
  /** Who is told of refusals and displacements. */
  ownerId: string;
  /** The first confirmation, kept through all versions. */
  confirmedAtMs: number;
  /** The whole order was withdrawn at; frozen occurrences that start at or after it go too. */
  withdrawnAtMs: number | null;
  /** Every version ever confirmed. A date belongs to the highest version whose range holds it. */
  versions: readonly OrderVersion[];
}

export interface OrderVersion {
  version: number;
  /**
   * The recurrence dates that this version governs, both ends included, null for open. Edits: *this one* = that date
   * twice; *this and following* = [date, null]; *all* = [null, null]. In its range a version replaces all lower ones.
   */
  governs: { fromLocalDate: LocalDate | null; toLocalDate: LocalDate | null };
  /** Its placements start at or after this instant (`frozenUntilMs` when it was confirmed). */
  effectiveFromMs: number;
  class: PlannedClass;
  /** `own`: the commune's; `above`: a normal one needs the commune's acceptance. */
  source: 'own' | 'above';
  /** 1–6. */
  field: number;
  recurrence: Recurrence;
  /** The airings of a day; the position in the list is the request's index. */
  airings: readonly Placement[];
  /** How far an airing may move: days after its date, or a date. `{days: 0}`: the same day. */
  latest: { days: number } | { date: LocalDate };
  /** Airings moved to another date by an edit; each gets a new id that `replaces` the old one. */
  moved?: readonly MovedAiring[];
  /** Of the bulletins, intersected: an occurrence lies inside [validFrom, validTo). */
  validFromMs: number | null;
  validToMs: number | null;
  /** Who is asked, with what. Empty: the order is refused as addressed to nobody. */
  stations: readonly AskedStation[];
}

export interface MovedAiring {
  /** Governed by this version. */
  fromLocalDate: LocalDate;
  fromIndex: number;
  toLocalDate: LocalDate;
  /** Free on `toLocalDate`: take one above every airing of the order. */
  toIndex: number;
  placement?: Placement;
}

/** A station that the targets reached, with what its audience hears (language variants one after another, repeats). */
export interface AskedStation {
  stationId: string;
  /** When targets reach a station on some dates only (units merge and split); absent: all. */
  fromLocalDate?: LocalDate;
  toLocalDate?: LocalDate;
  /** 0: refused as addressed to nobody. */
  placeCount: number;
  /** What its loudspeakers play; empty where the targets reach boards only. */
  items: readonly PlanItem[];
  /** Some of the order's bulletins are left out: nobody has approved them as they are now. */
  isUnapproved?: boolean;
  /** What its boards show; absent where there is nothing to show, or no board. */
  display?: AskedDisplay;
}

export interface PlanItem {
  bulletinId: string;
  /** Anything that tells this sound from another: normally the sha-256. */
  contentHash: string;
  durationMs: number;
}

/* ----------------------------------------------------------------- answers */

export interface OfferAnswer {
  id: string;
  stationId: string;
  orderId: string;
  version: number;
  /** One date, or null for the series of that version. A date's answer goes before the series'. */
  localDate: LocalDate | null;
  answer: 'accept' | 'decline';
  /** Into another window or at another time than asked; null: as asked. */
  into: Placement | null;
  /** Holds for later versions too, even when their content or times differ. */
  followUpdates: boolean;
  answeredAtMs: number;
}

export interface Resolution {
  id: string;
  stationId: string;
  /** Of the collision as it was shown; it holds only while the candidates are the same. */
  candidatesHash: string;
  /** Request ids: the first keeps the slot, the others follow in this order. Those not named follow in the order of placing. */
  ranking: readonly string[];
  /** Request ids that shall not air at all. */
  dropped: readonly string[];
  decidedAtMs: number;
}

/* -------------------------------------------------------------------- plan */

/** Every request of the horizon is exactly once in `sessions`, `displays`, `offers`, `collisions` (as contender) or `refusals`. */
export interface Plan {
  /** By station, then start. */
  sessions: PlannedSession[];
  /** Requests that reach boards only: in no session, without a sound, in nobody's way. By station, then start. */
  displays: PlannedOccurrence[];
  offers: Offer[];
  collisions: Collision[];
  /** Collisions that a person or the commune's rule has decided. */
  settled: SettledCollision[];
  /** Normal items that a priority item moved or pushed out; their owners are to be told. */
  displaced: Displacement[];
  refusals: Refusal[];
  /** Orders that ask nobody, or nothing; of all orders of the input, whichever stations were planned. */
  orderRefusals: OrderRefusal[];
  /** Resolutions whose candidates have changed: the collision is raised anew, the answer goes to the log. */
  staleResolutionIds: string[];
}

/** A request: one airing that an order asks of one station. */
export interface RequestRef {
  /** 32 hex digits, see `requestId`. */
  id: string;
  orderId: string;
  version: number;
  stationId: string;
  /** Of the recurrence; the airing itself may be later. */
  localDate: LocalDate;
  index: number;
}

export interface PlannedSession {
  id: string;
  stationId: string;
  /** The day on which its window began, which its minutes count for. */
  localDate: LocalDate;
  window: string;
  /** Opening begins. */
  startMs: number;
  /** Closing has ended. */
  endMs: number;
  openingMs: number;
  closingMs: number;
  /** Opening, occurrences with their stingers, closing; silence between occurrences is not counted. */
  countedMs: number;
  occurrences: PlannedOccurrence[];
}

export interface PlannedOccurrence extends RequestRef {
  class: PlannedClass;
  source: 'own' | 'above';
  ownerId: string;
  sessionId: string;
  /** The session's day and window, which may be later than `localDate`. */
  sessionLocalDate: LocalDate;
  window: string;
  /** First sample of the first item; a stinger is the first item. */
  startMs: number;
  /** Stingers included; of a display alone, until `display.untilMs`. */
  durationMs: number;
  items: readonly PlannedItem[];
  /** What boards show from `startMs` on; absent: nothing. */
  display?: PlannedDisplay;
  /** The opening before it, when it is the session's first; else 0. */
  openingMs: number;
  /** The closing after it, when it is the session's last; else 0. */
  closingMs: number;
  /** Taken over from `frozen` as it was. */
  frozen: boolean;
  /** Why it is in the programme or in this slot, when somebody decided so; null: the order of placing. */
  decision: Decision | null;
  /** The request of another date that this one replaces (an edit moved it). */
  replacesId: string | null;
}

export type PlannedItem =
  | { kind: 'stinger'; offsetMs: number; durationMs: number }
  | ({ kind: 'content'; offsetMs: number } & PlanItem);

/** A person's answer or resolution, or a rule of the commune: never the one logged as the other. `id` is the answer's, resolution's or rule's. */
export interface Decision {
  by: 'person' | 'rule';
  about: 'offer' | 'collision';
  id: string;
}

/** A normal version from above that waits for the commune, for one station. */
export interface Offer {
  stationId: string;
  orderId: string;
  version: number;
  field: number;
  /** An earlier version was answered, and this one has other content or times. */
  changed: boolean;
  /** The earliest of its requests'. */
  answerByMs: number;
  requests: OfferedRequest[];
}

export interface OfferedRequest extends RequestRef {
  /** Last possible start (in any window up to the latest date) minus the freeze. */
  answerByMs: number;
}

/** What a collision is bound to: see `candidatesHash`. */
export interface Candidate {
  id: string;
  orderId: string;
  version: number;
  /** Of the content, without a leading stinger. */
  durationMs: number;
  contentHash: string;
}

export interface Collision {
  stationId: string;
  localDate: LocalDate;
  window: string;
  /** Spans the slots in question. */
  startMs: number;
  endMs: number;
  /** Requests that have the slot and stay in the sessions. */
  occupantIds: string[];
  /** Requests that want it too and have none. */
  contenders: RequestRef[];
  /** Occupants and contenders, by id. */
  candidates: Candidate[];
  candidatesHash: string;
  /** Start minus `collisionRuleMs`: then the commune's rule decides. */
  decideByMs: number;
}

export interface SettledCollision {
  stationId: string;
  candidatesHash: string;
  candidates: Candidate[];
  decision: Decision;
  winnerId: string;
}

export interface Displacement extends RequestRef {
  ownerId: string;
  /** The priority occurrences in its slot. */
  byIds: string[];
  /** The slot it asked for. */
  wantedStartMs: number | null;
  /** null: it has no slot any more (it is among the refusals). */
  startMs: number | null;
}

export interface Refusal extends RequestRef {
  ownerId: string;
  reason: RefusalReason;
  remedy: Remedy;
  /** Request ids of what is in the way, in the order of time (at most 20), when occupancy or quota is the cause. */
  occupantIds: string[];
  /** The days after the horizon, up to the latest date, were not tried. */
  horizonEnded: boolean;
  decision: Decision | null;
}

export interface OrderRefusal {
  orderId: string;
  version: number;
  ownerId: string;
  /** No station asked; no airing in a day. */
  reason: 'nobody' | 'no-airings';
}
