import type { LocalDate } from '#domain/time/civil-date.js';
import type { MovedAiring } from '#domain/planning/types.js';
import { conflict } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { CONFIG, type HubConfig } from '#platform/config.js';
import { EventBus } from '#platform/events.js';
import { newId } from '#platform/ids.js';
import { BroadcastOrderEntity, OrderVersionEntity } from '#persistence/entities/orders.entity.js';
import { findByKeys } from '#persistence/find-by-keys.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Audit } from '#features/identity/index.js';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OrderTargets } from './order-targets.js';
import { DryRun } from './dry-run.js';
import type { Counted, OrderContent } from './orders.dto.js';
import type { DraftOrder } from './plan-input.js';

/** Versions to be added at once, and what they change of the order itself. */
export interface NextVersions {
  changes: Pick<BroadcastOrderEntity, 'title' | 'class' | 'field'>;
  versions: OrderVersionEntity[];
}
interface Addition {
  order: BroadcastOrderEntity;
  before: DraftOrder;
  next: NextVersions;
  /** For the audit log. */
  details: object;
}

/** Until the targets have been counted. */
const NOBODY: Counted = {
  ...{ communes: 0, stations: 0, places: 0, clusters: 0 },
  ...{ boards: 0, devices: 0, unattended: 0, fm: 0 },
};

/** An order's versions: made, stored with the order's own row, told to the planner. */
@Injectable()
export class OrderVersions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly events: EventBus,
    private readonly targets: OrderTargets,
    private readonly dryRuns: DryRun,
    private readonly audit: Audit,
    @Inject(CONFIG) private readonly config: HubConfig,
  ) {}

  of(orderId: string): Promise<OrderVersionEntity[]> {
    return this.dataSource
      .getRepository(OrderVersionEntity)
      .find({ where: { orderId }, order: { version: 'ASC' } });
  }

  /** As if it were in force. What is a draft or waits stays one: its bulletins may be on their way to approval. */
  async inForce(order: BroadcastOrderEntity): Promise<DraftOrder> {
    const [draft] = await this.allInForce([order]);
    return draft!;
  }

  /** The same of several, in their order. */
  async allInForce(orders: readonly BroadcastOrderEntity[]): Promise<DraftOrder[]> {
    const ids = orders.map(({ id }) => id);
    const found = await findByKeys(this.dataSource, OrderVersionEntity, 'orderId', ids);
    const versions = new Map<string, OrderVersionEntity[]>(ids.map((id) => [id, []]));
    for (const version of found.sort((a, b) => a.version - b.version))
      versions.get(version.orderId)!.push(version);
    return orders.map((order) => {
      const confirmedAt = order.confirmedAt ?? this.clock.now();
      const state = order.state === 'draft' || order.state === 'awaiting' ? order.state : 'confirmed';
      return { order: { ...order, state, confirmedAt }, versions: versions.get(order.id) ?? [] };
    });
  }

  /** The earliest start that a new version may change: what is frozen keeps the old one. */
  soonest(): Date {
    return new Date(this.clock.nowMs() + this.config.freezeSeconds * 1000);
  }

  make(
    orderId: string,
    version: number,
    content: Omit<OrderContent, 'title'> & { moved?: readonly MovedAiring[] },
    actor: Actor,
    governs: { fromLocalDate: LocalDate | null; toLocalDate: LocalDate | null },
  ): OrderVersionEntity {
    const now = this.clock.now();
    return {
      id: newId(),
      orderId,
      version,
      effectiveFrom: now,
      governs,
      class: content.class,
      bulletinIds: content.bulletinIds,
      targets: content.targets,
      recurrence: content.recurrence,
      airings: content.airings,
      latest: content.latest,
      moved: content.moved?.length ? content.moved : null,
      counted: NOBODY,
      createdBy: actor.userId,
      createdAt: now,
    };
  }

  /** @throws AppError `order-changed` when somebody else was quicker. */
  async add(actor: Actor, addition: Addition): Promise<BroadcastOrderEntity> {
    await this.addAll(actor, [addition]);
    return this.dataSource.getRepository(BroadcastOrderEntity).findOneByOrFail({ id: addition.order.id });
  }

  /** All or none. */
  async addAll(actor: Actor, additions: readonly Addition[]): Promise<void> {
    for (const { next } of additions)
      for (const version of next.versions)
        version.counted = await this.dryRuns.count(await this.targets.stationsOf(version.targets));
    const now = this.clock.now();
    await this.unitOfWork.run(
      async (em) => {
        for (const { order, next, details } of additions) {
          const currentVersion = next.versions.at(-1)?.version ?? order.currentVersion;
          const done = await em.update(
            BroadcastOrderEntity,
            { id: order.id, currentVersion: order.currentVersion, state: 'confirmed' },
            { ...next.changes, currentVersion, updatedAt: now },
          );
          if (done.affected === 0)
            throw conflict('order-changed', 'Lịch phát vừa được người khác sửa; hãy tải lại');
          await em.insert(OrderVersionEntity, next.versions as never);
          await this.audit.record(em, {
            actor: actor.userId,
            action: 'order-version-added',
            subjectKind: 'order',
            subjectId: order.id,
            unitPath: order.unitPath,
            details: { version: currentVersion, ...details },
          });
        }
      },
      { name: 'add order versions' },
    );
    for (const { order, before, next } of additions) await this.announce(order.id, appended(before, next));
  }

  /** Tells the planner which stations the order reaches or reached. */
  async announce(orderId: string, { versions }: DraftOrder): Promise<string[]> {
    const stations = new Set<string>();
    for (const version of versions)
      for (const r of await this.targets.stationsOf(version.targets)) stations.add(r.stationId);
    const stationIds = [...stations];
    this.events.emit('order-changed', { orderId, stationIds });
    return stationIds;
  }
}

/** The order as it will be with these versions. */
export function appended({ order, versions }: DraftOrder, next: NextVersions): DraftOrder {
  const all = [...versions, ...next.versions];
  return {
    order: { ...order, ...next.changes, currentVersion: all.at(-1)?.version ?? order.currentVersion },
    versions: all,
  };
}

/** @throws AppError `order-not-confirmed` */
export function requireInForce(order: BroadcastOrderEntity): void {
  if (order.state !== 'confirmed')
    throw conflict('order-not-confirmed', 'Chỉ sửa được lịch phát đang có hiệu lực');
}
