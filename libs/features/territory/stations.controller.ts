import type { Actor } from '#platform/actor.js';
import { Access, CurrentActor } from '#platform/http/access.js';
import { PageQuery } from '#platform/http/validation.js';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { presetRegulation, PRESETS } from './presets.js';
import { ProvinceSeed } from './province-seed.js';
import { StationLists } from './station-lists.js';
import { StationMute } from './station-mute.service.js';
import * as dto from './stations.dto.js';
import { Stations } from './stations.service.js';

@ApiTags('stations')
@ApiBearerAuth()
@Controller('api/v1')
export class StationsController {
  constructor(
    private readonly stations: Stations,
    private readonly lists: StationLists,
    private readonly mute: StationMute,
    private readonly seed: ProvinceSeed,
  ) {}

  @Get('stations')
  @Access('read', 'station', 'scoped')
  @ApiOkResponse({ standardSchema: dto.StationPage })
  listStations(@CurrentActor() actor: Actor, @Query({ schema: dto.StationQuery }) query: dto.StationQuery) {
    return this.lists.list(actor, query);
  }

  /** What a station can start with. */
  @Get('station-presets')
  @Access('read', 'unit', 'scoped')
  @ApiOkResponse({ standardSchema: z.array(dto.PresetDto) })
  listStationPresets() {
    return PRESETS.map((name) => ({ name, regulation: presetRegulation(name) }));
  }

  @Post('stations')
  @Access('create', 'station', { body: 'unit', of: 'unit' })
  @ApiCreatedResponse({ standardSchema: dto.StationDto })
  async createStation(
    @CurrentActor() actor: Actor,
    @Body({ schema: dto.StationBody }) body: dto.StationBody,
  ) {
    return this.lists.station(await this.stations.create(actor, body));
  }

  /** Stations for every commune of a province that has none, each with the preset of its kind. */
  @Post('units/:key/stations')
  @HttpCode(200)
  @Access('create', 'station', { param: 'key', of: 'unit' })
  @ApiOkResponse({ standardSchema: dto.SeededDto })
  async seedStations(@Param('key') key: string, @Body({ schema: dto.SeedBody }) body: dto.SeedBody) {
    const stations = await this.seed.seedProvince(key, body);
    return { stations: stations.map(({ id, unitKey, name }) => ({ id, unit: unitKey, name })) };
  }

  @Get('stations/:id')
  @Access('read', 'station', { param: 'id', of: 'station' })
  @ApiOkResponse({ standardSchema: dto.StationDto })
  getStation(@Param('id') id: string) {
    return this.lists.station(id);
  }

  @Patch('stations/:id')
  @Access('update', 'station', { param: 'id', of: 'station' })
  @ApiOkResponse({ standardSchema: dto.StationDto })
  async updateStation(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: dto.StationChanges }) body: dto.StationChanges,
  ) {
    await this.stations.update(actor, id, body);
    return this.lists.station(id);
  }

  /** Windows, quiet hours, quota and volumes, each with the number of its decision. */
  @Put('stations/:id/regulation')
  @Access('update', 'station', { param: 'id', of: 'station' })
  @ApiOkResponse({ standardSchema: dto.StationDto })
  async setStationRegulation(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: dto.RegulationBody }) body: dto.RegulationBody,
  ) {
    await this.stations.setRegulation(actor, id, body);
    return this.lists.station(id);
  }

  /** Every regulation the station has had, the one in force first. */
  @Get('stations/:id/regulations')
  @Access('read', 'station', { param: 'id', of: 'station' })
  @ApiOkResponse({ standardSchema: dto.PastRegulationPage })
  listStationRegulations(@Param('id') id: string, @Query({ schema: PageQuery }) query: PageQuery) {
    return this.lists.regulations(id, query);
  }

  /** Chime, ident, stinger and closing: approved sounds of the station's unit or of one above it. */
  @Put('stations/:id/sounds')
  @Access('update', 'asset', { param: 'id', of: 'station' })
  @ApiOkResponse({ standardSchema: dto.StationDto })
  async setStationSounds(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: dto.SoundsBody }) body: dto.SoundsBody,
  ) {
    await this.stations.setSounds(actor, id, body);
    return this.lists.station(id);
  }

  /** `all` takes two persons: the first answer has `pendingMute`, the same request by somebody else does it. */
  @Put('stations/:id/muted')
  @Access('command', 'station', { param: 'id', of: 'station' })
  @ApiOkResponse({ standardSchema: dto.StationDto })
  async setStationMuted(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: dto.MutedBody }) body: dto.MutedBody,
  ) {
    await this.mute.setMuted(actor, id, body);
    return this.lists.station(id);
  }
}
