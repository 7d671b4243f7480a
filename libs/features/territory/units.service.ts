import { notFound } from '#contracts/errors.js';
import { fold } from '#platform/fold.js';
import { StationEntity, UnitEntity, UnitLineageEntity } from '#persistence/entities/territory.entity.js';
import { paged, whereContains } from '#persistence/paging.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type SelectQueryBuilder } from 'typeorm';
import type { UnitDetailDto, UnitDto, UnitQuery } from './units.dto.js';

/** Administrative units as they are read: by name old or new, by level, with where they come from. */
@Injectable()
export class Units {
  constructor(private readonly dataSource: DataSource) {}

  /** null: no such unit. */
  find(key: string): Promise<UnitEntity | null> {
    return this.dataSource.getRepository(UnitEntity).findOneBy({ key });
  }

  async list(query: UnitQuery) {
    const builder = this.dataSource.getRepository(UnitEntity).createQueryBuilder('u');
    if (query.search) this.whereNamed(builder, fold(query.search));
    if (query.level) builder.andWhere('u.level = :level', { level: query.level });
    if (query.parent) builder.andWhere('u.parentKey = :parent', { parent: query.parent });
    if (query.province) {
      const path = (await this.find(query.province))?.path ?? '!';
      builder.andWhere('u.path > :path AND u.path < :after', { path, after: `${path.slice(0, -1)}0` });
    }
    if (!query.ended) builder.andWhere('u.validTo IS NULL');
    const page = await paged(builder, query, { alias: 'u', sort: ['folded', 'code', 'path'], by: 'folded' });
    return { ...page, items: await this.dtosOf(page.items) };
  }

  async detail(key: string): Promise<UnitDetailDto> {
    const unit = await this.find(key);
    const [dto] = unit ? await this.dtosOf([unit]) : [];
    if (!unit || !dto) throw notFound('unit', key);
    const lineage = this.dataSource.getRepository(UnitLineageEntity);
    const stations = await this.dataSource
      .getRepository(StationEntity)
      .find({ where: { unitKey: key }, order: { name: 'ASC' }, take: 50 });
    return {
      ...dto,
      source: unit.source,
      attributes: unit.attributes,
      from: await this.lineageOf(await lineage.findBy({ toKey: key }), 'fromKey'),
      into: await this.lineageOf(await lineage.findBy({ fromKey: key }), 'toKey'),
      stations: stations.map(({ id, name }) => ({ id, name })),
    };
  }

  /** Its own name, or one of a unit that went into it. */
  private whereNamed(builder: SelectQueryBuilder<UnitEntity>, folded: string): void {
    const own = this.dataSource.getRepository(UnitEntity).createQueryBuilder('own').select('own.key');
    whereContains(own, 'own.folded', folded);
    const former = this.dataSource
      .getRepository(UnitLineageEntity)
      .createQueryBuilder('l')
      .select('l.toKey')
      .innerJoin(UnitEntity, 'former', 'former.key = l.fromKey');
    whereContains(former, 'former.folded', folded);
    builder
      .andWhere(`(u.key IN (${own.getQuery()}) OR u.key IN (${former.getQuery()}))`)
      .setParameters({ ...own.getParameters(), ...former.getParameters() });
  }

  private async lineageOf(rows: readonly UnitLineageEntity[], side: 'fromKey' | 'toKey') {
    const units = await this.byKeys(rows.map((row) => row[side]));
    const above = await this.byKeys([...units.values()].flatMap(({ path }) => keysOf(path).slice(0, -1)));
    return rows
      .map((row) => {
        const unit = units.get(row[side]);
        return {
          unit: row[side],
          fullName: unit?.fullName ?? row[side],
          above: keysOf(unit?.path ?? '')
            .slice(0, -1)
            .map((key) => above.get(key)?.fullName ?? key),
          kind: row.kind,
          onDate: row.onDate,
          decision: row.decision,
        };
      })
      .sort((a, b) => (a.unit < b.unit ? -1 : 1));
  }

  private async dtosOf(units: readonly UnitEntity[]): Promise<UnitDto[]> {
    const keys = units.map(({ key }) => key);
    const lineage = keys.length
      ? await this.dataSource.getRepository(UnitLineageEntity).findBy({ toKey: In(keys) })
      : [];
    const tops = units.map(({ path }) => keysOf(path)[0] ?? '');
    const named = await this.byKeys([...tops, ...lineage.map(({ fromKey }) => fromKey)]);
    return units.map((unit) => ({
      key: unit.key,
      scheme: unit.scheme,
      code: unit.code,
      level: unit.level,
      name: unit.name,
      fullName: unit.fullName,
      type: unit.type,
      parent: unit.parentKey,
      path: unit.path,
      province: unit.parentKey ? (named.get(keysOf(unit.path)[0] ?? '')?.fullName ?? null) : null,
      formerNames: lineage
        .filter(({ toKey }) => toKey === unit.key)
        .map(({ fromKey }) => named.get(fromKey)?.fullName ?? fromKey)
        .sort(),
      validFrom: unit.validFrom,
      validTo: unit.validTo,
      lat: unit.lat,
      lon: unit.lon,
    }));
  }

  private async byKeys(keys: readonly string[]): Promise<Map<string, UnitEntity>> {
    const wanted = [...new Set(keys)].filter(Boolean);
    const rows: UnitEntity[] = [];
    for (let at = 0; at < wanted.length; at += 500) {
      const key = In(wanted.slice(at, at + 500));
      rows.push(...(await this.dataSource.getRepository(UnitEntity).findBy({ key })));
    }
    return new Map(rows.map((unit) => [unit.key, unit]));
  }
}

const keysOf = (path: string): string[] => path.split('/').filter(Boolean);
