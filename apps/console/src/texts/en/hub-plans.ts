import { type RefusalReason, type Remedy, remedies } from '#domain/planning/refusals.js';

/** Why an airing has no place, and what waits. */
const REASONS: Record<RefusalReason | 'offered' | 'colliding', string> = {
  nobody: 'There is no loudspeaker where you chose',
  'unknown-station': 'The station was not found',
  'unknown-window': 'The station has no such window',
  withdrawn: 'The bulletin or the order was withdrawn',
  unapproved: 'The bulletin was changed and has not been approved since',
  declined: 'The commune declined it',
  'offer-expired': 'The commune did not answer in time',
  past: 'The time is over, or too near for the loudspeakers to get it',
  validity: 'Outside the validity of the bulletin',
  weekday: 'The station does not broadcast on this weekday',
  closed: 'The station does not broadcast on this day',
  mourning: 'National mourning: normal bulletins do not air',
  paused: 'The station is paused',
  'outside-windows': 'Outside the windows of the station',
  quiet: 'In the quiet hours',
  'too-long': 'Longer than the window',
  'quota-sessions': 'The station has as many sessions on this day as it may have',
  'quota-session-minutes': 'Over the minutes of the session',
  'quota-day-minutes': 'Over the minutes of the station’s day',
  'no-room': 'No free place in the window',
  undecided: 'It collided, and the commune had not chosen in time',
  dropped: 'It collided, and the commune chose another item',
  offered: 'Waits for the commune to accept it',
  colliding: 'Collides: the commune chooses the order',
};

/** What the owner can do about it. */
const REMEDIES: Record<Remedy, string> = {
  'choose-targets': 'Choose other targets',
  'choose-window': 'Choose another window',
  'choose-time': 'Choose another time',
  'choose-date': 'Choose another date',
  shorten: 'Shorten the bulletin',
  'move-occupants': 'Move the airings that are in the way',
  'extend-validity': 'Extend the validity of the bulletin',
  'ask-commune': 'Talk to the commune',
  approve: 'Submit the bulletin for approval again',
  wait: 'Wait for the commune’s answer',
  none: 'Nothing to do',
};

/** Both by the planner's reason. */
export const plans: Readonly<Record<string, string>> = REASONS;
export const planRemedies: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(remedies).map(([reason, remedy]) => [reason, REMEDIES[remedy]])),
  ...{ offered: REMEDIES.wait, colliding: REMEDIES['ask-commune'] },
};
