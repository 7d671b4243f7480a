// Jest's global set-up of the levels that need real services. It makes the run's private folder and its guard; the
// services themselves are started by the first test that asks (libs/testing/src/services/shared.ts).
// Only Node's own modules here: Jest loads this file without our path names.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default async function setup(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ttn-'));
  mkdirSync(join(folder, 'pids'));
  const script = join(process.cwd(), 'libs/testing/src/services/guard.mjs');
  // Ends the services and removes the folder when this process ends, however it ends.
  const guard = spawn(process.execPath, [script, folder], {
    stdio: ['pipe', 'ignore', 'inherit'],
    detached: true,
    cwd: '/',
  });
  guard.unref();
  (guard.stdin as unknown as { unref(): void }).unref();
  process.env.TTN_TEST_DIR = folder;
  (globalThis as { ttnGuard?: unknown }).ttnGuard = guard;
}
