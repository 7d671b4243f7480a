import { AppError, conflict, notFound } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { EventBus } from '#platform/events.js';
import { newId } from '#platform/ids.js';
import { AssetEntity, StationEntity } from '#persistence/entities/territory.entity.js';
import { isFileHeld } from '#persistence/file-holders.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Audit, type AuditAction } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export type NewAsset = Pick<
  AssetEntity,
  'unitKey' | 'unitPath' | 'role' | 'name' | 'sha256' | 'bytes' | 'durationMs' | 'spokenText' | 'replaces'
>;

/** Chimes, idents, stingers, closings, tones: approved on their own, by somebody else than who brought them in. */
@Injectable()
export class Assets {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly bus: EventBus,
    private readonly clock: Clock,
  ) {}

  /** A sound that waits for its approval. @throws AppError `asset-not-replaceable` (conflict) */
  add(actor: Actor, asset: NewAsset): Promise<string> {
    return this.unitOfWork.run(
      async (em) => {
        if (asset.replaces !== null) await this.checkReplaced(em, asset, asset.replaces);
        const now = this.clock.now();
        const made = { createdBy: actor.userId, createdAt: now };
        const row = { id: newId(now.getTime()), ...asset, ...made, ...NOT_APPROVED };
        await em.insert(AssetEntity, row);
        const { role, name, sha256 } = asset;
        await this.record(em, actor, 'asset-added', row, { role, name, sha256 });
        return row.id;
      },
      { name: 'add a sound' },
    );
  }

  /** @throws AppError `asset-approved` (conflict), `asset-is-own` (forbidden) */
  async approve(actor: Actor, id: string): Promise<void> {
    await this.unitOfWork.run(
      async (em) => {
        const asset = await this.assetOf(em, id);
        if (asset.approvedAt) throw conflict('asset-approved', `"${asset.name}" đã được duyệt`);
        if (asset.createdBy === actor.userId) throw ownSound(asset);
        await em.update(AssetEntity, { id }, { approvedBy: actor.userId, approvedAt: this.clock.now() });
        const { sha256, replaces } = asset;
        await this.record(em, actor, 'asset-approved', asset, { sha256, replaces });
        if (replaces !== null) await this.takeOver(em, asset, replaces);
      },
      { name: 'approve a sound' },
    );
  }

  /**
   * One that was approved is no longer offered, any other is gone.
   * @returns the hash whose file nobody needs any more, or null.
   * @throws AppError `asset-in-use`, `asset-shipped` (conflict)
   */
  remove(actor: Actor, id: string): Promise<string | null> {
    return this.unitOfWork.run(
      async (em) => {
        const asset = await this.assetOf(em, id);
        if (asset.createdBy === null)
          throw conflict('asset-shipped', `"${asset.name}" đi kèm chương trình, không xóa được`);
        const users = (await stationsUsing(em, [id])).map(({ name }) => name);
        if (users.length > 0) throw inUse(asset, users);
        await this.record(em, actor, 'asset-removed', asset, { sha256: asset.sha256, name: asset.name });
        if (asset.approvedAt) {
          await em.update(AssetEntity, { id }, { retiredAt: this.clock.now() });
          return null;
        }
        await em.delete(AssetEntity, { id });
        return (await this.needFile(asset.sha256, em)) ? null : asset.sha256;
      },
      { name: 'remove a sound' },
    );
  }

  /** Whether any sound, document, rendition or display is this file. */
  needFile(sha256: string, em: EntityManager = this.unitOfWork.manager): Promise<boolean> {
    return isFileHeld(em, sha256);
  }

  private async checkReplaced(em: EntityManager, asset: NewAsset, id: string): Promise<void> {
    const old = await em.findOneBy(AssetEntity, { id });
    if (old?.unitPath === asset.unitPath && old.role === asset.role && !old.retiredAt && old.createdBy)
      return;
    throw conflict(
      'asset-not-replaceable',
      'Chỉ thay được âm thanh cùng loại của chính địa bàn này, đang dùng được; hãy thêm thành âm thanh mới',
    );
  }

  /** Every station that used the old sound uses the new one. */
  private async takeOver(em: EntityManager, { id, role }: AssetEntity, old: string): Promise<void> {
    const stations = await stationsUsing(em, [old]);
    const now = this.clock.now();
    for (const station of stations) {
      const furniture = { ...station.furniture, [role]: id };
      const revision = station.revision + 1;
      await em.update(StationEntity, { id: station.id }, { furniture, revision, updatedAt: now });
    }
    await em.update(AssetEntity, { id: old }, { retiredAt: now });
    const stationIds = stations.map((station) => station.id);
    if (stationIds.length > 0)
      await this.unitOfWork.afterCommit(() => this.bus.emit('regulation-changed', { stationIds }));
  }

  private async assetOf(em: EntityManager, id: string): Promise<AssetEntity> {
    const asset = await em.findOneBy(AssetEntity, { id });
    if (!asset || asset.retiredAt) throw notFound('asset', id);
    return asset;
  }

  private record(
    em: EntityManager,
    actor: Actor,
    action: AuditAction,
    { id, unitPath }: Pick<AssetEntity, 'id' | 'unitPath'>,
    details: object,
  ): Promise<void> {
    const about = { subjectKind: 'asset', subjectId: id, unitPath, details };
    return this.audit.record(em, { actor: actor.userId, action, ...about });
  }
}

const NOT_APPROVED = { approvedBy: null, approvedAt: null, retiredAt: null };

/** Stations whose furniture names one of these sounds. */
export async function stationsUsing(
  em: EntityManager,
  assetIds: readonly string[],
): Promise<StationEntity[]> {
  if (assetIds.length === 0) return [];
  const builder = em.createQueryBuilder(StationEntity, 's');
  for (const [i, id] of assetIds.entries())
    builder.orWhere(`s.furniture LIKE :asset${i}`, { [`asset${i}`]: `%"${id}"%` });
  return builder.getMany();
}

const ownSound = ({ name }: AssetEntity): AppError =>
  new AppError('asset-is-own', {
    kind: 'forbidden',
    message: `"${name}" do chính bạn đưa lên: nhờ người khác có quyền duyệt`,
  });

const inUse = ({ name }: AssetEntity, users: readonly string[]): AppError =>
  conflict(
    'asset-in-use',
    `"${name}" đang được dùng ở ${users.slice(0, 3).join(', ')}${users.length > 3 ? ` và ${users.length - 3} đài khác` : ''}: chọn âm thanh khác cho các đài đó trước`,
    { stations: users.length },
  );
