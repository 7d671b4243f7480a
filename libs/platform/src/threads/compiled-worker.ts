import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** dist/, or the folder of the sources where these are run as they are. */
const ROOT = new URL('../../../../', import.meta.url);

/**
 * The compiled file of a worker: beside the module that names it, or in dist/ when that one runs from its source.
 * @param file as `./worker.js`
 * @param beside the module's own `import.meta.url`
 */
export function compiledWorker(file: string, beside: string): URL {
  const here = new URL(file, beside);
  if (existsSync(here)) return here;
  const built = new URL(`dist/${here.href.slice(ROOT.href.length)}`, ROOT);
  if (existsSync(built)) return built;
  throw new Error(`A worker is not built: ${fileURLToPath(here)} and ${fileURLToPath(built)} are missing`);
}
