// npm run <name>: makes sure that packages and build are there, then hands over to the program.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './bootstrap.mjs';

const [name, ...args] = process.argv.slice(2);
const programs = {
  start: ['dist/apps/hub/src/main.js'],
  demo: ['dist/apps/demo/src/main.js'],
  speaker: ['dist/apps/speaker/src/main.js'],
  reading: ['dist/apps/reading/src/main.js'],
  bench: ['dist/test/bench/main.js'],
  'bench:reading': ['dist/test/bench/reading.js'],
  check: ['scripts/check.mjs'],
  test: ['scripts/test.mjs'],
  build: null,
};
if (!(name in programs)) {
  console.error(`Unknown program ${name}; there are: ${Object.keys(programs).join(', ')}`);
  process.exit(2);
}
ensureInstalled();
await ensureBuilt();
if (programs[name]) {
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, ...programs[name]), ...args], {
    stdio: 'inherit',
    cwd: process.cwd(),
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
