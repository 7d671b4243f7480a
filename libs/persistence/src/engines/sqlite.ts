import { existsSync, statSync } from 'node:fs';
import Libsql from 'libsql';
import { DataSource, type DataSourceOptions, type QueryRunner } from 'typeorm';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import { AppError } from '#contracts/errors.js';
import type { SqliteConfig } from '../database-config.js';
import { WriteQueue } from '../write-queue.js';
import { LibsqlConnection } from './libsql-connection.js';
import { lockDatabaseFile } from './sqlite-file-lock.js';
import { SqliteQueryRunner, type SqliteAccess } from './sqlite-query-runner.js';

/** Everything that is particular to the embedded database. */
export async function openSqlite(
  config: SqliteConfig,
  shared: Partial<DataSourceOptions>,
): Promise<DataSource> {
  const unlock = lockDatabaseFile(config.file);
  let writer: LibsqlConnection | undefined;
  try {
    const dataSource = new DataSource({
      ...shared,
      type: 'better-sqlite3',
      driver: Libsql,
      database: config.file,
      enableWAL: true,
      prepareDatabase: (raw: LibsqlConnection['raw']) => {
        writer = new LibsqlConnection(raw);
        raw.pragma('busy_timeout = 5000');
        checkIntegrity(raw, config);
        raw.pragma('journal_mode = WAL');
        raw.pragma('synchronous = FULL');
      },
    } as DataSourceOptions);
    await dataSource.initialize();
    if (!writer) throw new AppError('database-not-opened', { kind: 'bug', details: { file: config.file } });
    const reader = LibsqlConnection.openReader(config.file);
    giveEachUserARunner(
      dataSource,
      { writer, reader, queue: new WriteQueue(config.maxWaitingWriters) },
      unlock,
    );
    return dataSource;
  } catch (error) {
    writer?.close();
    unlock();
    throw error;
  }
}

/** A damaged file must not be written to: what is still readable could be lost for good. */
function checkIntegrity(raw: LibsqlConnection['raw'], config: SqliteConfig): void {
  const depth = config.integrityCheck ?? 'quick';
  // An empty file has nothing to verify; and after verifying one, libsql could not empty its log any more.
  if (depth === 'off' || !existsSync(config.file) || statSync(config.file).size === 0) return;
  let found: string[];
  try {
    found = raw
      .pragma(depth === 'full' ? 'integrity_check(20)' : 'quick_check(20)')
      .map((row) => String(Object.values(row)[0]));
  } catch (error) {
    throw damaged(config.file, [error instanceof Error ? error.message : String(error)], error);
  }
  if (found.length !== 1 || found[0] !== 'ok') throw damaged(config.file, found);
}

function damaged(file: string, found: string[], cause?: unknown): AppError {
  return new AppError('database-damaged', {
    kind: 'unavailable',
    message: `Tệp cơ sở dữ liệu ${file} bị hỏng: khôi phục từ bản sao lưu, đừng ghi tiếp vào tệp này`,
    details: { file, found },
    cause,
  });
}

function giveEachUserARunner(dataSource: DataSource, access: SqliteAccess, unlock: () => void): void {
  const driver = dataSource.driver as BetterSqlite3Driver;
  driver.createQueryRunner = (): QueryRunner => new SqliteQueryRunner(driver, access);
  driver.disconnect = async (): Promise<void> => {
    // libsql closes a file only when the last of its statements has been collected, so SQLite's own tidying up at the
    // last close cannot be relied on: a copy of the file alone would lack what is still in the log.
    try {
      access.writer.raw.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      access.reader.close();
      access.writer.close();
      unlock();
    }
  };
}
