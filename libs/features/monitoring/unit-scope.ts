import { notFound } from '#contracts/errors.js';
import { Rights } from '#features/identity/index.js';
import type { Actor } from '#platform/actor.js';
import type { Action, Subject } from '#platform/http/access.js';
import { UnitEntity } from '#persistence/entities/territory.entity.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';

/** What somebody may see, and of that one unit where they ask for it. */
@Injectable()
export class UnitScope {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rights: Rights,
  ) {}

  /** @throws AppError `unit-not-found` */
  async narrow<E extends ObjectLiteral>(
    builder: SelectQueryBuilder<E>,
    column: string,
    who: { actor: Actor; action?: Action; subject: Subject; unit?: string },
  ): Promise<void> {
    const { actor, action = 'read', subject, unit } = who;
    this.rights.narrow(builder, column, this.rights.scopeOf(actor, action, subject));
    if (unit === undefined) return;
    const row = await this.dataSource.getRepository(UnitEntity).findOneBy({ key: unit });
    if (!row) throw notFound('unit', unit);
    // Another name than the scope's parameters, which are made from the column.
    const { path } = row;
    builder.andWhere(`${column} >= :inUnitFrom AND ${column} < :inUnitTo`, {
      inUnitFrom: path,
      inUnitTo: `${path.slice(0, -1)}0`,
    });
  }

  /** Full names by key, for so many units as a page has. */
  async namesOf(keys: readonly string[]): Promise<Map<string, string>> {
    if (keys.length === 0) return new Map();
    const units = await this.dataSource
      .getRepository(UnitEntity)
      .find({ select: { key: true, fullName: true }, where: { key: In([...new Set(keys)]) } });
    return new Map(units.map(({ key, fullName }) => [key, fullName]));
  }
}
