import type { AlarmKind } from '#domain/monitoring/alarms.js';
import { Entity, Index } from 'typeorm';
import {
  BoolColumn,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  NameColumn,
  TextColumn,
  WideIntColumn,
} from '../columns.js';

/** A report as it came; the key begins with the hub's receipt day so that days can be partitions. No foreign keys. */
@Entity('report')
@Index('ix_report_batch', ['batch'])
export class ReportEntity {
  @CodeColumn(10, { primary: true }) day: string;
  @IdColumn(64, { primary: true }) device: string;
  @IdColumn(64, { primary: true }) journal: string;
  @IntColumn({ primary: true }) seq: number;
  @CodeColumn(24) type: string;
  @InstantColumn() at: Date;
  @InstantColumn() receivedAt: Date;
  @CodeColumn(64) boot: string;
  /** Ingest order, ascending; the projector's cursor. */
  @WideIntColumn() batch: number;
  @TextColumn() body: string;
}

/** What of a journal is committed without a gap; moved in the transaction that inserts. */
@Entity('report_cursor')
export class ReportCursorEntity {
  @IdColumn(64, { primary: true }) device: string;
  @IdColumn(64, { primary: true }) journal: string;
  @IntColumn() upTo: number;
  /** Committed numbers above upTo (out of order), bounded: [[from,to],…]. */
  @JsonColumn() above: [number, number][];
  @InstantColumn() updatedAt: Date;
}

/** Named positions of loops that read a table in order (the ledger's projector). */
@Entity('loop_cursor')
export class LoopCursorEntity {
  @IdColumn(64, { primary: true }) name: string;
  @WideIntColumn() position: number;
  @InstantColumn() updatedAt: Date;
}

/** The ledger's row: one occurrence (or alert play, or person-confirmed airing) × one place. */
@Entity('as_run')
@Index('uq_as_run', ['subject', 'placeId'], { unique: true })
@Index('ix_as_run_station_start', ['stationId', 'plannedStart'])
@Index('ix_as_run_open', ['end', 'plannedStart'])
@Index('ix_as_run_start', ['plannedStart', 'id'])
@Index('ix_as_run_closed', ['closed', 'localDate'])
@Index('ix_as_run_device', ['deviceId', 'end'])
@Index('ix_as_run_unit_path', ['unitPath', 'localDate'])
@Index('ix_as_run_order', ['orderId', 'plannedStart'])
@Index('ix_as_run_stop', ['stopId'])
export class AsRunEntity {
  @IdColumn(64, { primary: true }) id: string;
  @CodeColumn(12) kind: 'occurrence' | 'alert' | 'person';
  /** What stands at the place: something that sounds, or that shows. */
  @CodeColumn(8) channel: 'speaker' | 'board';
  /** Occurrence id, or alert id. */
  @IdColumn() subject: string;
  @IdColumn() placeId: string;
  @IdColumn(64, { nullable: true }) deviceId: string | null;
  @IdColumn() stationId: string;
  @IdColumn(64, { nullable: true }) orderId: string | null;
  @CodeColumn(255) unitPath: string;
  @CodeColumn(10) localDate: string;
  @NameColumn() title: string;
  @IntColumn() field: number;
  @IntColumn() class: number;
  @InstantColumn() plannedStart: Date;
  @IntColumn() durationMs: number;
  /** Hashes that should be heard, in order. */
  @JsonColumn() planned: { sha256: string; offsetMs: number; durationMs: number }[];
  /** The first playlist (or alerts) revision that carries it. */
  @IntColumn() requiredRevision: number;
  /** Readings of an alert; 1 for an occurrence. */
  @IntColumn() readings: number;
  /** When a person may confirm until (FM, wired); null: a device reports. */
  @InstantColumn({ nullable: true }) confirmUntil: Date | null;
  /** planned | delivered | staged | armed | not-armed | started | ended */
  @CodeColumn(16) state: string;
  /** finished | partial | failed | missed | refused, or null while open. */
  @CodeColumn(12, { nullable: true }) end: string | null;
  @CodeColumn(64, { nullable: true }) reason: string | null;
  @BoolColumn() late: boolean;
  @BoolColumn() preempted: boolean;
  @JsonColumn() segments: unknown;
  @IntColumn() playedMs: number;
  @InstantColumn({ nullable: true }) startedAt: Date | null;
  @InstantColumn({ nullable: true }) endedAt: Date | null;
  /** decoded | amplifier | microphone | person, or null when nothing was heard. */
  @CodeColumn(16, { nullable: true }) evidence: string | null;
  /** The set of facts the reducer keeps (join-semilattice): any order, any number of reports gives the same. */
  @JsonColumn() facts: unknown;
  @IntColumn() version: number;
  @BoolColumn() closed: boolean;
  /** The stop that marks it as wrong; the row itself stays as it was heard. */
  @IdColumn(64, { nullable: true }) stopId: string | null;
  @InstantColumn() updatedAt: Date;
}

