import { notFound } from '#contracts/errors.js';
import { AssetEntity, UnitEntity } from '#persistence/entities/territory.entity.js';
import { paged } from '#persistence/paging.js';
import { MediaStore } from '#storage/media-store.js';
import { PersonNames } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { Readable } from 'node:stream';
import type { AssetDto, AssetQuery } from './assets.dto.js';
import { stationsUsing } from './assets.service.js';

/** Station sounds as the screens read them, and as people listen to them. */
@Injectable()
export class AssetLists {
  constructor(
    private readonly dataSource: DataSource,
    private readonly names: PersonNames,
    private readonly media: MediaStore,
  ) {}

  async list(query: AssetQuery) {
    const builder = this.dataSource.getRepository(AssetEntity).createQueryBuilder('a');
    if (query.role) builder.andWhere('a.role = :role', { role: query.role });
    if (query.usableAt) {
      const unit = await this.dataSource.getRepository(UnitEntity).findOneBy({ key: query.usableAt });
      if (!unit) throw notFound('unit', query.usableAt);
      builder.andWhere('a.unitPath IN (:...paths)', { paths: upwards(unit.path) });
    }
    builder.andWhere(`a.retiredAt IS ${query.state === 'retired' ? 'NOT ' : ''}NULL`);
    if (query.state === 'waiting') builder.andWhere('a.approvedAt IS NULL');
    if (query.state === 'approved') builder.andWhere('a.approvedAt IS NOT NULL');
    const sort = ['name', 'role', 'createdAt'];
    const page = await paged(builder, query, { alias: 'a', sort, by: 'role,name' });
    return { ...page, items: await this.dtosOf(page.items) };
  }

  async asset(id: string): Promise<AssetDto> {
    const asset = await this.dataSource.getRepository(AssetEntity).findOneBy({ id });
    const [dto] = asset ? await this.dtosOf([asset]) : [];
    if (!dto) throw notFound('asset', id);
    return dto;
  }

  async open(id: string): Promise<{ bytes: number; sha256: string; stream: Readable }> {
    const asset = await this.dataSource.getRepository(AssetEntity).findOneBy({ id });
    if (!asset) throw notFound('asset', id);
    const { bytes, sha256 } = asset;
    return { bytes, sha256, stream: await this.media.open(sha256) };
  }

  private async dtosOf(assets: readonly AssetEntity[]): Promise<AssetDto[]> {
    if (assets.length === 0) return [];
    const keys = [...new Set(assets.map(({ unitKey }) => unitKey))];
    const units = await this.dataSource.getRepository(UnitEntity).findBy({ key: In(keys) });
    const names = await this.names.of(assets.flatMap(({ createdBy, approvedBy }) => [createdBy, approvedBy]));
    const used = (
      await stationsUsing(
        this.dataSource.manager,
        assets.map(({ id }) => id),
      )
    ).flatMap(({ furniture }) => Object.values(furniture));
    return assets.map((asset) => {
      const { id, role, name, sha256, bytes, durationMs, spokenText, createdBy, approvedBy, replaces } =
        asset;
      return {
        ...{ id, role, name, sha256, bytes, durationMs, spokenText, createdBy, approvedBy, replaces },
        unit: asset.unitKey,
        unitName: units.find(({ key }) => key === asset.unitKey)?.fullName ?? null,
        createdByName: names.get(createdBy ?? '') ?? null,
        createdAt: asset.createdAt?.toISOString() ?? null,
        approvedByName: names.get(approvedBy ?? '') ?? null,
        approvedAt: asset.approvedAt?.toISOString() ?? null,
        retiredAt: asset.retiredAt?.toISOString() ?? null,
        usedBy: used.filter((other) => other === id).length,
      };
    });
  }
}

/** The root and every unit down to this one: `''`, `2025-15/`, `2025-15/2025-02647/`. */
function upwards(path: string): string[] {
  const keys = path.split('/').filter(Boolean);
  return ['', ...keys.map((_, i) => `${keys.slice(0, i + 1).join('/')}/`)];
}
