import { displayReasons } from '#audio/display/display-outcome.js';
import { type DisplayPrograms, prepareDisplay } from '#audio/display/prepare-display.js';
import { findFfmpeg } from '#audio/ffmpeg/ffmpeg-binary.js';
import { invalid } from '#contracts/errors.js';
import { CONFIG, type HubConfig } from '#platform/config.js';
import { newId } from '#platform/ids.js';
import { Turnstile } from '#platform/turnstile.js';
import type { DisplayMedia } from '#persistence/entities/bulletins.entity.js';
import { MediaStore } from '#storage/media-store.js';
import { Inject, Injectable } from '@nestjs/common';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Upload } from './documents.service.js';
import { inTurn } from './in-turn.js';

export const MAX_DISPLAY_UPLOAD = 128 * 1024 * 1024;
/** Uploads on their way in: each may have 128 MiB on the disk, and none takes the turn of another. */
const RECEIVING = 6;
/** A film takes a processor for seconds: two at once, a few wait, and whoever comes next is asked to come again. */
const AT_ONCE = 2;
const MAX_WAITING = 4;

/** Uploads for boards: what comes out of here was made by our own encoder. */
@Injectable()
export class DisplayStudio {
  private programs: Promise<DisplayPrograms> | null = null;
  private readonly receiving = new Turnstile(RECEIVING, 0);
  private readonly preparing = new Turnstile(AT_ONCE, MAX_WAITING);

  constructor(
    private readonly store: MediaStore,
    @Inject(CONFIG) private readonly config: HubConfig,
  ) {}

  /** @throws AppError (invalid) with reason and remedy for what boards cannot show; `display-busy` (unavailable). */
  async receive(fileName: string, content: Upload): Promise<DisplayMedia> {
    const folder = join(this.config.dataDir, 'work', `display-${newId()}`);
    try {
      const came = join(folder, 'in');
      const receive = async (): Promise<void> => {
        await mkdir(folder, { recursive: true });
        await pipeline(content, createWriteStream(came));
      };
      await inTurn(this.receiving, receive, 'display-busy');
      if (content.truncated)
        throw invalid('file', 'too-large', `Tệp lớn hơn ${MAX_DISPLAY_UPLOAD >> 20} MiB: cắt hoặc nén lại`);
      const prepare = () => this.prepare(fileName, came, join(folder, 'out'));
      return await inTurn(this.preparing, prepare, 'display-busy');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async prepare(fileName: string, came: string, made: string): Promise<DisplayMedia> {
    const outcome = await prepareDisplay(await this.found(), came, made);
    if (!outcome.ok) {
      const { vi, en } = displayReasons[outcome.reason];
      throw invalid('file', outcome.reason, vi, en);
    }
    const { sha256, bytes } = await this.store.put({ path: made }, { maxBytes: MAX_DISPLAY_UPLOAD });
    return { ...outcome.value, sha256, bytes, fileName };
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
