import type { Role } from '#platform/actor.js';
import type { Action, Subject } from '#platform/http/access.js';

/**
 * How far a right reaches from the unit at which the role is held: the unit and everything below it, that unit alone,
 * or wherever the record is. `unit` is for writing only: a list cannot be narrowed by it.
 */
export type Reach = 'subtree' | 'unit' | 'everywhere';

export interface Grant {
  can: readonly Action[];
  on: readonly Subject[];
  reach: Reach;
}

/** Path of the root: a role held there reaches every unit. Its key can be no unit's. */
export const EVERYWHERE = { unitKey: '*', unitPath: '' } as const;

/** What plays where, and whether it did: everybody who works with a station sees it. */
const PROGRAMME = [
  ...(['station', 'place', 'device', 'bulletin', 'document', 'order', 'offer', 'collision'] as const),
  ...(['rule', 'plan', 'as-run', 'alert', 'alarm', 'notice'] as const),
] satisfies readonly Subject[];

const seesProgramme: Grant = { can: ['read'], on: PROGRAMME, reach: 'subtree' };
const writesBulletins: Grant = {
  can: ['create', 'update', 'submit'],
  on: ['bulletin', 'document'],
  reach: 'subtree',
};
const ordersAirings: Grant = { can: ['order'], on: ['order'], reach: 'subtree' };
/** The wrong item is stopped by whoever notices it first: it is never more dangerous than letting it play. */
const stopsWhatIsWrong: Grant = { can: ['withdraw'], on: ['bulletin', 'order'], reach: 'subtree' };
const approves: Grant = { can: ['approve'], on: ['bulletin', 'asset', 'order'], reach: 'subtree' };
const seesToNotices: Grant = { can: ['acknowledge'], on: ['notice'], reach: 'subtree' };
const seesToAlarms: Grant = { can: ['acknowledge'], on: ['alarm', 'notice'], reach: 'subtree' };

/** Signed in, whatever the role: the official list of units, approved sounds, how words are read, one's own account. */
export const EVERYBODY: readonly Grant[] = [
  { can: ['read'], on: ['unit', 'asset', 'lexicon', 'self'], reach: 'everywhere' },
  { can: ['update'], on: ['self'], reach: 'everywhere' },
];

/**
 * Who may do what: the only place (requirements F33, F34). Rules that need the record itself are the services': nobody
 * approves their own, a department submits in its fields only, an emergency needs two persons, two persons silence all.
 */
export const RIGHTS: Readonly<Record<Role, readonly Grant[]>> = {
  administrator: [
    seesProgramme,
    seesToAlarms,
    { can: ['read', 'create', 'update', 'manage'], on: ['user'], reach: 'subtree' },
    { can: ['read', 'create', 'update', 'manage'], on: ['unit', 'station', 'place'], reach: 'subtree' },
    { can: ['create', 'update'], on: ['asset'], reach: 'subtree' },
    { can: ['enrol', 'manage', 'command'], on: ['place', 'device', 'station'], reach: 'subtree' },
    { can: ['create', 'update', 'manage'], on: ['lexicon'], reach: 'subtree' },
    { can: ['read', 'manage'], on: ['key', 'audit'], reach: 'subtree' },
  ],
  'province-editor': [
    stopsWhatIsWrong,
    seesProgramme,
    writesBulletins,
    ordersAirings,
    seesToNotices,
    { can: ['create', 'update'], on: ['asset'], reach: 'subtree' },
    { can: ['create', 'update'], on: ['lexicon'], reach: 'subtree' },
  ],
  'province-approver': [seesProgramme, stopsWhatIsWrong, approves, seesToNotices],
  'department-contributor': [
    { can: ['read'], on: ['bulletin', 'document', 'order', 'as-run', 'notice'], reach: 'subtree' },
    { can: ['create', 'update', 'submit', 'withdraw'], on: ['bulletin', 'document'], reach: 'unit' },
    seesToNotices,
  ],
  'commune-operator': [
    stopsWhatIsWrong,
    seesProgramme,
    writesBulletins,
    ordersAirings,
    seesToAlarms,
    { can: ['answer'], on: ['offer', 'collision', 'rule'], reach: 'subtree' },
    { can: ['confirm'], on: ['as-run'], reach: 'subtree' },
    { can: ['command'], on: ['station', 'device'], reach: 'subtree' },
    // Its hamlets and its own special days; its windows and quotas are set above it.
    { can: ['create', 'update'], on: ['unit', 'asset', 'lexicon'], reach: 'subtree' },
  ],
  'commune-approver': [
    stopsWhatIsWrong,
    seesProgramme,
    approves,
    seesToNotices,
    { can: ['command'], on: ['station'], reach: 'subtree' },
  ],
  technician: [
    { can: ['read'], on: ['station', 'place', 'device', 'plan', 'as-run'], reach: 'subtree' },
    { can: ['read'], on: ['alarm', 'notice'], reach: 'subtree' },
    seesToAlarms,
    { can: ['create', 'update'], on: ['place'], reach: 'subtree' },
    { can: ['enrol'], on: ['place'], reach: 'subtree' },
    { can: ['command', 'manage'], on: ['device'], reach: 'subtree' },
  ],
  'duty-officer': [
    stopsWhatIsWrong,
    seesProgramme,
    seesToAlarms,
    { can: ['create', 'update'], on: ['alert'], reach: 'subtree' },
  ],
  'emergency-authority': [
    stopsWhatIsWrong,
    seesProgramme,
    seesToNotices,
    { can: ['create', 'update', 'activate'], on: ['alert'], reach: 'subtree' },
    { can: ['command'], on: ['station'], reach: 'subtree' },
  ],
  monitor: [seesProgramme],
};
