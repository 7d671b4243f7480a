import type { AskedDisplay, DisplayItem } from '#domain/planning/display-types.js';
import type {
  OfferAnswer,
  OrderVersion,
  PlanInput,
  PlannedOccurrence,
  PlanOrder,
  Resolution,
} from '#domain/planning/types.js';
import { isFrozen } from '#domain/planning/plan.js';
import { addDays, type LocalDate } from '#domain/time/civil-date.js';
import { Clock } from '#platform/clock.js';
import { CONFIG, type HubConfig } from '#platform/config.js';
import {
  BroadcastOrderEntity,
  CollisionEntity,
  OccurrenceEntity,
  OfferEntity,
  OrderVersionEntity,
} from '#persistence/entities/orders.entity.js';
import type { StationEntity } from '#persistence/entities/territory.entity.js';
import { Inject, Injectable } from '@nestjs/common';
import { setImmediate as breathe } from 'node:timers/promises';
import { DataSource, In, IsNull, MoreThanOrEqual, Not } from 'typeorm';
import { type BulletinSounds, OrderSounds, type Shown, soundsFor } from './order-sounds.js';
import { OrderTargets, type Reached } from './order-targets.js';
import { StationsForPlanning } from './stations-for-planning.js';

/** The furthest back that a moved airing may come from (`latest` allows up to 14 days). */
const LOOK_BACK_DAYS = 14;
const CHUNK = 500;

/** An item of a display as this feature hands it to the planner and gets it back. */
export type ShownItem = DisplayItem & Shown;

/** A plan's input with what its result is written with. */
export interface LoadedInput {
  input: PlanInput;
  stations: Map<string, StationEntity>;
  sounds: Map<string, BulletinSounds>;
  orders: Map<string, BroadcastOrderEntity>;
  /** order id | version | station id → places it is for there. */
  places: Map<string, readonly string[]>;
}
/** An order that is not stored yet: for the dry run. */
export interface DraftOrder {
  order: BroadcastOrderEntity;
  versions: OrderVersionEntity[];
}

