import { type BulletinAction, manifestOf, nextState } from '#domain/bulletins/states.js';
import { conflict, invalid, notFound } from '#contracts/errors.js';
import { Audit, type AuditAction, Editors } from '#features/identity/index.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { EventBus } from '#platform/events.js';
import { fold } from '#platform/fold.js';
import { UnitLocators } from '#platform/http/access.js';
import { canonicalJson, newId, sha256Hex } from '#platform/ids.js';
import {
  ApprovalEntity,
  BulletinDisplayEntity,
  BulletinEntity,
  type BulletinState,
  BulletinVariantEntity,
  RenditionEntity,
} from '#persistence/entities/bulletins.entity.js';
import { UnitEntity } from '#persistence/entities/territory.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { ApproveBulletin, CreateBulletin, EditBulletin } from './bulletins.dto.js';
import { DisplayTexts } from './display-texts.js';
import { BULLETIN_ACTIONS } from './history.js';
import { Renditions } from './renditions.js';
import { Submissions } from './submissions.js';
import { variantName } from './sentence-recordings.js';
import { Variants } from './variants.js';
import { insertVariants } from './whole-rows.js';

const LONG_MS = 10 * 60_000;
const EDITS = BULLETIN_ACTIONS.filter((action) => action !== 'bulletin-created');

