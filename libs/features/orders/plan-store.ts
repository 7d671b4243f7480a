import type { Plan } from '#domain/planning/types.js';
import { Audit, type AuditAction } from '#features/identity/index.js';
import { Clock } from '#platform/clock.js';
import { canonicalJson, newId } from '#platform/ids.js';
import {
  CollisionEntity,
  OccurrenceEntity,
  OfferEntity,
  SessionEntity,
} from '#persistence/entities/orders.entity.js';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, MoreThanOrEqual } from 'typeorm';
import { WAITING } from './offer-answers.js';
import type { LoadedInput } from './plan-input.js';
import { occurrenceRows, placedOf, type OccurrenceRow, sessionRows } from './plan-rows.js';

const CHUNK = 200;
const COMPARED = [
  'orderVersion',
  'class',
  'state',
  'frozen',
  'sessionId',
  'startAt',
  'displayUntil',
  'durationMs',
  'items',
  'places',
  'outcome',
  'bulletinIds',
] as const;

/** Writes a plan as the difference to what is stored, so that nothing changes where nothing changed. */
@Injectable()
export class PlanStore {
  constructor(
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** @returns the stations whose programme (placed occurrences or sessions) is another than before. */
  async save(
    em: EntityManager,
    stationIds: readonly string[],
    plan: Plan,
    loaded: LoadedInput,
  ): Promise<string[]> {
    const changed = new Set<string>();
    await this.saveOccurrences(
      em,
      stationIds,
      occurrenceRows(plan, loaded),
      loaded.input.horizon.fromLocalDate,
      changed,
    );
    await this.saveSessions(em, stationIds, plan, loaded, changed);
    await this.saveOffers(em, stationIds, plan, loaded);
    await this.saveCollisions(em, stationIds, plan, loaded);
    return [...changed];
  }

  private async saveOccurrences(
    em: EntityManager,
    stationIds: readonly string[],
    rows: OccurrenceRow[],
    from: string,
    changed: Set<string>,
  ): Promise<void> {
    const stored = new Map<string, OccurrenceEntity>();
    for (let i = 0; i < stationIds.length; i += CHUNK) {
      const found = await em.find(OccurrenceEntity, {
        where: { stationId: In(stationIds.slice(i, i + CHUNK)), localDate: MoreThanOrEqual(from) },
      });
      for (const row of found) stored.set(row.id, row);
    }
    const updatedAt = this.clock.now();
    const writes: OccurrenceEntity[] = [];
    for (const planned of rows) {
      const before = stored.get(planned.id);
      stored.delete(planned.id);
      const row = asFrozen(before, planned);
      if (before && isOnlyPast(before, row)) continue;
      if (before && same(before, row)) {
        // A neighbour came or went: an opening or closing is another's now, which only the planner has to know.
        if (!samePlan(before, row)) writes.push({ ...before, plan: row.plan });
        continue;
      }
      if (before?.state === 'placed' || row.state === 'placed') changed.add(row.stationId);
      const kept = before?.frozen && row.state !== 'placed' ? frozenAndGone(before, row) : row;
      writes.push({ ...kept, rowsMade: before?.rowsMade ?? false, updatedAt });
    }
    for (let i = 0; i < writes.length; i += CHUNK)
      await em.upsert(OccurrenceEntity, writes.slice(i, i + CHUNK) as never, ['id']);
    const gone = [...stored.values()].filter((row) => !row.frozen);
    for (const row of gone) if (row.state === 'placed') changed.add(row.stationId);
    for (let i = 0; i < gone.length; i += CHUNK)
      await em.delete(OccurrenceEntity, { id: In(gone.slice(i, i + CHUNK).map((r) => r.id)) });
  }

  private async saveSessions(
    em: EntityManager,
    stationIds: readonly string[],
    plan: Plan,
    loaded: LoadedInput,
    changed: Set<string>,
  ): Promise<void> {
    const from = loaded.input.horizon.fromLocalDate;
    const stored = new Map<string, SessionEntity>();
    for (let i = 0; i < stationIds.length; i += CHUNK) {
      const found = await em.find(SessionEntity, {
        where: { stationId: In(stationIds.slice(i, i + CHUNK)), localDate: MoreThanOrEqual(from) },
      });
      for (const row of found) stored.set(row.id, row);
    }
    const writes = sessionRows(plan, loaded).filter((row) => {
      const before = stored.get(row.id);
      stored.delete(row.id);
      return !before || canonicalJson(plain(before)) !== canonicalJson(plain(row));
    });
    for (const row of writes) changed.add(row.stationId);
    for (let i = 0; i < writes.length; i += CHUNK)
      await em.upsert(SessionEntity, writes.slice(i, i + CHUNK), ['id']);
    const gone = [...stored.keys()];
    for (let i = 0; i < gone.length; i += CHUNK)
      await em.delete(SessionEntity, { id: In(gone.slice(i, i + CHUNK)) });
  }

  private async saveOffers(
    em: EntityManager,
    stationIds: readonly string[],
    plan: Plan,
    loaded: LoadedInput,
  ): Promise<void> {
    const stored = await em.find(OfferEntity, { where: { stationId: In([...stationIds]) } });
    const byKey = new Map(stored.map((row) => [`${row.orderId}|${row.stationId}`, row]));
    const now = this.clock.now();
    for (const offer of plan.offers) {
      const row = byKey.get(`${offer.orderId}|${offer.stationId}`);
      const state = offer.changed ? 'changed' : 'open';
      const answerBy = new Date(offer.answerByMs);
      if (!row)
        await em.insert(
          OfferEntity,
          newOffer(offer.orderId, offer.version, offer.stationId, loaded, {
            state,
            answerBy,
            createdAt: now,
          }) as never,
        );
      else if (
        row.orderVersion !== offer.version ||
        row.answerBy?.getTime() !== offer.answerByMs ||
        !WAITING.includes(row.state)
      ) {
        await em.update(OfferEntity, { id: row.id }, { orderVersion: offer.version, answerBy, state });
      }
    }
    await this.saveRuleAnswers(em, plan, loaded, byKey, now);
    const waiting = new Set(plan.offers.map((o) => `${o.orderId}|${o.stationId}`));
    const expired = new Set(
      plan.refusals.filter((r) => r.reason === 'offer-expired').map((r) => `${r.orderId}|${r.stationId}`),
    );
    const asked = stillAsked(plan);
    for (const [key, row] of byKey) {
      if (!WAITING.includes(row.state) || waiting.has(key)) continue;
      const isOver = expired.has(key) || (row.answerBy !== null && row.answerBy <= now);
      if (!isOver && asked.has(key)) continue;
      // Never over an answer that came meanwhile.
      const unanswered = { id: row.id, state: In([...WAITING]) };
      await em.update(OfferEntity, unanswered, { state: isOver ? 'expired' : 'withdrawn' });
    }
  }

  /** What a commune's own rule accepted is logged as the rule's, never as a person's. */
  private async saveRuleAnswers(
    em: EntityManager,
    plan: Plan,
    loaded: LoadedInput,
    byKey: Map<string, OfferEntity>,
    now: Date,
  ): Promise<void> {
    const done = new Set<string>();
    const placed = placedOf(plan).map((o) => ({ ...o, state: 'accepted' }));
    const declined = plan.refusals
      .filter((r) => r.reason === 'declined')
      .map((r) => ({ ...r, state: 'declined' }));
    for (const request of [...placed, ...declined]) {
      const key = `${request.orderId}|${request.stationId}`;
      if (request.decision?.by !== 'rule' || request.decision.about !== 'offer' || done.has(key)) continue;
      done.add(key);
      const row = byKey.get(key);
      const answer = {
        state: request.state,
        answeredAt: now,
        answeredBy: `rule:${request.decision.id}`,
        orderVersion: request.version,
      };
      if (row && row.state === request.state && row.orderVersion === request.version) continue;
      const { orderId, version, stationId } = request;
      const fresh = newOffer(orderId, version, stationId, loaded, { createdAt: now, ...answer });
      if (row) await em.update(OfferEntity, { id: row.id }, answer);
      else await em.insert(OfferEntity, fresh as never);
      const subject = row ?? fresh;
      const action = request.state === 'accepted' ? 'offer-accepted' : 'offer-declined';
      await this.recordRule(em, request.decision.id, action, 'offer', subject);
    }
  }

  private recordRule(
    em: EntityManager,
    rule: string,
    action: AuditAction,
    subjectKind: string,
    { id, stationId, unitPath }: Pick<OfferEntity, 'id' | 'stationId' | 'unitPath'>,
  ): Promise<void> {
    const actor = `rule:${stationId}`;
    return this.audit.record(em, { actor, action, subjectKind, subjectId: id, unitPath, details: { rule } });
  }

  private async saveCollisions(
    em: EntityManager,
    stationIds: readonly string[],
    plan: Plan,
    loaded: LoadedInput,
  ): Promise<void> {
    const stored = await em.find(CollisionEntity, { where: { stationId: In([...stationIds]) } });
    const byKey = new Map(stored.map((row) => [`${row.stationId}|${row.candidatesHash}`, row]));
    const now = this.clock.now();
    for (const c of plan.collisions) {
      const row = byKey.get(`${c.stationId}|${c.candidatesHash}`);
      if (row?.state === 'open') continue;
      const candidates = c.candidates.map((x) => ({ ...x, placed: c.occupantIds.includes(x.id) }));
      const values = {
        candidates,
        state: 'open',
        decideBy: new Date(c.decideByMs),
        slotAt: new Date(c.startMs),
        localDate: c.localDate,
      };
      if (row) await em.update(CollisionEntity, { id: row.id }, values);
      else {
        const unitPath = loaded.stations.get(c.stationId)?.unitPath ?? '';
        const fresh = {
          id: newId(),
          stationId: c.stationId,
          unitPath,
          candidatesHash: c.candidatesHash,
          resolution: null,
          resolvedBy: null,
          resolvedAt: null,
          createdAt: now,
        };
        await em.insert(CollisionEntity, { ...fresh, ...values } as never);
      }
    }
    const open = new Set(plan.collisions.map((c) => `${c.stationId}|${c.candidatesHash}`));
    const settled = new Map(plan.settled.map((s) => [`${s.stationId}|${s.candidatesHash}`, s]));
    for (const [key, row] of byKey) {
      if (row.state !== 'open' || open.has(key)) continue;
      const decision = settled.get(key)?.decision;
      if (decision?.by === 'rule') {
        await em.update(
          CollisionEntity,
          { id: row.id },
          {
            state: 'ruled',
            resolvedBy: `rule:${decision.id}`,
            resolvedAt: now,
            resolution: { winnerId: settled.get(key)?.winnerId },
          },
        );
        await this.recordRule(em, decision.id, 'collision-resolved', 'collision', row);
      } else if (!decision) await em.update(CollisionEntity, { id: row.id }, { state: 'superseded' });
    }
  }
}

function newOffer(
  orderId: string,
  orderVersion: number,
  stationId: string,
  loaded: LoadedInput,
  more: Partial<OfferEntity>,
): Partial<OfferEntity> & Pick<OfferEntity, 'id' | 'stationId' | 'unitPath'> {
  const unitPath = loaded.stations.get(stationId)?.unitPath ?? '';
  return {
    id: newId(),
    orderId,
    orderVersion,
    stationId,
    unitPath,
    state: 'open',
    seenAt: null,
    answerBy: null,
    answers: [],
    reason: null,
    answeredAt: null,
    answeredBy: null,
    ...more,
  };
}

/** Normal orders by station of which something is neither taken back nor asked elsewhere: an offer may come again. */
function stillAsked(plan: Plan): Set<string> {
  const placed = placedOf(plan).filter((o) => o.class === 3);
  const refused = plan.refusals.filter(({ reason }) => reason !== 'withdrawn' && reason !== 'nobody');
  const requests = [...placed, ...refused];
  return new Set(requests.map(({ orderId, stationId }) => `${orderId}|${stationId}`));
}

const plain = (row: object): unknown => JSON.parse(JSON.stringify(row));

function same(before: OccurrenceEntity, row: OccurrenceRow): boolean {
  return COMPARED.every(
    (field) => canonicalJson(plain({ v: before[field] })) === canonicalJson(plain({ v: row[field] })),
  );
}

/** A request keeps the reason it was first refused for: that its time has passed since says nothing new. */
function isOnlyPast(before: OccurrenceEntity, row: OccurrenceRow): boolean {
  return (
    before.state === 'refused' &&
    row.state === 'refused' &&
    (row.outcome as { reason?: string } | null)?.reason === 'past'
  );
}

const samePlan = (before: OccurrenceEntity, row: OccurrenceRow): boolean =>
  canonicalJson(plain({ plan: before.plan })) === canonicalJson(plain({ plan: row.plan }));

/** What is frozen keeps its files as they were stored: the bulletin may have others by now. */
const asFrozen = (before: OccurrenceEntity | undefined, row: OccurrenceRow): OccurrenceRow =>
  before?.state === 'placed' && row.frozen
    ? { ...row, items: before.items, bulletinIds: before.bulletinIds }
    : row;

/** A frozen occurrence that was withdrawn keeps what it would have played: the ledger and the devices still speak of it. */
function frozenAndGone(before: OccurrenceEntity, row: OccurrenceRow): OccurrenceRow {
  const { startAt, displayUntil, durationMs, items, places, plan, sessionId, bulletinIds } = before;
  return {
    ...row,
    frozen: true,
    startAt,
    displayUntil,
    durationMs,
    items,
    places,
    plan,
    sessionId,
    bulletinIds,
  };
}
