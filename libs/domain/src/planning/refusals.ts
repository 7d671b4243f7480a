/** Why a request has no slot. */
export type RefusalReason =
  /** The targets reach no place, or no station. */
  | 'nobody'
  | 'unknown-station'
  /** The station has no window of that name. */
  | 'unknown-window'
  | 'withdrawn'
  /** Its bulletins were changed and nobody has approved them since. */
  | 'unapproved'
  | 'declined'
  /** The commune did not answer until the last possible start minus the freeze. */
  | 'offer-expired'
  /** All its time lies before `frozenUntilMs`. */
  | 'past'
  | 'validity'
  /** The window, or the quota, leaves out that weekday. */
  | 'weekday'
  /** A calendar closes the day. */
  | 'closed'
  | 'mourning'
  | 'paused'
  | 'outside-windows'
  | 'quiet'
  /** Longer than the window, with opening and closing. */
  | 'too-long'
  | 'quota-sessions'
  | 'quota-session-minutes'
  | 'quota-day-minutes'
  | 'no-room'
  /** The commune's rule decided a collision, and there was no later session. */
  | 'undecided'
  /** A resolution dropped it. */
  | 'dropped';

/** What the owner can do about it. */
export type Remedy =
  | 'choose-targets'
  | 'choose-window'
  | 'choose-time'
  | 'choose-date'
  | 'shorten'
  | 'move-occupants'
  | 'extend-validity'
  | 'ask-commune'
  | 'approve'
  | 'wait'
  | 'none';

/** The first remedy to offer for a reason. */
export const remedies: Readonly<Record<RefusalReason, Remedy>> = {
  nobody: 'choose-targets',
  'unknown-station': 'choose-targets',
  'unknown-window': 'choose-window',
  withdrawn: 'none',
  unapproved: 'approve',
  declined: 'ask-commune',
  'offer-expired': 'ask-commune',
  past: 'choose-date',
  validity: 'extend-validity',
  weekday: 'choose-date',
  closed: 'choose-date',
  mourning: 'choose-date',
  paused: 'wait',
  'outside-windows': 'choose-time',
  quiet: 'choose-time',
  'too-long': 'shorten',
  'quota-sessions': 'move-occupants',
  'quota-session-minutes': 'move-occupants',
  'quota-day-minutes': 'move-occupants',
  'no-room': 'move-occupants',
  undecided: 'ask-commune',
  dropped: 'none',
};
