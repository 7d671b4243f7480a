import { expand } from '#domain/recurrence/expand.js';
import type { Recurrence } from '#domain/recurrence/recurrence.js';
import { addDays, type LocalDate } from '#domain/time/civil-date.js';
import { localDateOf } from '#domain/time/zone.js';
import { conflict, invalid, notFound } from '#contracts/errors.js';
import { Clock } from '#platform/clock.js';
import { CONFIG, type HubConfig } from '#platform/config.js';
import type { Actor } from '#platform/actor.js';
import { EventBus } from '#platform/events.js';
import { newId } from '#platform/ids.js';
import { UnitLocators } from '#platform/http/access.js';
import { BroadcastOrderEntity, OrderVersionEntity } from '#persistence/entities/orders.entity.js';
import { UnitEntity } from '#persistence/entities/territory.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Audit } from '#features/identity/index.js';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DryRun } from './dry-run.js';
import { OrderSounds } from './order-sounds.js';
import { OrderTargets } from './order-targets.js';
import type { CreateOrder, DryRunDto, NewVersion, OrderContent } from './orders.dto.js';
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
    private readonly events: EventBus,
    private readonly dryRuns: DryRun,
    private readonly sounds: OrderSounds,
    private readonly targets: OrderTargets,
    private readonly audit: Audit,
    @Inject(CONFIG) private readonly config: HubConfig,
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
    return this.dryRuns.run(await this.draftOf(actor, dto));
  }

  /** What would happen: of a stored draft. */
  async dryRunStored(id: string): Promise<DryRunDto> {
    return this.dryRuns.run(await this.asDraft(await this.get(id)));
  }

  async get(id: string): Promise<BroadcastOrderEntity> {
    const order = await this.dataSource.getRepository(BroadcastOrderEntity).findOneBy({ id });
    if (!order) throw notFound('order', id);
    return order;
  }

  versionsOf(id: string): Promise<OrderVersionEntity[]> {
    return this.dataSource
      .getRepository(OrderVersionEntity)
      .find({ where: { orderId: id }, order: { version: 'ASC' } });
  }

  /** Puts a draft into force. Refused when nothing of it could ever be placed, with what is in the way. */
  async confirm(actor: Actor, id: string, expectedPlaces?: number): Promise<BroadcastOrderEntity> {
    const order = await this.get(id);
    if (order.state !== 'draft')
      throw conflict('order-not-draft', 'Lịch phát này đã được xác nhận hoặc đã thu hồi');
    const draft = await this.asDraft(order);
    await this.requireSounds(draft.versions.at(-1)!.bulletinIds);
    const dry = await this.dryRuns.run(draft);
    if (expectedPlaces !== undefined && dry.counted.places !== expectedPlaces) {
      throw conflict(
        'targets-changed',
        `Số điểm đặt loa đã đổi: ${expectedPlaces} khi xem trước, nay là ${dry.counted.places}. Hãy xem lại rồi xác nhận`,
        { counted: dry.counted },
      );
    }
    const { recurrence } = draft.versions.at(-1)!;
    const today = localDateOf(this.clock.nowMs(), 'Asia/Ho_Chi_Minh');
    if (expand(recurrence as Recurrence, today, addDays(today, FAR_DAYS), []).length === 0) {
      throw invalid(
        'recurrence',
        'no-dates',
        'Không còn ngày phát nào từ hôm nay trở đi: chọn lại ngày',
        'No date of the recurrence is ahead',
      );
    }
    requireSomething(dry);
    const now = this.clock.now();
    await this.unitOfWork.run(
      async (em) => {
        const done = await em.update(
          BroadcastOrderEntity,
          { id, state: 'draft' },
          { state: 'confirmed', confirmedAt: now, updatedAt: now },
        );
        if (done.affected === 0) throw conflict('order-not-draft', 'Lịch phát này vừa được người khác xử lý');
        await em.update(
          OrderVersionEntity,
          { orderId: id, version: order.currentVersion },
          { counted: dry.counted, effectiveFrom: now },
        );
        await this.audit.record(em, {
          actor: actor.userId,
          action: 'order-confirmed',
          subjectKind: 'order',
          subjectId: id,
          unitPath: order.unitPath,
          details: { counted: dry.counted, totals: dry.totals },
        });
      },
      { name: 'confirm an order' },
    );
    await this.changed(id, draft);
    return this.get(id);
  }

  /** A new version for one date, that and the following, or all; what is frozen keeps the old one. */
  async addVersion(actor: Actor, id: string, dto: NewVersion): Promise<BroadcastOrderEntity> {
    const order = await this.get(id);
    if (order.state !== 'confirmed')
      throw conflict('order-not-confirmed', 'Chỉ sửa được lịch phát đang có hiệu lực');
    const unit = { key: order.unitKey, path: order.unitPath };
    const before = await this.asDraft(order);
    const bulletins = await this.requireBulletins(dto.bulletinIds, unit.path);
    await this.requireSounds(dto.bulletinIds);
    const now = this.clock.now();
    const version = this.versionOf(order.id, order.currentVersion + 1, dto, actor, {
      ...EVERYTHING,
      ...scopeRange(dto.scope),
    });
    version.effectiveFrom = new Date(now.getTime() + this.config.freezeSeconds * 1000);
    const next: BroadcastOrderEntity = {
      ...order,
      title: dto.title,
      class: dto.class,
      field: bulletins[0]!.field,
      currentVersion: version.version,
      updatedAt: now,
    };
    const dry = await this.dryRuns.run({ order: next, versions: [...before.versions, version] });
    version.counted = dry.counted;
    await this.unitOfWork.run(
      async (em) => {
        const done = await em.update(
          BroadcastOrderEntity,
          { id, currentVersion: order.currentVersion, state: 'confirmed' },
          {
            title: next.title,
            class: next.class,
            field: next.field,
            currentVersion: next.currentVersion,
            updatedAt: now,
          },
        );
        if (done.affected === 0)
          throw conflict('order-changed', 'Lịch phát vừa được người khác sửa; hãy tải lại');
        await em.insert(OrderVersionEntity, version as never);
        await this.audit.record(em, {
          actor: actor.userId,
          action: 'order-version-added',
          subjectKind: 'order',
          subjectId: id,
          unitPath: order.unitPath,
          details: { version: version.version, scope: dto.scope },
        });
      },
      { name: 'add an order version' },
    );
    await this.changed(id, { order: next, versions: [...before.versions, version] });
    return this.get(id);
  }

  /** At once, frozen or not: what plays is faded out, what has not played does not. */
  async withdraw(actor: Actor, id: string, reason: string): Promise<BroadcastOrderEntity> {
    const order = await this.get(id);
    if (order.state === 'withdrawn') return order;
    const now = this.clock.now();
    await this.unitOfWork.run(
      async (em) => {
        await em.update(BroadcastOrderEntity, { id }, { state: 'withdrawn', updatedAt: now });
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
    await this.changed(id, await this.asDraft(order));
    return this.get(id);
  }

  private async changed(orderId: string, draft: DraftOrder): Promise<void> {
    const stations = new Set<string>();
    for (const version of draft.versions)
      for (const r of await this.targets.stationsOf(version.targets)) stations.add(r.stationId);
    this.events.emit('order-changed', { orderId, stationIds: [...stations] });
  }

  private async asDraft(order: BroadcastOrderEntity): Promise<DraftOrder> {
    const versions = await this.versionsOf(order.id);
    return {
      order: { ...order, state: 'confirmed', confirmedAt: order.confirmedAt ?? this.clock.now() },
      versions,
    };
  }

  private async draftOf(
    actor: Actor,
    dto: CreateOrder,
    corrects: string | null = null,
  ): Promise<DraftOrder> {
    const unit = await this.dataSource.getRepository(UnitEntity).findOneBy({ key: dto.unit });
    if (!unit) throw invalid('unit', 'unknown-unit', 'Không có địa bàn này trong danh mục');
    const bulletins = await this.requireBulletins(dto.bulletinIds, unit.path);
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
      createdBy: actor.userId,
      createdAt: now,
      updatedAt: now,
    };
    const version = this.versionOf(order.id, 1, dto, actor, EVERYTHING);
    const reached = await this.targets.stationsOf(version.targets);
    if (reached.length === 0)
      throw invalid(
        'targets',
        'nobody',
        'Nơi phát đã chọn không có điểm đặt loa nào: chọn thêm địa bàn, nhóm hoặc cụm loa',
        'The targets reach nobody',
      );
    const outside = reached.find((r) => !r.unitPath.startsWith(unit.path));
    if (outside)
      throw invalid(
        'targets',
        'outside-unit',
        `Nơi phát có ${outside.stationName} nằm ngoài địa bàn của lịch phát: bỏ ra khỏi nơi phát`,
      );
    version.counted = await this.dryRuns.count(reached);
    return { order, versions: [version] };
  }

  private versionOf(
    orderId: string,
    version: number,
    dto: OrderContent,
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
      class: dto.class,
      bulletinIds: dto.bulletinIds,
      targets: dto.targets,
      recurrence: dto.recurrence,
      airings: dto.airings,
      latest: dto.latest,
      counted: { stations: 0, places: 0, devices: 0, unattended: 0 },
      createdBy: actor.userId,
      createdAt: now,
    };
  }

  private async requireBulletins(ids: readonly string[], unitPath: string) {
    const found = await this.sounds.load(ids);
    const bulletins = ids.map((id, i) => {
      const entry = found.get(id);
      if (!entry) throw invalid(`bulletinIds.${i}`, 'bulletin-not-found', 'Không tìm thấy bản tin này');
      const { bulletin } = entry;
      if (!unitPath.startsWith(bulletin.unitPath) && !bulletin.unitPath.startsWith(unitPath))
        throw invalid(
          `bulletinIds.${i}`,
          'bulletin-of-another-unit',
          `Bản tin “${bulletin.title}” là của địa bàn khác`,
        );
      if (bulletin.state !== 'approved')
        throw invalid(
          `bulletinIds.${i}`,
          'bulletin-not-approved',
          `Bản tin “${bulletin.title}” chưa được duyệt (hoặc đã thu hồi): duyệt trước khi lên lịch`,
        );
      if (bulletin.validTo.getTime() <= this.clock.nowMs())
        throw invalid(
          `bulletinIds.${i}`,
          'bulletin-expired',
          `Bản tin “${bulletin.title}” đã hết hiệu lực: kéo dài hiệu lực hoặc chọn bản tin khác`,
        );
      return bulletin;
    });
    return bulletins;
  }

  private async requireSounds(ids: readonly string[]): Promise<void> {
    const found = await this.sounds.load(ids);
    for (const [i, id] of ids.entries()) {
      if (found.get(id)?.sounds.length === 0)
        throw invalid(
          `bulletinIds.${i}`,
          'not-rendered',
          'Bản tin chưa có tệp âm thanh: đợi chuyển thành giọng đọc xong rồi lên lịch',
        );
    }
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
