/**
 * Why something did not go as planned, in the words of the protocol and of the hub. The console has a word for each
 * (libs/testing/src/screens/codes.spec.ts); devices of other makers may give others, which are shown as they came.
 */
export const REASONS = [
  // What the hub knows of a place.
  'offline',
  'not-delivered',
  'no-answer',
  'unreported',
  'unconfirmed',
  'incomplete',
  // What a device says of an airing.
  'not-staged',
  'stage-failed',
  'clock',
  'power',
  'muted',
  'paused',
  'withdrawn',
  'removed',
  'preempted',
  'command',
  'busy',
  'late',
  'device',
  'fault',
  'unsupported',
  // Its own limits.
  'window',
  'quiet',
  'quota',
  'validity',
  'volume',
  'silence-all',
  // Files.
  'net',
  'wrong',
  'gone',
  'disk',
  'undecodable',
  // Commands.
  'superseded',
  'exp-too-far',
  'journal',
  'beyond-last',
  // The device itself.
  'expired',
  'space',
  'malformed',
  'unauthorised',
  'subscription-refused',
  'insecure',
  'hidden',
  'corrupt',
  'lost',
  'not-kept',
  'fell',
  'behind-signed-time',
  'below-signed-time',
] as const;
export type Reason = (typeof REASONS)[number];

/** Where sound or display comes from that no order asked for, in the words of the protocol. */
export const UNPLANNED_SOURCES = ['test-tone', 'local', 'unknown'] as const;

/** What of a device a fault or a refusal speaks of; for refusals the kind of message. */
export const PARTS = [
  'clock',
  'config',
  'playlist',
  'command',
  'receipt',
  'alerts',
  'http',
  'mqtt',
  'store',
  'player',
  'display',
  'screen',
  'page',
] as const;
export type Part = (typeof PARTS)[number];
