import type { HubWords } from '../hub-sentences.js';
import { say } from '../format.js';
import { plans } from './hub-plans.js';

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
const text = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);
/** The first airing of a trial that found no place. */
const whyNot = ({ refused }: Record<string, unknown>): string => {
  const [first] = Array.isArray(refused) ? (refused as { reason?: string }[]) : [];
  return plans[first?.reason ?? ''] ?? 'look at the days and times';
};

const airing = {
  'airing-gone': 'There is no such airing in the order any more: reload the page',
  'another-week': 'A whole series moves within one week only: choose “Only this”',
  'not-all-undone':
    'Nothing was undone, since one of the orders could not be put back: reload and look at each',
  'nothing-placed': (d) => `No airing finds a place: ${whyNot(d)}`,
  'nothing-to-undo': 'This is the first version of the order. To drop it, withdraw the order',
  'order-changed': 'Somebody else has just changed this order: reload, then change it again',
  'order-not-confirmed': 'This order is not in force',
  'order-not-draft': 'This order was confirmed or withdrawn meanwhile',
  'outside-unit': 'A chosen place lies outside the area of this order: take it out',
  'planner-busy': 'Many people are checking schedules: wait a few seconds and try again',
  'planner-too-many': 'Your earlier checks are still running: wait a few seconds and try again',
  'programme-changed': 'The programme has just changed: look at it again, then approve',
  'programme-empty': 'This week has no airing yet: schedule something before approving',
  'programme-over': 'This week is over: only this week and later ones can be approved',
  'series-stays':
    'A daily or lunar series cannot move to other dates as a whole: choose “Only this”, or keep the date and change the time',
  'targets-changed': 'The number of places has changed since you looked: look again, then confirm',
  'unknown-candidate': 'One of these airings does not belong to the collision: reload the page',
  'weekday-taken': 'The order already airs on this weekday: choose “Only this” or another day',
  nobody: 'There is no station or loudspeaker where you chose: choose again',
} satisfies HubWords['problems'];

const answers = {
  'collision-changed': 'The items that collide have changed: look again, then choose',
  'collision-not-open': 'This collision is already decided: see “Decided”',
  'offer-answered': 'This bulletin was answered meanwhile: see “Answered”',
  'offer-changed': 'The sender has just changed the content or the times: listen again, then answer',
  'offer-due': 'It is too late to put this off: accept or decline it',
  'offer-expired':
    'The time to answer is over, so this will not air. If the commune still needs it, ask the sender to schedule it again',
  'offer-withdrawn': 'The sender took this back or changed it: there is nothing to answer any more',
  'reason-needed': 'Say why it will not air',
} satisfies HubWords['problems'];

const bulletins = {
  'broken-form': 'The upload was cut off: choose the file again',
  'bulletin-expired': 'The bulletin is no longer valid: extend its validity or choose another one',
  'bulletin-not-approved': 'The bulletin is not approved, or was withdrawn: choose an approved one',
  'bulletin-not-found': 'There is no such bulletin',
  'bulletin-of-another-unit': 'The bulletin belongs to another area: choose one of this area',
  'changed-meanwhile': 'Somebody else has just dealt with this bulletin: reload the page',
  'display-busy': 'The server is working on other files: wait a few minutes and upload it again',
  'display-full': 'The display has as many pictures and films as it can hold: take one out first',
  'display-not-ready':
    'The display cannot be used: no words were chosen, or they fill too many pages. Write a short version, or words of its own for the boards',
  'document-not-found': 'The source document is gone: upload it again',
  'field-of-another': 'Your organisation does not provide information in this field',
  'gave-up': 'It failed several times: look at the text again, or tell the administrator',
  'is-audio': 'This is a recording: choose “Recording” for this language',
  'language-twice': 'A bulletin has each language once',
  'lexicon-full': 'The lexicon of this area is full: remove entries that are not used',
  'long-needs-reason': 'The bulletin is longer than 10 minutes: say why, or shorten it',
  'malformed-pls': 'The lexicon file (PLS) cannot be read: export it again from the program it was made with',
  'manifest-changed': 'The content has changed since you listened: listen again, then approve',
  'no-file': 'Choose a file first',
  'no-short-text': 'There is no short version: write one, or choose the full version',
  'no-text': 'The bulletin has nothing to read: paste a text, or choose parts of the document',
  'no-voice': 'The server has no voice yet: tell the administrator',
  'not-audio': 'This file is not a recording: choose a sound file',
  'not-multipart': 'The upload was not understood: choose the file again',
  'not-rendered': 'The sound is not ready: wait until it is made, or see why it was refused',
  'nothing-to-read': 'The text has no word that can be read aloud',
  'own-bulletin': 'Nobody approves a bulletin that they wrote or submitted: it takes a second person',
  'recording-too-long': 'The recording of one sentence is too long: cut it, or record the whole bulletin',
  'text-too-long': 'The text is longer than about an hour of reading: choose fewer parts',
  'too-long-to-keep': 'This is too long for the lexicon: choose a word or a short phrase',
  'unknown-kind': 'The server cannot do this work: tell the administrator',
  'unknown-media': 'This picture or film was not uploaded for this bulletin: upload it first',
  'wrong-state': 'This cannot be done with the bulletin as it is now: reload the page',
  expired: 'The validity of the bulletin is over: change it',
  superseded: 'This was replaced by a newer version',
  'text-failed': 'This text could not be worked on: try again, or split it into shorter ones',
  'text-too-slow':
    'Working on this text took too long and was stopped: try again, or split it into shorter ones',
  'texts-busy': 'Many long texts are being worked on: wait a few seconds and try again',
} satisfies HubWords['problems'];

