import { CONFIG, type HubConfig } from '#platform/config.js';
import { DeviceEntity } from '#persistence/entities/devices.entity.js';
import { PlaceEntity, StationEntity } from '#persistence/entities/territory.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { type DesiredEntry, DesiredStates } from './desired-states.js';
import { deviceConfig } from './device-config.js';
import { DeviceRevocation } from './device-revocation.js';
import { SigningKeys } from './signing-keys.js';

const CHUNK = 500;

/** What the devices of stations should be told of their regulation, their places and the keys. */
@Injectable()
export class DeviceConfigs {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly desired: DesiredStates,
    private readonly keys: SigningKeys,
    private readonly revocation: DeviceRevocation,
    @Inject(CONFIG) private readonly config: HubConfig,
  ) {}

  /** Makes the desired configs equal to what they should be; devices at places that are no longer used end. */
  async reconcileStations(ids: readonly string[]): Promise<void> {
    const devices = await this.devicesOf(ids);
    if (devices.length === 0) return;
    const stationIds = devices.map(({ stationId }) => stationId);
    const placeIds = devices.map(({ placeId }) => placeId);
    const stations = await this.byId(StationEntity, stationIds);
    const places = await this.byId(PlaceEntity, placeIds);
    const keys = this.keys.entries();
    const retired = devices.filter(({ placeId }) => places.get(placeId)?.retiredAt);
    const entries = devices.flatMap((device): DesiredEntry[] => {
      const station = stations.get(device.stationId);
      const place = places.get(device.placeId);
      if (!station || !place || place.retiredAt) return [];
      const content = deviceConfig(station, place, device, this.config, keys);
      return [{ kind: 'config', target: device.id, content }];
    });
    await this.unitOfWork.run(
      async (em) => {
        for (const { placeId } of retired)
          await this.revocation.revokeAt(em, placeId, 'hub', 'place-retired');
        await this.desired.putMany(em, entries);
      },
      { name: 'desire configs', timeoutMs: 60_000 },
    );
  }

  async stationsWithDevices(): Promise<string[]> {
    const rows = await this.dataSource
      .getRepository(DeviceEntity)
      .createQueryBuilder('d')
      .select('DISTINCT d.stationId', 'station')
      .where('d.state = :state', { state: 'active' })
      .getRawMany<{ station: string }>();
    return rows.map(({ station }) => station);
  }

  private async devicesOf(stationIds: readonly string[]): Promise<DeviceEntity[]> {
    if (stationIds.length === 0) return [];
    const where = { stationId: In([...stationIds]), state: 'active' as const };
    return this.dataSource.getRepository(DeviceEntity).findBy(where);
  }

  private async byId<E extends { id: string }>(
    entity: new () => E,
    ids: readonly string[],
  ): Promise<Map<string, E>> {
    const wanted = [...new Set(ids)];
    const rows: E[] = [];
    for (let at = 0; at < wanted.length; at += CHUNK) {
      const where = { id: In(wanted.slice(at, at + CHUNK)) } as never;
      rows.push(...(await this.dataSource.getRepository(entity).findBy(where)));
    }
    return new Map(rows.map((row) => [row.id, row]));
  }
}
