import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { AppError } from '#contracts/errors.js';
import { isTransactionConflict, translateDatabaseError } from './error-translation.js';

const failed = (message: string, parts: { code?: string; errno?: number }) =>
  new QueryFailedError('SELECT 1', [], Object.assign(new Error(message), parts));

describe('what a database error means', () => {
  it.each([
    [
      "Duplicate entry 'x' for key 'report.PRIMARY'",
      { code: 'ER_DUP_ENTRY', errno: 1062 },
      'already-exists',
      'PRIMARY',
    ],
    [
      'UNIQUE constraint failed: unit.key',
      { code: 'SQLITE_CONSTRAINT_PRIMARYKEY' },
      'already-exists',
      'unit.key',
    ],
    [
      'FOREIGN KEY constraint failed',
      { code: 'SQLITE_CONSTRAINT_FOREIGNKEY' },
      'reference-broken',
      undefined,
    ],
    [
      "Data too long for column 'name' at row 1",
      { code: 'ER_DATA_TOO_LONG', errno: 1406 },
      'value-too-long',
      undefined,
    ],
    [
      'Deadlock found when trying to get lock',
      { code: 'ER_LOCK_DEADLOCK', errno: 1213 },
      'database-busy',
      undefined,
    ],
    ['Lock wait timeout exceeded', { errno: 1205 }, 'database-busy', undefined],
    ['database is locked', { code: 'SQLITE_BUSY' }, 'database-busy', undefined],
    ['database or disk is full', { code: 'SQLITE_FULL' }, 'disk-full', undefined],
    ['disk I/O error', { code: 'SQLITE_IOERR_WRITE' }, 'database-unreachable', undefined],
    ['Connection lost', { code: 'PROTOCOL_CONNECTION_LOST' }, 'database-unreachable', undefined],
    ['no such table: x', { code: 'SQLITE_ERROR' }, 'database-refused', undefined],
    [
      'NOT NULL constraint failed: unit.name',
      { code: 'SQLITE_CONSTRAINT_NOTNULL' },
      'database-refused',
      undefined,
    ],
  ])('%s', (message, parts, code, constraint) => {
    const error = failed(message, parts);
    const meaning = translateDatabaseError(error) as AppError;
    expect(meaning).toBeInstanceOf(AppError);
    expect(meaning.code).toBe(code);
    expect(meaning.cause).toBe(error);
    if (constraint) expect(meaning.details.constraint).toBe(constraint);
  });

  it('leaves alone what does not come from a database', () => {
    const missingFile = Object.assign(new Error('no such file'), {
      code: 'ENOENT',
      errno: -2,
      syscall: 'open',
    });
    const known = new AppError('order-not-found', { kind: 'not-found' });
    for (const error of [missingFile, known, new TypeError('x is undefined'), 'a text']) {
      expect(translateDatabaseError(error)).toBe(error);
      expect(isTransactionConflict(error)).toBe(false);
    }
  });

  it('only conflicts between transactions are tried again', () => {
    expect([1213, 1205, 1020].map((errno) => isTransactionConflict(failed('x', { errno })))).toEqual([
      true,
      true,
      true,
    ]);
    expect(isTransactionConflict(failed('x', { code: 'SQLITE_BUSY' }))).toBe(true);
    expect(isTransactionConflict(failed('x', { errno: 1062 }))).toBe(false);
    expect(isTransactionConflict(failed('x', { code: 'PROTOCOL_CONNECTION_LOST' }))).toBe(false);
  });

  it('a conflict stays one after a bulk write has told it in our words', () => {
    expect(isTransactionConflict(translateDatabaseError(failed('x', { errno: 1213 })))).toBe(true);
    expect(isTransactionConflict(translateDatabaseError(failed('x', { errno: 1062 })))).toBe(false);
  });
});
