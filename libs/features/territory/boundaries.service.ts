import { notFound } from '#contracts/errors.js';
import { UnitEntity } from '#persistence/entities/territory.entity.js';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { DataSource } from 'typeorm';
import type { BoundariesDto } from './boundaries.dto.js';
import { shippedFolder } from './shipped-data.js';

/** A body that is sent as it is, compressed once. */
export interface ServedBoundaries {
  json: Buffer;
  gzipped: Buffer;
  etag: string;
}

/** Outlines of communes as they ship: one file a province, read once and kept (there are as many as files). */
@Injectable()
export class Boundaries {
  private readonly provinces = new Map<string, Promise<ServedBoundaries>>();
  private shipped: Promise<ReadonlySet<string>> | null = null;

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Of a province: its communes; of a commune or what lies in it: that commune. A province without a file: empty.
   * @throws AppError `unit-not-found`
   */
  async of(key: string): Promise<ServedBoundaries> {
    const unit = await this.dataSource.getRepository(UnitEntity).findOneBy({ key });
    if (!unit) throw notFound('unit', key);
    const [province = '', commune] = unit.path.split('/').filter(Boolean);
    const whole = await this.province(province);
    if (commune === undefined) return whole;
    const { features } = JSON.parse(whole.json.toString()) as BoundariesDto;
    const own: BoundariesDto = {
      type: 'FeatureCollection',
      features: features.filter(({ id }) => id === commune),
    };
    return served(Buffer.from(JSON.stringify(own)));
  }

  private async province(key: string): Promise<ServedBoundaries> {
    const known = this.provinces.get(key);
    if (known) return known;
    this.shipped ??= shippedKeys();
    if (!(await this.shipped).has(key))
      return served(Buffer.from('{"type":"FeatureCollection","features":[]}\n'));
    const loading = readFile(join(folder(), `${key}.geojson`)).then(served);
    this.provinces.set(key, loading);
    loading.catch(() => this.provinces.delete(key));
    return loading;
  }
}

const folder = (): string => shippedFolder('config/data/boundaries');

async function shippedKeys(): Promise<ReadonlySet<string>> {
  const files = await readdir(folder());
  return new Set(files.filter((file) => file.endsWith('.geojson')).map((file) => file.slice(0, -8)));
}

async function served(json: Buffer): Promise<ServedBoundaries> {
  const hash = createHash('sha256').update(json).digest('base64url').slice(0, 22);
  return { json, gzipped: await promisify(gzip)(json), etag: `W/"${hash}"` };
}
