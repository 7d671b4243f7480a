import type { DataSource, EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import type { ForeignKeyShape, TableShape } from './table-shape.js';

/**
 * What the entities of an SQLite data source (its metadata is nearest to how they are written) look like as tables,
 * those that others refer to first.
 * @throws Error naming every index and key without a name of its own, and whatever else a shape cannot say.
 */
export function shapesOfEntities(dataSource: DataSource): TableShape[] {
  const problems = dataSource.entityMetadatas.flatMap(problemsOf);
  if (problems.length > 0)
    throw new Error(`The entities cannot be written as a migration:\n${problems.join('\n')}`);
  return inOrderOfReference(dataSource.entityMetadatas.map(shapeOf));
}

const KINDS = new Set<unknown>(['varchar', 'text', 'int', 'double', 'boolean', 'datetime', 'json']);

function problemsOf(entity: EntityMetadata): string[] {
  const at = (what: string) => `${entity.tableName}: ${what}`;
  return [
    ...entity.columns
      .filter(({ type }) => !KINDS.has(type))
      .map((c) => at(`${c.propertyName} needs a column of columns.ts`)),
    ...entity.indices
      .filter(({ givenName }) => !givenName)
      .map((i) => at(`the index over ${namesOf(i.columns)} needs a name`)),
    ...entity.indices
      .filter(({ where }) => where)
      .map((i) => at(`${i.name}: a partial index is not portable`)),
    ...entity.uniques
      .filter(({ givenName }) => !givenName)
      .map((u) => at(`the unique over ${namesOf(u.columns)} needs a name`)),
    ...entity.foreignKeys
      .filter(({ givenName }) => !givenName)
      .map((f) => at(`the key over ${namesOf(f.columns)} needs a name`)),
  ];
}

function shapeOf(entity: EntityMetadata): TableShape {
  const indexes = [
    ...entity.indices.map((index) => [
      index.name,
      `${index.isUnique ? 'unique ' : ''}${namesOf(index.columns)}`,
    ]),
    ...entity.uniques.map((unique) => [unique.name, `unique ${namesOf(unique.columns)}`]),
  ];
  const foreignKeys = entity.foreignKeys.map((key): [string, ForeignKeyShape] => [
    key.name,
    {
      columns: key.columnNames,
      table: key.referencedTablePath,
      to: key.referencedColumnNames,
      onDelete: key.onDelete as ForeignKeyShape['onDelete'],
    },
  ]);
  return {
    name: entity.tableName,
    columns: Object.fromEntries(entity.columns.map((column) => [column.databaseName, specOf(column)])),
    indexes: Object.fromEntries(indexes) as Record<string, string>,
    ...(foreignKeys.length > 0 ? { foreignKeys: Object.fromEntries(foreignKeys) } : {}),
  };
}

function specOf(column: ColumnMetadata): string {
  const size = column.length || column.precision;
  return [
    `${column.type as string}${size ? `(${size})` : ''}`,
    ...(column.isPrimary ? ['primary'] : []),
    ...(column.isNullable ? ['null'] : []),
    ...(column.default === undefined || column.default === null
      ? []
      : [`default ${JSON.stringify(column.default)}`]),
  ].join(' ');
}

function namesOf(columns: ColumnMetadata[]): string {
  return columns.map(({ databaseName }) => databaseName).join(' ');
}

function inOrderOfReference(shapes: TableShape[]): TableShape[] {
  const ordered: TableShape[] = [];
  let waiting = [...shapes].sort((a, b) => (a.name < b.name ? -1 : 1));
  while (waiting.length > 0) {
    const made = new Set(ordered.map(({ name }) => name));
    const ready = waiting.filter((shape) =>
      Object.values(shape.foreignKeys ?? {}).every(({ table }) => table === shape.name || made.has(table)),
    );
    if (ready.length === 0)
      throw new Error(
        `Tables refer to each other in a circle: ${waiting.map(({ name }) => name).join(', ')}`,
      );
    ordered.push(...ready);
    waiting = waiting.filter((shape) => !ready.includes(shape));
  }
  return ordered;
}
