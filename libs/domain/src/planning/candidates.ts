import { shortDigest } from './request-id.js';
import type { Candidate } from './types.js';

/**
 * What a collision and its resolution are bound to: which requests, in which versions and with which content. Who has
 * the slot and who wants it is not in it, so that an answer holds after it was carried out.
 */
export function candidatesHash(candidates: readonly Candidate[]): string {
  const lines = candidates.map((c) =>
    JSON.stringify([c.id, c.orderId, c.version, c.durationMs, c.contentHash]),
  );
  return shortDigest(`candidates\n${lines.sort().join('\n')}`);
}
