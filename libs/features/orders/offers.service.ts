import type { OfferAnswer, Resolution } from '#domain/planning/types.js';
import { conflict, invalid, notFound } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { UnitLocators } from '#platform/http/access.js';
import { newId } from '#platform/ids.js';
import { CollisionEntity, OfferEntity, StandingRuleEntity } from '#persistence/entities/orders.entity.js';
import { StationEntity } from '#persistence/entities/territory.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Audit, type AuditAction, PersonNames } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isSameChoice, notOpen } from './collision-answers.js';
import { answered, isRepeated, mayNotAnswer, WAITING } from './offer-answers.js';
import type { AnswerOffer, ResolveCollision, RuleDto } from './offers.dto.js';
import { PlanningService } from './planning.service.js';

/** The commune decides: offers, collisions, and the rules it makes for itself. */
@Injectable()
export class OffersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly planning: PlanningService,
    private readonly audit: Audit,
    private readonly people: PersonNames,
    locators: UnitLocators,
  ) {
    locators.register(
      'offer',
      async (id) => (await dataSource.getRepository(OfferEntity).findOneBy({ id }))?.unitPath ?? null,
    );
    locators.register(
      'collision',
      async (id) => (await dataSource.getRepository(CollisionEntity).findOneBy({ id }))?.unitPath ?? null,
    );
    locators.register(
      'rule',
      async (id) => (await dataSource.getRepository(StandingRuleEntity).findOneBy({ id }))?.unitPath ?? null,
    );
  }

  /** Marks an offer as seen, so that the province can tell "not opened" from "not answered". */
  async open(actor: Actor, id: string): Promise<OfferEntity> {
    const offer = await this.offer(id);
    if (!offer.seenAt) await this.put(actor, offer, { seenAt: this.clock.now() }, 'offer-opened');
    return this.offer(id);
  }

  /** Puts it off: it stays open, and out of the way until then or its deadline. */
  async snooze(actor: Actor, id: string, minutes: number): Promise<OfferEntity> {
    const offer = await this.offer(id);
    if (!WAITING.includes(offer.state))
      throw conflict(
        'offer-answered',
        'Bản tin này đã trả lời, đã quá hạn hoặc đã thu hồi: không cần để sau',
      );
    const now = this.clock.nowMs();
    const until = Math.min(now + minutes * 60_000, offer.answerBy?.getTime() ?? Infinity);
    if (until <= now) throw conflict('offer-due', 'Đã sát hạn trả lời: chọn Nhận phát hoặc Không phát');
    const values = { snoozedUntil: new Date(until), seenAt: offer.seenAt ?? new Date(now) };
    await this.put(actor, offer, values, 'offer-snoozed', { until: values.snoozedUntil.toISOString() });
    return this.offer(id);
  }

  private async put(
    actor: Actor,
    { id, unitPath, orderId, stationId }: OfferEntity,
    values: Partial<Pick<OfferEntity, 'seenAt' | 'snoozedUntil'>>,
    action: AuditAction,
    more: object = {},
  ): Promise<void> {
    await this.unitOfWork.run(
      async (em) => {
        await em.update(OfferEntity, { id }, values);
        const details = { order: orderId, station: stationId, ...more };
        const about = { subjectKind: 'offer', subjectId: id, unitPath, details };
        await this.audit.record(em, { actor: actor.userId, action, ...about });
      },
      { name: action },
    );
  }

  /** The commune's answer; bound to what was on the screen where the caller says what that was. */
  async answer(actor: Actor, id: string, dto: AnswerOffer): Promise<OfferEntity> {
    const offer = await this.offer(id);
    if (isRepeated(offer, actor.userId, dto)) return offer;
    const refusal = mayNotAnswer(offer, dto, await this.nameOf(offer.answeredBy));
    if (refusal) throw refusal;
    const now = this.clock.now();
    const answer: OfferAnswer = {
      id: newId(),
      stationId: offer.stationId,
      orderId: offer.orderId,
      version: offer.orderVersion,
      localDate: dto.localDate,
      answer: dto.answer,
      into: dto.into,
      followUpdates: dto.followUpdates,
      answeredAtMs: now.getTime(),
    };
    const before = (offer.answers as OfferAnswer[]).filter(
      (a) => a.version !== answer.version || a.localDate !== answer.localDate,
    );
    const state = dto.answer === 'accept' ? 'accepted' : 'declined';
    const isTaken = await this.unitOfWork.run(
      async (em) => {
        const done = await em.update(
          OfferEntity,
          { id, state: offer.state, orderVersion: offer.orderVersion },
          {
            state,
            answers: [...before, answer].slice(-400),
            reason: dto.reason ?? null,
            answeredAt: now,
            answeredBy: actor.userId,
            seenAt: offer.seenAt ?? now,
          },
        );
        if (done.affected === 0) return true;
        await this.audit.record(em, {
          actor: actor.userId,
          action: `offer-${state}`,
          subjectKind: 'offer',
          subjectId: id,
          unitPath: offer.unitPath,
          details: { localDate: dto.localDate, into: dto.into, reason: dto.reason },
        });
        return false;
      },
      { name: 'answer an offer' },
    );
    const after = await this.offer(id);
    if (isTaken) throw answered(after, await this.nameOf(after.answeredBy));
    await this.planning.replan([offer.stationId]);
    return this.offer(id);
  }

  /** As people know them; undefined: nobody, or a rule. */
  private async nameOf(userId: string | null): Promise<string | undefined> {
    return userId === null ? undefined : (await this.people.of([userId])).get(userId);
  }

  /** The commune's answer to a collision; bound to the candidates that were on the screen. */
  async resolve(actor: Actor, id: string, dto: ResolveCollision): Promise<CollisionEntity> {
    const collision = await this.collision(id);
    if (isSameChoice(collision, actor.userId, dto)) return collision;
    if (collision.state !== 'open') throw notOpen(collision, await this.nameOf(collision.resolvedBy));
    if (collision.candidatesHash !== dto.candidatesHash)
      throw conflict('collision-changed', 'Các bản tin trùng giờ đã thay đổi: hãy xem lại rồi chọn');
    const known = new Set((collision.candidates as { id: string }[]).map((c) => c.id));
    const stranger = [...dto.ranking, ...dto.dropped].find((candidate) => !known.has(candidate));
    if (stranger)
      throw invalid('ranking', 'unknown-candidate', 'Có lượt phát không thuộc nhóm đang trùng giờ');
    const now = this.clock.now();
    const resolution: Resolution = {
      id: newId(),
      stationId: collision.stationId,
      candidatesHash: collision.candidatesHash,
      ranking: dto.ranking,
      dropped: dto.dropped,
      decidedAtMs: now.getTime(),
    };
    const isTaken = await this.unitOfWork.run(
      async (em) => {
        const done = await em.update(
          CollisionEntity,
          { id, state: 'open' },
          { state: 'resolved', resolution: resolution, resolvedBy: actor.userId, resolvedAt: now },
        );
        if (done.affected === 0) return true;
        await this.audit.record(em, {
          actor: actor.userId,
          action: 'collision-resolved',
          subjectKind: 'collision',
          subjectId: id,
          unitPath: collision.unitPath,
          details: dto,
        });
        return false;
      },
      { name: 'resolve a collision' },
    );
    const after = await this.collision(id);
    if (isTaken) throw notOpen(after, await this.nameOf(after.resolvedBy));
    await this.planning.replan([collision.stationId]);
    return this.collision(id);
  }

  async addRule(actor: Actor, stationId: string, rule: RuleDto): Promise<StandingRuleEntity> {
    const station = await this.dataSource.getRepository(StationEntity).findOneBy({ id: stationId });
    if (!station) throw notFound('station', stationId);
    const row: StandingRuleEntity = {
      id: newId(),
      stationId,
      unitPath: station.unitPath,
      kind: rule.kind,
      rule,
      active: true,
      createdBy: actor.userId,
      createdAt: this.clock.now(),
    };
    await this.unitOfWork.run(
      async (em) => {
        if (rule.kind === 'collision')
          await em.update(StandingRuleEntity, { stationId, kind: 'collision' }, { active: false });
        await em.insert(StandingRuleEntity, row as never);
        await this.audit.record(em, {
          actor: actor.userId,
          action: 'rule-added',
          subjectKind: 'rule',
          subjectId: row.id,
          unitPath: row.unitPath,
          details: rule,
        });
      },
      { name: 'add a standing rule' },
    );
    this.planning.request([stationId]);
    return row;
  }

  async endRule(actor: Actor, id: string): Promise<void> {
    const row = await this.dataSource.getRepository(StandingRuleEntity).findOneBy({ id });
    if (!row) throw notFound('rule', id);
    await this.unitOfWork.run(
      async (em) => {
        await em.update(StandingRuleEntity, { id }, { active: false });
        await this.audit.record(em, {
          actor: actor.userId,
          action: 'rule-ended',
          subjectKind: 'rule',
          subjectId: id,
          unitPath: row.unitPath,
        });
      },
      { name: 'end a standing rule' },
    );
    this.planning.request([row.stationId]);
  }

  rulesOf(stationId: string): Promise<StandingRuleEntity[]> {
    return this.dataSource
      .getRepository(StandingRuleEntity)
      .find({ where: { stationId }, order: { createdAt: 'ASC' }, take: 200 });
  }

  async offer(id: string): Promise<OfferEntity> {
    const row = await this.dataSource.getRepository(OfferEntity).findOneBy({ id });
    if (!row) throw notFound('offer', id);
    return row;
  }

  async collision(id: string): Promise<CollisionEntity> {
    const row = await this.dataSource.getRepository(CollisionEntity).findOneBy({ id });
    if (!row) throw notFound('collision', id);
    return row;
  }
}
