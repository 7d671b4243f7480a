import { Entity, Index } from 'typeorm';
import {
  BoolColumn,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  NameColumn,
} from '../columns.js';

/** The decision to air bulletins; its versions say what, where and when. */
@Entity('broadcast_order')
@Index('ix_order_unit_path', ['unitPath', 'state'])
@Index('ix_order_state', ['state'])
export class BroadcastOrderEntity {
  @IdColumn(64, { primary: true }) id: string;
  @IdColumn() unitKey: string;
  @CodeColumn(255) unitPath: string;
  @NameColumn() title: string;
  @IntColumn() class: number;
  @IntColumn() field: number;
  /** `awaiting`: confirmed by a person, takes effect when its bulletins are approved; `refused`: they were not in time. */
  @CodeColumn(16) state: 'draft' | 'awaiting' | 'confirmed' | 'withdrawn' | 'refused';
  /** Why an awaiting order came to nothing. */
  @NameColumn(500, { nullable: true }) reason: string | null;
  /** The order's first confirmation, kept through versions. */
  @InstantColumn({ nullable: true }) confirmedAt: Date | null;
  @IntColumn() currentVersion: number;
  /** The order or alert that this one puts right. */
  @IdColumn(64, { nullable: true }) corrects: string | null;
  @IdColumn() createdBy: string;
  @InstantColumn() createdAt: Date;
  @InstantColumn() updatedAt: Date;
}

/** What, where and when; immutable once confirmed. The JSON columns hold the types of #domain/planning and #domain/territory. */
@Entity('order_version')
@Index('uq_order_version', ['orderId', 'version'], { unique: true })
export class OrderVersionEntity {
  @IdColumn(64, { primary: true }) id: string;
  @IdColumn() orderId: string;
  @IntColumn() version: number;
  @InstantColumn() effectiveFrom: Date;
  /** Dates it governs: {fromLocalDate, toLocalDate}, null for open. */
  @JsonColumn() governs: unknown;
  @IntColumn() class: number;
  @JsonColumn() bulletinIds: string[];
  @JsonColumn() targets: unknown;
  @JsonColumn() recurrence: unknown;
  /** Placements of a day; the position is the request's index. */
  @JsonColumn() airings: unknown;
  /** {days} or {date}. */
  @JsonColumn() latest: unknown;
  /** Airings that an edit moved to another date: MovedAiring[] of #domain/planning, or null. */
  @JsonColumn({ nullable: true }) moved: unknown;
  /** Counts at confirmation: {stations, places, devices, unattended}. */
  @JsonColumn() counted: unknown;
  @IdColumn() createdBy: string;
  @InstantColumn() createdAt: Date;
}

/** The plan as it stands: every request of the horizon and what became of it. */
@Entity('occurrence')
@Index('ix_occurrence_station_start', ['stationId', 'startAt'])
@Index('ix_occurrence_order', ['orderId'])
@Index('ix_occurrence_state_start', ['state', 'startAt'])
@Index('ix_occurrence_station_date', ['stationId', 'localDate'])
export class OccurrenceEntity {
  /** First 128 bits of SHA-256 over order | station | local date | index, hex. */
  @CodeColumn(32, { primary: true }) id: string;
  @IdColumn() orderId: string;
  @IntColumn() orderVersion: number;
  @IdColumn() stationId: string;
  @CodeColumn(255) unitPath: string;
  @CodeColumn(10) localDate: string;
  @IntColumn() index: number;
  @IntColumn() class: number;
  /** placed | offered | colliding | refused | withdrawn */
  @CodeColumn(16) state: string;
  @BoolColumn() frozen: boolean;
  @IdColumn(64, { nullable: true }) sessionId: string | null;
  @InstantColumn({ nullable: true }) startAt: Date | null;
  @InstantColumn({ nullable: true }) latestStartAt: Date | null;
  /** Until when boards show it, from `startAt`; null: nothing is shown. */
  @InstantColumn({ nullable: true }) displayUntil: Date | null;
  @IntColumn() durationMs: number;
  /** The planner's own object (PlannedOccurrence), given back to it when frozen. */
  @JsonColumn({ nullable: true }) plan: unknown;
  /** Every language variant asked for, in order: [{kind, bulletinId, language, sha256, bytes, offsetMs, durationMs}]. */
  @JsonColumn() items: unknown;
  /** Places it is for; null: every place of the station. */
  @JsonColumn({ nullable: true }) places: string[] | null;
  /** The ledger has its rows. */
  @BoolColumn() rowsMade: boolean;
  @JsonColumn() bulletinIds: string[];
  @CodeColumn(32, { nullable: true }) replaces: string | null;
  /** Refusal or displacement: {reason, occupants, remedy}. */
  @JsonColumn({ nullable: true }) outcome: unknown;
  @InstantColumn() updatedAt: Date;
}

