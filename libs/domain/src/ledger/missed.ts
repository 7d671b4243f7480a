import { latest } from './latest.js';
import type { RowContext, RowFacts } from './types.js';

/** Reasons that are the hub's own word, beside those of the protocol. */
export const HUB_REASONS = [
  'withdrawn',
  'muted',
  'offline',
  'not-delivered',
  'unreported',
  'unconfirmed',
  'incomplete',
] as const;

/** Was it withdrawn before it could sound? */
export const isWithdrawn = (context: RowContext): boolean =>
  context.withdrawnAtMs != null && context.withdrawnAtMs < context.endAtMs;

/**
 * A device's word for why it ended early, as the hub knows it: what it found gone from its programme because the order
 * was withdrawn is withdrawn (domain.md, "Withdrawal").
 */
export function knownAs(reason: string, { orderWithdrawnAtMs, endAtMs }: RowContext): string {
  const isItsOrders = orderWithdrawnAtMs != null && orderWithdrawnAtMs < endAtMs;
  return reason === 'removed' && isItsOrders ? 'withdrawn' : reason;
}

/**
 * Why a slot passed without a word: what a person decided, then what the device itself said before it, then what the hub
 * saw of the place, then how far the sound had come on its way.
 */
export function bestKnownReason(facts: RowFacts, context: RowContext): string {
  const alert = context.kind === 'alert';
  if (isWithdrawn(context)) return 'withdrawn';
  if (context.muted === 'all' || (context.muted === 'programme' && !alert)) return 'muted';
  const armed = latest(facts.armed);
  if (armed && !armed.armed && armed.reason !== null) return armed.reason;
  if (context.powerLostAtMs != null && context.powerLostAtMs < context.endAtMs) return 'power';
  if (context.offlineSinceMs != null && context.offlineSinceMs < context.endAtMs) return 'offline';
  if (context.clock === 'untrusted') return 'clock';
  if (!isDelivered(facts, context)) return 'not-delivered';
  if (context.items.length > 0 && !isStaged(facts, context)) return 'not-staged';
  return 'unreported';
}

export function isDelivered(facts: RowFacts, context: RowContext): boolean {
  const accepted = Math.max(facts.acceptedRevision, context.acceptedRevision ?? 0);
  return context.requiredRevision !== null && accepted >= context.requiredRevision;
}

/** Streams are fetched while they play and need no file. */
export function isStaged(facts: RowFacts, context: RowContext): boolean {
  if (context.staged === true) return true;
  const files = context.items.filter(({ item }) => !item.includes(':'));
  return files.length > 0 && files.every(({ item }) => facts.staged.includes(item));
}
