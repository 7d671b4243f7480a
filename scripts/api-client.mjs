// The console's client types are what config/openapi.json says: --write makes them anew, --check compares.
import openapiTS, { astToString } from 'openapi-typescript';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';

const file = join(root, 'libs/api-client/schema.d.ts');
const schema = JSON.parse(readFileSync(join(root, 'config/openapi.json'), 'utf8'));
const made = `// Generated from config/openapi.json by scripts/api-client.mjs; never edited.\n${astToString(await openapiTS(schema))}`;
if (process.argv.includes('--write')) writeFileSync(file, made);
else {
  let current = '';
  try {
    current = readFileSync(file, 'utf8');
  } catch (cause) {
    if (cause.code !== 'ENOENT') throw cause;
  }
  if (current !== made) {
    console.error(
      'Stale: libs/api-client/schema.d.ts. Run: node scripts/api-client.mjs --write, and commit.',
    );
    process.exit(1);
  }
}
