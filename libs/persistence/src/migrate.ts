import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { AppError } from '#contracts/errors.js';
import type { PersistenceLog } from './database-config.js';
import { translateDatabaseError } from './error-translation.js';

export interface MigrateOptions {
  log: PersistenceLog;
  /** How long another process may be at it before this one gives up. Default 2 min. */
  waitMs?: number;
  nowMs?: () => number;
}

/** A lock not renewed for this long was left behind by a process that died. */
const LOCK_MS = 30_000;
const POLL_MS = 250;

/**
 * Runs the migrations that are due, one process at a time, and returns their names (usually none).
 *
 * On a server the lock is a row taken by compare-and-swap: named locks do not hold across a cluster. An SQLite file has
 * one process only, and all its migrations are one transaction.
 * @throws AppError `migration-locked` (unavailable) when another process does not finish in time.
 */
export async function migrate(dataSource: DataSource, options: MigrateOptions): Promise<string[]> {
  try {
    if (dataSource.options.type === 'better-sqlite3') return await runDue(dataSource, 'all');
    return await whileLocked(dataSource, options, () => runDue(dataSource, 'none'));
  } catch (error) {
    throw translateDatabaseError(error);
  }
}

async function runDue(dataSource: DataSource, transaction: 'all' | 'none'): Promise<string[]> {
  const migrations = await dataSource.runMigrations({ transaction });
  return migrations.map(({ name }) => name);
}

/** What would still have to change for the database to equal the entities, as SQL; empty when they agree. */
export async function schemaDrift(dataSource: DataSource): Promise<string[]> {
  const due = await dataSource.driver.createSchemaBuilder().log();
  return due.upQueries.map(({ query }) => query);
}

async function whileLocked<T>(
  dataSource: DataSource,
  options: MigrateOptions,
  work: () => Promise<T>,
): Promise<T> {
  const owner = randomUUID();
  const nowMs = options.nowMs ?? Date.now;
  await createLockTable(dataSource);
  const deadlineMs = nowMs() + (options.waitMs ?? 120_000);
  while (!(await takeLock(dataSource, owner, nowMs()))) {
    if (nowMs() > deadlineMs) throw lockedError(options.waitMs);
    await delay(POLL_MS);
  }
  const renewal = setInterval(() => {
    renewLock(dataSource, owner, nowMs()).catch((error: unknown) =>
      options.log.warn({ err: error }, 'the lock of the migrations could not be renewed'),
    );
  }, LOCK_MS / 3);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    await dataSource.query('UPDATE schema_lock SET until_ms = 0 WHERE owner = ?', [owner]);
  }
}

async function createLockTable(dataSource: DataSource): Promise<void> {
  await dataSource.query(
    'CREATE TABLE IF NOT EXISTS schema_lock (name varchar(20) NOT NULL PRIMARY KEY, owner varchar(64) NOT NULL, until_ms double NOT NULL)',
  );
  // No INSERT IGNORE: it would hide more than the row that exists.
  const [row] = await dataSource.query<unknown[]>("SELECT 1 FROM schema_lock WHERE name = 'migrations'");
  if (row) return;
  try {
    await dataSource.query("INSERT INTO schema_lock (name, owner, until_ms) VALUES ('migrations', '', 0)");
  } catch (error) {
    const meaning = translateDatabaseError(error);
    if (!(meaning instanceof AppError && meaning.code === 'already-exists')) throw error;
  }
}

async function takeLock(dataSource: DataSource, owner: string, nowMs: number): Promise<boolean> {
  const swapped = await dataSource.query<{ affectedRows: number }>(
    "UPDATE schema_lock SET owner = ?, until_ms = ? WHERE name = 'migrations' AND until_ms < ?",
    [owner, nowMs + LOCK_MS, nowMs],
  );
  return swapped.affectedRows === 1;
}

async function renewLock(dataSource: DataSource, owner: string, nowMs: number): Promise<void> {
  await dataSource.query("UPDATE schema_lock SET until_ms = ? WHERE name = 'migrations' AND owner = ?", [
    nowMs + LOCK_MS,
    owner,
  ]);
}

function lockedError(waitedMs: number | undefined): AppError {
  return new AppError('migration-locked', {
    kind: 'unavailable',
    message: 'Một tiến trình khác đang nâng cấp cơ sở dữ liệu',
    details: { waitedMs },
  });
}
