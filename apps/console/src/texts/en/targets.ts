import type { Words } from '../words.js';
import type { targets as vi } from '../vi/targets.js';
import { say } from '../format.js';

export const targets: Words<typeof vi> = {
  title: 'Where',
  byList: 'Choose from the list',
  byMap: 'Choose on the map',
  search: 'Find a place (new or former name, with or without diacritics)',
  searchShort: 'Find a place',
  found: (count) => say`${count} {place|places} found`,
  before: (names) => `before 1 July 2025: ${names}`,
  whole: (unit) => `All of ${unit}`,
  groups: 'Groups of places',
  expand: (unit) => `Open ${unit}`,
  collapse: (unit) => `Close ${unit}`,
  clusters: (count) => say`${count} loudspeaker {cluster|clusters}`,
  boards: (count) => say`${count} {board|boards}`,
  noSpeakers: 'no loudspeakers yet',
  runSheet: 'gets a run sheet',
  places: 'Clusters and boards',
  mapLabel: (unit) => `Map of ${unit}. Click a commune to choose it or not; by keyboard, choose in the list.`,
  noMap: 'There are no outlines to draw a map of this place. Choose from the list.',
  mapChosen: 'Chosen',
  mapNotChosen: 'Not chosen',
  mapSilent: 'No loudspeakers yet',
  chosen: 'Chosen',
  nothing: 'Nothing is chosen yet',
  count: {
    communes: (count) => say`${count} {commune|communes}`,
    clusters: (count) => say`${count} loudspeaker {cluster|clusters}`,
    boards: (count) => say`${count} {board|boards}`,
    fm: (count) => say`${count} FM {station gets|stations get} a run sheet`,
    wired: (count) => say`${count} wired {station gets|stations get} a run sheet`,
  },
  reached: (count) => say`The ${count} {station|stations}`,
  empty: 'Something chosen has no loudspeakers.',
};
