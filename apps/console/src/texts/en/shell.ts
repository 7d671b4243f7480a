import type { shell as vi } from '../vi/shell.js';
import type { Words } from '../words.js';

export const shell: Words<typeof vi> = {
  groups: {
    daily: 'Every day',
    content: 'Content',
    airing: 'On air',
    watching: 'Monitoring',
    managing: 'Administration',
  },
  menu: 'Menu',
  openMenu: 'Open the menu',
  skip: 'Skip to the content',
  account: 'Account',
  signOut: 'Sign out',
  otherLanguage: 'Tiếng Việt',
  everywhere: 'The whole system',
  clock: 'The clock of this computer is wrong',
  clockFast: (by) =>
    `It is ${by} ahead of the system. This page goes by the system's time; set the computer's clock.`,
  clockSlow: (by) =>
    `It is ${by} behind the system. This page goes by the system's time; set the computer's clock.`,
  notOffered: 'This account does not use this page. If it should, ask the administrator.',
};
