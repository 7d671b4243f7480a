import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { AppError } from '#contracts/errors.js';
import type { PersistenceLog } from './database-config.js';
import { abandon } from './engines/abandon.js';
import { isTransactionConflict, translateDatabaseError } from './error-translation.js';
import { currentScope, runInScope, type TransactionScope } from './transaction-scope.js';

export interface UnitOptions {
  /** What it does, in a few words; appears in errors, logs and metrics. */
  name: string;
  /** All of it: waiting for its turn, every attempt, the commit. Default 15 s. */
  timeoutMs?: number;
  /** Further attempts after a conflict with another transaction. Default 5. */
  retries?: number;
}

/** What became of a unit of work, for metrics. */
export interface UnitOutcome {
  name: string;
  tookMs: number;
  attempts: number;
  ok: boolean;
}

export interface UnitOfWorkOptions {
  log: PersistenceLog;
  observe?: (outcome: UnitOutcome) => void;
  /** Between 0 and 1, spreads the retries. */
  random?: () => number;
}

const DEFAULT_TIMEOUT_MS = 15_000;
const DEFAULT_RETRIES = 5;
const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 500;

/**
 * Runs work in transactions, the same way on both engines: all of it or nothing, in its turn (SQLite) or in
 * parallel (MariaDB), again when another transaction was in the way. So the work must be free of side effects: what
 * leaves the process is written as a row, or handed to {@link afterCommit}.
 *
 * A run inside a run joins the outer transaction. If the inner one fails, the outer one cannot commit any more, even
 * if it catches the error.
 */
export class UnitOfWork {
  readonly #random: () => number;

  constructor(
    private readonly dataSource: DataSource,
    private readonly options: UnitOfWorkOptions,
  ) {
    this.#random = options.random ?? Math.random;
  }

  /** The running transaction's entity manager, or outside one the data source's (committed rows, lone writes). */
  get manager(): EntityManager {
    return currentScope(this.dataSource)?.runner.manager ?? this.dataSource.manager;
  }

  /**
   * @returns what `work` returned, after the commit and the after-commit hooks.
   * @throws what `work` threw; database errors as AppError: `already-exists`, `reference-broken`, `database-busy`
   * (conflicts outlasted the retries, or too many writers wait), `transaction-timeout`, ….
   */
  async run<T>(work: (em: EntityManager) => Promise<T>, options: UnitOptions): Promise<T> {
    const outer = currentScope(this.dataSource);
    if (outer) return this.#join(outer, work);
    const startedMs = performance.now();
    const deadlineMs = startedMs + (options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
    for (let attempt = 1; ; attempt++) {
      let conflict: unknown;
      try {
        const result = await this.#attempt(work, options, deadlineMs);
        this.options.observe?.({
          name: options.name,
          tookMs: performance.now() - startedMs,
          attempts: attempt,
          ok: true,
        });
        return result;
      } catch (error) {
        conflict = error;
      }
      const pauseMs = this.#pauseMs(attempt);
      const hopeless =
        attempt > (options.retries ?? DEFAULT_RETRIES) || performance.now() + pauseMs >= deadlineMs;
      if (hopeless || !isTransactionConflict(conflict)) {
        this.options.observe?.({
          name: options.name,
          tookMs: performance.now() - startedMs,
          attempts: attempt,
          ok: false,
        });
        throw translateDatabaseError(conflict);
      }
      await delay(pauseMs);
    }
  }

  /** Runs `hook` once the surrounding unit of work has committed, never if it does not; outside one, at once. */
  async afterCommit(hook: () => void | Promise<void>): Promise<void> {
    const scope = currentScope(this.dataSource);
    if (scope) scope.afterCommit.push(hook);
    else await this.#callHook('outside a unit of work', hook);
  }

  async #join<T>(outer: TransactionScope, work: (em: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await work(outer.runner.manager);
    } catch (error) {
      outer.failure ??= { error };
      throw error;
    }
  }

  async #attempt<T>(
    work: (em: EntityManager) => Promise<T>,
    options: UnitOptions,
    deadlineMs: number,
  ): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const scope: TransactionScope = {
      name: options.name,
      dataSource: this.dataSource,
      runner,
      afterCommit: [],
      open: true,
    };
    const expiry = expiresAt(deadlineMs, options);
    let result: T;
    try {
      result = await Promise.race([transact(scope, work), expiry.promise]);
    } catch (error) {
      scope.open = false;
      if (expiry.passed()) abandon(runner, this.options.log);
      else await this.#rollback(runner, scope.name);
      throw error;
    } finally {
      scope.open = false;
      expiry.clear();
      await runner.release();
    }
    for (const hook of scope.afterCommit) await this.#callHook(scope.name, hook);
    return result;
  }

  /** A rollback that fails changes nothing: the connection's end undoes the rest. The first error is the one to tell. */
  async #rollback(runner: QueryRunner, unit: string): Promise<void> {
    if (!runner.isTransactionActive) return;
    try {
      await runner.rollbackTransaction();
    } catch (error) {
      this.options.log.warn({ err: error, unit }, 'a rollback failed');
      abandon(runner, this.options.log);
    }
  }

  async #callHook(unit: string, hook: () => void | Promise<void>): Promise<void> {
    try {
      await hook();
    } catch (error) {
      // The rows are committed: the caller's success must not turn into a failure.
      this.options.log.error({ err: error, unit }, 'an after-commit hook failed');
    }
  }

  #pauseMs(attempt: number): number {
    return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt) * (0.5 + this.#random() / 2);
  }
}

async function transact<T>(scope: TransactionScope, work: (em: EntityManager) => Promise<T>): Promise<T> {
  await scope.runner.startTransaction();
  const result = await runInScope(scope, () => work(scope.runner.manager));
  if (scope.failure) throw scope.failure.error;
  await scope.runner.commitTransaction();
  return result;
}

function expiresAt(deadlineMs: number, options: UnitOptions) {
  let passed = false;
  let timer: NodeJS.Timeout | undefined;
  const promise = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => {
        passed = true;
        const details = { unit: options.name, timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS };
        reject(
          new AppError('transaction-timeout', {
            kind: 'unavailable',
            message: 'Thao tác quá lâu, đã được hủy',
            details,
          }),
        );
      },
      Math.max(0, deadlineMs - performance.now()),
    );
  });
  return { promise, passed: () => passed, clear: () => clearTimeout(timer) };
}
