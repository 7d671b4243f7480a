import { BulletinVariantEntity, SourceDocumentEntity } from '#persistence/entities/bulletins.entity.js';
import { setImmediate as breathe } from 'node:timers/promises';
import type { DataSource, EntityManager, FindOptionsWhere } from 'typeorm';

/** Variants with their scripts, by language. */
export const variantsWithScripts = async (
  dataSource: DataSource,
  where: FindOptionsWhere<BulletinVariantEntity>,
): Promise<BulletinVariantEntity[]> =>
  withScripts(
    dataSource,
    await dataSource.getRepository(BulletinVariantEntity).find({ where, order: { language: 'ASC' } }),
  );

/**
 * The scripts, which a plain `find` leaves where they are. One at a time: a script of an hour takes a while to take apart,
 * and others have their turn between two.
 */
export async function withScripts(
  dataSource: DataSource,
  variants: readonly BulletinVariantEntity[],
): Promise<BulletinVariantEntity[]> {
  const repository = dataSource.getRepository(BulletinVariantEntity);
  const whole: BulletinVariantEntity[] = [];
  for (const variant of variants) {
    await breathe();
    const found = await repository.findOne({ select: { id: true, script: true }, where: { id: variant.id } });
    // Not found: an editor has just put another in its place.
    if (found) whole.push({ ...variant, script: found.script });
  }
  return whole;
}

/** In the transaction that `em` is of; one at a time, as they are read. */
export async function insertVariants(
  em: EntityManager,
  rows: readonly BulletinVariantEntity[],
): Promise<void> {
  for (const row of rows) {
    await em.insert(BulletinVariantEntity, row as never);
    await breathe();
  }
}

/** A document with its text and outline, which a plain `find` leaves where they are. */
export const documentWithText = (dataSource: DataSource, id: string): Promise<SourceDocumentEntity | null> =>
  dataSource
    .getRepository(SourceDocumentEntity)
    .createQueryBuilder('d')
    .addSelect(['d.text', 'd.outline'])
    .where({ id })
    .getOne();
