import { latest } from '../ledger/latest.js';
import { bestKnownReason } from '../ledger/missed.js';
import type { RowContext, RowFacts } from '../ledger/types.js';

export interface ArmRule {
  /** How long before its slot a device says whether it is armed; `config.armSeconds`. */
  leadMs: number;
  /** How long its answer may take before silence counts. */
  answerMs: number;
}
export const ARM_RULE: ArmRule = { leadMs: 300_000, answerMs: 15_000 };

/**
 * Will this slot be missed, and why? null: it is armed, not yet asked, or begun. Before the device's own answer is due,
 * only what makes the answer certain is said. Reasons are those of `missed`; `no-answer`: online, and silent about it.
 */
export function unarmedReason(
  facts: RowFacts,
  context: RowContext,
  nowMs: number,
  rule: ArmRule = ARM_RULE,
): string | null {
  if (nowMs < context.startAtMs - rule.leadMs || nowMs >= context.startAtMs) return null;
  if (context.confirmedByPersonUntilMs != null || facts.plays.length > 0) return null;
  const armed = latest(facts.armed);
  if (armed?.armed) return context.offlineSinceMs != null ? 'offline' : null;
  // A programme that was taken out on purpose is nobody's alarm.
  if (context.withdrawnAtMs != null) return null;
  if (armed?.reason != null) return armed.reason;
  const reason = bestKnownReason(facts, context);
  if (reason === 'muted' || reason === 'offline' || reason === 'power' || reason === 'clock') return reason;
  if (nowMs < context.startAtMs - rule.leadMs + rule.answerMs) return null;
  return reason === 'unreported' ? 'no-answer' : reason;
}
