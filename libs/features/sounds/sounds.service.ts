import { invalid } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import { UnitLocators } from '#platform/http/access.js';
import { Turnstile } from '#platform/turnstile.js';
import { MediaStore } from '#storage/media-store.js';
import { inTurn, type RenditionSource, type SoundRefused, Studio } from '#features/bulletins/index.js';
import { Assets } from '#features/territory/index.js';
import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { OwnRole, SpeakSoundBody, UploadSoundQuery } from './sounds.dto.js';

export const MAX_SOUND_BYTES = 20 * 1024 * 1024;
/** Longer ones would eat the session that they open, part or close. */
const MAX_SECONDS: Record<OwnRole, number> = { chime: 30, ident: 60, stinger: 10, closing: 60 };
/** Uploads on their way in: the slow network of one must not take the turn of another. */
const RECEIVING = 8;
/** Measured and made one at a time beside the renditions of bulletins: these are short, and a few may wait their turn. */
const MAX_WAITING = 4;
const RENDER_MS = 120_000;
const PAUSE_MS = 400;

/** A file on its way in; `truncated` when it ended at the parser's limit. */
type Upload = Readable & { truncated?: boolean };

/** Stations' own sounds: recordings, and words that a voice of the hub speaks. */
@Injectable()
export class Sounds {
  private readonly receiving = new Turnstile(RECEIVING, 0);
  private readonly making = new Turnstile(1, MAX_WAITING);
  /** Uploads being worked on, by hash. */
  private readonly held = new Map<string, number>();

  constructor(
    private readonly store: MediaStore,
    private readonly studio: Studio,
    private readonly assets: Assets,
    private readonly locators: UnitLocators,
  ) {}

  /**
   * The recording itself is not kept, only what loudspeakers will play.
   * @returns the id of an asset that waits for its approval.
   * @throws AppError with field `file`: `too-large`, or what the sound is refused for.
   */
  async receive(actor: Actor, about: UploadSoundQuery, content: Upload): Promise<string> {
    const raw = await inTurn(this.receiving, () =>
      this.store.put(content, { maxBytes: MAX_SOUND_BYTES + 1 }),
    );
    this.held.set(raw.sha256, (this.held.get(raw.sha256) ?? 0) + 1);
    try {
      if (content.truncated)
        throw invalid('file', 'too-large', `Tệp lớn hơn ${MAX_SOUND_BYTES >> 20} MiB: cắt ngắn rồi gửi lại`);
      return await inTurn(this.making, async () => {
        const heard = raw.bytes > 0 ? await this.studio.inspect(this.store.path(raw.sha256)) : NOTHING;
        if (!heard.ok) throw invalid('file', heard.reason, heard.message, heard.messageEn);
        const { durationMs } = heard.details as { durationMs: number };
        checkLength('file', about.role, durationMs);
        return this.make(actor, about, 'file', { recording: raw.sha256 }, null);
      });
    } finally {
      await this.forget(raw.sha256);
    }
  }

  /** Unless it is at work on elsewhere, or the same bytes are somebody's document, rendition or sound. */
  private async forget(sha256: string): Promise<void> {
    const others = (this.held.get(sha256) ?? 1) - 1;
    if (others > 0) this.held.set(sha256, others);
    else this.held.delete(sha256);
    if (others === 0 && !(await this.assets.needFile(sha256))) await this.store.remove(sha256);
  }

  /** @throws AppError with field `text` for what cannot be spoken or would be too long. */
  speak(actor: Actor, body: SpeakSoundBody): Promise<string> {
    const { text, engine, voice } = body;
    const sentences = text
      .split(/(?<=[.!?…])\s+|\n+/)
      .filter((sentence) => sentence.trim() !== '')
      .map((sentence) => ({ text: sentence, pauseMsAfter: PAUSE_MS }));
    const source = { sentences, voice: { engine, voice } };
    return inTurn(this.making, () => this.make(actor, body, 'text', source, text));
  }

  private async make(
    actor: Actor,
    { unit, role, name, replaces }: UploadSoundQuery,
    field: string,
    source: RenditionSource,
    spokenText: string | null,
  ): Promise<string> {
    const unitPath = await this.locators.locate('unit', unit);
    if (unitPath === null) throw invalid('unit', 'unit-unknown', `Không tìm thấy địa bàn "${unit}"`);
    const signal = AbortSignal.timeout(RENDER_MS);
    const made = await this.studio.render(source, { signal, progress: () => undefined });
    if (!made.ok) throw invalid(field, made.reason, made.message, made.messageEn);
    const { sha256, bytes, durationMs } = made.sound;
    checkLength(field, role, durationMs);
    const sound = { unitKey: unit, unitPath, role, name, sha256, bytes, durationMs, spokenText };
    return this.assets.add(actor, { ...sound, replaces: replaces ?? null });
  }
}

const NOTHING: SoundRefused = {
  ok: false,
  reason: 'empty',
  message: 'Tệp trống: chọn lại tệp âm thanh',
  messageEn: 'The file is empty: choose the sound again',
};

function checkLength(field: string, role: OwnRole, durationMs: number): void {
  const most = MAX_SECONDS[role];
  if (durationMs <= most * 1000) return;
  const seconds = Math.ceil(durationMs / 1000);
  throw invalid(
    field,
    'sound-too-long',
    `Âm thanh dài ${seconds} giây, loại này dài nhất ${most} giây: cắt ngắn rồi gửi lại`,
  );
}
