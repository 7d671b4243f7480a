import type { Actor } from '#platform/actor.js';
import { Access, CurrentActor } from '#platform/http/access.js';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Hamlets } from './hamlets.service.js';
import * as targets from './targets.dto.js';
import { Targets } from './targets.service.js';
import * as dto from './units.dto.js';
import { UnitChildren } from './unit-children.js';
import { Units } from './units.service.js';

@ApiTags('territory')
@ApiBearerAuth()
@Controller('api/v1')
export class UnitsController {
  constructor(
    private readonly units: Units,
    private readonly children: UnitChildren,
    private readonly hamlets: Hamlets,
    private readonly targets: Targets,
  ) {}

  @Get('units')
  @Access('read', 'unit', 'scoped')
  @ApiOkResponse({ standardSchema: dto.UnitPage })
  listUnits(@Query({ schema: dto.UnitQuery }) query: dto.UnitQuery) {
    return this.units.list(query);
  }

  @Get('units/:key')
  @Access('read', 'unit', { param: 'key', of: 'unit' })
  @ApiOkResponse({ standardSchema: dto.UnitDetailDto })
  getUnit(@Param('key') key: string) {
    return this.units.detail(key);
  }

  /** One step down the tree, with what can be heard in each unit. */
  @Get('units/:key/children')
  @Access('read', 'unit', { param: 'key', of: 'unit' })
  @ApiOkResponse({ standardSchema: dto.UnitChildrenDto })
  listUnitChildren(@CurrentActor() actor: Actor, @Param('key') key: string) {
    return this.children.of(actor, key);
  }

  @Post('units/:key/hamlets')
  @Access('create', 'unit', { param: 'key', of: 'unit' })
  @ApiCreatedResponse({ standardSchema: dto.UnitDetailDto })
  async createHamlet(
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
    @Body({ schema: dto.HamletBody }) body: dto.HamletBody,
  ) {
    return this.units.detail(await this.hamlets.create(actor, key, body));
  }

  @Patch('hamlets/:key')
  @Access('update', 'unit', { param: 'key', of: 'unit' })
  @ApiOkResponse({ standardSchema: dto.UnitDetailDto })
  async updateHamlet(
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
    @Body({ schema: dto.HamletChanges }) body: dto.HamletChanges,
  ) {
    await this.hamlets.update(actor, key, body);
    return this.units.detail(key);
  }

  /** It ends today and stays in the archive. */
  @Delete('hamlets/:key')
  @HttpCode(204)
  @Access('update', 'unit', { param: 'key', of: 'unit' })
  @ApiNoContentResponse()
  endHamlet(@CurrentActor() actor: Actor, @Param('key') key: string): Promise<void> {
    return this.hamlets.end(actor, key);
  }

  /** The exact places that a choice of targets reaches; stores nothing. */
  @Post('targets/resolve')
  @HttpCode(200)
  @Access('read', 'place', 'scoped')
  @ApiOkResponse({ standardSchema: targets.ResolvedDto })
  resolveTargets(
    @CurrentActor() actor: Actor,
    @Body({ schema: targets.ResolveBody }) body: targets.ResolveBody,
  ) {
    return this.targets.resolve(actor, body);
  }
}
