import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { Entity, type DataSource } from 'typeorm';
import { CodeColumn, IntColumn } from '#persistence/columns.js';
import { createDataSource } from '#persistence/data-source.js';
import { LeaseHolder } from '#persistence/lease-holder.js';
import { LeaseEntity } from '#persistence/lease.entity.js';
import { assertHeld, releaseLease, renewLease, takeLease, type LeaseGrant } from '#persistence/lease.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { describeDatabases, freshDatabase, type FreshDatabase } from '#testing/services/database.js';
import { quietLog } from '#testing/services/quiet-log.js';

/** By a clock that the test moves; asking may take a third of it by the real one, which a busy database needs. */
const TTL_MS = 60_000;

@Entity('mark')
class Mark {
  @CodeColumn(20, { primary: true }) id: string;
  @IntColumn() fence: number;
}

describeDatabases('leases', (engine) => {
  let database: FreshDatabase;
  let dataSource: DataSource;
  let unitOfWork: UnitOfWork;
  const clock = { ms: 1_000_000, nowMs: () => clock.ms };

  beforeAll(async () => {
    database = await freshDatabase(engine);
    dataSource = await createDataSource(database.config, { log: quietLog, entities: [LeaseEntity, Mark] });
    unitOfWork = new UnitOfWork(dataSource, { log: quietLog });
    for (const sql of [
      'CREATE TABLE leases (name varchar(100) NOT NULL PRIMARY KEY, owner varchar(64) NOT NULL, fence integer NOT NULL, until datetime(3) NOT NULL)',
      'CREATE TABLE mark (id varchar(20) NOT NULL PRIMARY KEY, fence integer NOT NULL)',
    ]) {
      await dataSource.query(sql);
    }
  }, 60_000);
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });
  beforeEach(async () => {
    clock.ms = 1_000_000;
    await dataSource.query('DELETE FROM leases');
    await dataSource.query('DELETE FROM mark');
  });

  const take = (owner: string) =>
    takeLease(unitOfWork, { name: 'ingest', owner, nowMs: clock.ms, ttlMs: TTL_MS });

  /** Work that counts only when its lease still holds at the moment of the commit. */
  const mark = (id: string, grant: LeaseGrant, meanwhile: () => Promise<unknown> = async () => undefined) =>
    unitOfWork.run(
      async (em) => {
        await assertHeld(em, grant);
        await meanwhile();
        await em.insert(Mark, { id, fence: grant.fence });
      },
      { name: 'mark' },
    );

  it('twenty ask at once and one gets it, the first time and every time it has run out', async () => {
    for (let round = 1; round <= 5; round++) {
      const grants = await Promise.all(Array.from({ length: 20 }, (_, i) => take(`p${i}`)));
      const given = grants.filter((grant) => grant !== undefined);
      expect(given).toHaveLength(1);
      expect(given[0]!.fence).toBe(round);
      clock.ms += TTL_MS + 1;
    }
  });

  it('is kept by renewing and cannot be taken meanwhile; given back, it is free at once', async () => {
    const first = await take('a');
    clock.ms += 0.9 * TTL_MS;
    const renewed = await renewLease(unitOfWork, first!, clock.ms, TTL_MS);
    expect(renewed).toEqual({ ...first, untilMs: clock.ms + TTL_MS });
    clock.ms += 0.9 * TTL_MS;
    expect(await take('b')).toBeUndefined();
    await releaseLease(unitOfWork, renewed!);
    expect(await take('b')).toMatchObject({ owner: 'b', fence: 2 });
    expect(await renewLease(unitOfWork, renewed!, clock.ms, TTL_MS)).toBeUndefined();
  });

  it('a mark under an old fence is refused', async () => {
    const old = await take('a');
    clock.ms += 2 * TTL_MS;
    const current = await take('b');
    expect(current!.fence).toBeGreaterThan(old!.fence);
    await expect(mark('late', old!)).rejects.toMatchObject({ code: 'lease-lost', kind: 'conflict' });
    await mark('good', current!);
    expect(await dataSource.getRepository(Mark).find()).toEqual([{ id: 'good', fence: current!.fence }]);
  });

  it('a lease cannot change hands between the check and the commit of a mark', async () => {
    const old = await take('a');
    clock.ms += 2 * TTL_MS;
    const order: string[] = [];
    let checked: () => void = () => undefined;
    // Asked for from outside: inside it would join the transaction.
    const taking = new Promise<void>((resolve) => (checked = resolve))
      .then(() => take('b'))
      .then((grant) => (order.push('taken'), grant));
    await mark('in time', old!, async () => {
      checked();
      // Long enough for the other to be done, were it not made to wait.
      for (let i = 0; i < 200; i++) await dataSource.query('SELECT 1');
      order.push('marking');
    });
    expect(await taking).toMatchObject({ owner: 'b', fence: 2 });
    expect(order).toEqual(['marking', 'taken']);
  });

  it('two holders: one works, the other stands by and takes over when the first has died', async () => {
    const told: string[] = [];
    const holder = (owner: string) =>
      new LeaseHolder(unitOfWork, {
        ...{ name: 'ingest', owner, ttlMs: TTL_MS, clock, log: quietLog },
        onChange: (held) => told.push(`${owner} ${held ? 'holds' : 'lost'}`),
      });
    const [a, b] = [holder('a'), holder('b')];
    await Promise.all([a.tick(), b.tick()]);
    const [active, standby] = a.held ? [a, b] : [b, a];
    expect([active.held, standby.held]).toEqual([true, false]);
    for (let i = 0; i < 5; i++) {
      clock.ms += TTL_MS / 3;
      await Promise.all([active.tick(), standby.tick()]);
      expect([active.held, standby.held]).toEqual([true, false]);
    }
    // The active one hangs: by its own clock it stops believing, before anybody else may begin.
    clock.ms += TTL_MS - 1;
    await standby.tick();
    expect([active.held, standby.held]).toEqual([true, false]);
    clock.ms += 2;
    expect(active.held).toBe(false);
    await standby.tick();
    expect(standby.held).toBe(true);
    await expect(unitOfWork.run((em) => active.assertHeld(em), { name: 'mark' })).rejects.toMatchObject({
      code: 'lease-lost',
    });
    await unitOfWork.run((em) => standby.assertHeld(em), { name: 'mark' });
    await active.tick();
    expect(active.held).toBe(false);
    await standby.stop();
    await active.tick();
    expect(active.grant).toMatchObject({ fence: 3 });
    expect(told.filter((line) => line.endsWith('holds'))).toHaveLength(3);
    await active.stop();
  });
});
