import { BulletinEntity } from '#persistence/entities/bulletins.entity.js';
import { DeviceEntity } from '#persistence/entities/devices.entity.js';
import {
  BroadcastOrderEntity,
  OccurrenceEntity,
  SessionEntity,
} from '#persistence/entities/orders.entity.js';
import { AssetEntity, PlaceEntity, StationEntity } from '#persistence/entities/territory.entity.js';
import { readRows } from '#persistence/bulk-read.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { MAX_BODY_BYTES, MAX_WITHDRAWN } from '#contracts/wire.js';
import { type DesiredEntry, DesiredStates } from '#features/devices/index.js';
import { MediaStore } from '#storage/media-store.js';
import { Clock } from '#platform/clock.js';
import { CONFIG, type HubConfig } from '#platform/config.js';
import { EventBus } from '#platform/events.js';
import { canonicalJson } from '#platform/ids.js';
import { LOG, type Log } from '#platform/logger.js';
import { StationLoop } from '#platform/station-loop.js';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Between, DataSource, In, MoreThan, Not } from 'typeorm';
import {
  bodyKey,
  mediaPath,
  playlistBody,
  type ProgrammePlace,
  type StationProgramme,
  wireInstant,
} from './playlist-body.js';

const DAY_MS = 24 * 3600_000;
const STATIONS_A_TURN = 20;
/** On air, or about to be. */
const NEAR_MS = 2 * 3600_000;

/**
 * Desired playlists: per station one body for each set of places with the same programme, and a small signed message per
 * device that names it. Covers yesterday to the end of the horizon; renewed at midnight and whenever the plan changes.
 */
