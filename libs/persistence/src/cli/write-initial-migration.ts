// Writes libs/persistence/src/migrations/initial/ anew from the entities. Only as long as nothing has been released:
//   npm run build && node dist/libs/persistence/src/cli/write-initial-migration.js [--check]
// With --check it writes nothing and fails when the files are not what the entities say.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDataSource } from '../data-source.js';
import { printShapes } from '../migrations/print-shapes.js';
import { shapesOfEntities } from '../migrations/shape-of-entities.js';

function repositoryRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package-lock.json'))) folder = join(folder, '..');
  return folder;
}

async function filesOfEntities(): Promise<Map<string, string>> {
  const scratch = mkdtempSync(join(tmpdir(), 'ttn-entities-'));
  const dataSource = await createDataSource({ engine: 'sqlite', file: join(scratch, 'empty.db') });
  try {
    return printShapes(shapesOfEntities(dataSource));
  } finally {
    await dataSource.destroy();
    rmSync(scratch, { recursive: true, force: true });
  }
}

function differing(target: string, files: Map<string, string>): string[] {
  const present = readdirSync(target);
  const names = new Set([...present, ...files.keys()]);
  return [...names].filter(
    (name) => !present.includes(name) || readFileSync(join(target, name), 'utf8') !== files.get(name),
  );
}

const target = join(repositoryRoot(), 'libs/persistence/src/migrations/initial');
const files = await filesOfEntities();
if (process.argv.includes('--check')) {
  const drift = differing(target, files);
  if (drift.length > 0) {
    console.error(
      `The initial migration is not what the entities say (${drift.join(', ')}): run this without --check`,
    );
    process.exitCode = 1;
  }
} else {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(target, name), text);
  console.log(`${files.size} files written to ${target}`);
}
