import type { Catalogue } from '../../texts/texts.js';

/** A reason of the protocol or the hub in words; an unknown one as it is. */
export const reasonText = (t: Catalogue, reason: string): string => t.monitoring.reasons[reason] ?? reason;
