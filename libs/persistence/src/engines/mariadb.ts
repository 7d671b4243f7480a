import mysql2 from 'mysql2';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { MysqlConfig, PersistenceLog } from '../database-config.js';

/** Statements waiting for a free connection; past this the pool answers "Queue limit reached". */
const MAX_WAITING = 2000;
const CONNECT_TIMEOUT_MS = 10_000;
/** A row lock is waited for this long (then 1205, which is retried), not the server's 50 s. */
const LOCK_WAIT_SECONDS = 10;

/** Everything that is particular to MariaDB and MySQL. */
export async function openMariadb(
  config: MysqlConfig,
  shared: Partial<DataSourceOptions>,
  log: PersistenceLog,
): Promise<DataSource> {
  const address = addressOf(config);
  const dataSource = new DataSource({
    ...shared,
    ...address,
    type: config.engine,
    driver: driverWithSessionSettings(log),
    timezone: 'Z',
    charset: 'utf8mb4',
    poolSize: config.poolSize ?? 10,
    connectTimeout: CONNECT_TIMEOUT_MS,
    supportBigNumbers: true,
    bigNumberStrings: false,
    // SUM() and AVG() are numbers, as on SQLite; counts of this project stay far below 2^53.
    extra: { decimalNumbers: true, queueLimit: MAX_WAITING, waitForConnections: true },
  } as DataSourceOptions);
  await dataSource.initialize();
  widenTexts(dataSource);
  return dataSource;
}

interface Address {
  host?: string;
  port?: number;
  username?: string;
  password?: string;
  database?: string;
  socketPath?: string;
}

function addressOf(config: MysqlConfig): Address {
  const { host, port, user, password, database, socketPath } = config;
  if (!config.url) return { host, port, username: user, password, database, socketPath };
  const url = new URL(config.url);
  return {
    host: url.hostname,
    port: Number(url.port || 3306),
    username: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
  };
}

/** Strict modes (a value that does not fit is an error, never cut), and short waits for locks. */
const SESSION = [
  `SET SESSION sql_mode = 'STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'`,
  `SET SESSION innodb_lock_wait_timeout = ${LOCK_WAIT_SECONDS}`,
  `SET SESSION time_zone = '+00:00'`,
  // A row changed since this transaction's snapshot raises 1020 (retried) where it would be a lost update.
  '/*M!101108 SET SESSION innodb_snapshot_isolation = ON */',
];

function driverWithSessionSettings(log: PersistenceLog): object {
  return {
    ...mysql2,
    createPool(options: mysql2.PoolOptions): mysql2.Pool {
      const pool = mysql2.createPool(options);
      pool.on('connection', (connection) => {
        for (const sql of SESSION) {
          connection.query(sql, (error) => {
            if (error) log.warn({ err: error, sql }, 'a session setting of the database was refused');
          });
        }
      });
      return pool;
    },
  };
}

/** TEXT ends at 64 KiB; the migration makes LONGTEXT of it, and the entities of this engine must agree. */
function widenTexts(dataSource: DataSource): void {
  for (const entity of dataSource.entityMetadatas) {
    for (const column of entity.columns) if (column.type === 'text') column.type = 'longtext';
  }
}
