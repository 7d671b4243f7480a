import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = process.cwd();
let copy: string;

/** A small tree of its own with the project's rules, so that nothing else sees the violation. */
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'rules-'));
  for (const file of [
    '.dependency-cruiser.cjs',
    'package.json',
    'tsconfig.json',
    'scripts/resolve-sources.cjs',
  ])
    cpSync(join(root, file), join(copy, file), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  mkdirSync(join(copy, 'libs', 'domain', 'src'), { recursive: true });
  mkdirSync(join(copy, 'libs', 'platform', 'src'), { recursive: true });
  writeFileSync(join(copy, 'libs', 'platform', 'src', 'config.ts'), 'export const readConfig = 1;\n');
});
afterEach(() => rmSync(copy, { recursive: true, force: true }));

function cruise(source: string) {
  writeFileSync(join(copy, 'libs', 'domain', 'src', 'planted.ts'), source);
  const args = ['libs', '--config', '.dependency-cruiser.cjs', '--output-type', 'err'];
  return spawnSync(join(root, 'node_modules', '.bin', 'depcruise'), args, {
    cwd: copy,
    encoding: 'utf8',
    timeout: 60_000,
  });
}

describe('dependency rules', () => {
  it('refuse a planted violation, and say which rule it breaks', () => {
    const run = cruise(
      "import { readConfig } from '#platform/config.js';\nexport const planted = readConfig;\n",
    );
    expect(run.stdout).toContain('domain-imports');
    expect(run.status).not.toBe(0);
  }, 60_000);

  it('have nothing against what is allowed', () => {
    expect(cruise('export const planted = 1;\n').status).toBe(0);
  }, 60_000);
});

describe('docs/architecture.md', () => {
  it('ends with ten usual changes whose paths exist', () => {
    const [, changes = ''] = readFileSync(join(root, 'docs', 'architecture.md'), 'utf8').split(
      '## Ten usual changes',
    );
    const rows = changes.split('\n').filter((line) => /^\| \d+\. /.test(line));
    expect(rows).toHaveLength(10);
    for (const row of rows) {
      const paths = [...(row.split('|')[2] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1]!);
      expect(paths.length).toBeGreaterThan(0);
      for (const path of paths) expect([path, existsSync(join(root, path))]).toEqual([path, true]);
    }
  });
});
