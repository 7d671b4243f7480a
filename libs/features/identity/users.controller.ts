import type { Actor } from '#platform/actor.js';
import { Access, CurrentActor } from '#platform/http/access.js';
import { Body, Controller, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AuditLog } from './audit-log.js';
import * as dto from './identity.dto.js';
import { Organisations } from './organisations.service.js';
import { UserLists } from './user-lists.js';
import { Users } from './users.service.js';

@ApiTags('users')
@ApiBearerAuth()
@Controller('api/v1')
export class UsersController {
  constructor(
    private readonly users: Users,
    private readonly lists: UserLists,
    private readonly organisations: Organisations,
    private readonly log: AuditLog,
  ) {}

  @Get('users')
  @Access('read', 'user', 'scoped')
  @ApiOkResponse({ standardSchema: dto.UserPage })
  listUsers(@CurrentActor() actor: Actor, @Query({ schema: dto.UserQuery }) query: dto.UserQuery) {
    return this.lists.users(actor, query);
  }

  /** The answer holds the one-time token with which the user sets the password; it is shown this once. */
  @Post('users')
  @Access('create', 'user', { body: 'unit', of: 'unit' })
  @ApiCreatedResponse({ standardSchema: dto.CreatedUserDto })
  async createUser(
    @CurrentActor() actor: Actor,
    @Body({ schema: dto.CreateUserBody }) body: dto.CreateUserBody,
  ): Promise<dto.CreatedUserDto> {
    const { userId, setPassword } = await this.users.create(actor, body);
    return { user: await this.lists.user(userId), setPassword };
  }

  @Get('users/:id')
  @Access('read', 'user', { param: 'id', of: 'user' })
  @ApiOkResponse({ standardSchema: dto.UserDto })
  getUser(@Param('id') id: string) {
    return this.lists.user(id);
  }

  @Patch('users/:id')
  @Access('update', 'user', { param: 'id', of: 'user' })
  @ApiOkResponse({ standardSchema: dto.UserDto })
  async updateUser(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: dto.UpdateUserBody }) body: dto.UpdateUserBody,
  ) {
    await this.users.update(actor, id, body);
    return this.lists.user(id);
  }

  @Put('users/:id/roles')
  @Access('manage', 'user', { param: 'id', of: 'user' })
  @ApiOkResponse({ standardSchema: dto.UserDto })
  async setUserRoles(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: dto.RolesBody }) body: dto.RolesBody,
  ) {
    await this.users.setRoles(actor, id, body);
    return this.lists.user(id);
  }

  @Post('users/:id/password-token')
  @Access('manage', 'user', { param: 'id', of: 'user' })
  @ApiCreatedResponse({ standardSchema: dto.OneTimeTokenDto })
  issuePasswordToken(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return this.users.issuePasswordToken(actor, id);
  }

  @Get('organisations')
  @Access('read', 'unit', 'scoped')
  @ApiOkResponse({ standardSchema: dto.OrganisationPage })
  listOrganisations(@Query({ schema: dto.OrganisationQuery }) query: dto.OrganisationQuery) {
    return this.organisations.list(query);
  }

  @Post('organisations')
  @Access('manage', 'user', { body: 'unit', of: 'unit' })
  @ApiCreatedResponse({ standardSchema: dto.OrganisationDto })
  createOrganisation(
    @CurrentActor() actor: Actor,
    @Body({ schema: dto.OrganisationBody }) body: dto.OrganisationBody,
  ) {
    return this.organisations.create(actor, body);
  }

  @Patch('organisations/:id')
  @Access('manage', 'user', { param: 'id', of: 'organisation' })
  @ApiOkResponse({ standardSchema: dto.OrganisationDto })
  updateOrganisation(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: dto.OrganisationChanges }) body: dto.OrganisationChanges,
  ) {
    return this.organisations.update(actor, id, body);
  }

  /** Who did what: entries are only ever added. */
  @Get('audit')
  @Access('read', 'audit', 'scoped')
  @ApiOkResponse({ standardSchema: dto.AuditPage })
  listAudit(@CurrentActor() actor: Actor, @Query({ schema: dto.AuditQuery }) query: dto.AuditQuery) {
    return this.log.list(actor, query);
  }
}
