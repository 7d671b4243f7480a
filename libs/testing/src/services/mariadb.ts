import { spawnSync } from 'node:child_process';
import { createConnection } from 'mysql2/promise';
import { join } from 'node:path';
import { findProgram, missing } from './available.js';
import { ChildService } from './child-service.js';
import { freePort } from './ports.js';
import { privateFolder } from './run-folder.js';

export interface MariadbAddress {
  host: '127.0.0.1';
  port: number;
  user: 'root';
  password: '';
}

/** A private MariaDB: own folder, own port, as durable as a province's. Killed and started again it keeps its data. */
export interface MariadbInstance extends MariadbAddress {
  folder: string;
  stop(): Promise<void>;
  kill(): Promise<void>;
  restart(): Promise<void>;
}

const INSTALL_TIMEOUT_MS = 60_000;

/** @throws Error when the machine has no MariaDB, or it does not come up within 30 s (with its own last words). */
export async function startMariadb(): Promise<MariadbInstance> {
  const reason = missing('mariadb');
  if (reason) throw new Error(reason);
  const folder = privateFolder('mariadb');
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
  install(folder, asRoot);
  const port = await freePort();
  const address: MariadbAddress = { host: '127.0.0.1', port, user: 'root', password: '' };
  const service = new ChildService({
    command: findProgram('mariadbd', 'mysqld') ?? 'mariadbd',
    args: [
      '--no-defaults',
      ...asRoot,
      `--datadir=${join(folder, 'data')}`,
      `--socket=${join(folder, 's')}`,
      `--pid-file=${join(folder, 'pid')}`,
      '--bind-address=127.0.0.1',
      `--port=${port}`,
      '--skip-name-resolve',
      '--innodb-flush-log-at-trx-commit=1',
      '--innodb-buffer-pool-size=256M',
      '--innodb-log-file-size=64M',
      '--max-connections=500',
      '--performance-schema=OFF',
    ],
    folder,
    answers: () => greets(address),
  });
  await service.start();
  return {
    ...address,
    folder,
    stop: () => service.stop(),
    kill: () => service.kill(),
    restart: () => service.start(),
  };
}

function install(folder: string, asRoot: string[]): void {
  const run = spawnSync(
    findProgram('mariadb-install-db', 'mysql_install_db') ?? 'mariadb-install-db',
    [
      '--no-defaults',
      ...asRoot,
      `--datadir=${join(folder, 'data')}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
    ],
    { encoding: 'utf8', timeout: INSTALL_TIMEOUT_MS },
  );
  if (run.status !== 0)
    throw new Error(`mariadb-install-db failed: ${run.stdout.slice(-2000)}${run.stderr.slice(-2000)}`, {
      cause: run.error,
    });
}

async function greets(address: MariadbAddress): Promise<void> {
  const connection = await createConnection({ ...address, connectTimeout: 2000 });
  await connection.query('SELECT 1');
  await connection.end();
}
