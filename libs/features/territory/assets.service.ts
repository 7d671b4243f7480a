import { conflict, notFound } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { AssetEntity } from '#persistence/entities/territory.entity.js';
import { paged } from '#persistence/paging.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Audit } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import type { AssetQuery } from './assets.dto.js';

const dtoOf = ({ id, role, name, sha256, bytes, durationMs, approvedBy, ...rest }: AssetEntity) => ({
  ...{ id, role, name, sha256, bytes, durationMs, approvedBy },
  unit: rest.unitKey,
  approvedAt: rest.approvedAt?.toISOString() ?? null,
});

/** Chimes, idents, stingers, closings, tones: approved on their own. */
@Injectable()
export class Assets {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(query: AssetQuery) {
    const builder = this.unitOfWork.manager.createQueryBuilder(AssetEntity, 'a');
    if (query.role) builder.andWhere('a.role = :role', { role: query.role });
    const page = await paged(builder, query, { alias: 'a', sort: ['name', 'role'], by: 'role,name' });
    return { ...page, items: page.items.map(dtoOf) };
  }

  async asset(id: string) {
    const asset = await this.unitOfWork.manager.findOneBy(AssetEntity, { id });
    if (!asset) throw notFound('asset', id);
    return dtoOf(asset);
  }

  /** @throws AppError `asset-approved` (conflict) */
  async approve(actor: Actor, id: string): Promise<void> {
    await this.unitOfWork.run(
      async (em) => {
        const asset = await em.findOneBy(AssetEntity, { id });
        if (!asset) throw notFound('asset', id);
        if (asset.approvedAt) throw conflict('asset-approved', `"${asset.name}" đã được duyệt`);
        await em.update(AssetEntity, { id }, { approvedBy: actor.userId, approvedAt: this.clock.now() });
        const details = { sha256: asset.sha256 };
        const about = { subjectKind: 'asset', subjectId: id, unitPath: asset.unitPath, details };
        await this.audit.record(em, { actor: actor.userId, action: 'asset-approved', ...about });
      },
      { name: 'approve an asset' },
    );
  }
}
