import type { calendarDays as vi } from '../vi/calendar-days.js';
import type { Words } from '../words.js';

export const calendarDays: Words<typeof vi> = {
  title: 'Holidays, mourning',
  text: 'Special days of a province or a commune. Those of a province hold in each of its communes. Schedules are planned again as soon as a day is saved.',
  chooseUnit: 'Choose a province or a commune to see its special days.',
  list: (unit: string) => `Special days of ${unit}`,
  none: 'No special day is to come.',
  above: (unit: string) => `Set by ${unit}, and holding here too`,
  withPast: 'Past days too',
  add: 'Add a day',
  editOf: (date: string) => `Change ${date}`,
  removeOf: (date: string) => `Remove ${date}`,
  removeText: (name: string) =>
    `Remove “${name}”? The day is like any other again; schedules are planned again at once.`,
  removed: 'Removed. Schedules are being planned again.',
  saved: 'Saved. Schedules are being planned again.',
  acts: 'Actions',
  date: 'Date',
  name: 'Name',
  nameHint: 'For example: National Day; state mourning',
  effect: 'What plays',
  effects: {
    holiday: 'Holiday: plays, but for schedules that leave out holidays',
    'as-weekday': 'Plays in the windows of another weekday',
    closed: 'Closed: no programme at all',
    mourning: 'Mourning: no ordinary items',
  },
  asWeekday: (weekday: string) => `Plays in the windows of ${weekday}`,
  weekday: 'In the windows of',
  decision: 'Decision number',
  decisionHint: 'What sets this day. For example: 12/QĐ-UBND',
  taken: (name: string) => `This date is already set: ${name}. Change that row of the list.`,
};