const emergencies = {
  'alert-expired': 'The time of this emergency item is over: make a new one',
  'alert-not-active': 'This emergency item is not on air: cancel the request on the page “Emergencies”',
  'alert-not-requested': 'This emergency item was already activated or stopped',
  'alert-unknown': 'The emergency item to be corrected was not found',
  'already-corrected': 'The correction was already sent',
  'no-exercise-notice': 'There is no sound “Notice of an exercise” yet: add it before an exercise',
  'no-room-for-correction': (d) => `The correction finds no place in the next days: ${whyNot(d)}`,
  'nobody-heard': 'Nobody heard the wrong item: no correction is needed',
  'second-person-needed': 'An emergency takes two people: whoever asked for it does not activate it',
  'too-many-alerts': 'This area has as many emergency items as it can have: stop one, or wait until one ends',
  'too-many-places': 'Too many places heard it: schedule a correction for the whole area',
  past: 'The end of the emergency lies in the past: choose a later one',
} satisfies HubWords['problems'];

const records = {
  'device-confirms': 'The loudspeaker reports this airing itself: nobody needs to confirm it',
  'no-run-sheet': 'This station airs through IP loudspeakers, which report themselves: it has no run sheet',
  'not-yet': 'It has not aired yet: confirm it afterwards',
  'too-late': 'The time to confirm is over (the end of the next day)',
  'too-many-rows':
    'The log has more rows than one file holds: choose fewer days, a smaller area or one outcome',
  'workbook-failed': 'The Excel file could not be made: narrow the filter, or take the CSV file',
} satisfies HubWords['problems'];

const devices = {
  'already-acknowledged': 'Somebody else has already taken this alarm',
  'code-expired': 'The enrolment code is too old: ask for a new one',
  'code-of-board': 'This is the code of a board: ask for the code of a loudspeaker',
  'code-of-speaker': 'This is the code of a loudspeaker: ask for the code of a board',
  'code-unknown': 'The enrolment code is wrong: look at each letter',
  'code-used': 'The enrolment code was used by another box: ask for a new one',
  'command-malformed': 'The command was not understood: reload the page',
  'device-not-active': 'This device is no longer in use',
  'device-unknown': 'The loudspeaker’s access code is not valid',
  'log-too-late': 'The time to send this log is over: ask for it again',
  'nobody-there': 'No loudspeaker there takes this command',
  'rotation-under-way': 'A change of keys is under way: wait until every loudspeaker has the new one',
  'too-many-devices': 'These are too many loudspeakers at once: choose one commune or a smaller group',
} satisfies HubWords['problems'];

const stations = {
  'day-longer-than-sessions': 'The sessions of a day allow less than the minutes of the day: make them agree',
  'group-exists': 'There is already a group of this name: choose another one',
  'group-unknown': 'There is no such group in this area',
  'half-a-position': 'A position needs latitude and longitude: give both, or leave both empty',
  'hamlet-exists': 'The commune already has a hamlet of this name: choose another one',
  'hamlet-in-use': (d) => say`${number(d.places)} {place is|places are} still in it: move {it|them} first`,
  'hamlet-unknown':
    'The commune has no such hamlet: correct the name, or add it on the station’s page, under Hamlets',
  'kind-unknown': 'There is no such kind: write speaker or board',
  'language-unknown': 'No such language is known',
  'not-a-commune': 'A station belongs to a commune or ward',
  'not-a-coordinate': 'Not a coordinate: write decimal degrees like 22.4851',
  'not-a-province': 'This is not a province',
  'not-a-trim': 'Write a whole number from −20 to 20',
  'place-name-taken': 'There is already a place of this name: choose another one',
  'place-retired': 'This place is no longer in use',
  'place-unknown': 'One of the places is not in the area of the group',
  'regulation-not-usable': 'The regulation cannot be used yet: see each part below',
  'rows-not-usable': 'What was given about the places cannot be used yet: see each part below',
  'session-longer-than-windows': 'No window is as long as a session may be: lower the minutes of a session',
  'too-many-hamlets': 'The commune has as many hamlets as it can have',
  'volume-over-cap': 'The volume is above the station’s limit: lower it',
  'window-in-quiet': 'The window touches the quiet hours: change one of them',
  'window-name-twice': 'Two windows have this name: choose another one',
  'window-too-early': 'Nothing is broadcast so early: let the window begin later',
  'window-too-short': 'The window is shorter than the minutes allowed in it: lower them',
  'windows-overlap': 'Two windows overlap: move one of them',
} satisfies HubWords['problems'];

