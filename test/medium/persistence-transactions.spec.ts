import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Entity, QueryFailedError, type DataSource } from 'typeorm';
import { AppError } from '#contracts/errors.js';
import { CodeColumn, IntColumn } from '#persistence/columns.js';
import { createDataSource } from '#persistence/data-source.js';
import { UnitOfWork, type UnitOutcome } from '#persistence/transaction.js';
import { describeDatabases, freshDatabase, type FreshDatabase } from '#testing/services/database.js';
import { quietLog } from '#testing/services/quiet-log.js';

@Entity('account')
class Account {
  @CodeColumn(20, { primary: true }) id: string;
  @IntColumn() balance: number;
}

@Entity('entry')
class Entry {
  @CodeColumn(20, { primary: true }) id: string;
  @IntColumn() amount: number;
}

describeDatabases('units of work', (engine) => {
  let database: FreshDatabase;
  let dataSource: DataSource;
  let unitOfWork: UnitOfWork;
  let outcomes: UnitOutcome[];

  beforeAll(async () => {
    database = await freshDatabase(engine);
    dataSource = await createDataSource(database.config, { log: quietLog, entities: [Account, Entry] });
    for (const sql of [
      'CREATE TABLE account (id varchar(20) NOT NULL PRIMARY KEY, balance integer NOT NULL)',
      'CREATE TABLE entry (id varchar(20) NOT NULL PRIMARY KEY, amount integer NOT NULL)',
    ]) {
      await dataSource.query(sql);
    }
  }, 60_000);
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });
  beforeEach(async () => {
    outcomes = [];
    unitOfWork = new UnitOfWork(dataSource, { log: quietLog, observe: (outcome) => outcomes.push(outcome) });
    await dataSource.query('DELETE FROM entry');
    await dataSource.query('DELETE FROM account');
    await dataSource.getRepository(Account).insert({ id: 'till', balance: 0 });
  });

  const balance = async () =>
    (await dataSource.getRepository(Account).findOneByOrFail({ id: 'till' })).balance;
  const entries = () => dataSource.getRepository(Entry).count();

  /** Reads, thinks, writes: what loses updates where transactions are not kept apart. */
  const deposit = (id: string, fails: boolean) =>
    unitOfWork.run(
      async (em) => {
        const account = await em.findOneByOrFail(Account, { id: 'till' });
        await em.save(Entry, { id, amount: 1 });
        await new Promise((resolve) => setImmediate(resolve));
        account.balance += 1;
        await em.save(account);
        if (fails) throw new Error('on purpose');
      },
      { name: 'deposit', retries: 100, timeoutMs: 60_000 },
    );

  it('fifty at a time, half of them failing: nothing leaks, no update is lost', async () => {
    const watch = { stop: false, torn: 0, looks: 0 };
    const watching = (async () => {
      while (!watch.stop) {
        // Outside any transaction only whole transactions may be seen.
        const [row] = await dataSource.query<{ balance: number; entries: number }[]>(
          'SELECT balance, (SELECT COUNT(*) FROM entry) AS entries FROM account',
        );
        if (row?.balance !== row?.entries) watch.torn++;
        watch.looks++;
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, (_, i) => deposit(`e${i}`, i % 2 === 1)),
    );
    watch.stop = true;
    await watching;
    const failed = results.filter(({ status }) => status === 'rejected');
    expect(failed.map((result) => (result as PromiseRejectedResult).reason as Error).map(String)).toEqual(
      Array.from({ length: 25 }, () => 'Error: on purpose'),
    );
    expect(await balance()).toBe(25);
    expect(await entries()).toBe(25);
    expect(watch.looks).toBeGreaterThan(10);
    expect(watch.torn).toBe(0);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(25);
  }, 90_000);

  it('two that lock the same rows in opposite order are both done in the end', async () => {
    await dataSource.getRepository(Account).insert({ id: 'safe', balance: 0 });
    const transfer = (from: string, to: string) =>
      unitOfWork.run(
        async (em) => {
          await em.decrement(Account, { id: from }, 'balance', 1);
          await em.increment(Account, { id: to }, 'balance', 1);
        },
        { name: `${from} to ${to}`, retries: 50, timeoutMs: 30_000 },
      );
    const transfers = Array.from({ length: 40 }, (_, i) =>
      i % 2 ? transfer('till', 'safe') : transfer('safe', 'till'),
    );
    await Promise.all(transfers);
    expect(await balance()).toBe(0);
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    const attempts = outcomes.reduce((sum, outcome) => sum + outcome.attempts, 0);
    if (engine === 'mariadb') expect(attempts).toBeGreaterThan(transfers.length);
    else expect(attempts).toBe(transfers.length);
  });

  it('a conflict that does not end is told as such, not tried for ever', async () => {
    let attempts = 0;
    const unit = unitOfWork.run(
      async () => {
        attempts++;
        throw new QueryFailedError(
          'UPDATE x',
          [],
          Object.assign(new Error('Deadlock found'), { errno: 1213 }),
        );
      },
      { name: 'hopeless', retries: 3 },
    );
    await expect(unit).rejects.toMatchObject({ code: 'database-busy', kind: 'unavailable' });
    expect(attempts).toBe(4);
    expect(outcomes).toEqual([expect.objectContaining({ name: 'hopeless', attempts: 4, ok: false })]);
  });

  it('lone writes outside a unit of work are whole transactions too', async () => {
    const lone = Array.from({ length: 30 }, (_, i) =>
      dataSource.getRepository(Entry).save({ id: `l${i}`, amount: i }),
    );
    const units = Array.from({ length: 20 }, (_, i) =>
      deposit(`u${i}`, true).catch((error: Error) => error.message),
    );
    await Promise.all(lone);
    expect(new Set(await Promise.all(units))).toEqual(new Set(['on purpose']));
    expect(await entries()).toBe(30);
  });

  it('a run inside a run joins it, and a failure inside dooms the whole even when it is caught', async () => {
    await unitOfWork.run(
      async (em) => {
        await em.insert(Entry, { id: 'outer', amount: 1 });
        await unitOfWork.run((inner) => inner.insert(Entry, { id: 'inner', amount: 1 }), { name: 'inner' });
        expect(await unitOfWork.manager.count(Entry)).toBe(2);
        expect(await entries()).toBe(0);
      },
      { name: 'outer' },
    );
    expect(await entries()).toBe(2);
    const doomed = unitOfWork.run(
      async (em) => {
        await em.insert(Entry, { id: 'more', amount: 1 });
        await unitOfWork
          .run(() => Promise.reject(new Error('inside')), { name: 'inner' })
          .catch((error: Error) => expect(error.message).toBe('inside'));
      },
      { name: 'outer' },
    );
    await expect(doomed).rejects.toThrow('inside');
    expect(await entries()).toBe(2);
  });

  it('hooks run after the commit, not at all without one, and cannot undo a success', async () => {
    const seen: string[] = [];
    const insert = (id: string, fails = false) =>
      unitOfWork.run(
        async (em) => {
          await em.insert(Entry, { id, amount: 1 });
          await unitOfWork.afterCommit(async () => {
            seen.push(`${id} ${await entries()}`);
          });
          await unitOfWork.afterCommit(() => {
            throw new Error('a hook fails');
          });
          if (fails) throw new Error('no commit');
        },
        { name: 'with hooks' },
      );
    await insert('one');
    await expect(insert('two', true)).rejects.toThrow('no commit');
    await unitOfWork.afterCommit(() => void seen.push('outside'));
    expect(seen).toEqual(['one 1', 'outside']);
  });

  it('says in its own words that something exists already', async () => {
    const insert = () =>
      unitOfWork.run((em) => em.insert(Entry, { id: 'same', amount: 1 }), { name: 'insert' });
    await insert();
    const second = insert();
    await expect(second).rejects.toBeInstanceOf(AppError);
    await expect(second).rejects.toMatchObject({ code: 'already-exists', kind: 'conflict' });
    await expect(second).rejects.toHaveProperty('cause');
  });

  describe('with a limit of time', () => {
    it('is rolled back when it runs out, and the late rest of the work can write nothing', async () => {
      let goOn: () => void = () => undefined;
      let late: Promise<unknown> = Promise.resolve();
      const unit = unitOfWork.run(
        async (em) => {
          await em.insert(Entry, { id: 'early', amount: 1 });
          await new Promise<void>((resolve) => (goOn = resolve));
          late = em.insert(Entry, { id: 'late', amount: 1 });
          await late;
        },
        { name: 'slow', timeoutMs: 200 },
      );
      await expect(unit).rejects.toMatchObject({ code: 'transaction-timeout', details: { unit: 'slow' } });
      goOn();
      await new Promise((resolve) => setImmediate(resolve));
      await expect(late).rejects.toThrow();
      expect(await entries()).toBe(0);
      // The connection and the writer's turn are free again.
      await deposit('next', false);
      expect(await entries()).toBe(1);
    });

    it('also while it waits for another one', async () => {
      let finish: () => void = () => undefined;
      let begun: () => void = () => undefined;
      const locked = new Promise<void>((resolve) => (begun = resolve));
      const first = unitOfWork.run(
        async (em) => {
          await em.update(Account, { id: 'till' }, { balance: 7 });
          begun();
          await new Promise<void>((resolve) => (finish = resolve));
        },
        { name: 'first' },
      );
      await locked;
      const second = unitOfWork.run((em) => em.update(Account, { id: 'till' }, { balance: 9 }), {
        name: 'second',
        timeoutMs: 300,
      });
      await expect(second).rejects.toMatchObject({ code: 'transaction-timeout' });
      finish();
      await first;
      expect(await balance()).toBe(7);
    });
  });
});
