import { invalid } from '#contracts/errors.js';
import { Rights } from '#features/identity/index.js';
import type { Actor } from '#platform/actor.js';
import { type BulletinEntity, BulletinVariantEntity } from '#persistence/entities/bulletins.entity.js';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Correction, VariantInput } from './bulletins.dto.js';
import type { z } from 'zod';
import { Lexicons } from './lexicons.js';

const LONGEST_WRITTEN = 120;
const LONGEST_SPOKEN = 255;
type KeepableCorrection = z.infer<typeof Correction>;

/** Corrections of one bulletin that are to hold for every later text of its unit: kept in the unit's lexicon. */
@Injectable()
export class KeptCorrections {
  constructor(
    private readonly dataSource: DataSource,
    private readonly lexicons: Lexicons,
    private readonly rights: Rights,
  ) {}

  /**
   * Before anything is stored: whether what is to be kept may be kept.
   * @throws AppError `forbidden`, or `too-long-to-keep` with the correction's field
   */
  check(actor: Actor, unitPath: string, variants: readonly VariantInput[]): void {
    for (const [i, variant] of variants.entries()) {
      const corrections = variant.origin === 'text' ? (variant.corrections ?? []) : [];
      for (const [j, { keep, start, end, spoken }] of corrections.entries()) {
        if (!keep) continue;
        this.rights.require(actor, 'update', 'lexicon', unitPath);
        if (end - start > LONGEST_WRITTEN || spoken.length > LONGEST_SPOKEN)
          throw invalid(
            `variants.${i}.corrections.${j}`,
            'too-long-to-keep',
            'Cách đọc này quá dài để giữ trong từ điển: chọn một từ hoặc một cụm ngắn hơn',
          );
      }
    }
  }

  /** After the bulletin is stored: the words as they stand in what is spoken of it. */
  async keep(actor: Actor, { id, unitKey }: BulletinEntity): Promise<void> {
    const variants = await this.dataSource.getRepository(BulletinVariantEntity).findBy({ bulletinId: id });
    const entries = new Map<string, string>();
    for (const { corrections, spokenVersion, shortText, text } of variants) {
      const body = (spokenVersion === 'short' ? shortText : text) ?? '';
      for (const { keep, start, end, spoken } of (corrections as KeepableCorrection[] | null) ?? []) {
        const grapheme = body.slice(start, end).trim();
        if (keep && grapheme !== '') entries.set(grapheme, spoken);
      }
    }
    if (entries.size === 0) return;
    await this.lexicons.put(
      actor,
      unitKey,
      [...entries].map(([grapheme, alias]) => ({ grapheme, alias })),
    );
  }
}
