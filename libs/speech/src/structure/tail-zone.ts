import type { OutlineLine } from './layout-tables.js';
import { isAllCaps, isOffice, isRecipients, isSigningFor, legalUnit } from './legal-lines.js';
import type { Zone } from './zone.js';

const PERSON_NAME = /^[\p{P}\s]*(?:[\p{Lu}][\p{L}\p{M}]{0,10}\.?\s*){2,6}[\p{P}\s]*$/u;
const LONGEST_NAME = 60;
const LONGEST_RECIPIENT = 260;
const LONGEST_SIGNATURE = 100;

const tail = (kind: 'recipients' | 'signature', opens = false): Zone => ({ name: 'tail', kind, opens });

/** Recipients or a signature begin here. */
export function tailOf(text: string): Zone | undefined {
  if (isRecipients(text)) return tail('recipients', true);
  return isSigningFor(text) ? tail('signature') : undefined;
}

/** What a line is after recipients or a signature; undefined when the tail is over. */
export function afterTail(before: Zone, line: OutlineLine): Zone | undefined {
  const { text } = line;
  const begins = tailOf(text);
  if (begins) return begins;
  if (line.heading !== undefined) return undefined;
  const listed = /^[-–+•~*]\s?/u.test(text);
  if (before.kind === 'recipients' && listed && text.length <= LONGEST_RECIPIENT) return tail('recipients');
  if (isOffice(text) && text.length <= LONGEST_SIGNATURE) return tail('signature');
  if (legalUnit(text)) return undefined;
  if (before.kind === 'recipients' && text.length <= LONGEST_RECIPIENT && /[;,:.]$/u.test(text))
    return tail('recipients');
  if (text.length <= LONGEST_NAME && PERSON_NAME.test(text)) return tail('signature');
  const stamp = /^\(.{0,60}\)$/u.test(text) || /đã ký/iu.test(text);
  return text.length <= LONGEST_SIGNATURE && (stamp || (before.kind === 'signature' && isAllCaps(text)))
    ? tail('signature')
    : undefined;
}
