import { dayTotals } from '#domain/ledger/day-close.js';
import type { RowFacts } from '#domain/ledger/types.js';
import { localDateOf } from '#domain/time/zone.js';
import { Clock } from '#platform/clock.js';
import { CONFIG, type HubConfig } from '#platform/config.js';
import { EventBus } from '#platform/events.js';
import { newId } from '#platform/ids.js';
import { LOG, type Log } from '#platform/logger.js';
import { Ticker } from '#platform/ticker.js';
import { OccurrenceEntity } from '#persistence/entities/orders.entity.js';
import { AsRunEntity, DayCloseEntity } from '#persistence/entities/playback.entity.js';
import { StationEntity } from '#persistence/entities/territory.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, IsNull, LessThan } from 'typeorm';
import { DeviceFacts } from './device-facts.js';
import { asRunOf, contextOf } from './row-context.js';
import { RowMaker } from './row-maker.js';
import { RowWriter } from './row-writer.js';

const A_TURN = 500;

/** The ledger's clockwork: rows when occurrences freeze, an end for every row after its slot and grace, and the close of a day. */
@Injectable()
export class LedgerService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly tickers: Ticker[];

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly maker: RowMaker,
    private readonly writer: RowWriter,
    private readonly deviceFacts: DeviceFacts,
    private readonly clock: Clock,
    private readonly events: EventBus,
    @Inject(CONFIG) private readonly config: HubConfig,
    @Inject(LOG) log: Log,
  ) {
    this.tickers = [
      new Ticker({ name: 'ledger rows', everyMs: 1000, work: () => this.makeRows(), log }),
      new Ticker({ name: 'ledger ends', everyMs: 1000, work: () => this.endRows(), log }),
      new Ticker({ name: 'day close', everyMs: 60_000, work: () => this.closeDays(), log }),
    ];
  }

  onApplicationBootstrap(): void {
    this.events.on('occurrences-frozen', () => this.tickers[0]!.kick());
    for (const ticker of this.tickers) ticker.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.tickers.map((t) => t.stop()));
  }

  private async makeRows(): Promise<boolean> {
    const frozen = await this.dataSource
      .getRepository(OccurrenceEntity)
      .find({ where: { frozen: true, rowsMade: false }, order: { startAt: 'ASC' }, take: 200 });
    if (frozen.length === 0) return false;
    await this.unitOfWork.run((em) => this.maker.makeFor(em, frozen), { name: 'make ledger rows' });
    return true;
  }

  /** After slot and grace every row gets an end, with the best-known reason. */
  private async endRows(): Promise<boolean> {
    const nowMs = this.clock.nowMs();
    const graceMs = this.config.graceSeconds * 1000;
    const open = await this.dataSource.getRepository(AsRunEntity).find({
      where: { end: IsNull(), plannedStart: LessThan(new Date(nowMs - graceMs)) },
      order: { plannedStart: 'ASC' },
      take: A_TURN,
    });
    const due = open.filter((row) => nowMs >= overAt(row, graceMs));
    if (due.length === 0) return false;
    let ended = 0;
    await this.unitOfWork.run(
      async (em) => {
        const known = await this.deviceFacts.knowledge(em, due);
        for (const row of due)
          if (
            await this.writer.write(
              em,
              row,
              row.facts as RowFacts,
              contextOf(row, graceMs, known.get(row.id)),
              'slot over',
            )
          )
            ended++;
      },
      { name: 'end ledger rows', timeoutMs: 60_000 },
    );
    return ended > 0 && due.length === A_TURN;
  }

  /** A past day of a station closes when every row has an end; late reports correct closed rows as new versions. */
  async closeDays(): Promise<boolean> {
    const open = await this.dataSource
      .getRepository(AsRunEntity)
      .createQueryBuilder('r')
      .select('r.stationId', 'stationId')
      .addSelect('r.localDate', 'localDate')
      .addSelect('SUM(CASE WHEN r.end IS NULL THEN 1 ELSE 0 END)', 'open')
      .where('r.closed = :closed', { closed: false })
      .groupBy('r.stationId')
      .addGroupBy('r.localDate')
      .limit(1000)
      .getRawMany<{ stationId: string; localDate: string; open: number | string }>();
    for (const { stationId, localDate, open: count } of open) {
      const station = await this.dataSource.getRepository(StationEntity).findOneBy({ id: stationId });
      const today = localDateOf(this.clock.nowMs(), station?.zone ?? 'Asia/Ho_Chi_Minh');
      if (Number(count) > 0 || localDate >= today || !station) continue;
      await this.closeDay(station, localDate);
    }
    return false;
  }

  private async closeDay(station: StationEntity, localDate: string): Promise<void> {
    await this.unitOfWork.run(
      async (em) => {
        const rows = await em.find(AsRunEntity, { where: { stationId: station.id, localDate } });
        if (rows.some((r) => r.end === null)) return;
        const totals = dayTotals(rows.filter((r) => r.kind !== 'alert').map(asRunOf));
        const before = await em.findOneBy(DayCloseEntity, { stationId: station.id, localDate });
        const values = {
          closedAt: this.clock.now(),
          totals: { ...totals, alertPlays: rows.filter((r) => r.kind === 'alert').length },
        };
        if (before) await em.update(DayCloseEntity, { id: before.id }, values);
        else
          await em.insert(DayCloseEntity, {
            id: newId(),
            stationId: station.id,
            unitPath: station.unitPath,
            localDate,
            ...values,
          });
        await em.update(AsRunEntity, { stationId: station.id, localDate }, { closed: true });
      },
      { name: 'close a day' },
    );
  }
}

function overAt(row: AsRunEntity, graceMs: number): number {
  return row.kind === 'person' && row.confirmUntil
    ? row.confirmUntil.getTime()
    : row.plannedStart.getTime() + row.durationMs + graceMs;
}
