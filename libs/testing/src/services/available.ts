import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { repositoryRoot } from './run-folder.js';

/** Debian keeps servers in sbin, which is often not on a user's PATH. */
const FOLDERS = [
  ...(process.env.PATH ?? '').split(delimiter),
  '/usr/sbin',
  '/usr/local/sbin',
  '/usr/bin',
  '/opt/homebrew/sbin',
];

/** Where the dynamic-security plugin lies differs by distribution and by processor. */
const PLUGIN_FOLDERS = [
  ...['x86_64', 'aarch64', 'arm', 'i386', 'riscv64'].map(
    (cpu) => `/usr/lib/${cpu}-linux-gnu${cpu === 'arm' ? 'eabihf' : ''}`,
  ),
  ...['/usr/lib64', '/usr/lib', '/usr/local/lib', '/opt/homebrew/lib'],
];

export type ServiceName = 'mariadb' | 'mosquitto' | 'ffmpeg' | 'espeak-ng' | 'chromium' | 'chromium 109';

/** The full path of a program, if this machine has it. */
export function findProgram(...names: string[]): string | undefined {
  for (const name of names) {
    const found = FOLDERS.map((folder) => join(folder, name)).find((path) => existsSync(path));
    if (found) return found;
  }
  return undefined;
}

export function dynamicSecurityPlugin(): string | undefined {
  const chosen = process.env.TTN_MOSQUITTO_PLUGIN;
  if (chosen) return chosen;
  return PLUGIN_FOLDERS.map((folder) => join(folder, 'mosquitto_dynamic_security.so')).find((path) =>
    existsSync(path),
  );
}

/** Of whatever version this machine has. */
export const chromium = (): string | undefined =>
  findProgram('chromium', 'chromium-browser', 'google-chrome');

/** The oldest that the screens are built for, as scripts/floor-browser.mjs leaves it. */
export function chromium109(): string | undefined {
  const program = join(repositoryRoot(), 'var', 'chromium-109');
  return existsSync(program) ? program : undefined;
}

/** Why this machine cannot run the service; undefined when it can. */
export function missing(service: ServiceName): string | undefined {
  switch (service) {
    case 'mariadb':
      return lacks('mariadb-server', [
        findProgram('mariadbd', 'mysqld'),
        findProgram('mariadb-install-db', 'mysql_install_db'),
      ]);
    case 'mosquitto':
      return lacks('mosquitto', [
        findProgram('mosquitto'),
        findProgram('mosquitto_ctrl'),
        dynamicSecurityPlugin(),
      ]);
    case 'ffmpeg':
      return lacks('ffmpeg', [findProgram('ffmpeg'), findProgram('ffprobe')]);
    case 'espeak-ng':
      return lacks('espeak-ng', [findProgram('espeak-ng')]);
    case 'chromium':
      return lacks('chromium', [chromium()]);
    case 'chromium 109':
      return chromium109() ? undefined : 'chromium 109 is not there (npm test -- screens fetches it)';
  }
}

function lacks(debianPackage: string, parts: (string | undefined)[]): string | undefined {
  return parts.every(Boolean)
    ? undefined
    : `${debianPackage} is not installed (apt-get install ${debianPackage})`;
}

/** With CI=true nothing may be left out: what is missing fails. */
export function mustHaveEverything(): boolean {
  return process.env.CI === 'true';
}
