import { join } from 'node:path';

/** How the database of one process is reached; made by the platform's configuration, validated there. */
export type DatabaseConfig = SqliteConfig | MysqlConfig;

export interface SqliteConfig {
  engine: 'sqlite';
  /** Path of the database file; its folder is made when missing. One process only. */
  file: string;
  /** What is verified before the file is used: `quick` (default) | `full` (indexes against rows too) | `off`. */
  integrityCheck?: 'quick' | 'full' | 'off';
  /** Writers that may wait for their turn before `database-busy` is answered; default 1,000. */
  maxWaitingWriters?: number;
}

export interface MysqlConfig {
  /** MariaDB must be called `mariadb`: as `mysql` its json and datetime(3) columns look changed for ever. */
  engine: 'mariadb' | 'mysql';
  /** `mariadb://user:password@host:port/database`; instead of the parts below. */
  url?: string;
  host?: string;
  port?: number;
  user?: string;
  password?: string;
  database?: string;
  /** A local socket instead of host and port. */
  socketPath?: string;
  /** Connections kept; default 10. */
  poolSize?: number;
}

/** The part of a logger that this library needs; pino's shape. */
export interface PersistenceLog {
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

/** The database that the hub's settings mean: with SQLite the file `hub.db` in its data folder. */
export function databaseConfigOf(settings: {
  dataDir: string;
  database: { engine: 'sqlite' | 'mariadb' | 'mysql'; url: string | null };
}): DatabaseConfig {
  const { engine, url } = settings.database;
  if (engine === 'sqlite') return { engine, file: join(settings.dataDir, 'hub.db') };
  return { engine, url: url ?? undefined };
}
