import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection } from 'mysql2/promise';
import type { DataSource } from 'typeorm';
import { createDataSource } from '#persistence/data-source.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { missing } from '#testing/services/available.js';
import { reportMissing } from '#testing/services/database.js';
import { startMariadb, type MariadbInstance } from '#testing/services/mariadb.js';
import { freePort } from '#testing/services/ports.js';
import { quietLog } from '#testing/services/quiet-log.js';

describe('a database that goes away', () => {
  const reason = missing('mariadb');
  if (reason) return reportMissing(reason);

  let server: MariadbInstance;
  let dataSource: DataSource;
  let unitOfWork: UnitOfWork;
  const note = (id: string) =>
    unitOfWork.run((em) => em.query('INSERT INTO note VALUES (?)', [id]), { name: 'note', timeoutMs: 3000 });
  const notes = async () =>
    (await dataSource.query<{ id: string }[]>('SELECT id FROM note ORDER BY id')).map(({ id }) => id);

  beforeAll(async () => {
    server = await startMariadb();
    const { host, port, user, password } = server;
    const connection = await createConnection({ host, port, user, password });
    await connection.query('CREATE DATABASE hub');
    await connection.end();
    const config = { engine: 'mariadb' as const, url: `mariadb://${user}@${host}:${port}/hub`, poolSize: 1 };
    dataSource = await createDataSource(config, { log: quietLog, entities: [] });
    await dataSource.query('CREATE TABLE note (id varchar(20) NOT NULL PRIMARY KEY)');
    unitOfWork = new UnitOfWork(dataSource, { log: quietLog });
  }, 60_000);
  afterAll(async () => {
    await dataSource.destroy();
    await server.kill();
  });

  it('is told as unreachable in time, and what was committed is there when it is back', async () => {
    await note('before');
    const underWay = unitOfWork.run(
      async (em) => {
        await em.query("INSERT INTO note VALUES ('half')");
        await server.kill();
        await em.query("INSERT INTO note VALUES ('other half')");
      },
      { name: 'cut short' },
    );
    await expect(underWay).rejects.toMatchObject({ code: 'database-unreachable', kind: 'unavailable' });
    await expect(note('meanwhile')).rejects.toMatchObject({ code: 'database-unreachable' });
    await server.restart();
    await note('after');
    expect(await notes()).toEqual(['after', 'before']);
  }, 60_000);

  it('a unit that ran out of time while it waited for a connection takes none with it', async () => {
    let finish: () => void = () => undefined;
    let begun: () => void = () => undefined;
    const locked = new Promise<void>((resolve) => (begun = resolve));
    const first = unitOfWork.run(
      async () => {
        begun();
        await new Promise<void>((resolve) => (finish = resolve));
      },
      { name: 'holds the only connection' },
    );
    await locked;
    const late = unitOfWork.run((em) => em.query("INSERT INTO note VALUES ('late')"), {
      name: 'late',
      timeoutMs: 200,
    });
    await expect(late).rejects.toMatchObject({ code: 'transaction-timeout' });
    finish();
    await first;
    await note('next');
    expect(await notes()).not.toContain('late');
  });

  it('that was never there is told as unreachable at once', async () => {
    const config = {
      engine: 'mariadb' as const,
      host: '127.0.0.1',
      port: await freePort(),
      user: 'hub',
      password: 'x',
      database: 'hub',
    };
    await expect(createDataSource(config, { log: quietLog })).rejects.toMatchObject({
      code: 'database-unreachable',
    });
  });
});
