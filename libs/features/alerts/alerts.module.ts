import { DevicesModule } from '#features/devices/index.js';
import { IdentityModule } from '#features/identity/index.js';
import { Module } from '@nestjs/common';
import { AlertLists } from './alert-lists.js';
import { AlertsController } from './alerts.controller.js';
import { AlertsService } from './alerts.service.js';

@Module({
  imports: [IdentityModule, DevicesModule],
  controllers: [AlertsController],
  providers: [AlertsService, AlertLists],
  exports: [AlertsService],
})
export class AlertsModule {}
