import { AppError, invalid } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import { Access, CurrentActor } from '#platform/http/access.js';
import { AssetDto, AssetLists } from '#features/territory/index.js';
import type { MultipartFile } from '@fastify/multipart';
import { Body, Controller, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import * as dto from './sounds.dto.js';
import { MAX_SOUND_BYTES, Sounds } from './sounds.service.js';

interface MultipartRequest {
  isMultipart(): boolean;
  file(options: object): Promise<MultipartFile | undefined>;
}

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
    if (!request.isMultipart())
      throw invalid('file', 'not-multipart', 'Gửi tệp dưới dạng biểu mẫu multipart/form-data, mục “file”');
    const file = await fileOf(request);
    if (!file) throw invalid('file', 'no-file', 'Chưa chọn tệp nào');
    return this.lists.asset(await this.sounds.receive(actor, query, file.file));
  }

  /** The same from words: a voice of the hub speaks them. */
  @Post('spoken')
  @Access('create', 'asset', { body: 'unit', of: 'unit' })
  @ApiCreatedResponse({ standardSchema: AssetDto })
  async speakAsset(
    @CurrentActor() actor: Actor,
    @Body({ schema: dto.SpeakSoundBody }) body: dto.SpeakSoundBody,
  ) {
    return this.lists.asset(await this.sounds.speak(actor, body));
  }
}

/** @throws AppError `broken-form` for a body that is cut short or is no form at all. */
async function fileOf(request: MultipartRequest): Promise<MultipartFile | undefined> {
  const limits = { fileSize: MAX_SOUND_BYTES, files: 1, fields: 5, parts: 6, headerPairs: 50 };
  try {
    return await request.file({ limits });
  } catch (cause) {
    const message = 'Biểu mẫu gửi lên bị đứt hoặc sai: chọn lại tệp rồi gửi lại';
    const problems = [{ field: 'file', code: 'broken-form', message }];
    throw new AppError('broken-form', { kind: 'invalid', message, problems, cause });
  }
}
