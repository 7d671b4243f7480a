import { AlertsModule } from '#features/alerts/index.js';
import { BulletinsModule } from '#features/bulletins/index.js';
import { DevicesModule } from '#features/devices/index.js';
import { IdentityModule } from '#features/identity/index.js';
import { MonitoringModule } from '#features/monitoring/index.js';
import { OrdersModule } from '#features/orders/index.js';
import { PlaybackModule } from '#features/playback/index.js';
import { PlaylistsModule } from '#features/playlists/index.js';
import { SoundsModule } from '#features/sounds/index.js';
import { StopsModule } from '#features/stops/index.js';
import { TerritoryModule } from '#features/territory/index.js';
import { DeviceGateway } from '#messaging/device-gateway.js';
import type { HubConfig } from '#platform/config.js';
import type { Clock } from '#platform/clock.js';
import type { Log } from '#platform/logger.js';
import { PlatformModule } from '#platform/platform.module.js';
import { PersistenceModule } from '#persistence/persistence.module.js';
import type { UnitOfWork } from '#persistence/transaction.js';
import { MediaStore } from '#storage/media-store.js';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { DeviceTraffic } from './device-traffic.js';
import { HealthController } from './health.controller.js';

/** The adapters that are opened before the application is built. */
export interface Adapters {
  config: HubConfig;
  log: Log;
  clock: Clock;
  dataSource: DataSource;
  unitOfWork: UnitOfWork;
  gateway: DeviceGateway;
  store: MediaStore;
}

@Global()
@Module({})
class AdaptersModule {
  static with({ gateway, store }: Adapters): DynamicModule {
    const providers = [
      { provide: DeviceGateway, useValue: gateway },
      { provide: MediaStore, useValue: store },
    ];
    return { module: AdaptersModule, providers, exports: providers };
  }
}

/** Everything one hub is; role `all` is the only one that is built. */
@Module({})
export class AppModule {
  static with(adapters: Adapters): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(adapters.config, adapters.log, adapters.clock),
        PersistenceModule.with(adapters.dataSource, adapters.unitOfWork),
        AdaptersModule.with(adapters),
        IdentityModule,
        TerritoryModule,
        DevicesModule,
        BulletinsModule,
        SoundsModule,
        OrdersModule,
        PlaylistsModule,
        PlaybackModule,
        AlertsModule,
        StopsModule,
        MonitoringModule,
      ],
      controllers: [HealthController],
      providers: [DeviceTraffic],
    };
  }
}
