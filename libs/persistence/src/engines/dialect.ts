import type { DataSource, TableColumnOptions } from 'typeorm';

type ColumnType = Pick<TableColumnOptions, 'type' | 'length' | 'precision' | 'charset' | 'collation'>;

/** How the portable column kinds of a migration are called by an engine. */
export interface Dialect {
  column(kind: string, size: string | undefined): ColumnType;
}

const SQLITE_TYPES: Record<string, string> = { int: 'integer' };
const SERVER_TYPES: Record<string, string> = { boolean: 'tinyint', text: 'longtext' };

/** SQLite compares text by bytes unless told otherwise. */
const SQLITE: Dialect = {
  column: (kind, size) => ({ type: SQLITE_TYPES[kind] ?? kind, ...sized(kind, size) }),
};

/** Text gets the collation by bytes, whatever the server's or the database's default is. */
function server(collation: string): Dialect {
  return {
    column(kind, size) {
      const isText = kind === 'varchar' || kind === 'text';
      return {
        type: SERVER_TYPES[kind] ?? kind,
        ...sized(kind, size),
        ...(isText ? { charset: 'utf8mb4', collation } : {}),
      };
    },
  };
}

// Without padding, 'a' and 'a ' differ as they do on SQLite; MySQL and TiDB share only the padding one.
const MARIADB = server('utf8mb4_nopad_bin');
const MYSQL = server('utf8mb4_bin');

function sized(kind: string, size: string | undefined): Pick<ColumnType, 'length' | 'precision'> {
  if (size === undefined) return {};
  return kind === 'datetime' ? { precision: Number(size) } : { length: size };
}

export function dialectOf(dataSource: DataSource): Dialect {
  switch (dataSource.options.type) {
    case 'better-sqlite3':
      return SQLITE;
    case 'mariadb':
      return MARIADB;
    case 'mysql':
      return MYSQL;
    default:
      throw new Error(`No such engine: ${dataSource.options.type}`);
  }
}