@Entity('session')
@Index('ix_session_station_date', ['stationId', 'localDate'])
export class SessionEntity {
  @IdColumn(64, { primary: true }) id: string;
  @IdColumn() stationId: string;
  @CodeColumn(255) unitPath: string;
  @CodeColumn(10) localDate: string;
  @NameColumn(60) window: string;
  @InstantColumn() startAt: Date;
  @InstantColumn() endAt: Date;
  @IntColumn() openingMs: number;
  @IntColumn() closingMs: number;
  @IntColumn() minutes: number;
}

/** A normal request from above, waiting for the commune: one per order × station. */
@Entity('offer')
@Index('uq_offer', ['orderId', 'stationId'], { unique: true })
@Index('ix_offer_unit_path', ['unitPath', 'state'])
export class OfferEntity {
  @IdColumn(64, { primary: true }) id: string;
  @IdColumn() orderId: string;
  @IntColumn() orderVersion: number;
  @IdColumn() stationId: string;
  @CodeColumn(255) unitPath: string;
  /** open | accepted | declined | expired | changed | withdrawn */
  @CodeColumn(16) state: string;
  @InstantColumn({ nullable: true }) seenAt: Date | null;
  @InstantColumn({ nullable: true }) answerBy: Date | null;
  /** Answers so far, of this and earlier versions: OfferAnswer[] of #domain/planning. */
  @JsonColumn() answers: unknown;
  @NameColumn(500, { nullable: true }) reason: string | null;
  @InstantColumn({ nullable: true }) answeredAt: Date | null;
  /** A user id, or `rule:<id>`. */
  @IdColumn(64, { nullable: true }) answeredBy: string | null;
  /** The commune put it off until then; it stays open. */
  @InstantColumn({ nullable: true }) snoozedUntil: Date | null;
  /** The sender asked again, last at. */
  @InstantColumn({ nullable: true }) remindedAt: Date | null;
  @IntColumn({ default: 0 }) reminders: number;
  @InstantColumn() createdAt: Date;
}

/** Rules a commune made for itself: accept offers of a field, and what to do with collisions nobody decides. */
@Entity('standing_rule')
@Index('ix_rule_station', ['stationId'])
export class StandingRuleEntity {
  @IdColumn(64, { primary: true }) id: string;
  @IdColumn() stationId: string;
  @CodeColumn(255) unitPath: string;
  @CodeColumn(16) kind: 'offer' | 'collision';
  @JsonColumn() rule: unknown;
  @BoolColumn() active: boolean;
  @IdColumn() createdBy: string;
  @InstantColumn() createdAt: Date;
}

@Entity('collision')
@Index('ix_collision_station', ['stationId', 'state'])
@Index('ix_collision_unit_path', ['unitPath', 'state'])
export class CollisionEntity {
  @IdColumn(64, { primary: true }) id: string;
  @IdColumn() stationId: string;
  @CodeColumn(255) unitPath: string;
  @CodeColumn(10) localDate: string;
  @InstantColumn() slotAt: Date;
  /** Hash of the candidates; a change of them re-raises the collision. */
  @CodeColumn(64) candidatesHash: string;
  @JsonColumn() candidates: unknown;
  /** open | resolved | ruled | superseded */
  @CodeColumn(16) state: string;
  @InstantColumn() decideBy: Date;
  @JsonColumn({ nullable: true }) resolution: unknown;
  @IdColumn(64, { nullable: true }) resolvedBy: string | null;
  @InstantColumn({ nullable: true }) resolvedAt: Date | null;
  @InstantColumn() createdAt: Date;
}

/** A leader's approval of a station's programme of a week, as it was; the newest of a week counts. */
@Entity('programme_approval')
@Index('ix_programme_approval_week', ['stationId', 'monday'])
export class ProgrammeApprovalEntity {
  @IdColumn(64, { primary: true }) id: string;
  @IdColumn() stationId: string;
  @CodeColumn(255) unitPath: string;
  @CodeColumn(10) monday: string;
  /** Of the lines: when what is heard. */
  @CodeColumn(64) hash: string;
  /** ProgrammeLine[] of features/orders. */
  @JsonColumn() lines: unknown;
  @NameColumn(500, { nullable: true }) note: string | null;
  @IdColumn() approvedBy: string;
  @InstantColumn() approvedAt: Date;
}

/** A special day of a unit and of everything below it: a holiday, another weekday's regime, closed, mourning. */
@Entity('calendar_day')
@Index('uq_calendar_day', ['unitKey', 'date'], { unique: true })
export class CalendarDayEntity {
  @IdColumn(64, { primary: true }) id: string;
  @IdColumn() unitKey: string;
  @CodeColumn(255) unitPath: string;
  @CodeColumn(10) date: string;
  @NameColumn() name: string;
  @JsonColumn() effect: unknown;
  @NameColumn() decision: string;
  @IdColumn() createdBy: string;
}
