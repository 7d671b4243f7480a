import { notFound } from '#contracts/errors.js';
import { addDays } from '#domain/time/civil-date.js';
import { DAY_MS } from '#domain/time/wall-clock.js';
import { instantOf, localDateOf } from '#domain/time/zone.js';
import { Clock } from '#platform/clock.js';
import { BulletinEntity, RenditionEntity } from '#persistence/entities/bulletins.entity.js';
import { DeviceEntity } from '#persistence/entities/devices.entity.js';
import { AlertEntity, AsRunEntity, ReportEntity } from '#persistence/entities/playback.entity.js';
import { AssetEntity } from '#persistence/entities/territory.entity.js';
import { paged } from '#persistence/paging.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { ReportQuery } from './device-history.dto.js';

const ZONE = 'Asia/Ho_Chi_Minh';
type Body = Record<string, unknown>;
interface About {
  title: string;
  /** Its row in the as-run log. */
  row: string | null;
}

/** What a device said, word for word, and which bulletin, emergency or file each report is about. */
@Injectable()
export class DeviceReports {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** What came on a day in Việt Nam, newest first. @throws AppError `device-not-found` */
  async list(id: string, query: ReportQuery) {
    const device = await this.dataSource.getRepository(DeviceEntity).findOneBy({ id });
    if (!device) throw notFound('device', id);
    const day = query.day ?? localDateOf(this.clock.nowMs(), ZONE);
    const fromMs = instantOf(day, '00:00', ZONE);
    const builder = this.dataSource
      .getRepository(ReportEntity)
      .createQueryBuilder('r')
      // Rows are kept by the day of UTC, which begins at 07:00 here.
      .where('r.day IN (:...days) AND r.device = :id', { days: [addDays(day, -1), day], id })
      .andWhere('r.receivedAt >= :from AND r.receivedAt < :to', {
        from: new Date(fromMs),
        to: new Date(fromMs + DAY_MS),
      });
    if (query.type) builder.andWhere('r.type = :type', { type: query.type });
    const page = await paged(builder, query, { alias: 'r', sort: ['at', 'seq'], by: '-receivedAt,-seq' });
    const bodies = page.items.map(({ body }) => JSON.parse(body) as Body);
    const aboutOf = await this.subjects(device.placeId, bodies);
    return {
      ...page,
      day,
      items: page.items.map(({ journal, seq, type, at, receivedAt }, i) => ({
        ...{ journal, seq, type, at: at.toISOString(), receivedAt: receivedAt.toISOString() },
        ...{ body: bodies[i]!, about: aboutOf(bodies[i]!) },
      })),
    };
  }

  private async subjects(placeId: string, bodies: readonly Body[]): Promise<(body: Body) => About | null> {
    const named = (name: string): string[] => [
      ...new Set(bodies.flatMap((body) => textIn(body, name) ?? [])),
    ];
    const alerts = named('alert');
    const [rows, emergencies, files] = await Promise.all([
      this.dataSource.getRepository(AsRunEntity).find({
        select: { id: true, subject: true, title: true },
        where: { placeId, subject: In([...named('occurrence'), ...alerts]) },
      }),
      this.dataSource
        .getRepository(AlertEntity)
        .find({ select: { id: true, title: true }, where: { id: In(alerts) } }),
      this.fileTitles(named('sha256')),
    ]);
    const bySubject = new Map<string, About>(emergencies.map(({ id, title }) => [id, { title, row: null }]));
    for (const { id, subject, title } of rows) bySubject.set(subject, { title, row: id });
    return (body) => {
      const subject = textIn(body, 'occurrence') ?? textIn(body, 'alert');
      if (subject !== undefined) return bySubject.get(subject) ?? null;
      const title = files.get(textIn(body, 'sha256') ?? '');
      return title === undefined ? null : { title, row: null };
    };
  }

  /** Sounds of bulletins and of stations by their hash. */
  private async fileTitles(hashes: readonly string[]): Promise<Map<string, string>> {
    const sha256 = In([...hashes]);
    const [renditions, assets] = await Promise.all([
      this.dataSource
        .getRepository(RenditionEntity)
        .createQueryBuilder('f')
        .innerJoin(BulletinEntity, 'b', 'b.id = f.bulletinId')
        .select('f.sha256', 'sha256')
        .addSelect('b.title', 'title')
        .where({ sha256 })
        .getRawMany<{ sha256: string; title: string }>(),
      this.dataSource
        .getRepository(AssetEntity)
        .find({ select: { sha256: true, name: true }, where: { sha256 } }),
    ]);
    return new Map([
      ...assets.map(({ sha256: hash, name }) => [hash, name] as const),
      ...renditions.map(({ sha256: hash, title }) => [hash, title] as const),
    ]);
  }
}

const textIn = (body: Body, name: string): string | undefined => {
  const value = body[name];
  return typeof value === 'string' ? value : undefined;
};
