import { addDays, type LocalDate } from '#domain/time/civil-date.js';
import { localDateOf } from '#domain/time/zone.js';
import { AppError, conflict, notFound } from '#contracts/errors.js';
import { Clock } from '#platform/clock.js';
import type { Actor } from '#platform/actor.js';
import { BroadcastOrderEntity, type OrderVersionEntity } from '#persistence/entities/orders.entity.js';
import { findByKeys } from '#persistence/find-by-keys.js';
import { Rights } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { DryRun } from './dry-run.js';
import { OrderBulletins } from './order-bulletins.js';
import {
  cancelEdit,
  contentEdits,
  copyEdits,
  type Edit,
  moveEdit,
  undoEdits,
  type VersionFacts,
} from './order-edits.js';
import { OrderTargets } from './order-targets.js';
import { appended, type NextVersions, OrderVersions, requireInForce } from './order-versions.js';
import type { DryRunDto, OrderContent } from './orders.dto.js';
import type { DraftOrder } from './plan-input.js';
import { type ChangeOrder, type CopyWeek, MAX_ORDERS, type UndoChanges } from './schedule.dto.js';

const ZONE = 'Asia/Ho_Chi_Minh';
/** Of a series that is moved so much is tried: this week and the next. */
const SERIES_DAYS = 13;
/** Orders that a refusal names. */
const MAX_NAMED = 5;

type Undoing = z.infer<typeof UndoChanges>['changes'][number];
interface Drafted {
  order: BroadcastOrderEntity;
  before: DraftOrder;
  next: NextVersions;
}
interface Copied extends Drafted {
  dates: string[];
  skipped: string | null;
}

