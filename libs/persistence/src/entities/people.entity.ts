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
  TextColumn,
} from '../columns.js';

@Entity('organisation')
export class OrganisationEntity {
  @IdColumn(64, { primary: true }) id: string;
  @IdColumn() unitKey: string;
  @CodeColumn(255) unitPath: string;
  @NameColumn() name: string;
  @CodeColumn(24) kind: 'department' | 'press' | 'committee' | 'other';
  /** Fields (1–6) in which this organisation may submit; empty: all. */
  @JsonColumn() fields: number[];
}

@Entity('user_account')
@Index('uq_user_login', ['login'], { unique: true })
@Index('ix_user_folded', ['folded'])
@Index('ix_user_unit_path', ['unitPath'])
export class UserEntity {
  @IdColumn(64, { primary: true }) id: string;
  @CodeColumn(80) login: string;
  @NameColumn() name: string;
  @FoldedColumn() folded: string;
  @NameColumn(200, { nullable: true }) email: string | null;
  @NameColumn(40, { nullable: true }) phone: string | null;
  /** Where the account belongs and is looked after; the roles say what it may do, and where. */
  @IdColumn() unitKey: string;
  @CodeColumn(255) unitPath: string;
  @IdColumn(64, { nullable: true }) organisationId: string | null;
  @CodeColumn(255, { select: true, nullable: true }) passwordHash: string | null;
  @BoolColumn() active: boolean;
  @IntColumn() tokenVersion: number;
  @InstantColumn() createdAt: Date;
  @InstantColumn() updatedAt: Date;
}

@Entity('role_assignment')
@Index('ix_role_user', ['userId'])
@Index('ix_role_unit', ['unitKey', 'role'])
export class RoleAssignmentEntity {
  @IdColumn(64, { primary: true }) id: string;
  @IdColumn() userId: string;
  @CodeColumn(40) role: string;
  @IdColumn() unitKey: string;
  @CodeColumn(255) unitPath: string;
}

/** A family of rotating refresh tokens; using an old one of a family ends the family. */
@Entity('refresh_token')
@Index('ix_refresh_family', ['family'])
@Index('ix_refresh_user', ['userId'])
export class RefreshTokenEntity {
  /** SHA-256 of the token. */
  @CodeColumn(64, { primary: true }) hash: string;
  @IdColumn() userId: string;
  @IdColumn() family: string;
  @InstantColumn() issuedAt: Date;
  @InstantColumn() expiresAt: Date;
  @InstantColumn({ nullable: true }) usedAt: Date | null;
  @InstantColumn({ nullable: true }) revokedAt: Date | null;
}

/** One-time tokens: the first administrator, password setting. */
@Entity('one_time_token')
@Index('ix_one_time_user', ['userId'])
export class OneTimeTokenEntity {
  @CodeColumn(64, { primary: true }) hash: string;
  @IdColumn() userId: string;
  @CodeColumn(24) purpose: string;
  @InstantColumn() expiresAt: Date;
  @InstantColumn({ nullable: true }) usedAt: Date | null;
}

/** Who did what: append-only. */
@Entity('audit_entry')
@Index('ix_audit_at', ['at'])
@Index('ix_audit_subject', ['subjectKind', 'subjectId'])
export class AuditEntryEntity {
  @IdColumn(64, { primary: true }) id: string;
  @InstantColumn() at: Date;
  /** A user id, `rule:<station>` for a standing rule, or `hub`. */
  @IdColumn() actor: string;
  @CodeColumn(64) action: string;
  @CodeColumn(40) subjectKind: string;
  @IdColumn() subjectId: string;
  @CodeColumn(255, { nullable: true }) unitPath: string | null;
  @TextColumn() details: string;
}
