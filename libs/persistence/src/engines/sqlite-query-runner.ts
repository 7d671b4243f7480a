import { QueryFailedError, QueryResult } from 'typeorm';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner.js';
import { QueryRunnerAlreadyReleasedError } from 'typeorm/error/QueryRunnerAlreadyReleasedError.js';
import { AppError } from '#contracts/errors.js';
import { currentScope } from '../transaction-scope.js';
import type { WriteQueue } from '../write-queue.js';
import type { LibsqlConnection, PreparedStatement } from './libsql-connection.js';

/** How long a write outside a unit of work waits for its turn. */
const WRITE_WAIT_MS = 30_000;

/** The two connections to one file and the turn-taking between writers. */
export interface SqliteAccess {
  writer: LibsqlConnection;
  reader: LibsqlConnection;
  queue: WriteQueue;
}

/**
 * TypeORM shares one query runner among all users of an SQLite data source, so transactions started at the same
 * time interleave and one's rollback undoes the other's rows. Here each user has a runner of its own:
 *
 * - a transaction takes the writer's turn, then `BEGIN IMMEDIATE`, and gives the turn back at its end;
 * - a write outside a transaction (also the small transaction that `save()` opens) takes the turn for itself;
 * - a SELECT outside a transaction reads the last commit through the second connection (WAL): it never waits and
 *   never sees half a transaction.
 */
export class SqliteQueryRunner extends BetterSqlite3QueryRunner {
  #giveBack: (() => void) | undefined;

  constructor(
    driver: BetterSqlite3Driver,
    private readonly access: SqliteAccess,
  ) {
    super(driver);
  }

  override async startTransaction(): Promise<void> {
    this.#refuseReleased();
    if (this.isTransactionActive) {
      this.#execute(this.access.writer, `SAVEPOINT typeorm_${this.transactionDepth}`, []);
      this.transactionDepth += 1;
      return;
    }
    const giveBack = await this.#turn('transaction');
    try {
      this.#refuseReleased();
      this.#execute(this.access.writer, 'BEGIN IMMEDIATE', []);
    } catch (error) {
      giveBack();
      throw error;
    }
    this.#giveBack = giveBack;
    this.isTransactionActive = true;
    this.transactionDepth = 1;
  }

  override async commitTransaction(): Promise<void> {
    this.#refuseReleased();
    if (this.transactionDepth > 1) {
      this.#execute(this.access.writer, `RELEASE SAVEPOINT typeorm_${this.transactionDepth - 1}`, []);
      this.transactionDepth -= 1;
      return;
    }
    // A commit that fails keeps the turn: the caller rolls back, and that gives it back.
    this.#execute(this.access.writer, 'COMMIT', []);
    this.#end();
  }

  override async rollbackTransaction(): Promise<void> {
    if (this.transactionDepth > 1) {
      this.#execute(this.access.writer, `ROLLBACK TO SAVEPOINT typeorm_${this.transactionDepth - 1}`, []);
      this.transactionDepth -= 1;
      return;
    }
    this.#rollback();
  }

  /** A runner released in mid-transaction (its owner ran out of time) rolls back. */
  override async release(): Promise<void> {
    this.isReleased = true;
    if (this.#giveBack) this.#rollback();
    await super.release();
  }

  override async query<T = unknown>(sql: string, parameters: unknown[] = [], structured = false): Promise<T> {
    this.#refuseReleased();
    if (this.#giveBack) return this.#result(this.access.writer, sql, parameters, structured);
    if (/^\s*select\b/i.test(sql)) return this.#result(this.access.reader, sql, parameters, structured);
    const giveBack = await this.#turn(sql.slice(0, 60));
    try {
      return this.#result(this.access.writer, sql, parameters, structured);
    } finally {
      giveBack();
    }
  }

  #turn(name: string): Promise<() => void> {
    const scope = currentScope(this.dataSource);
    if (!scope) return this.access.queue.acquire(name, WRITE_WAIT_MS);
    // It would wait for the turn that its own unit of work holds.
    return Promise.reject(
      new AppError('write-outside-transaction', {
        kind: 'bug',
        message: `A write inside the unit of work "${scope.name}" must go through its entity manager (${name})`,
        details: { unit: scope.name },
      }),
    );
  }

  #rollback(): void {
    try {
      if (this.access.writer.inTransaction) this.#execute(this.access.writer, 'ROLLBACK', []);
    } finally {
      this.#end();
    }
  }

  #end(): void {
    this.isTransactionActive = false;
    this.transactionDepth = 0;
    this.#giveBack?.();
    this.#giveBack = undefined;
  }

  #refuseReleased(): void {
    if (this.isReleased) throw new QueryRunnerAlreadyReleasedError();
  }

  #result<T>(connection: LibsqlConnection, sql: string, parameters: unknown[], structured: boolean): T {
    const result = this.#execute(connection, sql, parameters);
    return (structured ? result : result.raw) as T;
  }

  #execute(connection: LibsqlConnection, sql: string, parameters: unknown[]): QueryResult {
    const bound = parameters.map(bindable);
    const startedMs = performance.now();
    try {
      const result = execute(connection.statement(sql), bound);
      const tookMs = performance.now() - startedMs;
      const slowMs = this.dataSource.options.maxQueryExecutionTime;
      if (slowMs && tookMs > slowMs) this.dataSource.logger.logQuerySlow(tookMs, sql, bound, this);
      return result;
    } catch (error) {
      throw new QueryFailedError(sql, bound, error instanceof Error ? error : new Error(String(error)));
    }
  }
}

function execute(statement: PreparedStatement, bound: unknown[]): QueryResult {
  const result = new QueryResult();
  if (statement.reader) {
    const rows = statement.all(bound);
    result.raw = rows;
    result.records = rows;
  } else {
    const { changes, lastInsertRowid } = statement.run(bound);
    result.raw = lastInsertRowid;
    result.affected = changes;
  }
  return result;
}

/** What libsql binds: no booleans, no undefined, instants as the text that sorts. */
function bindable(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === undefined) return null;
  if (typeof value === 'string' && value.includes('\0')) throw nulCharacter();
  if (value instanceof Date) return value.toISOString().replace('T', ' ').slice(0, 23);
  return value;
}

/** libsql would end the text there without a word. */
function nulCharacter(): AppError {
  return new AppError('nul-character', {
    kind: 'invalid',
    message: 'Văn bản có ký tự NUL (U+0000): hãy bỏ ký tự này',
  });
}
