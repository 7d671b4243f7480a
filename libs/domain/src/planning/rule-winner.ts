import type { CollisionRule } from './types.js';

/** A candidate of a collision as a rule looks at it. */
export interface RuledCandidate {
  id: string;
  source: 'own' | 'above';
  /** It has the slot. */
  placed: boolean;
  /** It can no longer be moved. */
  frozen: boolean;
}

/**
 * Who keeps the slot when nobody decides in time; the same answer as the planner gives (`settle`), said beforehand. What
 * is frozen stays; then whoever the rule prefers, first among those that have the slot; then the one that has it.
 *
 * @param candidates those that have a slot in the order of their start, then the others in the order of placing.
 * @returns null when nobody has the slot and nobody is preferred.
 */
export function ruleWinner(candidates: readonly RuledCandidate[], prefer: CollisionRule['prefer']) {
  const placed = candidates.filter((c) => c.placed);
  const kept = placed.find((c) => c.frozen);
  if (kept) return kept.id;
  const preferred =
    prefer === 'placed'
      ? undefined
      : (placed.find((c) => c.source === prefer) ?? candidates.find((c) => c.source === prefer));
  return (preferred ?? placed[0])?.id ?? null;
}
