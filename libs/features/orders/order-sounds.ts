import {
  BulletinDisplayEntity,
  BulletinEntity,
  BulletinVariantEntity,
  RenditionEntity,
} from '#persistence/entities/bulletins.entity.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';

/** A language variant of a bulletin as devices play it. */
export interface Sound {
  bulletinId: string;
  language: string;
  sha256: string;
  bytes: number;
  durationMs: number;
}
/** A file of a bulletin's display as boards show it. */
export interface Shown {
  bulletinId: string;
  media: 'text' | 'image' | 'video';
  language: string;
  sha256: string;
  bytes: number;
  durationMs: number;
  codec: string;
}
export interface BulletinSounds {
  bulletin: BulletinEntity;
  sounds: Sound[];
  /** In the order in which boards show them; empty: it is for the ear only. */
  shown: Shown[];
}

export const DEFAULT_LANGUAGE = 'vi';
const CHUNK = 500;

/**
 * What places that understand `languages` hear of a bulletin: every variant in one of them, in the order of `languages`;
 * without one, Vietnamese; without that, whatever there is first.
 */
export function soundsFor(all: readonly Sound[], languages: readonly string[]): Sound[] {
  const heard = languages.flatMap((language) => all.filter((s) => s.language === language));
  if (heard.length > 0) return heard;
  const fallback = all.find((s) => s.language === DEFAULT_LANGUAGE) ?? all[0];
  return fallback ? [fallback] : [];
}

/** Approved bulletins with their ready renditions. */
@Injectable()
export class OrderSounds {
  constructor(private readonly dataSource: DataSource) {}

  async load(bulletinIds: Iterable<string>): Promise<Map<string, BulletinSounds>> {
    const ids = [...new Set(bulletinIds)];
    const found = new Map<string, BulletinSounds>();
    for (let i = 0; i < ids.length; i += CHUNK) {
      const chunk = ids.slice(i, i + CHUNK);
      const bulletins = await this.dataSource
        .getRepository(BulletinEntity)
        .find({ where: { id: In(chunk) } });
      const variants = await this.dataSource
        .getRepository(BulletinVariantEntity)
        .find({ where: { bulletinId: In(chunk) } });
      const current = variants.map((v) => v.renditionId).filter((id): id is string => id !== null);
      const renditions = current.length
        ? await this.dataSource.getRepository(RenditionEntity).find({ where: { id: In(current) } })
        : [];
      const displays = await this.dataSource
        .getRepository(BulletinDisplayEntity)
        .find({ where: { bulletinId: In(chunk) } });
      for (const bulletin of bulletins) {
        const display = displays.find(({ bulletinId }) => bulletinId === bulletin.id);
        const sounds = renditions
          .filter((r) => r.bulletinId === bulletin.id)
          .map(({ bulletinId, language, sha256, bytes, durationMs }) => ({
            bulletinId,
            language,
            sha256,
            bytes,
            durationMs,
          }))
          .sort((a, b) => (a.language < b.language ? -1 : 1));
        found.set(bulletin.id, { bulletin, sounds, shown: display ? shownOf(display) : [] });
      }
    }
    return found;
  }
}

/** The words first, then pictures and films in the editor's order. */
function shownOf({
  bulletinId,
  language,
  textSha256,
  textBytes,
  textMs,
  media,
}: BulletinDisplayEntity): Shown[] {
  const text: Shown[] = textSha256
    ? [
        {
          ...{ bulletinId, media: 'text', language, codec: 'json' },
          ...{ sha256: textSha256, bytes: textBytes, durationMs: textMs },
        },
      ]
    : [];
  return [
    ...text,
    ...media.map(({ kind, sha256, bytes, durationMs, codec }) => ({
      ...{ bulletinId, media: kind, language, sha256, bytes, durationMs, codec },
    })),
  ];
}
