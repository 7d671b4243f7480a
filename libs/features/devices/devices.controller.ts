import type { Actor } from '#platform/actor.js';
import { Access, CurrentActor } from '#platform/http/access.js';
import { PageQuery } from '#platform/http/validation.js';
import { CONFIG, type HubConfig } from '#platform/config.js';
import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { machineNames, ownAddress } from './addresses.js';
import { DeviceCommands } from './device-commands.js';
import { DeviceRegistry } from './device-registry.js';
import { DeviceRevocation } from './device-revocation.js';
import * as dto from './devices.dto.js';
import { EnrolmentCodes } from './enrolment-codes.service.js';
import { KeyRotation } from './key-rotation.js';
import { Keyring } from './keyring.js';

@ApiTags('devices')
@ApiBearerAuth()
@Controller('api/v1')
export class DevicesController {
  constructor(
    private readonly registry: DeviceRegistry,
    private readonly revocation: DeviceRevocation,
    private readonly commands: DeviceCommands,
    private readonly codes: EnrolmentCodes,
    private readonly keyring: Keyring,
    private readonly rotation: KeyRotation,
    @Inject(CONFIG) private readonly config: HubConfig,
  ) {}

  @Get('devices')
  @Access('read', 'device', 'scoped')
  @ApiOkResponse({ standardSchema: dto.DevicePage })
  listDevices(@CurrentActor() actor: Actor, @Query({ schema: dto.DeviceQuery }) query: dto.DeviceQuery) {
    return this.registry.list(actor, query);
  }

  @Get('devices/:id')
  @Access('read', 'device', { param: 'id', of: 'device' })
  @ApiOkResponse({ standardSchema: dto.DeviceDetailDto })
  getDevice(@Param('id') id: string) {
    return this.registry.detail(id);
  }

  /** For one place, for 24 hours; a new code replaces the one before. Shown this once. */
  @Post('places/:id/enrolment-codes')
  @Access('enrol', 'place', { param: 'id', of: 'place' })
  @ApiCreatedResponse({ standardSchema: dto.EnrolmentCodeDto })
  issueEnrolmentCode(
    @CurrentActor() actor: Actor,
    @Param('id') place: string,
    @Headers('host') host: string | undefined,
  ) {
    return this.codes.issue(actor, place, ownAddress(this.config, host, machineNames()));
  }

  /** When codes were given out, by whom, and what became of them. */
  @Get('places/:id/enrolment-codes')
  @Access('enrol', 'place', { param: 'id', of: 'place' })
  @ApiOkResponse({ standardSchema: z.array(dto.IssuedCodeDto) })
  listEnrolmentCodes(@Param('id') place: string) {
    return this.codes.list(place);
  }

  /** Its secrets are worth nothing from now on; the place stays. */
  @Post('devices/:id/revoke')
  @HttpCode(200)
  @Access('manage', 'device', { param: 'id', of: 'device' })
  @ApiOkResponse({ standardSchema: dto.DeviceDetailDto })
  async revokeDevice(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: dto.RevokeBody }) body: dto.RevokeBody,
  ) {
    await this.revocation.end(actor.userId, id, 'revoked', body.reason);
    return this.registry.detail(id);
  }

  /** It is lost: as revoked, and no new key waits for it. */
  @Post('devices/:id/give-up')
  @HttpCode(200)
  @Access('manage', 'device', { param: 'id', of: 'device' })
  @ApiOkResponse({ standardSchema: dto.DeviceDetailDto })
  async giveUpDevice(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: dto.RevokeBody }) body: dto.RevokeBody,
  ) {
    await this.revocation.end(actor.userId, id, 'given-up', body.reason);
    return this.registry.detail(id);
  }

  @Post('devices/:id/commands')
  @Access('command', 'device', { param: 'id', of: 'device' })
  @ApiCreatedResponse({ standardSchema: dto.CommandDto })
  sendCommand(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: dto.CommandBody }) body: dto.CommandBody,
  ) {
    return this.commands.send(actor, id, body);
  }

  @Get('devices/:id/commands')
  @Access('read', 'device', { param: 'id', of: 'device' })
  @ApiOkResponse({ standardSchema: dto.CommandPage })
  listCommands(@Param('id') id: string, @Query({ schema: PageQuery }) query: PageQuery) {
    return this.registry.commands(id, query);
  }

  /** The keys that devices believe, and whom a new one waits for. */
  @Get('keys')
  @Access('read', 'key', 'none')
  @ApiOkResponse({ standardSchema: dto.KeysDto })
  showKeys(): Promise<dto.KeysDto> {
    return this.keyring.show();
  }

  /** Announces a new hub key; it signs once every device has reported it or was given up. */
  @Post('keys')
  @Access('manage', 'key', 'none')
  @ApiCreatedResponse({ standardSchema: dto.AnnouncedKeyDto })
  async announceKey(@CurrentActor() actor: Actor) {
    return { kid: await this.rotation.begin(actor) };
  }
}
