// npm run check: format, lint, types, dependency rules, drift guards. Each runs; any failure fails the whole.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';

const bin = (name) => join(root, 'node_modules', '.bin', name);
const steps = [
  [
    'format',
    bin('prettier'),
    ['--check', '--log-level=warn', 'apps', 'libs', 'test', 'scripts', '*.mjs', '*.json'],
  ],
  ['types', bin('tsc'), ['-p', '.']],
  ['types of the console', bin('tsc'), ['-p', 'apps/console']],
  ['types of the board', bin('tsc'), ['-p', 'apps/board']],
  [
    'lint',
    bin('eslint'),
    ['apps', 'libs', 'test', '--cache', '--cache-location', 'node_modules/.cache/eslint/'],
  ],
  [
    'dependency rules',
    bin('depcruise'),
    ['apps', 'libs', '--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
  ],
  [
    'drift of the interface documents',
    process.execPath,
    [join(root, 'dist/apps/hub/src/drift.js'), '--check'],
  ],
  ['drift of the console’s client', process.execPath, [join(root, 'scripts/api-client.mjs')]],
  [
    'drift of the migrations',
    process.execPath,
    [join(root, 'dist/libs/persistence/src/cli/write-initial-migration.js'), '--check'],
  ],
];
let failed = 0;
for (const [name, command, args] of steps) {
  const started = Date.now();
  const run = spawnSync(command, args, { cwd: root, encoding: 'utf8', timeout: 10 * 60_000 });
  const ok = run.status === 0;
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (!ok) {
    failed++;
    console.log(run.stdout + run.stderr);
  }
}
process.exit(failed ? 1 : 0);
