import { Entity, Index } from 'typeorm';
import {
  BoolColumn,
  CodeColumn,
  FoldedColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  NameColumn,
  NumberColumn,
  TextColumn,
} from '../columns.js';

export type UnitLevel = 'country' | 'province' | 'district' | 'commune' | 'hamlet';

/** What is known of a unit beside its name; for reference. */
export interface UnitAttributes {
  areaKm2?: number;
  population?: number;
  /** Address of its administrative centre. */
  centre?: string;
}

/** An administrative unit; identity is (scheme, code), written `scheme-code` on the wire and here as `key`. */
@Entity('unit')
@Index('ix_unit_parent', ['parentKey'])
@Index('ix_unit_path', ['path'])
@Index('ix_unit_folded', ['folded'])
export class UnitEntity {
  @IdColumn(64, { primary: true }) key: string;
  @CodeColumn(16) scheme: string;
  @CodeColumn(32) code: string;
  @CodeColumn(16) level: UnitLevel;
  @NameColumn() name: string;
  @NameColumn() fullName: string;
  /** xã, phường, đặc khu, tỉnh, thành phố, thôn, bản, tổ dân phố … */
  @NameColumn(40) type: string;
  @IdColumn(64, { nullable: true }) parentKey: string | null;
  /** Keys from the top down, each followed by a slash: `2025-15/2025-02647/`. A unit's subtree is every path that begins with its own. */
  @CodeColumn(255) path: string;
  @FoldedColumn() folded: string;
  /** Civil dates; validTo is the first day on which the unit no longer exists. */
  @CodeColumn(10) validFrom: string;
  @CodeColumn(10, { nullable: true }) validTo: string | null;
  /** Where the row comes from (list and date, or the decision). */
  @NameColumn() source: string;
  /** A point inside the unit, degrees WGS 84. */
  @NumberColumn({ nullable: true }) lat: number | null;
  @NumberColumn({ nullable: true }) lon: number | null;
  @JsonColumn({ nullable: true }) attributes: UnitAttributes | null;
}

@Entity('unit_lineage')
@Index('ix_lineage_from', ['fromKey'])
@Index('ix_lineage_to', ['toKey'])
export class UnitLineageEntity {
  @IdColumn(64, { primary: true }) id: string;
  @IdColumn() fromKey: string;
  @IdColumn() toKey: string;
  @CodeColumn(16) kind: 'merged' | 'split' | 'renamed';
  @CodeColumn(10) onDate: string;
  @NameColumn() decision: string;
}

export interface RegulationWindow {
  name: string;
  days: number[];
  from: string;
  to: string;
  maxMinutes: number;
  volume: number;
}
/** A commune's regulation; every part carries the number of the decision that set it. */
export interface Regulation {
  windows: RegulationWindow[];
  quiet: { days: number[]; from: string; to: string }[];
  quota: {
    maxSessionsPerDay: number;
    maxMinutesPerSession: number;
    maxMinutesPerDay: number;
    weekdays: number[];
  };
  volumes: { default: number; cap: number };
  decisions: { windows: string; quiet: string; quota: string; volumes: string };
  /** The dates of those decisions, where they are known. */
  decidedOn?: Partial<Record<'windows' | 'quiet' | 'quota' | 'volumes', string | null>>;
}

@Entity('station')
@Index('ix_station_unit_path', ['unitPath'])
export class StationEntity {
  @IdColumn(64, { primary: true }) id: string;
  @IdColumn() unitKey: string;
  @CodeColumn(255) unitPath: string;
  @NameColumn() name: string;
  @CodeColumn(8) technology: 'ip' | 'fm' | 'wired';
  @CodeColumn(40) zone: string;
  @CodeColumn(24) preset: string;
  @JsonColumn() regulation: Regulation;
  /** Voice and reading: {engine, voice, speed, region, style, repeatAnnouncements}. */
  @JsonColumn() voice: Record<string, unknown>;
  /** Asset ids of the furniture: {chime, ident, stinger, closing}; null where there is none. */
  @JsonColumn() furniture: {
    chime: string | null;
    ident: string | null;
    stinger: string | null;
    closing: string | null;
  };
  @CodeColumn(16) muted: 'no' | 'programme' | 'all';
  /** Silencing emergencies too takes two persons: the first one's wish, until the second agrees or it lapses. */
  @JsonColumn({ nullable: true }) pendingMute: { by: string; untilMs: number } | null;
  /** A regulation made for a demonstration says so on every screen. */
  @BoolColumn() demonstration: boolean;
  @IntColumn() revision: number;
  @InstantColumn() updatedAt: Date;
}

