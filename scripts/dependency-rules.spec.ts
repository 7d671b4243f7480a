import { afterEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = process.cwd();
const planted = join(root, 'libs', 'domain', 'src', 'planted-violation');

afterEach(() => rmSync(planted, { recursive: true, force: true }));

describe('dependency rules', () => {
  it('refuse a planted violation, and say which rule it breaks', () => {
    mkdirSync(planted, { recursive: true });
    writeFileSync(
      join(planted, 'violation.ts'),
      "import { readConfig } from '#platform/config.js';\nexport const planted = readConfig;\n",
    );
    const args = [
      'libs/domain/src/planted-violation',
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err',
    ];
    const run = spawnSync(join(root, 'node_modules', '.bin', 'depcruise'), args, {
      cwd: root,
      encoding: 'utf8',
      timeout: 60_000,
    });
    expect(run.stdout).toContain('domain-imports');
    expect(run.status).not.toBe(0);
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
