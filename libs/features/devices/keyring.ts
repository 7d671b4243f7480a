import { DeviceEntity, DeviceStateEntity, SigningKeyEntity } from '#persistence/entities/devices.entity.js';
import { PlaceEntity, StationEntity } from '#persistence/entities/territory.entity.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, Not } from 'typeorm';
import type { DeviceDto, KeysDto } from './devices.dto.js';
import { KeyRotation } from './key-rotation.js';
import { SigningKeys } from './signing-keys.js';

const LISTED = 200;

/** The keys as people see them: which one signs, which one is coming and whom it waits for, which ones were. */
@Injectable()
export class Keyring {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: SigningKeys,
    private readonly rotation: KeyRotation,
  ) {}

  async show(): Promise<KeysDto> {
    return {
      root: this.keys.rootEntry(),
      keys: this.keys.entries(),
      active: this.keys.active,
      announced: await this.announced(),
      retired: await this.retired(),
    };
  }

  private async announced(): Promise<KeysDto['announced']> {
    const kid = this.keys.announced;
    if (kid === null) return null;
    const waiting = await this.rotation.waitingFor();
    const devices = await this.dataSource.getRepository(DeviceEntity).countBy({ state: 'active' });
    return { kid, devices, waiting: waiting.length, waitingFor: await this.named(waiting.slice(0, LISTED)) };
  }

  private async named(ids: readonly string[]) {
    if (ids.length === 0) return [];
    const devices = await this.dataSource.getRepository(DeviceEntity).findBy({ id: In([...ids]) });
    const states = await this.dataSource.getRepository(DeviceStateEntity).findBy({ deviceId: In([...ids]) });
    const places = await this.dataSource
      .getRepository(PlaceEntity)
      .findBy({ id: In(devices.map(({ placeId }) => placeId)) });
    const stations = await this.dataSource
      .getRepository(StationEntity)
      .findBy({ id: In(devices.map(({ stationId }) => stationId)) });
    return devices.map(({ id, placeId, stationId }) => {
      const state = states.find(({ deviceId }) => deviceId === id);
      return {
        device: id,
        place: placeId,
        placeName: places.find((place) => place.id === placeId)?.name ?? placeId,
        stationName: stations.find((station) => station.id === stationId)?.name ?? stationId,
        presence: (state?.presence ?? 'unknown') as DeviceDto['presence'],
        seenAt: state?.seenAt?.toISOString() ?? null,
      };
    });
  }

  private async retired(): Promise<KeysDto['retired']> {
    const rows = await this.dataSource.getRepository(SigningKeyEntity).find({
      where: { role: 'hub', retiredAt: Not(IsNull()) },
      order: { retiredAt: 'DESC' },
      take: 50,
    });
    return rows.flatMap(({ kid, notBefore, retiredAt }) =>
      retiredAt ? [{ kid, notBefore: notBefore.toISOString(), retiredAt: retiredAt.toISOString() }] : [],
    );
  }
}
