import type { session as vi } from '../vi/session.js';
import type { Words } from '../words.js';

export const session: Words<typeof vi> = {
  title: 'Sign in',
  subtitle: 'Provincial source-information system',
  login: 'Login',
  password: 'Password',
  signIn: 'Sign in',
  haveToken: 'I have a token to set a password',
  expiredTitle: 'Your session has ended',
  expiredText: 'Sign in again to go on. What you were typing is still on the screen.',
  giveUp: 'Sign out, for somebody else to use this computer',
  unsavedTitle: 'This computer has drafts that are not saved',
  unsavedText:
    'They are on this computer only. Open them to save or send; where others use it too, remove them before you sign out.',
  unsavedOf: (what, at) => `${what} · changed ${at}`,
  untitled: '(no title yet)',
  announcement: 'Announcement',
  bulletin: 'Bulletin',
  openDraft: (title) => `Open to save: ${title}`,
  stay: 'Stay',
  keepAndLeave: 'Sign out, keep them here',
  dropAndLeave: 'Remove them and sign out',
  setTitle: 'Set a password',
  setText: 'The administrator gives the token; it is good once.',
  token: 'Token',
  newPassword: 'New password',
  newPasswordHint: 'At least 10 characters; a few words that are easy to remember are best.',
  repeat: 'The new password again',
  differs: 'The two differ',
  set: 'Set the password',
  done: (login) => `The password of ${login} is set. Please sign in.`,
};
