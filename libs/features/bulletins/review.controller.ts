import { Access, CurrentActor } from '#platform/http/access.js';
import type { Actor } from '#platform/actor.js';
import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { BulletinsService } from './bulletins.service.js';
import { Changes, ChangesDto } from './changes.js';
import { Editing, EditingBody, EditingDto } from './editing.js';
import { BulletinHistory, HistoryDto } from './history.js';

/** What those around a bulletin know of each other: what changed, who did what, who is at it now. */
@ApiTags('bulletins')
@ApiBearerAuth()
@Controller('api/v1/bulletins/:id')
export class ReviewController {
  constructor(
    private readonly bulletins: BulletinsService,
    private readonly changes: Changes,
    private readonly history: BulletinHistory,
    private readonly editing: Editing,
  ) {}

  /** Against the version that was approved or sent back last. */
  @Get('changes')
  @Access('read', 'bulletin', { param: 'id', of: 'bulletin' })
  @ApiOkResponse({ standardSchema: ChangesDto })
  async showBulletinChanges(@Param('id') id: string) {
    return this.changes.of(await this.bulletins.get(id));
  }

  @Get('history')
  @Access('read', 'bulletin', { param: 'id', of: 'bulletin' })
  @ApiOkResponse({ standardSchema: HistoryDto })
  listBulletinHistory(@Param('id') id: string) {
    return this.history.of(id);
  }

  /** Said every 20 seconds by an open editor; answers who else has it open. */
  @Put('editing')
  @HttpCode(200)
  @Access('update', 'bulletin', { param: 'id', of: 'bulletin' })
  @ApiOkResponse({ standardSchema: EditingDto })
  tellBulletinEditing(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: EditingBody }) { page }: z.infer<typeof EditingBody>,
  ) {
    return this.editing.seen(actor, id, page);
  }

  @Delete('editing/:page')
  @HttpCode(204)
  @Access('update', 'bulletin', { param: 'id', of: 'bulletin' })
  @ApiNoContentResponse()
  stopBulletinEditing(@Param('id') id: string, @Param('page') page: string): void {
    this.editing.left(id, page);
  }
}
