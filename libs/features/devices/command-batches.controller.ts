import type { Actor } from '#platform/actor.js';
import { Access, CurrentActor } from '#platform/http/access.js';
import { PageQuery } from '#platform/http/validation.js';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import * as dto from './command-batches.dto.js';
import { CommandBatches } from './command-batches.service.js';

/** One command to all devices of a unit or a group, and how each of them ended. */
@ApiTags('devices')
@ApiBearerAuth()
@Controller('api/v1')
export class CommandBatchesController {
  constructor(private readonly batches: CommandBatches) {}

  @Get('command-targets')
  @Access('command', 'device', 'scoped')
  @ApiOkResponse({ standardSchema: dto.TargetsDto })
  countCommandTargets(
    @CurrentActor() actor: Actor,
    @Query({ schema: dto.TargetsQuery }) query: dto.TargetsQuery,
  ) {
    return this.batches.count(actor, query);
  }

  @Post('command-batches')
  @Access('command', 'device', 'scoped')
  @ApiCreatedResponse({ standardSchema: dto.BatchDto })
  sendCommandToMany(@CurrentActor() actor: Actor, @Body({ schema: dto.BatchBody }) body: dto.BatchBody) {
    return this.batches.send(actor, body);
  }

  /** Newest first. */
  @Get('command-batches')
  @Access('read', 'device', 'scoped')
  @ApiOkResponse({ standardSchema: dto.BatchPage })
  listCommandBatches(@CurrentActor() actor: Actor, @Query({ schema: PageQuery }) query: PageQuery) {
    return this.batches.list(actor, query);
  }

  @Get('command-batches/:id')
  @Access('read', 'device', { param: 'id', of: 'command-batch' })
  @ApiOkResponse({ standardSchema: dto.BatchDto })
  getCommandBatch(@Param('id') id: string) {
    return this.batches.batch(id);
  }

  @Get('command-batches/:id/targets')
  @Access('read', 'device', { param: 'id', of: 'command-batch' })
  @ApiOkResponse({ standardSchema: dto.BatchTargetPage })
  listCommandBatchTargets(
    @Param('id') id: string,
    @Query({ schema: dto.BatchTargetsQuery }) query: dto.BatchTargetsQuery,
  ) {
    return this.batches.targets(id, query);
  }
}