/** A person stopped something wrong: who, when, why, and what was sent to the same places to put it right. */
@Entity('stop')
@Index('ix_stop_unit_path', ['unitPath', 'stoppedAt'])
@Index('ix_stop_subject', ['subjectId'])
export class StopEntity {
  @IdColumn(64, { primary: true }) id: string;
  @CodeColumn(12) kind: 'order' | 'alert';
  /** Order id, or alert id. */
  @IdColumn() subjectId: string;
  @IdColumn() unitKey: string;
  @CodeColumn(255) unitPath: string;
  @NameColumn() title: string;
  @NameColumn(500) reason: string;
  @IdColumn() stoppedBy: string;
  @InstantColumn() stoppedAt: Date;
  /** Bulletins that were withdrawn with it, in every order. */
  @JsonColumn() withdrawnBulletins: string[];
  @IdColumn(64, { nullable: true }) correctionOrderId: string | null;
  @IdColumn(64, { nullable: true }) correctedBy: string | null;
  @InstantColumn({ nullable: true }) correctedAt: Date | null;
}

/** Files that a device says it has, and those it could not get: the newest 400 of each. */
@Entity('device_media')
export class DeviceMediaEntity {
  @IdColumn(64, { primary: true }) deviceId: string;
  @JsonColumn() staged: string[];
  @JsonColumn() failed: { sha256: string; reason: string }[];
}

/** A version of a closed row that a late report replaced. */
@Entity('as_run_correction')
@Index('ix_correction_row', ['asRunId', 'version'])
export class AsRunCorrectionEntity {
  @IdColumn(64, { primary: true }) id: string;
  @IdColumn() asRunId: string;
  @IntColumn() version: number;
  @JsonColumn() was: unknown;
  @NameColumn(255) cause: string;
  @InstantColumn() at: Date;
}

@Entity('day_close')
@Index('uq_day_close', ['stationId', 'localDate'], { unique: true })
export class DayCloseEntity {
  @IdColumn(64, { primary: true }) id: string;
  @IdColumn() stationId: string;
  @CodeColumn(255) unitPath: string;
  @CodeColumn(10) localDate: string;
  @InstantColumn() closedAt: Date;
  @JsonColumn() totals: unknown;
}

/** Sound that no order asked for. */
@Entity('unplanned_play')
@Index('ix_unplanned_unit_path', ['unitPath'])
export class UnplannedPlayEntity {
  @IdColumn(200, { primary: true }) id: string;
  @IdColumn() deviceId: string;
  @IdColumn() placeId: string;
  @CodeColumn(255) unitPath: string;
  @InstantColumn() fromAt: Date;
  @InstantColumn() toAt: Date;
  @CodeColumn(32) source: string;
  @IdColumn(64, { nullable: true }) subject: string | null;
}

