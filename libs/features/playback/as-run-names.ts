import { AsRunEntity, StopEntity } from '#persistence/entities/playback.entity.js';
import { PlaceEntity, StationEntity, UnitEntity } from '#persistence/entities/territory.entity.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';

/** Names of what rows speak of, and the stops that mark them. */
export interface RowNames {
  places: Map<string, PlaceEntity>;
  stations: Map<string, StationEntity>;
  /** Full names by unit key. */
  units: Map<string, string>;
  stops: Map<string, StopEntity>;
}
const CHUNK = 500;

@Injectable()
export class AsRunNames {
  constructor(private readonly dataSource: DataSource) {}

  async of(rows: readonly Pick<AsRunEntity, 'placeId' | 'stationId' | 'stopId'>[]): Promise<RowNames> {
    const places = await this.find(
      PlaceEntity,
      'id',
      rows.map((r) => r.placeId),
    );
    const stations = await this.find(
      StationEntity,
      'id',
      rows.map((r) => r.stationId),
    );
    const units = await this.find(
      UnitEntity,
      'key',
      stations.map((s) => s.unitKey),
    );
    const stops = await this.find(
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

  private async find<E extends object>(
    entity: new () => E,
    key: keyof E & string,
    ids: readonly string[],
  ): Promise<E[]> {
    const wanted = [...new Set(ids)];
    const found: E[] = [];
    for (let i = 0; i < wanted.length; i += CHUNK) {
      const where = { [key]: In(wanted.slice(i, i + CHUNK)) } as never;
      found.push(...(await this.dataSource.getRepository(entity).find({ where })));
    }
    return found;
  }
}
