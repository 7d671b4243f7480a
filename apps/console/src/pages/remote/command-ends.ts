import type { Catalogue } from '../../texts/texts.js';

export const RESULT_COLOURS = {
  pending: 'blue.9',
  executed: 'green.9',
  refused: 'red.9',
  expired: 'orange.9',
  unanswered: 'gray.7',
} as const;

/** Why a loudspeaker refused, in words; an unknown reason as it is. */
export const endReason = (t: Catalogue, reason: string): string =>
  t.monitoring.refusals[reason] ?? t.monitoring.reasons[reason] ?? reason;
