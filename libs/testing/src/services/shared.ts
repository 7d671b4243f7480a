import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startMariadb, type MariadbAddress } from './mariadb.js';
import { startMosquitto, type MosquittoAddress } from './mosquitto.js';
import { runFolder } from './run-folder.js';

const WAIT_MS = 90_000;

/** The MariaDB of this test run: whoever asks first starts it, every worker gets the same, the guard ends it. */
export function sharedMariadb(): Promise<MariadbAddress> {
  return oncePerRun('mariadb', async () => {
    const { host, port, user, password } = await startMariadb();
    return { host, port, user, password };
  });
}

/** The Mosquitto of this test run. Tests that stop or kill a broker start one of their own ({@link startMosquitto}). */
export function sharedMosquitto(): Promise<MosquittoAddress> {
  return oncePerRun('mosquitto', async () => {
    const { url, port, wsUrl, admin } = await startMosquitto();
    return { url, port, wsUrl, admin };
  });
}

/** Making a folder succeeds for exactly one of several processes; the others wait for what it writes. */
async function oncePerRun<T>(name: string, start: () => Promise<T>): Promise<T> {
  const answer = join(runFolder(), `${name}.json`);
  if (takesLock(join(runFolder(), `${name}.lock`))) write(answer, await attempt(start));
  const deadline = Date.now() + WAIT_MS;
  while (!existsSync(answer)) {
    if (Date.now() > deadline)
      throw new Error(`The shared ${name} of this test run did not come up within ${WAIT_MS} ms`);
    await delay(50);
  }
  const outcome = JSON.parse(readFileSync(answer, 'utf8')) as { ok: T } | { failed: string };
  if ('failed' in outcome) throw new Error(`The shared ${name} of this test run: ${outcome.failed}`);
  return outcome.ok;
}

async function attempt<T>(start: () => Promise<T>): Promise<{ ok: T } | { failed: string }> {
  try {
    return { ok: await start() };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

function takesLock(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function write(file: string, value: unknown): void {
  writeFileSync(`${file}.part`, JSON.stringify(value));
  renameSync(`${file}.part`, file);
}
