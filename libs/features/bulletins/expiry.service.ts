import { Clock } from '#platform/clock.js';
import { LOG, type Log } from '#platform/logger.js';
import { UnitLocators } from '#platform/http/access.js';
import { Ticker } from '#platform/ticker.js';
import { BulletinEntity, JobEntity } from '#persistence/entities/bulletins.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, LessThanOrEqual } from 'typeorm';

/** Approved bulletins whose validity has ended are marked as expired; devices and planner judge by the date itself. */
@Injectable()
export class ExpiryService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly ticker: Ticker;

  constructor(
    dataSource: DataSource,
    unitOfWork: UnitOfWork,
    clock: Clock,
    @Inject(LOG) log: Log,
    locators: UnitLocators,
  ) {
    locators.register(
      'job',
      async (id) => (await dataSource.getRepository(JobEntity).findOneBy({ id }))?.unitPath ?? null,
    );
    this.ticker = new Ticker({
      name: 'expiry',
      everyMs: 60_000,
      log,
      work: async () => {
        await unitOfWork.run(
          (em) =>
            em.update(
              BulletinEntity,
              { state: 'approved', validTo: LessThanOrEqual(clock.now()) },
              { state: 'expired' },
            ),
          { name: 'expire bulletins' },
        );
      },
    });
  }

  onApplicationBootstrap(): void {
    this.ticker.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.ticker.stop();
  }
}
