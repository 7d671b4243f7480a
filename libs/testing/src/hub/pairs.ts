import { describe } from '@jest/globals';
import { missing } from '../services/available.js';
import { reportMissing } from '../services/database.js';

// Apart from hub-world.ts: whoever runs the built hub as a process needs none of its modules in Jest.

/** The two pairs a hub runs on. */
export type Pair = 'sqlite + embedded' | 'mariadb + mosquitto';
export const PAIRS: readonly Pair[] = ['sqlite + embedded', 'mariadb + mosquitto'];

export const ADMIN_PASSWORD = 'mat-khau-quan-tri-1';

export function describePairs(title: string, body: (pair: Pair) => void): void {
  for (const pair of PAIRS) {
    const reason = pair === 'sqlite + embedded' ? undefined : (missing('mariadb') ?? missing('mosquitto'));
    describe(`${title} (${pair})`, () => (reason ? reportMissing(reason) : body(pair)));
  }
}
