import type { Catalogue } from '../../texts/texts.js';

/** A reason of the protocol or the hub in words; an unknown one as it is. */
export const reasonText = (t: Catalogue, reason: string): string => t.monitoring.reasons[reason] ?? reason;

/** `ttn/v1/d/<id>/playlist: lower-revision`, `amplifier: no-current`: the cause of a fault or refusal in words. */
export function causeText(t: Catalogue, cause: string): string {
  const [, topic = '', reason = ''] = /^(?:.*\/)?([^/:]+): (.+)$/.exec(cause) ?? [];
  if (reason === '') return cause;
  const { topics, refusals, reasons } = t.monitoring;
  return `${topics[topic] ?? topic}: ${refusals[reason] ?? reasons[reason] ?? reason}`;
}
