import { Clock } from '#platform/clock.js';
import { LOG, type Log } from '#platform/logger.js';
import { AssetEntity, type StationEntity } from '#persistence/entities/territory.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { MediaStore } from '#storage/media-store.js';
import { EVERYWHERE } from '#features/identity/index.js';
import { Inject, Injectable } from '@nestjs/common';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type EntityManager, Like } from 'typeorm';
import { z } from 'zod';
import { shippedFolder } from './shipped-data.js';

/** What each shipped sound is for, by its id. */
const ROLES: Readonly<Record<string, AssetEntity['role']>> = {
  silence: 'silence',
  chime: 'chime',
  ident: 'ident',
  stinger: 'stinger',
  closing: 'closing',
  alert: 'alert-tone',
  exercise: 'exercise-notice',
};
/** `media/assets/index.json`, written by scripts/make-assets.mjs: the sounds that ship with the program. */
const Index = z.object({
  assets: z.array(
    z.object({
      id: z.string().refine((id) => id in ROLES),
      what: z.object({ vi: z.string().min(1).max(255) }),
      file: z.string().regex(/^[a-z0-9._-]+$/),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      bytes: z.int().min(1),
      durationMs: z.int().min(1),
    }),
  ),
});

/** Ids of shipped sounds; approved by the release, belonging to no unit. */
const PREFIX = 'shipped-';
const MAX_BYTES = 16 * 1024 * 1024;

/** Brings the shipped chimes, idents and tones into the media store and the list of assets, as approved ones. */
@Injectable()
export class ShippedAssets {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly media: MediaStore,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** @returns how many were new. A file that is not what the index says is left out and logged. */
  async register(folder = shippedFolder('media/assets')): Promise<number> {
    const index = await this.readIndex(folder);
    const known = await this.unitOfWork.manager.findBy(AssetEntity, { id: Like(`${PREFIX}%`) });
    let added = 0;
    for (const entry of index) {
      const id = `${PREFIX}${entry.id}`;
      const same = known.some((asset) => asset.id === id && asset.sha256 === entry.sha256);
      if (same && (await this.media.stat(entry.sha256))) continue;
      try {
        const options = { expectedSha256: entry.sha256, maxBytes: MAX_BYTES };
        await this.media.put({ path: join(folder, entry.file) }, options);
      } catch (cause) {
        this.log.error({ err: cause, file: entry.file }, 'a shipped sound could not be stored');
        continue;
      }
      const { sha256, bytes, durationMs } = entry;
      const about = { role: ROLES[entry.id]!, name: entry.what.vi };
      const approval = { approvedBy: 'hub', approvedAt: this.clock.now() };
      const origin = { createdBy: null, createdAt: null, spokenText: null, replaces: null, retiredAt: null };
      const asset = { id, ...EVERYWHERE, ...about, sha256, bytes, durationMs, ...approval, ...origin };
      await this.unitOfWork.run((em) => em.save(AssetEntity, asset), { name: 'register a shipped sound' });
      added++;
    }
    return added;
  }

  /** Without an index the hub runs, its sessions open without a chime. */
  private async readIndex(folder: string): Promise<z.infer<typeof Index>['assets']> {
    const file = join(folder, 'index.json');
    if (!existsSync(file)) {
      this.log.warn({ file }, 'the shipped sounds are missing: sessions open without chime and ident');
      return [];
    }
    return Index.parse(JSON.parse(await readFile(file, 'utf8'))).assets;
  }
}

/** What a new station starts with: the first shipped sound of each role, by id. */
export async function shippedFurniture(em: EntityManager): Promise<StationEntity['furniture']> {
  const assets = await em.find(AssetEntity, { where: { id: Like(`${PREFIX}%`) }, order: { id: 'ASC' } });
  const first = (role: AssetEntity['role']): string | null =>
    assets.find((asset) => asset.role === role)?.id ?? null;
  return {
    chime: first('chime'),
    ident: first('ident'),
    stinger: first('stinger'),
    closing: first('closing'),
  };
}
