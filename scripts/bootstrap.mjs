// Installs and builds what is missing, with nothing but Node. Every npm script passes through here.
import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Node ${process.versions.node} is too old: version 20.19 or newer is needed (https://nodejs.org).`,
  );
  process.exit(2);
}

const LIMIT_MS = 15 * 60_000;
const sh = (command, args, options = {}) =>
  spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    timeout: LIMIT_MS,
    ...options,
  });

/** node_modules agrees with the lock file; a stamp of the lock's hash makes the second start quick. */
export function ensureInstalled() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules', '.ttn-stamp');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.error('Installing packages (once; about a minute) …');
  const env = { ...process.env, SCARF_ANALYTICS: 'false' };
  // `npm ci` refuses a lock made against a registry that lacks some optional platform packages.
  for (const verb of ['ci', 'install']) {
    const run = sh('npm', [verb, '--no-audit', '--no-fund', '--loglevel=error'], { env });
    if (run.status === 0) {
      mkdirSync(dirname(stamp), { recursive: true });
      writeFileSync(stamp, lock);
      return;
    }
    if (verb === 'install') {
      console.error(`npm could not install the packages (exit ${run.status ?? run.signal}):\n${run.stderr}`);
      process.exit(2);
    }
  }
}

function newest(folder) {
  let latest = statSync(folder).mtimeMs;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === 'dist') continue;
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return latest;
}

const screens = ['console', 'board'].filter((app) => existsSync(join(root, 'apps', app, 'vite.config.ts')));

/** dist/ is at least as new as the sources: programs by Nest's swc builder, screens by Vite, all at the same time. */
export async function ensureBuilt() {
  const shell = ['libs', 'test', ...readdirSync(join(root, 'apps')).map((app) => `apps/${app}`)];
  const programs = shell.filter((folder) => !screens.includes(folder.replace('apps/', '')));
  const nest = join(root, 'node_modules/@nestjs/cli/bin/nest.js');
  const builds = [buildIfOlder('programs', [...programs, '.swcrc'], [[nest, 'build', 'hub']])];
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  // A text that one language lacks is an error of types: it fails the build.
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  for (const app of screens)
    builds.push(
      buildIfOlder(
        app,
        [`apps/${app}`, 'libs/api-client', 'libs/contracts', 'libs/device', 'libs/domain', 'libs/messaging'],
        [
          [tsc, '-p', `apps/${app}`],
          [vite, 'build', '--config', `apps/${app}/vite.config.ts`, '--logLevel', 'warn'],
        ],
        () => compress(join(root, 'dist/screens', app)),
      ),
    );
  await Promise.all(builds);
}

/** What a program of Node's printed, and whether it failed. A test that asks for a build gets the same as everybody. */
const output = (args) =>
  new Promise((resolve) => {
    const env = { ...process.env, NODE_ENV: 'production' };
    const options = { cwd: root, env, timeout: LIMIT_MS, maxBuffer: 16 * 1024 * 1024 };
    execFile(process.execPath, args, options, (failed, stdout, stderr) =>
      resolve({ failed: failed !== null, printed: `${stdout}${stderr}` }),
    );
  });

async function buildIfOlder(what, sources, commands, finish) {
  const stamp = join(root, 'dist', `.built-${what}`);
  const paths = sources.map((name) => join(root, name)).filter((path) => existsSync(path));
  const latest = Math.max(
    ...paths.map((path) => (statSync(path).isDirectory() ? newest(path) : statSync(path).mtimeMs)),
  );
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= latest) return;
  const startedAt = new Date();
  for (const command of commands) {
    const { failed, printed } = await output(command);
    if (failed || /Failed to compile|× /.test(printed)) {
      console.error(`The build of ${what} failed:\n${printed}`);
      process.exit(2);
    }
  }
  finish?.();
  writeFileSync(stamp, '');
  // What was written while the build ran is newer than it.
  utimesSync(stamp, startedAt, startedAt);
}

/** Beside each file what goes over the wire instead: the hub packs nothing while it serves. */
function compress(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.(js|css|html|svg|json)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    if (bytes.length < 1024) continue;
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(
      `${path}.br`,
      brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    );
  }
}
