import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export interface FoundPackage {
  /** Absolute path of its main file. */
  entry: string;
  folder: string;
  version: string;
}

/** An npm package that may or may not be installed, without loading it. Undefined where it is not. */
export function findPackage(name: string): FoundPackage | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const folder = dirname(entry);
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { entry, folder, version };
  } catch (cause) {
    const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
    if (code === 'MODULE_NOT_FOUND' || code === 'ENOENT') return undefined;
    throw cause;
  }
}
