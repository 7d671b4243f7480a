/**
 * Who may do what, written down by hand from requirements F33 and F34 and the roles of the domain: the product's own
 * table (libs/features/identity/rights.ts) is not read here, so that a slip in either shows.
 *
 * A role reaches its unit and everything below; `=` behind it: its unit alone.
 */

/** Signed in, whatever the role and the unit. */
export const EVERYBODY = ['read unit', 'read asset', 'read lexicon', 'read self', 'update self'];

const EVERY_READER =
  'administrator province-editor province-approver commune-operator commune-approver duty-officer emergency-authority monitor';
const WITH_TECHNICIAN = `${EVERY_READER} technician`;
const WITH_CONTRIBUTOR = `${EVERY_READER} department-contributor`;

export const MAY: Record<string, string> = {
  'read station': WITH_TECHNICIAN,
  'read place': WITH_TECHNICIAN,
  'read device': WITH_TECHNICIAN,
  'read plan': WITH_TECHNICIAN,
  'read alarm': WITH_TECHNICIAN,
  'read as-run': `${WITH_TECHNICIAN} department-contributor`,
  'read notice': `${WITH_TECHNICIAN} department-contributor`,
  'read bulletin': WITH_CONTRIBUTOR,
  'read document': WITH_CONTRIBUTOR,
  'read order': WITH_CONTRIBUTOR,
  'read offer': EVERY_READER,
  'read collision': EVERY_READER,
  'read rule': EVERY_READER,
  'read alert': EVERY_READER,

  // Content: writers never approve, approvers never write; a department at its own unit only.
  'create bulletin': 'province-editor commune-operator department-contributor=',
  'update bulletin': 'province-editor commune-operator department-contributor=',
  'submit bulletin': 'province-editor commune-operator department-contributor=',
  'create document': 'province-editor commune-operator department-contributor=',
  'approve bulletin': 'province-approver commune-approver',
  'approve asset': 'province-approver commune-approver',
  'approve order': 'province-approver commune-approver',
  'withdraw bulletin':
    'province-editor province-approver commune-operator commune-approver duty-officer emergency-authority department-contributor=',
  'withdraw order':
    'province-editor province-approver commune-operator commune-approver duty-officer emergency-authority',
  'create asset': 'administrator province-editor commune-operator',
  'update asset': 'administrator province-editor commune-operator',
  'create lexicon': 'administrator province-editor commune-operator',
  'update lexicon': 'administrator province-editor commune-operator',

  // Airing: the commune answers what comes from above.
  'order order': 'province-editor commune-operator',
  'answer offer': 'commune-operator',
  'answer collision': 'commune-operator',
  'answer rule': 'commune-operator',
  'confirm as-run': 'commune-operator',

  // Stations and devices: departments and editors command nothing; who runs a station turns its loudspeakers down.
  // A unit's hamlets and special days: a commune writes down its own, a province's stay with administrators.
  'create unit': 'administrator commune-operator',
  'update unit': 'administrator commune-operator',
  'create station': 'administrator',
  'update station': 'administrator',
  'command station': 'administrator commune-operator commune-approver emergency-authority',
  'create place': 'administrator technician',
  'update place': 'administrator technician',
  'enrol place': 'administrator technician',
  'command device': 'administrator commune-operator technician',
  'manage device': 'administrator technician',

  // Emergencies: asked for by the officer on duty, activated by the authority.
  'create alert': 'duty-officer emergency-authority',
  'update alert': 'duty-officer emergency-authority',
  'activate alert': 'emergency-authority',
  'acknowledge alarm': 'administrator commune-operator technician duty-officer',
  'acknowledge notice':
    'administrator province-editor province-approver department-contributor commune-operator commune-approver technician duty-officer emergency-authority',

  'read user': 'administrator',
  'create user': 'administrator',
  'update user': 'administrator',
  'manage user': 'administrator',
  'read key': 'administrator',
  'manage key': 'administrator',
  'read audit': 'administrator',
};

/** Anybody; what guesses secrets is throttled. */
export const OPEN = [
  'POST /api/v1/auth/sign-in',
  'POST /api/v1/auth/refresh',
  'POST /api/v1/auth/sign-out',
  'POST /api/v1/auth/set-password',
  'POST /api/v1/devices/enrol',
  'GET /health/live',
  'GET /health/ready',
  'GET /metrics',
];
/** With a device's HTTP token. */
export const DEVICES_ONLY = ['GET /media/:sha256', 'PUT /api/v1/device-logs/:nonce'];
