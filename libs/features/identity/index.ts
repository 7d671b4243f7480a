export { IdentityModule } from './identity.module.js';
export { AccessGuard } from './access.guard.js';
export { Audit, type AuditRecord } from './audit.service.js';
export { Authentication } from './authentication.js';
export { DeviceTokens, type FindDeviceByToken } from './device-tokens.js';
export { EVERYWHERE, RIGHTS, type Grant, type Reach } from './rights.js';
export { Rights } from './rights.service.js';
export { assertEveryRouteHasRule, routesOf, type RouteRule } from './route-rules.js';
export { readPrivateFile, secretOf, writePrivateFile } from './secret-file.js';
