import { heardSoFar } from '#domain/ledger/heard.js';
import type { RowFacts } from '#domain/ledger/types.js';
import { notFound } from '#contracts/errors.js';
import { Rights } from '#features/identity/index.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import type { PageQuery } from '#platform/http/validation.js';
import { BroadcastOrderEntity, OccurrenceEntity } from '#persistence/entities/orders.entity.js';
import { UserEntity } from '#persistence/entities/people.entity.js';
import { AsRunEntity, StopEntity } from '#persistence/entities/playback.entity.js';
import { PlaceEntity, StationEntity } from '#persistence/entities/territory.entity.js';
import { paged } from '#persistence/paging.js';
import { UnitLocators } from '#platform/http/access.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { z } from 'zod';
import type { StopDto, StoppedPlaceDto, StoppedPlaceQuery } from './stops.dto.js';

/** More rows than a province has places; the totals of a larger stop are of these. */
const AT_MOST = 10_000;

/** A place of a stopped item, with what it heard. */
export interface StoppedRow {
  row: AsRunEntity;
  state: 'sounding' | 'ended' | 'silent';
  heardMs: number;
  estimated: boolean;
}

/** Stops as the screens read them: who heard how many seconds, and who has confirmed to be silent. */
@Injectable()
export class StopLists {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rights: Rights,
    private readonly clock: Clock,
    locators: UnitLocators,
  ) {
    locators.register(
      'stop',
      async (id) => (await dataSource.getRepository(StopEntity).findOneBy({ id }))?.unitPath ?? null,
    );
  }

  async get(id: string): Promise<StopEntity> {
    const stop = await this.dataSource.getRepository(StopEntity).findOneBy({ id });
    if (!stop) throw notFound('stop', id);
    return stop;
  }

  /** A stop that the actor's places have part in, wherever it was ordered. @throws AppError `forbidden` */
  async readable(actor: Actor, id: string): Promise<StopEntity> {
    const stop = await this.get(id);
    const own = this.rows(stop);
    this.rights.narrow(own, 'r.unitPath', this.rights.scopeOf(actor, 'read', 'as-run'));
    if ((await own.getCount()) === 0) this.rights.require(actor, 'read', 'as-run', stop.unitPath);
    return stop;
  }

  async list(actor: Actor, query: PageQuery) {
    const builder = this.dataSource.getRepository(StopEntity).createQueryBuilder('s');
    this.rights.narrow(builder, 's.unitPath', this.rights.scopeOf(actor, 'read', 'as-run'));
    const page = await paged(builder, query, { alias: 's', sort: ['stoppedAt', 'title'], by: '-stoppedAt' });
    const names = await this.names(page.items.map((s) => s.stoppedBy));
    return {
      ...page,
      items: page.items.map((s) => ({ ...this.head(actor, s, names), correction: s.correctionOrderId })),
    };
  }

  async dto(actor: Actor, stop: StopEntity): Promise<StopDto> {
    const rows = await this.rowsOf(stop, actor);
    const heard = rows.filter((r) => r.heardMs > 0 || r.state !== 'silent');
    const count = (state: StoppedRow['state']): number => rows.filter((r) => r.state === state).length;
    const names = await this.names([stop.stoppedBy, stop.correctedBy]);
    return {
      ...this.head(actor, stop, names),
      totals: {
        places: rows.length,
        heard: heard.length,
        sounding: count('sounding'),
        ended: count('ended'),
        silent: count('silent'),
        heardSeconds: Math.round(heard.reduce((sum, r) => sum + r.heardMs, 0) / 1000),
        longestSeconds: Math.round(heard.reduce((most, r) => Math.max(most, r.heardMs), 0) / 1000),
      },
      correction: await this.correctionOf(stop, names),
    };
  }

  /** Those that still sound first, then who heard most. */
  async places(actor: Actor, stop: StopEntity, query: z.infer<typeof StoppedPlaceQuery>) {
    const all = (await this.rowsOf(stop, actor)).filter((r) => !query.state || r.state === query.state);
    all.sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || b.heardMs - a.heardMs);
    const shown = all.slice((query.page - 1) * query.limit, query.page * query.limit);
    const places = await this.named(
      PlaceEntity,
      shown.map((r) => r.row.placeId),
    );
    const stations = await this.named(
      StationEntity,
      shown.map((r) => r.row.stationId),
    );
    const items = shown.map(({ row, state, heardMs, estimated }): StoppedPlaceDto => ({
      row: row.id,
      place: row.placeId,
      placeName: places.get(row.placeId) ?? stations.get(row.stationId) ?? row.placeId,
      station: row.stationId,
      stationName: stations.get(row.stationId) ?? row.stationId,
      state,
      heardSeconds: Math.round(heardMs / 100) / 10,
      estimated,
      startedAt: row.startedAt?.toISOString() ?? null,
      endedAt: row.endedAt?.toISOString() ?? null,
      end: row.end,
      reason: row.reason,
    }));
    return { items, total: all.length, page: query.page, limit: query.limit };
  }

  /** @param actor whose places; absent: all that were marked */
  async rowsOf(stop: StopEntity, actor?: Actor): Promise<StoppedRow[]> {
    const marked = this.rows(stop).orderBy('r.id', 'ASC').take(AT_MOST);
    if (actor) this.rights.narrow(marked, 'r.unitPath', this.rights.scopeOf(actor, 'read', 'as-run'));
    const rows = await marked.getMany();
    const nowMs = this.clock.nowMs();
    return rows.map((row) => {
      if (row.kind === 'person') {
        const aired = row.end === 'finished' || row.end === 'partial';
        const heardMs = aired ? row.durationMs : 0;
        return { row, state: aired ? 'ended' : 'silent', heardMs, estimated: aired };
      }
      const lengths = { playedMs: row.playedMs, lengthMs: row.durationMs };
      return { row, ...heardSoFar(row.facts as RowFacts, lengths, nowMs) };
    });
  }

  private rows(stop: StopEntity) {
    return this.dataSource
      .getRepository(AsRunEntity)
      .createQueryBuilder('r')
      .where('r.stopId = :stop', { stop: stop.id });
  }

  private head(actor: Actor, stop: StopEntity, names: Map<string, string>) {
    return {
      id: stop.id,
      kind: stop.kind,
      subject: stop.subjectId,
      title: stop.title,
      reason: stop.reason,
      stoppedBy: stop.stoppedBy,
      stoppedByName: names.get(stop.stoppedBy) ?? null,
      stoppedAt: stop.stoppedAt.toISOString(),
      withdrawnBulletins: stop.withdrawnBulletins,
      mayCorrect: this.rights.can(actor, 'order', 'order', stop.unitPath),
    };
  }

  private async correctionOf(stop: StopEntity, names: Map<string, string>): Promise<StopDto['correction']> {
    if (!stop.correctionOrderId) return null;
    const id = stop.correctionOrderId;
    const order = await this.dataSource.getRepository(BroadcastOrderEntity).findOneBy({ id });
    const occurrences = await this.dataSource.getRepository(OccurrenceEntity).find({
      select: { id: true, state: true, startAt: true },
      where: { orderId: id },
      take: AT_MOST,
    });
    const placed = occurrences.filter((o) => o.state === 'placed');
    const starts = placed.flatMap((o) => (o.startAt ? [o.startAt.toISOString()] : [])).sort();
    const aired = await this.dataSource
      .getRepository(AsRunEntity)
      .count({ where: { orderId: id, end: 'finished' } });
    return {
      order: id,
      title: order?.title ?? '',
      by: stop.correctedBy,
      byName: names.get(stop.correctedBy ?? '') ?? null,
      at: stop.correctedAt?.toISOString() ?? null,
      placed: placed.length,
      waiting: occurrences.length - placed.length,
      startAt: starts[0] ?? null,
      aired,
    };
  }

  private async names(ids: readonly (string | null)[]): Promise<Map<string, string>> {
    return this.named(
      UserEntity,
      ids.filter((id): id is string => id !== null),
    );
  }

  private async named<E extends { id: string; name: string }>(
    entity: new () => E,
    ids: readonly string[],
  ): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const found = await this.dataSource
      .getRepository(entity)
      .find({ where: { id: In([...new Set(ids)]) } as never });
    return new Map(found.map((e) => [e.id, e.name]));
  }
}

const STATES: readonly StoppedRow['state'][] = ['sounding', 'ended', 'silent'];
