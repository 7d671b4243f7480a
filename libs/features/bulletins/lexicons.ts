import { AppError, invalid, notFound } from '#contracts/errors.js';
import { Audit } from '#features/identity/index.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { UnitLocators } from '#platform/http/access.js';
import { newId } from '#platform/ids.js';
import { LexiconEntryEntity } from '#persistence/entities/bulletins.entity.js';
import { UnitEntity } from '#persistence/entities/territory.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { type Lexicon, mergeLexicons } from '#speech/lexicon/lexicon.js';
import { parsePls, writePls } from '#speech/lexicon/pls.js';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';

const MAX_ENTRIES = 5000;
/** So many words of an import are in the log; the others are in the lexicon. */
const TOLD = 100;

/** Words with their reading, kept by province and commune: built-in < province < commune. */
@Injectable()
export class Lexicons {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    locators: UnitLocators,
  ) {
    locators.register(
      'lexicon-entry',
      async (id) => (await dataSource.getRepository(LexiconEntryEntity).findOneBy({ id }))?.unitPath ?? null,
    );
  }

  /** Everything that holds for a unit: its own entries over those of the units above it. */
  async of(unitPath: string): Promise<Lexicon> {
    const keys = unitPath.split('/').filter(Boolean);
    const rows = await this.dataSource
      .getRepository(LexiconEntryEntity)
      .find({ where: { unitKey: In(keys) }, take: MAX_ENTRIES });
    return mergeLexicons(keys.map((key) => toLexicon(rows.filter((r) => r.unitKey === key))));
  }

  list(unitKey: string): Promise<LexiconEntryEntity[]> {
    return this.dataSource
      .getRepository(LexiconEntryEntity)
      .find({ where: { unitKey }, order: { grapheme: 'ASC' }, take: MAX_ENTRIES });
  }

  async put(
    actor: Actor,
    unitKey: string,
    entries: readonly { grapheme: string; alias: string; caseSensitive?: boolean }[],
  ): Promise<void> {
    const unit = await this.dataSource.getRepository(UnitEntity).findOneBy({ key: unitKey });
    if (!unit) throw invalid('unit', 'unknown-unit', 'Không có địa bàn này trong danh mục');
    const have = await this.dataSource.getRepository(LexiconEntryEntity).countBy({ unitKey });
    if (have + entries.length > MAX_ENTRIES)
      throw invalid(
        'entries',
        'lexicon-full',
        `Từ điển đọc của một địa bàn có tối đa ${MAX_ENTRIES} mục: xóa bớt mục không dùng`,
      );
    const updatedAt = this.clock.now();
    const rows = entries.map(({ grapheme, alias, caseSensitive }) => ({
      id: newId(),
      unitKey,
      unitPath: unit.path,
      grapheme: grapheme.normalize('NFC').trim(),
      alias: alias.normalize('NFC').trim(),
      caseSensitive: caseSensitive ?? true,
      createdBy: actor.userId,
      updatedAt,
    }));
    await this.unitOfWork.run(
      async (em) => {
        for (let i = 0; i < rows.length; i += 200) {
          const chunk = rows.slice(i, i + 200);
          await em.delete(LexiconEntryEntity, { unitKey, grapheme: In(chunk.map((r) => r.grapheme)) });
          await em.insert(LexiconEntryEntity, chunk);
        }
        const words = rows.slice(0, TOLD).map(({ grapheme, alias }) => ({ grapheme, alias }));
        await this.record(em, actor, unit, { entries: rows.length, words });
      },
      { name: 'put lexicon entries' },
    );
  }

  async remove(actor: Actor, id: string): Promise<void> {
    await this.unitOfWork.run(
      async (em) => {
        const entry = await em.findOneBy(LexiconEntryEntity, { id });
        if (!entry) throw notFound('lexicon-entry', id);
        await em.delete(LexiconEntryEntity, { id });
        const { unitKey: key, unitPath: path, grapheme, alias } = entry;
        await this.record(em, actor, { key, path }, { removed: { grapheme, alias } });
      },
      { name: 'remove a lexicon entry' },
    );
  }

  private record(
    em: EntityManager,
    actor: Actor,
    { key, path: unitPath }: Pick<UnitEntity, 'key' | 'path'>,
    details: object,
  ): Promise<void> {
    const about = { subjectKind: 'lexicon', subjectId: key, unitPath, details };
    return this.audit.record(em, { actor: actor.userId, action: 'lexicon-changed', ...about });
  }

  async exportPls(unitKey: string): Promise<string> {
    return writePls(toLexicon(await this.list(unitKey)));
  }

  async importPls(actor: Actor, unitKey: string, xml: string): Promise<number> {
    let lexicon: Lexicon;
    try {
      lexicon = parsePls(xml);
    } catch (cause) {
      const message = `Tệp từ điển đọc (PLS) không đọc được: ${cause instanceof Error ? cause.message : String(cause)}. Xuất lại tệp từ chương trình gốc`;
      throw new AppError('malformed-pls', {
        kind: 'invalid',
        message,
        problems: [{ field: 'pls', code: 'malformed-pls', message }],
        cause,
      });
    }
    const last = new Map(lexicon.entries.map((e) => [e.grapheme, e]));
    await this.put(actor, unitKey, [...last.values()]);
    return last.size;
  }
}

const toLexicon = (rows: readonly LexiconEntryEntity[]): Lexicon => ({
  layer: 'commune',
  entries: rows.map(({ grapheme, alias, caseSensitive }) => ({ grapheme, alias, caseSensitive })),
});
