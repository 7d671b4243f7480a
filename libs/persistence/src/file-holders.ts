import type { EntityManager } from 'typeorm';
import { BulletinDisplayEntity, RenditionEntity, SourceDocumentEntity } from './entities/bulletins.entity.js';
import { DesiredStateEntity } from './entities/devices.entity.js';
import { DeviceLogEntity } from './entities/monitoring.entity.js';
import { AssetEntity } from './entities/territory.entity.js';

const HOLDERS = [AssetEntity, RenditionEntity, SourceDocumentEntity, DeviceLogEntity];

/**
 * Whether any row names this file. Equal bytes are one file, whoever sent them: a refused upload of what a board shows
 * must not take it from the board.
 */
export async function isFileHeld(em: EntityManager, sha256: string): Promise<boolean> {
  for (const entity of HOLDERS)
    if (await em.getRepository<{ sha256: string }>(entity).existsBy({ sha256 })) return true;
  if (await em.getRepository(DesiredStateEntity).existsBy({ bodySha256: sha256 })) return true;
  const shown = em
    .getRepository(BulletinDisplayEntity)
    .createQueryBuilder('d')
    .where('d.textSha256 = :sha256 OR d.media LIKE :named', { sha256, named: `%"${sha256}"%` });
  return (await shown.getCount()) > 0;
}
