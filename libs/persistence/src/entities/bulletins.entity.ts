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

/** What came in, unchanged: a text, document or recording. */
@Entity('source_document')
@Index('ix_source_unit_path', ['unitPath'])
export class SourceDocumentEntity {
  @IdColumn(64, { primary: true }) id: string;
  @IdColumn() unitKey: string;
  @CodeColumn(255) unitPath: string;
  @NameColumn() fileName: string;
  @CodeColumn(16) kind: string;
  @CodeColumn(64) sha256: string;
  @IntColumn() bytes: number;
  /** Encoding, script, normalisation, joined lines, dropped heads, warnings. */
  @JsonColumn() detected: unknown;
  /** With its outline up to twenty megabytes: loaded where it is asked for by name only. */
  @TextColumn({ nullable: true, select: false }) text: string | null;
  @JsonColumn({ nullable: true, select: false }) outline: unknown;
  @IdColumn() createdBy: string;
  @InstantColumn() createdAt: Date;
}

export type BulletinState = 'draft' | 'submitted' | 'approved' | 'withdrawn' | 'expired';

@Entity('bulletin')
@Index('ix_bulletin_unit_path', ['unitPath', 'state'])
@Index('ix_bulletin_folded', ['folded'])
export class BulletinEntity {
  @IdColumn(64, { primary: true }) id: string;
  @IdColumn() unitKey: string;
  @CodeColumn(255) unitPath: string;
  @IdColumn(64, { nullable: true }) organisationId: string | null;
  @NameColumn() title: string;
  @FoldedColumn() folded: string;
  @IntColumn() field: number;
  /** 1 emergency, 2 priority, 3 normal; the default class of orders made from it. */
  @IntColumn() class: number;
  @CodeColumn(24) kind: 'announcement' | 'bulletin';
  @NameColumn() source: string;
  @NameColumn(255, { nullable: true }) author: string | null;
  @InstantColumn() validFrom: Date;
  @InstantColumn() validTo: Date;
  @CodeColumn(16) state: BulletinState;
  @IntColumn() version: number;
  @IdColumn(64, { nullable: true }) approvalId: string | null;
  @NameColumn(500, { nullable: true }) reason: string | null;
  @IdColumn() createdBy: string;
  @IdColumn(64, { nullable: true }) submittedBy: string | null;
  @InstantColumn() createdAt: Date;
  @InstantColumn() updatedAt: Date;
}

/** One language of a bulletin: text to be read, or a recording of a human voice. */
@Entity('bulletin_variant')
@Index('uq_variant_language', ['bulletinId', 'language'], { unique: true })
export class BulletinVariantEntity {
  @IdColumn(64, { primary: true }) id: string;
  @IdColumn() bulletinId: string;
  @CodeColumn(16) language: string;
  @CodeColumn(16) origin: 'text' | 'recording';
  @IdColumn(64, { nullable: true }) sourceDocumentId: string | null;
  @TextColumn({ nullable: true }) text: string | null;
  /** The editor's short version, kept beside the full one. */
  @TextColumn({ nullable: true }) shortText: string | null;
  /** Which of the two is spoken. */
  @CodeColumn(8) spokenVersion: 'full' | 'short';
  /**
   * Words to be spoken with a span for every rewrite: {sentences, spans, unsure}. A megabyte for an hour's text: loaded
   * where it is asked for by name only, not with every list and plan that a bulletin is in.
   */
  @JsonColumn({ nullable: true, select: false }) script: unknown;
  @CodeColumn(64, { nullable: true }) scriptHash: string | null;
  /** Person-chosen readings: [{start,end,spoken}], kept beside the text. */
  @JsonColumn({ nullable: true }) corrections: unknown;
  /** Sentences said by a person: [{sentence, documentId, sha256, durationMs}], known by their spoken words. */
  @JsonColumn({ nullable: true }) sentenceRecordings: unknown;
  @CodeColumn(64, { nullable: true }) recordingSha256: string | null;
  @JsonColumn() voice: Record<string, unknown>;
  @IdColumn(64, { nullable: true }) renditionId: string | null;
  @InstantColumn() updatedAt: Date;
}

@Entity('rendition')
@Index('ix_rendition_variant', ['variantId'])
@Index('ix_rendition_sha', ['sha256'])
export class RenditionEntity {
  @IdColumn(64, { primary: true }) id: string;
  @IdColumn() bulletinId: string;
  @IdColumn() variantId: string;
  @CodeColumn(16) language: string;
  /** Script hash, or the recording's hash: what was approved. */
  @CodeColumn(64) sourceHash: string;
  @CodeColumn(64) sha256: string;
  @IntColumn() bytes: number;
  @IntColumn() durationMs: number;
  @NumberColumn() lufs: number;
  @NumberColumn() truePeakDb: number;
  @CodeColumn(16) codec: string;
  @NameColumn(120) engine: string;
  @InstantColumn() createdAt: Date;
}

/** One picture or film of a bulletin's display, as boards fetch it. */
export interface DisplayMedia {
  kind: 'image' | 'video';
  sha256: string;
  bytes: number;
  /** How long a turn of it lasts; of a video, its length. */
  durationMs: number;
  codec: string;
  width: number;
  height: number;
  fileName: string;
}

