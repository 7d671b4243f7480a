import type { AlertEntry } from '#contracts/wire.js';
import { PersonNames, Rights } from '#features/identity/index.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { AlertEntity, AsRunEntity } from '#persistence/entities/playback.entity.js';
import { StationEntity, UnitEntity } from '#persistence/entities/territory.entity.js';
import { paged } from '#persistence/paging.js';
import { rawInstant } from '#persistence/raw-instant.js';
import { Injectable } from '@nestjs/common';
import { Brackets, DataSource, In, IsNull, Not } from 'typeorm';
import type { z } from 'zod';
import type { AlertDto, AlertQuery } from './alerts.dto.js';

type Dto = z.infer<typeof AlertDto>;
/** Of units above, those that were on air last. */
const FROM_ABOVE = 200;

/** Emergencies as people see them: with names, and with what each place did. */
@Injectable()
export class AlertLists {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rights: Rights,
    private readonly names: PersonNames,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: z.infer<typeof AlertQuery>) {
    const builder = this.dataSource.getRepository(AlertEntity).createQueryBuilder('a');
    const scope = this.rights.scopeOf(actor, 'read', 'alert');
    const above = await this.fromAbove(scope);
    if (above.length === 0) this.rights.narrow(builder, 'a.unitPath', scope);
    else
      builder.where(
        new Brackets((either) => {
          this.rights.narrow(either, 'a.unitPath', scope);
          either.orWhere('a.id IN (:...above)', { above });
        }),
      );
    const now = { now: this.clock.now() };
    if (query.state === 'expired')
      builder.andWhere("a.state IN ('requested', 'active', 'expired') AND a.exp <= :now", now);
    else if (query.state) builder.andWhere('a.state = :state', { state: query.state });
    if (query.state === 'requested' || query.state === 'active') builder.andWhere('a.exp > :now', now);
    const page = await paged(builder, query, {
      alias: 'a',
      sort: ['requestedAt', 'exp'],
      by: '-requestedAt',
    });
    return { ...page, items: await this.dtos(actor, page.items) };
  }

  async one(actor: Actor, alert: AlertEntity): Promise<Dto> {
    const [dto] = await this.dtos(actor, [alert]);
    return dto!;
  }

  /** What a unit above has put on air in these subtrees: whoever hears it there is to see what it is. */
  private async fromAbove(scope: readonly string[]): Promise<string[]> {
    const paths = scope.flatMap(ancestorsOf);
    if (paths.length === 0) return [];
    const alerts = await this.dataSource.getRepository(AlertEntity).find({
      select: { id: true, topicUnits: true },
      where: { unitPath: In([...new Set(paths)]), activatedAt: Not(IsNull()) },
      order: { activatedAt: 'DESC' },
      take: FROM_ABOVE,
    });
    const own = new Set(scope.flatMap(keysOf));
    return alerts.filter(({ topicUnits }) => topicUnits.some((unit) => own.has(unit))).map(({ id }) => id);
  }

  /** A station of the reader's for each alert from above. */
  private async heardAt(actor: Actor, alerts: readonly AlertEntity[]): Promise<Map<string, string>> {
    const scope = this.rights.scopeOf(actor, 'read', 'alert');
    const above = alerts.filter(({ unitPath }) => !scope.some((path) => unitPath.startsWith(path)));
    if (above.length === 0) return new Map();
    const stations = await this.dataSource
      .getRepository(StationEntity)
      .find({ where: { unitKey: In(scope.flatMap(keysOf)) }, order: { id: 'ASC' } });
    return new Map(
      above.flatMap(({ id, topicUnits }) => {
        const station = stations.find(({ unitKey }) => topicUnits.includes(unitKey));
        return station ? [[id, station.id] as const] : [];
      }),
    );
  }

  private async dtos(actor: Actor, alerts: readonly AlertEntity[]): Promise<Dto[]> {
    const people = await this.names.of(alerts.flatMap((a) => [a.requestedBy, a.confirmedBy]));
    const units = new Map(
      (await this.dataSource.getRepository(UnitEntity).findBy({ key: In(alerts.map((a) => a.unitKey)) })).map(
        ({ key, fullName }) => [key, fullName],
      ),
    );
    const deliveries = await this.deliveries(actor, alerts);
    const heardAt = await this.heardAt(actor, alerts);
    const nowMs = this.clock.nowMs();
    return alerts.map((a) => {
      const entry = a.entry as AlertEntry;
      const over = a.state !== 'cancelled' && a.exp.getTime() <= nowMs;
      return {
        id: a.id,
        unit: a.unitKey,
        unitName: units.get(a.unitKey) ?? a.unitKey,
        title: a.title,
        state: over ? 'expired' : a.state,
        exercise: a.exercise,
        orderRef: a.orderRef,
        bulletin: a.bulletinId,
        languages: entry.items.flatMap((item) =>
          'language' in item && item.language ? [item.language] : [],
        ),
        topicUnits: a.topicUnits,
        targets: a.targets ?? {},
        corrects: a.corrects,
        requestedBy: a.requestedBy,
        requestedByName: people.get(a.requestedBy) ?? a.requestedBy,
        confirmedBy: a.confirmedBy,
        confirmedByName: a.confirmedBy === null ? null : (people.get(a.confirmedBy) ?? a.confirmedBy),
        requestedAt: a.requestedAt.toISOString(),
        activatedAt: a.activatedAt?.toISOString() ?? null,
        cancelledAt: a.cancelledAt?.toISOString() ?? null,
        exp: a.exp.toISOString(),
        repeat: entry.repeat,
        heardAt: heardAt.get(a.id) ?? null,
        delivery: deliveries.get(a.id) ?? NOTHING,
      };
    });
  }

  /** Counted by the database: an alert of a province has thousands of rows. */
  private async deliveries(
    actor: Actor,
    alerts: readonly AlertEntity[],
  ): Promise<Map<string, Dto['delivery']>> {
    if (alerts.length === 0) return new Map();
    const builder = this.dataSource
      .getRepository(AsRunEntity)
      .createQueryBuilder('r')
      .select('r.subject', 'subject')
      .addSelect('COUNT(*)', 'places')
      .addSelect('SUM(CASE WHEN r.startedAt IS NOT NULL THEN 1 ELSE 0 END)', 'started')
      .addSelect("SUM(CASE WHEN r.end = 'finished' THEN 1 ELSE 0 END)", 'finished')
      .addSelect("SUM(CASE WHEN r.end IN ('failed', 'missed', 'refused') THEN 1 ELSE 0 END)", 'failed')
      .addSelect('SUM(CASE WHEN r.end IS NULL THEN 1 ELSE 0 END)', 'open')
      .addSelect('MIN(r.startedAt)', 'first')
      .addSelect('MAX(r.startedAt)', 'last')
      .where('r.subject IN (:...ids)', { ids: alerts.map((a) => a.id) })
      .groupBy('r.subject');
    this.rights.narrow(builder, 'r.unitPath', this.rights.scopeOf(actor, 'read', 'as-run'));
    const rows = await builder.getRawMany<Record<string, unknown>>();
    const activated = new Map(alerts.map((a) => [a.id, a.activatedAt]));
    return new Map(
      rows.map((row) => {
        const since = activated.get(String(row['subject'])) ?? null;
        const lag = (at: unknown): number | null => {
          const ms = instantMs(at);
          return since === null || ms === null ? null : Math.max(0, Math.round(ms - since.getTime()));
        };
        return [
          String(row['subject']),
          {
            places: Number(row['places']),
            started: Number(row['started']),
            finished: Number(row['finished']),
            failed: Number(row['failed']),
            open: Number(row['open']),
            firstStartMs: lag(row['first']),
            lastStartMs: lag(row['last']),
          },
        ];
      }),
    );
  }
}

/** `a/b/` → '', 'a/'. */
const ancestorsOf = (path: string): string[] => {
  const keys = keysOf(path);
  return keys.map((_, i) =>
    keys
      .slice(0, i)
      .map((key) => `${key}/`)
      .join(''),
  );
};
const keysOf = (path: string): string[] => path.split('/').filter(Boolean);

const NOTHING = {
  places: 0,
  started: 0,
  finished: 0,
  failed: 0,
  open: 0,
  firstStartMs: null,
  lastStartMs: null,
};

const instantMs = (at: unknown): number | null =>
  at instanceof Date || (typeof at === 'string' && at !== '') ? Date.parse(rawInstant(at)) : null;
