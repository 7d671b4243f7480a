import type { groups as vi } from '../vi/groups.js';
import type { Words } from '../words.js';
import { say } from '../format.js';

export const groups: Words<typeof vi> = {
  title: 'Groups',
  list: 'List of groups',
  text: 'A group holds places of many stations: markets, schools, border hamlets … chosen at once in a schedule.',
  empty: 'No group yet.',
  add: 'Add a group',
  name: 'Name',
  places: 'Places',
  members: (count: string) => say`${count} {place|places}`,
  edit: (name: string) => `Group: ${name}`,
  back: 'All groups',
  rename: 'Rename',
  choose: 'Choose the places of the group',
  chooseText: 'Filter by name, tick, and save.',
  chosen: (count: string) => `${count} chosen`,
  tooMany: (shown: number, total: number) => say`${shown} of ${total}: type a name to see fewer.`,
  saveMembers: 'Save the places of the group',
  remove: 'Remove the group',
  removeText: (name: string) =>
    `Remove “${name}”? Its places stay; schedules for the group reach no place any more.`,
};
