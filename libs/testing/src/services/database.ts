import { describe, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import type { DataSource } from 'typeorm';
import type { DatabaseConfig } from '#persistence/database-config.js';
import { missing, mustHaveEverything } from './available.js';
import { privateFolder } from './run-folder.js';
import { sharedMariadb } from './shared.js';

export type Engine = 'sqlite' | 'mariadb';
export const ENGINES: readonly Engine[] = ['sqlite', 'mariadb'];

export interface FreshDatabase {
  engine: Engine;
  /** Goes to `createDataSource`. */
  config: DatabaseConfig;
  /** `mariadb://…` for a hub process's settings; for SQLite the file. */
  address: string;
  drop(): Promise<void>;
}

/** An empty database that nobody else uses; no migration has run. SQLite files go with the run's folder. */
export async function freshDatabase(engine: Engine): Promise<FreshDatabase> {
  if (engine === 'sqlite') {
    const file = join(privateFolder('sqlite'), 'hub.db');
    return { engine, config: { engine, file }, address: file, drop: async () => undefined };
  }
  const server = await sharedMariadb();
  const database = `hub_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const run = async (sql: string) => {
    const connection = await createConnection({ ...server, connectTimeout: 10_000 });
    await connection.query(sql);
    await connection.end();
  };
  // A default collation that ignores case, as many servers have: the migrations must not depend on it.
  await run(`CREATE DATABASE ${database} CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci`);
  return {
    engine,
    config: { engine, ...server, database },
    address: `mariadb://${server.user}@${server.host}:${server.port}/${database}`,
    drop: () => run(`DROP DATABASE IF EXISTS ${database}`),
  };
}

/** How many statements some work takes: the same on every machine, as its time is not. */
export async function statementsIn(dataSource: DataSource, work: () => Promise<unknown>): Promise<number> {
  const original = dataSource.createQueryRunner.bind(dataSource);
  let count = 0;
  dataSource.createQueryRunner = (mode) => {
    const runner = original(mode);
    const query: typeof runner.query = runner.query.bind(runner);
    runner.query = ((...given: Parameters<typeof query>) => {
      count += 1;
      return query(...given);
    }) as typeof query;
    return runner;
  };
  await work().finally(() => (dataSource.createQueryRunner = original));
  return count;
}

/**
 * Registers the same tests for every engine. An engine that this machine lacks is reported as skipped with the
 * reason, and fails when `CI=true`.
 */
export function describeDatabases(title: string, body: (engine: Engine) => void): void {
  for (const engine of ENGINES) {
    const reason = engine === 'mariadb' ? missing('mariadb') : undefined;
    describe(`${title} (${engine})`, () => (reason ? reportMissing(reason) : body(engine)));
  }
}

/** One line in the report that says what was left out and why; a failure when `CI=true`. */
export function reportMissing(reason: string): void {
  if (mustHaveEverything()) {
    it(`needs what is missing: ${reason}`, () => {
      throw new Error(reason);
    });
  } else it.skip(`skipped: ${reason}`, () => undefined);
}
