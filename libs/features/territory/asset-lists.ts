import { notFound } from '#contracts/errors.js';
import { AssetEntity, UnitEntity } from '#persistence/entities/territory.entity.js';
import { paged } from '#persistence/paging.js';
import { MediaStore } from '#storage/media-store.js';
import type { Actor } from '#platform/actor.js';
import { PersonNames } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { Brackets, DataSource, In } from 'typeorm';
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

  async list(actor: Actor, query: AssetQuery) {
    const builder = this.dataSource.getRepository(AssetEntity).createQueryBuilder('a');
    const { from, above } = reachOf(actor);
    builder.andWhere(
      new Brackets((any) => {
        any.where('(a.approvedAt IS NOT NULL AND a.unitPath IN (:...above))', { above });
        for (const [i, path] of from.entries()) {
          const bounds = { [`from${i}`]: path, [`to${i}`]: `${path.slice(0, -1)}0` };
          if (path === '') any.orWhere('1 = 1');
          else any.orWhere(`(a.unitPath >= :from${i} AND a.unitPath < :to${i})`, bounds);
        }
      }),
    );
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

  async asset(actor: Actor, id: string): Promise<AssetDto> {
    const [dto] = await this.dtosOf([await this.visible(actor, id)]);
    if (!dto) throw notFound('asset', id);
    return dto;
  }

  async open(actor: Actor, id: string): Promise<{ bytes: number; sha256: string; stream: Readable }> {
    const { bytes, sha256 } = await this.visible(actor, id);
    return { bytes, sha256, stream: await this.media.open(sha256) };
  }

  private async visible(actor: Actor, id: string): Promise<AssetEntity> {
    const asset = await this.dataSource.getRepository(AssetEntity).findOneBy({ id });
    const { from, above } = reachOf(actor);
    const sees =
      asset &&
      (from.some((path) => asset.unitPath.startsWith(path)) ||
        (asset.approvedAt !== null && above.includes(asset.unitPath)));
    if (!sees) throw notFound('asset', id);
    return asset;
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

/**
 * Sounds that concern a person: everything of their units and below, and of those above what is approved. The neighbours'
 * are not theirs, and what a unit above still makes is not ready for them.
 */
function reachOf(actor: Actor): { from: string[]; above: string[] } {
  const from = [...new Set(actor.roles.map(({ unitPath }) => unitPath))];
  return { from, above: [...new Set(['', ...from.flatMap(upwards)])] };
}

/** The root and every unit down to this one: `''`, `2025-15/`, `2025-15/2025-02647/`. */
function upwards(path: string): string[] {
  const keys = path.split('/').filter(Boolean);
  return ['', ...keys.map((_, i) => `${keys.slice(0, i + 1).join('/')}/`)];
}