const sounds = {
  'asset-approved': 'This sound is already approved',
  'asset-in-use': (d) =>
    say`${number(d.stations)} {station uses|stations use} this sound: choose another one for {it|them} first`,
  'asset-is-own': 'You uploaded this sound yourself: ask somebody else who may approve it',
  'asset-not-replaceable':
    'Only a sound of the same kind and area that is in use can be replaced: add it as a new one',
  'asset-shipped': 'This sound comes with the program and cannot be removed',
  'asset-unknown': 'There is no approved sound like this: choose another one',
  'sound-too-long': 'The sound is longer than its kind may be: cut it and send it again',
  'studio-busy': 'Many sounds are being made: wait a minute and send it again',
} satisfies HubWords['problems'];

const people = {
  'login-taken': (d) => `“${text(d.login, 'This login')}” is taken: choose another one`,
  'organisation-unknown': 'There is no such organisation',
  'password-guessed': 'This password is easily guessed: choose another one',
  'password-has-login': 'The password must not contain the login: choose another one',
  'password-long': 'The password is too long: shorten it',
  'password-monotonous': 'The password repeats too few letters: use at least 5 different ones',
  'password-run': 'The password is a plain row of letters or digits: choose another one',
  'password-short': 'The password needs at least 10 letters: a short sentence is easy to remember',
  'password-wrong': 'The present password is wrong: type it again',
  'refresh-reused':
    'You were signed out, since this session was used somewhere else. Sign in again, and tell the administrator if it was not you',
  'refresh-unknown': 'The session has ended: sign in again',
  'roles-are-own': 'Nobody changes their own roles: ask another administrator',
  'sign-in-needed': 'Sign in again',
  'sign-in-wrong': 'The login or the password is wrong',
  'token-expired': 'The code to set a password is too old: ask the administrator for a new one',
  'token-unknown': 'The code to set a password is wrong: ask the administrator for a new one',
  'token-used': 'The code to set a password was already used: ask the administrator for a new one',
  'too-many-attempts': 'Too many wrong tries: wait a minute, then try again',
  'user-is-oneself': 'Nobody locks their own account: ask another administrator',
  forbidden: 'This account may not do this in this area',
} satisfies HubWords['problems'];

const anywhere = {
  'already-exists': 'There is one like this already',
  'broken-text': 'There is a broken or invisible letter in it: type this again',
  'database-busy': 'The system is busy: try again in a moment',
  'database-damaged': 'The database is damaged: it has to be restored from the backup',
  'database-in-use': 'Another process uses the database',
  'database-unreachable': 'The database cannot be reached',
  'disk-full': 'The disk of the server is full',
  'edited-meanwhile': (d) =>
    `${text(d.byName, 'Somebody else')} has just changed this, so yours is not saved yet: look at the new version, put your part in and save again`,
  'invalid-input': 'Something is not right yet: see each part below',
  'lease-lost': 'Another process has taken over this work',
  'malformed-request': 'The request was not understood: reload the page',
  'media-hash-differs': 'The file arrived damaged: send it again',
  'media-no-space': 'The disk for sound files is full: make room, then try again',
  'media-too-large': 'The file is larger than allowed: compress or cut it and send it again',
  'migration-locked': 'The database is being upgraded',
  'nul-character': 'There is an invisible letter (NUL) in the text: remove it',
  'reference-broken': 'Something that belongs to it is gone, or still in use',
  'sort-unknown': 'The list cannot be sorted like this',
  'too-deep': 'There are too many layers in it',
  'too-large': 'The file is too large: compress or cut it and send it again',
  'transaction-timeout': 'It took too long and was stopped: try again',
  'unit-unknown': 'There is no such area in the list',
  'unknown-unit': 'There is no such area in the list',
  'value-too-long': 'This is too long: make it shorter',
  busy: 'Somebody else’s file is being made: try again in a minute',
  invalid: 'This is not right yet: look at it again',
  required: 'Fill this in',
  unknown: 'This was not found: choose it again',
} satisfies HubWords['problems'];

/** What the hub refuses, by its code. */
export const problems: HubWords['problems'] = {
  ...airing,
  ...answers,
  ...bulletins,
  ...emergencies,
  ...records,
  ...devices,
  ...stations,
  ...sounds,
  ...people,
  ...anywhere,
};
