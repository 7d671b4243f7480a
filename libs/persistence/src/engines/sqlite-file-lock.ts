import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '#contracts/errors.js';
import { openRaw } from './libsql-connection.js';

/**
 * Makes this process the only one that works with the database file: it holds an exclusive transaction on a small
 * file beside it, which the operating system lets go when the process ends, however it ends.
 * @returns what gives it up.
 * @throws AppError `database-in-use` (conflict).
 */
export function lockDatabaseFile(file: string): () => void {
  mkdirSync(dirname(file), { recursive: true });
  const raw = openRaw(`${file}.lock`);
  try {
    raw.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    raw.close();
    throw new AppError('database-in-use', {
      kind: 'conflict',
      message: `Một tiến trình khác đang dùng ${file}: với SQLite chỉ có một máy chủ, hãy dừng tiến trình kia trước`,
      details: { file },
      cause: error,
    });
  }
  return () => raw.close();
}