/** Edits of dates and times as the schedule makes them: shown first, stored as new versions, undone by new versions. */
@Injectable()
export class OrderChanges {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly versions: OrderVersions,
    private readonly bulletins: OrderBulletins,
    private readonly targets: OrderTargets,
    private readonly dryRuns: DryRun,
    private readonly rights: Rights,
  ) {}

  /** What would become of the airings that the change concerns. */
  async dryRun(actor: Actor, id: string, dto: ChangeOrder): Promise<DryRunDto> {
    const { before, next } = await this.drafted(actor, id, dto);
    const { change } = dto;
    return this.dryRuns.run([appended(before, next)], {
      fromVersion: next.versions[0]?.version ?? 0,
      until: lastOf(change, this.today()),
    });
  }

  async change(actor: Actor, id: string, dto: ChangeOrder): Promise<BroadcastOrderEntity> {
    const draft = await this.drafted(actor, id, dto);
    return this.versions.add(actor, { ...draft, details: dto.change });
  }

  /**
   * What held before these versions holds again, by new ones: of every order, or of none.
   * @throws AppError of the only order (`order-changed`, `nothing-to-undo`, `order-not-confirmed`), or `not-all-undone`
   */
  async undo(actor: Actor, changes: readonly Undoing[]): Promise<{ order: string; version: number }[]> {
    const undone: (Drafted & { details: object })[] = [];
    const problems: { title: string; cause: AppError }[] = [];
    const orders = await this.ordersOf(changes);
    for (const { unitPath } of orders) this.rights.require(actor, 'order', 'order', unitPath);
    const inForce = await this.versions.allInForce(orders);
    for (const [i, change] of changes.entries()) {
      const order = orders[i]!;
      try {
        const draft = this.undoing(actor, { order, before: inForce[i]! }, change);
        undone.push({ ...draft, details: { undone: change.version } });
      } catch (cause) {
        if (!(cause instanceof AppError)) throw cause;
        problems.push({ title: order.title, cause });
      }
    }
    const [first] = problems;
    if (first) throw changes.length === 1 ? first.cause : notAllUndone(problems);
    await this.versions.addAll(actor, undone);
    return undone.map(({ order, next }) => ({
      order: order.id,
      version: next.versions.at(-1)?.version ?? order.currentVersion,
    }));
  }

  private async ordersOf(changes: readonly Undoing[]): Promise<BroadcastOrderEntity[]> {
    const ids = changes.map(({ order }) => order);
    const found = await findByKeys(this.dataSource, BroadcastOrderEntity, 'id', ids);
    const orders = new Map(found.map((order) => [order.id, order]));
    return ids.map((id) => {
      const order = orders.get(id);
      if (!order) throw notFound('order', id);
      return order;
    });
  }

  private undoing(
    actor: Actor,
    { order, before }: Omit<Drafted, 'next'>,
    { version, from }: Undoing,
  ): Drafted {
    requireInForce(order);
    const edits = undoEdits(before.versions.map(factsOf), version, from);
    return { order, before, next: this.next(actor, before, edits) };
  }

  async copyDryRun(actor: Actor, dto: CopyWeek) {
    const copied = await this.copied(actor, dto);
    const drafts = copied.filter((c) => c.skipped === null).map((c) => appended(c.before, c.next));
    const dates = new Map(copied.map((c) => [c.order.id, c.dates]));
    const about = (orderId: string, date: string): boolean => dates.get(orderId)?.includes(date) ?? false;
    const dryRun =
      drafts.length > 0 ? await this.dryRuns.run(drafts, { about, until: addDays(dto.monday, 13) }) : null;
    return { ...summaryOf(copied), dryRun };
  }

  /** A second time it finds every date there and adds nothing. */
  async copyWeek(actor: Actor, dto: CopyWeek) {
    const copied = await this.copied(actor, dto);
    const going = copied.filter((c) => c.skipped === null);
    await this.versions.addAll(
      actor,
      going.map((c) => ({ ...c, details: { copiedFrom: dto.monday, dates: c.dates } })),
    );
    return summaryOf(copied);
  }

  private async copied(actor: Actor, { unit, monday }: CopyWeek): Promise<Copied[]> {
    const orders = await this.dataSource.getRepository(BroadcastOrderEntity).find({
      where: { unitKey: unit, state: 'confirmed' },
      order: { createdAt: 'DESC', id: 'ASC' },
      take: MAX_ORDERS,
    });
    const today = this.today();
    const copied: Copied[] = [];
    const inForce = await this.versions.allInForce(orders);
    for (const [i, order] of orders.entries()) {
      const before = inForce[i]!;
      const edits = copyEdits(before.versions.map(factsOf), monday, today);
      if (edits.length === 0) continue;
      const next = this.next(actor, before, edits);
      const dates = edits.flatMap(({ governs }) => governs.fromLocalDate ?? []);
      copied.push({ order, before, next, dates, skipped: await this.problemOf(order, next) });
    }
    return copied;
  }

  private async problemOf(order: BroadcastOrderEntity, { versions }: NextVersions): Promise<string | null> {
    try {
      await this.bulletins.require([...new Set(versions.flatMap((v) => v.bulletinIds))], order.unitPath);
      return null;
    } catch (cause) {
      if (cause instanceof AppError) return cause.message;
      throw cause;
    }
  }

  private async drafted(actor: Actor, id: string, { version, change }: ChangeOrder): Promise<Drafted> {
    const { order, before } = await this.inForce(id);
    if (order.currentVersion !== version)
      throw conflict('order-changed', 'Lịch phát vừa được người khác sửa; hãy tải lại');
    const facts = before.versions.map(factsOf);
    if (change.kind === 'content') return this.withContent(actor, { order, before, facts }, change);
    const edit =
      change.kind === 'move'
        ? moveEdit(facts, change.airing, change.to, change.scope)
        : cancelEdit(facts, change.airing, change.scope);
    if (change.kind === 'move') {
      const edited = before.versions.find((v) => v.version === edit.of);
      await this.bulletins.require(edited?.bulletinIds ?? [], order.unitPath);
    }
    return { order, before, next: this.next(actor, before, [edit]) };
  }

  private async withContent(
    actor: Actor,
    { order, before, facts }: { order: BroadcastOrderEntity; before: DraftOrder; facts: VersionFacts[] },
    { title, bulletinIds, targets, from }: Extract<ChangeOrder['change'], { kind: 'content' }>,
  ): Promise<Drafted> {
    const [first] = await this.bulletins.require(bulletinIds, order.unitPath);
    await this.bulletins.requireSounds(bulletinIds);
    await this.targets.require(targets, order.unitPath);
    const edits = contentEdits(facts, from ?? null, this.today(), { bulletinIds, targets });
    if (edits.length === 0) throw conflict('airing-gone', 'Từ ngày này lịch phát không còn lượt phát nào');
    const next = this.next(actor, before, edits);
    return { order, before, next: { ...next, changes: { ...next.changes, title, field: first!.field } } };
  }

  private today(): LocalDate {
    return localDateOf(this.clock.nowMs(), ZONE);
  }

  private async inForce(id: string): Promise<{ order: BroadcastOrderEntity; before: DraftOrder }> {
    const order = await this.get(id);
    requireInForce(order);
    return { order, before: await this.versions.inForce(order) };
  }

  private async get(id: string): Promise<BroadcastOrderEntity> {
    const order = await this.dataSource.getRepository(BroadcastOrderEntity).findOneBy({ id });
    if (!order) throw notFound('order', id);
    return order;
  }

  /** Edits as versions: content from the version that each edits. */
  private next(actor: Actor, { order, versions }: DraftOrder, edits: readonly Edit[]): NextVersions {
    const made = edits.map((edit, i) => {
      const source = versions.find((v) => v.version === edit.of);
      if (!source) throw new Error(`an edit of version ${edit.of}, which ${order.id} does not have`);
      const content = { ...source, ...edit } as unknown as Omit<OrderContent, 'title'>;
      const version = this.versions.make(
        order.id,
        order.currentVersion + 1 + i,
        content,
        actor,
        edit.governs,
      );
      version.effectiveFrom = this.versions.soonest();
      return version;
    });
    const { title, field } = order;
    return { changes: { title, field, class: made.at(-1)?.class ?? order.class }, versions: made };
  }
}

