import { setImmediate as breathe } from 'node:timers/promises';
import type { Driver, EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { AppError } from '#contracts/errors.js';
import { translateDatabaseError } from './error-translation.js';

export interface BulkInsertOptions {
  /** Rows in one statement at most; default 1,000 (500 on SQLite, whose driver blocks the process meanwhile). */
  chunk?: number;
}
export interface BulkUpsertOptions<E> extends BulkInsertOptions {
  /** What a row that exists already takes of the new one; default: everything but its key. */
  update?: readonly (keyof E & string)[];
}

/** SQLite binds at most 32,766 values in a statement; MariaDB's own limit (65,535) is for prepared ones only. */
const MAX_VALUES = 32_766;
/** A statement stays far below MariaDB's max_allowed_packet (16 MiB), also where every character takes four bytes. */
const MAX_CHARACTERS = 1_500_000;
const DEFAULT_CHUNK = { sqlite: 500, server: 1000 };

/**
 * Inserts many rows with few statements: what `save()` does at a tenth of the speed. No `INSERT IGNORE`: a row that
 * exists already fails the whole, so deduplicate before.
 *
 * @param em of a running unit of work: chunks of one call must stand or fall together.
 * @param rows property → value as in the entity, an instant also as RFC 3339 text; a property left out is NULL. Not
 * written to.
 * @throws AppError `already-exists`, `reference-broken`, `value-too-long`, …; `insert-outside-transaction` (bug).
 */
export async function insertRows<E extends ObjectLiteral>(
  em: EntityManager,
  target: EntityTarget<E>,
  rows: readonly object[],
  options: BulkInsertOptions = {},
): Promise<void> {
  await writeRows(em, insertOf(em.connection.getMetadata(target)), rows, options);
}

/**
 * The same for rows that may exist already, found by the primary key: they take the new values. A row that does not
 * exist is inserted whole, so every column without a null must be there either way.
 */
export async function upsertRows<E extends ObjectLiteral>(
  em: EntityManager,
  target: EntityTarget<E>,
  rows: readonly object[],
  options: BulkUpsertOptions<E> = {},
): Promise<void> {
  await writeRows(em, upsertOf(em.connection.getMetadata(target), options.update), rows, options);
}

async function writeRows(
  em: EntityManager,
  insert: Insert,
  rows: readonly object[],
  options: BulkInsertOptions,
): Promise<void> {
  if (rows.length === 0) return;
  if (!em.queryRunner?.isTransactionActive) {
    throw new AppError('insert-outside-transaction', {
      kind: 'bug',
      message: 'rows are written with the entity manager of a unit of work',
    });
  }
  const chunk = Math.max(
    1,
    Math.min(options.chunk ?? insert.defaultChunk, Math.floor(MAX_VALUES / insert.writers.length)),
  );
  try {
    for (let at = 0; at < rows.length;) {
      const { values, taken } = valuesOf(insert, rows, at, chunk);
      await runInShapes(em, insert, values, taken);
      at += taken;
      if (insert.blocks && at < rows.length) await breathe();
    }
  } catch (error) {
    throw translateDatabaseError(error);
  }
}

interface Insert {
  defaultChunk: number;
  /** The driver works synchronously and keeps prepared statements by their text. */
  blocks: boolean;
  writers: ((row: object) => unknown)[];
  head: string;
  oneRow: string;
  /** What happens to a row that exists already; empty: the statement fails. */
  tail: string;
  statements: Map<number, string>;
}

const inserts = new WeakMap<EntityMetadata, Insert>();
const upserts = new WeakMap<EntityMetadata, Map<string, Insert>>();

function insertOf(metadata: EntityMetadata): Insert {
  let insert = inserts.get(metadata);
  if (!insert) {
    insert = describe(metadata);
    inserts.set(metadata, insert);
  }
  return insert;
}

function upsertOf(metadata: EntityMetadata, update: readonly string[] | undefined): Insert {
  const known = upserts.get(metadata) ?? new Map<string, Insert>();
  upserts.set(metadata, known);
  const key = update?.join() ?? '';
  let upsert = known.get(key);
  if (!upsert) {
    upsert = { ...insertOf(metadata), tail: onConflict(metadata, update), statements: new Map() };
    known.set(key, upsert);
  }
  return upsert;
}

function onConflict(metadata: EntityMetadata, update: readonly string[] | undefined): string {
  const { driver } = metadata.connection;
  const nameOf = (column: ColumnMetadata): string => driver.escape(column.databaseName);
  const taken = metadata.columns.filter(
    (column) => !column.isPrimary && (update?.includes(column.propertyName) ?? true),
  );
  if (driver.options.type !== 'better-sqlite3')
    return ` ON DUPLICATE KEY UPDATE ${taken.map((c) => `${nameOf(c)} = VALUES(${nameOf(c)})`).join(', ')}`;
  const keys = metadata.primaryColumns.map(nameOf).join(', ');
  return ` ON CONFLICT (${keys}) DO UPDATE SET ${taken.map((c) => `${nameOf(c)} = excluded.${nameOf(c)}`).join(', ')}`;
}

function describe(metadata: EntityMetadata): Insert {
  const { driver } = metadata.connection;
  const columns = metadata.columns.filter((column) => column.isInsert);
  const names = columns.map((column) => driver.escape(column.databaseName)).join(', ');
  const blocks = driver.options.type === 'better-sqlite3';
  return {
    defaultChunk: blocks ? DEFAULT_CHUNK.sqlite : DEFAULT_CHUNK.server,
    blocks,
    writers: columns.map((column) => writerOf(column, driver)),
    head: `INSERT INTO ${driver.escape(metadata.tableName)} (${names}) VALUES `,
    oneRow: `(${columns.map(() => '?').join(', ')})`,
    tail: '',
    statements: new Map(),
  };
}

/** Most columns go to the driver as they are; asking TypeORM for each value costs as much as sending it. */
function writerOf(column: ColumnMetadata, driver: Driver): (row: object) => unknown {
  const property = column.propertyName;
  const plain = !column.transformer && !column.embeddedMetadata && !column.relationMetadata;
  const read = plain
    ? (row: object) => (row as Record<string, unknown>)[property]
    : (row: object) => column.getEntityValue(row) as unknown;
  if (plain && column.type === 'datetime') return (row) => instantText(read(row));
  if (plain && column.type !== 'json') return (row) => read(row) ?? null;
  return (row) => (driver.preparePersistentValue(read(row), column) as unknown) ?? null;
}

/** RFC 3339 as machines write it; on a day and at an hour that every month and every day has. */
const PLAIN_UTC = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** Both engines take this text, UTC with milliseconds; formatted once here it is quicker than in the driver. */
function instantText(value: unknown): unknown {
  if (typeof value !== 'string' && !(value instanceof Date)) return value ?? null;
  const iso = typeof value === 'string' && PLAIN_UTC.test(value) ? value : new Date(value).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 23)}`;
}

function valuesOf(
  insert: Insert,
  rows: readonly object[],
  from: number,
  chunk: number,
): { values: unknown[]; taken: number } {
  const values: unknown[] = [];
  let taken = 0;
  for (
    let characters = 0;
    taken < chunk && from + taken < rows.length && characters < MAX_CHARACTERS;
    taken++
  ) {
    const row = rows[from + taken]!;
    for (const write of insert.writers) {
      const value = write(row);
      if (typeof value === 'string') characters += value.length;
      values.push(value);
    }
  }
  return { values, taken };
}

/** On SQLite a rest goes in powers of two, so that few different statements are prepared and all of them reused. */
async function runInShapes(
  em: EntityManager,
  insert: Insert,
  values: unknown[],
  count: number,
): Promise<void> {
  const width = insert.writers.length;
  for (let at = 0; at < count;) {
    const left = count - at;
    const rows = !insert.blocks || left === insert.defaultChunk ? left : 2 ** Math.floor(Math.log2(left));
    await em.query(
      statementOf(insert, rows),
      rows === count ? values : values.slice(at * width, (at + rows) * width),
    );
    at += rows;
  }
}

function statementOf(insert: Insert, rows: number): string {
  let statement = insert.statements.get(rows);
  if (statement === undefined) {
    statement = insert.head + Array<string>(rows).fill(insert.oneRow).join(',') + insert.tail;
    // Whole chunks come back, odd rests of MariaDB do not.
    if (insert.blocks || rows === insert.defaultChunk) insert.statements.set(rows, statement);
  }
  return statement;
}
