import type { PlaylistItem } from '#contracts/wire.js';
import type { RowFacts } from '#domain/ledger/types.js';
import type { StoredItem } from '#features/orders/index.js';
import { displayFor, itemsFor, plannedFiles } from '#features/playlists/index.js';
import { Clock } from '#platform/clock.js';
import { CONFIG, type HubConfig } from '#platform/config.js';
import { DesiredStateEntity, DeviceEntity } from '#persistence/entities/devices.entity.js';
import { BroadcastOrderEntity, OccurrenceEntity } from '#persistence/entities/orders.entity.js';
import { AsRunEntity } from '#persistence/entities/playback.entity.js';
import { AssetEntity, PlaceEntity, StationEntity } from '#persistence/entities/territory.entity.js';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { DeviceFacts } from './device-facts.js';
import { contextOf, settled } from './row-context.js';
import { groupBy } from './group-by.js';
import { newRow } from './new-row.js';

/** An officer may confirm what an FM or wired station aired until so long after its end: the end of the next day. */
export const CONFIRM_MS = 36 * 3600_000;
const CHUNK = 300;

/** The ledger's rows: one per occurrence × place, made when the occurrence freezes; never made twice. */
@Injectable()
export class RowMaker {
  constructor(
    private readonly clock: Clock,
    private readonly deviceFacts: DeviceFacts,
    @Inject(CONFIG) private readonly config: HubConfig,
  ) {}

  /** @returns how many rows were made. Marks the occurrences. */
  async makeFor(em: EntityManager, occurrences: readonly OccurrenceEntity[]): Promise<number> {
    let made = 0;
    for (const [stationId, own] of groupBy(occurrences, (o) => o.stationId)) {
      const station = await em.findOneBy(StationEntity, { id: stationId });
      const rows = station ? await this.rowsOf(em, station, own) : [];
      const subjects = own.map((o) => o.id);
      const before = await em.find(AsRunEntity, {
        select: { subject: true, placeId: true },
        where: { subject: In(subjects) },
      });
      const known = new Set(before.map((r) => `${r.subject}|${r.placeId}`));
      const fresh = rows.filter((r) => !known.has(`${r.subject}|${r.placeId}`));
      await this.takeUp(em, fresh);
      for (let i = 0; i < fresh.length; i += CHUNK)
        await em.insert(AsRunEntity, fresh.slice(i, i + CHUNK) as never);
      await em.update(OccurrenceEntity, { id: In(subjects) }, { rowsMade: true, frozen: true });
      made += fresh.length;
    }
    return made;
  }

  /** What the devices accepted and fetched before the row was there is how far it has come. */
  private async takeUp(em: EntityManager, rows: readonly AsRunEntity[]): Promise<void> {
    const known = await this.deviceFacts.knowledge(em, rows);
    const graceMs = this.config.graceSeconds * 1000;
    for (const row of rows) {
      const context = contextOf(row, graceMs, known.get(row.id));
      const { values } = settled(row, row.facts as RowFacts, context, this.clock.nowMs());
      // An end is said by a report, or when slot and grace are over.
      if (values.end === null && values.state) row.state = values.state;
    }
  }

  private async rowsOf(
    em: EntityManager,
    station: StationEntity,
    occurrences: OccurrenceEntity[],
  ): Promise<AsRunEntity[]> {
    const orders = await em.find(BroadcastOrderEntity, {
      where: { id: In([...new Set(occurrences.map((o) => o.orderId))]) },
    });
    const byOrder = new Map(orders.map((o) => [o.id, o]));
    const isIp = station.technology === 'ip';
    const byPerson = occurrences
      .filter((o) => !isIp && (o.items as StoredItem[]).some(({ kind }) => kind === 'content'))
      .map((o) => Object.assign(this.base(station, o, byOrder.get(o.orderId)), personRow(station, o)));
    const places = (await em.find(PlaceEntity, { where: { stationId: station.id } })).filter(
      (p) => p.retiredAt === null && (isIp || p.kind === 'board'),
    );
    if (places.length === 0) return byPerson;
    const devices = await em.find(DeviceEntity, { where: { stationId: station.id, state: 'active' } });
    const desired = await this.revisions(
      em,
      devices.map((d) => d.id),
    );
    const stinger = station.furniture.stinger
      ? await em.findOneBy(AssetEntity, { id: station.furniture.stinger })
      : null;
    const programme = { furniture: { stinger }, validTo: new Map<string, Date>() };
    const byDevice = occurrences.flatMap((o) =>
      places
        .filter((place) => o.places === null || o.places.includes(place.id))
        .flatMap((place) => {
          const device = devices.find((d) => d.placeId === place.id);
          const part =
            place.kind === 'board'
              ? displayPart(o)
              : soundPart(itemsFor(o, place.languages, programme), o.durationMs);
          if (!part) return [];
          const state = device && desired.get(`playlist:${device.id}`);
          const requiredRevision = state ? state.revision + (state.changedAt < o.updatedAt ? 1 : 0) : 1;
          return [
            {
              ...this.base(station, o, byOrder.get(o.orderId)),
              ...part,
              placeId: place.id,
              unitPath: place.unitPath,
              deviceId: device?.id ?? null,
              requiredRevision,
            },
          ];
        }),
    );
    return [...byPerson, ...byDevice];
  }

  private async revisions(
    em: EntityManager,
    deviceIds: readonly string[],
  ): Promise<Map<string, DesiredStateEntity>> {
    const found = new Map<string, DesiredStateEntity>();
    for (let i = 0; i < deviceIds.length; i += CHUNK) {
      const ids = deviceIds.slice(i, i + CHUNK).map((id) => `playlist:${id}`);
      for (const row of await em.find(DesiredStateEntity, { where: { id: In(ids) } })) found.set(row.id, row);
    }
    return found;
  }

  private base(
    station: StationEntity,
    o: OccurrenceEntity,
    order: BroadcastOrderEntity | undefined,
  ): AsRunEntity {
    return newRow({
      kind: 'occurrence',
      channel: 'speaker',
      subject: o.id,
      placeId: '',
      deviceId: null,
      stationId: station.id,
      orderId: o.orderId,
      unitPath: station.unitPath,
      localDate: o.localDate,
      title: order?.title ?? o.orderId,
      field: order?.field ?? 1,
      class: o.class,
      plannedStart: o.startAt ?? this.clock.now(),
      durationMs: o.durationMs,
      planned: [],
      requiredRevision: 1,
      readings: 1,
      confirmUntil: null,
      updatedAt: this.clock.now(),
    });
  }
}

type Part = Pick<AsRunEntity, 'channel' | 'planned' | 'durationMs'>;

/** null: nothing of it sounds at the place. */
function soundPart(items: PlaylistItem[], durationMs: number): Part | null {
  return items.length > 0 ? { channel: 'speaker', planned: plannedFiles(items), durationMs } : null;
}

/** null: nothing of it is shown. */
function displayPart(occurrence: OccurrenceEntity): Part | null {
  const display = displayFor(occurrence);
  if (!display) return null;
  const { items, durationMs } = display;
  const planned = items.map(({ sha256 }) => ({ sha256, offsetMs: 0, durationMs }));
  return { channel: 'board', planned, durationMs };
}

/** FM and wired stations report nothing themselves: one row a station, which an officer confirms. */
function personRow(station: StationEntity, o: OccurrenceEntity): Partial<AsRunEntity> {
  const start = o.startAt ?? new Date(0);
  return {
    kind: 'person',
    placeId: `station:${station.id}`,
    confirmUntil: new Date(start.getTime() + o.durationMs + CONFIRM_MS),
  };
}
