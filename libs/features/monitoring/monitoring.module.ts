import { IdentityModule } from '#features/identity/index.js';
import { PlaybackModule } from '#features/playback/index.js';
import { Module } from '@nestjs/common';
import { Conditions } from './conditions.js';
import { MonitoringController } from './monitoring.controller.js';
import { MonitorService } from './monitor.service.js';
import { NoticesService } from './notices.service.js';

@Module({
  imports: [IdentityModule, PlaybackModule],
  controllers: [MonitoringController],
  providers: [Conditions, MonitorService, NoticesService],
  exports: [MonitorService],
})
export class MonitoringModule {}
