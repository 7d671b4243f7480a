import { addDays } from '#domain/time/civil-date.js';
import { localDateOf, wallClockOf } from '#domain/time/zone.js';
import { conflict } from '#contracts/errors.js';
import { Audit } from '#features/identity/index.js';
import { CreateOrder, type DryRunDto, OrdersService } from '#features/orders/index.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { CONFIG, type HubConfig } from '#platform/config.js';
import { StopEntity } from '#persistence/entities/playback.entity.js';
import { StationEntity } from '#persistence/entities/territory.entity.js';
import { findByKeys } from '#persistence/find-by-keys.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In, IsNull } from 'typeorm';
import type { z } from 'zod';
import { StopLists, type StoppedRow } from './stop-lists.js';

const ZONE = 'Asia/Ho_Chi_Minh';
/** Beside the freeze: what confirming and planning take. */
const READY_MS = 10_000;
/** At the first free moment of the next hour; else in the next window. */
const TOLERANCE_MS = 3600_000;
/** A correction that cannot air within this is no correction. */
const LATEST_DAYS = 2;
const MAX_WINDOWS = 8;
const MAX_PLACES = 5000;

type Draft = Omit<z.input<typeof CreateOrder>, 'recurrence' | 'airings' | 'latest'>;

/** What is sent after a stop to the places that heard the wrong item, and to no others. */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: OrdersService,
    private readonly stops: StopLists,
    private readonly audit: Audit,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: HubConfig,
  ) {}

  /** A priority order at the next possible time, in force at once. @throws when nobody heard, or no time can be found */
  async correct(actor: Actor, stopId: string, bulletinId: string): Promise<StopEntity> {
    const stop = await this.stops.get(stopId);
    if (stop.correctionOrderId)
      throw conflict('already-corrected', 'Đính chính của lần dừng này đã được gửi');
    const heard = (await this.stops.rowsOf(stop)).filter((r) => r.heardMs > 0 || r.state === 'sounding');
    if (heard.length === 0)
      throw conflict('nobody-heard', 'Chưa nơi nào phát ra tiếng bản tin sai: không cần gửi đính chính');
    if (heard.length > MAX_PLACES)
      throw conflict(
        'too-many-places',
        `Quá nhiều điểm đặt loa (${heard.length}): lập lịch phát đính chính cho cả địa bàn`,
      );
    const stationIds = [...new Set(heard.map((r) => r.row.stationId))];
    const draft: Draft = {
      unit: stop.unitKey,
      title: `Đính chính: ${stop.title}`.slice(0, 255),
      class: 2,
      bulletinIds: [bulletinId],
      targets: { include: await this.whoHeard(heard) },
    };
    const order = await this.soonest(actor, draft, stationIds);
    const { id } = await this.orders.create(actor, order, stop.subjectId);
    await this.orders.confirm(actor, id);
    await this.unitOfWork.run(
      async (em) => {
        const done = await em.update(
          StopEntity,
          { id: stopId, correctionOrderId: IsNull() },
          { correctionOrderId: id, correctedBy: actor.userId, correctedAt: this.clock.now() },
        );
        if (done.affected === 0) throw conflict('already-corrected', 'Người khác vừa gửi đính chính');
        await this.audit.record(em, {
          actor: actor.userId,
          action: 'correction-sent',
          subjectKind: stop.kind,
          subjectId: stop.subjectId,
          unitPath: stop.unitPath,
          details: { stop: stopId, order: id, places: heard.length },
        });
      },
      { name: 'link a correction' },
    );
    return this.stops.get(stopId);
  }

  /** Places of devices one by one; what an FM or wired station aired was heard in the whole of its commune. */
  private async whoHeard(heard: readonly StoppedRow[]): Promise<Draft['targets']['include']> {
    const byHand = heard.filter(({ row }) => row.kind === 'person').map(({ row }) => row.stationId);
    const places = heard.filter(({ row }) => row.kind !== 'person').map(({ row }) => row.placeId);
    const stations = await findByKeys(this.dataSource, StationEntity, 'id', byHand);
    return {
      ...(places.length > 0 && { places: [...new Set(places)] }),
      ...(stations.length > 0 && { units: [...new Set(stations.map(({ unitKey }) => unitKey))] }),
    };
  }

  /** The time that reaches most stations, the earliest first: within the hour, else the next free place of a window. */
  private async soonest(actor: Actor, draft: Draft, stationIds: string[]): Promise<CreateOrder> {
    const atMs = this.clock.nowMs() + this.config.freezeSeconds * 1000 + READY_MS;
    const date = localDateOf(atMs, ZONE);
    const base = { ...draft, latest: { date: addDays(date, LATEST_DAYS) } };
    const once = { kind: 'once' as const, date };
    const atLocal = wallClockOf(atMs, ZONE).slice(0, 8);
    const stations = await this.dataSource
      .getRepository(StationEntity)
      .find({ where: { id: In(stationIds) } });
    const windows = [...new Set(stations.flatMap((s) => s.regulation.windows.map((w) => w.name)))];
    const airings: z.input<typeof CreateOrder>['airings'][] = [
      [{ kind: 'fixed', atLocal, toleranceMs: TOLERANCE_MS }],
      ...windows
        .slice(0, MAX_WINDOWS)
        .map((window) => [{ kind: 'window' as const, window, position: 'anywhere' as const }]),
    ];
    const tried: { order: CreateOrder; dry: DryRunDto }[] = [];
    for (const airing of airings) {
      const order = CreateOrder.parse({ ...base, recurrence: once, airings: airing });
      const dry = await this.orders.dryRunOf(actor, order);
      tried.push({ order, dry });
      if (dry.totals.placed > 0 && dry.totals.refused + dry.totals.colliding === 0) break;
    }
    const best = tried.reduce((a, b) => (reach(b.dry) > reach(a.dry) ? b : a));
    if (reach(best.dry) === 0) {
      const why = best.dry.outcomes[0];
      throw conflict(
        'no-room-for-correction',
        `Không xếp được đính chính trong ${LATEST_DAYS + 1} ngày tới: ${why?.message ?? ''}. Cách xử lý: ${why?.remedy ?? ''}`,
        { refused: best.dry.outcomes.slice(0, 1) },
      );
    }
    return best.order;
  }
}

const reach = ({ totals }: DryRunDto): number => totals.placed + totals.colliding;
