import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Entity, LessThan, type DataSource } from 'typeorm';
import { insertRows, upsertRows } from '#persistence/bulk-insert.js';
import { readRows } from '#persistence/bulk-read.js';
import * as columns from '#persistence/columns.js';
import { createDataSource } from '#persistence/data-source.js';
import { createTables } from '#persistence/migrations/table-shape.js';
import { shapesOfEntities } from '#persistence/migrations/shape-of-entities.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { describeDatabases, freshDatabase, type FreshDatabase } from '#testing/services/database.js';
import { quietLog } from '#testing/services/quiet-log.js';

@Entity('specimen')
class Specimen {
  @columns.IdColumn(64, { primary: true }) id: string;
  @columns.NameColumn(255, { nullable: true }) name: string | null;
  @columns.TextColumn({ nullable: true }) body: string | null;
  @columns.IntColumn({ nullable: true }) count: number | null;
  @columns.WideIntColumn({ nullable: true }) wide: number | null;
  @columns.BoolColumn({ default: false }) flag: boolean;
  @columns.InstantColumn({ nullable: true }) at: Date | null;
  @columns.JsonColumn({ nullable: true }) json: unknown;
}

const blank: Specimen = {
  id: '',
  name: null,
  body: null,
  count: null,
  wide: null,
  flag: false,
  at: null,
  json: null,
};

const withoutBody = ({ body, ...rest }: Specimen) => ({ ...rest, length: body?.length });

