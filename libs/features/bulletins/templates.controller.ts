import { UnitKey } from '#contracts/wire.js';
import type { Actor } from '#platform/actor.js';
import { Access, CurrentActor } from '#platform/http/access.js';
import { Body, Controller, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { TemplateContent, TemplateDto, Templates } from './templates.js';

@ApiTags('reading')
@ApiBearerAuth()
@Controller('api/v1/units/:unit/template')
export class TemplatesController {
  constructor(private readonly templates: Templates) {}

  /** What is spoken around a bulletin's body in this unit, and whose template it is. */
  @Get()
  @Access('read', 'lexicon', { param: 'unit', of: 'unit' })
  @ApiOkResponse({ standardSchema: TemplateDto })
  showTemplate(@Param('unit', { schema: UnitKey }) unit: string) {
    return this.templates.show(unit);
  }

  @Put()
  @HttpCode(204)
  @Access('update', 'lexicon', { param: 'unit', of: 'unit' })
  @ApiNoContentResponse()
  putTemplate(
    @CurrentActor() actor: Actor,
    @Param('unit', { schema: UnitKey }) unit: string,
    @Body({ schema: TemplateContent }) dto: TemplateContent,
  ): Promise<void> {
    return this.templates.put(actor, unit, dto);
  }
}