/** Loads everything that planning some stations needs. */
@Injectable()
export class PlanInputs {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly stations: StationsForPlanning,
    private readonly targets: OrderTargets,
    private readonly soundsOf: OrderSounds,
    @Inject(CONFIG) private readonly config: HubConfig,
  ) {}

  /** Today in the zone of the province; wall-clock days of all stations of one hub are the same. */
  today(zone = 'Asia/Ho_Chi_Minh'): LocalDate {
    return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(this.clock.now());
  }

  /** The last date of the stored plan; what comes after it is only reckoned when somebody asks. */
  lastStored(): LocalDate {
    return addDays(this.today(), this.config.horizonDays - 1);
  }

  /** @param until plan further than is stored: for a forecast */
  async load(
    stationIds: readonly string[],
    drafts: readonly DraftOrder[] = [],
    until: LocalDate = '',
  ): Promise<LoadedInput> {
    const last = this.lastStored();
    const horizon = {
      fromLocalDate: addDays(this.today(), -LOOK_BACK_DAYS),
      toLocalDate: until > last ? until : last,
    };
    const { rows, stations, calendars } = await this.stations.load(stationIds);
    const { orders, versions } = await this.ordersFor(rows, drafts);
    const sounds = await this.soundsOf.load(versions.flatMap((v) => v.bulletinIds));
    const places = new Map<string, readonly string[]>();
    const planOrders: PlanOrder[] = [];
    for (const order of orders.values()) {
      const planned: OrderVersion[] = [];
      for (const version of versions.filter((v) => v.orderId === order.id)) {
        planned.push(await this.versionOf(order, version, rows, sounds, horizon, places));
        // Targets are sought among all places of the hub: others have their turn between two versions.
        await breathe();
      }
      if (planned.some((v) => v.stations.length > 0)) planOrders.push(planOrder(order, planned));
    }
    const withdrawn = [...sounds.values()].filter((s) => s.bulletin.state === 'withdrawn');
    const nowMs = this.clock.nowMs();
    const freezeMs = this.config.freezeSeconds * 1000;
    const input: PlanInput = {
      horizon,
      frozenUntilMs: nowMs + freezeMs,
      settings: { freezeMs, collisionRuleMs: this.config.collisionRuleSeconds * 1000 },
      stations,
      orders: planOrders,
      calendars,
      answers: await this.answers(stationIds),
      resolutions: await this.resolutions(stationIds),
      frozen: await this.frozen(stationIds, horizon.fromLocalDate, nowMs + freezeMs),
      withdrawnBulletins: withdrawn.map((s) => ({
        bulletinId: s.bulletin.id,
        atMs: s.bulletin.updatedAt.getTime(),
      })),
    };
    return { input, stations: new Map(rows.map((r) => [r.id, r])), sounds, orders, places };
  }

  /** Orders in force, and those withdrawn since (the planner says so), of the stations' own units and of those above. */
  private async ordersFor(
    rows: StationEntity[],
    drafts: readonly DraftOrder[],
  ): Promise<{ orders: Map<string, BroadcastOrderEntity>; versions: OrderVersionEntity[] }> {
    const units = new Set(rows.flatMap((r) => r.unitPath.split('/').filter(Boolean)));
    const found: BroadcastOrderEntity[] = [];
    const keys = [...units];
    for (let i = 0; i < keys.length; i += CHUNK) {
      const unitKey = In(keys.slice(i, i + CHUNK));
      found.push(
        ...(await this.dataSource.getRepository(BroadcastOrderEntity).find({
          where: [
            { unitKey, state: 'confirmed' },
            { unitKey, state: 'withdrawn', confirmedAt: Not(IsNull()) },
          ],
        })),
      );
    }
    const orders = new Map(found.map((o) => [o.id, o]));
    const versions: OrderVersionEntity[] = [];
    const ids = [...orders.keys()].filter((id) => drafts.every((draft) => id !== draft.order.id));
    for (let i = 0; i < ids.length; i += CHUNK) {
      versions.push(
        ...(await this.dataSource
          .getRepository(OrderVersionEntity)
          .find({ where: { orderId: In(ids.slice(i, i + CHUNK)) } })),
      );
    }
    for (const draft of drafts) {
      orders.set(draft.order.id, draft.order);
      versions.push(...draft.versions);
    }
    const shown = versions.filter((v) => v.version <= (orders.get(v.orderId)?.currentVersion ?? 0));
    return { orders, versions: shown };
  }

  private async versionOf(
    order: BroadcastOrderEntity,
    version: OrderVersionEntity,
    stations: StationEntity[],
    sounds: Map<string, BulletinSounds>,
    horizon: PlanInput['horizon'],
    places: Map<string, readonly string[]>,
  ): Promise<OrderVersion> {
    const bulletins = version.bulletinIds
      .map((id) => sounds.get(id))
      .filter((s): s is BulletinSounds => s !== undefined);
    const reached = await this.targets.reach(version.targets, stations, horizon);
    for (const r of reached) places.set(`${order.id}|${version.version}|${r.stationId}`, r.placeIds);
    const from = bulletins.map((b) => b.bulletin.validFrom.getTime());
    const to = bulletins.map((b) => b.bulletin.validTo.getTime());
    return {
      version: version.version,
      governs: version.governs as OrderVersion['governs'],
      effectiveFromMs: version.effectiveFrom.getTime(),
      class: version.class as 2 | 3,
      source: 'own',
      field: order.field,
      recurrence: version.recurrence as OrderVersion['recurrence'],
      airings: version.airings as OrderVersion['airings'],
      latest: version.latest as OrderVersion['latest'],
      ...(version.moved !== null && { moved: version.moved as OrderVersion['moved'] }),
      validFromMs: from.length ? Math.max(...from) : null,
      validToMs: to.length ? Math.min(...to) : null,
      stations: reached.map((r) => askedStation(r, bulletins, order.state === 'confirmed')),
      ...(reached.some((r) => r.unitPath !== order.unitPath) && { source: 'above' as const }),
    };
  }

  private async answers(stationIds: readonly string[]): Promise<OfferAnswer[]> {
    const rows: OfferEntity[] = [];
    for (let i = 0; i < stationIds.length; i += CHUNK) {
      rows.push(
        ...(await this.dataSource
          .getRepository(OfferEntity)
          .find({ where: { stationId: In(stationIds.slice(i, i + CHUNK)) } })),
      );
    }
    return rows.flatMap((row) => row.answers as OfferAnswer[]);
  }

  private async resolutions(stationIds: readonly string[]): Promise<Resolution[]> {
    const rows: CollisionEntity[] = [];
    for (let i = 0; i < stationIds.length; i += CHUNK) {
      rows.push(
        ...(await this.dataSource
          .getRepository(CollisionEntity)
          .find({ where: { stationId: In(stationIds.slice(i, i + CHUNK)), state: 'resolved' } })),
      );
    }
    return rows.map((row) => row.resolution as Resolution);
  }

  /** What is marked as frozen, and what has become so since (by the planner's own rule), placed or withdrawn afterwards. */
  private async frozen(
    stationIds: readonly string[],
    from: LocalDate,
    frozenUntilMs: number,
  ): Promise<PlannedOccurrence[]> {
    const rows: OccurrenceEntity[] = [];
    for (let i = 0; i < stationIds.length; i += CHUNK) {
      const common = {
        stationId: In(stationIds.slice(i, i + CHUNK)),
        localDate: MoreThanOrEqual(from),
        state: In(['placed', 'withdrawn']),
      };
      rows.push(
        ...(await this.dataSource
          .getRepository(OccurrenceEntity)
          .find({ where: { ...common, startAt: Not(IsNull()) } })),
      );
    }
    return rows
      .filter(
        (row) => row.plan !== null && (row.frozen || isFrozen(row.plan as PlannedOccurrence, frozenUntilMs)),
      )
      .map((row) => row.plan as PlannedOccurrence);
  }
}

