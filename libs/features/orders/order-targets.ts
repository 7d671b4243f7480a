import { addDays, type LocalDate } from '#domain/time/civil-date.js';
import { localDateOf } from '#domain/time/zone.js';
import {
  type LineageStep,
  resolveTargets,
  type TargetExpression,
  type TargetPlace,
  type TargetTerm,
} from '#domain/territory/targets.js';
import { invalid } from '#contracts/errors.js';
import { Clock } from '#platform/clock.js';
import { EventBus } from '#platform/events.js';
import { PlaceEntity, StationEntity, UnitLineageEntity } from '#persistence/entities/territory.entity.js';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { TargetsDto } from './orders.dto.js';

/** A station that targets reach, with the places there and what they understand. */
export interface Reached {
  stationId: string;
  stationName: string;
  unitPath: string;
  technology: StationEntity['technology'];
  placeIds: string[];
  /** How many of them are boards. */
  boards: number;
  /** Of its reached loudspeakers, the commonest order first. */
  languages: string[];
  fromLocalDate?: LocalDate;
  toLocalDate?: LocalDate;
}

interface World {
  places: TargetPlace[];
  languages: Map<string, string[]>;
  boards: ReadonlySet<string>;
  lineage: LineageStep[];
  stations: Map<string, StationEntity>;
}
/** Events drop the copy at once; this is for what no event told. */
const STALE_MS = 60_000;
const ZONE = 'Asia/Ho_Chi_Minh';

/** Resolves an order's targets; a station without devices of its own (FM, wired) counts as one place. */
@Injectable()
export class OrderTargets {
  private world: Promise<World> | null = null;
  private loadedAtMs = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    events: EventBus,
  ) {
    for (const name of ['place-changed', 'regulation-changed'] as const)
      events.on(name, () => void (this.world = null));
  }

  /** Every station reached today. */
  async stationsOf(targets: unknown): Promise<Reached[]> {
    const world = await this.load();
    return this.resolve(world, targets, localDateOf(this.clock.nowMs(), ZONE));
  }

  /**
   * Somebody hears it, and nobody outside the order's own unit does.
   * @throws AppError (invalid) on `targets`
   */
  async require(targets: unknown, unitPath: string): Promise<Reached[]> {
    const reached = await this.stationsOf(targets);
    if (reached.length === 0)
      throw invalid(
        'targets',
        'nobody',
        'Nơi phát đã chọn không có điểm đặt loa nào: chọn thêm địa bàn, nhóm hoặc cụm loa',
        'There is no loudspeaker where you chose: choose more areas, groups or places',
      );
    const outside = reached.find((r) => !r.unitPath.startsWith(unitPath));
    if (outside)
      throw invalid(
        'targets',
        'outside-unit',
        `Nơi phát có ${outside.stationName} nằm ngoài địa bàn của lịch phát: bỏ ra khỏi nơi phát`,
      );
    return reached;
  }

  /** Of these stations, on the dates of the horizon: one entry for each stretch on which the lineage of units is the same. */
  async reach(
    targets: unknown,
    stations: readonly StationEntity[],
    horizon: { fromLocalDate: LocalDate; toLocalDate: LocalDate },
  ): Promise<Reached[]> {
    const world = await this.load();
    const wanted = new Set(stations.map((s) => s.id));
    const { fromLocalDate, toLocalDate } = horizon;
    const breaks = [...new Set(world.lineage.map((l) => l.onLocalDate))]
      .filter((d) => d > fromLocalDate && d <= toLocalDate)
      .sort();
    const starts = [fromLocalDate, ...breaks];
    return starts.flatMap((start, i) => {
      const next = starts[i + 1];
      const stretch =
        breaks.length === 0
          ? {}
          : { fromLocalDate: start, toLocalDate: next ? addDays(next, -1) : toLocalDate };
      return this.resolve(world, targets, start)
        .filter((r) => wanted.has(r.stationId))
        .map((r) => ({ ...r, ...stretch }));
    });
  }

  private resolve(world: World, targets: unknown, onLocalDate: LocalDate): Reached[] {
    const resolved = resolveTargets(
      expressionOf(targets as z.infer<typeof TargetsDto>),
      world.places,
      world.lineage,
      onLocalDate,
    );
    return resolved.stations.flatMap(({ stationId, placeIds }) => {
      const station = world.stations.get(stationId);
      if (!station) return [];
      const heardAt = placeIds.filter((id) => !world.boards.has(id));
      const languages = [...new Set(heardAt.flatMap((id) => world.languages.get(id) ?? []))];
      return [
        {
          stationId,
          stationName: station.name,
          unitPath: station.unitPath,
          technology: station.technology,
          placeIds,
          boards: placeIds.length - heardAt.length,
          languages,
        },
      ];
    });
  }

  private load(): Promise<World> {
    const nowMs = this.clock.nowMs();
    if (!this.world || nowMs - this.loadedAtMs > STALE_MS) {
      this.loadedAtMs = nowMs;
      this.world = this.read();
      this.world.catch(() => (this.world = null));
    }
    return this.world;
  }

  private async read(): Promise<World> {
    const stations = await this.dataSource.getRepository(StationEntity).find();
    const rows = await this.dataSource.getRepository(PlaceEntity).find();
    const lineage = await this.dataSource.getRepository(UnitLineageEntity).find();
    const live = rows.filter((p) => p.retiredAt === null);
    const places: TargetPlace[] = live.map((p) => ({
      id: p.id,
      stationId: p.stationId,
      unitPath: [...p.unitPath.split('/').filter(Boolean), ...(p.hamletKey ? [p.hamletKey] : [])],
      hamlet: p.hamletKey,
      groups: p.groups,
    }));
    const withSpeakers = new Set(live.flatMap((p) => (p.kind === 'speaker' ? [p.stationId] : [])));
    for (const s of stations) {
      if (s.technology === 'ip' || withSpeakers.has(s.id)) continue;
      places.push({
        id: `station:${s.id}`,
        stationId: s.id,
        unitPath: s.unitPath.split('/').filter(Boolean),
        groups: [],
      });
    }
    return {
      places,
      boards: new Set(live.filter((p) => p.kind === 'board').map((p) => p.id)),
      languages: new Map(live.map((p) => [p.id, p.languages])),
      lineage: lineage.map((l) => ({ from: l.fromKey, to: l.toKey, onLocalDate: l.onDate })),
      stations: new Map(stations.map((s) => [s.id, s])),
    };
  }
}

/** Hamlets are units of the tree; the four lists are one expression. */
function expressionOf(targets: z.infer<typeof TargetsDto>): TargetExpression {
  const terms = (list: z.infer<typeof TargetsDto>['include'] | undefined): TargetTerm[] => [
    ...(list?.units ?? []).map((unit) => ({ kind: 'unit' as const, unit })),
    ...(list?.hamlets ?? []).map((unit) => ({ kind: 'unit' as const, unit })),
    ...(list?.groups ?? []).map((group) => ({ kind: 'group' as const, group })),
    ...(list?.places ?? []).map((place) => ({ kind: 'place' as const, place })),
  ];
  return { include: terms(targets.include), exclude: terms(targets.exclude) };
}