/** An emergency on a unit's topic. */
@Entity('alert')
@Index('ix_alert_unit_path', ['unitPath'])
export class AlertEntity {
  @IdColumn(64, { primary: true }) id: string;
  /** The unit that ordered it. */
  @IdColumn() unitKey: string;
  @CodeColumn(255) unitPath: string;
  /** Communes on whose topics it is published. */
  @JsonColumn() topicUnits: string[];
  @CodeColumn(16) state: 'requested' | 'active' | 'cancelled' | 'expired';
  @BoolColumn() exercise: boolean;
  @NameColumn(200) orderRef: string;
  @NameColumn() title: string;
  /** The approved bulletin that is spoken. */
  @IdColumn() bulletinId: string;
  @JsonColumn() entry: unknown;
  @JsonColumn({ nullable: true }) targets: unknown;
  @IdColumn(64, { nullable: true }) corrects: string | null;
  @IdColumn() requestedBy: string;
  @IdColumn(64, { nullable: true }) confirmedBy: string | null;
  @InstantColumn() requestedAt: Date;
  @InstantColumn({ nullable: true }) activatedAt: Date | null;
  @InstantColumn({ nullable: true }) cancelledAt: Date | null;
  @InstantColumn() exp: Date;
}

@Entity('alarm')
@Index('ix_alarm_open', ['openKey'], { unique: true })
@Index('ix_alarm_unit_path', ['unitPath', 'raisedAt'])
export class AlarmEntity {
  @IdColumn(64, { primary: true }) id: string;
  @CodeColumn(32) kind: AlarmKind;
  /** The cause while it stands; once cleared, the alarm's own id, so that a cause has one open alarm. */
  @CodeColumn(200) openKey: string;
  @CodeColumn(200) cause: string;
  @CodeColumn(255) unitPath: string;
  @IdColumn(64, { nullable: true }) deviceId: string | null;
  @JsonColumn() details: unknown;
  @InstantColumn() raisedAt: Date;
  @InstantColumn() lastAt: Date;
  @IntColumn() count: number;
  @InstantColumn({ nullable: true }) clearedAt: Date | null;
  @IdColumn(64, { nullable: true }) acknowledgedBy: string | null;
  @InstantColumn({ nullable: true }) acknowledgedAt: Date | null;
  @NameColumn(500, { nullable: true }) note: string | null;
}

/** Somebody has to do something by a time. */
@Entity('notice')
@Index('uq_notice_subject', ['dedupeKey'], { unique: true })
@Index('ix_notice_unit_path', ['unitPath', 'state'])
export class NoticeEntity {
  @IdColumn(64, { primary: true }) id: string;
  @CodeColumn(32) kind: string;
  @CodeColumn(200) dedupeKey: string;
  @CodeColumn(40) role: string;
  @IdColumn() unitKey: string;
  @CodeColumn(255) unitPath: string;
  @IdColumn() subjectId: string;
  @NameColumn(500) text: string;
  /** What the text is made of. */
  @JsonColumn() facts: unknown;
  @InstantColumn({ nullable: true }) dueAt: Date | null;
  /** open | done */
  @CodeColumn(12) state: string;
  @IdColumn(64, { nullable: true }) acknowledgedBy: string | null;
  @InstantColumn({ nullable: true }) acknowledgedAt: Date | null;
  @InstantColumn() createdAt: Date;
}

/** What a device complained of or was refused, the newest of each cause; the monitor's material for alarms. */
@Entity('device_fault')
@Index('ix_device_fault_at', ['lastAt'])
export class DeviceFaultEntity {
  /** Hash of device and cause. */
  @CodeColumn(64, { primary: true }) id: string;
  @IdColumn() deviceId: string;
  @CodeColumn(255) unitPath: string;
  /** fault | refused | flood */
  @CodeColumn(16) kind: string;
  @CodeColumn(140) cause: string;
  @InstantColumn() lastAt: Date;
}