/** @param approvedOnly nothing airs that nobody approved as it is now; what is only tried may be on its way there */
function askedStation(
  reached: Reached,
  bulletins: BulletinSounds[],
  approvedOnly: boolean,
): OrderVersion['stations'][number] {
  const usable = bulletins.filter(
    ({ bulletin }) => !approvedOnly || !['draft', 'submitted'].includes(bulletin.state),
  );
  const shown = usable.flatMap((b) => b.shown);
  const isShown = reached.boards > 0 && shown.length > 0;
  const speakers = reached.placeIds.length - reached.boards;
  return {
    stationId: reached.stationId,
    placeCount: speakers + (isShown ? reached.boards : 0),
    ...(usable.length < bulletins.length && { isUnapproved: true }),
    ...(isShown && { display: displayOf(shown) }),
    ...(reached.fromLocalDate && { fromLocalDate: reached.fromLocalDate }),
    ...(reached.toLocalDate && { toLocalDate: reached.toLocalDate }),
    items: (speakers > 0 ? usable : []).flatMap((b) =>
      soundsFor(b.sounds, reached.languages).map((s) => ({
        bulletinId: s.bulletinId,
        contentHash: s.sha256,
        durationMs: s.durationMs,
      })),
    ),
  };
}

/** The planner carries the files through: what is frozen keeps what it shows. */
function displayOf(shown: readonly Shown[]): AskedDisplay {
  return {
    turnMs: shown.reduce((sum, { durationMs }) => sum + durationMs, 0),
    items: shown.map((file): ShownItem => ({ ...file, contentHash: file.sha256 })),
  };
}

function planOrder(order: BroadcastOrderEntity, versions: OrderVersion[]): PlanOrder {
  return {
    id: order.id,
    ownerId: order.createdBy,
    confirmedAtMs: order.confirmedAt?.getTime() ?? Number.MAX_SAFE_INTEGER,
    withdrawnAtMs: order.state === 'withdrawn' ? order.updatedAt.getTime() : null,
    versions,
  };
}
