import { CONFIG, type HubConfig } from '#platform/config.js';
import { UnitLocators } from '#platform/http/access.js';
import { CommandBatchEntity, DeviceEntity } from '#persistence/entities/devices.entity.js';
import { DeviceTokens, IdentityModule } from '#features/identity/index.js';
import { TerritoryModule } from '#features/territory/index.js';
import { Module, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CommandBatchesController } from './command-batches.controller.js';
import { CommandBatches } from './command-batches.service.js';
import { CommandService } from './command.service.js';
import { ConfigReconciler } from './config-reconciler.js';
import { DesiredStates } from './desired-states.js';
import { DeviceCommands } from './device-commands.js';
import { DeviceConfigs } from './device-configs.js';
import { DeviceCredentials } from './device-credentials.js';
import { DeviceRegistry } from './device-registry.js';
import { DeviceRevocation } from './device-revocation.js';
import { DevicesController } from './devices.controller.js';
import { EnrolController } from './enrol.controller.js';
import { EnrolmentCodes } from './enrolment-codes.service.js';
import { Enrolment } from './enrolment.service.js';
import { KeyRotation } from './key-rotation.js';
import { Keyring } from './keyring.js';
import { SigningKeys } from './signing-keys.js';

const credentials = {
  provide: DeviceCredentials,
  inject: [CONFIG, DataSource],
  useFactory: (config: HubConfig, dataSource: DataSource) =>
    DeviceCredentials.open(config.dataDir, dataSource),
};

/** Needs a DeviceGateway from the application. */
@Module({
  imports: [IdentityModule, TerritoryModule],
  controllers: [EnrolController, DevicesController, CommandBatchesController],
  providers: [
    credentials,
    CommandBatches,
    CommandService,
    ConfigReconciler,
    DesiredStates,
    DeviceCommands,
    DeviceConfigs,
    DeviceRegistry,
    DeviceRevocation,
    EnrolmentCodes,
    Enrolment,
    KeyRotation,
    Keyring,
    SigningKeys,
  ],
  exports: [
    DeviceCredentials,
    CommandService,
    ConfigReconciler,
    DesiredStates,
    DeviceRegistry,
    DeviceRevocation,
    EnrolmentCodes,
    Enrolment,
    KeyRotation,
    SigningKeys,
  ],
})
export class DevicesModule implements OnModuleInit {
  constructor(
    private readonly locators: UnitLocators,
    private readonly dataSource: DataSource,
    private readonly tokens: DeviceTokens,
    private readonly deviceCredentials: DeviceCredentials,
  ) {}

  onModuleInit(): void {
    this.tokens.register((tokenSha256) => this.deviceCredentials.deviceOfToken(tokenSha256));
    this.locators.register('device', async (id) => {
      const device = await this.dataSource.getRepository(DeviceEntity).findOneBy({ id });
      return device?.unitPath ?? null;
    });
    this.locators.register('command-batch', async (id) => {
      const batch = await this.dataSource.getRepository(CommandBatchEntity).findOneBy({ id });
      return batch?.unitPath ?? null;
    });
  }
}
