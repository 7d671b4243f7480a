import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Entity, type DataSource } from 'typeorm';
import { fold } from '#platform/fold.js';
import { CodeColumn, FoldedColumn, IntColumn, NameColumn } from '#persistence/columns.js';
import { createDataSource } from '#persistence/data-source.js';
import { paged, whereContains } from '#persistence/paging.js';
import { describeDatabases, freshDatabase, type FreshDatabase } from '#testing/services/database.js';
import { quietLog } from '#testing/services/quiet-log.js';

@Entity('commune')
class Commune {
  @CodeColumn(20, { primary: true }) code: string;
  @NameColumn() name: string;
  @FoldedColumn() folded: string;
  @IntColumn() rank: number;
}

const NAMES = [
  'Mường Hum',
  'Mường Khương',
  'Bát Xát',
  'Sa Pa',
  'Đồng 100%',
  'Cốc_San',
  'Y Tý',
  'Tả Phìn',
  'Ngũ Chỉ Sơn',
];

describeDatabases('lists', (engine) => {
  let database: FreshDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await freshDatabase(engine);
    dataSource = await createDataSource(database.config, { log: quietLog, entities: [Commune] });
    await dataSource.query(
      'CREATE TABLE commune (code varchar(20) NOT NULL PRIMARY KEY, name varchar(255) NOT NULL, folded varchar(255) NOT NULL, `rank` integer NOT NULL)',
    );
    const rows = NAMES.map((name, i) => ({ code: `c${i}`, name, folded: fold(name), rank: i % 2 }));
    await dataSource.getRepository(Commune).insert(rows);
  }, 60_000);
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const rules = { alias: 'c', sort: ['name', 'folded', 'rank'], by: 'folded' };
  const builder = () => dataSource.getRepository(Commune).createQueryBuilder('c');
  const search = async (text: string) =>
    (await whereContains(builder(), 'c.folded', fold(text)).orderBy('c.code').getMany()).map(
      ({ name }) => name,
    );

  it('go page by page without repeating or losing rows that sort alike', async () => {
    const seen: string[] = [];
    for (let page = 1; page <= 4; page++) {
      const got = await paged(builder(), { page, limit: 3, sort: '-rank' }, rules);
      expect(got).toMatchObject({ total: NAMES.length, page, limit: 3 });
      seen.push(...got.items.map(({ code }) => code));
    }
    expect(seen).toEqual(['c1', 'c3', 'c5', 'c7', 'c0', 'c2', 'c4', 'c6', 'c8']);
  });

  it('refuse an order that is not offered and pages without end, and cap the limit', async () => {
    await expect(
      paged(builder(), { page: 1, limit: 10, sort: 'code; DROP TABLE commune' }, rules),
    ).rejects.toMatchObject({
      kind: 'invalid',
      problems: [{ field: 'sort', code: 'sort-unknown' }],
    });
    await expect(paged(builder(), { page: 10_000_000, limit: 200 }, rules)).rejects.toMatchObject({
      code: 'page-out-of-range',
    });
    expect((await paged(builder(), { page: 1, limit: 5_000 }, rules)).limit).toBe(200);
  });

  it('find words with and without marks, in NFC and NFD, and signs as themselves', async () => {
    expect(await search('muong')).toEqual(['Mường Hum', 'Mường Khương']);
    expect(await search('Hum MƯỜNG'.normalize('NFD'))).toEqual(['Mường Hum']);
    expect(await search('100%')).toEqual(['Đồng 100%']);
    expect(await search('%')).toEqual(['Đồng 100%']);
    expect(await search('_')).toEqual(['Cốc_San']);
    expect(await search("'; --")).toEqual([]);
  });
});
