import { planStations } from '#domain/planning/plan.js';
import { Clock } from '#platform/clock.js';
import { CONFIG, type HubConfig } from '#platform/config.js';
import { EventBus, type HubEvents } from '#platform/events.js';
import { LOG, type Log } from '#platform/logger.js';
import { StationLoop } from '#platform/station-loop.js';
import { CollisionEntity, OccurrenceEntity, OfferEntity } from '#persistence/entities/orders.entity.js';
import { StationEntity } from '#persistence/entities/territory.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, In, LessThan } from 'typeorm';
import { PlanInputs } from './plan-input.js';
import { PlanStore } from './plan-store.js';

/** Few: a turn is one transaction, and an emergency or a withdrawal waits for no more than that. */
const STATIONS_A_TURN = 5;

/**
 * Keeps the stored plan equal to what the planner says, station by station, and freezes what is about to air. Work to do is
 * a set of stations in memory, filled by events, at start, at midnight and every ten minutes: nothing depends on an event.
 */
@Injectable()
export class PlanningService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: StationLoop;

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
    this.loop = new StationLoop({
      name: 'planning',
      clock,
      log,
      aTurn: STATIONS_A_TURN,
      everyStation: async () =>
        (await dataSource.getRepository(StationEntity).find({ select: { id: true } })).map(({ id }) => id),
      due: async () => {
        await this.freeze();
        return this.decided();
      },
      work: (stationIds) => this.replan(stationIds),
    });
  }

  onApplicationBootstrap(): void {
    for (const name of ['regulation-changed', 'place-changed', 'order-changed'] as const) {
      this.events.on(name, ({ stationIds }) => this.request(stationIds));
    }
    for (const name of ['bulletin-approved', 'approval-voided', 'rendition-ready'] as const)
      this.events.on(name, () => this.requestEverything());
    // What devices must not play any more goes out first, with the playlists; the plan follows at the next tick.
    this.events.on('bulletin-withdrawn', () => this.loop.everythingAtNextTick());
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** Plans these stations soon. */
  request(stationIds: readonly string[]): void {
    this.loop.request(stationIds);
  }

  requestEverything(): void {
    this.loop.requestEverything();
  }

  /** Nothing waits to be planned. */
  get idle(): boolean {
    return this.loop.idle;
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

  /** Stations where the time of an offer or a collision has passed. */
  private async decided(): Promise<string[]> {
    const now = this.clock.now();
    const collisions = await this.dataSource
      .getRepository(CollisionEntity)
      .find({ select: { stationId: true }, where: { state: 'open', decideBy: LessThan(now) }, take: 500 });
    const offers = await this.dataSource.getRepository(OfferEntity).find({
      select: { stationId: true },
      where: { state: In(['open', 'changed']), answerBy: LessThan(now) },
      take: 500,
    });
    return [...collisions, ...offers].map(({ stationId }) => stationId);
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
