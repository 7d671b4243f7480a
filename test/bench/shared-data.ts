import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where the real input lies: TTN_SHARED_DATA, or beside the checkout. It may be absent; what needs it is then skipped. */
export function sharedData(): { folder: string; exists: boolean } {
  const folder = process.env['TTN_SHARED_DATA'] ?? join(process.cwd(), '..', 'shared', 'data');
  return { folder, exists: existsSync(folder) };
}
