import { UnitEntity, UnitLineageEntity } from '#persistence/entities/territory.entity.js';
import { insertRows } from '#persistence/bulk-insert.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { shippedFolder } from './shipped-data.js';
import { CURRENT_SCHEME, FORMER_SCHEME, readUnitList } from './unit-list.js';

export interface ImportOutcome {
  added: number;
  changed: number;
  lineage: number;
}

const SAME = ['fullName', 'name', 'type', 'level', 'parentKey', 'path', 'validTo'] as const;

/** Brings the shipped list into the database: adds what is missing, mends what differs, deletes nothing. */
@Injectable()
export class UnitImport {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async run(folder = shippedFolder('config/data')): Promise<ImportOutcome> {
    const list = await readUnitList(folder);
    return this.unitOfWork.run(
      async (em) => {
        const rows = await em.findBy(UnitEntity, { scheme: In([CURRENT_SCHEME, FORMER_SCHEME]) });
        const known = new Map(rows.map((unit) => [unit.key, unit]));
        const linked = new Set(
          (await em.find(UnitLineageEntity, { select: { id: true } })).map(({ id }) => id),
        );
        const missing = list.units.filter(({ key }) => !known.has(key));
        const different = list.units.filter((unit) => {
          const before = known.get(unit.key);
          return before !== undefined && SAME.some((property) => before[property] !== unit[property]);
        });
        const lineage = list.lineage.filter(({ id }) => !linked.has(id));
        await insertRows(em, UnitEntity, missing);
        for (const unit of different) {
          const { fullName, name, type, level, parentKey, path, validTo, folded, source } = unit;
          const changes = { fullName, name, type, level, parentKey, path, validTo, folded, source };
          await em.update(UnitEntity, { key: unit.key }, changes);
        }
        await insertRows(em, UnitLineageEntity, lineage);
        return { added: missing.length, changed: different.length, lineage: lineage.length };
      },
      { name: 'import the units', timeoutMs: 60_000 },
    );
  }
}
