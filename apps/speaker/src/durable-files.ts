import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { DiskFullError } from '#device/disk-full.js';

/** No room, over the quota, over the largest file allowed: to a device they are the same. */
const NO_ROOM = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Runs a write; a full disk becomes DiskFullError, anything else is thrown as it is. */
export function withRoom<T>(write: () => T): T {
  try {
    return write();
  } catch (error) {
    if (NO_ROOM.has((error as NodeJS.ErrnoException).code ?? '')) throw new DiskFullError(error);
    throw error;
  }
}

/** After a cut there is the old file or the new one, whole. */
export function replaceFile(path: string, text: string, mode = 0o600): void {
  withRoom(() => {
    const temporary = `${path}.new`;
    const file = openSync(temporary, 'w', mode);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
    syncFolder(dirname(path));
  });
}

export function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** The text, or null where there is no such file. */
export function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