@Injectable()
export class PlaylistsService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: StationLoop;

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly store: MediaStore,
    private readonly desired: DesiredStates,
    private readonly clock: Clock,
    private readonly events: EventBus,
    @Inject(CONFIG) private readonly config: HubConfig,
    @Inject(LOG) log: Log,
  ) {
    this.loop = new StationLoop({
      name: 'playlists',
      clock,
      log,
      aTurn: STATIONS_A_TURN,
      everyStation: async () => {
        const where = { technology: 'ip' as const };
        const ip = await dataSource.getRepository(StationEntity).find({ select: { id: true }, where });
        // Boards stand at FM and wired stations too.
        const boards = await dataSource.getRepository(DeviceEntity).find({
          select: { stationId: true },
          where: { kind: 'board', state: 'active' },
        });
        return [...new Set([...ip.map(({ id }) => id), ...boards.map(({ stationId }) => stationId)])];
      },
      work: async (stationIds) => {
        for (const id of stationIds) await this.reconcile(id);
      },
    });
  }

  onApplicationBootstrap(): void {
    this.events.on('plan-changed', ({ stationIds }) => this.request(stationIds));
    this.events.on('place-changed', ({ stationIds }) => this.request(stationIds));
    this.events.on('regulation-changed', ({ stationIds }) => this.request(stationIds));
    this.events.on('device-enrolled', ({ stationId }) => this.request([stationId]));
    this.events.on('bulletin-withdrawn', async ({ bulletinId }) => {
      this.request(await this.stationsAiring(bulletinId));
      this.requestEverything();
    });
    // The plan keeps what is on air; its devices are to be told at once all the same.
    this.events.on('order-withdrawn', ({ stationIds }) => this.request(stationIds));
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  request(stationIds: readonly string[]): void {
    this.loop.request(stationIds);
  }

  requestEverything(): void {
    this.loop.requestEverything();
  }

  /** Makes the desired playlists of one station equal to its plan. */
  async reconcile(stationId: string): Promise<void> {
    const station = await this.dataSource.getRepository(StationEntity).findOneBy({ id: stationId });
    if (!station) return;
    const at = { column: 'stationId' as const, in: [stationId] };
    const { manager } = this.dataSource;
    const places = await readRows(manager, PlaceEntity, ['id', 'kind', 'languages'], at);
    const active = { ...at, and: { state: 'active' as const } };
    const devices = await readRows(manager, DeviceEntity, ['id', 'placeId'], active);
    if (devices.length === 0) return;
    const { fromMs, toMs } = this.horizon();
    const programme = await this.programmeOf(station, new Date(fromMs), new Date(toMs));
    const byPlace = new Map(places.map((p) => [p.id, p]));
    const bodies = new Map<string, { sha256: string; bytes: number; path: string }>();
    const entries: DesiredEntry[] = [];
    for (const device of devices) {
      const place = byPlace.get(device.placeId);
      if (!place) continue;
      const key = bodyKey(place, programme);
      const body = bodies.get(key) ?? (await this.storeBody(place, programme));
      bodies.set(key, body);
      const content = {
        validFrom: wireInstant(new Date(fromMs)),
        validTo: wireInstant(new Date(toMs)),
        withdrawn: programme.withdrawn.slice(0, MAX_WITHDRAWN),
        body,
      };
      entries.push({ kind: 'playlist' as const, target: device.id, content, bodySha256: body.sha256 });
    }
    await this.unitOfWork.run((em) => this.desired.putMany(em, entries), {
      name: 'desire playlists',
      timeoutMs: 60_000,
    });
  }

  /** From yesterday 00:00 to the end of the horizon, in Vietnam's days: the same all day long, so that it changes once a day. */
  private horizon(): { fromMs: number; toMs: number } {
    const offset = 7 * 3600_000;
    const today = Math.floor((this.clock.nowMs() + offset) / DAY_MS) * DAY_MS - offset;
    return { fromMs: today - DAY_MS, toMs: today + this.config.horizonDays * DAY_MS };
  }

  private async programmeOf(station: StationEntity, from: Date, to: Date): Promise<StationProgramme> {
    const stationId = station.id;
    const occurrences = await this.dataSource.getRepository(OccurrenceEntity).find({
      where: { stationId, state: 'placed', startAt: Between(from, to) },
      order: { startAt: 'ASC', id: 'ASC' },
      take: 5000,
    });
    const sessions = await this.dataSource.getRepository(SessionEntity).find({
      where: { stationId, startAt: Between(from, to) },
      order: { startAt: 'ASC', id: 'ASC' },
      take: 1000,
    });
    const assets = await this.dataSource.getRepository(AssetEntity).find({
      where: [
        { id: In(Object.values(station.furniture).filter((id): id is string => id !== null)) },
        { role: 'silence' },
      ],
    });
    const asset = (id: string | null) => assets.find((a) => a.id === id) ?? null;
    const { chime, ident, stinger, closing } = station.furniture;
    const ids = [...new Set(occurrences.flatMap((o) => o.bulletinIds))];
    const bulletins = ids.length
      ? await this.dataSource
          .getRepository(BulletinEntity)
          .find({ select: { id: true, validTo: true }, where: { id: In(ids) } })
      : [];
    return {
      station,
      occurrences,
      sessions,
      furniture: {
        silence: assets.find((a) => a.role === 'silence') ?? null,
        chime: asset(chime),
        ident: asset(ident),
        stinger: asset(stinger),
        closing: asset(closing),
      },
      validTo: new Map(bulletins.map((b) => [b.id, b.validTo])),
      withdrawn: await this.withdrawnAt(stationId, from, to),
      stopped: await this.withdrawnOrders(occurrences),
    };
  }

  /** Stations at which a bulletin is on air or soon will be: they cannot wait for the others. */
  private async stationsAiring(bulletinId: string): Promise<string[]> {
    const nowMs = this.clock.nowMs();
    const near = await this.dataSource.getRepository(OccurrenceEntity).find({
      select: { stationId: true, bulletinIds: true },
      where: { startAt: Between(new Date(nowMs - NEAR_MS), new Date(nowMs + NEAR_MS)) },
      take: 20_000,
    });
    const airing = near.filter(({ bulletinIds }) => bulletinIds.includes(bulletinId));
    return [...new Set(airing.map(({ stationId }) => stationId))];
  }

  /**
   * Withdrawn bulletins that the station's devices may still hold. What was on air when it was withdrawn stays placed in
   * the plan: it is looked for too, so that it fades out.
   */
  private async withdrawnAt(stationId: string, from: Date, to: Date): Promise<string[]> {
    const rows = await this.dataSource.getRepository(OccurrenceEntity).find({
      select: { bulletinIds: true },
      where: [
        { stationId, state: Not('placed'), updatedAt: MoreThan(from) },
        { stationId, startAt: Between(from, to) },
      ],
      take: 5000,
    });
    const ids = [...new Set(rows.flatMap((r) => r.bulletinIds))].slice(0, 1000);
    if (ids.length === 0) return [];
    const gone = await this.dataSource.getRepository(BulletinEntity).find({
      select: { id: true },
      where: { id: In(ids), state: 'withdrawn' },
      order: { updatedAt: 'DESC' },
      take: MAX_WITHDRAWN,
    });
    return gone.map((b) => b.id).sort();
  }

  private async withdrawnOrders(occurrences: readonly OccurrenceEntity[]): Promise<Set<string>> {
    const inOrders = { column: 'id' as const, in: [...new Set(occurrences.map((o) => o.orderId))] };
    const and = { state: 'withdrawn' as const };
    const rows = await readRows(this.dataSource.manager, BroadcastOrderEntity, ['id'], { ...inOrders, and });
    return new Set(rows.map(({ id }) => id));
  }

  private async storeBody(
    place: ProgrammePlace,
    programme: StationProgramme,
  ): Promise<{ sha256: string; bytes: number; path: string }> {
    const bytes = Buffer.from(canonicalJson(playlistBody(place, programme)));
    const { sha256 } = await this.store.put(bytes, { maxBytes: MAX_BODY_BYTES });
    return { sha256, bytes: bytes.byteLength, path: mediaPath(sha256) };
  }
}