/** Every regulation a station has had, as it was: kept for as long as the station. */
@Entity('station_regulation')
@Index('ix_regulation_station', ['stationId', 'since'])
export class StationRegulationEntity {
  @IdColumn(64, { primary: true }) id: string;
  @IdColumn() stationId: string;
  @JsonColumn() regulation: Regulation;
  @BoolColumn() demonstration: boolean;
  @InstantColumn() since: Date;
  /** A user id, or `hub` for the preset that a station starts with. */
  @IdColumn() setBy: string;
}

@Entity('place')
@Index('ix_place_station', ['stationId'])
@Index('ix_place_unit_path', ['unitPath'])
export class PlaceEntity {
  @IdColumn(64, { primary: true }) id: string;
  @IdColumn() stationId: string;
  @IdColumn() unitKey: string;
  @CodeColumn(255) unitPath: string;
  @IdColumn(64, { nullable: true }) hamletKey: string | null;
  @NameColumn() name: string;
  @FoldedColumn() folded: string;
  @CodeColumn(8) kind: 'speaker' | 'board';
  @NumberColumn({ nullable: true }) lat: number | null;
  @NumberColumn({ nullable: true }) lon: number | null;
  @JsonColumn() languages: string[];
  @JsonColumn() groups: string[];
  /** Hospital, school, pagoda …: a reason, or null. */
  @NameColumn(120, { nullable: true }) sensitiveSite: string | null;
  @IntColumn() trim: number;
  @NameColumn(255, { nullable: true }) owner: string | null;
  @NameColumn(255, { nullable: true }) responsible: string | null;
  @InstantColumn({ nullable: true }) retiredAt: Date | null;
  @InstantColumn() updatedAt: Date;
}

/** The hardware that is, or was, at a place. Lightning takes the box; the place stays. */
@Entity('box')
@Index('ix_box_place', ['placeId'])
export class BoxEntity {
  @IdColumn(64, { primary: true }) id: string;
  @IdColumn() placeId: string;
  @NameColumn(100) hardwareId: string;
  @NameColumn(120, { nullable: true }) vendor: string | null;
  @NameColumn(120, { nullable: true }) model: string | null;
  @NameColumn(40, { nullable: true }) sim: string | null;
  @InstantColumn() since: Date;
  @InstantColumn({ nullable: true }) until: Date | null;
}

@Entity('place_group')
@Index('ix_group_unit_path', ['unitPath'])
export class PlaceGroupEntity {
  @IdColumn(64, { primary: true }) id: string;
  @IdColumn() unitKey: string;
  @CodeColumn(255) unitPath: string;
  @NameColumn() name: string;
}

/** A sound asset approved on its own: chime, ident, stinger, closing, alert tone, exercise notice. */
@Entity('asset')
@Index('ix_asset_unit_path', ['unitPath'])
export class AssetEntity {
  @IdColumn(64, { primary: true }) id: string;
  @IdColumn() unitKey: string;
  @CodeColumn(255) unitPath: string;
  @CodeColumn(24) role:
    'silence' | 'chime' | 'ident' | 'stinger' | 'closing' | 'alert-tone' | 'exercise-notice';
  @NameColumn() name: string;
  @CodeColumn(64) sha256: string;
  @IntColumn() bytes: number;
  @IntColumn() durationMs: number;
  @IdColumn(64, { nullable: true }) approvedBy: string | null;
  @InstantColumn({ nullable: true }) approvedAt: Date | null;
  /** Who brought it in; null for what ships with the program. */
  @IdColumn(64, { nullable: true }) createdBy: string | null;
  @InstantColumn({ nullable: true }) createdAt: Date | null;
  /** The words, where a voice of the hub speaks them. */
  @TextColumn({ nullable: true }) spokenText: string | null;
  /** Once approved, it takes this sound's place wherever that one is used. */
  @IdColumn(64, { nullable: true }) replaces: string | null;
  /** No longer offered; what was played of it stays on record. */
  @InstantColumn({ nullable: true }) retiredAt: Date | null;
}
