import { MAX_BOARD_PAGES, MAX_BOARD_TEXT_BYTES, type BoardText } from '#contracts/board-text.js';
import { conflict } from '#contracts/errors.js';
import { type DisplayPage, displayPages } from '#domain/bulletins/display-pages.js';
import type { ShownEntry } from '#domain/bulletins/states.js';
import { Clock } from '#platform/clock.js';
import {
  BulletinDisplayEntity,
  type BulletinEntity,
  type BulletinVariantEntity,
} from '#persistence/entities/bulletins.entity.js';
import { MediaStore } from '#storage/media-store.js';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What an editor decides about the words on boards. */
export type DisplayWish = Pick<BulletinDisplayEntity, 'title' | 'words' | 'ownText' | 'media' | 'updatedBy'>;

/** The words of a display as the file that boards fetch. */
@Injectable()
export class DisplayTexts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: MediaStore,
    private readonly clock: Clock,
  ) {}

  find(bulletinId: string): Promise<BulletinDisplayEntity | null> {
    return this.dataSource.getRepository(BulletinDisplayEntity).findOneBy({ bulletinId });
  }

  /** The row for a wish, its file stored; without a file where the words are missing or too many for boards. */
  async rowOf(
    bulletinId: string,
    variants: readonly BulletinVariantEntity[],
    wish: DisplayWish,
  ): Promise<BulletinDisplayEntity> {
    const variant = writtenOf(variants);
    const language = variant?.language ?? 'vi';
    const pages = pagesOf(wish, variants);
    const file = mayShow(pages) ? await this.put({ v: 1, title: wish.title, language, pages }) : null;
    return {
      ...{ bulletinId, language, ...wish },
      textSha256: file?.sha256 ?? null,
      textBytes: file?.bytes ?? 0,
      textMs: file ? turnOf(pages) : 0,
      updatedAt: this.clock.now(),
    };
  }

  /** The display of an edited bulletin: its words follow those of the bulletin. null: it has none. */
  async after(
    { id }: BulletinEntity,
    variants: readonly BulletinVariantEntity[],
  ): Promise<BulletinDisplayEntity | null> {
    const before = await this.find(id);
    if (!before) return null;
    const { title, words, ownText, media, updatedBy } = before;
    return this.rowOf(id, variants, { title, words, ownText, media, updatedBy });
  }

  /** What an approval binds of the display; empty without one. @throws conflict where its words cannot be shown. */
  async shownOf(bulletinId: string): Promise<ShownEntry[]> {
    const display = await this.find(bulletinId);
    if (!display) return [];
    const { words, textSha256, textMs, media } = display;
    if (words !== 'none' && textSha256 === null)
      throw conflict(
        'display-not-ready',
        `Bản hiển thị chưa dùng được: bản tin chưa có lời đã chọn, hoặc dài quá ${MAX_BOARD_PAGES} trang. Nhập bản rút gọn hoặc lời riêng cho bảng điện tử`,
      );
    const text: ShownEntry[] = textSha256 ? [{ shown: 'text', sha256: textSha256, durationMs: textMs }] : [];
    return [
      ...text,
      ...media.map(({ kind, sha256, durationMs }): ShownEntry => ({ shown: kind, sha256, durationMs })),
    ];
  }

  private async put(text: BoardText): Promise<{ sha256: string; bytes: number }> {
    const bytes = Buffer.from(JSON.stringify(text));
    return this.store.put(bytes, { maxBytes: MAX_BOARD_TEXT_BYTES });
  }
}

export const mayShow = (pages: readonly DisplayPage[]): boolean =>
  pages.length > 0 && pages.length <= MAX_BOARD_PAGES;
export const turnOf = (pages: readonly DisplayPage[]): number =>
  pages.reduce((sum, { durationMs }) => sum + durationMs, 0);

/** The pages that a wish asks for: of its own words, or of the bulletin's. */
export function pagesOf(
  { words, ownText }: Pick<DisplayWish, 'words' | 'ownText'>,
  variants: readonly BulletinVariantEntity[],
): DisplayPage[] {
  const variant = writtenOf(variants);
  const text = { none: '', own: ownText, short: variant?.shortText, full: variant?.text }[words];
  return displayPages(text ?? '');
}

/** Boards show one language: Vietnamese where the bulletin is written in it. */
export const writtenOf = (variants: readonly BulletinVariantEntity[]): BulletinVariantEntity | undefined => {
  const written = variants.filter(({ text }) => text);
  return written.find(({ language }) => language === 'vi') ?? written[0];
};
