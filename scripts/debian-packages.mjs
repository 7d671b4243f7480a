// Programs that the tests need and that come from Debian packages: installed where this user may, reported otherwise.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const PROGRAMS = {
  'mariadb-server': ['mariadbd', 'mariadb-install-db'],
  mosquitto: ['mosquitto', 'mosquitto_ctrl'],
  ffmpeg: ['ffmpeg', 'ffprobe'],
  'espeak-ng': ['espeak-ng'],
  chromium: ['chromium'],
};
const UPDATE_TIMEOUT_MS = 3 * 60_000;
const INSTALL_TIMEOUT_MS = 10 * 60_000;
const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/bin'];
const has = (program) => folders.some((folder) => existsSync(join(folder, program)));
const lacking = (names) => names.filter((name) => !PROGRAMS[name].every(has));

/** Chromium is large: only for tests of screens. */
function wanted(root) {
  const e2e = join(root, 'test/e2e');
  const screens = existsSync(e2e) && readdirSync(e2e).some((name) => /screen|console|board/.test(name));
  return Object.keys(PROGRAMS).filter((name) => name !== 'chromium' || screens);
}

/** Installs what is missing; returns what is still missing, each with the reason. */
export function ensureDebianPackages(root) {
  const missing = lacking(wanted(root));
  if (missing.length === 0) return [];
  if (!has('apt-get')) return missing.map((name) => `${name}: not installed, and this system has no apt-get`);
  if (process.getuid?.() !== 0)
    return missing.map((name) => `${name}: not installed, and only root may (apt-get install ${name})`);
  console.log(`Installing Debian packages: ${missing.join(', ')} …`);
  const failure = aptGet(['update'], UPDATE_TIMEOUT_MS) ?? withoutStartingServices(() => installAll(missing));
  return lacking(missing).map(
    (name) => `${name}: could not be installed (${failure ?? 'its programs are not there'})`,
  );
}

function installAll(names) {
  return aptGet(['install', '--yes', '--no-install-recommends', ...names], INSTALL_TIMEOUT_MS);
}

function aptGet(args, timeout) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=60', ...args], {
    env,
    timeout,
    encoding: 'utf8',
  });
  if (run.status === 0) return undefined;
  return (run.stderr || String(run.error ?? run.signal)).trim().split('\n').at(-1);
}

/** The tests start private instances; the system-wide ones that the packages would start are of no use. */
function withoutStartingServices(work) {
  const policy = '/usr/sbin/policy-rc.d';
  if (existsSync(policy)) return work();
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return work();
  } finally {
    rmSync(policy, { force: true });
  }
}
