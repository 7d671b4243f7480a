import { expand } from '#domain/recurrence/expand.js';
import type { Recurrence } from '#domain/recurrence/recurrence.js';
import { addDays, type LocalDate } from '#domain/time/civil-date.js';
import { localDateOf } from '#domain/time/zone.js';
import { conflict, invalid, notFound } from '#contracts/errors.js';
import { Clock } from '#platform/clock.js';
import type { Actor } from '#platform/actor.js';
import { EventBus } from '#platform/events.js';
import { newId } from '#platform/ids.js';
import { UnitLocators } from '#platform/http/access.js';
import { BroadcastOrderEntity, OrderVersionEntity } from '#persistence/entities/orders.entity.js';
import { UnitEntity } from '#persistence/entities/territory.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Audit } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { DryRun } from './dry-run.js';
import { OrderBulletins } from './order-bulletins.js';
import { OrderTargets } from './order-targets.js';
import { appended, OrderVersions, requireInForce } from './order-versions.js';
import type { CreateOrder, DryRunDto, NewVersion } from './orders.dto.js';
import type { DraftOrder } from './plan-input.js';

/** How far ahead a first date may be. */
const FAR_DAYS = 400;
const EVERYTHING = { fromLocalDate: null, toLocalDate: null };

/** Orders: drafted, shown by a dry run, confirmed, changed by versions, withdrawn. */
@Injectable()
export class OrdersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dryRuns: DryRun,
    private readonly bulletins: OrderBulletins,
    private readonly versions: OrderVersions,
    private readonly targets: OrderTargets,
    private readonly audit: Audit,
    private readonly events: EventBus,
    locators: UnitLocators,
  ) {
    locators.register(
      'order',
      async (id) =>
        (await dataSource.getRepository(BroadcastOrderEntity).findOneBy({ id }))?.unitPath ?? null,
    );
  }

  /**
   * A draft with its first version; checked as far as it can be without planning.
   * @param corrects the order or alert that it puts right
   */
  async create(
    actor: Actor,
    dto: CreateOrder,
    corrects: string | null = null,
  ): Promise<BroadcastOrderEntity> {
    const { order, versions } = await this.draftOf(actor, dto, corrects);
    await this.unitOfWork.run(
      async (em) => {
        await em.insert(BroadcastOrderEntity, order);
        await em.insert(OrderVersionEntity, versions[0] as never);
        await this.audit.record(em, {
          actor: actor.userId,
          action: 'order-drafted',
          subjectKind: 'order',
          subjectId: order.id,
          unitPath: order.unitPath,
        });
      },
      { name: 'draft an order' },
    );
    return order;
  }

  /** What would happen: of content that is not stored. */
  async dryRunOf(actor: Actor, dto: CreateOrder): Promise<DryRunDto> {
    const draft = await this.draftOf(actor, dto);
    return this.dryRuns.run([draft], { until: this.firstWeekOf(dto.recurrence) });
  }

  /** What would happen: of a stored draft. */
  async dryRunStored(id: string): Promise<DryRunDto> {
    return this.dryRuns.run([await this.versions.inForce(await this.get(id))]);
  }

  async get(id: string): Promise<BroadcastOrderEntity> {
    const order = await this.dataSource.getRepository(BroadcastOrderEntity).findOneBy({ id });
    if (!order) throw notFound('order', id);
    return order;
  }

  /**
   * Puts a draft into force. Refused when nothing of it could ever be placed, with what is in the way.
   * @param wish `whenApproved`: while a bulletin is not approved yet the order waits for it ({@link confirmAwaiting})
   */
  async confirm(
    actor: Actor,
    id: string,
    wish: { places?: number; whenApproved?: boolean } = {},
  ): Promise<BroadcastOrderEntity> {
    const order = await this.get(id);
    if (order.state !== 'draft')
      throw conflict('order-not-draft', 'Lịch phát này đã được xác nhận hoặc đã thu hồi');
    const draft = await this.versions.inForce(order);
    const ids = draft.versions.at(-1)!.bulletinIds;
    const bulletins = await this.bulletins.require(ids, order.unitPath, wish.whenApproved);
    const dry = await this.tried(draft);
    if (wish.places !== undefined && dry.counted.places !== wish.places) {
      throw conflict(
        'targets-changed',
        `Số điểm đặt loa đã đổi: ${wish.places} khi xem trước, nay là ${dry.counted.places}. Hãy xem lại rồi xác nhận`,
        { counted: dry.counted },
      );
    }
    const waits = bulletins.some(({ state }) => state !== 'approved');
    return this.putIntoForce(draft, dry, {
      from: 'draft',
      to: waits ? 'awaiting' : 'confirmed',
      by: actor.userId,
    });
  }

  /**
   * Puts an order that waited for its bulletins into force, in the name of whoever confirmed it.
   * @throws AppError when its time has passed meanwhile or nothing of it finds room
   */
  async confirmAwaiting(order: BroadcastOrderEntity): Promise<BroadcastOrderEntity> {
    const draft = await this.versions.inForce({ ...order, confirmedAt: this.clock.now() });
    await this.bulletins.require(draft.versions.at(-1)!.bulletinIds, order.unitPath);
    const dry = await this.tried(draft);
    return this.putIntoForce(draft, dry, { from: 'awaiting', to: 'confirmed', by: order.createdBy });
  }

  /** Could it be placed if it were approved now? @throws AppError what stands in the way */
  async requireStillPossible(order: BroadcastOrderEntity): Promise<void> {
    await this.tried(await this.versions.inForce(order));
  }

  private async tried(draft: DraftOrder): Promise<DryRunDto> {
    const latest = draft.versions.at(-1)!;
    await this.bulletins.requireSounds(latest.bulletinIds);
    const dry = await this.dryRuns.run([draft]);
    const today = localDateOf(this.clock.nowMs(), 'Asia/Ho_Chi_Minh');
    if (expand(latest.recurrence as Recurrence, today, addDays(today, FAR_DAYS), []).length === 0) {
      throw invalid(
        'recurrence',
        'no-dates',
        'Không còn ngày phát nào từ hôm nay trở đi: chọn lại ngày',
        'None of the chosen dates is ahead: choose others',
      );
    }
    requireSomething(dry);
    return dry;
  }

  private async putIntoForce(
    draft: DraftOrder,
    dry: DryRunDto,
    change: { from: 'draft' | 'awaiting'; to: 'awaiting' | 'confirmed'; by: string },
  ): Promise<BroadcastOrderEntity> {
    const { id, unitPath, currentVersion } = draft.order;
    const now = this.clock.now();
    await this.unitOfWork.run(
      async (em) => {
        const done = await em.update(
          BroadcastOrderEntity,
          { id, state: change.from },
          { state: change.to, confirmedAt: now, updatedAt: now },
        );
        if (done.affected === 0) throw conflict('order-not-draft', 'Lịch phát này vừa được người khác xử lý');
        await em.update(
          OrderVersionEntity,
          { orderId: id, version: currentVersion },
          { counted: dry.counted, effectiveFrom: now },
        );
        await this.audit.record(em, {
          actor: change.by,
          action: change.to === 'awaiting' ? 'order-awaiting' : 'order-confirmed',
          subjectKind: 'order',
          subjectId: id,
          unitPath,
          details: {
            counted: dry.counted,
            totals: dry.totals,
            ...(change.from === 'awaiting' && { whenApproved: true }),
          },
        });
      },
      { name: 'confirm an order' },
    );
    if (change.to === 'confirmed') await this.versions.announce(id, draft);
    return this.get(id);
  }

  /** A new version for one date, that and the following, or all; what is frozen keeps the old one. */
  async addVersion(actor: Actor, id: string, dto: NewVersion): Promise<BroadcastOrderEntity> {
    await this.bulletins.requireSounds(dto.bulletinIds);
    const { order, before, next } = await this.versionDraft(actor, id, dto);
    return this.versions.add(actor, { order, before, next, details: { scope: dto.scope } });
  }

  /** What would happen if this version were added: of the dates that it governs. */
  async dryRunVersion(actor: Actor, id: string, dto: NewVersion): Promise<DryRunDto> {
    const { before, next } = await this.versionDraft(actor, id, dto);
    const until = this.firstWeekOf(dto.recurrence, dto.scope.kind === 'all' ? '' : dto.scope.date);
    return this.dryRuns.run([appended(before, next)], { fromVersion: next.versions[0]?.version ?? 0, until });
  }

  /** A week from the first date that is ahead: what a person who orders it wants to see. */
  private firstWeekOf(recurrence: unknown, from: LocalDate = ''): LocalDate {
    const today = localDateOf(this.clock.nowMs(), 'Asia/Ho_Chi_Minh');
    const begin = from > today ? from : today;
    const [first = begin] = expand(recurrence as Recurrence, begin, addDays(begin, FAR_DAYS), []);
    return addDays(first, 6);
  }

  private async versionDraft(actor: Actor, id: string, dto: NewVersion) {
    const order = await this.get(id);
    requireInForce(order);
    const before = await this.versions.inForce(order);
    const bulletins = await this.bulletins.require(dto.bulletinIds, order.unitPath);
    await this.targets.require(dto.targets, order.unitPath);
    const number = order.currentVersion + 1;
    const governs = { ...EVERYTHING, ...scopeRange(dto.scope) };
    const version = this.versions.make(order.id, number, dto, actor, governs);
    version.effectiveFrom = this.versions.soonest();
    const changes = { title: dto.title, class: dto.class, field: bulletins[0]!.field };
    return { order, before, next: { changes, versions: [version] } };
  }

  /**
   * At once, frozen or not: what plays is faded out, what has not played does not. What never was in force goes without a
   * date of confirmation: no plan speaks of it.
   */
  async withdraw(actor: Actor, id: string, reason: string): Promise<BroadcastOrderEntity> {
    const order = await this.get(id);
    if (order.state === 'withdrawn') return order;
    const now = this.clock.now();
    await this.unitOfWork.run(
      async (em) => {
        const gone = { state: 'withdrawn', updatedAt: now } as const;
        const notYet = { id, state: In<BroadcastOrderEntity['state']>(['draft', 'awaiting', 'refused']) };
        await em.update(BroadcastOrderEntity, notYet, { ...gone, confirmedAt: null });
        await em.update(BroadcastOrderEntity, { id, state: 'confirmed' }, gone);
        await this.audit.record(em, {
          actor: actor.userId,
          action: 'order-withdrawn',
          subjectKind: 'order',
          subjectId: id,
          unitPath: order.unitPath,
          details: { reason },
        });
      },
      { name: 'withdraw an order' },
    );
    const stationIds = await this.versions.announce(id, await this.versions.inForce(order));
    this.events.emit('order-withdrawn', { orderId: id, stationIds });
    return this.get(id);
  }

  private async draftOf(actor: Actor, dto: CreateOrder, corrects: string | null = null): Promise<DraftOrder> {
    const unit = await this.dataSource.getRepository(UnitEntity).findOneBy({ key: dto.unit });
    if (!unit) throw invalid('unit', 'unknown-unit', 'Không có địa bàn này trong danh mục');
    const bulletins = await this.bulletins.require(dto.bulletinIds, unit.path, dto.whenApproved);
    const now = this.clock.now();
    const order: BroadcastOrderEntity = {
      id: newId(),
      unitKey: unit.key,
      unitPath: unit.path,
      title: dto.title,
      class: dto.class,
      field: bulletins[0]!.field,
      state: 'draft',
      confirmedAt: now,
      currentVersion: 1,
      corrects,
      reason: null,
      createdBy: actor.userId,
      createdAt: now,
      updatedAt: now,
    };
    const version = this.versions.make(order.id, 1, dto, actor, EVERYTHING);
    const reached = await this.targets.require(version.targets, unit.path);
    version.counted = await this.dryRuns.count(reached);
    return { order, versions: [version] };
  }
}

function scopeRange(scope: NewVersion['scope']): { fromLocalDate?: LocalDate; toLocalDate?: LocalDate } {
  if (scope.kind === 'following') return { fromLocalDate: scope.date };
  return scope.kind === 'one' ? { fromLocalDate: scope.date, toLocalDate: scope.date } : {};
}

function requireSomething(dry: DryRunDto): void {
  const { placed, offered, colliding, refused } = dry.totals;
  if (placed + offered + colliding > 0 || refused === 0) return; // none refused: its first date is beyond the horizon
  const first = dry.outcomes[0];
  throw conflict(
    'nothing-placed',
    `Không xếp được lịch: ${first?.message ?? ''}. Cách xử lý: ${first?.remedy ?? ''}`,
    { refused: dry.outcomes.slice(0, 50) },
  );
}
