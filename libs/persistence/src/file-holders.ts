import { type EntityManager, In } from 'typeorm';
import {
  ApprovalEntity,
  BulletinDisplayEntity,
  RenditionEntity,
  SourceDocumentEntity,
} from './entities/bulletins.entity.js';
import { DesiredStateEntity } from './entities/devices.entity.js';
import { DeviceLogEntity } from './entities/monitoring.entity.js';
import { AssetEntity } from './entities/territory.entity.js';

const HOLDERS = [AssetEntity, RenditionEntity, SourceDocumentEntity, DeviceLogEntity];

/**
 * Whether any row names this file. Equal bytes are one file, whoever sent them: a refused upload of what a board shows
 * must not take it from the board.
 */
export const isFileHeld = async (em: EntityManager, sha256: string): Promise<boolean> =>
  (await filesHeldByNobody(em, [sha256])).length === 0;

/**
 * Of these files (a few hundred at most), those that no row names: no sound, document, log, playlist or display has them,
 * and no approval was ever given to them, be it void or not: what somebody answered for stays to be looked at.
 */
export async function filesHeldByNobody(em: EntityManager, files: readonly string[]): Promise<string[]> {
  const held = new Set<string>();
  for (const entity of HOLDERS) {
    const where = { sha256: In([...files]) };
    const rows = await em.getRepository<{ sha256: string }>(entity).find({ select: { sha256: true }, where });
    for (const { sha256 } of rows) held.add(sha256);
  }
  const bodies = await em
    .getRepository(DesiredStateEntity)
    .find({ select: { bodySha256: true }, where: { bodySha256: In([...files]) } });
  for (const { bodySha256 } of bodies) held.add(bodySha256 ?? '');
  const free: string[] = [];
  for (const sha256 of files) {
    if (held.has(sha256)) continue;
    const named = { sha256, named: `%"${sha256}"%` };
    const shown = em
      .createQueryBuilder(BulletinDisplayEntity, 'd')
      .where('d.textSha256 = :sha256 OR d.media LIKE :named', named);
    const approved = em.createQueryBuilder(ApprovalEntity, 'a').where('a.manifest LIKE :named', named);
    if (!(await shown.getExists()) && !(await approved.getExists())) free.push(sha256);
  }
  return free;
}