describeDatabases('values', (engine) => {
  let database: FreshDatabase;
  let dataSource: DataSource;
  let unitOfWork: UnitOfWork;

  beforeAll(async () => {
    const entities = [Specimen];
    const scratch = await freshDatabase('sqlite');
    const model = await createDataSource(scratch.config, { log: quietLog, entities });
    const shapes = shapesOfEntities(model);
    await model.destroy();
    database = await freshDatabase(engine);
    dataSource = await createDataSource(database.config, { log: quietLog, entities });
    unitOfWork = new UnitOfWork(dataSource, { log: quietLog });
    const runner = dataSource.createQueryRunner();
    await createTables(runner, shapes);
    await runner.release();
  }, 60_000);
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });
  beforeEach(() => dataSource.query('DELETE FROM specimen'));

  const all = () => dataSource.getRepository(Specimen).find({ order: { id: 'ASC' } });

  it('come back as they went, through save() and through bulk inserts alike', async () => {
    const rows: Specimen[] = [
      { ...blank, id: '1' },
      {
        id: '2',
        name: 'Đài truyền thanh xã Mường Hum “thử” \\ \' " ; -- 😀',
        body: 'ô'.repeat(70_000) + '\r\n\t',
        count: -2_147_483_648,
        wide: 9_007_199_254_740_991,
        flag: true,
        at: new Date('2026-07-01T00:00:00.001Z'),
        json: { list: [1, 'hai', null, { ba: 3.25 }], text: "a'b\\c" },
      },
      { ...blank, id: '3', json: 'a text', at: new Date('1999-12-31T23:59:59.999Z') },
      { ...blank, id: '4', json: 0 },
      { ...blank, id: '5', json: [] },
    ];
    await dataSource.getRepository(Specimen).save(rows.map((row) => ({ ...row })));
    const saved = await all();
    // Not compared whole: a failure would print the long text.
    expect(saved.map(({ body }) => body === rows[1]!.body)).toEqual([false, true, false, false, false]);
    expect(saved.map(withoutBody)).toEqual(rows.map(withoutBody));
    await dataSource.query('DELETE FROM specimen');
    await unitOfWork.run((em) => insertRows(em, Specimen, rows), { name: 'bulk' });
    const inserted = await all();
    expect(inserted.map(withoutBody)).toEqual(saved.map(withoutBody));
    expect(inserted[1]!.body === saved[1]!.body).toBe(true);
  });

  it('instants keep their millisecond, sort by time and compare with instants', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2100, 0) }), {
          minLength: 2,
          maxLength: 20,
        }),
        async (instants) => {
          await dataSource.query('DELETE FROM specimen');
          const rows = instants.map((ms, i) => ({ ...blank, id: String(i), at: new Date(ms) }));
          await unitOfWork.run((em) => insertRows(em, Specimen, rows), { name: 'bulk' });
          const sorted = await dataSource.getRepository(Specimen).find({ order: { at: 'ASC' } });
          expect(sorted.map(({ at }) => at?.getTime())).toEqual([...instants].sort((a, b) => a - b));
          const middle = new Date(instants[0]!);
          const earlier = instants.filter((ms) => ms < middle.getTime()).length;
          expect(await dataSource.getRepository(Specimen).countBy({ at: LessThan(middle) })).toBe(earlier);
          const built = dataSource
            .getRepository(Specimen)
            .createQueryBuilder('s')
            .where('s.at < :middle', { middle });
          expect(await built.getCount()).toBe(earlier);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('an instant as text is the instant that it names', async () => {
    const texts = [
      '2026-07-01T00:00:00.001Z',
      '2026-07-01T06:59:59.1+07:00',
      '2026-12-31T23:59:59Z',
      '2024-02-29T12:00:00.5Z',
      '2026-01-31T24:00:00.000Z',
      '2026-07-31T12:00:00.123456Z',
    ];
    const rows = texts.map((at, i) => ({ ...blank, id: String(i), at }));
    await unitOfWork.run((em) => insertRows(em, Specimen, rows), { name: 'texts' });
    expect((await all()).map(({ at }) => at?.getTime())).toEqual(texts.map((text) => Date.parse(text)));
  });

  it('ids and names compare by bytes, whatever the default of the server', async () => {
    const ids = ['a', 'A', 'ă', 'â', 'à', 'đ', 'd', 'Đ', 'a ', 'ss', 'ß', 'é', 'e\u0301'];
    await unitOfWork.run(
      (em) =>
        insertRows(
          em,
          Specimen,
          ids.map((id) => ({ ...blank, id, name: id })),
        ),
      { name: 'ids' },
    );
    for (const id of ids) {
      expect((await dataSource.getRepository(Specimen).findBy({ id })).map((row) => row.id)).toEqual([id]);
      expect(await dataSource.getRepository(Specimen).countBy({ name: id })).toBe(1);
    }
    const byBytes = [...ids].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(
      (await dataSource.getRepository(Specimen).find({ order: { name: 'ASC' } })).map(({ name }) => name),
    ).toEqual(byBytes);
  });

  it('many rows go in with few statements, all or none, in any number', async () => {
    for (const count of [0, 1, 499, 500, 501, 1000, 1237, 5003]) {
      const rows = Array.from({ length: count }, (_, i) => ({ ...blank, id: `r${i}`, count: i }));
      await unitOfWork.run((em) => insertRows(em, Specimen, rows), { name: 'bulk' });
      expect(await dataSource.getRepository(Specimen).count()).toBe(count);
      await dataSource.query('DELETE FROM specimen');
    }
    const doubled = Array.from({ length: 2500 }, (_, i) => ({ ...blank, id: `r${i % 2400}` }));
    await expect(
      unitOfWork.run((em) => insertRows(em, Specimen, doubled), { name: 'bulk' }),
    ).rejects.toMatchObject({
      code: 'already-exists',
    });
    expect(await dataSource.getRepository(Specimen).count()).toBe(0);
    await expect(insertRows(dataSource.manager, Specimen, [blank])).rejects.toMatchObject({
      code: 'insert-outside-transaction',
    });
  });

  it('rows that exist take the new values, all of them or those that are named', async () => {
    const rows = Array.from({ length: 1237 }, (_, i) => ({ ...blank, id: `r${i}`, count: i, name: 'old' }));
    await unitOfWork.run((em) => upsertRows(em, Specimen, rows.slice(0, 700)), { name: 'first' });
    const again = rows.map((row) => ({ ...row, count: row.count + 1, name: 'new', json: { of: row.id } }));
    await unitOfWork.run((em) => upsertRows(em, Specimen, again), { name: 'again' });
    const everything = await all();
    expect(everything).toHaveLength(1237);
    expect(everything.every(({ id, count, name }) => id === `r${count! - 1}` && name === 'new')).toBe(true);
    const named = again.map((row) => ({ ...row, count: 0, name: 'newer' }));
    await unitOfWork.run((em) => upsertRows(em, Specimen, named, { update: ['name'] }), { name: 'named' });
    const last = await all();
    expect(last.every(({ id, count, name }) => id === `r${count! - 1}` && name === 'newer')).toBe(true);
    await expect(upsertRows(dataSource.manager, Specimen, rows)).rejects.toMatchObject({
      code: 'insert-outside-transaction',
    });
  });

  it('columns read in bulk are what find() gives', async () => {
    const rows: Specimen[] = [
      { id: '1', name: 'Mường', body: 'x', count: 5, wide: 2 ** 52, flag: true, at: new Date(1), json: [1] },
      { ...blank, id: '2', flag: false, json: { a: 'đ' } },
      { ...blank, id: '3', count: 5 },
      ...Array.from({ length: 1100 }, (_, i) => ({ ...blank, id: `more-${i}`, count: 7 })),
    ];
    await unitOfWork.run((em) => insertRows(em, Specimen, rows), { name: 'bulk' });
    const columnsOf = ['id', 'name', 'body', 'count', 'wide', 'flag', 'at', 'json'] as const;
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    const ids = rows.map(({ id }) => id);
    const read = await readRows(dataSource.manager, Specimen, columnsOf, { column: 'id', in: ids });
    expect(read.sort(byId)).toEqual((await all()).map((row) => ({ ...row })).sort(byId));
    const some = await unitOfWork.run(
      (em) => readRows(em, Specimen, ['id'], { column: 'count', in: [5, 6], and: { name: null } }),
      { name: 'read' },
    );
    expect(some).toEqual([{ id: '3' }]);
    const none = await readRows(dataSource.manager, Specimen, ['id'], { column: 'id', in: [] });
    expect(none).toEqual([]);
  });

  it('rows with long texts are divided before a statement grows too large for the server', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => ({
      ...blank,
      id: `r${i}`,
      body: '\'"😀'.repeat(100_000),
    }));
    await unitOfWork.run((em) => insertRows(em, Specimen, rows), { name: 'bulk' });
    expect(await dataSource.getRepository(Specimen).count()).toBe(60);
  }, 30_000);

  it('a NUL character is kept whole or refused, never the end of a text', async () => {
    const insert = unitOfWork.run((em) => em.insert(Specimen, { id: 'nul', name: 'a\u0000b' }), {
      name: 'nul',
    });
    if (engine === 'sqlite')
      await expect(insert).rejects.toMatchObject({ code: 'nul-character', kind: 'invalid' });
    else {
      await insert;
      expect((await all())[0]!.name).toBe('a\u0000b');
    }
  });

  it('sums and counts are numbers', async () => {
    await unitOfWork.run(
      (em) =>
        insertRows(
          em,
          Specimen,
          [1, 2, 3].map((n) => ({ ...blank, id: `${n}`, count: n })),
        ),
      { name: 'x' },
    );
    const sum = dataSource
      .getRepository(Specimen)
      .createQueryBuilder('s')
      .select('SUM(s.count)', 'sum')
      .addSelect('COUNT(*)', 'n');
    expect(await sum.getRawOne()).toEqual({ sum: 6, n: 3 });
  });
});
