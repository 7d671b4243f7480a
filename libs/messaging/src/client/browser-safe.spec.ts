import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The board's page bundles this entry: `mqtt` and pure code only, and no global of Node. */
describe('the client entry', () => {
  const sources = [
    join(here, '../client.ts'),
    ...readdirSync(here)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
      .map((name) => join(here, name)),
  ];
  it.each(sources)('%s imports nothing of Node', (file) => {
    const text = readFileSync(file, 'utf8');
    const imports = [...text.matchAll(/from '([^']+)'/g)].map(([, name]) => name as string);
    for (const name of imports) expect(name).toMatch(/^(\.\.?\/|mqtt$|#contracts\/)/);
    const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '').replaceAll(/as (unknown as )?Buffer/g, '');
    expect(code).not.toMatch(/\b(process|Buffer|setImmediate|__dirname)\b/);
  });
});
