import { AppError } from '#contracts/errors.js';
import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Readable by the hub's own account alone. */
const OWNER_ONLY = 0o600;

/** Writes a whole private file or none, and never over one that is there. Returns false when there was one. */
export function writePrivateFile(file: string, text: string): boolean {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const part = `${file}.${randomBytes(6).toString('hex')}.part`;
  writeFileSync(part, text, { mode: OWNER_ONLY, flag: 'wx', flush: true });
  try {
    linkSync(part, file);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw cause;
  } finally {
    rmSync(part, { force: true });
  }
}

/** A private file's text, or null where there is none; a file that others could read is closed to them first. */
export function readPrivateFile(file: string): string | null {
  try {
    const text = readFileSync(file, 'utf8');
    chmodSync(file, OWNER_ONLY);
    return text;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw cause;
  }
}

/**
 * A secret of 256 random bits (base64url) that outlives restarts: `<data folder>/keys/<name>.secret`, mode 0600, made
 * at first use.
 * @throws AppError `secret-damaged` when the file holds something else.
 */
export function secretOf(dataDir: string, name: string): string {
  const file = join(dataDir, 'keys', `${name}.secret`);
  const found = readPrivateFile(file);
  if (found === null) {
    writePrivateFile(file, randomBytes(32).toString('base64url'));
    return secretOf(dataDir, name);
  }
  if (!/^[A-Za-z0-9_-]{43}$/.test(found.trim())) {
    throw new AppError('secret-damaged', {
      kind: 'unavailable',
      message: `The secret in ${file} is damaged: restore it from the backup, or remove it to make a new one`,
    });
  }
  return found.trim();
}
