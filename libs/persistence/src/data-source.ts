import 'reflect-metadata';
import type { DataSource, DataSourceOptions, Logger } from 'typeorm';
import type { DatabaseConfig, PersistenceLog } from './database-config.js';
import { openMariadb } from './engines/mariadb.js';
import { openSqlite } from './engines/sqlite.js';
import { ENTITIES } from './entities/index.js';
import { LeaseEntity } from './lease.entity.js';
import { MIGRATIONS, type MigrationClass } from './migrations/index.js';
import { translateDatabaseError } from './error-translation.js';

/** A statement slower than this is logged. */
const SLOW_MS = 1000;

export interface DataSourceExtras {
  log?: PersistenceLog;
  /** Other entities than the product's own: tests of this library bring theirs. */
  entities?: (new () => object)[];
  migrations?: MigrationClass[];
}

/**
 * Opens the database; runs no migration (see `migrate`).
 *
 * Reads through the data source outside a unit of work see committed rows only, on both engines. Writes belong into
 * {@link UnitOfWork.run}; a lone write outside one is a transaction of its own.
 * @throws AppError `database-damaged`, `database-unreachable` and the like (kind unavailable).
 */
export async function createDataSource(
  config: DatabaseConfig,
  extras: DataSourceExtras = {},
): Promise<DataSource> {
  const log = extras.log ?? consoleLog;
  const shared: Partial<DataSourceOptions> = {
    entities: extras.entities ?? [...ENTITIES, LeaseEntity],
    migrations: extras.migrations ?? MIGRATIONS,
    migrationsTableName: 'schema_migrations',
    synchronize: false,
    migrationsRun: false,
    maxQueryExecutionTime: SLOW_MS,
    logger: typeormLogger(log),
  };
  try {
    return config.engine === 'sqlite'
      ? await openSqlite(config, shared)
      : await openMariadb(config, shared, log);
  } catch (error) {
    throw translateDatabaseError(error);
  }
}

const consoleLog: PersistenceLog = {
  warn: (fields, message) => console.warn(message, fields),
  error: (fields, message) => console.error(message, fields),
};

/** Failed queries are thrown, not logged here; slow ones and the driver's own warnings are. */
function typeormLogger(log: PersistenceLog): Logger {
  return {
    logQuery: () => undefined,
    logQueryError: () => undefined,
    logSchemaBuild: () => undefined,
    logMigration: () => undefined,
    logQuerySlow: (tookMs, sql) =>
      log.warn({ tookMs: Math.round(tookMs), sql: sql.slice(0, 500) }, 'a slow database statement'),
    log: (level, message) => {
      if (level === 'warn') log.warn({ message: String(message) }, 'the database driver warns');
    },
  };
}
