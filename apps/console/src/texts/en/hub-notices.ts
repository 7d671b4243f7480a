import type { HubWords } from '../hub-sentences.js';
import { say, showDate, showDateTime, showLocalDate, showTime } from '../format.js';
import { monitoring } from './monitoring.js';
import { rules } from './rules.js';

interface Titled {
  title: string;
}
interface Emergency extends Titled {
  orderRef: string;
  exercise: boolean;
}
interface Collision {
  slotAt: string;
  decideBy: string;
  titles: string[];
  /** Not among the titles. */
  more: number;
  isOwnRule: boolean;
  prefer: keyof typeof rules.prefer;
}
interface Alarms {
  alarms: { kind: keyof typeof monitoring.alarm.kinds; isBoard: boolean }[];
  place?: string | null;
}

/** Of the facts that the hub writes beside its own sentence of that kind. */
const of =
  <F>(words: (facts: F) => string) =>
  (facts: Readonly<Record<string, unknown>>): string =>
    words(facts as F);

const alarmWords = ({ alarms }: Alarms): string =>
  alarms.map(({ kind, isBoard }) => monitoring.alarm[isBoard ? 'boardKinds' : 'kinds'][kind]).join('; ');
const asked = ({ exercise, title }: Emergency): string =>
  `${exercise ? 'An exercise' : 'An emergency'} was asked for: “${title}”`;

function collision({ slotAt, decideBy, titles, more, isOwnRule, prefer }: Collision): string {
  const items = [...titles.map((title) => `“${title}”`), ...(more > 0 ? [say`${more} more`] : [])].join(
    ' and ',
  );
  const rule = `${isOwnRule ? 'the commune’s rule' : 'the default rule'} decides at ${showTime(decideBy)}`;
  return `${items} want the same time, ${showTime(slotAt)}, ${showDate(slotAt)}. Choose the order; if nobody does, ${rule}: ${rules.prefer[prefer]}`;
}

/** What waits for a person (#features/monitoring/notice-kinds.ts). */
export const notices: HubWords['notices'] = {
  offer: of<Titled>(({ title }) => `A unit above sent “${title}”: accept or decline it`),
  'offer-reminder': of<Titled>(({ title }) => `Reminder: “${title}” waits for the commune’s answer`),
  collision: of<Collision>(collision),
  approval: of<Titled & { approveBy?: string | null }>(({ title, approveBy }) => {
    const haste = approveBy ? `. Approve it before ${showDateTime(approveBy)} to be in time` : '';
    return `Waits for approval: “${title}”${haste}`;
  }),
  'sent-back': of<Titled & { reason: string | null }>(
    ({ title, reason }) => `“${title}” was sent back. Reason: ${reason ?? 'none was given'}`,
  ),
  unapproved: of<Titled>(({ title }) => `“${title}” did not air. Choose another session`),
  refused: of<Titled & { airings: number }>(
    ({ title, airings }) =>
      say`“${title}” has ${airings} {airing|airings} without a place: see why, and what to do`,
  ),
  displaced: of<Titled & { isMoved: boolean }>(
    ({ title, isMoved }) =>
      `“${title}” ${isMoved ? 'was moved' : 'lost its place'}: a priority item goes first`,
  ),
  alarm: of<Alarms>(({ place, ...given }) => `${alarmWords(given)}${place ? `: ${place}` : ''}`),
  asset: of<{ name: string }>(({ name }) => `Waits for approval: the sound “${name}”`),
  alert: of<Emergency>((given) => `${asked(given)} (${given.orderRef}). It waits for activation`),
  confirm: of<{ localDate: string }>(
    ({ localDate }) => `Say what the station aired on ${showLocalDate(localDate)}`,
  ),
  mute: of<{ station: string }>(
    ({ station }) =>
      `Muting everything, emergencies too, waits for a second person’s confirmation: ${station}`,
  ),
  'alert-asked': of<Emergency>(
    (given) =>
      `${asked(given)}, and is not activated yet. Tell whoever may activate it; stop it if it is no longer needed`,
  ),
  unanswered: of<Titled & { communes: number }>(
    ({ title, communes }) =>
      say`${communes} {commune has|communes have} not answered “${title}”. “Remind” reminds {it|them}`,
  ),
  unstaffed: of<{ stations: number; names: string[] }>(
    ({ stations, names }) =>
      say`${stations} {station has|stations have} nobody who can sign in: ${names.join(', ')}${stations > names.length ? '…' : '.'} Add accounts for them`,
  ),
  'no-device': of<{ station: string; places: number }>(
    ({ station, places }) =>
      say`${station}: ${places} {place has|places have} no device yet. Install it, then get its enrolment code`,
  ),
  watch: of<Alarms>((given) => `Alarms that nobody has taken: ${alarmWords(given)}`),
};
