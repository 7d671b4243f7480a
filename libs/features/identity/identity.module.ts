import { UnitLocators } from '#platform/http/access.js';
import { OrganisationEntity, UserEntity } from '#persistence/entities/people.entity.js';
import { Module, type OnModuleInit } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AccessGuard } from './access.guard.js';
import { AccessTokens } from './access-tokens.js';
import { AuditLog } from './audit-log.js';
import { Audit } from './audit.service.js';
import { AuthController } from './auth.controller.js';
import { Authentication } from './authentication.js';
import { DeviceTokens } from './device-tokens.js';
import { Editors } from './editors.js';
import { FirstAdministrator } from './first-administrator.js';
import { KnownBrowsers } from './known-browsers.js';
import { OneTimeTokens } from './one-time-tokens.js';
import { Organisations } from './organisations.service.js';
import { PasswordSetting } from './password-setting.service.js';
import { PersonNames } from './person-names.js';
import { RefreshTokens } from './refresh-tokens.js';
import { Rights } from './rights.service.js';
import { RoleGrants } from './role-grants.js';
import { FailedSignIns } from './failed-sign-ins.js';
import { SignIn } from './sign-in.service.js';
import { SubjectNames } from './subject-names.js';
import { UserLists } from './user-lists.js';
import { Users } from './users.service.js';
import { UsersController } from './users.controller.js';

@Module({
  imports: [DiscoveryModule],
  controllers: [AuthController, UsersController],
  providers: [
    AccessTokens,
    Audit,
    AuditLog,
    Authentication,
    DeviceTokens,
    Editors,
    FirstAdministrator,
    KnownBrowsers,
    OneTimeTokens,
    Organisations,
    PasswordSetting,
    PersonNames,
    RefreshTokens,
    Rights,
    RoleGrants,
    SignIn,
    FailedSignIns,
    SubjectNames,
    UserLists,
    Users,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [Audit, Authentication, DeviceTokens, Editors, FirstAdministrator, PersonNames, Rights],
})
export class IdentityModule implements OnModuleInit {
  constructor(
    private readonly locators: UnitLocators,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.locators.register('user', (id) => this.pathOf(UserEntity, id));
    this.locators.register('organisation', (id) => this.pathOf(OrganisationEntity, id));
  }

  private async pathOf(
    entity: new () => { id: string; unitPath: string },
    id: string,
  ): Promise<string | null> {
    return (await this.dataSource.getRepository(entity).findOneBy({ id }))?.unitPath ?? null;
  }
}
