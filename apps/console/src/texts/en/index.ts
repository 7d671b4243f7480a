import type { vi } from '../vi/index.js';
import type { Words } from '../words.js';
import { common } from './common.js';
import { shell } from './shell.js';
import { session } from './session.js';
import { today } from './today.js';
import { emergency } from './emergency.js';
import { bulletins } from './bulletins.js';
import { announce } from './announce.js';
import { compose } from './compose.js';
import { lexicon } from './lexicon.js';
import { schedule } from './schedule.js';
import { orders } from './orders.js';
import { programme } from './programme.js';
import { targets } from './targets.js';
import { offers } from './offers.js';
import { collisions } from './collisions.js';
import { rules } from './rules.js';
import { stop } from './stop.js';
import { asRun } from './as-run.js';
import { runSheet } from './run-sheet.js';
import { monitoring } from './monitoring.js';
import { calendarDays } from './calendar-days.js';
import { stations } from './stations.js';
import { places } from './places.js';
import { people } from './people.js';
import { keys } from './keys.js';
import { audit } from './audit.js';
import { sounds } from './sounds.js';
import { groups } from './groups.js';
import { remote } from './remote.js';
import { codes } from './codes.js';

export { hub } from './hub.js';

export const en: Words<typeof vi> = {
  common,
  shell,
  session,
  today,
  emergency,
  bulletins,
  announce,
  compose,
  lexicon,
  schedule,
  orders,
  programme,
  targets,
  offers,
  collisions,
  rules,
  stop,
  asRun,
  runSheet,
  monitoring,
  calendarDays,
  stations,
  places,
  people,
  keys,
  audit,
  sounds,
  groups,
  remote,
  codes,
};
