import type { RowFacts } from '#domain/ledger/types.js';
import { addDays } from '#domain/time/civil-date.js';
import { instantOf, localDateOf } from '#domain/time/zone.js';
import { conflict, notFound } from '#contracts/errors.js';
import { PersonNames } from '#features/identity/index.js';
import { Clock } from '#platform/clock.js';
import { BulletinEntity, BulletinVariantEntity } from '#persistence/entities/bulletins.entity.js';
import {
  BroadcastOrderEntity,
  OccurrenceEntity,
  SessionEntity,
} from '#persistence/entities/orders.entity.js';
import { AsRunEntity } from '#persistence/entities/playback.entity.js';
import { AssetEntity, StationEntity, UnitEntity } from '#persistence/entities/territory.entity.js';
import { findByKeys } from '#persistence/find-by-keys.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In, MoreThan } from 'typeorm';
import type { RunSheetDto, SheetItem } from './run-sheet.dto.js';
import { bulletinsOf, contentsOf, frameOf, type FurnitureSounds } from './run-sheet-parts.js';
import { sheetFiles } from './run-sheet-files.js';

const AT_MOST = 500;

/** What the occurrences of a sheet speak of. */
interface Named {
  orders: Map<string, BroadcastOrderEntity>;
  units: Map<string, string>;
  bulletins: Map<string, BulletinEntity>;
  variants: BulletinVariantEntity[];
  rows: Map<string, AsRunEntity>;
  people: Map<string, string>;
}

/** Run sheets of stations that no device of the hub plays for: what an officer puts on the air, and says that was. */
@Injectable()
export class RunSheets {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PersonNames,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `station-not-found`, `no-run-sheet` for a station of IP loudspeakers */
  async of(stationId: string, date?: string): Promise<RunSheetDto> {
    const station = await this.station(stationId);
    const localDate = date ?? localDateOf(this.clock.nowMs(), station.zone);
    const sessions = await this.sessions(station, localDate);
    const occurrences = await this.occurrences(stationId, localDate, sessions);
    const furniture = await this.furniture(station);
    const named = await this.named(occurrences);
    const unit = await this.dataSource.getRepository(UnitEntity).findOneBy({ key: station.unitKey });
    const known = new Set(sessions.map(({ id }) => id));
    return {
      station: {
        ...{ id: station.id, name: station.name, unitName: unit?.fullName ?? '' },
        technology: station.technology as 'fm' | 'wired',
      },
      localDate,
      madeAt: this.clock.now().toISOString(),
      sessions: sessions.map((session) => {
        const own = occurrences.filter(({ sessionId }) => sessionId === session.id);
        const { opening, closing } = frameOf(session, furniture);
        return {
          ...{ id: session.id, window: session.window },
          ...{ startAt: session.startAt.toISOString(), endAt: session.endAt.toISOString() },
          opening: opening.map(soundDto),
          items: own.map((o) => itemDto(o, named)),
          closing: closing.map(soundDto),
          files: sheetFiles(session, own, furniture, named.bulletins).length,
        };
      }),
      withdrawn: occurrences
        .filter(({ sessionId }) => !known.has(sessionId ?? ''))
        .map((o) => itemDto(o, named)),
    };
  }

  /** The files of one session in the order of playing. @throws AppError `session-not-found` */
  async files(stationId: string, sessionId: string) {
    const station = await this.station(stationId);
    const session = await this.dataSource
      .getRepository(SessionEntity)
      .findOneBy({ id: sessionId, stationId });
    if (!session) throw notFound('session', sessionId);
    const occurrences = await this.occurrences(stationId, session.localDate, [session]);
    const own = occurrences.filter((o) => o.sessionId === sessionId);
    const { bulletins } = await this.named(own);
    return { session, files: sheetFiles(session, own, await this.furniture(station), bulletins) };
  }

  private async station(id: string): Promise<StationEntity> {
    const station = await this.dataSource.getRepository(StationEntity).findOneBy({ id });
    if (!station) throw notFound('station', id);
    if (station.technology === 'ip')
      throw conflict('no-run-sheet', 'Đài này phát qua cụm loa IP, loa tự báo: không có phiếu phát sóng');
    return station;
  }

