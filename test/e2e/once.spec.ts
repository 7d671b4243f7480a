import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const LIMIT_MS = 240_000;
const scratch = mkdtempSync(join(tmpdir(), 'ttn-once-'));

interface Report {
  seed: number;
  planned: number;
  finished: number;
  partial: number;
  failed: number;
  missed: number;
  refused: number;
  alertPlays: number;
  byPerson: number;
  unplanned: number;
  devices: number;
  startSkewMs: { n: number; p50: number; max: number };
  mismatches: { what: string; where: string; expected: string; got: string }[];
}

/** `npm run demo -- …`, to its end. */
function demo(...args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'scripts/run.mjs'), 'demo', ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const timer = setTimeout(() => child.kill('SIGTERM'), LIMIT_MS);
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve({ code, output });
    });
  });
}

describe('the demonstration, once', () => {
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it(
    'airs its sessions through every fault, and ledger and loudspeakers say what was written down before',
    async () => {
      // A folder for each try: the second must not read what the first left.
      const folder = mkdtempSync(join(scratch, 'try-'));
      const [file, data] = [join(folder, 'report.json'), join(folder, 'data')];
      const args = ['--once', '--quick', '--devices', '40', '--data', data, '--report', file];
      const { code, output } = await demo(...args);
      const report = read(file, output);
      expect(report.mismatches).toEqual([]);
      const { planned, finished, partial, failed, missed, refused } = report;
      expect(planned).toBe(finished + partial + failed + missed + refused);
      // Three airings at 43 places: all withdrawn but the silent one in the second, one killed in the first.
      expect([report.devices, planned, report.alertPlays]).toEqual([43, 129, 43]);
      // Beside them one that an officer of a station on FM confirmed.
      expect(report.byPerson).toBe(1);
      expect([partial, missed, failed, refused, report.unplanned]).toEqual([43, 3, 0, 0, 0]);
      expect(report.startSkewMs.n).toBe(9);
      expect(report.startSkewMs.max).toBeLessThan(100);
      expect(code).toBe(0);
    },
    LIMIT_MS + 30_000,
  );

  it('says what is wrong with its arguments, and how it is used', async () => {
    const { code, output } = await demo('--once', '--devices', 'many');
    expect(code).toBe(2);
    expect(output).toContain('--devices is a whole number');
    expect(output).toContain('npm run demo');
  });
});

function read(file: string, output: string): Report {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch (cause) {
    throw new Error(`the demonstration left no report; it printed:\n${output.slice(-4000)}`, { cause });
  }
}
