import { Clock } from '#platform/clock.js';
import { EventBus } from '#platform/events.js';
import { newId } from '#platform/ids.js';
import { LOG, type Log } from '#platform/logger.js';
import { Ticker } from '#platform/ticker.js';
import { JobEntity } from '#persistence/entities/bulletins.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager, LessThan, LessThanOrEqual } from 'typeorm';

/** How a job ended: done, or refused with a reason that a person can act on. */
export type JobEnd =
  | { ok: true; result: unknown; save?: (em: EntityManager) => Promise<void> }
  | { ok: false; reason: string; message: string };
export interface JobWork {
  signal: AbortSignal;
  progress: (done: number) => void;
}
export type JobHandler = (job: JobEntity, work: JobWork) => Promise<JobEnd>;

/** Renewed every second: what a killed process held is taken up again after this. */
const LEASE_MS = 10_000;
const ATTEMPTS = 5;
const AT_ONCE = 1;

/**
 * One table of jobs. A job is leased by compare-and-swap with a fence that every mark checks; a killed process's job is taken up
 * again when its lease runs out; after five attempts it is refused. None stays pending.
 */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly owner = newId();
  private readonly handlers = new Map<string, JobHandler>();
  private readonly running = new Map<string, AbortController>();
  private work: Promise<void> = Promise.resolve();
  private readonly ticker: Ticker;

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly events: EventBus,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.ticker = new Ticker({ name: 'jobs', everyMs: 500, work: () => this.turn(), log });
  }

  handle(kind: string, handler: JobHandler): void {
    this.handlers.set(kind, handler);
  }

  onApplicationBootstrap(): void {
    this.events.on('jobs-added', () => this.ticker.kick());
    this.ticker.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.ticker.stop();
    for (const controller of this.running.values()) controller.abort();
    await this.work; // it puts its job back, which the next start takes up at once
  }

  /** Adds a job, or returns the one with the same key (a refused one is started again). Emit `jobs-added` after the commit. */
  async add(
    em: EntityManager,
    job: Pick<JobEntity, 'kind' | 'dedupeKey' | 'subjectId' | 'unitPath' | 'payload' | 'createdBy'>,
  ): Promise<string> {
    const before = await em.findOneBy(JobEntity, { dedupeKey: job.dedupeKey });
    const now = this.clock.now();
    const fresh = {
      state: 'queued',
      progress: 0,
      attempts: 0,
      dueAt: now,
      leaseOwner: null,
      leaseUntil: null,
      result: null,
      reason: null,
      message: null,
      endedAt: null,
    };
    if (before) {
      if (before.state === 'refused')
        await em.update(JobEntity, { id: before.id }, { ...fresh, payload: job.payload } as never);
      return before.id;
    }
    const id = newId();
    await em.insert(JobEntity, { ...job, ...fresh, id, leaseFence: 0, createdAt: now } as never);
    return id;
  }

  private async turn(): Promise<boolean> {
    if (this.running.size >= AT_ONCE) return false;
    const job = await this.claim();
    if (!job) return false;
    this.work = this.run(job).finally(() => this.ticker.kick());
    return false;
  }

  private async claim(): Promise<JobEntity | null> {
    const now = this.clock.now();
    const repository = this.dataSource.getRepository(JobEntity);
    const candidates = await repository.find({
      where: [
        { state: 'queued', dueAt: LessThanOrEqual(now) },
        { state: 'running', leaseUntil: LessThan(now) },
      ],
      order: { dueAt: 'ASC' },
      take: 5,
    });
    for (const job of candidates) {
      const next = {
        state: 'running',
        leaseOwner: this.owner,
        leaseFence: job.leaseFence + 1,
        leaseUntil: new Date(now.getTime() + LEASE_MS),
        attempts: job.attempts + 1,
      };
      const claimed = await this.unitOfWork.run(
        (em) => em.update(JobEntity, { id: job.id, leaseFence: job.leaseFence }, next),
        { name: 'claim a job' },
      );
      if (claimed.affected === 1) return { ...job, ...next };
    }
    return null;
  }

  private async run(job: JobEntity): Promise<void> {
    const controller = new AbortController();
    this.running.set(job.id, controller);
    let progress = 0;
    const renew = setInterval(() => {
      this.mark(job, { leaseUntil: new Date(this.clock.nowMs() + LEASE_MS), progress }).then(
        (held) => held || controller.abort(),
        (cause: unknown) => this.log.warn({ err: cause, job: job.id }, 'a job lease could not be renewed'),
      );
    }, 1000);
    try {
      const end = await this.attempt(job, {
        signal: controller.signal,
        progress: (done) => (progress = done),
      });
      clearInterval(renew);
      await this.finish(job, end);
    } catch (cause) {
      clearInterval(renew);
      await this.again(job, cause);
    } finally {
      clearInterval(renew);
      this.running.delete(job.id);
    }
  }

  private attempt(job: JobEntity, work: JobWork): Promise<JobEnd> {
    const handler = this.handlers.get(job.kind);
    if (!handler)
      return Promise.resolve({
        ok: false,
        reason: 'unknown-kind',
        message: 'Không có chương trình xử lý việc này',
      });
    if (job.attempts > ATTEMPTS)
      return Promise.resolve({
        ok: false,
        reason: 'gave-up',
        message: 'Đã thử nhiều lần không thành công; hãy xem lại nội dung hoặc báo quản trị viên',
      });
    return handler(job, work);
  }

  private async finish(job: JobEntity, end: JobEnd): Promise<void> {
    await this.unitOfWork.run(
      async (em) => {
        const values = end.ok
          ? { state: 'ready', progress: 1, result: (end.result ?? null) as never }
          : { state: 'refused', reason: end.reason, message: end.message.slice(0, 500) };
        const done = await em.update(
          JobEntity,
          { id: job.id, leaseFence: job.leaseFence },
          { ...values, leaseOwner: null, leaseUntil: null, endedAt: this.clock.now() },
        );
        if (done.affected === 1 && end.ok) await end.save?.(em);
      },
      { name: 'end a job' },
    );
    this.log.info({ job: job.id, kind: job.kind, end: end.ok ? 'ready' : end.reason }, 'a job ended');
  }

  private async again(job: JobEntity, cause: unknown): Promise<void> {
    this.log.error({ err: cause, job: job.id, kind: job.kind, attempt: job.attempts }, 'a job failed');
    const dueAt = new Date(this.clock.nowMs() + 1000 * 2 ** job.attempts);
    try {
      await this.mark(job, { state: 'queued', dueAt, leaseOwner: null, leaseUntil: null });
    } catch (error) {
      this.log.error(
        { err: error, job: job.id },
        'a failed job could not be put back; its lease will run out',
      );
    }
  }

  /** false: another holder has it. */
  private async mark(job: JobEntity, values: Partial<JobEntity>): Promise<boolean> {
    const done = await this.unitOfWork.run(
      (em) =>
        em.update(JobEntity, { id: job.id, leaseFence: job.leaseFence, state: 'running' }, values as never),
      { name: 'mark a job' },
    );
    return done.affected === 1;
  }
}
