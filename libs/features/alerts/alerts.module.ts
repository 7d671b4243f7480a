import { DevicesModule } from '#features/devices/index.js';
import { IdentityModule } from '#features/identity/index.js';
import { Module } from '@nestjs/common';
import { AlertsController } from './alerts.controller.js';
import { AlertsService } from './alerts.service.js';

@Module({
  imports: [IdentityModule, DevicesModule],
  controllers: [AlertsController],
  providers: [AlertsService],
  exports: [AlertsService],
})
export class AlertsModule {}
