export { DevicesModule } from './devices.module.js';
export { CommandService, type IssueCommand } from './command.service.js';
export { ConfigReconciler } from './config-reconciler.js';
export {
  type DesiredEntry,
  type DesiredKind,
  desiredId,
  DesiredStates,
  payloadOf,
} from './desired-states.js';
export { DeviceCredentials, unitsOfPath } from './device-credentials.js';
export { DeviceRegistry } from './device-registry.js';
export { DeviceRevocation } from './device-revocation.js';
export { EnrolmentCodes } from './enrolment-codes.service.js';
export { Enrolment } from './enrolment.service.js';
export { KeyRotation } from './key-rotation.js';
export { SigningKeys } from './signing-keys.js';
