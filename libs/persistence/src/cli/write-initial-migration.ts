// Writes libs/persistence/src/migrations/initial/ anew from the entities. Only as long as nothing has been released:
//   npm run build && node dist/libs/persistence/src/cli/write-initial-migration.js
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

const scratch = mkdtempSync(join(tmpdir(), 'ttn-entities-'));
const dataSource = await createDataSource({ engine: 'sqlite', file: join(scratch, 'empty.db') });
try {
  const files = printShapes(shapesOfEntities(dataSource));
  const target = join(repositoryRoot(), 'libs/persistence/src/migrations/initial');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(target, name), text);
  console.log(`${files.size} files written to ${target}`);
} finally {
  await dataSource.destroy();
  rmSync(scratch, { recursive: true, force: true });
}
