import {
  type BulletinEntity,
  BulletinVariantEntity,
  JobEntity,
  RenditionEntity,
} from '#persistence/entities/bulletins.entity.js';
import { UnitEntity } from '#persistence/entities/territory.entity.js';
import { PersonNames } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { z } from 'zod';
import type { BulletinSummary } from './bulletins.dto.js';

type SummaryDto = z.infer<typeof BulletinSummary>;
export interface Sounds {
  variants: BulletinVariantEntity[];
  renditions: RenditionEntity[];
  jobs: JobEntity[];
}
export interface Names {
  people: Map<string, string>;
  units: Map<string, string>;
}
const CHUNK = 400;

/** Bulletins as a list shows them: whose they are, in which languages, how long, whether there is sound. */
@Injectable()
export class Summaries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PersonNames,
  ) {}

  /** A few queries for a whole page. */
  async of(bulletins: readonly BulletinEntity[]): Promise<SummaryDto[]> {
    const sounds = await this.soundsOf(bulletins.map(({ id }) => id));
    const names = await this.namesOf(bulletins);
    return bulletins.map((bulletin) => this.summary(bulletin, sounds, names));
  }

  /** Variants with the sounds that stand and the jobs that make them. */
  async soundsOf(bulletinIds: readonly string[]): Promise<Sounds> {
    const variants = await this.some(BulletinVariantEntity, 'bulletinId', bulletinIds);
    variants.sort((a, b) => (a.language < b.language ? -1 : 1));
    const current = variants.map(({ renditionId }) => renditionId).filter((id): id is string => id !== null);
    const keys = variants.map(({ id }) => `render:${id}`);
    return {
      variants,
      renditions: await this.some(RenditionEntity, 'id', current),
      jobs: await this.some(JobEntity, 'dedupeKey', keys),
    };
  }

  async namesOf(bulletins: readonly BulletinEntity[]): Promise<Names> {
    const units = await this.some(UnitEntity, 'key', [...new Set(bulletins.map(({ unitKey }) => unitKey))]);
    return {
      people: await this.people.of(
        bulletins.flatMap(({ createdBy, submittedBy }) => [createdBy, submittedBy]),
      ),
      units: new Map(units.map(({ key, fullName }) => [key, fullName])),
    };
  }

  summary(b: BulletinEntity, sounds: Sounds, names: Names): SummaryDto {
    return {
      id: b.id,
      unit: b.unitKey,
      unitName: names.units.get(b.unitKey) ?? b.unitKey,
      title: b.title,
      field: b.field,
      class: b.class,
      kind: b.kind,
      source: b.source,
      author: b.author,
      validFrom: b.validFrom.toISOString(),
      validTo: b.validTo.toISOString(),
      state: b.state,
      version: b.version,
      reason: b.reason,
      createdBy: b.createdBy,
      createdByName: names.people.get(b.createdBy) ?? null,
      submittedBy: b.submittedBy,
      submittedByName: names.people.get(b.submittedBy ?? '') ?? null,
      createdAt: b.createdAt.toISOString(),
      updatedAt: b.updatedAt.toISOString(),
      ...soundOf(b.id, sounds),
    };
  }

  private async some<E extends object>(
    entity: new () => E,
    property: keyof E & string,
    values: readonly string[],
  ): Promise<E[]> {
    const rows: E[] = [];
    for (let at = 0; at < values.length; at += CHUNK) {
      const where = { [property]: In(values.slice(at, at + CHUNK)) };
      rows.push(...(await this.dataSource.getRepository(entity).find({ where: where as never })));
    }
    return rows;
  }
}

function soundOf(bulletinId: string, sounds: Sounds): Pick<SummaryDto, 'languages' | 'durationMs' | 'sound'> {
  const variants = sounds.variants.filter((v) => v.bulletinId === bulletinId);
  const lengths = variants.map((v) => sounds.renditions.find(({ id }) => id === v.renditionId)?.durationMs);
  const complete = lengths.every((ms) => ms !== undefined);
  const refused = variants.some(
    (v) => sounds.jobs.find(({ dedupeKey }) => dedupeKey === `render:${v.id}`)?.state === 'refused',
  );
  return {
    languages: variants.map(({ language }) => language),
    durationMs: complete ? lengths.reduce<number>((sum, ms) => sum + (ms ?? 0), 0) : null,
    sound: complete ? 'ready' : refused ? 'refused' : 'working',
  };
}
