import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';

/** Values in one statement at most. */
const CHUNK = 500;

/**
 * Columns of the rows whose `column` has one of these values, as plain objects: what `find()` does at a tenth of its
 * cost, for paths that every message of every device takes. No order is promised.
 *
 * @param em of a unit of work, or the data source's for committed rows.
 * @param where `in`: any number of values, read in turns; `and`: further columns that must be equal (null: IS NULL).
 */
export async function readRows<E extends ObjectLiteral, K extends keyof E & string>(
  em: EntityManager,
  target: EntityTarget<E>,
  columns: readonly K[],
  where: { column: keyof E & string; in: readonly (string | number)[]; and?: Partial<E> },
): Promise<Pick<E, K>[]> {
  if (where.in.length === 0) return [];
  const metadata = em.connection.getMetadata(target);
  const and = Object.entries(where.and ?? {}) as [string, unknown][];
  const head = `SELECT ${columns.map((name) => `${nameOf(metadata, name)} AS ${em.connection.driver.escape(name)}`).join(', ')} FROM ${em.connection.driver.escape(metadata.tableName)} WHERE ${[
    ...and.map(([name, value]) => `${nameOf(metadata, name)} ${value === null ? 'IS NULL' : '= ?'}`),
    nameOf(metadata, where.column),
  ].join(' AND ')} IN `;
  const fixed = and.flatMap(([, value]) => (value === null ? [] : [value]));
  const readers = columns.flatMap((name) => readerOf(columnOf(metadata, name)));
  const rows: Pick<E, K>[] = [];
  for (let at = 0; at < where.in.length; at += CHUNK) {
    const values = where.in.slice(at, at + CHUNK);
    const sql = `${head}(${values.map(() => '?').join(', ')})`;
    const found = await em.query<Record<string, unknown>[]>(sql, [...fixed, ...values]);
    for (const row of found) {
      for (const read of readers) read(row);
      rows.push(row as Pick<E, K>);
    }
  }
  return rows;
}

function columnOf(metadata: EntityMetadata, property: string): ColumnMetadata {
  const column = metadata.findColumnWithPropertyName(property);
  if (!column) throw new Error(`${metadata.tableName} has no column ${property}`);
  return column;
}

const nameOf = (metadata: EntityMetadata, property: string): string =>
  metadata.connection.driver.escape(columnOf(metadata, property).databaseName);

/** Text and numbers are right as they come; instants, JSON and booleans are made what the entity has. */
function readerOf(column: ColumnMetadata): ((row: Record<string, unknown>) => void)[] {
  if (
    !column.transformer &&
    column.type !== 'datetime' &&
    column.type !== 'json' &&
    column.type !== 'boolean'
  )
    return [];
  const { driver } = column.entityMetadata.connection;
  const { propertyName } = column;
  return [(row) => (row[propertyName] = driver.prepareHydratedValue(row[propertyName], column) as unknown)];
}