/** Bulletins from draft to withdrawal; the states are data (#domain/bulletins/states). */
@Injectable()
export class BulletinsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly events: EventBus,
    private readonly variants: Variants,
    private readonly renditions: Renditions,
    private readonly displayTexts: DisplayTexts,
    private readonly submissions: Submissions,
    private readonly editors: Editors,
    private readonly audit: Audit,
    locators: UnitLocators,
  ) {
    locators.register(
      'bulletin',
      async (id) => (await dataSource.getRepository(BulletinEntity).findOneBy({ id }))?.unitPath ?? null,
    );
  }

  async create(actor: Actor, dto: CreateBulletin): Promise<BulletinEntity> {
    const unit = await this.dataSource.getRepository(UnitEntity).findOneBy({ key: dto.unit });
    if (!unit) throw invalid('unit', 'unknown-unit', 'Không có địa bàn này trong danh mục');
    if (actor.fields.length > 0 && !actor.fields.includes(dto.field))
      throw invalid('field', 'field-of-another', 'Đơn vị của bạn không cung cấp tin thuộc lĩnh vực này');
    const now = this.clock.now();
    const bulletin: BulletinEntity = {
      ...this.contentOf(dto),
      id: newId(),
      unitKey: unit.key,
      unitPath: unit.path,
      organisationId: actor.organisationId,
      state: 'draft',
      version: 1,
      approvalId: null,
      reason: null,
      createdBy: actor.userId,
      submittedBy: null,
      createdAt: now,
      updatedAt: now,
    };
    const rows = await this.variants.rowsOf(actor, bulletin, dto.variants);
    await this.unitOfWork.run(
      async (em) => {
        await em.insert(BulletinEntity, bulletin);
        await insertVariants(em, rows);
        await this.renditions.request(em, bulletin, rows, actor.userId);
        await this.record(em, actor, 'bulletin-created', bulletin);
      },
      { name: 'create a bulletin' },
    );
    this.events.emit('jobs-added', {});
    return bulletin;
  }

  /** A change of script or sound voids an approval and goes back to draft; `version` guards against a second editor. */
  async edit(actor: Actor, id: string, dto: EditBulletin): Promise<BulletinEntity> {
    const bulletin = await this.get(id);
    if (bulletin.version !== dto.version) throw await this.editedMeanwhile(bulletin);
    const state = this.next(bulletin, 'edit');
    const next: BulletinEntity = {
      ...bulletin,
      ...this.contentOf(dto),
      state,
      version: bulletin.version + 1,
      approvalId: null,
      reason: reasonOfDraft(bulletin),
      updatedAt: this.clock.now(),
    };
    const rows = await this.variants.rowsOf(actor, next, dto.variants);
    const display = await this.displayTexts.after(next, rows);
    await this.unitOfWork.run(
      async (em) => {
        await this.update(em, bulletin, next);
        await em.delete(BulletinVariantEntity, { bulletinId: id });
        await insertVariants(em, rows);
        if (display) await em.save(BulletinDisplayEntity, display);
        await em.update(ApprovalEntity, { bulletinId: id, voided: false }, { voided: true });
        await this.renditions.request(em, next, rows, actor.userId);
        await this.record(em, actor, 'bulletin-edited', next);
      },
      { name: 'edit a bulletin' },
    );
    this.tellVoided(bulletin);
    this.events.emit('jobs-added', {});
    return this.get(id);
  }

  /** A change beside the words, such as of the display: an edit like any other, which voids an approval. */
  async revise(
    actor: Actor,
    id: string,
    version: number,
    action: AuditAction,
    work: (em: EntityManager) => Promise<unknown>,
  ): Promise<BulletinEntity> {
    const bulletin = await this.get(id);
    if (bulletin.version !== version) throw await this.editedMeanwhile(bulletin);
    const state = this.next(bulletin, 'edit');
    const reason = reasonOfDraft(bulletin);
    const next = { ...bulletin, state, version: version + 1, approvalId: null, reason };
    const done = await this.change(actor, bulletin, next, action, {}, async (em) => {
      await work(em);
      await em.update(ApprovalEntity, { bulletinId: id, voided: false }, { voided: true });
    });
    this.tellVoided(bulletin);
    return done;
  }

  /** Plans that have an approved bulletin must hear of it. */
  private tellVoided({ id, approvalId }: BulletinEntity): void {
    if (approvalId !== null) this.events.emit('approval-voided', { bulletinId: id });
  }

  /** Every variant must be ready to be heard; over ten minutes needs a reason. */
  async submit(actor: Actor, id: string, longReason?: string): Promise<BulletinEntity> {
    const bulletin = await this.get(id);
    const { entries, hash, durations } = await this.manifest(bulletin);
    if (durations.some((ms) => ms > LONG_MS) && !longReason)
      throw invalid('longReason', 'long-needs-reason', 'Bản tin dài hơn 10 phút: nêu lý do, hoặc rút ngắn');
    if (bulletin.validTo.getTime() <= this.clock.nowMs())
      throw invalid('validTo', 'expired', 'Bản tin đã hết hiệu lực: sửa thời gian hiệu lực');
    const next = {
      ...bulletin,
      state: this.next(bulletin, 'submit'),
      submittedBy: actor.userId,
      reason: longReason ?? null,
    };
    return this.change(
      actor,
      bulletin,
      next,
      'bulletin-submitted',
      { manifest: entries, ...(longReason && { reason: longReason }) },
      (em) => this.submissions.record(em, bulletin, hash, actor.userId),
    );
  }

  /** Bound to what the approver heard: the manifest's hash. Nobody approves what they wrote or submitted. */
  async approve(actor: Actor, id: string, dto: ApproveBulletin): Promise<BulletinEntity> {
    const bulletin = await this.get(id);
    const state = this.next(bulletin, 'approve');
    if ([bulletin.createdBy, bulletin.submittedBy].includes(actor.userId))
      throw conflict(
        'own-bulletin',
        'Không được tự duyệt bản tin do mình soạn hoặc trình: cần người thứ hai',
      );
    const { entries, hash } = await this.manifest(bulletin);
    if (hash !== dto.manifestHash || (dto.version ?? bulletin.version) !== bulletin.version)
      throw conflict('manifest-changed', 'Nội dung đã thay đổi so với bản bạn vừa nghe: nghe lại rồi duyệt', {
        manifestHash: hash,
      });
    const approval: ApprovalEntity = {
      id: newId(),
      bulletinId: id,
      bulletinVersion: bulletin.version,
      manifestHash: hash,
      manifest: entries,
      decision: 'approved',
      note: dto.note ?? null,
      answers: { ...dto.answers, unheard: dto.unheard },
      by: actor.userId,
      at: this.clock.now(),
      voided: false,
    };
    const done = await this.change(
      actor,
      bulletin,
      { ...bulletin, state, approvalId: approval.id, reason: null },
      'bulletin-approved',
      { manifestHash: hash, unheard: dto.unheard, ...(dto.note && { reason: dto.note }) },
      async (em) => {
        await em.insert(ApprovalEntity, approval as never);
        await this.submissions.decide(em, bulletin, {
          decision: 'approved',
          by: actor.userId,
          reason: approval.note,
        });
      },
    );
    this.events.emit('bulletin-approved', { bulletinId: id });
    return done;
  }

  async reject(actor: Actor, id: string, reason: string): Promise<BulletinEntity> {
    const bulletin = await this.get(id);
    return this.change(
      actor,
      bulletin,
      { ...bulletin, state: this.next(bulletin, 'reject'), reason },
      'bulletin-rejected',
      { reason },
      (em) => this.submissions.decide(em, bulletin, { decision: 'rejected', by: actor.userId, reason }),
    );
  }

  /** At once, everywhere: what plays is faded out, what was planned is not played. */
  async withdraw(actor: Actor, id: string, reason: string): Promise<BulletinEntity> {
    const bulletin = await this.get(id);
    const done = await this.change(
      actor,
      bulletin,
      { ...bulletin, state: this.next(bulletin, 'withdraw'), reason },
      'bulletin-withdrawn',
      { reason },
    );
    this.events.emit('bulletin-withdrawn', { bulletinId: id });
    return done;
  }

  /** What an approval would bind now. @throws while a variant is not ready. */
  async manifest(
    bulletin: BulletinEntity,
  ): Promise<{ entries: ReturnType<typeof manifestOf>; hash: string; durations: number[] }> {
    const variants = await this.dataSource
      .getRepository(BulletinVariantEntity)
      .find({ where: { bulletinId: bulletin.id } });
    const ids = variants.map((v) => v.renditionId).filter((r): r is string => r !== null);
    const renditions = ids.length
      ? await this.dataSource.getRepository(RenditionEntity).find({ where: { id: In(ids) } })
      : [];
    const entries = variants.map((variant) => {
      const source = variant.origin === 'text' ? variant.scriptHash : variant.recordingSha256;
      const rendition = renditions.find((r) => r.id === variant.renditionId);
      if (!source || rendition?.sourceHash !== source)
        throw conflict(
          'not-rendered',
          `${variantName(variant.language)} chưa có tệp âm thanh: đợi xử lý xong, hoặc xem lý do bị từ chối`,
        );
      return { language: variant.language, source, rendition: rendition.sha256 };
    });
    const manifest = manifestOf(entries, await this.displayTexts.shownOf(bulletin.id));
    return {
      entries: manifest,
      hash: sha256Hex(canonicalJson(manifest)),
      durations: renditions.map((r) => r.durationMs),
    };
  }

  async get(id: string): Promise<BulletinEntity> {
    const bulletin = await this.dataSource.getRepository(BulletinEntity).findOneBy({ id });
    if (!bulletin) throw notFound('bulletin', id);
    return bulletin;
  }

  /** Says who was quicker, so that the two can talk. */
  private editedMeanwhile({ id, version, updatedAt }: BulletinEntity) {
    const edited = { kind: 'bulletin', id, what: 'bản tin này', by: EDITS };
    const details = { version, updatedAt: updatedAt.toISOString() };
    return this.editors.meanwhile(this.dataSource.manager, edited, details);
  }

  private contentOf(dto: CreateBulletin | EditBulletin) {
    const { title, field, class: level, kind, source, author } = dto;
    return {
      title,
      folded: fold(title).slice(0, 255),
      field,
      class: level,
      kind,
      source,
      author,
      validFrom: new Date(dto.validFrom),
      validTo: new Date(dto.validTo),
    };
  }

  private next(bulletin: BulletinEntity, action: BulletinAction): BulletinState {
    const state = nextState(bulletin.state, action);
    if (!state)
      throw conflict(
        'wrong-state',
        `Không thực hiện được khi bản tin đang ở trạng thái “${STATE_TEXT[bulletin.state]}”`,
        { state: bulletin.state, action },
      );
    return state;
  }

  private async change(
    actor: Actor,
    before: BulletinEntity,
    next: BulletinEntity,
    action: AuditAction,
    details: object,
    more?: (em: EntityManager) => Promise<unknown>,
  ): Promise<BulletinEntity> {
    await this.unitOfWork.run(
      async (em) => {
        await this.update(em, before, { ...next, updatedAt: this.clock.now() });
        await more?.(em);
        await this.record(em, actor, action, next, details);
      },
      { name: action },
    );
    this.events.emit('bulletin-changed', { bulletinId: before.id });
    return this.get(before.id);
  }

  /** Compare-and-swap on state and version: of two that press at once, one is told. */
  private async update(em: EntityManager, before: BulletinEntity, next: BulletinEntity): Promise<void> {
    const done = await em.update(
      BulletinEntity,
      { id: before.id, state: before.state, version: before.version },
      next,
    );
    if (done.affected === 0)
      throw conflict('changed-meanwhile', 'Người khác vừa xử lý bản tin này: tải lại để xem');
  }

  private record(
    em: EntityManager,
    actor: Actor,
    action: AuditAction,
    bulletin: BulletinEntity,
    details: object = {},
  ): Promise<void> {
    return this.audit.record(em, {
      actor: actor.userId,
      action,
      subjectKind: 'bulletin',
      subjectId: bulletin.id,
      unitPath: bulletin.unitPath,
      details,
    });
  }
}

const STATE_TEXT: Record<BulletinState, string> = {
  draft: 'Bản nháp',
  submitted: 'Chờ duyệt',
  approved: 'Đã duyệt',
  withdrawn: 'Đã thu hồi',
  expired: 'Hết hiệu lực',
};

/** Why it was sent back stands until it is sent again; other reasons were about what it was before. */
const reasonOfDraft = ({ state, reason }: BulletinEntity): string | null =>
  state === 'draft' ? reason : null;
