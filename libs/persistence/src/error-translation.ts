import { QueryFailedError } from 'typeorm';
import { AppError, type AppErrorInit } from '#contracts/errors.js';

interface DriverError {
  /** mysql2: `ER_DUP_ENTRY` …; libsql: `SQLITE_CONSTRAINT_UNIQUE` …; sockets: `ECONNREFUSED` … */
  code?: string;
  /** mysql2 only: the server's number. */
  errno?: number;
  /** mysql2 only: the connection is gone. */
  fatal?: boolean;
  message: string;
}

/** The driver's own error inside whatever wraps it; undefined for errors that do not come from a database. */
function driverErrorOf(error: unknown): DriverError | undefined {
  const inner: unknown = error instanceof QueryFailedError ? error.driverError : error;
  // Not `instanceof Error`: errors of sockets are made outside the realm that tests run in.
  if (typeof inner !== 'object' || inner === null || !('message' in inner)) return undefined;
  const { code, errno, fatal, message, name } = inner as Partial<DriverError> & { name?: string };
  const text = String(message);
  const fromDriver = inner !== error || name === 'SqliteError' || 'sqlState' in inner || fatal !== undefined;
  return fromDriver || text === QUEUE_FULL ? { code, errno, fatal, message: text } : undefined;
}

/** What mysql2's pool says, without a code. */
const QUEUE_FULL = 'Queue limit reached.';

interface Meaning {
  code: string;
  kind: AppErrorInit['kind'];
  message: string;
  matches: (string | number)[];
}

/** What the two engines call by number and by word; the first that matches counts. */
const MEANINGS: readonly Meaning[] = [
  {
    code: 'already-exists',
    kind: 'conflict',
    message: 'Đã có bản ghi như vậy',
    matches: [
      1062,
      1586,
      'SQLITE_CONSTRAINT_UNIQUE',
      'SQLITE_CONSTRAINT_PRIMARYKEY',
      'SQLITE_CONSTRAINT_ROWID',
    ],
  },
  {
    code: 'reference-broken',
    kind: 'conflict',
    message: 'Bản ghi liên quan không tồn tại hoặc vẫn đang được dùng',
    matches: [1451, 1452, 1216, 1217, 'SQLITE_CONSTRAINT_FOREIGNKEY'],
  },
  {
    code: 'value-too-long',
    kind: 'invalid',
    message: 'Giá trị quá dài',
    matches: [1406, 1264, 'SQLITE_TOOBIG'],
  },
  {
    code: 'database-busy',
    kind: 'unavailable',
    message: 'Cơ sở dữ liệu đang bận, hãy thử lại sau giây lát',
    matches: [
      1020,
      1205,
      1213,
      1040,
      1203,
      9007,
      8028,
      'SQLITE_BUSY',
      'SQLITE_BUSY_SNAPSHOT',
      'SQLITE_LOCKED',
    ],
  },
  {
    code: 'disk-full',
    kind: 'unavailable',
    message: 'Ổ đĩa đã đầy',
    matches: [1021, 1114, 'SQLITE_FULL', 'ENOSPC'],
  },
  {
    code: 'database-damaged',
    kind: 'unavailable',
    message: 'Cơ sở dữ liệu bị hỏng: cần khôi phục từ bản sao lưu',
    matches: [1034, 1194, 'SQLITE_CORRUPT', 'SQLITE_NOTADB'],
  },
  {
    code: 'database-unreachable',
    kind: 'unavailable',
    message: 'Không kết nối được cơ sở dữ liệu',
    matches: [
      ...[1047, 1053, 1152, 1158, 1159, 1160, 1161, 1927, 4031],
      ...[
        'PROTOCOL_CONNECTION_LOST',
        'ECONNREFUSED',
        'ECONNRESET',
        'ETIMEDOUT',
        'EPIPE',
        'ENOTFOUND',
        'ENOENT',
        'EHOSTUNREACH',
        'EAI_AGAIN',
      ],
      ...['SQLITE_CANTOPEN', 'SQLITE_IOERR', 'SQLITE_READONLY'],
    ],
  },
];

/**
 * Says in the project's own words what a database error means; the driver's error stays as `cause`.
 * Anything that is not a database error comes back unchanged; a database error without a meaning is a `bug`.
 */
export function translateDatabaseError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const driver = driverErrorOf(error);
  if (!driver) return error;
  const meaning = meaningOf(driver);
  if (meaning) {
    const details = { constraint: constraintIn(driver.message), reason: driver.code ?? driver.errno };
    return new AppError(meaning.code, {
      kind: meaning.kind,
      message: meaning.message,
      details,
      cause: error,
    });
  }
  if (!(error instanceof QueryFailedError)) return error;
  return new AppError('database-refused', {
    kind: 'bug',
    message: driver.message,
    details: { reason: driver.code },
    cause: error,
  });
}

function meaningOf(driver: DriverError): Meaning | undefined {
  if (driver.message === QUEUE_FULL) return MEANINGS.find(({ code }) => code === 'database-busy');
  const found = MEANINGS.find(({ matches }) =>
    matches.some((match) => match === driver.errno || match === driver.code || isSubcode(driver.code, match)),
  );
  return found ?? (driver.fatal ? MEANINGS.find(({ code }) => code === 'database-unreachable') : undefined);
}

/** `SQLITE_IOERR_WRITE` is a case of `SQLITE_IOERR`; a constraint's subcodes are told apart above. */
function isSubcode(code: string | undefined, match: string | number): boolean {
  return typeof match === 'string' && match.startsWith('SQLITE_') && code?.startsWith(`${match}_`) === true;
}

/** The name of the violated constraint (MariaDB) or its columns (SQLite), where the message has it. */
function constraintIn(message: string): string | undefined {
  const found = /for key '(?:[^'.]+\.)?([^']+)'|CONSTRAINT `([^`]+)`|constraint failed: (.+)$/.exec(message);
  return found?.[1] ?? found?.[2] ?? found?.[3];
}

/** A conflict with another transaction: the whole unit of work may simply run again. Also where bulk writes told it in our words. */
export function isTransactionConflict(error: unknown): boolean {
  if (error instanceof AppError) return error.cause !== undefined && isTransactionConflict(error.cause);
  const driver = driverErrorOf(error);
  return driver !== undefined && meaningOf(driver)?.code === 'database-busy';
}