/** The last date that a person who tries this change wants to see. */
function lastOf(change: ChangeOrder['change'], today: LocalDate): LocalDate {
  if (change.kind === 'content') {
    const from = change.from !== undefined && change.from > today ? change.from : today;
    return addDays(from, SERIES_DAYS);
  }
  const from = change.airing.localDate;
  const to = change.kind === 'move' && change.to.localDate > from ? change.to.localDate : from;
  return change.scope === 'one' ? to : addDays(to, SERIES_DAYS);
}

function notAllUndone(problems: readonly { title: string; cause: AppError }[]): AppError {
  const named = problems.slice(0, MAX_NAMED).map(({ title, cause }) => `“${title}”: ${cause.message}`);
  const more = problems.length > MAX_NAMED ? `; và ${problems.length - MAX_NAMED} lịch phát khác` : '';
  return conflict('not-all-undone', `Chưa hoàn tác lịch phát nào, vì ${named.join('; ')}${more}`);
}

function factsOf(version: OrderVersionEntity): VersionFacts {
  return {
    version: version.version,
    governs: version.governs as VersionFacts['governs'],
    recurrence: version.recurrence as VersionFacts['recurrence'],
    airings: version.airings as VersionFacts['airings'],
    moved: (version.moved ?? []) as VersionFacts['moved'],
  };
}

function summaryOf(copied: readonly Copied[]) {
  const orders = copied.map(({ order, next, dates, skipped }) => ({
    from: next.versions[0]?.version ?? 0,
    version: next.versions.at(-1)?.version ?? 0,
    order: order.id,
    title: order.title,
    dates,
    skipped,
  }));
  const dates = copied.reduce((sum, c) => sum + (c.skipped === null ? c.dates.length : 0), 0);
  return { orders, dates };
}
