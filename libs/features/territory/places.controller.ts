import type { Actor } from '#platform/actor.js';
import { Access, CurrentActor } from '#platform/http/access.js';
import { PageQuery } from '#platform/http/validation.js';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Boxes } from './boxes.service.js';
import { Groups } from './groups.service.js';
import { PlaceLists } from './place-lists.js';
import * as dto from './places.dto.js';
import { Places } from './places.service.js';

@ApiTags('places')
@ApiBearerAuth()
@Controller('api/v1')
export class PlacesController {
  constructor(
    private readonly places: Places,
    private readonly boxes: Boxes,
    private readonly groups: Groups,
    private readonly lists: PlaceLists,
  ) {}

  @Get('places')
  @Access('read', 'place', 'scoped')
  @ApiOkResponse({ standardSchema: dto.PlacePage })
  listPlaces(@CurrentActor() actor: Actor, @Query({ schema: dto.PlaceQuery }) query: dto.PlaceQuery) {
    return this.lists.list(actor, query);
  }

  @Get('places/:id')
  @Access('read', 'place', { param: 'id', of: 'place' })
  @ApiOkResponse({ standardSchema: dto.PlaceDetailDto })
  getPlace(@Param('id') id: string) {
    return this.lists.place(id);
  }

  @Post('stations/:id/places')
  @Access('create', 'place', { param: 'id', of: 'station' })
  @ApiCreatedResponse({ standardSchema: dto.PlaceDetailDto })
  async createPlace(
    @CurrentActor() actor: Actor,
    @Param('id') station: string,
    @Body({ schema: dto.PlaceBody }) body: dto.PlaceBody,
  ) {
    return this.lists.place(await this.places.create(actor, station, body));
  }

  /** All rows or none; problems are told by row and column. */
  @Post('stations/:id/places/import')
  @HttpCode(200)
  @Access('create', 'place', { param: 'id', of: 'station' })
  @ApiOkResponse({ standardSchema: dto.ImportDto })
  async importPlaces(
    @CurrentActor() actor: Actor,
    @Param('id') station: string,
    @Body({ schema: dto.ImportBody }) body: dto.ImportBody,
  ) {
    const places = await this.places.importRows(actor, station, body);
    return { created: places.length, places };
  }

  @Patch('places/:id')
  @Access('update', 'place', { param: 'id', of: 'place' })
  @ApiOkResponse({ standardSchema: dto.PlaceDetailDto })
  async updatePlace(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: dto.PlaceChanges }) body: dto.PlaceChanges,
  ) {
    await this.places.update(actor, id, body);
    return this.lists.place(id);
  }

  /** Nothing plays there any more; what was played stays on record. */
  @Post('places/:id/retire')
  @HttpCode(200)
  @Access('update', 'place', { param: 'id', of: 'place' })
  @ApiOkResponse({ standardSchema: dto.PlaceDetailDto })
  async retirePlace(@CurrentActor() actor: Actor, @Param('id') id: string) {
    await this.places.retire(actor, id);
    return this.lists.place(id);
  }

  /** The hardware that is there now; the box before it stays in the place's history. */
  @Put('places/:id/box')
  @Access('update', 'place', { param: 'id', of: 'place' })
  @ApiOkResponse({ standardSchema: dto.PlaceDetailDto })
  async replaceBox(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: dto.BoxBody }) body: dto.BoxBody,
  ) {
    await this.boxes.setBox(actor, id, body);
    return this.lists.place(id);
  }

  @Get('groups')
  @Access('read', 'place', 'scoped')
  @ApiOkResponse({ standardSchema: dto.GroupPage })
  listGroups(@CurrentActor() actor: Actor, @Query({ schema: PageQuery }) query: PageQuery) {
    return this.groups.list(actor, query);
  }

  @Post('groups')
  @Access('create', 'place', { body: 'unit', of: 'unit' })
  @ApiCreatedResponse({ standardSchema: dto.GroupDto })
  createGroup(@CurrentActor() actor: Actor, @Body({ schema: dto.GroupBody }) body: dto.GroupBody) {
    return this.groups.create(actor, body);
  }

  @Get('groups/:id')
  @Access('read', 'place', { param: 'id', of: 'group' })
  @ApiOkResponse({ standardSchema: dto.GroupDto })
  getGroup(@Param('id') id: string) {
    return this.groups.group(id);
  }

  @Patch('groups/:id')
  @Access('update', 'place', { param: 'id', of: 'group' })
  @ApiOkResponse({ standardSchema: dto.GroupDto })
  renameGroup(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: dto.GroupChanges }) body: dto.GroupChanges,
  ) {
    return this.groups.rename(actor, id, body);
  }

  /** All of its places at once, of any station below its unit. */
  @Put('groups/:id/places')
  @Access('update', 'place', { param: 'id', of: 'group' })
  @ApiOkResponse({ standardSchema: dto.GroupDto })
  setGroupPlaces(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: dto.MembersBody }) body: dto.MembersBody,
  ) {
    return this.groups.setMembers(actor, id, body);
  }

  @Delete('groups/:id')
  @HttpCode(204)
  @Access('update', 'place', { param: 'id', of: 'group' })
  @ApiNoContentResponse()
  removeGroup(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.groups.remove(actor, id);
  }
}
