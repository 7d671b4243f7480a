import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout: the folder above this file (or its compiled copy) that has the package's lock file. */
export function repositoryRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package-lock.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('The repository root was not found above the test services');
    folder = parent;
  }
  return folder;
}

/**
 * The private folder of this test run, made by Jest's global set-up; a program without one (a bench) gets its own.
 * A guard process ends what was started in it and removes it when the run ends, also by kill -9.
 */
export function runFolder(): string {
  const known = process.env.TTN_TEST_DIR;
  if (known && existsSync(known)) return known;
  const folder = mkdtempSync(join(tmpdir(), 'ttn-'));
  mkdirSync(join(folder, 'pids'));
  const script = join(repositoryRoot(), 'libs/testing/src/services/guard.mjs');
  const guard = spawn(process.execPath, [script, folder], {
    stdio: ['pipe', 'ignore', 'inherit'],
    detached: true,
    cwd: '/',
  });
  guard.unref();
  (guard.stdin as unknown as { unref(): void }).unref();
  process.env.TTN_TEST_DIR = folder;
  return folder;
}

/** A fresh folder inside the run's folder, named after what it is for. */
export function privateFolder(purpose: string): string {
  return mkdtempSync(join(runFolder(), `${purpose}-`));
}

/** From now on the guard ends this process with the run. */
export function guardProcess(pid: number): void {
  writeFileSync(join(runFolder(), 'pids', String(pid)), '');
}

export function forgetProcess(pid: number): void {
  rmSync(join(runFolder(), 'pids', String(pid)), { force: true });
}
