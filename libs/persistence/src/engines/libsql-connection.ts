import Libsql from 'libsql';

export interface PreparedStatement {
  readonly reader: boolean;
  all(bound: unknown[]): Record<string, unknown>[];
  run(bound: unknown[]): { changes: number; lastInsertRowid: number };
}

interface RawConnection {
  readonly inTransaction: boolean;
  prepare(sql: string): PreparedStatement;
  pragma(source: string): Record<string, unknown>[];
  exec(sql: string): void;
  close(): void;
}

/** libsql's own types describe better-sqlite3's; these are the parts that exist and are used. */
export function openRaw(file: string): RawConnection {
  return new (Libsql as unknown as new (path: string) => RawConnection)(file);
}

/** Statements kept prepared per connection; the oldest goes first. */
const MAX_STATEMENTS = 500;

/** One libsql connection with its prepared statements. */
export class LibsqlConnection {
  readonly #statements = new Map<string, PreparedStatement>();

  constructor(readonly raw: RawConnection) {}

  /** Opens a second connection to the file that can only read; in WAL it sees the last commit. */
  static openReader(file: string): LibsqlConnection {
    const raw = openRaw(file);
    raw.pragma('busy_timeout = 5000');
    raw.pragma('query_only = ON');
    return new LibsqlConnection(raw);
  }

  get inTransaction(): boolean {
    return this.raw.inTransaction;
  }

  statement(sql: string): PreparedStatement {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.raw.prepare(sql);
      this.#statements.set(sql, statement);
      if (this.#statements.size > MAX_STATEMENTS)
        this.#statements.delete(this.#statements.keys().next().value!);
    }
    return statement;
  }

  close(): void {
    this.#statements.clear();
    this.raw.close();
  }
}