  /** Those of the date, and one of the night before that goes on past midnight: what it airs then is of this date. */
  private sessions({ id: stationId, zone }: StationEntity, localDate: string): Promise<SessionEntity[]> {
    const midnight = new Date(instantOf(localDate, '00:00', zone));
    const before = { stationId, localDate: addDays(localDate, -1), endAt: MoreThan(midnight) };
    return this.dataSource
      .getRepository(SessionEntity)
      .find({ where: [before, { stationId, localDate }], order: { startAt: 'ASC' }, take: AT_MOST });
  }

  /** What is placed, and what was withdrawn when it could already be on a printed sheet. */
  private async occurrences(
    stationId: string,
    localDate: string,
    sessions: readonly SessionEntity[],
  ): Promise<OccurrenceEntity[]> {
    const sessionId = In(sessions.map(({ id }) => id));
    const shown = sessions.length
      ? [
          { stationId, state: 'placed', sessionId },
          { stationId, state: 'withdrawn', frozen: true, sessionId },
        ]
      : [];
    const rows = await this.dataSource.getRepository(OccurrenceEntity).find({
      where: [...shown, { stationId, localDate, state: 'withdrawn', frozen: true }],
      order: { startAt: 'ASC', id: 'ASC' },
      take: AT_MOST,
    });
    return rows.filter((row) => row.startAt !== null && contentsOf(row).length > 0);
  }

  private async furniture(station: StationEntity): Promise<FurnitureSounds> {
    const { chime, ident, stinger, closing } = station.furniture;
    const ids = [chime, ident, stinger, closing].filter((id): id is string => id !== null);
    const assets = await findByKeys(this.dataSource, AssetEntity, 'id', ids);
    const of = (id: string | null) => assets.find((asset) => asset.id === id) ?? null;
    return { chime: of(chime), ident: of(ident), stinger: of(stinger), closing: of(closing) };
  }

  private async named(occurrences: readonly OccurrenceEntity[]): Promise<Named> {
    const { dataSource } = this;
    const ids = occurrences.flatMap((o) => contentsOf(o).map(({ bulletinId }) => bulletinId));
    const [orders, bulletins, variants, rows] = [
      await findByKeys(
        dataSource,
        BroadcastOrderEntity,
        'id',
        occurrences.map((o) => o.orderId),
      ),
      await findByKeys(dataSource, BulletinEntity, 'id', ids),
      await findByKeys(dataSource, BulletinVariantEntity, 'bulletinId', ids),
      await findByKeys(
        dataSource,
        AsRunEntity,
        'subject',
        occurrences.map((o) => o.id),
      ),
    ];
    const units = await findByKeys(
      dataSource,
      UnitEntity,
      'key',
      orders.map((o) => o.unitKey),
    );
    return {
      orders: new Map(orders.map((o) => [o.id, o])),
      units: new Map(units.map((u) => [u.key, u.fullName])),
      bulletins: new Map(bulletins.map((b) => [b.id, b])),
      variants,
      rows: new Map(rows.filter((r) => r.kind === 'person').map((r) => [r.subject, r])),
      people: await this.people.of(rows.map((r) => (r.facts as RowFacts).person?.by)),
    };
  }
}

const soundDto = ([role, { id, name, durationMs, spokenText }]: ReturnType<
  typeof frameOf
>['opening'][number]) => ({
  ...{ asset: id, role, name, durationMs },
  text: spokenText,
});

function itemDto(o: OccurrenceEntity, named: Named): SheetItem {
  const order = named.orders.get(o.orderId);
  return {
    occurrence: o.id,
    order: o.orderId,
    title: order?.title ?? '',
    class: o.class,
    from: named.units.get(order?.unitKey ?? '') ?? '',
    startAt: o.startAt!.toISOString(),
    durationMs: o.durationMs,
    withdrawn: o.state === 'withdrawn',
    bulletins: bulletinsOf(o, named.bulletins, named.variants),
    airing: airingDto(named.rows.get(o.id), named.people),
  };
}

function airingDto(row: AsRunEntity | undefined, people: Named['people']): SheetItem['airing'] {
  if (!row) return null;
  const { person } = row.facts as RowFacts;
  return {
    id: row.id,
    end: row.end as NonNullable<SheetItem['airing']>['end'],
    reason: row.reason,
    confirmUntil: row.confirmUntil?.toISOString() ?? null,
    by: person ? (people.get(person.by) ?? '') : null,
    at: person ? new Date(person.atMs).toISOString() : null,
  };
}
