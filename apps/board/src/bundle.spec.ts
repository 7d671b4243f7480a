import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a box on a mobile line has to fetch before it shows anything, compressed. */
const MAX_GZIPPED_BYTES = 230_000;

/** The page as it is served, built anew. */
describe('the board’s bundle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ttn-board-'));
  let scripts: { name: string; text: string }[] = [];

  beforeAll(() => {
    const args = ['build', '--config', 'apps/board/vite.config.ts', '--outDir', folder, '--logLevel', 'warn'];
    const run = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', ...args], {
      cwd: process.cwd(),
      encoding: 'utf8',
      timeout: 60_000,
    });
    if (run.status !== 0) throw new Error(`${run.stdout}${run.stderr}`);
    scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.js'))
      .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is the page, its worker and its service worker, which keeps its name', () => {
    expect(scripts.map(({ name }) => name.replace(/-[\w-]{8}\.js$/, '.js')).sort()).toEqual([
      'assets/index.js',
      'assets/worker.js',
      'service-worker.js',
    ]);
  });

  it('holds no code of Node: no module of it is asked for, and no stand-in for one', () => {
    const builtin = builtinModules.filter((name) => !name.startsWith('_')).join('|');
    const asks = new RegExp(`(?:from|import|require)\\s*\\(?\\s*["'](?:node:[^"']+|(?:${builtin}))["']`);
    for (const { text } of scripts) {
      expect(asks.exec(text)?.[0]).toBeUndefined();
      expect(text).not.toContain('__vite-browser-external');
    }
  });

  it('is small enough for a mobile line', () => {
    const bytes = scripts.reduce((sum, { text }) => sum + gzipSync(text).length, 0);
    expect(bytes).toBeLessThan(MAX_GZIPPED_BYTES);
  });
});
