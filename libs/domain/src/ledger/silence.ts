import { latest } from './latest.js';
import { isDelivered, isStaged } from './missed.js';
import { limitEnd } from './transitions.js';
import type { RowContext, RowFacts } from './types.js';

/** What the reports claim of a row short of anything heard or seen. */
export function silentClaims(facts: RowFacts, context: RowContext): string[] {
  const claims: string[] = [];
  if (isDelivered(facts, context)) claims.push('playlist-accepted');
  if (isStaged(facts, context)) claims.push('staged');
  // A later `not-armed` takes the claim of an earlier `armed` back.
  if (latest(facts.armed)?.armed) claims.push('armed');
  for (const { type, reason } of facts.silent)
    claims.push(type === 'declined' && limitEnd(reason).as === 'missed' ? 'missed' : type);
  return claims;
}

export function silentReason(facts: RowFacts, state: 'missed' | 'refused' | 'failed'): string {
  const named = facts.silent.flatMap((fact) => {
    const end = fact.type === 'declined' ? limitEnd(fact.reason) : { as: fact.type, reason: fact.reason };
    return end.as === state ? [{ ...fact, reason: end.reason }] : [];
  });
  return latest(named)?.reason ?? 'device';
}
