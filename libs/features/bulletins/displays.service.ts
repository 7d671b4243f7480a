import { MAX_BOARD_PAGES } from '#contracts/board-text.js';
import { conflict, invalid, notFound } from '#contracts/errors.js';
import { displayPages } from '#domain/bulletins/display-pages.js';
import { cleanFileName } from '#documents/file-name.js';
import type { Actor } from '#platform/actor.js';
import {
  BulletinDisplayEntity,
  type BulletinEntity,
  BulletinVariantEntity,
  type DisplayMedia,
} from '#persistence/entities/bulletins.entity.js';
import { MediaStore } from '#storage/media-store.js';
import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { BulletinsService } from './bulletins.service.js';
import { DisplayStudio } from './display-studio.js';
import { type DisplayWish, DisplayTexts, mayShow, pagesOf, writtenOf } from './display-texts.js';
import { type DisplayBody, type DisplayDto, MAX_DISPLAY_MEDIA, PICTURE_MS } from './displays.dto.js';
import type { Upload } from './documents.service.js';

/** What boards show of a bulletin: one bulletin, one approval, two channels. Every change is an edit of the bulletin. */
@Injectable()
export class Displays {
  constructor(
    private readonly dataSource: DataSource,
    private readonly bulletins: BulletinsService,
    private readonly texts: DisplayTexts,
    private readonly studio: DisplayStudio,
    private readonly store: MediaStore,
  ) {}

  async show(id: string): Promise<DisplayDto> {
    const bulletin = await this.bulletins.get(id);
    const variants = await this.variants(id);
    const row = await this.texts.find(id);
    const written = writtenOf(variants);
    const count = (text: string | null | undefined) => (text ? displayPages(text).length : null);
    return {
      bulletin: id,
      version: bulletin.version,
      display: row && displayOf(row, variants),
      wouldTake: { short: count(written?.shortText), full: count(written?.text) },
      maxPages: MAX_BOARD_PAGES,
    };
  }

  async set(actor: Actor, id: string, dto: DisplayBody): Promise<DisplayDto> {
    const bulletin = await this.bulletins.get(id);
    const before = await this.texts.find(id);
    const media = dto.media.map(({ sha256, durationMs }, i): DisplayMedia => {
      const known = before?.media.find((one) => one.sha256 === sha256);
      if (!known)
        throw invalid(
          `media.${i}`,
          'unknown-media',
          'Ảnh, video này chưa được tải lên cho bản tin: tải lên trước',
        );
      return known.kind === 'image' ? { ...known, durationMs: durationMs ?? known.durationMs } : known;
    });
    const ownText = dto.words === 'own' ? (dto.text ?? null) : null;
    const wish = { title: dto.title, words: dto.words, ownText, media, updatedBy: actor.userId };
    await this.save(actor, bulletin, dto.version, wish);
    return this.show(id);
  }

  /** Adds a picture or film at the end; a bulletin without a display gets one with it. */
  async add(
    actor: Actor,
    id: string,
    version: number,
    upload: { fileName: string; content: Upload },
  ): Promise<DisplayDto> {
    const bulletin = await this.bulletins.get(id);
    const before = await this.texts.find(id);
    if ((before?.media.length ?? 0) >= MAX_DISPLAY_MEDIA)
      throw conflict('display-full', `Bản hiển thị đã có ${MAX_DISPLAY_MEDIA} ảnh, video: bỏ bớt rồi thêm`);
    const made = await this.studio.receive(cleanFileName(upload.fileName), upload.content);
    if (before?.media.some(({ sha256 }) => sha256 === made.sha256)) return this.show(id);
    const fresh = made.kind === 'image' ? { ...made, durationMs: PICTURE_MS } : made;
    const short = writtenOf(await this.variants(id))?.shortText;
    const wish = before ?? {
      title: bulletin.title.slice(0, 120),
      words: short ? 'short' : 'full',
      ownText: null,
    };
    const media = [...(before?.media ?? []), fresh];
    await this.save(actor, bulletin, version, {
      title: wish.title,
      words: wish.words,
      ownText: wish.ownText,
      media,
      updatedBy: actor.userId,
    });
    return this.show(id);
  }

  async remove(actor: Actor, id: string, version: number): Promise<DisplayDto> {
    if (!(await this.texts.find(id))) throw notFound('display', id);
    await this.bulletins.revise(actor, id, version, 'display-removed', (em) =>
      em.delete(BulletinDisplayEntity, { bulletinId: id }),
    );
    return this.show(id);
  }

  /** A picture or film as boards get it. */
  async open(id: string, sha256: string): Promise<{ media: DisplayMedia; stream: Readable }> {
    const media = (await this.texts.find(id))?.media.find((one) => one.sha256 === sha256);
    if (!media) throw notFound('display media', `${id}/${sha256}`);
    return { media, stream: await this.store.open(sha256) };
  }

  private async save(
    actor: Actor,
    { id }: BulletinEntity,
    version: number,
    wish: DisplayWish,
  ): Promise<void> {
    const row = await this.texts.rowOf(id, await this.variants(id), wish);
    await this.bulletins.revise(actor, id, version, 'display-changed', (em) =>
      em.save(BulletinDisplayEntity, row),
    );
  }

  private variants(bulletinId: string): Promise<BulletinVariantEntity[]> {
    return this.dataSource.getRepository(BulletinVariantEntity).find({ where: { bulletinId } });
  }
}

function displayOf(
  row: BulletinDisplayEntity,
  variants: readonly BulletinVariantEntity[],
): NonNullable<DisplayDto['display']> {
  const { title, language, words, ownText, media, textMs } = row;
  const pages = pagesOf(row, variants);
  return {
    ...{ title, language, words, text: ownText, pages, media },
    turnMs: textMs + media.reduce((sum, { durationMs }) => sum + durationMs, 0),
    ready: words === 'none' || mayShow(pages),
  };
}
