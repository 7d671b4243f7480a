import { LOG, type Log } from '#platform/logger.js';
import { UnitLocators } from '#platform/http/access.js';
import {
  AssetEntity,
  PlaceEntity,
  PlaceGroupEntity,
  StationEntity,
  UnitEntity,
} from '#persistence/entities/territory.entity.js';
import { EVERYWHERE, IdentityModule } from '#features/identity/index.js';
import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AssetLists } from './asset-lists.js';
import { AssetsController } from './assets.controller.js';
import { Assets } from './assets.service.js';
import { BoundariesController } from './boundaries.controller.js';
import { Boundaries } from './boundaries.service.js';
import { Boxes } from './boxes.service.js';
import { Groups } from './groups.service.js';
import { Hamlets } from './hamlets.service.js';
import { PlaceLists } from './place-lists.js';
import { PlacesController } from './places.controller.js';
import { Places } from './places.service.js';
import { ProvinceSeed } from './province-seed.js';
import { ShippedAssets } from './shipped-assets.js';
import { StationLists } from './station-lists.js';
import { StationMute } from './station-mute.service.js';
import { StationsController } from './stations.controller.js';
import { Stations } from './stations.service.js';
import { Targets } from './targets.service.js';
import { UnitChildren } from './unit-children.js';
import { UnitImport } from './unit-import.js';
import { UnitsController } from './units.controller.js';
import { Units } from './units.service.js';

const services = [
  ...[
    AssetLists,
    Assets,
    Boundaries,
    Boxes,
    Groups,
    Hamlets,
    PlaceLists,
    Places,
    ProvinceSeed,
    ShippedAssets,
  ],
  ...[StationLists, StationMute, Stations, Targets, UnitChildren, UnitImport, Units],
];

/** Needs a MediaStore from the application. Brings the shipped units and sounds into the database as it starts. */
@Module({
  imports: [IdentityModule],
  controllers: [
    AssetsController,
    BoundariesController,
    UnitsController,
    StationsController,
    PlacesController,
  ],
  providers: services,
  exports: services,
})
export class TerritoryModule implements OnModuleInit {
  constructor(
    private readonly locators: UnitLocators,
    private readonly dataSource: DataSource,
    private readonly units: UnitImport,
    private readonly assets: ShippedAssets,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async onModuleInit(): Promise<void> {
    this.locators.register('unit', (key) => this.unitPath(key));
    this.locators.register('station', (id) => this.pathOf(StationEntity, id));
    this.locators.register('place', (id) => this.pathOf(PlaceEntity, id));
    this.locators.register('group', (id) => this.pathOf(PlaceGroupEntity, id));
    this.locators.register('asset', (id) => this.pathOf(AssetEntity, id));
    const startedMs = performance.now();
    const outcome = await this.units.run();
    const sounds = await this.assets.register();
    const tookMs = Math.round(performance.now() - startedMs);
    if (outcome.added + outcome.changed + outcome.lineage + sounds > 0)
      this.log.info({ ...outcome, sounds, tookMs }, 'shipped units and sounds are in the database');
  }

  private async unitPath(key: string): Promise<string | null> {
    if (key === EVERYWHERE.unitKey) return EVERYWHERE.unitPath;
    return (await this.dataSource.getRepository(UnitEntity).findOneBy({ key }))?.path ?? null;
  }

  private async pathOf(
    entity: new () => { id: string; unitPath: string },
    id: string,
  ): Promise<string | null> {
    return (await this.dataSource.getRepository(entity).findOneBy({ id }))?.unitPath ?? null;
  }
}