/** What boards show of a bulletin; bound by its approval like the sound. One row a bulletin, none where it is for the ear only. */
@Entity('bulletin_display')
export class BulletinDisplayEntity {
  @IdColumn(64, { primary: true }) bulletinId: string;
  @CodeColumn(16) language: string;
  @NameColumn() title: string;
  /** Whose words the pages are: the short or full version of the bulletin, its own, or none (pictures only). */
  @CodeColumn(8) words: 'short' | 'full' | 'own' | 'none';
  @TextColumn({ nullable: true }) ownText: string | null;
  /** The file of the text item; null without words. */
  @CodeColumn(64, { nullable: true }) textSha256: string | null;
  @IntColumn() textBytes: number;
  @IntColumn() textMs: number;
  @JsonColumn() media: DisplayMedia[];
  @IdColumn() updatedBy: string;
  @InstantColumn() updatedAt: Date;
}

/** Bound to a manifest: the ordered hashes of scripts, renditions and images; nobody approves their own. */
@Entity('approval')
@Index('ix_approval_bulletin', ['bulletinId'])
export class ApprovalEntity {
  @IdColumn(64, { primary: true }) id: string;
  @IdColumn() bulletinId: string;
  @IntColumn() bulletinVersion: number;
  @CodeColumn(64) manifestHash: string;
  @JsonColumn() manifest: unknown;
  @CodeColumn(16) decision: 'approved' | 'rejected';
  @NameColumn(500, { nullable: true }) note: string | null;
  @JsonColumn({ nullable: true }) answers: unknown;
  @IdColumn() by: string;
  @InstantColumn() at: Date;
  @BoolColumn() voided: boolean;
}

/** What was submitted, as it stood, and what an approver said to it: the next approver sees what changed since. */
@Entity('bulletin_submission')
@Index('ix_submission_bulletin', ['bulletinId', 'at'])
export class BulletinSubmissionEntity {
  @IdColumn(64, { primary: true }) id: string;
  @IdColumn() bulletinId: string;
  @IntColumn() bulletinVersion: number;
  @CodeColumn(64) manifestHash: string;
  /** Title, field, source, validity and every variant with its words: SubmittedContent of the bulletins. */
  @JsonColumn() content: unknown;
  @IdColumn() by: string;
  @InstantColumn() at: Date;
  /** null: taken back or edited before anybody decided. */
  @CodeColumn(16, { nullable: true }) decision: 'approved' | 'rejected' | null;
  @IdColumn(64, { nullable: true }) decidedBy: string | null;
  @InstantColumn({ nullable: true }) decidedAt: Date | null;
  @NameColumn(500, { nullable: true }) reason: string | null;
}

/** Work that takes long: one table, leased row by row; ends ready or refused with a reason, never pending for ever. */
@Entity('job')
@Index('ix_job_due', ['state', 'dueAt'])
@Index('uq_job_dedupe', ['dedupeKey'], { unique: true })
@Index('ix_job_subject', ['subjectId'])
export class JobEntity {
  @IdColumn(64, { primary: true }) id: string;
  @CodeColumn(24) kind: string;
  /** The same work asked for twice is one job. */
  @CodeColumn(160) dedupeKey: string;
  @IdColumn() subjectId: string;
  @CodeColumn(255) unitPath: string;
  @JsonColumn() payload: unknown;
  /** queued | running | ready | refused */
  @CodeColumn(16) state: string;
  @NumberColumn() progress: number;
  @IntColumn() attempts: number;
  @InstantColumn() dueAt: Date;
  @IdColumn(64, { nullable: true }) leaseOwner: string | null;
  @IntColumn() leaseFence: number;
  @InstantColumn({ nullable: true }) leaseUntil: Date | null;
  @JsonColumn({ nullable: true }) result: unknown;
  @CodeColumn(64, { nullable: true }) reason: string | null;
  @NameColumn(500, { nullable: true }) message: string | null;
  @IdColumn() createdBy: string;
  @InstantColumn() createdAt: Date;
  @InstantColumn({ nullable: true }) endedAt: Date | null;
}

@Entity('lexicon_entry')
@Index('uq_lexicon_grapheme', ['unitKey', 'grapheme'], { unique: true })
export class LexiconEntryEntity {
  @IdColumn(64, { primary: true }) id: string;
  @IdColumn() unitKey: string;
  @CodeColumn(255) unitPath: string;
  @NameColumn(120) grapheme: string;
  @NameColumn(255) alias: string;
  @BoolColumn() caseSensitive: boolean;
  @IdColumn() createdBy: string;
  @InstantColumn() updatedAt: Date;
}

/** What is spoken around a bulletin's body, per province and per station: one row a unit. */
@Entity('bulletin_template')
export class BulletinTemplateEntity {
  @IdColumn(64, { primary: true }) unitKey: string;
  @CodeColumn(255) unitPath: string;
  /** {opening, reading, between, notice, readings, longSeconds} */
  @JsonColumn() content: unknown;
  @IdColumn() updatedBy: string;
  @InstantColumn() updatedAt: Date;
}
