import { describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dialectOf } from '../engines/dialect.js';
import { columnOf, tableOf } from './table-shape.js';

const engine = (type: string) => dialectOf({ options: { type } } as unknown as DataSource);
const [sqlite, mariadb, mysql] = [engine('better-sqlite3'), engine('mariadb'), engine('mysql')];

describe('columns as migrations write them', () => {
  it('are called differently by each engine, and texts compare by bytes', () => {
    expect(columnOf('a', 'text null', sqlite)).toMatchObject({
      type: 'text',
      isNullable: true,
      isPrimary: false,
    });
    expect(columnOf('a', 'text null', mariadb)).toMatchObject({
      type: 'longtext',
      collation: 'utf8mb4_nopad_bin',
    });
    expect(columnOf('a', 'varchar(64) primary', mysql)).toMatchObject({
      ...{ type: 'varchar', length: '64', isPrimary: true, isNullable: false, collation: 'utf8mb4_bin' },
    });
    expect(columnOf('a', 'datetime(3)', sqlite)).toMatchObject({ type: 'datetime', precision: 3 });
    expect(columnOf('a', 'int', sqlite)).toMatchObject({ type: 'integer' });
    expect(columnOf('a', 'boolean default false', mariadb)).toMatchObject({ type: 'tinyint', default: '0' });
    expect(columnOf('a', 'varchar(9) default "it\'s"', sqlite)).toMatchObject({ default: "'it''s'" });
  });

  it('that are written otherwise are refused', () => {
    for (const spec of ['', 'varchar(x)', 'varchar(9) unique', 'text primary null default']) {
      expect(() => columnOf('a', spec, sqlite)).toThrow('The column a');
    }
  });

  it('make a table with its named indexes and keys', () => {
    const table = tableOf(
      {
        name: 't',
        columns: { a: 'int primary', b: 'int', c: 'int' },
        indexes: { ix_t_b: 'b c', uq_t_c: 'unique c' },
        foreignKeys: { fk_t_b: { columns: ['b'], table: 'u', to: ['id'], onDelete: 'CASCADE' } },
      },
      sqlite,
    );
    expect(table.indices.map(({ name, columnNames, isUnique }) => [name, columnNames, isUnique])).toEqual([
      ['ix_t_b', ['b', 'c'], false],
      ['uq_t_c', ['c'], true],
    ]);
    expect(table.foreignKeys[0]).toMatchObject({
      name: 'fk_t_b',
      referencedTableName: 'u',
      onDelete: 'CASCADE',
    });
  });
});
