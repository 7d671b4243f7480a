import { notFound } from '#contracts/errors.js';
import type { RowFacts } from '#domain/ledger/types.js';
import { DeviceEntity } from '#persistence/entities/devices.entity.js';
import { UserEntity } from '#persistence/entities/people.entity.js';
import { AsRunEntity, ReportEntity } from '#persistence/entities/playback.entity.js';
import { Injectable } from '@nestjs/common';
import { Brackets, DataSource, In } from 'typeorm';

const DAY_MS = 24 * 3600_000;
/** Files are fetched and playlists accepted this long before an airing, at most. */
const BEFORE_DAYS = 3;
/** A device that was without a network sends what it kept this long after. */
const AFTER_DAYS = 45;
const MAX_DEVICES = 20;
const AT_MOST = 300;
const PREPARATIONS = ['playlist-accepted', 'alerts-accepted', 'staged', 'stage-failed'];

/** The reports that made a row, as the devices sent them; of a station that reports nothing, the officer's word. */
@Injectable()
export class RowReports {
  constructor(private readonly dataSource: DataSource) {}

  async of(id: string) {
    const row = await this.dataSource.getRepository(AsRunEntity).findOneBy({ id });
    if (!row) throw notFound('as-run', id);
    const { person } = row.facts as RowFacts;
    const user = person && (await this.dataSource.getRepository(UserEntity).findOneBy({ id: person.by }));
    const found = row.kind === 'person' ? [] : await this.reports(row);
    return {
      reports: found.slice(0, AT_MOST).map((r) => ({
        device: r.device,
        journal: r.journal,
        seq: r.seq,
        type: r.type,
        at: r.at.toISOString(),
        receivedAt: r.receivedAt.toISOString(),
        body: r.body,
      })),
      truncated: found.length > AT_MOST,
      person: person
        ? {
            by: person.by,
            byName: user?.name ?? null,
            at: new Date(person.atMs).toISOString(),
            result: person.result,
            reason: person.reason,
          }
        : null,
    };
  }

  /** What names the row's subject, and before it what fetched its files and took its playlist. */
  private async reports(row: AsRunEntity): Promise<ReportEntity[]> {
    const devices = await this.devicesOf(row);
    const startMs = row.plannedStart.getTime();
    const days = Array.from({ length: BEFORE_DAYS + AFTER_DAYS + 1 }, (_, i) =>
      new Date(startMs + (i - BEFORE_DAYS) * DAY_MS).toISOString().slice(0, 10),
    );
    const files = row.planned.map((p) => p.sha256);
    const rows = await this.dataSource
      .getRepository(ReportEntity)
      .createQueryBuilder('r')
      .where('r.day IN (:...days)', { days })
      .andWhere('r.device IN (:...devices)', { devices })
      .andWhere(
        new Brackets((either) =>
          either
            .where('r.body LIKE :subject', { subject: `%"${row.subject}"%` })
            .orWhere('(r.type IN (:...preparations) AND r.at < :endAt)', {
              preparations: PREPARATIONS,
              endAt: new Date(startMs + row.durationMs),
            }),
        ),
      )
      .orderBy('r.at', 'ASC')
      .addOrderBy('r.seq', 'ASC')
      .take(20 * AT_MOST)
      .getMany();
    return lastPreparations(
      rows.filter((r) => !isFile(r) || files.some((sha256) => r.body.includes(sha256))),
    );
  }

  private async devicesOf(row: AsRunEntity): Promise<string[]> {
    const at = await this.dataSource
      .getRepository(DeviceEntity)
      .find({ select: { id: true }, where: { placeId: In([row.placeId]) }, take: MAX_DEVICES });
    const named = [...(row.facts as RowFacts).plays.map((p) => p.device), row.deviceId ?? ''];
    return [...new Set([...named, ...at.map((d) => d.id)])]
      .filter(Boolean)
      .concat('-')
      .slice(0, MAX_DEVICES + 1);
  }
}

const isFile = (r: ReportEntity): boolean => r.type === 'staged' || r.type === 'stage-failed';

/** Of playlists that were accepted one after another only the last one before the airing says something. */
function lastPreparations(rows: readonly ReportEntity[]): ReportEntity[] {
  const isAccepted = (r: ReportEntity): boolean => r.type.endsWith('-accepted');
  const last = new Map(rows.filter(isAccepted).map((r) => [`${r.device}|${r.type}`, r]));
  return rows.filter((r) => !isAccepted(r) || last.get(`${r.device}|${r.type}`) === r);
}
