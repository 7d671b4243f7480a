import { notFound } from '#contracts/errors.js';
import type { StatusUp } from '#contracts/reports.js';
import type { Actor } from '#platform/actor.js';
import { fold } from '#platform/fold.js';
import {
  DesiredStateEntity,
  DeviceCommandEntity,
  DeviceEntity,
  DeviceStateEntity,
} from '#persistence/entities/devices.entity.js';
import { PlaceEntity, StationEntity, UnitEntity } from '#persistence/entities/territory.entity.js';
import { paged, whereContains } from '#persistence/paging.js';
import { Rights } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In, MoreThan } from 'typeorm';
import type { PageQuery } from '#platform/http/validation.js';
import { desiredId } from './desired-states.js';
import { unitsOfPath } from './device-credentials.js';
import { commandDto, deviceDto } from './device-views.js';
import type { DeviceDto, DeviceQuery } from './devices.dto.js';

const GRANTS_A_TURN = 500;

/** Devices as they are read: by screens, and by the broker's list. */
@Injectable()
export class DeviceRegistry {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rights: Rights,
  ) {}

  async list(actor: Actor, query: DeviceQuery) {
    const builder = this.dataSource
      .getRepository(DeviceEntity)
      .createQueryBuilder('d')
      .innerJoin(DeviceStateEntity, 's', 's.deviceId = d.id')
      .innerJoin(PlaceEntity, 'p', 'p.id = d.placeId');
    this.rights.narrow(builder, 'd.unitPath', this.rights.scopeOf(actor, 'read', 'device'));
    if (query.unit) {
      const unit = await this.dataSource.getRepository(UnitEntity).findOneBy({ key: query.unit });
      if (!unit) throw notFound('unit', query.unit);
      this.rights.narrow(builder, 'p.unitPath', [unit.path]);
    }
    if (query.search) whereContains(builder, 'p.folded', fold(query.search));
    if (query.state !== 'all') builder.andWhere('d.state = :state', { state: query.state });
    const exact = { 'd.stationId': query.station, 'd.placeId': query.place, 's.presence': query.presence };
    for (const [column, value] of Object.entries({ ...exact, 's.clockState': query.clock })) {
      const name = column.replace('.', '_');
      if (value !== undefined) builder.andWhere(`${column} = :${name}`, { [name]: value });
    }
    const sort = ['id', 'unitPath', 'enrolledAt', 's.seenAt', 's.presence', 'p.folded'];
    const page = await paged(builder, query, { alias: 'd', sort, by: 'unitPath' });
    return { ...page, items: await this.dtosOf(page.items) };
  }

  async detail(id: string) {
    const device = await this.dataSource.getRepository(DeviceEntity).findOneBy({ id });
    const [dto] = device ? await this.dtosOf([device]) : [];
    if (!device || !dto) throw notFound('device', id);
    const state = await this.dataSource.getRepository(DeviceStateEntity).findOneBy({ deviceId: id });
    return { ...dto, publicKey: device.publicKey, status: (state?.status ?? null) as StatusUp | null };
  }

  /** Newest first. */
  async commands(deviceId: string, query: PageQuery) {
    const builder = this.dataSource
      .getRepository(DeviceCommandEntity)
      .createQueryBuilder('c')
      .where('c.deviceId = :deviceId', { deviceId });
    const page = await paged(builder, query, { alias: 'c', sort: ['issuedAt', 'result'], by: '-issuedAt' });
    return { ...page, items: page.items.map(commandDto) };
  }

  /** Every active device with the units whose alerts it may read, read in turns: for the broker's list. */
  async *grants(): AsyncGenerator<{ device: string; units: string[] }> {
    for (let after = ''; ;) {
      const rows = await this.dataSource.getRepository(DeviceEntity).find({
        select: { id: true, unitPath: true },
        where: { state: 'active', id: MoreThan(after) },
        order: { id: 'ASC' },
        take: GRANTS_A_TURN,
      });
      for (const { id, unitPath } of rows) yield { device: id, units: unitsOfPath(unitPath) };
      if (rows.length < GRANTS_A_TURN) return;
      after = rows.at(-1)!.id;
    }
  }

  private async dtosOf(devices: readonly DeviceEntity[]): Promise<DeviceDto[]> {
    if (devices.length === 0) return [];
    const ids = devices.map(({ id }) => id);
    const rowsOf = <E extends object>(entity: new () => E, where: object): Promise<E[]> =>
      this.dataSource.getRepository<E>(entity).findBy(where);
    const wanted = ids.flatMap((id) => [desiredId('config', id), desiredId('playlist', id)]);
    const [states, places, stations, desired] = await Promise.all([
      rowsOf(DeviceStateEntity, { deviceId: In(ids) }),
      rowsOf(PlaceEntity, { id: In(devices.map(({ placeId }) => placeId)) }),
      rowsOf(StationEntity, { id: In(devices.map(({ stationId }) => stationId)) }),
      rowsOf(DesiredStateEntity, { id: In(wanted) }),
    ]);
    return devices.map((device) =>
      deviceDto(device, {
        state: states.find(({ deviceId }) => deviceId === device.id),
        place: places.find(({ id }) => id === device.placeId),
        station: stations.find(({ id }) => id === device.stationId),
        config: desired.find(({ id }) => id === desiredId('config', device.id)),
        playlist: desired.find(({ id }) => id === desiredId('playlist', device.id)),
      }),
    );
  }
}
