import { planStations } from '#domain/planning/plan.js';
import { Clock } from '#platform/clock.js';
import { CONFIG, type HubConfig } from '#platform/config.js';
import { EventBus, type HubEvents } from '#platform/events.js';
import { LOG, type Log } from '#platform/logger.js';
import { Ticker } from '#platform/ticker.js';
import { CollisionEntity, OccurrenceEntity, OfferEntity } from '#persistence/entities/orders.entity.js';
import { StationEntity } from '#persistence/entities/territory.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, In, LessThan } from 'typeorm';
import { PlanInputs } from './plan-input.js';
import { PlanStore } from './plan-store.js';

const STATIONS_A_TURN = 20;
const EVERYTHING_EVERY_MS = 10 * 60_000;

/**
 * Keeps the stored plan equal to what the planner says, station by station, and freezes what is about to air. Work to do is
 * a set of stations in memory, filled by events, at start, at midnight and every ten minutes: nothing depends on an event.
 */
@Injectable()
export class PlanningService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly dirty = new Set<string>();
  private everythingAtMs = -Infinity;
  private plannedDay = '';
  private readonly ticker: Ticker;

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly inputs: PlanInputs,
    private readonly store: PlanStore,
    private readonly clock: Clock,
    private readonly events: EventBus,
    @Inject(CONFIG) private readonly config: HubConfig,
    @Inject(LOG) log: Log,
  ) {
    this.ticker = new Ticker({ name: 'planning', everyMs: 1000, work: () => this.turn(), log });
  }

  onApplicationBootstrap(): void {
    for (const name of ['regulation-changed', 'place-changed', 'order-changed'] as const) {
      this.events.on(name, ({ stationIds }) => this.request(stationIds));
    }
    for (const name of ['bulletin-withdrawn', 'bulletin-approved', 'rendition-ready'] as const)
      this.events.on(name, () => this.requestEverything());
    this.ticker.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.ticker.stop();
  }

  /** Plans these stations soon. */
  request(stationIds: readonly string[]): void {
    for (const id of stationIds) this.dirty.add(id);
    this.ticker.kick();
  }

  requestEverything(): void {
    this.everythingAtMs = -Infinity;
    this.ticker.kick();
  }

  /** Nothing waits to be planned. */
  get idle(): boolean {
    return this.dirty.size === 0 && Number.isFinite(this.everythingAtMs);
  }

  /** Plans stations now and stores the difference. */
  async replan(stationIds: readonly string[]): Promise<void> {
    let displaced: HubEvents['items-displaced']['displaced'] = [];
    const changed = await this.unitOfWork.run(
      async (em) => {
        const loaded = await this.inputs.load(stationIds);
        const plan = planStations(loaded.input, [...stationIds]);
        displaced = plan.displaced.map((d) => ({
          request: d.id,
          orderId: d.orderId,
          startAt: d.startMs === null ? null : new Date(d.startMs).toISOString(),
        }));
        return this.store.save(em, stationIds, plan, loaded);
      },
      { name: 'store a plan', timeoutMs: 60_000 },
    );
    if (changed.length > 0) this.events.emit('plan-changed', { stationIds: changed });
    if (displaced.length > 0) this.events.emit('items-displaced', { displaced });
  }

  private async turn(): Promise<boolean> {
    await this.freeze();
    await this.collectDue();
    const turn = [...this.dirty].slice(0, STATIONS_A_TURN);
    if (turn.length === 0) return false;
    for (const id of turn) this.dirty.delete(id);
    try {
      await this.replan(turn);
    } catch (cause) {
      for (const id of turn) this.dirty.add(id);
      throw cause;
    }
    return this.dirty.size > 0;
  }

  /** Everything at start, at midnight and every ten minutes; and stations where a deadline has passed. */
  private async collectDue(): Promise<void> {
    const nowMs = this.clock.nowMs();
    const today = this.inputs.today();
    if (nowMs - this.everythingAtMs >= EVERYTHING_EVERY_MS || today !== this.plannedDay) {
      const all = await this.dataSource.getRepository(StationEntity).find({ select: { id: true } });
      for (const { id } of all) this.dirty.add(id);
      this.everythingAtMs = nowMs;
      this.plannedDay = today;
    }
    const now = new Date(nowMs);
    const collisions = await this.dataSource
      .getRepository(CollisionEntity)
      .find({ select: { stationId: true }, where: { state: 'open', decideBy: LessThan(now) }, take: 500 });
    const offers = await this.dataSource.getRepository(OfferEntity).find({
      select: { stationId: true },
      where: { state: In(['open', 'changed']), answerBy: LessThan(now) },
      take: 500,
    });
    for (const { stationId } of [...collisions, ...offers]) this.dirty.add(stationId);
  }

  /** What starts before now + freeze keeps its version, time and hashes from here on; also what a hub that was down left behind. */
  private async freeze(): Promise<void> {
    const before = new Date(this.clock.nowMs() + this.config.freezeSeconds * 1000);
    const due = await this.dataSource.getRepository(OccurrenceEntity).find({
      select: { id: true },
      where: { state: 'placed', frozen: false, startAt: LessThan(before) },
      take: 2000,
    });
    if (due.length === 0) return;
    const ids = due.map((o) => o.id);
    await this.unitOfWork.run(
      async (em) => {
        for (let i = 0; i < ids.length; i += 500)
          await em.update(
            OccurrenceEntity,
            { id: In(ids.slice(i, i + 500)), state: 'placed' },
            { frozen: true },
          );
      },
      { name: 'freeze occurrences' },
    );
    this.events.emit('occurrences-frozen', { occurrenceIds: ids });
  }
}
