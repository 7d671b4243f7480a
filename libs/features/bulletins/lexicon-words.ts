import { invalid } from '#contracts/errors.js';
import { fold } from '#platform/fold.js';
import { PageQuery, pageOf } from '#platform/http/validation.js';
import type { LexiconEntryEntity } from '#persistence/entities/bulletins.entity.js';
import { UnitEntity } from '#persistence/entities/territory.entity.js';
import { BUILT_IN_LEXICON } from '#speech/lexicon/built-in.js';
import { Injectable } from '@nestjs/common';
import { setImmediate as breathe } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Lexicons } from './lexicons.js';

const Level = z.enum(['built-in', 'province', 'commune']);
export const LexiconWord = z.object({
  /** null for a built-in word, which nobody removes. */
  id: z.string().nullable(),
  /** Whose word it is; null: everybody's. */
  unit: z.string().nullable(),
  level: Level,
  grapheme: z.string(),
  alias: z.string(),
  alternatives: z.array(z.string()),
  caseSensitive: z.boolean(),
  /** A nearer lexicon says it otherwise. */
  overridden: z.boolean(),
  updatedAt: z.string().nullable(),
});
type LexiconWord = z.infer<typeof LexiconWord>;
export const LexiconWordPage = pageOf(LexiconWord);
export const LexiconWordQuery = PageQuery.omit({ sort: true }).extend({
  /** In the word or its reading, with or without diacritics. */
  q: z.string().max(120).optional(),
  level: Level.optional(),
});

/** Every word that is read by a lexicon in a unit: the commune's own, its province's, the built-in ones. */
@Injectable()
export class LexiconWords {
  private readonly builtIn: readonly LexiconWord[] = BUILT_IN_LEXICON.entries.map((entry) => ({
    ...{ id: null, unit: null, level: 'built-in' as const, updatedAt: null, overridden: false },
    grapheme: entry.grapheme,
    alias: entry.alias,
    alternatives: entry.alternatives ?? [],
    caseSensitive: entry.caseSensitive ?? false,
  }));

  constructor(
    private readonly dataSource: DataSource,
    private readonly lexicons: Lexicons,
  ) {}

  async page(unitKey: string, query: z.infer<typeof LexiconWordQuery>) {
    const words = await this.of(unitKey);
    const wanted = fold(query.q ?? '');
    const found = words.filter(
      ({ grapheme, alias, level }) =>
        (query.level === undefined || level === query.level) &&
        (wanted === '' || fold(grapheme).includes(wanted) || fold(alias).includes(wanted)),
    );
    const { page, limit } = query;
    return { items: found.slice((page - 1) * limit, page * limit), total: found.length, page, limit };
  }

  /** The nearest lexicon first; within one by the alphabet. */
  private async of(unitKey: string): Promise<LexiconWord[]> {
    const unit = await this.dataSource.getRepository(UnitEntity).findOneBy({ key: unitKey });
    if (!unit) throw invalid('unit', 'unknown-unit', 'Không có địa bàn này trong danh mục');
    const levels: LexiconWord[][] = [];
    for (const key of unit.path.split('/').filter(Boolean).reverse()) {
      levels.push((await this.lexicons.list(key)).map(wordOf));
      await breathe();
    }
    const said = new Set<string>();
    return [...levels, this.builtIn].flatMap((words) => {
      const marked = words.map((word) => ({ ...word, overridden: said.has(word.grapheme) }));
      for (const { grapheme } of words) said.add(grapheme);
      return marked;
    });
  }
}

const wordOf = (row: LexiconEntryEntity): LexiconWord => ({
  id: row.id,
  unit: row.unitKey,
  level: row.unitPath.split('/').filter(Boolean).length > 1 ? 'commune' : 'province',
  grapheme: row.grapheme,
  alias: row.alias,
  alternatives: [],
  caseSensitive: row.caseSensitive,
  overridden: false,
  updatedAt: row.updatedAt.toISOString(),
});
