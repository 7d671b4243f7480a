import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { createDataSource } from '#persistence/data-source.js';
import { migrate } from '#persistence/migrate.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { freshDatabase } from '#testing/services/database.js';
import { quietLog } from '#testing/services/quiet-log.js';
import { guardProcess, privateFolder, repositoryRoot } from '#testing/services/run-folder.js';

const open = (file: string) => createDataSource({ engine: 'sqlite', file }, { log: quietLog });
const setting = async (dataSource: DataSource, name: string) => {
  const runner = dataSource.createQueryRunner();
  const rows = (await runner.query(`PRAGMA ${name}`)) as unknown as Record<string, unknown>[];
  await runner.release();
  return Object.values(rows[0]!)[0];
};

describe('the embedded database', () => {
  it('is durable, checks its references and waits for locks', async () => {
    const { config } = await freshDatabase('sqlite');
    const dataSource = await createDataSource(config, { log: quietLog });
    expect(await setting(dataSource, 'journal_mode')).toBe('wal');
    expect(await setting(dataSource, 'synchronous')).toBe(2);
    expect(await setting(dataSource, 'foreign_keys')).toBe(1);
    expect(await setting(dataSource, 'busy_timeout')).toBe(5000);
    await dataSource.destroy();
  });

  it('refuses a file that is damaged, before anything is written to it', async () => {
    const file = join(privateFolder('damaged'), 'hub.db');
    const dataSource = await open(file);
    await migrate(dataSource, { log: quietLog });
    await dataSource.destroy();
    expect(statSync(`${file}-wal`).size).toBe(0);
    const handle = openSync(file, 'r+');
    for (let page = 3; page < statSync(file).size / 4096; page += 2)
      writeSync(handle, Buffer.alloc(2048, 0x5a), 0, 2048, page * 4096);
    closeSync(handle);
    await expect(open(file)).rejects.toMatchObject({ code: 'database-damaged', kind: 'unavailable' });
    // The refusal lets go of the file.
    await expect(open(file)).rejects.toMatchObject({ code: 'database-damaged' });

    const nonsense = join(privateFolder('nonsense'), 'hub.db');
    writeFileSync(nonsense, 'this is no database, but somebody called it so'.repeat(100));
    await expect(open(nonsense)).rejects.toMatchObject({ code: 'database-damaged' });
  });

  it('belongs to one process, and to the next one as soon as that one is killed', async () => {
    const file = join(privateFolder('shared'), 'hub.db');
    const script = `
      const Libsql = require('libsql');
      const lock = new Libsql(process.argv[1] + '.lock');
      lock.exec('BEGIN EXCLUSIVE');
      console.log('locked');
      setInterval(() => undefined, 1000);`;
    const other = spawn(process.execPath, ['-e', script, file], {
      cwd: repositoryRoot(),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    guardProcess(other.pid!);
    await once(other.stdout, 'data');
    await expect(open(file)).rejects.toMatchObject({ code: 'database-in-use', kind: 'conflict' });
    other.kill('SIGKILL');
    await once(other, 'exit');
    const dataSource = await open(file);
    await expect(open(file)).rejects.toMatchObject({ code: 'database-in-use' });
    await dataSource.destroy();
    await (await open(file)).destroy();
  });

  it('tells a write that bypasses its own unit of work, instead of waiting for itself', async () => {
    const { config } = await freshDatabase('sqlite');
    const dataSource = await createDataSource(config, { log: quietLog });
    const unitOfWork = new UnitOfWork(dataSource, { log: quietLog });
    const unit = unitOfWork.run(() => dataSource.query('CREATE TABLE t (a text)'), { name: 'mistaken' });
    await expect(unit).rejects.toMatchObject({
      code: 'write-outside-transaction',
      kind: 'bug',
      details: { unit: 'mistaken' },
    });
    await dataSource.destroy();
  });
});
