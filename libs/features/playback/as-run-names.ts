import { findByKeys } from '#persistence/find-by-keys.js';
import { AsRunEntity, StopEntity } from '#persistence/entities/playback.entity.js';
import { PlaceEntity, StationEntity, UnitEntity } from '#persistence/entities/territory.entity.js';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Names of what rows speak of, and the stops that mark them. */
export interface RowNames {
  places: Map<string, PlaceEntity>;
  stations: Map<string, StationEntity>;
  /** Full names by unit key. */
  units: Map<string, string>;
  stops: Map<string, StopEntity>;
}

@Injectable()
export class AsRunNames {
  constructor(private readonly dataSource: DataSource) {}

  async of(rows: readonly Pick<AsRunEntity, 'placeId' | 'stationId' | 'stopId'>[]): Promise<RowNames> {
    const places = await findByKeys(
      this.dataSource,
      PlaceEntity,
      'id',
      rows.map((r) => r.placeId),
    );
    const stations = await findByKeys(
      this.dataSource,
      StationEntity,
      'id',
      rows.map((r) => r.stationId),
    );
    const units = await findByKeys(
      this.dataSource,
      UnitEntity,
      'key',
      stations.map((s) => s.unitKey),
    );
    const stops = await findByKeys(
      this.dataSource,
      StopEntity,
      'id',
      rows.flatMap((r) => r.stopId ?? []),
    );
    return {
      places: new Map(places.map((p) => [p.id, p])),
      stations: new Map(stations.map((s) => [s.id, s])),
      units: new Map(units.map((u) => [u.key, u.fullName])),
      stops: new Map(stops.map((s) => [s.id, s])),
    };
  }
}
