import type { programme as vi } from '../vi/programme.js';
import type { Words } from '../words.js';
import { say } from '../format.js';

export const programme: Words<typeof vi> = {
  title: 'Programme of the week',
  approveTitle: 'Approve the week’s programme',
  open: 'Week’s programme',
  chooseWeek: 'Choose the week',
  thisWeek: 'This week',
  nextWeek: 'Next week',
  standings: {
    approved: 'Approved',
    changed: 'To be approved again',
    open: 'Not approved',
    over: 'Not approved; all of it has aired',
    empty: 'Nothing airs yet',
  },
  none: 'Nobody has approved this week’s programme.',
  holds: (by: string, at: string) => `${by} approved it at ${at}.`,
  changed: 'Changed since the approval',
  changedText: (by: string, at: string) =>
    `${by} approved it at ${at}, and the programme has changed since: see what is new and what is gone.`,
  someone: 'Somebody',
  note: (note: string) => `Note: ${note}`,
  emptyDay: 'Nothing airs.',
  isNew: 'New',
  gone: 'Approved, and no longer in the programme',
  waiting: 'Not in the programme',
  waitingHint: 'Without a time, or a bulletin is not approved. Approving the week does not approve these.',
  unapproved: (title: string, state: string) => `${title}: ${state}`,
  toApprove: (title: string) => `Listen and approve: ${title}`,
  listen: (title: string) => `Listen: ${title}`,
  boards: 'Boards',
  hint: 'Approving says that you have seen this programme. Each bulletin still needs its own approval to air.',
  noteLabel: 'Note (optional)',
  approve: 'Approve the programme',
  approveAgain: 'Approve it again',
  empty: 'Nothing is scheduled in this week. “Next” shows the week after.',
  count: (airings: number, minutes: string) => say`${airings} {airing|airings} · ${minutes} min`,
};
