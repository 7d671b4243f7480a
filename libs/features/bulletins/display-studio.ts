import { displayReasons } from '#audio/display/display-outcome.js';
import { type DisplayPrograms, prepareDisplay } from '#audio/display/prepare-display.js';
import { findFfmpeg } from '#audio/ffmpeg/ffmpeg-binary.js';
import { AppError, invalid } from '#contracts/errors.js';
import { CONFIG, type HubConfig } from '#platform/config.js';
import { newId } from '#platform/ids.js';
import type { DisplayMedia } from '#persistence/entities/bulletins.entity.js';
import { MediaStore } from '#storage/media-store.js';
import { Inject, Injectable } from '@nestjs/common';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Upload } from './documents.service.js';

export const MAX_DISPLAY_UPLOAD = 128 * 1024 * 1024;
/** A film takes a processor for seconds: two at once, and whoever comes next is asked to come again. */
const AT_ONCE = 2;

/** Uploads for boards: what comes out of here was made by our own encoder. */
@Injectable()
export class DisplayStudio {
  private programs: Promise<DisplayPrograms> | null = null;
  private busy = 0;

  constructor(
    private readonly store: MediaStore,
    @Inject(CONFIG) private readonly config: HubConfig,
  ) {}

  /** @throws AppError (invalid) with reason and remedy for what boards cannot show; `display-busy` (unavailable). */
  async receive(fileName: string, content: Upload): Promise<DisplayMedia> {
    if (this.busy >= AT_ONCE)
      throw new AppError('display-busy', {
        kind: 'unavailable',
        message: 'Máy chủ đang xử lý các tệp khác: đợi ít phút rồi tải lên lại',
      });
    this.busy += 1;
    const folder = join(this.config.dataDir, 'work', `display-${newId()}`);
    try {
      await mkdir(folder, { recursive: true });
      const [came, made] = [join(folder, 'in'), join(folder, 'out')];
      await pipeline(content, createWriteStream(came));
      if (content.truncated)
        throw invalid('file', 'too-large', `Tệp lớn hơn ${MAX_DISPLAY_UPLOAD >> 20} MiB: cắt hoặc nén lại`);
      const outcome = await prepareDisplay(await this.found(), came, made);
      if (!outcome.ok) throw invalid('file', outcome.reason, displayReasons[outcome.reason]);
      const { sha256, bytes } = await this.store.put({ path: made }, { maxBytes: MAX_DISPLAY_UPLOAD });
      return { ...outcome.value, sha256, bytes, fileName };
    } finally {
      this.busy -= 1;
      await rm(folder, { recursive: true, force: true });
    }
  }

  private found(): Promise<DisplayPrograms> {
    const { ffmpegPath, ffprobePath } = this.config.audio;
    this.programs ??= findFfmpeg({
      ffmpeg: { configured: ffmpegPath ?? undefined },
      ffprobe: { configured: ffprobePath ?? undefined },
    });
    return this.programs;
  }
}
