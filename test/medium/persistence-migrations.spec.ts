import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createDataSource } from '#persistence/data-source.js';
import { migrate, schemaDrift } from '#persistence/migrate.js';
import { describeDatabases, freshDatabase, type FreshDatabase } from '#testing/services/database.js';
import { quietLog } from '#testing/services/quiet-log.js';

describeDatabases('migrations from an empty database', (engine) => {
  let database: FreshDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await freshDatabase(engine);
    dataSource = await createDataSource(database.config, { log: quietLog });
  }, 60_000);
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it('give exactly what the entities say, and a second run finds nothing to do', async () => {
    expect(await schemaDrift(dataSource)).not.toEqual([]);
    expect(await migrate(dataSource, { log: quietLog })).toEqual(['Initial1795219200000']);
    expect(await schemaDrift(dataSource)).toEqual([]);
    expect(await migrate(dataSource, { log: quietLog })).toEqual([]);
  });

  it('run once when two processes start at the same time', async () => {
    if (engine === 'sqlite') {
      // One process per file, said plainly.
      await expect(createDataSource(database.config, { log: quietLog })).rejects.toMatchObject({
        code: 'database-in-use',
      });
      return;
    }
    const fresh = await freshDatabase(engine);
    const two = await Promise.all([createDataSource(fresh.config), createDataSource(fresh.config)]);
    const ran = await Promise.all(two.map((each) => migrate(each, { log: quietLog })));
    expect(ran.flat()).toEqual(['Initial1795219200000']);
    for (const each of two) await each.destroy();
    await fresh.drop();
  });

  it('are seen to differ when an index or a column is not what the entities say', async () => {
    const index = 'ix_report_batch';
    const drop = engine === 'sqlite' ? `DROP INDEX ${index}` : `DROP INDEX ${index} ON report`;
    await dataSource.query(drop);
    expect(await schemaDrift(dataSource)).toEqual([expect.stringContaining(index)]);
    await dataSource.query(`CREATE INDEX ${index} ON report (batch)`);
    expect(await schemaDrift(dataSource)).toEqual([]);
    await dataSource.query('ALTER TABLE alarm RENAME COLUMN note TO remark');
    expect(await schemaDrift(dataSource)).not.toEqual([]);
    await dataSource.query('ALTER TABLE alarm RENAME COLUMN remark TO note');
  });

  it('can be undone and run again', async () => {
    await dataSource.undoLastMigration({ transaction: 'none' });
    expect(await migrate(dataSource, { log: quietLog })).toEqual(['Initial1795219200000']);
    expect(await schemaDrift(dataSource)).toEqual([]);
  });
});
