import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { AccessTokens } from './access-tokens.js';
import { Audit } from './audit.service.js';
import { Authentication } from './authentication.js';
import { DeviceTokens } from './device-tokens.js';
import { Rights } from './rights.service.js';

@Module({
  imports: [DiscoveryModule],
  providers: [
    AccessTokens,
    Audit,
    Authentication,
    DeviceTokens,
    Rights,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [Audit, Authentication, DeviceTokens, Rights],
})
export class IdentityModule {}
