import type { QueryRunner } from 'typeorm';
import type { PersistenceLog } from '../database-config.js';
import { SqliteQueryRunner } from './sqlite-query-runner.js';

/**
 * Gives up a transaction whose statement may still be running. SQLite's runner rolls back when it is released; on
 * MariaDB the connection is cut (the server rolls back), because a ROLLBACK would queue behind that statement.
 */
export function abandon(runner: QueryRunner, log: PersistenceLog): void {
  if (runner instanceof SqliteQueryRunner) return;
  (runner.connect() as Promise<{ destroy(): void }>).then(
    (connection) => connection.destroy(),
    (error: unknown) => log.warn({ err: error }, 'a connection to be given up could not be had'),
  );
}
