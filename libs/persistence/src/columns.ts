import { Column, type ColumnOptions } from 'typeorm';

/**
 * The column types that mean the same on MariaDB/MySQL and on SQLite. Entities use these and nothing else.
 *
 * Text compares by bytes on both engines: the migration gives every text column the engine's binary collation
 * (engines/*.ts), so 'a' ≠ 'A' ≠ 'ă' and the order is that of code points. What people search goes into a
 * {@link FoldedColumn}. Indexes, uniques and foreign keys are declared apart, because each must have a name.
 */
export type ColumnExtras = Pick<
  ColumnOptions,
  'primary' | 'nullable' | 'name' | 'default' | 'select' | 'update'
>;

/** An id made by the application (never by the database). */
export function IdColumn(length = 64, extras: ColumnExtras = {}): PropertyDecorator {
  return Column({ ...extras, type: 'varchar', length });
}

/** A code, key, hash, token or state word: short, exact, compared by bytes. */
export function CodeColumn(length: number, extras: ColumnExtras = {}): PropertyDecorator {
  return Column({ ...extras, type: 'varchar', length });
}

/** A name or title as people wrote it; for searching and sorting put a {@link FoldedColumn} beside it. */
export function NameColumn(length = 255, extras: ColumnExtras = {}): PropertyDecorator {
  return Column({ ...extras, type: 'varchar', length });
}

/** The folded (NFD-stripped, lower-cased) form of a name, made by the application, for search and sorting. */
export function FoldedColumn(length = 255, extras: ColumnExtras = {}): PropertyDecorator {
  return Column({ ...extras, type: 'varchar', length });
}

/** Text without a useful limit (LONGTEXT on MariaDB: its TEXT ends at 64 KiB, shorter than many a decree). No default. */
export function TextColumn(extras: Omit<ColumnExtras, 'primary' | 'default'> = {}): PropertyDecorator {
  return Column({ ...extras, type: 'text' });
}

/** A whole number of 32 bits with sign. */
export function IntColumn(extras: ColumnExtras = {}): PropertyDecorator {
  return Column({ ...extras, type: 'int' });
}

/** A whole number up to 2^53 (bytes, epoch milliseconds), kept as a double: `bigint` loses digits or turns into strings. */
export function WideIntColumn(extras: ColumnExtras = {}): PropertyDecorator {
  return Column({ ...extras, type: 'double' });
}

/** A measured quantity with decimals (coordinates, decibels). */
export function NumberColumn(extras: ColumnExtras = {}): PropertyDecorator {
  return Column({ ...extras, type: 'double' });
}

/** True or false. */
export function BoolColumn(extras: ColumnExtras = {}): PropertyDecorator {
  return Column({ ...extras, type: 'boolean' });
}

/** An instant as a `Date`, UTC with milliseconds; sorts by time on both engines (text `YYYY-MM-DD HH:MM:SS.mmm` on SQLite). */
export function InstantColumn(extras: Omit<ColumnExtras, 'default'> = {}): PropertyDecorator {
  return Column({ ...extras, type: 'datetime', precision: 3 });
}

/** A JSON value (type the property yourself, or `unknown`). No default: the application writes the whole value. */
export function JsonColumn(extras: Omit<ColumnExtras, 'primary' | 'default'> = {}): PropertyDecorator {
  return Column({ ...extras, type: 'json' });
}
