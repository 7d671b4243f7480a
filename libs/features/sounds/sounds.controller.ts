import { invalid } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import { Access, CurrentActor } from '#platform/http/access.js';
import { fileOf, type MultipartRequest } from '#features/bulletins/index.js';
import { AssetDto, AssetLists } from '#features/territory/index.js';
import { Body, Controller, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import * as dto from './sounds.dto.js';
import { MAX_SOUND_BYTES, Sounds } from './sounds.service.js';

@ApiTags('sounds')
@ApiBearerAuth()
@Controller('api/v1/assets')
export class SoundsController {
  constructor(
    private readonly sounds: Sounds,
    private readonly lists: AssetLists,
  ) {}

  /** One recording as multipart field `file`; brought to the loudness of all sounds, and waits for a second person. */
  @Post()
  @Access('create', 'asset', { query: 'unit', of: 'unit' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  @ApiCreatedResponse({ standardSchema: AssetDto })
  async uploadAsset(
    @CurrentActor() actor: Actor,
    @Query({ schema: dto.UploadSoundQuery }) query: dto.UploadSoundQuery,
    @Req() request: MultipartRequest,
  ) {
    const file = await fileOf(request, MAX_SOUND_BYTES);
    if (!file) throw invalid('file', 'no-file', 'Chưa chọn tệp nào');
    return this.lists.asset(actor, await this.sounds.receive(actor, query, file.file));
  }

  /** The same from words: a voice of the hub speaks them. */
  @Post('spoken')
  @Access('create', 'asset', { body: 'unit', of: 'unit' })
  @ApiCreatedResponse({ standardSchema: AssetDto })
  async speakAsset(
    @CurrentActor() actor: Actor,
    @Body({ schema: dto.SpeakSoundBody }) body: dto.SpeakSoundBody,
  ) {
    return this.lists.asset(actor, await this.sounds.speak(actor, body));
  }
}
