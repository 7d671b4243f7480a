import type { PersistenceLog } from '#persistence/database-config.js';

/** For tests whose subject warns on purpose. */
export const quietLog: PersistenceLog = { warn: () => undefined, error: () => undefined };
