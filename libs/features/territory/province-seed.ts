import { invalid } from '#contracts/errors.js';
import { Clock } from '#platform/clock.js';
import { EventBus } from '#platform/events.js';
import { insertRows } from '#persistence/bulk-insert.js';
import {
  StationEntity,
  StationRegulationEntity,
  UnitEntity,
} from '#persistence/entities/territory.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Audit } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import { IsNull, Like } from 'typeorm';
import type { PresetName } from './presets.js';
import { shippedFurniture } from './shipped-assets.js';
import { newStation, regulationSince } from './stations.service.js';

export interface SeedOptions {
  /** Preset of communes that are not wards. */
  rural: Exclude<PresetName, 'ward'>;
  technology: StationEntity['technology'];
}

/** Makes the stations of a whole province at once, each with the preset of its kind. */
@Injectable()
export class ProvinceSeed {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly bus: EventBus,
    private readonly clock: Clock,
  ) {}

  /**
   * Communes that have a station keep it.
   * @returns every station of the province, by unit path.
   * @throws AppError `not-a-province` (invalid)
   */
  async seedProvince(
    provinceKey: string,
    { rural, technology }: SeedOptions = { rural: 'highland', technology: 'ip' },
  ): Promise<StationEntity[]> {
    return this.unitOfWork.run(
      async (em) => {
        const province = await em.findOneBy(UnitEntity, { key: provinceKey });
        if (province?.level !== 'province')
          throw invalid('province', 'not-a-province', `"${provinceKey}" không phải tỉnh, thành phố`);
        const below = { unitPath: Like(`${province.path}%`) };
        const taken = new Set((await em.findBy(StationEntity, below)).map(({ unitKey }) => unitKey));
        const communes = await em.findBy(UnitEntity, {
          path: Like(`${province.path}%`),
          level: 'commune',
          validTo: IsNull(),
        });
        const furniture = await shippedFurniture(em);
        const rows = communes
          .filter(({ key }) => !taken.has(key))
          .map((unit) =>
            newStation(
              unit,
              {
                name: `Đài truyền thanh ${unit.fullName.charAt(0).toLowerCase()}${unit.fullName.slice(1)}`,
                technology,
                zone: 'Asia/Ho_Chi_Minh',
                preset: unit.type === 'phường' ? 'ward' : rural,
              },
              furniture,
              this.clock.now(),
            ),
          );
        await insertRows(em, StationEntity, rows);
        const regulations = rows.map((row) => regulationSince(row, 'hub'));
        await insertRows(em, StationRegulationEntity, regulations);
        const about = { subjectKind: 'unit', subjectId: provinceKey, unitPath: province.path };
        await this.audit.record(em, {
          actor: 'hub',
          action: 'province-seeded',
          ...about,
          details: { stations: rows.length },
        });
        const stationIds = rows.map(({ id }) => id);
        await this.unitOfWork.afterCommit(() => this.bus.emit('regulation-changed', { stationIds }));
        return em.find(StationEntity, { where: below, order: { unitPath: 'ASC' } });
      },
      { name: 'seed a province', timeoutMs: 60_000 },
    );
  }
}
