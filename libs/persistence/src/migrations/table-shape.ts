import { type QueryRunner, Table, type TableColumnOptions, TableForeignKey, TableIndex } from 'typeorm';
import { dialectOf, type Dialect } from '../engines/dialect.js';

/**
 * A table as migrations write it down, for both engines. A column is `type[(length)] [primary] [null] [default X]`,
 * X being JSON; an index is `[unique] column column …`.
 */
export interface TableShape {
  name: string;
  columns: Record<string, string>;
  indexes: Record<string, string>;
  foreignKeys?: Record<string, ForeignKeyShape>;
}

export interface ForeignKeyShape {
  columns: string[];
  table: string;
  to: string[];
  onDelete?: 'CASCADE' | 'SET NULL' | 'RESTRICT' | 'NO ACTION';
}

/**
 * Creates the tables that do not exist yet. MariaDB commits each CREATE TABLE by itself: a migration that was killed
 * half-way goes on where it stopped.
 */
export async function createTables(runner: QueryRunner, shapes: readonly TableShape[]): Promise<void> {
  const dialect = dialectOf(runner.connection);
  for (const shape of shapes) await runner.createTable(tableOf(shape, dialect), true);
}

/** By plain statements: TypeORM would read each table's whole description first, to be able to undo the undoing. */
export async function dropTables(runner: QueryRunner, shapes: readonly TableShape[]): Promise<void> {
  for (const shape of [...shapes].reverse())
    await runner.query(`DROP TABLE IF EXISTS ${runner.connection.driver.escape(shape.name)}`);
}

export function tableOf(shape: TableShape, dialect: Dialect): Table {
  return new Table({
    name: shape.name,
    columns: Object.entries(shape.columns).map(([name, spec]) => columnOf(name, spec, dialect)),
    indices: Object.entries(shape.indexes).map(([name, spec]) => {
      const words = spec.split(' ');
      const isUnique = words[0] === 'unique';
      return new TableIndex({ name, isUnique, columnNames: isUnique ? words.slice(1) : words });
    }),
    foreignKeys: Object.entries(shape.foreignKeys ?? {}).map(
      ([name, key]) =>
        new TableForeignKey({
          name,
          columnNames: key.columns,
          referencedTableName: key.table,
          referencedColumnNames: key.to,
          onDelete: key.onDelete,
        }),
    ),
  });
}

const COLUMN = /^([a-z]+)(?:\((\d+)\))?( primary)?( null)?(?: default (.+))?$/;

/** Also for later migrations that add a column. */
export function columnOf(name: string, spec: string, dialect: Dialect): TableColumnOptions {
  const found = COLUMN.exec(spec);
  if (!found) throw new Error(`The column ${name} is not written as a migration needs it: ${spec}`);
  const [, kind = '', size, primary, nullable, given] = found;
  return {
    name,
    ...dialect.column(kind, size),
    isPrimary: primary !== undefined,
    isNullable: nullable !== undefined,
    default: given === undefined ? undefined : literal(JSON.parse(given)),
  };
}

function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === 'boolean') return value ? '1' : '0';
  return String(value);
}
