/** What waits for a person; the console has a word and a button for each (libs/testing/src/screens/codes.spec.ts). */
export const NOTICE_KINDS = [
  'offer',
  'offer-reminder',
  'collision',
  'approval',
  'sent-back',
  'unapproved',
  'refused',
  'displaced',
  'alarm',
  'asset',
  'alert',
  'confirm',
  'mute',
  'alert-asked',
  'unanswered',
  'unstaffed',
  'no-device',
  'watch',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
