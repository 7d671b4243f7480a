import { invalid, notFound } from '#contracts/errors.js';
import { Audit } from '#features/identity/index.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { UnitLocators } from '#platform/http/access.js';
import { newId } from '#platform/ids.js';
import { LexiconEntryEntity } from '#persistence/entities/bulletins.entity.js';
import { UnitEntity } from '#persistence/entities/territory.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { type Lexicon, type LexiconEntry, mergeLexicons } from '#speech/lexicon/lexicon.js';
import { writePls } from '#speech/lexicon/pls.js';
import { Injectable } from '@nestjs/common';
import { setImmediate as breathe } from 'node:timers/promises';
import { DataSource, type EntityManager, In } from 'typeorm';
import { packLexicon } from './text-tasks.js';
import { Texts } from './texts.js';

const MAX_ENTRIES = 5000;
/** Of as many units the merged lexicon is kept. */
const KEPT = 8;
const STALE_MS = 60_000;
/** So many words of an import are in the log; the others are in the lexicon. */
const TOLD = 100;

/** Words with their reading, kept by province and commune: built-in < province < commune. */
@Injectable()
export class Lexicons {
  private readonly kept = new Map<string, { packed: Promise<string>; atMs: number }>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly texts: Texts,
    locators: UnitLocators,
  ) {
    locators.register(
      'lexicon-entry',
      async (id) => (await dataSource.getRepository(LexiconEntryEntity).findOneBy({ id }))?.unitPath ?? null,
    );
  }

  /**
   * Everything that holds for a unit, its own entries over those of the units above it, as `How` has it. Kept, for every
   * reading asks for it; whoever writes here drops what is kept, and what is written elsewhere holds within a minute.
   */
  packed(unitPath: string): Promise<string> {
    const nowMs = this.clock.nowMs();
    const known = this.kept.get(unitPath);
    if (known && nowMs - known.atMs <= STALE_MS) return known.packed;
    const packed = this.pack(unitPath);
    this.kept.delete(unitPath);
    this.kept.set(unitPath, { packed, atMs: nowMs });
    packed.catch(() => this.kept.delete(unitPath));
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT && oldest !== undefined) this.kept.delete(oldest);
    return packed;
  }

  private async pack(unitPath: string): Promise<string> {
    const lexicons: Lexicon[] = [];
    for (const unitKey of unitPath.split('/').filter(Boolean)) {
      const rows = await this.dataSource
        .getRepository(LexiconEntryEntity)
        .createQueryBuilder('e')
        .select(['e.grapheme AS grapheme', 'e.alias AS alias', 'e.caseSensitive AS caseSensitive'])
        .where({ unitKey })
        .limit(MAX_ENTRIES)
        .getRawMany<Omit<LexiconEntry, 'caseSensitive'> & { caseSensitive: number | boolean }>();
      lexicons.push(
        toLexicon(rows.map((row) => ({ ...row, caseSensitive: Boolean(Number(row.caseSensitive)) }))),
      );
      await breathe();
    }
    return packLexicon(mergeLexicons(lexicons));
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
          await breathe();
        }
        const words = rows.slice(0, TOLD).map(({ grapheme, alias }) => ({ grapheme, alias }));
        await this.record(em, actor, unit, { entries: rows.length, words });
      },
      { name: 'put lexicon entries' },
    );
    this.kept.clear();
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
    this.kept.clear();
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
    const read = await this.texts.run('pls', { xml }, xml.length);
    if ('problem' in read)
      throw invalid(
        'pls',
        'malformed-pls',
        `Tệp từ điển đọc (PLS) không đọc được: ${read.problem}. Xuất lại tệp từ chương trình gốc`,
      );
    const last = new Map(read.lexicon.entries.map((e) => [e.grapheme, e]));
    await this.put(actor, unitKey, [...last.values()]);
    return last.size;
  }
}

const toLexicon = (rows: readonly LexiconEntry[]): Lexicon => ({
  layer: 'commune',
  entries: rows.map(({ grapheme, alias, caseSensitive }) => ({ grapheme, alias, caseSensitive })),
});
